"""A commune, two departments and their people, and what they do: for the promises of verification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chungsuc.accounts.models import Department, Ownership, Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.observations import actions as ledger
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from chungsuc.verification import actions
from chungsuc.verification.queries import states
from chungsuc.verification.standing import Standing
from desk_people import person

SET, DAY, INCOME = "QD318-2022/xa", date(2023, 12, 31), "income_per_head"
SAID = {"source": "Báo cáo năm 2023", "said_by": "UBND xã"}


@dataclass(frozen=True)
class World:
    """One commune, the department that owns its income (10), another department, and their people."""

    commune: Unit
    statistics: Department
    health: Department
    officer: User
    specialist: User
    colleague: User
    stranger: User


def make_world() -> World:
    """Make them; needs the units of all Viet Nam."""
    commune = find_unit("05602", DAY)
    statistics = Department.objects.create(code="thong-ke", name="Cục Thống kê")
    health = Department.objects.create(code="so-y-te", name="Sở Y tế")
    Ownership.objects.create(department=statistics, set_id=SET, no="10", source="thử nghiệm")
    Ownership.objects.create(department=health, set_id=SET, no="15", source="thử nghiệm")
    return World(
        commune, statistics, health,
        person(Role.COMMUNE, unit_thread=commune.thread),
        person(Role.DEPARTMENT, name="chuyên viên", department=statistics),
        person(Role.DEPARTMENT, name="đồng nghiệp", department=statistics),
        person(Role.DEPARTMENT, name="người sở khác", department=health),
    )  # fmt: skip


def entered(world: World, value: str = "41.5", *, by: User | None = None, as_of: date = DAY) -> Observation:
    with acting(actor_of(by or world.officer)):
        return ledger.record(world.commune, INCOME, as_of, value=Decimal(value), **SAID)


def confirm(user: User, *observations: Observation, scope: Scope | None = None) -> int:
    with acting(actor_of(user)):
        return actions.confirm(scope or scope_of(user), [one.pk for one in observations], SET)


def return_(user: User, observation: Observation, reason: str = "khac-nguon", text: str = "") -> None:
    with acting(actor_of(user)):
        actions.return_(scope_of(user), observation.pk, reason, text, set_id=SET)


def answer(user: User, observation: Observation, text: str = "Đã đối chiếu với Chi cục.") -> None:
    with acting(actor_of(user)):
        actions.answer(scope_of(user), observation.pk, text, set_id=SET)


def correct(user: User, observation: Observation, value: str) -> Observation:
    with acting(actor_of(user)):
        return ledger.correct(observation, value=Decimal(value))


def standing(world: World, day: date = DAY) -> Standing:
    return states([world.commune], SET, day)[world.commune.thread][INCOME]
