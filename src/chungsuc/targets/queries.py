"""Questions about plans and registrations: what was in force on a day, what is open (tra cứu kế hoạch, đăng ký)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from chungsuc.accounts.scope import Scope
from chungsuc.law.tree import Title
from chungsuc.targets.errors import NoPlanNamed, NoRegistrationNamed
from chungsuc.targets.models import Plan, PlanLine, PlanUnit, PlanVersion, Registration, RegistrationState
from chungsuc.units.models import Unit
from chungsuc.units.queries import units_at

# ── plans ────────────────────────────────────────────────────────────────────────────────────────────


def plan_of(thread: str, year: int) -> Plan | None:
    """Give the plan of a unit (by thread) for a year, or nothing where nobody entered one."""
    return Plan.objects.filter(unit__thread=thread, year=year).select_related("unit").first()


def plan_named(pk: int) -> Plan:
    """Give a plan by its key.

    Raises:
        NoPlanNamed: there is none.
    """
    plan = Plan.objects.filter(pk=pk).select_related("unit").first()
    if plan is None:
        raise NoPlanNamed(plan=pk)
    return plan


def plans(year: int | None = None) -> QuerySet[Plan]:
    """Give the plans, the newest year first, within it provinces before districts; plans are public to all roles."""
    found = Plan.objects.select_related("unit").order_by("-year", "-unit__level", "unit__code", "pk")
    return found if year is None else found.filter(year=year)


def versions_of(plan: Plan) -> list[PlanVersion]:
    """Give the versions of a plan with their lines and named units, the last in force first."""
    return list(_with_lines(plan.versions.order_by("-effective_on", "-pk")))


def version_on(plan: Plan, day: date) -> PlanVersion | None:
    """Give the version in force on a day (phiên bản có hiệu lực): the last one effective not after it.

    "As the plan stood in March" is the version in force on a day of March. Nothing where the plan began later.
    """
    return _with_lines(plan.versions.filter(effective_on__lte=day).order_by("-effective_on", "-pk")).first()


def versions_on(some: Iterable[Plan], day: date) -> dict[int, PlanVersion]:
    """Give the version of each plan in force on a day, by the plan's key, with lines; a fixed number of queries."""
    last: dict[int, int] = {}
    rows = PlanVersion.objects.filter(plan__in=[plan.pk for plan in some], effective_on__lte=day)
    for pk, plan in rows.order_by("effective_on", "pk").values_list("pk", "plan_id"):
        last[plan] = pk
    found = _with_lines(PlanVersion.objects.filter(pk__in=last.values()))
    return {version.plan_id: version for version in found}


def _with_lines(versions: QuerySet[PlanVersion]) -> QuerySet[PlanVersion]:
    named = PlanUnit.objects.select_related("unit").order_by("unit__code")
    return versions.prefetch_related(
        Prefetch("lines", PlanLine.objects.order_by("pk").prefetch_related(Prefetch("units", named)))
    )


class OpenLine(NamedTuple):
    """A target that a unit has a part in: it names the unit, or (``unit`` is ``None``) it is of the unit's own plan."""

    plan: Plan
    version: PlanVersion
    line: PlanLine
    unit: Unit | None


def open_plan_lines(threads: Iterable[str], day: date) -> list[OpenLine]:
    """Give the targets in force on a day, of its year and later ones, that these units have a part in.

    For a reorganisation: what is planned for units that go, in plans of others or of their own. Dropped plans are
    not in it. A fixed number of queries.
    """
    wanted = set(threads)
    concerned = Q(unit__thread__in=wanted) | Q(versions__lines__units__unit__thread__in=wanted)
    some = {plan.pk: plan for plan in plans().filter(concerned, year__gte=day.year).distinct()}
    found: list[OpenLine] = []
    for pk, version in sorted(versions_on(some.values(), day).items()):
        if version.dropped:
            continue
        for line in version.lines.all():
            found += [
                OpenLine(some[pk], version, line, one.unit) for one in line.units.all() if one.unit.thread in wanted
            ]
            if some[pk].unit.thread in wanted:
                found.append(OpenLine(some[pk], version, line, None))
    return found


# ── registrations ────────────────────────────────────────────────────────────────────────────────────


def open_registrations(threads: Iterable[str], day: date) -> list[Registration]:
    """Give the registrations of units that stand on a day, by unit and year; one query."""
    found = Registration.objects.filter(unit__thread__in=set(threads), registered_on__lte=day)
    found = found.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
    return list(found.select_related("unit").order_by("unit__code", "year", "pk"))


def registrations(
    scope: Scope, day: date, *, year: int | None = None, title: Title | None = None,
    state: RegistrationState | None = None, within: Unit | None = None,
) -> QuerySet[Registration]:  # fmt: skip
    """Give the registrations of the units that a person reads, as these lay on a day; by year, title and unit.

    ``within``: of the units below one, and of itself.
    """
    units = scope.units(day)
    if within is not None:
        units = units.filter(Q(thread__in=units_at(day, within=within).values("thread")) | Q(thread=within.thread))
    found = Registration.objects.filter(unit__thread__in=units.order_by().values("thread"))
    if year is not None:
        found = found.filter(year=year)
    if title is not None:
        found = found.filter(title=title.value)
    if state is not None:
        found = found.filter(state=state)
    return found.select_related("unit", "moved_from__unit").order_by("-year", "title", "unit__code", "pk")


def registration_named(scope: Scope, pk: int) -> Registration:
    """Give a registration by its key, if the person reads its unit.

    Raises:
        NoRegistrationNamed: there is none.
        OutOfScope: it is of a unit that is not theirs.
    """
    found = Registration.objects.filter(pk=pk).select_related("unit", "moved_from__unit").first()
    if found is None:
        raise NoRegistrationNamed(registration=pk)
    if not scope.reads(found.unit, day_of(found)):
        raise scope.out_of(found.unit.full_name, found.unit.full_name)
    return found


def day_of(registration: Registration) -> date:
    """Give a day on which the registration's unit is there: that of the registration, or the unit's first or last."""
    unit, day = registration.unit, registration.registered_on
    if unit.valid_from is not None and day < unit.valid_from:
        return unit.valid_from
    if unit.valid_until is not None and day >= unit.valid_until:
        return date.fromordinal(unit.valid_until.toordinal() - 1)
    return day


def registrations_of(thread: str) -> list[Registration]:
    """Give all registrations of one unit, the newest year first, ended ones too; one query."""
    found = Registration.objects.filter(unit__thread=thread).select_related("unit", "moved_from__unit")
    return list(found.order_by("-year", "-pk"))
