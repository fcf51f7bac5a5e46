"""Promises about ``chungsuc people``."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from chungsuc.accounts.models import AuditEntry, Department, Ownership, User
from chungsuc.accounts.people_errors import GrantNotFound, UnknownRole, UserNotFound
from chungsuc.cli.main import app
from chungsuc.cli.people import register
from chungsuc.errors import ChungSucError
from chungsuc.units.errors import UnitNotFound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
if not any(group.name == "people" for group in app.registered_groups):
    register(app)


@pytest.fixture(autouse=True)
def _ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chungsuc.site.start._is_ready", lambda: True)  # the test's database is


def run(*words: str) -> str:
    answer = CliRunner().invoke(app, ["people", *words], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_the_first_administrator_comes_from_the_command_line() -> None:
    made = json.loads(run("create-admin", "Trần Thị Bình", "--json"))
    user = User.objects.get(username=made["username"])
    assert user.check_password(made["password"])
    assert user.must_change_password
    assert {entry.who for entry in AuditEntry.objects.all()} == {"dòng lệnh"}


def test_a_person_is_made_listed_stopped_and_let_in_again() -> None:
    run("create", "Nguyễn Văn An", "--role", "cán bộ xã", "--unit", "05602", "--as-of", "2023-12-31")
    assert "cán bộ xã · xã Phú Đình (đến 30/06/2025)" in run("list", "phu dinh")
    run("stop", "annv.phudinh", "--reason", "nghỉ")
    assert "0 người dùng" in run("list")
    assert "đã ngừng" in run("list", "--all")
    run("start", "annv.phudinh")
    assert "1 người dùng" in run("list")


def test_a_right_is_given_and_revoked_by_its_number() -> None:
    run("create", "Nguyễn Văn An", "--role", "leader", "--username", "nguyenan")
    given = json.loads(run("grant", "nguyenan", "--role", "office", "--since", "01/01/2026", "--json"))
    assert given["said"] == "Văn phòng Điều phối · toàn tỉnh · từ 01/01/2026"
    run("revoke", "nguyenan", str(given["grant"]))
    rights = json.loads(run("list", "--json"))[0]["rights"]
    assert [(right["role"], right["state"]) for right in rights] == [("office", "revoked"), ("leader", "now")]


def test_what_does_not_exist_is_said_clearly() -> None:
    run("create", "Nguyễn Văn An", "--role", "leader", "--username", "nguyenan")
    refusals: list[tuple[type[ChungSucError], tuple[str, ...]]] = [
        (UnitNotFound, ("create", "Ân", "--role", "commune", "--unit", "Xã Không Có")),
        (UnknownRole, ("create", "Ân", "--role", "vua")),
        (UserNotFound, ("reset", "khongco")),
        (GrantNotFound, ("revoke", "nguyenan", "999999")),
    ]
    for error, words in refusals:
        with pytest.raises(error):
            run(*words)
    assert User.objects.count() == 1


def test_assignments_are_listed_for_a_day_and_say_what_is_not_checked() -> None:
    from chungsuc.accounts.shipped_assignments import load_departments
    from chungsuc.accounts.trail import Actor, acting

    Ownership.objects.all().delete()
    Department.objects.all().delete()
    with acting(Actor("thử")):
        load_departments()
    said = run("departments", "--as-of", "2025-02-28")
    assert "Sở Giao thông vận tải  (chưa đối chiếu)" in said
    assert "theo từng chỉ tiêu" in said
    run("assign", "15", "so y te", "--since", "2026-01-01", "--decree", "QĐ thử")
    lines = {line["no"]: line for line in json.loads(run("departments", "--json"))}
    assert (lines["15"]["department"], lines["15"]["verified"], lines["14"]["verified"]) == ("so-y-te", True, False)
