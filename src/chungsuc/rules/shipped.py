"""The rules that ship with the product, one file a period, none of them held against its decree (quy định đi kèm)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from chungsuc.law.library import read_file
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.reading import RuleFile, ShippedRule, read_rules


@cache
def shipped_rules() -> tuple[RuleFile, ...]:
    """Give all periods, the oldest first.

    Raises:
        LawFaults: a file of ours is faulty.
    """
    folder = files("chungsuc.rules") / "data"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    return tuple(read_rules(read_file(one), file=one.name) for one in found)


def all_shipped() -> Iterator[ShippedRule]:
    return (one for period in shipped_rules() for one in period.rules)


def period_on(day: date) -> RuleFile | None:
    """Give the period that a day lies in; ``None`` in a gap between two."""
    there = (one for one in shipped_rules() if one.since <= day and (one.until is None or day < one.until))
    return next(there, None)


def shipped_on(day: date, subject: Subject, title: Title | None) -> dict[str, ShippedRule]:
    """Give what ships for them on a day, by key; what is given for fewer stands over what is given for more."""
    found: dict[str, ShippedRule] = {}
    for one in all_shipped():
        if one.holds(subject, title, day):
            before = found.get(one.rule.key)
            if before is None or _special(one) > _special(before):
                found[one.rule.key] = one
    return found


def _special(one: ShippedRule) -> tuple[bool, bool, date]:
    return bool(one.titles), bool(one.subjects), one.rule.since or date.min
