"""A commune and its officer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chungsuc.accounts.models import Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.entry import neighbours
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import person
from entry_forms import END_2023


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "LIFETIME", 0.0)


@pytest.fixture
def ky_phu(viet_nam: None) -> Unit:
    return find_unit("Ký Phú, Đại Từ", END_2023, level="commune")


@pytest.fixture
def officer(ky_phu: Unit) -> Iterator[User]:
    user = person(Role.COMMUNE, unit_thread=ky_phu.thread)
    with acting(actor_of(user)):
        yield user


@pytest.fixture
def scope(officer: User) -> Scope:
    return scope_of(officer)
