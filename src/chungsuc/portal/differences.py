"""How one content differs from another: figures, units, titles, criteria (khác gì bản trước)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

SHOWN = 40  # lines that a difference keeps in words; the counts are of all


def difference(before: Mapping[tuple[str, str], Any] | None, now: Mapping[tuple[str, str], Any]) -> dict[str, Any]:
    """Say what changed: counts, and the first lines of it; empty where there is nothing to compare with."""
    if before is None:
        return {}
    was, units = _by_key(before), _by_key(now)
    both = [(was[key], line) for key, line in units.items() if key in was]
    titles = [_title_line(old, new) for old, new in both if old["title"] != new["title"]]
    cells = sum(_cells(old, new) for old, new in both)
    figures = list(_figures(before, now))
    asked, shown = before["about", ""]["shows"], now["about", ""]["shows"]
    return {
        "parts": sum(before.get(key) != body for key, body in now.items()) + len(before.keys() - now.keys()),
        "shows": [name for name in shown if shown[name] != asked.get(name)],
        "units_new": len(units.keys() - was.keys()), "units_gone": len(was.keys() - units.keys()),
        "titles": len(titles), "cells": cells, "figures": len(figures),
        "title_lines": titles[:SHOWN], "figure_lines": figures[:SHOWN],
    }  # fmt: skip


def _by_key(parts: Mapping[tuple[str, str], Any]) -> dict[str, dict[str, Any]]:
    return {line["key"]: line for line in parts["units", ""]}


def _title_line(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    return {"name": f"{new['type']} {new['name']}", "key": new["key"], "before": old["title"], "after": new["title"]}


def _cells(old: Mapping[str, Any], new: Mapping[str, Any]) -> int:
    one, other = old.get("cells", ""), new.get("cells", "")
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


def _figures(before: Mapping[tuple[str, str], Any], now: Mapping[tuple[str, str], Any]) -> Iterator[dict[str, str]]:
    was = {one["id"]: one for one in before["figures", ""]}
    for one in now["figures", ""]:
        old = was.get(one["id"])
        if old is None or (old["value"], old["denominator"]) != (one["value"], one["denominator"]):
            yield {"vi": one["vi"], "en": one["en"], "before": "" if old is None else _said(old), "after": _said(one)}
    there = {one["id"] for one in now["figures", ""]}
    for name, old in was.items():
        if name not in there:
            yield {"vi": old["vi"], "en": old["en"], "before": _said(old), "after": ""}


def _said(one: Mapping[str, Any]) -> str:
    return f"{one['said_vi']}/{one['denominator']}" if one.get("share") else one["said_vi"]
