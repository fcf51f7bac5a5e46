"""What a form reads by its own short ways is what the ledger and the units say by theirs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chungsuc.entry.ground import ground
from chungsuc.entry.on_record import on_record
from chungsuc.observations.actions import correct, record, retract
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import latest
from chungsuc.units.actions import set_trait
from chungsuc.units.models import Unit
from chungsuc.units.queries import ancestors_of, find_unit, traits_of, traits_of_one, units_at
from entry_forms import END_2023, SET

pytestmark = pytest.mark.django_db

MEASURES = ("income_per_head", "QD318-2022/xa:4.1", "health_insurance_rate")
START = date(2023, 1, 1)
acts = st.tuples(
    st.sampled_from(["record", "correct", "move", "retract"]), st.sampled_from(MEASURES), st.integers(0, 9)
)


def two_states() -> tuple[Unit, Unit]:
    """One commune that changed its name in the middle."""
    same = {"level": "commune", "type": "xã", "parent_code": "000", "thread": "t", "name_key": "t", "plain_key": "t"}
    middle = START + timedelta(days=5)
    old = Unit.objects.create(code="00000", name="Cũ", valid_until=middle, **same)
    return old, Unit.objects.create(code="00000", name="Mới", valid_from=middle, **same)


class TestOnRecord(TestCase):
    @settings(max_examples=40)
    @given(sequence=st.lists(acts, max_size=12), days=st.lists(st.integers(-1, 10), min_size=1, max_size=2))
    def test_what_counts_is_what_the_ledger_says_counts(
        self, sequence: list[tuple[str, str, int]], days: list[int]
    ) -> None:
        old, new = two_states()
        for act, measure, day in sequence:
            as_of = START + timedelta(days=day)
            live = Observation.objects.filter(measure=measure, corrections__isnull=True).order_by("-pk").first()
            value = {"attested": True} if "4.1" in measure else {"value": Decimal(day)}
            if act == "record" or live is None:
                record(old if day < 5 else new, measure, as_of, source="x", said_by="y", **value)  # type: ignore[arg-type]
            elif act == "correct":
                correct(live, **value)  # type: ignore[arg-type]
            elif act == "move":  # to another day of the state that it was said of
                moved = START + timedelta(days=day % 5 + (5 if live.unit_id == new.pk else 0))
                correct(live, as_of=moved, **value)  # type: ignore[arg-type]
            else:
                retract(live, "nhầm")
        asked = [START + timedelta(days=day) for day in days]
        found = on_record("t", MEASURES, asked)
        for day in asked:
            expected = {row.measure: (row.as_of, row.value, row.attested) for row in latest([new], MEASURES, day)}
            assert {m: (row.as_of, row.value, row.attested) for m, row in found[day].items()} == expected


@pytest.mark.usefixtures("viet_nam")
def test_the_traits_of_one_unit_are_those_it_has_among_many() -> None:
    province = find_unit("19", END_2023, level="province")
    units = list(units_at(END_2023, within=province)[::15])
    commune = next(unit for unit in units if unit.level == "commune")
    line = ancestors_of([commune], END_2023)[commune.thread]
    set_trait(line[0], "region", "DBSH", valid_from=None, source="thử")
    set_trait(units[-1], "region", "TN", valid_from=None, source="thử")
    set_trait(commune, "schools", 3, valid_from=None, source="thử")
    set_trait(line[0], "schools", 9, valid_from=None, source="thử")
    for day in (END_2023, date(2026, 1, 1)):
        of_many = traits_of(units, day)
        assert {unit.thread: traits_of_one(unit, day) for unit in units} == of_many


@pytest.mark.usefixtures("viet_nam")
def test_the_ground_of_a_form_costs_a_few_queries() -> None:
    unit = find_unit("05602", END_2023)
    with CaptureQueriesContext(connection) as queries:
        stand = ground(unit, SET, END_2023)
    assert len(queries) <= 4
    assert stand.judge({}).criteria_met == 0
