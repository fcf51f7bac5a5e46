"""Promises of the ledger: it only grows, corrections supersede, and what was known stays known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from chungsuc.observations import actions
from chungsuc.observations.checks import Entry
from chungsuc.observations.errors import (
    AlreadySuperseded,
    CorrectionBeforeOriginal,
    DayInFuture,
    DenominatorNotPositive,
    HalfARate,
    LedgerIsAppendOnly,
    NothingSaid,
    NotStorable,
    NumeratorOutOfRange,
    ObservationFault,
    RateDisagrees,
    ReasonMissing,
    RecordedAtUnsound,
    TwoKindsOfValue,
    UnitNotInForce,
    WordMissing,
)
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import history
from chungsuc.units.models import Level, Unit

pytestmark = pytest.mark.django_db

END_2023 = date(2023, 12, 31)
SAID = {"source": "Báo cáo số liệu năm 2023", "said_by": "UBND xã"}


@pytest.fixture
def commune() -> Unit:
    return Unit.objects.create(
        level=Level.COMMUNE, code="99990", name="Thử", type="xã", thread="test-99990", name_key="thu",
        valid_until=date(2025, 7, 1),
    )  # fmt: skip


@pytest.fixture
def income(commune: Unit) -> Observation:
    return actions.record(commune, "income_per_head", END_2023, value=Decimal("41.5"), **SAID)


def test_saving_a_recorded_observation_again_is_refused(income: Observation) -> None:
    income.value = Decimal(99)
    with pytest.raises(LedgerIsAppendOnly):
        income.save()


def test_deleting_an_observation_is_refused(income: Observation) -> None:
    with pytest.raises(LedgerIsAppendOnly):
        income.delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Observation.objects.update(note="x"),
        lambda: Observation.objects.all().delete(),
        lambda: Observation.objects.bulk_update(list(Observation.objects.all()), ["note"]),
        lambda: Observation.objects.update_or_create(measure="income_per_head", defaults={"note": "x"}),
        lambda: Observation.objects.bulk_create([], update_conflicts=True),
    ],
)
@pytest.mark.usefixtures("income")
def test_changing_observations_in_bulk_is_refused(change) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LedgerIsAppendOnly):
        change()


def test_a_row_with_the_key_of_another_does_not_overwrite_it(income: Observation) -> None:
    twin = Observation(
        pk=income.pk, unit=income.unit, measure="x", as_of=END_2023, recorded_at=timezone.now(), **SAID
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()


@pytest.mark.usefixtures("income")
def test_the_database_itself_refuses_an_update() -> None:
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE observations_observation SET note = 'x'")


def test_a_rate_is_computed_from_its_parts(commune: Unit) -> None:
    rate = actions.record(commune, "m", END_2023, numerator=Decimal(118), denominator=Decimal(126), **SAID)
    rate.refresh_from_db()
    assert rate.value == Decimal("93.65079365")


def test_a_rounded_rate_beside_its_parts_is_accepted_and_kept_exact(commune: Unit) -> None:
    rate = actions.record(
        commune, "m", END_2023, value=Decimal("93.7"), numerator=Decimal(118), denominator=Decimal(126), **SAID
    )  # fmt: skip
    assert rate.value == Decimal("93.65079365")


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({}, NothingSaid),
        ({"value": Decimal(1), "attested": True}, TwoKindsOfValue),
        ({"attested": True, "numerator": Decimal(1), "denominator": Decimal(2)}, TwoKindsOfValue),
        ({"numerator": Decimal(1)}, HalfARate),
        ({"value": Decimal(50), "denominator": Decimal(2)}, HalfARate),
        ({"numerator": Decimal(0), "denominator": Decimal(0)}, DenominatorNotPositive),
        ({"numerator": Decimal(0), "denominator": Decimal(-3)}, DenominatorNotPositive),
        ({"numerator": Decimal(127), "denominator": Decimal(126)}, NumeratorOutOfRange),
        ({"numerator": Decimal(-1), "denominator": Decimal(126)}, NumeratorOutOfRange),
        ({"value": Decimal("93.6"), "numerator": Decimal(118), "denominator": Decimal(126)}, RateDisagrees),
        ({"value": Decimal("NaN")}, NotStorable),
        ({"value": Decimal("0.123456789")}, NotStorable),
        ({"value": Decimal("12345678901.12345678")}, NotStorable),
        ({"value": Decimal(1), "as_of": date(2040, 1, 1)}, DayInFuture),
        ({"value": Decimal(1), "as_of": date(2025, 7, 1)}, UnitNotInForce),
        ({"value": Decimal(1), "source": " "}, WordMissing),
        ({"value": Decimal(1), "said_by": ""}, WordMissing),
        ({"value": Decimal(1), "measure": "m" * 81}, WordMissing),
        ({"value": Decimal(1), "recorded_at": datetime(2024, 1, 5)}, RecordedAtUnsound),  # noqa: DTZ001
        ({"value": Decimal(1), "recorded_at": datetime(2090, 1, 5, tzinfo=UTC)}, RecordedAtUnsound),
    ],
)  # fmt: skip
def test_an_unsound_value_is_refused_with_its_reason(
    commune: Unit, values: dict[str, object], fault: type[ObservationFault]
) -> None:
    with pytest.raises(fault) as raised:
        actions.record(**{"unit": commune, "measure": "m", "as_of": END_2023, **SAID, **values})  # type: ignore[arg-type]
    assert "{" not in raised.value.text("vi") + raised.value.text("en")
    assert not Observation.objects.exists()


def test_a_correction_supersedes_and_both_stay_in_the_history(income: Observation) -> None:
    correction = actions.correct(income, value=Decimal("40.2"), note="nhầm cột")
    assert [(entry.value, entry.supersedes_id) for entry in history(income.unit, "income_per_head")] == [
        (Decimal("41.5"), None),
        (Decimal("40.2"), income.pk),
    ]
    assert (correction.source, correction.said_by) == (income.source, income.said_by)


def test_a_retraction_needs_a_reason_and_leaves_neither_value_nor_attestation(income: Observation) -> None:
    with pytest.raises(ReasonMissing):
        actions.retract(income, "  ")
    assert actions.retract(income, "đo nhầm xã").is_retraction


def test_what_was_superseded_once_is_not_superseded_again(income: Observation) -> None:
    correction = actions.correct(income, value=Decimal(40))
    with pytest.raises(AlreadySuperseded) as raised:
        actions.retract(income, "nhầm")
    assert raised.value.data["by"] == correction.pk


def test_a_correction_is_not_recorded_before_its_original(income: Observation) -> None:
    with pytest.raises(CorrectionBeforeOriginal):
        actions.correct(income, value=Decimal(40), recorded_at=income.recorded_at - timedelta(days=1))


def test_many_entries_are_stored_all_or_none(commune: Unit) -> None:
    good = [Entry(commune, f"m{n}", END_2023, value=Decimal(n), **SAID) for n in range(100)]
    with pytest.raises(NothingSaid):
        actions.record_many([*good, Entry(commune, "m", END_2023, **SAID)])
    assert not Observation.objects.exists()
    assert actions.record_many(good) == 100
