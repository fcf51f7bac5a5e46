"""The facts at a day, as known at a moment, equal those of a plain loop over everything ever recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chungsuc.engine.build_panel import Key, build_panel
from chungsuc.engine.columns import column_of
from chungsuc.law.overlays import LawAtDate, law_at
from chungsuc.law.tree import (
    All,
    Attested,
    Compare,
    Confidence,
    CriteriaSet,
    Criterion,
    Decision,
    Levels,
    Operator,
    Provision,
    Source,
    Subject,
    Title,
)
from chungsuc.observations import actions
from chungsuc.observations.models import Observation
from chungsuc.observations.panel_rows import long_rows
from chungsuc.observations.queries import facts_at
from chungsuc.units.models import Level, Unit

pytestmark = pytest.mark.django_db

MEASURES = ("income", "roads")
START = datetime(2023, 1, 1, tzinfo=UTC)
SOURCE = Source("QĐ thử", None, "TC 1", "test", Confidence.LOW)


def small_law() -> LawAtDate:
    """Two measures; one of them is looked at by two provisions, one of which is a part."""
    at_least = Compare(Operator.AT_LEAST, Levels((), {(): Decimal(50)}))
    part = Provision("2/a", "Đường trục", at_least, SOURCE, unit="%", measure="roads")
    indicators = (
        Provision("1", "Thu nhập", at_least, SOURCE, measure="income"),
        Provision("2", "Giao thông", All((part,)), SOURCE),
        Provision("3", "Đường", Attested(), SOURCE, measure="roads"),
    )
    base = CriteriaSet(
        "QD0-2023/xa", "Bộ thử", "Test set", Subject.COMMUNE, Title.NTM, Decision("QĐ thử", None), date(2020, 1, 1),
        None, (Criterion("1", "Thử", indicators),), 1, 3,
    )  # fmt: skip
    return law_at(base, date(2024, 1, 1))


def two_states_of_one_commune() -> tuple[Unit, Unit]:
    """A commune that is renamed on 2023-01-06: two states, one thread."""
    renamed = date(2023, 1, 6)
    old = Unit.objects.create(
        level=Level.COMMUNE, code="99991", name="Cũ", type="xã", thread="test-1", name_key="cu", valid_until=renamed
    )
    new = Unit.objects.create(
        level=Level.COMMUNE, code="99991", name="Mới", type="xã", thread="test-1", name_key="moi", valid_from=renamed
    )
    return old, new


@dataclass(frozen=True)
class Act:
    """One thing done to the ledger: recorded, or an earlier one corrected or retracted (chosen by ``target``)."""

    kind: str
    measure: str
    as_of: int
    said_after: int
    number: int
    target: int


acts = st.builds(
    Act,
    kind=st.sampled_from(["record", "record", "record", "correct", "retract"]),
    measure=st.sampled_from(MEASURES),
    as_of=st.integers(0, 11),
    said_after=st.integers(0, 8),
    number=st.integers(0, 3),
    target=st.integers(0, 30),
)


def play(sequence: list[Act], old: Unit, new: Unit) -> None:
    """Do to the ledger what the acts say; a moment of recording need not follow the order of writing."""
    done: list[Observation] = []
    for act in sequence:
        day = START.date() + timedelta(days=act.as_of)
        unit = old if act.as_of < 5 else new
        said = {"source": "thử", "said_by": "thử"}
        if act.kind == "record":
            at = START + timedelta(days=act.as_of + act.said_after)
            done.append(
                actions.record(unit, act.measure, day, value=Decimal(act.number), recorded_at=at, **said)
            )  # fmt: skip
            continue
        open_ones = [o for o in done if not Observation.objects.filter(supersedes=o).exists()]
        if not open_ones:
            continue
        target = open_ones[act.target % len(open_ones)]
        at = target.recorded_at + timedelta(days=act.said_after)
        if act.kind == "correct":
            done.append(actions.correct(target, value=Decimal(act.number), recorded_at=at))
        else:
            done.append(actions.retract(target, "nhầm", recorded_at=at))


def naive(day: date, known_at: datetime | None) -> dict[str, tuple[Decimal, date]]:
    """Answer by loops: the latest of what was known and not superseded, for each measure."""
    known = [o for o in Observation.objects.all() if known_at is None or o.recorded_at <= known_at]
    gone = {o.supersedes_id for o in known}
    answer = {}
    for measure in MEASURES:
        counts = [o for o in known if o.measure == measure and o.pk not in gone and o.as_of <= day]
        if not counts:
            continue
        last = max(counts, key=lambda o: (o.as_of, o.recorded_at, o.pk))
        if last.value is not None:
            answer[measure] = (last.value, last.as_of)
    return answer


class TestFactsAt(TestCase):
    @settings(max_examples=60)
    @given(
        sequence=st.lists(acts, max_size=14),
        day=st.integers(-1, 13),
        known=st.none() | st.integers(-1, 22),
    )
    def test_facts_at_any_day_and_moment_equal_the_naive_answer(
        self, sequence: list[Act], day: int, known: int | None
    ) -> None:
        old, new = two_states_of_one_commune()
        play(sequence, old, new)
        asked = START.date() + timedelta(days=day)
        known_at = None if known is None else START + timedelta(days=known)

        facts = facts_at([new], small_law(), asked, known_at=known_at).get("test-1", {})

        expected = naive(asked, known_at)
        nos = {"income": ["1"], "roads": ["2/a", "3"]}
        assert {no: (fact.value, fact.as_of) for no, fact in facts.items()} == {
            no: answer for measure, answer in expected.items() for no in nos[measure]
        }

    @pytest.mark.slow
    @settings(max_examples=25)
    @given(sequence=st.lists(acts, max_size=14), known=st.none() | st.integers(-1, 22))
    def test_a_panel_built_from_the_ledger_shows_the_same_facts(self, sequence: list[Act], known: int | None) -> None:
        old, new = two_states_of_one_commune()
        play(sequence, old, new)
        days = [START.date() + timedelta(days=day) for day in range(-1, 13)]
        known_at = None if known is None else START + timedelta(days=known)
        law = small_law()

        rows = long_rows([new], MEASURES, days, known_at=known_at)
        panel = build_panel(law, rows, units=["test-1"], days=days, key=Key.MEASURE).to_pylist()

        for row in panel:
            facts = facts_at([new], law, row["day"], known_at=known_at).get("test-1", {})
            for no in ("1", "2/a"):
                fact = facts.get(no)
                assert row[column_of(no)] == (None if fact is None else float(fact.value)), (row["day"], no)


class TestOneQuery:
    def test_the_number_of_queries_does_not_grow_with_the_units(self) -> None:
        units = [
            Unit.objects.create(
                level="commune", code=f"{98000 + n}", name=f"X{n}", type="xã", thread=f"test-{98000 + n}", name_key="x"
            )
            for n in range(30)
        ]
        actions.record_many(
            actions.Entry(unit, measure, date(2023, 1, 1), value=Decimal(1), source="s", said_by="s")
            for unit in units
            for measure in MEASURES
        )
        # Only these: the database of the run may hold all units of Viet Nam as well.
        ours = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        with CaptureQueriesContext(connection) as queries:
            facts = facts_at(ours, small_law(), date(2024, 1, 1))
        assert len(facts) == 30
        assert len(queries) <= 2, [query["sql"][:200] for query in queries]

    def test_a_day_of_knowledge_includes_what_was_recorded_on_it(self) -> None:
        old, _ = two_states_of_one_commune()
        at = datetime(2023, 1, 2, 15, tzinfo=UTC)
        actions.record(old, "income", date(2023, 1, 1), value=Decimal(1), source="s", said_by="s", recorded_at=at)
        assert facts_at([old], small_law(), date(2023, 1, 3), known_at=date(2023, 1, 2))
        assert not facts_at([old], small_law(), date(2023, 1, 3), known_at=date(2023, 1, 1))

    def test_a_fact_carries_what_is_needed_to_explain_it(self) -> None:
        old, _ = two_states_of_one_commune()
        actions.record(
            old, "income", date(2023, 1, 1), numerator=Decimal(1), denominator=Decimal(4), source="Biểu 3",
            said_by="UBND xã", synthetic=True,
        )  # fmt: skip
        fact = facts_at([old], small_law(), date(2023, 1, 3))["test-1"]["1"]
        assert fact == (Decimal(25), date(2023, 1, 1), Decimal(1), Decimal(4), "Biểu 3", True)
        assert str(fact.value) == "25"
