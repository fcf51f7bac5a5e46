"""The rows that an office entered, folded into what they say on a day (quy định đã nhập, tính đến một ngày)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chungsuc.law.frozen import frozen
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.models import Kind, RuleEntry
from chungsuc.rules.reading import EXTRA
from chungsuc.rules.rule import Confidence, Item, Measure, Rule
from chungsuc.rules.words import about
from chungsuc.units.days import in_force


def entered_on(day: date, subject: Subject, title: Title | None) -> dict[str, Rule]:
    """Give what the office entered for them, in force on a day, by key; one query."""
    asked = [title.value, ""] if title is not None else [""]
    rows = RuleEntry.objects.filter(in_force(day), subject__in=[subject.value, ""], title__in=asked).order_by("pk")
    found = standing(rows)
    best: dict[str, RuleEntry] = {}
    for row in found.values():
        if row.key not in best or _special(row) > _special(best[row.key]):
            best[row.key] = row
    return {key: rule_of(row) for key, row in best.items()}


def standing(rows: Iterable[RuleEntry]) -> Mapping[tuple[str, str, str], RuleEntry]:
    """Of rows in force on one day, in the order written, give the one that counts by key, subject and title."""
    newest: dict[tuple[str, str, str], RuleEntry] = {}
    for row in rows:
        place = (row.key, row.subject, row.title)
        if place not in newest or row.valid_from >= newest[place].valid_from:
            newest[place] = row
    return {place: row for place, row in newest.items() if row.kind != Kind.ENDED}


def rule_of(row: RuleEntry) -> Rule:
    """Make the rule that a row says."""
    fixed = about(row.key)
    assert fixed is not None, row.key
    source = row.note if row.note else f"{row.said_by}, {row.at:%d/%m/%Y}"
    rule = Rule(
        key=row.key, value=row.value, unit=Measure(row.unit), verified=row.verified, source=source, decree=row.decree,
        since=row.valid_from, until=row.valid_until, vi=fixed.vi, en=fixed.en, confidence=Confidence.READ,
        note=row.note, subject=Subject(row.subject) if row.subject else None,
        title=Title(row.title) if row.title else None, entry=row.pk,
    )  # fmt: skip
    return replace(rule, items=tuple(map(item_of, row.items)) if row.items is not None else None)


def item_of(said: Mapping[str, Any]) -> Item:
    return Item(
        key=said["key"], vi=said["vi"], en=said.get("en") or said["vi"], made_by=said.get("made_by", ""),
        required=bool(said.get("required", True)), extra=frozen({k: said[k] for k in EXTRA if said.get(k)}),
    )  # fmt: skip


def plain_item(item: Item) -> dict[str, Any]:
    """Give a line of a list as it is kept."""
    said: dict[str, Any] = {"key": item.key, "vi": item.vi, "en": item.en, "required": item.required}
    return said | ({"made_by": item.made_by} if item.made_by else {}) | dict(item.extra)


def _special(row: RuleEntry) -> tuple[bool, bool]:
    return bool(row.title), bool(row.subject)
