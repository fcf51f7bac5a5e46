"""Promises about the database an installation uses."""

from __future__ import annotations

import os
import socket

import pytest
from django.db import OperationalError, connection

from chungsuc.cli.serve import serve
from chungsuc.site import start
from chungsuc.site.database import database_from
from chungsuc.site.errors import AddressNotFree, DatabaseAddressUnreadable, DatabaseNotOpened


def test_an_address_of_another_database_is_refused_with_both_valid_forms() -> None:
    with pytest.raises(DatabaseAddressUnreadable) as caught:
        database_from("mysql://u:p@h/db")
    assert "sqlite:///" in str(caught.value)
    assert "postgresql://" in str(caught.value)


def test_a_socket_folder_in_the_address_becomes_the_host() -> None:
    assert database_from("postgresql://postgres:@/postgres?host=/run/pg")["HOST"] == "/run/pg"


def test_a_password_with_signs_is_read_as_it_was_meant() -> None:
    assert database_from("postgresql://u:p%40ss@h:5433/db")["PASSWORD"] == "p@ss"


@pytest.mark.django_db
@pytest.mark.postgres
def test_the_tests_run_on_the_database_that_was_asked_for() -> None:
    asked = os.environ.get("CHUNGSUC_DATABASE", "sqlite")
    assert connection.vendor == ("postgresql" if asked.startswith("postgres") else "sqlite")


def test_a_database_that_cannot_be_opened_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody_answers() -> bool:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(start, "_is_ready", nobody_answers)
    with pytest.raises(DatabaseNotOpened, match="connection refused Is the server running"):
        start.ready_database()


def test_an_address_that_another_program_uses_is_told_before_anything_is_made() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(AddressNotFree, match=r"127\.0\.0\.1"):
            serve(port=other.getsockname()[1], host="127.0.0.1")
