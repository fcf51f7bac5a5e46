"""``chungsuc people``: who may come in, what each may do, and which department answers for what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from chungsuc.accounts.actions import Admitted
    from chungsuc.accounts.granting import Right
    from chungsuc.accounts.queries import Person

people = typer.Typer(help="Người dùng, quyền, phân công / people, rights, assignments.", no_args_is_help=True)
ACTOR = "dòng lệnh"

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
AsJson = Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")]
Username = Annotated[str, typer.Argument(help="Tên đăng nhập / username.")]
RoleName = Annotated[
    str, typer.Option("--role", help="Vai trò / role: commune, department, office, leader, auditor, admin.")
]
UnitName = Annotated[str, typer.Option("--unit", help="Đơn vị: tên hoặc mã / unit, name or code.")]
DepartmentName = Annotated[str, typer.Option("--department", help="Sở, ngành: tên hoặc mã / department.")]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Chỉ đọc / reads only.")]
Since = Annotated[datetime | None, typer.Option("--since", formats=_DAYS, help="Từ ngày / first day.")]
Until = Annotated[
    datetime | None, typer.Option("--until", formats=_DAYS, help="Đến trước ngày / up to, not including.")
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=_DAYS, help="Ngày; mặc định hôm nay / the day, today if none."),
]
Reason = Annotated[str, typer.Option("--reason", help="Lý do, ghi vào nhật ký / why, for the trail.")]


@people.callback()
def _people() -> None:
    """Người dùng, quyền, phân công / people, rights, assignments."""


def register(app: typer.Typer) -> None:
    import chungsuc.cli.departments
    import chungsuc.cli.inviting  # noqa: F401 — their commands belong to the same noun

    app.add_typer(people, name="people")


@people.command("list")
def list_people(
    search: Annotated[str, typer.Argument(help="Tên, đơn vị, sở / name, unit, department.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Cả tài khoản đã ngừng / inactive ones too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Danh sách người dùng và quyền / people and what each may do."""
    ready()
    from chungsuc.accounts.queries import people_page
    from chungsuc.cli.screen import print_json

    page = people_page(search, inactive=None if all_ else False, size=100_000)
    if as_json:
        print_json([_told(person) for person in page.people])
        return
    for person in page.people:
        rights = "; ".join(f"[{one.grant.pk}] {one.words}" for one in person.now) or "(không có quyền)"
        stopped = "" if person.user.is_active else " — đã ngừng"
        print(f"{person.user.username:<24} {person.user.full_name or '—':<28} {rights}{stopped}")
    print(f"{page.total} người dùng")


