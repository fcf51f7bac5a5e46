"""Grounds and marks of the classes: colour and pattern, so that colour is never alone (màu và nét).

On a page the style sheet colours them by class name; on paper the same colours stand in the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chungsuc.maps.drawing.view import Look

SIZE = 8  # of a pattern's tile


class Style(NamedTuple):
    """The ground of a class, and the path of its mark in a tile of 8 × 8."""

    ground: str
    ink: str
    mark: str = ""
    width: float = 1.0


DIAGONAL = "M-1,1l2,-2M0,8l8,-8M7,9l2,-2"
BACKWARDS = "M-1,7l2,2M0,0l8,8M7,-1l2,2"
STYLES: Mapping[Look, Style] = {
    Look.LOW: Style("#fffdf7", "#9a9280", "M2,2h1M6,6h1", 1.3),
    Look.RUNG_1: Style("#dcefe5", "#dcefe5"),
    Look.RUNG_2: Style("#a9d8c0", "#4e9579", DIAGONAL, 0.9),
    Look.RUNG_3: Style("#5fb08f", "#e4f4ec", "M4,0v8M0,4h8", 1.1),
    Look.RUNG_4: Style("#2f8464", "#2f8464"),
    Look.MET: Style("#c9ead9", "#c9ead9"),
    Look.UNMET: Style("#f6cfc6", "#b3452f", DIAGONAL, 1.0),
    Look.UNKNOWN: Style("#fdf0d2", "#8a6210", "M2,2h1.4M6,6h1.4", 1.5),
    Look.NOT_ASKED: Style("#eceff2", "#8b96a0", "M0,4h8", 0.8),
    Look.OUTSIDE: Style("#c9cecb", "#c9cecb"),
    Look.UP: Style("#8fcdb0", "#0b5640", "M4,2v4M2,4h4", 1.2),
    Look.DOWN: Style("#f3b5a6", "#8c2413", "M2,4h4", 1.5),
    Look.NEW: Style("#b3cde8", "#275a8c", BACKWARDS, 0.9),
    Look.CARRIED: Style("#eef7f2", "#86b9a3", BACKWARDS, 0.9),
    Look.CARRIED_2: Style("#cfe7dc", "#3c8266", BACKWARDS, 1.2),
}
LINE, DISTRICT, INK, HALO, PAPER = "#8a958f", "#45524b", "#1b2420", "#ffffff", "#ffffff"
