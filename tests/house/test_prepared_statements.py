"""Promises of the statements that are put together once: as Django's own, in what they give and in what they refuse."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from chungsuc.accounts.models import User
from chungsuc.prepared import Delete, Insert, Instances, Select
from chungsuc.units.models import Level, Unit

NAMED = Select(lambda name: User.objects.filter(username=name).values_list("pk", "is_active", "email"), name="§name")
LIKE = Select(
    lambda name: User.objects.filter(username=name, full_name="100 % %s").values_list("full_name"), name="§name"
)
ONE = Instances(User, lambda pk: User.objects.filter(pk=pk), pk=-318)
UNITS, GONE = Insert(Unit), Delete(User, "username")


def unit(code: str, until: date | None = None) -> Unit:
    return Unit(
        level=Level.COMMUNE, code=code, name="Thử", type="xã", thread=f"t:{code}", name_key="thu", valid_until=until
    )


@pytest.mark.django_db
def test_rows_come_as_django_gives_them() -> None:
    user = User.objects.create(username="Nguyễn %s", full_name="100 % %s")
    assert NAMED.rows(name="Nguyễn %s") == [(user.pk, True, "")]
    assert LIKE.rows(name="Nguyễn %s") == [("100 % %s",)]
    assert NAMED.rows(name="nobody") == []
    found = ONE.first(pk=user.pk)
    assert (found, found and found.date_joined) == (user, user.date_joined)
    assert (GONE.rows("nobody"), GONE.rows("Nguyễn %s"), User.objects.count()) == (0, 1, 0)


@pytest.mark.django_db
def test_a_value_may_be_known_in_one_row_and_unknown_in_the_next() -> None:
    for number, until in enumerate([None, date(2025, 7, 1), None]):
        (pk,) = UNITS.rows([unit(f"9990{number}", until)])
        assert Unit.objects.get(pk=pk).valid_until == until


@pytest.mark.django_db
def test_what_the_database_refuses_is_refused_as_django_does_and_undone() -> None:
    User.objects.create(username="twice")
    users = Insert(User)
    with pytest.raises(IntegrityError), transaction.atomic():
        users.rows([User(username="once"), User(username="twice")])
    assert NAMED.rows(name="once") == []


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the driver of SQLite keeps statements by itself")
def test_statements_are_made_anew_for_every_connection() -> None:
    User.objects.create(username="not committed")
    assert len(NAMED.rows(name="not committed")) == 1

    def elsewhere() -> list[tuple[object, ...]]:
        try:
            return [*NAMED.rows(name="not committed"), *NAMED.rows(name="not committed")]
        finally:
            connection.close()  # the thread's own

    for _ in range(2):
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(elsewhere).result() == []
    assert len(NAMED.rows(name="not committed")) == 1


@pytest.mark.django_db
def test_what_a_statement_wrote_is_undone_with_its_transaction() -> None:
    User.objects.create(username="stays")
    with transaction.atomic():
        assert GONE.rows("stays") == 1
        transaction.set_rollback(True)
    assert len(NAMED.rows(name="stays")) == 1
