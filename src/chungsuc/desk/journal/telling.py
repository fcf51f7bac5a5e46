"""An entry of the trail in words: what was done to what, and each difference in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import timezone

from chungsuc.accounts.action_words import VALUES, about_word, action_word, field_word
from chungsuc.accounts.assigned import sets_to_assign
from chungsuc.accounts.journal import SUBMISSION, Group
from chungsuc.accounts.models import AuditEntry, Department
from chungsuc.accounts.queries import names_of_threads
from chungsuc.law.library import Library
from chungsuc.law.numbers import say_number

SHOWN_LINES = 6  # differences of one entry on the page; the rest is folded away
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_IN_THE_HEAD = frozenset({"username"})  # said with the name of the thing
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORDED = frozenset({"role", "state", "with", "step", "kind"})
_NUMBERS = frozenset({"value", "numerator", "denominator", "level", "count", "size", "rows", "stored", "assignments"})
_NAMED = frozenset({"person", "grant", "department", "submission"})


class Line(NamedTuple):
    """One difference: what it is called, what it was and what it is; blank where there was nothing."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as the page shows it."""

    entry: AuditEntry
    at: datetime
    action: str
    about: str
    named: bool  # the thing has a name of its own: a person, a right, a department
    unit: str
    indicator: str
    lines: tuple[Line, ...]

    @property
    def of_measures(self) -> bool:
        return self.entry.about == SUBMISSION

    @property
    def first(self) -> tuple[Line, ...]:
        return self.lines[:SHOWN_LINES]

    @property
    def rest(self) -> tuple[Line, ...]:
        return self.lines[SHOWN_LINES:]


@dataclass(frozen=True)
class Teller:
    """Tells entries in one language; ``measures`` limits what is told of a submission (``journal.Sight``).

    ``exact``: no number is rounded.
    """

    library: Library
    language: str
    measures: frozenset[str] | None = None
    exact: bool = False

    def group(self, groups: Iterable[Group]) -> Iterator[tuple[Group, list[Told]]]:
        """Tell the entries of groups, two queries for all; a submission of which nothing may be told is left out."""
        shown = list(groups)
        for group, told in zip(shown, self._tell([list(group.entries) for group in shown]), strict=True):
            if told:
                yield group, told

    def all(self, entries: list[AuditEntry]) -> list[Told]:
        return self._tell([entries])[0]

    def _tell(self, lists: list[list[AuditEntry]]) -> list[list[Told]]:
        units = names_of_threads(entry.unit_thread for entries in lists for entry in entries)
        return [
            [told for entry in entries if (told := self._told(entry, units)) is not None] for entries in lists
        ]  # fmt: skip

    def _told(self, entry: AuditEntry, units: Mapping[str, str]) -> Told | None:
        lines = tuple(self._lines(entry))
        if entry.about == SUBMISSION and not lines and self.measures is not None:
            return None
        unit = units.get(entry.unit_thread, entry.unit_thread)
        named = f" {entry.about_id}" if entry.about in _NAMED and entry.about_id else ""
        about = entry.about_id if entry.about == SUBMISSION else about_word(entry.about, self.language) + named
        return Told(
            entry, timezone.localtime(entry.at), action_word(entry.action, self.language), about, bool(named), unit,
            self._indicator(entry), lines,
        )  # fmt: skip

    def _indicator(self, entry: AuditEntry) -> str:
        if not entry.no:
            return ""
        if entry.about == "ownership":
            return f"{entry.no} ({entry.about_id})"
        told = entry.after or entry.before or {}
        return f"{entry.no} ({told['set']})" if "set" in told else self.measure(entry.no)

    # ── differences ──────────────────────────────────────────────────────────────────────────────────

    def _lines(self, entry: AuditEntry) -> Iterator[Line]:
        before, after = entry.before or {}, entry.after or {}
        of_measures = entry.about == SUBMISSION
        keys = list(dict.fromkeys([*after, *before]))
        if of_measures:
            keys = sorted(
                (key for key in keys if self.measures is None or key in self.measures),
                key=lambda key: _in_order(self._known.get(key, (key, ""))[0]),
            )
        for key in keys:
            if key in _IN_THE_HEAD and entry.about in _NAMED:
                continue
            was, now = (self.value(key, side.get(key), of_measures) for side in (before, after))
            if was == now and (not was or (before and after)):
                continue
            if not self.exact and (of_measures or key in _NUMBERS):
                short = [self.value(key, _rounded(side.get(key)), of_measures) for side in (before, after)]
                was, now = short if short[0] != short[1] else (was, now)
            yield Line(self.measure(key) if of_measures else field_word(key, self.language), was, now)

    def value(self, key: str, value: Any, of_measure: bool = False) -> str:
        """Say a value: numbers with a comma, days as dd/MM/yyyy, truth as words; blank for nothing."""
        vi = self.language == "vi"
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            if of_measure or key == "attested":
                yes, no = ("Đạt", "Không đạt") if vi else ("met", "not met")
            else:
                yes, no = ("có", "không") if vi else ("yes", "no")
            return yes if value else no
        if isinstance(value, list | tuple):
            return ", ".join(self.value(key, one, of_measure) for one in value)
        if isinstance(value, dict):
            return "; ".join(f"{field_word(k, self.language)}: {self.value(k, one)}" for k, one in value.items())
        text = str(value)
        if key in _WORDED and text in VALUES:
            return VALUES[text][not vi]
        if key == "department":
            return self._departments.get(text, text)
        if _DAY.fullmatch(text):
            return f"{date.fromisoformat(text):%d/%m/%Y}" if vi else text
        if _NUMBER.fullmatch(text) and (of_measure or key in _NUMBERS):
            return say_number(Decimal(text), self.language)
        return text

    def measure(self, measure: str) -> str:
        """Say a measure by number and name of the indicator; what is not known stays as it is."""
        found = self._known.get(measure)
        return f"{found[0]} {found[1]}" if found else measure

    @cached_property
    def _known(self) -> dict[str, tuple[str, str]]:
        """Number and name by measure: the newest set that knows it speaks."""
        known: dict[str, tuple[str, str]] = {}
        for law in reversed(sets_to_assign(self.library)):
            known |= {p.measure: (p.no, p.name) for p in law.provisions() if p.measure is not None}
        return known

    @cached_property
    def _departments(self) -> dict[str, str]:
        return dict(Department.objects.values_list("code", "name"))


def _rounded(value: Any) -> Any:
    """Round what is a number to three places, for reading; the workbook keeps all of them."""
    text = str(value)
    if isinstance(value, bool) or not _NUMBER.fullmatch(text) or "." not in text:
        return value
    return f"{Decimal(text).quantize(Decimal('0.001'), ROUND_HALF_UP):f}"


def _in_order(no: str) -> list[tuple[bool, int, str]]:
    """Sort 2.10 after 2.9."""
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", no) if part]
