"""Why the number of communes with a title differs between two days, unit by unit (vì sao tăng, vì sao giảm)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from chungsuc.law.tree import Title
from chungsuc.recognition.carried import Carried, carried_titles
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import PROGRAMME_TYPE, Basis, titles_at
from chungsuc.recognition.ranks import holds
from chungsuc.reorganisation.errors import DaysBackwards
from chungsuc.units.lineage import Kin, descents
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at


class Cause(StrEnum):
    """Why a commune counts on one of two days only (lý do)."""

    RECOGNISED = "recognised"
    CARRIED = "carried"
    ENDED_TITLE = "ended_title"
    LEFT = "left"
    MERGED = "merged"
    MERGED_UNDECIDED = "merged_undecided"
    MERGED_UNRECOGNISED = "merged_unrecognised"
    DIVIDED = "divided"
    UNKNOWN = "unknown"


CAUSE_VI: Mapping[Cause, str] = {
    Cause.RECOGNISED: "có quyết định công nhận",
    Cause.CARRIED: "tạm giữ danh hiệu của các phần, chờ quyết định",
    Cause.ENDED_TITLE: "danh hiệu không còn hiệu lực (thu hồi)",
    Cause.LEFT: "thành phường hoặc loại khác: ra khỏi Chương trình",
    Cause.MERGED: "nhập vào xã cũng được tính",
    Cause.MERGED_UNDECIDED: "nhập vào xã chưa có quyết định công nhận",
    Cause.MERGED_UNRECOGNISED: "nhập cùng phần chưa được công nhận danh hiệu này",
    Cause.DIVIDED: "có đơn vị bị chia: chờ Văn phòng",
    Cause.UNKNOWN: "chưa có nguồn cho biết",
}


CAUSE_EN: Mapping[Cause, str] = {
    Cause.RECOGNISED: "recognised by a decision",
    Cause.CARRIED: "carries the title of its parts until somebody decides",
    Cause.ENDED_TITLE: "its title was withdrawn",
    Cause.LEFT: "became a ward or something else: it has left the programme",
    Cause.MERGED: "merged into a commune that counts too",
    Cause.MERGED_UNDECIDED: "merged into a commune without a decision",
    Cause.MERGED_UNRECOGNISED: "merged with a part that did not hold this title",
    Cause.DIVIDED: "a unit was divided: the office is asked",
    Cause.UNKNOWN: "no source tells",
}


class Moved(NamedTuple):
    """A commune that counts on one day only: ``by`` is +1 or -1, ``into`` the names of what it became."""

    code: str
    name: str
    by: int
    cause: Cause
    into: tuple[str, ...] = ()


class Changes(NamedTuple):
    """A count on two days and the units between; ``before + sum(moved) == after`` always holds."""

    before: int
    after: int
    moved: tuple[Moved, ...]

    def by_cause(self) -> dict[Cause, int]:
        """Sum what changed by cause, in the order of ``Cause``."""
        found: Counter[Cause] = Counter()
        for one in self.moved:
            found[one.cause] += one.by
        return {cause: found[cause] for cause in Cause if cause in found}

    def as_dict(self) -> dict[str, Any]:
        units = [{**one._asdict(), "cause": one.cause.value, "into": list(one.into)} for one in self.moved]
        causes = {cause.value: number for cause, number in self.by_cause().items()}
        return {"before": self.before, "after": self.after, "by_cause": causes, "units": units}


class _Day(NamedTuple):
    units: Mapping[str, Unit]
    decided: Mapping[str, Title]
    carried: Mapping[str, Carried]

    def counted(self, title: Title, *, carried: bool) -> frozenset[str]:
        found = {thread for thread, one in self.decided.items() if holds(one, title)}
        if carried:
            found |= {thread for thread, one in self.carried.items() if holds(one.title, title)}
        return frozenset(found)


def title_changes(
    start: date, end: date, title: Title = Title.NTM, *, carried: bool = False, basis: Basis = Basis.RESULT_YEAR,
    within: Unit | None = None,
) -> Changes:  # fmt: skip
    """Say unit by unit why the number of communes holding ``title`` or a higher one differs between two days.

    ``carried``: count also what units carry provisionally from their parts; else decisions alone. ``within``: only the
    land that lies in this unit on the second day, whoever it belonged to on the first.

    Raises:
        DaysBackwards: the first day comes after the last.
    """
    return changes_by_title(start, end, (title,), carried=carried, basis=basis, within=within)[title]


def changes_by_title(
    start: date, end: date, titles: Sequence[Title], *, carried: bool = False, basis: Basis = Basis.RESULT_YEAR,
    within: Unit | None = None, known_on: date | None = None,
) -> dict[Title, Changes]:  # fmt: skip
    """Say it of several titles at once, as ``title_changes``: units, titles and lineage are read once for all.

    ``known_on``: by what had been decided by that day.

    Raises:
        DaysBackwards.
    """
    if start > end:
        raise DaysBackwards(first=start, last=end)
    ever = [row.unit for row in Recognition.objects.filter(unit__level=Level.COMMUNE).select_related("unit")]
    known = list({unit.thread: unit for unit in ever}.values())
    if within is not None:
        inside = set(units_at(end, level="commune", within=within).values_list("thread", flat=True))
        heirs = descents(known, end)
        known = [unit for unit in known if any(kin.unit.thread in inside for kin in heirs[unit.thread])]
    was, now = (_on(day, known, basis, known_on) for day in (start, end))
    counts = {one: (was.counted(one, carried=carried), now.counted(one, carried=carried)) for one in titles}
    gone = set().union(*(before - after for before, after in counts.values()))
    into = descents([was.units[thread] for thread in sorted(gone)], end)
    return {title: _between(was, now, into, title, *counts[title]) for title in titles}


def _between(
    was: _Day, now: _Day, into: Mapping[str, list[Kin]], title: Title, before: frozenset[str], after: frozenset[str]
) -> Changes:
    lost = [_lost(was.units[thread], now, into[thread], title, after) for thread in sorted(before - after)]
    won = [_won(now.units[thread], now) for thread in sorted(after - before)]
    moved = sorted([*lost, *won], key=lambda one: (one.cause, one.code, one.by))
    return Changes(len(before), len(after), tuple(moved))


def _on(day: date, known: list[Unit], basis: Basis, known_on: date | None) -> _Day:
    threads = {unit.thread for unit in known}
    threads |= {kin.unit.thread for kins in descents(known, day).values() for kin in kins}
    units = {unit.thread: unit for unit in units_at(day, level="commune").filter(thread__in=threads)}
    found = titles_at(day, basis=basis, threads=threads, known_on=known_on)
    held = {thread: one for thread, one in found.items() if thread in units}
    brought = carried_titles([u for u in units.values() if u.type == PROGRAMME_TYPE and u.thread not in held], day,
                             basis=basis)  # fmt: skip
    return _Day(units, held, brought)


def _won(unit: Unit, now: _Day) -> Moved:
    cause = Cause.RECOGNISED if unit.thread in now.decided else Cause.CARRIED
    return Moved(unit.code, unit.full_name, 1, cause)


def _lost(unit: Unit, now: _Day, into: list[Kin], title: Title, after: frozenset[str]) -> Moved:
    there = now.units.get(unit.thread)
    names = () if there else tuple(kin.unit.full_name for kin in into)
    return Moved(unit.code, unit.full_name, -1, _why_lost(there, now, into, title, after), names)


def _why_lost(there: Unit | None, now: _Day, into: list[Kin], title: Title, after: frozenset[str]) -> Cause:
    if there is not None:
        return Cause.ENDED_TITLE if there.type == PROGRAMME_TYPE else Cause.LEFT
    if not into:
        return Cause.UNKNOWN
    if all(kin.unit.type != PROGRAMME_TYPE for kin in into):
        return Cause.LEFT
    if len(into) > 1:
        return Cause.DIVIDED
    heir = into[0].unit.thread
    if heir in after:
        return Cause.MERGED
    brought = now.carried.get(heir)
    if brought is None:
        return Cause.MERGED_UNDECIDED
    if any(not holds(part.title, title) for part in brought.parts):
        return Cause.MERGED_UNRECOGNISED
    return Cause.DIVIDED if brought.asks else Cause.MERGED_UNDECIDED
