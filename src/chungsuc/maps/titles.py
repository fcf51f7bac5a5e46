"""Titles of the communes of a map: by decision, or carried from their parts (danh hiệu trên bản đồ)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chungsuc.figures.figure import Asked
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import Look
from chungsuc.recognition.carried import carried_titles
from chungsuc.recognition.queries import PROGRAMME_TYPE, recognitions_at, titles_at
from chungsuc.units.models import Unit

TITLE_LOOKS: Mapping[Title, Look] = {
    Title.NTM: Look.RUNG_1, Title.ADVANCED: Look.RUNG_2, Title.MODEL: Look.RUNG_3, Title.MODERN: Look.RUNG_4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """Titles by thread: ``decided`` by an authority, ``carried`` provisionally where nobody has decided."""

    decided: Mapping[str, Title]
    carried: Mapping[str, Title]
    synthetic: bool


def titles_held(asked: Asked, units: Iterable[Unit]) -> Held:
    """Give the titles of units on the day asked, as it was known at the moment asked."""
    communes = [unit for unit in units if unit.type == PROGRAMME_TYPE]
    threads = [unit.thread for unit in communes]
    known = {"basis": asked.basis, "threads": threads, "known_on": asked.known_on}
    decided = titles_at(asked.as_of, **known)
    open_still = [unit for unit in communes if unit.thread not in decided]
    brought = carried_titles(open_still, asked.as_of, basis=asked.basis)
    carried = {thread: one.title for thread, one in brought.items() if one.title is not None}
    drawn = bool(decided) and recognitions_at(asked.as_of, **known).filter(synthetic=True).exists()
    return Held(decided, carried, drawn or bool(carried))
