"""What the page of evidence of one commune shows: each indicator with its files, what it asks for, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.conf import settings

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import Asked
from chungsuc.desk.say import say
from chungsuc.evidence.actions import MOST_FILES, limits, may_withdraw
from chungsuc.evidence.attaching import may_attach
from chungsuc.evidence.models import EvidenceLink
from chungsuc.evidence.queries import EvidenceView, by_no, evidence_for, key_of, required_by_no, withdrawn
from chungsuc.evidence.required import Required
from chungsuc.evidence.sniff import MEGABYTE
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Provision
from chungsuc.units.models import Unit
from chungsuc.units.queries import ancestors_of
from chungsuc.verdicts.law_in_force import law_for

_REST = MEGABYTE // 2  # what a form weighs besides its files, generously


class Show(StrEnum):
    """Which indicators the list shows (lọc)."""

    ALL = ""
    NONE = "chua"
    EARLIER = "truoc"
    MISSING = "thieu"
    MINE = "toi"


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator or part: its files, what it asks for; ``mine``: this person may attach to it."""

    no: str
    name: str
    part: bool
    files: tuple[EvidenceView, ...]
    required: tuple[Required, ...]
    mine: bool
    chosen: bool

    @property
    def missing(self) -> bool:
        """True when a document is obligatory here and there is no file at all."""
        return not self.files and any(one.obligatory for one in self.required)

    @property
    def earlier(self) -> bool:
        return any(view.carried for view in self.files)

    def shown(self, show: Show) -> bool:
        wanted = {
            Show.NONE: not self.files,
            Show.EARLIER: self.earlier,
            Show.MISSING: self.missing,
            Show.MINE: self.mine,
        }
        return wanted.get(show, True)


@dataclass(frozen=True, slots=True)
class Group:
    no: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look at the list, with how many lines it has."""

    name: str
    count: int
    address: str
    here: bool


def content(scope: Scope, unit: Unit, asked: Asked, show: Show, chosen: frozenset[str]) -> dict[str, Any]:
    """Gather the page: a fixed number of queries."""
    law = law_for(asked.set_id, asked.day)
    files = by_no(law, evidence_for([unit], asked.set_id, asked.day).get(unit.thread, {}))
    mine = frozenset(may_attach(scope, unit, asked.set_id, asked.day, [one.no for one in law.provisions()]))
    asked_for = required_by_no(asked.set_id, asked.day)
    groups = list(_groups(law, files, asked_for, mine, chosen))
    lines = [line for group in groups for line in group.lines]
    return {
        "unit": unit,
        "place": ", ".join(above.full_name for above in ancestors_of([unit], asked.day)[unit.thread]),
        "groups": list(_only(groups, show)),
        "tabs": _tabs(lines, asked, show),
        "show": show.value,
        "total": len(lines),
        "with_files": sum(bool(line.files) for line in lines),
        "earlier": sum(line.earlier for line in lines),
        "reusable": sum(line.earlier and line.mine for line in lines),
        "missing": sum(line.missing for line in lines),
        "may": bool(mine),
        "asks": bool(asked_for),
        "removable": _removable(scope, unit, asked.day, lines),
        "withdrawn": withdrawn(unit),
        "most_files": MOST_FILES,
        "most_bytes": limits().bytes,
        "most_at_once": settings.CHUNGSUC_REQUEST_MB * MEGABYTE - _REST,
        "synthetic": any(view.synthetic for line in lines for view in line.files),
    }


def _groups(
    law: LawAtDate, files: Mapping[str, tuple[EvidenceView, ...]], asked_for: Mapping[str, tuple[Required, ...]],
    mine: frozenset[str], chosen: frozenset[str],
) -> Iterator[Group]:  # fmt: skip
    def line(provision: Provision, part: bool) -> Line:
        no = provision.no
        return Line(no, provision.name, part, files.get(no, ()), asked_for.get(no, ()), no in mine, no in chosen)

    seen: set[str] = set()  # numbers that share a measure are one value, and one line

    def first(provision: Provision) -> bool:
        key = key_of(law.base.id, provision)
        if key in seen:
            return False
        seen.add(key)
        return True

    for criterion in law.criteria:
        lines = tuple(
            line(provision, provision is not indicator)
            for indicator in criterion.indicators
            for provision in indicator.walk()
            if first(provision)
        )
        if lines:
            yield Group(criterion.no, criterion.name, lines)


def _only(groups: list[Group], show: Show) -> Iterator[Group]:
    for group in groups:
        lines = tuple(line for line in group.lines if line.shown(show))
        if lines:
            yield Group(group.no, group.name, lines)


def _tabs(lines: list[Line], asked: Asked, show: Show) -> list[Tab]:
    """Give the ways to look at the list; one that would show the same as all of them, or nothing, is left out."""
    names = {
        Show.ALL: say("Tất cả", "All"),
        Show.MINE: say("Tôi được gắn", "Mine to attach"),
        Show.NONE: say("Chưa có tệp", "Without files"),
        Show.EARLIER: say("Tệp của kỳ trước", "Earlier files"),
        Show.MISSING: say("Thiếu giấy tờ bắt buộc", "Obligatory missing"),
    }
    counts = {way: sum(line.shown(way) for line in lines) for way in names}
    return [
        Tab(name, counts[way], asked.query(loc=way.value), way is show)
        for way, name in names.items()
        if way in (Show.ALL, show) or 0 < counts[way] < len(lines) or (way is not Show.MINE and counts[way])
    ]


def _removable(scope: Scope, unit: Unit, day: date, lines: list[Line]) -> frozenset[int]:
    """Give the links that this person may withdraw: all where they enter values, else those of their own."""
    views = [view for line in lines for view in line.files]
    if scope.enters(unit, day):
        return frozenset(view.link for view in views)
    own = [view.link for view in views if view.user == scope.user.pk]
    rows = EvidenceLink.objects.filter(pk__in=own).select_related("unit") if own else ()
    return frozenset(row.pk for row in rows if may_withdraw(scope, row))
