"""Somebody with a password, and a browser in which nobody is signed in yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from chungsuc.accounts.models import Role, User
from desk_people import person
from signing_in import PASSWORD


@pytest.fixture
def officer(viet_nam: None) -> User:
    """An officer of the office, "vpdp.an", whose password is ``PASSWORD``."""
    user = person(Role.OFFICE, name="vpdp.an")
    user.full_name = "Nguyễn Văn An"
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def demanded(settings: Any) -> None:
    """The second step as it is demanded by default: of office and administrator."""
    settings.CHUNGSUC_MFA_REQUIRED = frozenset({"office", "admin"})


@pytest.fixture
def at_once(django_capture_on_commit_callbacks: Callable[..., object]) -> Callable[..., object]:
    """Run what waits for the end of the transaction: a test never ends its own."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
