"""Whatever is submitted in whatever order: what is stored says what a fresh judgement says."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.engine.answer import walk
from chungsuc.entry.actions import Receipt
from chungsuc.entry.errors import Refused
from chungsuc.entry.values import Said
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_units
from desk_people import person
from entry_forms import SET, send

pytestmark = pytest.mark.django_db

DAYS = date(2022, 12, 31), date(2023, 6, 30), date(2023, 12, 31)
SETS = SET, "QD318-2022/xa_nang_cao"
numbers = st.sampled_from(["40,5", "71,25", "96", "100", "0", "1.234", "nhiều"])
fields = {
    "10": numbers.map(Said),
    "12.1": numbers.map(Said),
    "15.1": st.one_of(numbers.map(Said), st.tuples(st.integers(0, 9), st.integers(0, 9)).map(
        lambda two: Said(numerator=str(two[0]), denominator=str(two[1])))),
    "4.1": st.sampled_from(["Đạt", "Không đạt", ""]).map(Said),
    "9.1": st.sampled_from(["0", "3", "Đạt"]).map(Said),
}  # fmt: skip
said = st.fixed_dictionaries({}, optional={no: one | st.just(Said(retract=True)) for no, one in fields.items()})
submissions = st.tuples(st.sampled_from(SETS), st.sampled_from(DAYS), said)


def a_commune() -> Unit:
    for level, code, type_, parent in (
        ("province", "00", "tỉnh", ""), ("district", "000", "huyện", "00"), ("commune", "00000", "xã", "000")
    ):  # fmt: skip
        unit = Unit.objects.create(
            level=level, code=code, name=code, type=type_, parent_code=parent, thread=code, name_key=code,
            plain_key=code,
        )  # fmt: skip
    return unit


class TestAnySequence(TestCase):
    @settings(max_examples=25)
    @given(sequence=st.lists(submissions, min_size=1, max_size=6))
    def test_stored_verdicts_are_what_a_fresh_judgement_says(
        self, sequence: list[tuple[str, date, dict[str, Said]]]
    ) -> None:
        commune = a_commune()
        user = person(Role.COMMUNE, unit_thread=commune.thread)
        taken: list[Receipt] = []
        with acting(actor_of(user)):
            for set_id, day, values in sequence:
                with suppress(Refused):
                    reasons = dict.fromkeys(values, "đã kiểm tra lại")
                    taken.append(send(scope_of(user), commune, values, reasons, as_of=day, set_id=set_id))

        assert {(r.set_id, r.as_of) for r in taken} == {(v.set_id, v.as_of) for v in StoredVerdict.objects.all()}
        for stored in StoredVerdict.objects.all():
            fresh = judge_units([commune], stored.set_id, stored.as_of)[commune.thread]
            assert stored.indicators == {pv.provision.no: pv.status.value for pv in walk(fresh)}
            assert (stored.status, stored.criteria_met) == (fresh.status.value, fresh.criteria_met)
        assert Observation.objects.count() == sum(receipt.stored for receipt in taken)
