"""A district with three communes, an office and an officer, and what they plan and register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.models import Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import Actor, acting, actor_of
from chungsuc.law.tree import Title
from chungsuc.targets.models import PlanVersion
from chungsuc.targets.planning import Named, Target, Wording, record_version
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import person

DAY = date(2023, 12, 31)
YEAR = 2023


def province(day: date = DAY) -> Unit:
    return find_unit("19", day, level="province")


def unit(name: str, day: date = DAY) -> Unit:
    return find_unit(name, day, within=province(day))


def ntm(count: int | None, *named: Unit, carried: tuple[Unit, ...] = (), **given: object) -> Target:
    names = (*(Named(one) for one in named), *(Named(one, carried_over=True) for one in carried))
    return Target("commune", Title.NTM, count, names, **given)  # type: ignore[arg-type]


def planned(
    *targets: Target, on: date = date(2023, 1, 15), reason: str = "", scope: Unit | None = None, year: int = YEAR,
    **given: object,
) -> PlanVersion:  # fmt: skip
    wording = Wording(on, given.pop("source", "Kế hoạch thử"), reason, **given)  # type: ignore[arg-type]
    with acting(Actor("thử nghiệm")):
        return record_version(OPERATOR, scope or province(), year, wording, targets)


@contextmanager
def as_person(user: User) -> Iterator[Scope]:
    with acting(actor_of(user)):
        yield scope_of(user)


def officer(commune: Unit, name: str = "cán bộ xã") -> User:
    return person(Role.COMMUNE, name=name, unit_thread=commune.thread)


def office(name: str = "văn phòng", unit_thread: str = "") -> User:
    return person(Role.OFFICE, name=name, unit_thread=unit_thread)
