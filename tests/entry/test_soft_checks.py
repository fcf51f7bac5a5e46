"""Promises about questions: what somebody would ask about a value, and that a reason answers it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from chungsuc.accounts.scope import Scope
from chungsuc.entry.errors import Refused
from chungsuc.entry.soft import Beside, questions
from chungsuc.entry.values import Said
from chungsuc.observations.actions import record
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.units.queries import units_at
from entry_forms import END_2023, send

LAST_YEAR = date(2022, 12, 31)


def codes(value: str, **beside: object) -> list[str]:
    return [question.code for question in questions(Decimal(value), Beside(**beside))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "before", "asked"),
    [
        ("71", "%", "50", True), ("70", "%", "50", False), ("29", "%", "50", True),
        ("57", "triệu đồng/người/năm", "43", True), ("55", "triệu đồng/người/năm", "43", False),
        ("4.3", "triệu đồng/người/năm", "43", True), ("5", "triệu đồng/người/năm", "0", False),
    ],
)  # fmt: skip
def test_a_jump_against_last_year_is_asked_about(value: str, unit: str, before: str, asked: bool) -> None:
    assert ("CS-ENT-201" in codes(value, unit=unit, before=Decimal(before), before_day=LAST_YEAR)) is asked


@pytest.mark.parametrize(
    ("value", "level", "asked"), [("80", "80", True), ("80.1", "80", False), ("100", "100", False), ("0", "0", False)]
)
def test_a_value_exactly_on_the_level_is_asked_about_but_not_at_the_ends_of_the_scale(
    value: str, level: str, asked: bool
) -> None:
    assert ("CS-ENT-202" in codes(value, unit="%", level=Decimal(level))) is asked


def test_a_value_unlike_its_neighbours_is_asked_about_where_there_are_enough_of_them() -> None:
    around = [Decimal(number) for number in (40, 41, 42, 43, 44)]
    assert codes("420", unit="triệu đồng", neighbours=around) == ["CS-ENT-203"]
    assert codes("20", unit="triệu đồng", neighbours=around) == ["CS-ENT-203"]
    assert codes("60", unit="triệu đồng", neighbours=around) == []
    assert codes("420", unit="triệu đồng", neighbours=around[:4]) == []
    assert codes("75", unit="%", neighbours=around) == ["CS-ENT-203"]


def test_nothing_to_compare_with_asks_nothing() -> None:
    assert codes("43.5", unit="triệu đồng") == []


# ── in a submission ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_without_a_reason_nothing_is_stored_and_all_questions_come_with_all_faults(scope: Scope, ky_phu: Unit) -> None:
    record(ky_phu, "income_per_head", LAST_YEAR, value=Decimal("30"), source="a report", said_by="somebody")
    with pytest.raises(Refused) as caught:
        send(scope, ky_phu, {"10": "43,5", "15.1": "90", "16": "101", "2.4": "96,2"})
    asked = {no: [question.code for question in found] for no, found in caught.value.asked.items()}
    assert (asked, set(caught.value.by_field)) == ({"10": ["CS-ENT-201"], "15.1": ["CS-ENT-202"]}, {"16"})
    assert "31/12/2022" in caught.value.asked["10"][0].text("vi")
    assert Observation.objects.count() == 1


@pytest.mark.django_db
def test_with_a_reason_it_is_stored_and_the_reason_stays_with_the_value(scope: Scope, ky_phu: Unit) -> None:
    values = {"15.1": Said("90", note="Theo danh sách tham gia.")}
    receipt = send(scope, ky_phu, values, {"15.1": "450/500 người"})
    assert receipt.new == 1
    assert Observation.objects.get().note == "Theo danh sách tham gia.\n450/500 người"
    assert send(scope, ky_phu, {"15.1": "90"}).equal == 1


@pytest.mark.django_db
def test_the_communes_around_are_those_of_the_same_district_on_the_same_day(scope: Scope, ky_phu: Unit) -> None:
    around = units_at(END_2023, level="commune").filter(parent_code=ky_phu.parent_code, type="xã")
    for other in around.exclude(pk=ky_phu.pk)[:6]:
        record(other, "income_per_head", END_2023, value=Decimal("45"), source="a report", said_by="somebody")
    with pytest.raises(Refused) as caught:
        send(scope, ky_phu, {"10": "450"})
    (question,) = caught.value.asked["10"]
    assert (question.code, question.data["median"], question.data["count"]) == ("CS-ENT-203", Decimal(45), 6)
