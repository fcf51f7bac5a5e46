"""What is written to a form and what is read from it are the same, whatever the values and the arrangement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungsuc.exchange.workbook.build import written
from chungsuc.exchange.workbook.check import check
from chungsuc.exchange.workbook.gather import plan_form
from chungsuc.exchange.workbook.plan import Arrangement, Held, Kind, Line, Plan, Row
from chungsuc.exchange.workbook.read import read_workbook
from chungsuc.law.overlays import LawAtDate
from chungsuc.observations.importing.reader import Value
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from form_files import DAY, SET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

NUMBERS = st.decimals(0, 10**9, places=4, allow_nan=False).map(lambda n: n.quantize(Decimal("1E-4")))
RATES = st.decimals(0, 100, places=6, allow_nan=False)
ATTESTED = st.booleans()


@st.composite
def rates(draw: st.DrawFn) -> Held:
    if draw(st.booleans()):
        return Held(DAY, draw(RATES), None)
    whole = draw(st.integers(1, 10**6))
    part = draw(st.integers(0, whole))
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("1E-8"))
    return Held(DAY, exact, None, Decimal(part), Decimal(whole))


def held(kind: Kind) -> st.SearchStrategy[Held]:
    attested = st.builds(lambda yes: Held(DAY, None, yes), ATTESTED)
    match kind:
        case Kind.RATE:
            return rates()
        case Kind.NUMBER:
            return st.builds(lambda n: Held(DAY, n, None), NUMBERS)
        case Kind.COUNT:
            return st.one_of(attested, st.builds(lambda n: Held(DAY, Decimal(n), None), st.integers(0, 10**6)))
        case _:
            return attested


def values_of(lines: tuple[Line, ...]) -> st.SearchStrategy[Mapping[str, Held]]:
    chosen = st.lists(st.sampled_from(lines), unique_by=lambda line: line.no, max_size=12)
    return chosen.flatmap(lambda some: st.fixed_dictionaries({line.no: held(line.kind) for line in some}))


def read_back(path: Path, law: LawAtDate) -> dict[tuple[str, str], Value]:
    reading = read_workbook(path, lambda set_id, day: law)
    result = check(reading, law, mine=None, source="biểu", said_by="ai")
    assert not result.faults, [fault.error.text() for fault in result.faults]
    return {(said.written.unit.thread, said.written.no): said.value for said in result.said}


def same(value: Value, wanted: Held, *, wide: bool) -> bool:
    if wanted.denominator is not None and wide:
        return (value.numerator, value.denominator) == (wanted.numerator, wanted.denominator)
    if wanted.value is None or value.value is None:
        return (value.value, value.attested) == (wanted.value, wanted.attested)
    near = Decimal("0.005") if wanted.denominator is not None else Decimal(0)  # a rate of parts shows two decimals
    return abs(value.value - wanted.value) <= near


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@pytest.mark.parametrize("by", list(Arrangement))
def test_values_come_back_as_they_went_out(folder: Path, by: Arrangement) -> None:
    province = find_unit("Thái Nguyên", DAY, level="province")
    units = [find_unit(code, DAY, level="commune", within=province) for code in ("05602", "05554")]
    empty = plan_form(units, SET, DAY, where="hai xã", by=by)

    @settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(first=values_of(empty.lines), second=values_of(empty.lines))
    def holds(first: Mapping[str, Held], second: Mapping[str, Held]) -> None:
        plan = filled(empty, (first, second))
        path = folder / f"{by}.xlsx"
        path.write_bytes(written(plan))
        found = read_back(path, plan.law)
        wanted = {(row.unit.thread, no): value for row in plan.rows for no, value in row.now.items()}
        assert found.keys() == wanted.keys()
        assert all(same(found[key], wanted[key], wide=by is not Arrangement.GRID) for key in wanted)

    holds()


def filled(plan: Plan, values: tuple[Mapping[str, Held], ...]) -> Plan:
    rows = tuple(
        Row(row.unit, row.place, row.demands, now, row.before, row.derived)
        for row, now in zip(plan.rows, values, strict=True)
    )
    made = datetime.now(tz=plan.made_at.tzinfo)
    return Plan(plan.law, plan.day, made, plan.province, plan.where, plan.arrangement, rows, plan.lines)


def test_the_plan_of_these_tests_is_a_real_one() -> None:
    unit = Unit.objects.get(code="05602", valid_until=date(2025, 7, 1))
    plan = plan_form([unit], SET, DAY, where="xã Phú Đình")
    assert {line.kind for line in plan.lines} == {Kind.RATE, Kind.NUMBER, Kind.ATTESTED, Kind.COUNT, Kind.OPEN}
