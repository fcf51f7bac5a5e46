"""Promises of the queue: what stands side by side, in which order, for whom, and at a province's size."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from chungsuc.accounts.models import Department, Ownership, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting, actor_of
from chungsuc.engine.verdict import Status
from chungsuc.law.tree import Attested
from chungsuc.observations import actions as ledger
from chungsuc.observations.checks import Entry
from chungsuc.observations.queries import nos_by_measure
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit, units_at
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification import actions
from chungsuc.verification.queries import lagging, returned_to, states
from chungsuc.verification.queue import NOBODY, Filters, Order, Queue, queue, rows_of
from chungsuc.verification.standing import State
from desk_people import person
from verification_world import DAY, INCOME, SAID, SET, World, answer, confirm, correct, entered, return_

pytestmark = [pytest.mark.django_db]


def found(world: World, **filters: object) -> Queue:
    return queue(scope_of(world.specialist), SET, DAY, Filters(**filters))  # type: ignore[arg-type]


def neighbour(world: World, name: str = "Ký Phú", value: str = "40") -> Unit:
    unit = find_unit(name, DAY, level="commune")
    with acting(actor_of(world.officer)):
        ledger.record(unit, INCOME, DAY, value=Decimal(value), **SAID)
    return unit


def all_of(day: date = DAY) -> list[Unit]:
    return list(units_at(day, level="commune", type="xã", within=find_unit("19", day, level="province")))


# ── one line ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_has_value_level_verdict_and_the_value_of_a_year_before(world: World) -> None:
    entered(world, "38.5", as_of=date(2022, 12, 31))
    entered(world, "41")
    asked = found(world)
    (row,) = rows_of(asked.lines, asked.law)
    assert row.line.no == "10"
    assert row.line.standing.fact.value == Decimal(41)
    assert row.verdict is not None
    assert (row.before and row.before.value, row.change) == (Decimal("38.5"), Decimal("2.5"))
    assert row.verdict.status in {Status.UNMET, Status.UNKNOWN}  # the level of this set rests on the region


def test_a_value_that_is_only_carried_forward_is_not_compared_with_itself(world: World) -> None:
    entered(world, "38.5", as_of=date(2021, 12, 31))
    asked = found(world)
    (row,) = rows_of(asked.lines, asked.law)
    assert (row.before, row.change) == (None, None)


def test_what_one_entered_stands_in_the_queue_but_is_not_theirs_to_verify(world: World) -> None:
    entered(world, by=world.specialist)
    assert [line.mine for line in found(world).lines] == [False]
    others = queue(scope_of(world.colleague), SET, DAY)
    assert [line.mine for line in others.lines] == [True]


# ── order and filters ────────────────────────────────────────────────────────────────────────────────


def test_counts_are_of_the_filter_whatever_state_is_looked_at(world: World) -> None:
    confirm(world.specialist, entered(world))
    neighbour(world)
    waiting = found(world, states=frozenset({State.WAITING}))
    assert [line.unit.name for line in waiting.lines] == ["Ký Phú"]
    assert dict(waiting.counts) == {State.CONFIRMED: 1, State.WAITING: 1}
    assert waiting.oldest == waiting.lines[0].standing.since


def test_the_oldest_comes_first(world: World) -> None:
    names = ["Ký Phú", "Bản Ngoại", "Phúc Hà"]
    for name in names:
        neighbour(world, name)
    entered(world)
    for order in (Order.OLDEST, Order.INDICATOR):
        assert [line.unit.name for line in found(world, order=order).lines] == [*names, "Phú Đình"]
    by_commune = found(world, order=Order.COMMUNE).lines
    assert [line.unit.code for line in by_commune] == sorted(line.unit.code for line in by_commune)


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"text": "ky phu"}, ["Ký Phú"]),
        ({"text": "thu nhập"}, ["Phú Đình", "Ký Phú"]),
        ({"text": "10"}, ["Phú Đình", "Ký Phú"]),
        ({"text": "1"}, []),
        ({"criterion": "10"}, ["Phú Đình", "Ký Phú"]),
        ({"criterion": "15"}, []),
        ({"district": "171"}, ["Ký Phú"]),
    ],
)
def test_the_queue_is_narrowed_by_text_criterion_and_district(
    world: World, filters: dict[str, str], names: list[str]
) -> None:
    entered(world)
    neighbour(world)
    assert [line.unit.name for line in found(world, **filters).lines] == names


def test_a_ward_is_not_in_a_queue_of_communes_xa(world: World) -> None:
    ward = units_at(DAY, level="commune", type="phường", within=find_unit("19", DAY, level="province"))[0]
    with acting(actor_of(world.officer)):
        ledger.record(ward, INCOME, DAY, value=Decimal(90), **SAID)
    assert found(world).lines == ()


def test_the_office_sees_every_department_and_what_nobody_owns(world: World) -> None:
    entered(world)
    Ownership.objects.filter(no="15").delete()
    with acting(actor_of(world.officer)):
        ledger.record(world.commune, "health_insurance_rate", DAY, value=Decimal(95), **SAID)
    office = scope_of(person(Role.OFFICE))
    assert [line.no for line in queue(office, SET, DAY).lines] == ["10", "15.1"]
    assert [line.no for line in queue(office, SET, DAY, Filters(department=NOBODY)).lines] == ["15.1"]
    assert not any(line.mine for line in queue(office, SET, DAY).lines)


# ── departments and communes ─────────────────────────────────────────────────────────────────────────


def test_a_department_lags_by_what_waits_and_since_when(world: World) -> None:
    confirm(world.specialist, entered(world))
    neighbour(world)
    back = neighbour(world, "Bản Ngoại")
    with acting(actor_of(world.officer)):
        ledger.record(world.commune, "health_insurance_rate", DAY, value=Decimal(95), **SAID)
    returned = states([back], SET, DAY)[back.thread][INCOME]
    with acting(actor_of(world.specialist)):
        actions.return_(scope_of(world.specialist), returned.observation, "sai-ky", set_id=SET)
    lags = lagging(all_of(), SET, DAY, working_day=timezone.localdate())
    said = {lag.department.name: (lag.waiting, lag.returned, lag.confirmed) for lag in lags if lag.department}
    assert said == {"Cục Thống kê": (1, 1, 1), "Sở Y tế": (1, 0, 0)}
    assert lags[0].department == world.statistics  # its oldest waits longer


def test_a_retraction_leaves_nothing_to_verify_not_the_value_before(world: World) -> None:
    entered(world, "38", as_of=date(2022, 12, 31))
    observation = entered(world)
    with acting(actor_of(world.officer)):
        ledger.retract(observation, "ghi nhầm")
    assert found(world).lines == ()
    assert lagging(all_of(), SET, DAY, working_day=timezone.localdate()) == []


def test_a_commune_gets_back_what_was_returned_and_still_counts(world: World) -> None:
    first = entered(world, "38", as_of=date(2022, 12, 31))
    second = entered(world)
    for observation in (second, first):
        return_(world.specialist, observation)
    commune = scope_of(world.officer)
    assert [one.observation for one in returned_to(commune, DAY)] == [second.pk, first.pk]
    answer(world.officer, second)
    correct(world.officer, first, "37")
    assert [(one.observation, one.state) for one in returned_to(commune, DAY)] == [(second.pk, State.ANSWERED)]
    confirm(world.specialist, second)
    assert returned_to(commune, DAY) == []


def test_nobody_gets_back_what_was_returned_to_another_commune(world: World) -> None:
    return_(world.specialist, entered(world))
    other = person(Role.COMMUNE, name="xã bên", unit_thread=find_unit("Ký Phú", DAY).thread)
    assert returned_to(scope_of(other), DAY) == []


# ── a province ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def province(viet_nam: None) -> list[Unit]:
    """126 communes, each with every value of the set; one department owns all of it."""
    units, law = all_of(), law_for(SET, DAY)
    department = Department.objects.create(code="ca-tinh", name="Sở của cả bộ")
    for no in range(1, 20):
        Ownership.objects.create(department=department, set_id=SET, no=str(no), source="thử nghiệm")
    by_no = law.by_no
    said = {
        measure: {"attested": True} if isinstance(by_no[nos[0]].requirement, Attested) else {"value": Decimal(7)}
        for measure, nos in nos_by_measure(law).items()
    }
    with acting(Actor("thử nghiệm")):
        ledger.record_many(
            Entry(unit, measure, DAY, **value, **SAID)  # type: ignore[arg-type]
            for unit in units
            for measure, value in said.items()
        )
    return units


def test_a_province_costs_as_few_queries_as_one_commune(
    province: list[Unit], django_assert_max_num_queries: object
) -> None:
    limit = django_assert_max_num_queries
    department = Department.objects.get(code="ca-tinh")
    user = person(Role.DEPARTMENT, department=department)
    scope = scope_of(user)
    assert len(province) == 126
    with limit(3):  # type: ignore[operator]
        found = states(province, SET, DAY)
    assert sum(map(len, found.values())) == 126 * len(nos_by_measure(law_for(SET, DAY)))
    with limit(6):  # type: ignore[operator]
        (lag,) = lagging(province, SET, DAY, working_day=timezone.localdate())
    with limit(9):  # type: ignore[operator]
        asked = queue(scope, SET, DAY)
    assert lag.waiting == len(asked.lines) == sum(map(len, found.values()))
    with limit(9):  # type: ignore[operator]
        rows_of(asked.lines, asked.law)
    with acting(actor_of(user)), limit(20):  # type: ignore[operator]
        assert actions.confirm(scope, [line.standing.observation for line in asked.lines[:126]], SET) == 126
    assert queue(scope, SET, DAY).counts[State.CONFIRMED] == 126
