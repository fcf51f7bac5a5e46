"""The only writer of plans: one version after another, none ever edited (lập và điều chỉnh kế hoạch)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from chungsuc.accounts.authority import By
from chungsuc.accounts.trail import Change, acting_user, actor, wrote
from chungsuc.errors import ChungSucError, Faults
from chungsuc.law.tree import Title
from chungsuc.targets.counted import units_meant
from chungsuc.targets.errors import (
    ChangeWithoutReason,
    MoreCarriedThanPlanned,
    MoreNamesThanPlanned,
    NamedTwice,
    NotInTheScope,
    PlanDaysWrong,
    PlansForNoSuchLevel,
    PlanWithoutSource,
    PlanWithoutTargets,
    PlanYearUnsound,
    TargetTwice,
)
from chungsuc.targets.models import Bound, Plan, PlanLine, PlanUnit, PlanVersion
from chungsuc.targets.queries import plan_of
from chungsuc.targets.rights import must_keep_plan
from chungsuc.targets.words import target_en, target_vi
from chungsuc.units.models import Level, Unit

YEARS = range(2010, 2101)
PLANS_OF = (Level.PROVINCE, Level.DISTRICT)


class Named(NamedTuple):
    """A unit that a target names; carried over: planned for the year before and not reached."""

    unit: Unit
    carried_over: bool = False


class Target(NamedTuple):
    """One target as it is to be recorded; see ``models.PlanLine`` for the fields."""

    level: str
    title: Title
    count: int | None = None
    named: tuple[Named, ...] = ()
    cumulative: int | None = None
    carried_over: int | None = None
    bound: Bound = Bound.EXACT
    or_higher: bool = False
    derived: bool = False
    note: str = ""

    def words(self) -> dict[str, str]:
        return {
            "target_vi": target_vi(self.level, self.title, or_higher=self.or_higher),
            "target_en": target_en(self.level, self.title, or_higher=self.or_higher),
        }


class Wording(NamedTuple):
    """What a version says of itself; see ``models.PlanVersion`` for the fields."""

    effective_on: date
    source: str
    reason: str = ""
    dropped: bool = False
    decided_on: date | None = None
    number: str = ""
    approved_by: str = ""
    assumed: bool = False
    note: str = ""
    synthetic: bool = False


@transaction.atomic
def record_version(by: By, unit: Unit, year: int, wording: Wording, targets: Iterable[Target]) -> PlanVersion:
    """Record a version of a unit's plan for a year (ghi phiên bản kế hoạch); what was there before stays.

    The plan itself is made with its first version. Two versions of one day: the later entered one counts, which is
    how a mistake is mended.

    Raises:
        NotAllowed: only the office, or the district's office for its district.
        PlansForNoSuchLevel, PlanYearUnsound, PlanWithoutSource, PlanDaysWrong, PlanWithoutTargets, TargetTwice,
        ChangeWithoutReason, MoreNamesThanPlanned, MoreCarriedThanPlanned, NamedTwice, NotInTheScope.
        Faults: several of these; nothing is recorded.
    """
    must_keep_plan(by, unit)
    lines = tuple(targets)
    plan = plan_of(unit.thread, year)
    before = plan.versions.order_by("-effective_on", "-pk").first() if plan else None
    _hold([*_unsound(unit, year, wording, lines, before), *_lines_unsound(unit, year, wording, lines)])
    plan = plan or Plan.objects.create(unit=unit, year=year)
    version = PlanVersion.objects.create(
        plan=plan, entered_by=actor().who[:150], by_id=acting_user(),
        **{name: said.strip() if isinstance(said, str) else said for name, said in wording._asdict().items()},
    )  # fmt: skip
    for line in lines:
        _store(version, line)
    wrote(_change(plan, version, lines, before))
    return version


def _store(version: PlanVersion, target: Target) -> None:
    said = target._asdict()
    named: Sequence[Named] = said.pop("named")
    line = PlanLine.objects.create(version=version, **{**said, "title": target.title.value})
    PlanUnit.objects.bulk_create(
        [PlanUnit(line=line, unit=one.unit, carried_over=one.carried_over) for one in named], batch_size=500
    )


def _hold(faults: list[ChungSucError]) -> None:
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(faults)


def _unsound(
    unit: Unit, year: int, wording: Wording, lines: Sequence[Target], before: PlanVersion | None
) -> Iterator[ChungSucError]:
    if unit.level not in PLANS_OF:
        yield PlansForNoSuchLevel(unit=unit.full_name)
    if year not in YEARS:
        yield PlanYearUnsound(year=year)
    if not wording.source.strip():
        yield PlanWithoutSource()
    if wording.decided_on is not None and wording.effective_on < wording.decided_on:
        yield PlanDaysWrong(effective_on=wording.effective_on, decided_on=wording.decided_on)
    if (before is not None or wording.dropped) and not wording.reason.strip():
        yield ChangeWithoutReason()
    if not lines and not wording.dropped:
        yield PlanWithoutTargets()


def _lines_unsound(unit: Unit, year: int, wording: Wording, lines: Sequence[Target]) -> Iterator[ChungSucError]:
    seen: set[tuple[str, Title]] = set()
    for target in lines:
        if (target.level, target.title) in seen:
            yield TargetTwice(**target.words())
        seen.add((target.level, target.title))
        if target.count is not None and target.carried_over is not None and target.carried_over > target.count:
            yield MoreCarriedThanPlanned(count=target.count, carried=target.carried_over, **target.words())
        if target.count is not None and len(target.named) > target.count:
            yield MoreNamesThanPlanned(count=target.count, named=len(target.named), **target.words())
        if target.named:
            yield from _names_unsound(unit, day_of_names(year, wording.effective_on), target)


def _names_unsound(scope: Unit, day: date, target: Target) -> Iterator[ChungSucError]:
    inside = {unit.thread for unit in units_meant(target.level, scope, day)}
    seen: set[str] = set()
    for one in target.named:
        if one.unit.thread in seen:
            yield NamedTwice(unit=one.unit.full_name, **target.words())
        elif one.unit.thread not in inside:
            yield NotInTheScope(unit=one.unit.full_name, scope=scope.full_name, day=day, **target.words())
        seen.add(one.unit.thread)


def day_of_names(year: int, effective_on: date) -> date:
    """Names are those of the plan's year: of its first day for a plan made before, of its last for one made after."""
    return min(max(effective_on, date(year, 1, 1)), date(year, 12, 31))


def _change(plan: Plan, version: PlanVersion, lines: Sequence[Target], before: PlanVersion | None) -> Change:
    action = "plan.dropped" if version.dropped else "plan.changed" if before is not None else "plan.made"
    after: dict[str, Any] = {
        "year": plan.year, "effective_on": version.effective_on.isoformat(), "number": version.number,
        "source": version.source, "targets": [_told(line) for line in lines],
    }  # fmt: skip
    told = None
    if before is not None:
        told = {"effective_on": before.effective_on.isoformat(), "number": before.number,
                "targets": [_stored(line) for line in before.lines.order_by("pk")]}  # fmt: skip
    return Change(
        action, "plan", plan.pk, plan.unit.thread, as_of=version.effective_on, before=told, after=after,
        reason=version.reason,
    )  # fmt: skip


def _told(line: Target) -> str:
    number = line.count if line.count is not None else line.cumulative
    return f"{line.words()['target_vi']}: {number}"


def _stored(line: PlanLine) -> str:
    number = line.count if line.count is not None else line.cumulative
    return f"{target_vi(line.level, line.title, or_higher=line.or_higher)}: {number}"
