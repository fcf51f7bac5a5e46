"""Promises of the database itself: the ledger refers to nothing that is not there, and nothing it refers to goes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from chungsuc.accounts.models import User
from chungsuc.observations import actions
from chungsuc.observations.models import Observation
from chungsuc.units.models import Level, Unit

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 31)
SAID = {"source": "Báo cáo", "said_by": "UBND xã"}
COLUMNS = (
    "unit_id, measure, as_of, value, source, said_by, recorded_at, note, synthetic, "
    "recorded_by_id, supersedes_id, batch_id"
)


@pytest.fixture
def value() -> Observation:
    unit = Unit.objects.create(level=Level.COMMUNE, code="99990", name="Thử", type="xã", thread="test", name_key="thu")
    return actions.record(unit, "income_per_head", DAY, value=Decimal(41), **SAID)


def by_hand(sql: str, *values: object) -> None:
    """Go round the models, and let SQLite look at its keys at once as it would at the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        connection.check_constraints()


@pytest.mark.parametrize("column", ["unit_id", "recorded_by_id", "supersedes_id", "batch_id"])
def test_a_value_that_refers_to_nothing_is_refused(value: Observation, column: str) -> None:
    said = dict.fromkeys(COLUMNS.split(", "), "NULL") | {
        "unit_id": value.unit_id, "measure": "'m'", "as_of": "'2023-12-31'", "value": "1", "source": "'s'",
        "said_by": "'s'", "recorded_at": "'2024-01-01 00:00:00+00'", "note": "''", "synthetic": "false",
    }  # fmt: skip
    row = ", ".join(str(word) for word in said.values())
    by_hand(f"INSERT INTO observations_observation ({COLUMNS}) VALUES ({row})")
    said[column] = 999_999
    row = ", ".join(str(word) for word in said.values())
    with pytest.raises(IntegrityError):
        by_hand(f"INSERT INTO observations_observation ({COLUMNS}) VALUES ({row})")


def test_what_a_value_refers_to_stays(value: Observation) -> None:
    later = actions.correct(value, value=Decimal(42), **SAID)
    assert later.supersedes_id == value.pk
    with pytest.raises(IntegrityError):
        by_hand("DELETE FROM units_unit WHERE id = %s", value.unit_id)
    with pytest.raises(IntegrityError):
        by_hand("DELETE FROM observations_observation WHERE id = %s", value.pk)


def test_what_no_value_refers_to_may_go(value: Observation) -> None:
    other = User.objects.create(username="gone")
    by_hand("DELETE FROM accounts_user WHERE id = %s", other.pk)
    by_hand("DELETE FROM observations_observation WHERE id = %s", value.pk)
    by_hand("DELETE FROM units_unit WHERE id = %s", value.unit_id)
