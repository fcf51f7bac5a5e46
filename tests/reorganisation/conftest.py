"""Two officers of the coordination office, who act by turns."""

from __future__ import annotations

import pytest

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope, scope_of
from desk_people import person


@pytest.fixture
def first(db: None) -> Scope:
    return scope_of(person(Role.OFFICE, name="vanphong"))


@pytest.fixture
def second(db: None) -> Scope:
    return scope_of(person(Role.OFFICE, name="vanphong.2"))
