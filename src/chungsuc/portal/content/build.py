"""Put a release together: every part as plain JSON, with one checksum over all (nội dung và mã kiểm tra)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chungsuc.figures.criteria import criteria_table
from chungsuc.figures.figure import Asked
from chungsuc.figures.sentences import say_summary
from chungsuc.figures.tables import CriteriaTable
from chungsuc.law.tree import Subject
from chungsuc.portal.content.changes import changes_between
from chungsuc.portal.content.figures import Frozen, district_figures, figures_of
from chungsuc.portal.content.inside import inside_of
from chungsuc.portal.content.keys import unit_key
from chungsuc.portal.content.law import law_in_words
from chungsuc.portal.content.maps import map_part
from chungsuc.portal.content.units import unit_parts, units_of
from chungsuc.portal.shown import USUAL, Shows
from chungsuc.units.models import Level, Unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.subjects import judged_units

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """All parts of a release by kind and key; nothing in it depends on when or by whom it was made."""

    scope: Unit
    day: date
    set_id: str
    shows: Shows
    parts: Mapping[Key, Any]

    @property
    def about(self) -> dict[str, Any]:
        found: dict[str, Any] = self.parts["about", ""]
        return found

    @property
    def checksums(self) -> dict[Key, str]:
        return {key: checksum_of(body) for key, body in self.parts.items()}

    @property
    def checksum(self) -> str:
        return whole_checksum(self.checksums)


def checksum_of(body: Any) -> str:
    """Give the SHA-256 of a part, whatever the order in which a database gives its names back."""
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def whole_checksum(checksums: Mapping[Key, str]) -> str:
    """Give the SHA-256 of a release out of those of its parts."""
    lines = [f"{kind}/{key} {checksum}\n" for (kind, key), checksum in sorted(checksums.items())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def gather(scope: Unit, day: date, set_id: str, shows: Shows = USUAL) -> Content:
    """Gather what a release of a province on a day would hold; stores nothing.

    Raises:
        UnknownSet, NoUnits, SetJudgesNoUnits: see ``figures.criteria.criteria_table``.
        ValueNotOfTheSet: see ``content.inside``.
    """
    table, law = criteria_table(scope, day, set_id), law_for(set_id, day)
    inside = inside_of(judged_units(Subject.COMMUNE, scope, day), law, shows)
    units = units_of(scope, day)
    lines, pages = unit_parts(units, day, table, inside)
    for district in (unit for unit in units if unit.level == Level.DISTRICT):
        pages[unit_key(district)]["figures"] = district_figures(Asked(district, day, set_id))
    figures = figures_of(Asked(scope, day, set_id), table, shows)
    criteria, shapes = _criteria(table), map_part(scope, units, day)
    parts: dict[Key, Any] = {
        ("about", ""): _about(table, lines, shows), ("figures", ""): [one.body for one in figures],
        ("criteria", ""): criteria, ("units", ""): lines, ("law", ""): law_in_words(law),
        ("changes", ""): changes_between(table.about.since, day),
        **_members(figures, pages), **({("map", ""): shapes} if shapes else {}),
        **{("unit", key): page for key, page in pages.items()},
    }  # fmt: skip
    return Content(scope, day, set_id, shows, parts)


def _members(figures: list[Frozen], pages: Mapping[str, Any]) -> dict[Key, Any]:
    """Give the members that have a page; hamlets have none."""
    kept = {one.body["id"]: [key for key in one.members if key in pages] for one in figures}
    return {("members", name): keys for name, keys in kept.items() if keys}


def _criteria(table: CriteriaTable) -> list[dict[str, Any]]:
    return [
        {
            "no": column.no, "name": column.name, "counted": column.counted, "met": total.met, "unmet": total.unmet,
            "unknown": total.unknown, "not_applicable": total.not_applicable, "whole": total.share.whole,
            "percent": None if total.share.percent is None else str(total.share.percent),
        }
        for column, total in zip(table.columns, table.totals, strict=True)
    ]  # fmt: skip


def _about(table: CriteriaTable, lines: list[dict[str, Any]], shows: Shows) -> dict[str, Any]:
    about, law = table.about, table.about.law
    return {
        "province": {"code": about.scope.code, "name": about.scope.name, "type": about.scope.type},
        "day": about.as_of.isoformat(), "since": about.since.isoformat(), "since_in_force": about.since_in_force,
        "set": law.set_id, "set_name": law.name, "set_name_en": law.name_en, "decision": law.decision,
        "law_version": law.version, "levels": law.levels, "unverified_levels": law.unverified_levels,
        "overlays": [{"id": one.id, "name": one.name, "kind": one.kind.value, "decision": one.decision}
                     for one in law.overlays],
        "illustrated": about.illustrated, "partial": law.partial, "synthetic": about.synthetic,
        "titles_open": about.titles_open, "criteria": table.criteria, "shows": shows.as_dict(),
        "sentence_vi": say_summary(table, "vi"), "sentence_en": say_summary(table, "en"),
        "counts": {"units": len(lines), "communes": len(table.rows), "criteria": len(table.columns),
                   "cells": len(table.rows) * len(table.columns), "unknown_cells": table.unknown_cells},
    }  # fmt: skip
