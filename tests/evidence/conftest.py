"""Two communes, a store of the test's own, and people of every role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from evidence_given import END_2023, OWNED, SET

from chungsuc.accounts.models import Department, Grant, Ownership, Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    settings.CHUNGSUC_FILES = str(tmp_path / "files")
    return tmp_path / "files"


@pytest.fixture(autouse=True)
def somebody_acts() -> Iterator[Actor]:
    with acting(Actor("the test")) as actor:
        yield actor


@pytest.fixture
def phu_dinh(viet_nam: None) -> Unit:
    return find_unit("05602", END_2023, level=Level.COMMUNE)


@pytest.fixture
def ky_phu(viet_nam: None) -> Unit:
    return find_unit("Ký Phú, Đại Từ", END_2023, level=Level.COMMUNE)


@pytest.fixture
def person(db: None) -> Callable[..., Scope]:
    """Make somebody with one grant and give their scope."""

    def make(role: Role, unit: Unit | None = None, department: Department | None = None, name: str = "") -> Scope:
        user = User.objects.create_user(name or f"{role}-{User.objects.count()}")
        Grant.objects.create(
            user=user, role=role, unit_thread=unit.thread if unit else "", department=department, granted_by="test"
        )
        return scope_of(user)

    return make


@pytest.fixture
def department(db: None) -> Department:
    found = Department.objects.create(code="so-tnmt", name="Sở Tài nguyên và Môi trường")
    Ownership.objects.create(department=found, set_id=SET, no=OWNED, source="test")
    return found


@pytest.fixture
def officer(person: Callable[..., Scope], phu_dinh: Unit) -> Scope:
    return person(Role.COMMUNE, phu_dinh, name="can-bo-phu-dinh")


@pytest.fixture
def specialist(person: Callable[..., Scope], department: Department) -> Scope:
    return person(Role.DEPARTMENT, department=department)


@pytest.fixture
def office(person: Callable[..., Scope]) -> Scope:
    return person(Role.OFFICE)
