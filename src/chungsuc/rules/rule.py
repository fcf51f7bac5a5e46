"""A rule of recognition as it is answered: a number or a list, with how sure we are of it (một quy định).

Nothing here says what must be done: ``rules.held`` holds a value against a rule, the dossiers decide what follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from chungsuc.errors import spoken
from chungsuc.law.frozen import Frozen
from chungsuc.law.tree import Subject, Title


class Measure(StrEnum):
    """What the number of a rule counts (đơn vị tính)."""

    PERCENT = "percent"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    TIMES = "times"
    POINTS = "points"
    ITEMS = "items"


class Confidence(StrEnum):
    """How far a shipped rule was seen: read in a page that quotes it, remembered, or not known at all (độ tin cậy)."""

    READ = "read"
    MEMORY = "memory"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """What may be said of a rule wherever it shows (tình trạng đối chiếu)."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: a paper, a question, a criterion, an authority (một mục).

    ``made_by`` is a key of ``words.MADE_BY`` for papers, else blank. ``extra`` holds what only some lists have:
    ``produces`` (the paper that the system writes itself), ``at`` (the act by which the paper must be there),
    ``set`` and ``no`` (a criterion).
    """

    key: str
    vi: str
    en: str
    made_by: str = ""
    required: bool = True
    verified: bool = False
    source: str = ""
    extra: Mapping[str, str] = field(default_factory=Frozen)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule on a day (quy định): ``value`` or ``items``; neither means that it is not known here.

    ``since`` and ``until`` bound its validity, half-open; ``source`` says where it was read or who said so, ``decree``
    the paper it rests on; ``entered`` is true for one entered here, whose row is ``entry``.
    """

    key: str
    value: Decimal | None
    unit: Measure
    verified: bool
    source: str
    decree: str
    since: date | None
    vi: str
    en: str
    until: date | None = None
    items: tuple[Item, ...] | None = None
    confidence: Confidence = Confidence.UNKNOWN
    note: str = ""
    period: str = ""
    subject: Subject | None = None
    title: Title | None = None
    entry: int | None = None

    @property
    def known(self) -> bool:
        """True when there is a number or a list to go by; an empty list that somebody entered is one."""
        return self.value is not None or self.items is not None

    @property
    def entered(self) -> bool:
        return self.entry is not None

    @property
    def standing(self) -> Standing:
        if not self.known:
            return Standing.UNKNOWN
        return Standing.VERIFIED if self.verified else Standing.UNVERIFIED

    def said(self, language: str = "vi") -> str:
        """Say the value: ``90 %``, ``15 ngày``, ``5 mục``; blank when it is not known."""
        from chungsuc.rules.words import MEASURES

        if self.items is not None:
            return f"{len(self.items)} {MEASURES[Measure.ITEMS][language == 'en']}"
        if self.value is None:
            return ""
        number = self.value.normalize()
        return f"{spoken(number, language)} {MEASURES[self.unit][language == 'en']}"


class Holds(NamedTuple):
    """For what a rule is asked or given; ``None`` on the side of a rule is "for all"."""

    subject: Subject | None
    title: Title | None
