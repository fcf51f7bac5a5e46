"""What a right may be, and how it is said: role, unit, department, days (quyền được cấp)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from chungsuc.accounts.models import Department, Grant, Role
from chungsuc.accounts.people_errors import (
    DepartmentMissing,
    GrantDaysWrong,
    GrantTooWide,
    UnitOfGrantMissing,
    UnknownRole,
)
from chungsuc.units.models import Level, Unit
from chungsuc.units.names import plain
from chungsuc.units.place import thread_states
from chungsuc.units.queries import ancestors_of, find_unit, units_at

ROLE_EN = {
    Role.COMMUNE: "commune officer", Role.DEPARTMENT: "department specialist", Role.OFFICE: "coordination office",
    Role.LEADER: "leader", Role.AUDITOR: "auditor", Role.ADMIN: "administrator",
}  # fmt: skip
# What each role is for, as the forms explain it.
ROLE_WORDS = {
    Role.COMMUNE: (
        "nhập số liệu, minh chứng của xã mình và trả lời khi bị trả lại",
        "enters the commune's figures and evidence, and answers what is returned",
    ),
    Role.DEPARTMENT: (
        "thẩm tra những chỉ tiêu mà sở, ngành phụ trách; xem toàn tỉnh",
        "verifies the indicators of the department; reads the province",
    ),
    Role.OFFICE: (
        "nhập và xem toàn tỉnh, giữ bộ tiêu chí và phân công; không thẩm tra",
        "enters and reads everywhere, keeps the law and the assignments; verifies nothing",
    ),
    Role.LEADER: ("xem toàn tỉnh", "reads the province"),
    Role.AUDITOR: ("xem toàn tỉnh và nhật ký", "reads the province and the trail"),
    Role.ADMIN: ("quản lý người dùng và quyền; không nhập số liệu", "keeps people and rights; enters no figures"),
}  # fmt: skip
_NO_UNIT = frozenset({Role.ADMIN})


class Right(NamedTuple):
    """A right as somebody asks for it."""

    role: Role
    unit: Unit | None = None
    department: Department | None = None
    write: bool = True
    since: date | None = None
    until: date | None = None


def checked_right(right: Right) -> Right:
    """Let pass a right that makes sense.

    Raises:
        DepartmentMissing: a department specialist of no department.
        UnitOfGrantMissing: a commune officer of no commune.
        GrantTooWide: a unit or a department that does not go with the role.
        GrantDaysWrong: it ends before it begins.
    """
    role = right.role
    said = {"role_vi": role.label, "role_en": ROLE_EN[role]}
    if role is Role.DEPARTMENT and right.department is None:
        raise DepartmentMissing(**said)
    if role is not Role.DEPARTMENT and right.department is not None:
        raise GrantTooWide(
            **said, what_vi="sở, ngành", what_en="a department",
            why_vi="Chỉ chuyên viên sở, ngành mới thuộc về một sở, ngành.",
            why_en="Only department specialists belong to one.",
        )  # fmt: skip
    if role is Role.COMMUNE and (right.unit is None or right.unit.level != Level.COMMUNE):
        raise UnitOfGrantMissing(**said)
    if role in _NO_UNIT and right.unit is not None:
        raise GrantTooWide(
            **said, what_vi="một đơn vị", what_en="a unit",
            why_vi="Người dùng và quyền là việc của toàn tỉnh.", why_en="People and rights are kept for the province.",
        )  # fmt: skip
    begins = right.since or timezone.localdate()
    if right.until is not None and right.until <= begins:
        raise GrantDaysWrong(since=begins, until=right.until)
    return right


def read_role(text: str) -> Role:
    """Read a role by its key or its Vietnamese name, with or without diacritics.

    Raises:
        UnknownRole.
    """
    wanted = plain(text.strip().casefold())
    for role in Role:
        if wanted in {role.value, plain(role.label.casefold()), ROLE_EN[role]}:
            return role
    raise UnknownRole(
        role=text.strip(), known_vi="; ".join(role.label for role in Role), known_en=", ".join(Role.values)
    )  # fmt: skip


def grant_in_words(grant: Grant, language: str = "vi", *, unit: str | None = None) -> str:
    """Say a right: "cán bộ xã · xã Phú Đình · từ 01/01/2026". ``unit`` saves the look-up of the unit's name."""
    role = Role(grant.role)
    vi = language == "vi"
    said = [role.label if vi else ROLE_EN[role]]
    if grant.department is not None:
        said.append(grant.department.name)
    if grant.unit_thread:
        said.append(unit if unit is not None else name_of_thread(grant.unit_thread))
    elif role in {Role.OFFICE, Role.LEADER, Role.AUDITOR}:
        said.append("toàn tỉnh" if vi else "the whole province")
    if not grant.write:
        said.append("chỉ đọc" if vi else "reads only")
    if grant.valid_from:
        said.append(f"từ {grant.valid_from:%d/%m/%Y}" if vi else f"from {grant.valid_from}")
    if grant.valid_until:
        last = grant.valid_until - timedelta(days=1)
        said.append(f"đến hết {last:%d/%m/%Y}" if vi else f"through {last}")
    return " · ".join(said)


def units_to_grant(day: date) -> list[str]:
    """Give the province's units of a day, each with what it lies in, as ``find_unit`` reads them again.

    Raises:
        UnitNotFound: there was no such province on the day.
    """
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    units = list(units_at(day, within=province))
    above = ancestors_of(units, day)
    lines = [[unit, *above[unit.thread][:-1]] for unit in units]  # the province goes without saying
    return [", ".join(one.full_name for one in line) for line in lines]


def name_of_thread(thread: str) -> str:
    """Give the newest name of a unit, with the last day where it is no longer there."""
    states = thread_states(thread)
    return said_state(states[-1]) if states else thread


def said_state(unit: Unit) -> str:
    """Say a unit, with its last day where it is over: two units of one name are told apart by it."""
    if unit.valid_until is None:
        return unit.full_name
    return f"{unit.full_name} (đến {unit.valid_until - timedelta(days=1):%d/%m/%Y})"
