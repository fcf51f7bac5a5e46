"""From a YAML file of rules to rules: every fault told at once, with its line (đọc tệp quy định).

A file is one period: its decree and days, then the rules. What a rule leaves out it takes from the head of its file::

    period: 2021-2025
    decree: QĐ 18/2022/QĐ-TTg
    valid_from: 2022-08-02
    rules:
      - key: opinions.publish_days        # a key of rules.words
        subjects: [commune]               # left out: all
        titles: [ntm, advanced]           # left out: all
        value: 15                         # or items: […]; neither with confidence: unknown
        confidence: read                  # read, memory, unknown; no shipped rule is verified
        source: Điều 5 khoản 1; đọc ở …
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from chungsuc.law.file_errors import EmptyInterval, UnknownWord
from chungsuc.law.frozen import frozen
from chungsuc.law.reading.entry import Desk, Entry, near
from chungsuc.law.reading.text import Table, read_text
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.errors import (
    RuleGivenTwice,
    RuleKeyUnknown,
    RuleNotANumber,
    RuleOfWrongKind,
    RuleWithoutSource,
    RuleWithoutValue,
    UnknownRuleWithValue,
)
from chungsuc.rules.rule import Confidence, Item, Measure, Rule
from chungsuc.rules.words import KEYS, MADE_BY, about

W = TypeVar("W", bound=StrEnum)
_HEAD = ("period", "decree", "decree_day", "valid_from", "valid_until", "note", "rules")
_RULE = (
    "key", "subjects", "titles", "value", "items", "confidence", "source", "note", "decree", "decree_day",
    "valid_from", "valid_until",
)  # fmt: skip
_ITEM = ("key", "vi", "en", "made_by", "required", "at", "produces", "set", "no")
EXTRA = ("at", "produces", "set", "no")


@dataclass(frozen=True, slots=True)
class ShippedRule:
    """One rule of a file, and for whom it is given; no subject or title: for all."""

    rule: Rule
    subjects: frozenset[Subject]
    titles: frozenset[Title]
    line: int = 0

    def holds(self, subject: Subject, title: Title | None, day: date) -> bool:
        """True when it is given for them on the day; without a title only what holds for all of them does."""
        return self.applies(day) and self.covers(subject, title)

    def covers(self, subject: Subject, title: Title | None) -> bool:
        return (not self.subjects or subject in self.subjects) and (not self.titles or title in self.titles)

    def applies(self, day: date) -> bool:
        since, until = self.rule.since, self.rule.until
        return (since is None or since <= day) and (until is None or day < until)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One period as its file says it."""

    period: str
    since: date
    until: date | None
    decree: str
    note: str
    rules: tuple[ShippedRule, ...]


def read_rules(text: str, *, file: str) -> RuleFile:
    """Read one file.

    Raises:
        LawFaults: all its faults, each with its line.
    """
    desk = Desk(file)
    head = Entry(read_text(text, file=file), "", desk, _HEAD)
    since, until = head.required_day("valid_from"), head.day("valid_until")
    period = head.text("period")
    rules = tuple(one for table in head.tables("rules") for one in _rule(table, head, desk))
    for one, other in combinations(rules, 2):
        if _clash(one, other):
            whom = ", ".join([*sorted(other.subjects), *sorted(other.titles)]) or "mọi đối tượng / all"
            head.report(RuleGivenTwice, line=other.line, key=other.rule.key, whom=whom)
    desk.close()
    assert since is not None
    return RuleFile(period, since, until, _blank(head, "decree"), _blank(head, "note"), rules)