@people.command("create")
def create(
    name: Annotated[str, typer.Argument(help="Họ và tên / full name.")],
    role: RoleName,
    unit: UnitName = "",
    department: DepartmentName = "",
    username: Annotated[str, typer.Option("--username", help="Để trống thì hệ thống đặt / made if blank.")] = "",
    read_only: ReadOnly = False,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Tạo người dùng kèm quyền; in mật khẩu dùng một lần / make a person with a right and a one-time password."""
    with as_operator():
        from chungsuc.accounts.actions import admit
        from chungsuc.accounts.authority import OPERATOR

        right = _right(role, unit, department, not read_only, since, until, as_of)
        _say_admitted(admit(OPERATOR, name, right, username=username), as_json)


@people.command("create-admin")
def create_admin(
    name: Annotated[str, typer.Argument(help="Họ và tên / full name.")],
    username: Annotated[str, typer.Option("--username", help="Để trống thì hệ thống đặt / made if blank.")] = "",
    as_json: AsJson = False,
) -> None:
    """Tạo quản trị đầu tiên / make the first administrator."""
    create(name, "admin", username=username, as_json=as_json)


@people.command("grant")
def grant(
    username: Username,
    role: RoleName,
    unit: UnitName = "",
    department: DepartmentName = "",
    read_only: ReadOnly = False,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Cấp thêm quyền / give another right."""
    with as_operator():
        from chungsuc.accounts.actions import grant as give
        from chungsuc.accounts.authority import OPERATOR
        from chungsuc.accounts.granting import grant_in_words
        from chungsuc.accounts.queries import find_user
        from chungsuc.cli.screen import print_json

        right = _right(role, unit, department, not read_only, since, until, as_of)
        given = give(OPERATOR, find_user(username), **right._asdict())
        if as_json:
            print_json({"username": given.user.username, "grant": given.pk, "said": grant_in_words(given)})
        else:
            print(f"Đã cấp quyền số {given.pk} cho {given.user}: {grant_in_words(given)}.")


@people.command("revoke")
def revoke(
    username: Username,
    number: Annotated[int, typer.Argument(help="Số của quyền, xem people list / the right's number.")],
    reason: Reason = "",
) -> None:
    """Thu hồi một quyền / take a right away."""
    with as_operator():
        from chungsuc.accounts.actions import revoke as take
        from chungsuc.accounts.authority import OPERATOR
        from chungsuc.accounts.granting import grant_in_words
        from chungsuc.accounts.people_errors import GrantNotFound
        from chungsuc.accounts.queries import find_user

        user = find_user(username)
        given = user.grants.filter(pk=number).first()
        if given is None:
            raise GrantNotFound(name=str(user), grant=number)
        print(f"Đã thu hồi của {user}: {grant_in_words(take(OPERATOR, given, reason))}.")


@people.command("reset")
def reset(username: Username, as_json: AsJson = False) -> None:
    """Đặt lại mật khẩu dùng một lần / give a new one-time password."""
    with as_operator():
        from chungsuc.accounts.actions import reset_password
        from chungsuc.accounts.authority import OPERATOR
        from chungsuc.accounts.queries import find_user

        _say_admitted(reset_password(OPERATOR, find_user(username)), as_json)


@people.command("stop")
def stop(username: Username, reason: Reason = "") -> None:
    """Ngừng tài khoản / let a person no longer in."""
    with as_operator():
        from chungsuc.accounts.actions import deactivate
        from chungsuc.accounts.authority import OPERATOR
        from chungsuc.accounts.queries import find_user

        print(f"Đã ngừng tài khoản của {deactivate(OPERATOR, find_user(username), reason)}.")


@people.command("start")
def start(username: Username, reason: Reason = "") -> None:
    """Mở lại tài khoản / let a person in again."""
    with as_operator():
        from chungsuc.accounts.actions import reactivate
        from chungsuc.accounts.authority import OPERATOR
        from chungsuc.accounts.queries import find_user

        print(f"Đã mở lại tài khoản của {reactivate(OPERATOR, find_user(username), reason)}.")


# ── what the commands share ──────────────────────────────────────────────────────────────────────────


def ready() -> None:
    from chungsuc.site.start import ready_database

    ready_database()


@contextmanager
def as_operator() -> Iterator[None]:
    ready()
    from chungsuc.accounts.trail import Actor, acting

    with acting(Actor(ACTOR)):
        yield


def _right(
    role: str, unit: str, department: str, write: bool, since: datetime | None, until: datetime | None,
    as_of: datetime | None,
) -> Right:  # fmt: skip
    from django.conf import settings

    from chungsuc.accounts.assigning import find_department
    from chungsuc.accounts.granting import Right, read_role
    from chungsuc.units.queries import find_unit

    day = day_asked(as_of)
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level="province") if unit else None
    return Right(
        read_role(role), find_unit(unit, day, within=province) if unit else None,
        find_department(department) if department else None, write, since and since.date(), until and until.date(),
    )  # fmt: skip


def day_asked(as_of: datetime | None) -> date:
    return as_of.date() if as_of else date.today()  # noqa: DTZ011 — an office's calendar day


def _say_admitted(made: Admitted, as_json: bool) -> None:
    from chungsuc.cli.screen import print_json

    if as_json:
        print_json({"username": made.user.username, "name": str(made.user), "password": made.password})
        return
    print(f"{made.user}: tên đăng nhập {made.user.username}, mật khẩu dùng một lần {made.password}")
    print("Mật khẩu chỉ hiện một lần; phải đổi ở lần đăng nhập đầu tiên.")


def _told(person: Person) -> dict[str, Any]:
    user = person.user
    return {
        "username": user.username, "name": user.full_name, "active": user.is_active, "demo": user.demo,
        "last_log_in": user.last_login.isoformat() if user.last_login else None,
        "second_factor": person.second_factor,
        "rights": [
            {"number": one.grant.pk, "role": one.grant.role, "state": one.state, "said": one.words}
            for one in person.held
        ],
    }  # fmt: skip
