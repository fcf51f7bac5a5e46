"""Promises about when a server does not start, and why."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

import pytest

from chungsuc.accounts.demonstration import is_demonstration, mark_demonstration
from chungsuc.accounts.models import User
from chungsuc.demo.errors import RealDataThere
from chungsuc.demo.fill import fill
from chungsuc.errors import ChungSucError, Faults
from chungsuc.site.guard import Mode, Start, is_loopback, refuse_unsafe
from chungsuc.site.settings import DEFAULT_KEY

pytestmark = [pytest.mark.django_db]
KEY = string.ascii_letters
HERE, NETWORK, UNKNOWN = Start("127.0.0.1"), Start("0.0.0.0"), Start(None)


@pytest.fixture(autouse=True)
def safe(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation with nothing wrong: each test makes one thing wrong."""
    settings.SECRET_KEY, settings.DEBUG, settings.ALLOWED_HOSTS = KEY, False, ["ntm.example.vn"]
    monkeypatch.delenv("CHUNGSUC_DEMO", raising=False)


def reasons(start: Start) -> list[str]:
    """Give the codes of why it does not start."""
    with pytest.raises(ChungSucError) as caught:
        refuse_unsafe(start)
    error = caught.value
    return [one.code for one in (error.faults if isinstance(error, Faults) else (error,))]


@pytest.mark.parametrize("start", [HERE, NETWORK, UNKNOWN])
def test_a_safe_installation_starts(start: Start) -> None:
    assert refuse_unsafe(start) is Mode.PRODUCTION


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("DEBUG", True, "CS-SYS-021"),
        ("SECRET_KEY", "demo-only-signs-nothing-real", "CS-SYS-022"),
        ("SECRET_KEY", KEY[:49], "CS-SYS-022"),
        ("SECRET_KEY", "ab" * 40, "CS-SYS-022"),
        ("ALLOWED_HOSTS", ["ntm.example.vn", "*"], "CS-SYS-023"),
    ],
)
@pytest.mark.parametrize("start", [HERE, NETWORK, UNKNOWN])
def test_one_unsafe_setting_is_enough_to_refuse(
    settings: Any, start: Start, name: str, value: object, code: str
) -> None:
    setattr(settings, name, value)
    assert reasons(start) == [code]


def test_all_reasons_are_told_at_once(settings: Any) -> None:
    settings.DEBUG, settings.SECRET_KEY, settings.ALLOWED_HOSTS = True, "x", ["*"]
    assert reasons(NETWORK) == ["CS-SYS-021", "CS-SYS-022", "CS-SYS-023"]


def test_the_settings_that_ship_are_refused(settings: Any) -> None:
    settings.SECRET_KEY = DEFAULT_KEY
    assert reasons(HERE) == ["CS-SYS-022"]


def test_accounts_of_the_demonstration_in_a_real_database_are_refused() -> None:
    User.objects.create_user("vanphong", password="chungsuc-2023", demo=True)
    assert reasons(HERE) == ["CS-SYS-024"]
    User.objects.update(is_active=False)
    assert refuse_unsafe(HERE) is Mode.PRODUCTION


# ── the demonstration ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def marked(settings: Any) -> None:
    """The demonstration as it ships: known accounts, a known key."""
    mark_demonstration("bản trình diễn")
    User.objects.create_user("vanphong", password="chungsuc-2023", demo=True)
    settings.SECRET_KEY = DEFAULT_KEY


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3"])
def test_the_demonstration_starts_on_this_machine_without_any_setting(host: str) -> None:
    assert refuse_unsafe(Start(host)) is Mode.DEMONSTRATION


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "ntm.example.vn"])
def test_the_demonstration_does_not_leave_this_machine_by_accident(host: str, settings: Any) -> None:
    assert reasons(Start(host)) == ["CS-SYS-025", "CS-SYS-022"]
    assert reasons(Start(host, demo_on_network=True)) == ["CS-SYS-022"]
    settings.SECRET_KEY = KEY
    assert refuse_unsafe(Start(host, demo_on_network=True)) is Mode.DEMONSTRATION


@pytest.mark.usefixtures("marked")
def test_under_another_server_somebody_vouches_for_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "CS-SYS-026" in reasons(UNKNOWN)
    monkeypatch.setenv("CHUNGSUC_DEMO", "1")
    assert refuse_unsafe(UNKNOWN) is Mode.DEMONSTRATION


def test_a_real_database_is_not_made_a_demonstration_by_a_setting(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHUNGSUC_DEMO", "1")
    settings.SECRET_KEY = DEFAULT_KEY
    assert reasons(HERE) == ["CS-SYS-027", "CS-SYS-022"]


@pytest.mark.usefixtures("viet_nam")
def test_a_database_with_real_people_never_becomes_a_demonstration() -> None:
    User.objects.create_user("an", password="một mật khẩu dài")
    with pytest.raises(RealDataThere):
        fill(318)
    assert not is_demonstration()


def test_the_mark_is_set_once_and_stays() -> None:
    from chungsuc.accounts.models import AuditEntry

    assert not is_demonstration()
    mark_demonstration("bản trình diễn")
    mark_demonstration("bản trình diễn")
    assert is_demonstration()
    assert AuditEntry.objects.count() == 1


def test_whoever_is_made_in_a_demonstration_belongs_to_it(viet_nam: None) -> None:
    from chungsuc.accounts.actions import create_user
    from chungsuc.accounts.authority import OPERATOR
    from chungsuc.accounts.trail import Actor, acting

    with acting(Actor("thử nghiệm")):
        before = create_user(OPERATOR, "Nguyễn Văn An").user
        mark_demonstration("bản trình diễn")
        assert (before.demo, create_user(OPERATOR, "Trần Thị Bình").user.demo) == (False, True)


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.53", True), ("LOCALHOST", True), ("10.0.0.1", False), ("", False)]
)
def test_what_is_this_machine(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_every_setting_that_is_not_understood_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from chungsuc.site import environment
    from chungsuc.site.errors import SettingUnreadable

    readings: list[tuple[str, Callable[[], object]]] = [
        ("maybe", lambda: environment.flag("CHUNGSUC_X")),
        ("-1", lambda: environment.whole("CHUNGSUC_X", 30, 1, 60)),
        ("61", lambda: environment.whole("CHUNGSUC_X", 30, 1, 60)),
        ("office,boss", lambda: environment.some_of("CHUNGSUC_X", "office", {"office", "admin"})),
    ]
    for text, read in readings:
        monkeypatch.setenv("CHUNGSUC_X", text)
        with pytest.raises(SettingUnreadable, match="CHUNGSUC_X"):
            read()
    for text, found in (("", {"office"}), ("none", set()), ("admin", {"admin"})):
        monkeypatch.setenv("CHUNGSUC_X", text)
        assert environment.some_of("CHUNGSUC_X", "office", {"office", "admin"}) == found