def _rule(table: Table, head: Entry, desk: Desk) -> Iterator[ShippedRule]:
    entry = Entry(table, table.get("key", "") if isinstance(table.get("key"), str) else "", desk, _RULE)
    key = entry.text("key")
    fixed = about(key)
    if fixed is None:
        if key:
            entry.report(RuleKeyUnknown, line=entry.line("key"), key=key, near=near(key, KEYS))
        return
    confidence = entry.word("confidence", Confidence)
    value, items = _value(entry, key), _items(entry)
    _agree(entry, key, fixed.unit, confidence)
    source = _blank(entry, "source")
    if confidence is Confidence.READ and not source:
        entry.report(RuleWithoutSource, key=key)
    since, until = (
        entry.day("valid_from") or head.day("valid_from"),
        entry.day("valid_until") or head.day("valid_until"),
    )
    if since and until and since >= until:
        entry.report(EmptyInterval, valid_from=since, valid_until=until)
    rule = Rule(
        key=key, value=value, unit=fixed.unit, verified=False, source=source,
        decree=_blank(entry if "decree" in entry else head, "decree"), since=since, until=until, vi=fixed.vi,
        en=fixed.en, items=items, confidence=confidence, note=_blank(entry, "note"), period=_blank(head, "period"),
    )  # fmt: skip
    yield ShippedRule(rule, _words(entry, "subjects", Subject), _words(entry, "titles", Title), table.line)


def _agree(entry: Entry, key: str, unit: Measure, confidence: Confidence) -> None:
    """Hold confidence and kind against what is given."""
    given = [name for name in ("value", "items") if name in entry]
    if confidence is Confidence.UNKNOWN:
        if given:
            entry.report(UnknownRuleWithValue, line=entry.line(given[0]), key=key)
        return
    if not given:
        entry.report(RuleWithoutValue, key=key, confidence=confidence)
    expected = "items" if unit is Measure.ITEMS else "value"
    for name in given:
        if name != expected:
            entry.report(RuleOfWrongKind, line=entry.line(name), key=key, expected=expected, given=name)


def _value(entry: Entry, key: str) -> Decimal | None:
    if "value" not in entry:
        return None
    given = entry.text("value")
    fixed = about(key)
    number = number_of(given)
    if number is None or (fixed is not None and not fits(number, fixed.unit)):
        entry.report(RuleNotANumber, line=entry.line("value"), key=key, given=given)
    return number


def number_of(text: str) -> Decimal | None:
    """Read a number as written in a file; ``None``: it is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def fits(number: Decimal, unit: Measure) -> bool:
    """True for a number that may be the value of a rule: not negative, a share at most 100, days and times whole."""
    if number < 0 or number >= 1_000_000 or (unit is Measure.PERCENT and number > 100):
        return False
    return unit in (Measure.PERCENT, Measure.POINTS) or number == number.to_integral_value()


def _items(entry: Entry) -> tuple[Item, ...] | None:
    if "items" not in entry:
        return None
    return tuple(_item(Entry(table, entry.path, entry.desk, _ITEM)) for table in entry.tables("items"))


def _item(entry: Entry) -> Item:
    made_by = _blank(entry, "made_by")
    if made_by and made_by not in MADE_BY:
        entry.report(UnknownWord, line=entry.line("made_by"), key="made_by", given=made_by, allowed=", ".join(MADE_BY))
    return Item(
        key=entry.text("key"), vi=entry.text("vi"), en=entry.text("en"), made_by=made_by,
        required=entry.flag("required", True), extra=frozen({k: entry.text(k) for k in EXTRA if k in entry}),
    )  # fmt: skip


def _words(entry: Entry, key: str, words: type[W]) -> frozenset[W]:
    found: set[W] = set()
    for given in entry.listing(key):
        if isinstance(given, str) and given in list(words):
            found.add(words(given))
        else:
            entry.report(UnknownWord, line=entry.line(key), key=key, given=given, allowed=", ".join(words))
    return frozenset(found)


def _blank(entry: Entry, key: str) -> str:
    """Give a text that may be left out or blank."""
    return entry.text(key) if entry.table.get(key, "") != "" else ""


def _clash(one: ShippedRule, other: ShippedRule) -> bool:
    if one.rule.key != other.rule.key or not _meet(one.subjects, other.subjects) or not _meet(one.titles, other.titles):
        return False
    first, second = sorted((one.rule, other.rule), key=lambda rule: rule.since or date.min)
    return first.until is None or second.since is None or second.since < first.until


def _meet(some: frozenset[W], others: frozenset[W]) -> bool:
    """True when the same is given in both; a general rule and a special one may stand together."""
    return bool(some & others) or (not some and not others)
