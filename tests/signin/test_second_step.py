"""Promises about the second step: an app on the phone, recovery codes on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from chungsuc.accounts.models import AuditEntry, Role, User
from desk_people import person
from signing_in import (
    CODES,
    MAKE,
    MINE,
    OFF,
    ON,
    PASSWORD,
    SECOND,
    code_of,
    codes_on,
    has_app,
    log_in,
    secret_on,
    set_up_second_step,
    trail,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def with_app(browser: Client, officer: User) -> tuple[str, list[str]]:
    """The officer has set the app up and is signed out again; gives its secret and the recovery codes."""
    log_in(browser)
    found = set_up_second_step(browser)
    browser.post("/tai-khoan/thoat/")
    return found


def forget_used_codes() -> None:
    from django.core.cache import cache

    cache.clear()


# ── setting it up ────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_shows_the_key_as_a_picture_and_as_text(browser: Client, officer: User) -> None:
    log_in(browser)
    page = browser.get(ON).content.decode()
    picture = re.search(r'<img class="qr" src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert picture
    assert b"<svg" in base64.b64decode(picture[1])
    assert len(secret_on(page)) == 32


def test_a_right_code_turns_it_on_and_shows_ten_recovery_codes(browser: Client, officer: User) -> None:
    log_in(browser)
    _, codes = set_up_second_step(browser)
    assert has_app(officer)
    assert len(set(codes)) == 10


def test_a_wrong_code_turns_nothing_on_and_keeps_the_key(browser: Client, officer: User) -> None:
    log_in(browser)
    secret = secret_on(browser.get(ON).content.decode())
    wrong = next(code for code in ("000000", "111111", "222222", "333333") if code not in _near(secret))
    page = browser.post(ON, {"code": wrong}).content.decode()
    assert "Mã không đúng" in page
    assert secret_on(page) == secret
    assert not has_app(officer)


def _near(secret: str) -> set[str]:
    return {code_of(secret, step) for step in range(3)}


def test_whoever_logged_in_a_while_ago_types_the_password_again_first(browser: Client, officer: User) -> None:
    browser.force_login(officer)
    answer = browser.get(ON)
    assert answer["Location"] == "/tai-khoan/xac-nhan/?next=%2Ftai-khoan%2Fbuoc-hai%2Fbat%2F"
    assert "Mật khẩu không đúng." in browser.post(answer["Location"], {"password": "sai"}).content.decode()
    assert browser.post(answer["Location"], {"password": PASSWORD})["Location"] == ON


# ── coming in with it ────────────────────────────────────────────────────────────────────────────────────


def test_after_the_password_the_code_is_asked_and_then_one_is_where_one_wanted_to_be(
    browser: Client, with_app: tuple[str, list[str]]
) -> None:
    forget_used_codes()
    answer = browser.post("/tai-khoan/dang-nhap/", {"login": "vpdp.an", "password": PASSWORD, "next": "/ma-tran/"})
    assert answer["Location"] == SECOND
    assert browser.get("/ma-tran/")["Location"].startswith("/tai-khoan/dang-nhap/")
    assert "6 chữ số" in browser.get(SECOND).content.decode()
    assert browser.post(SECOND, {"code": code_of(with_app[0])})["Location"] == "/ma-tran/"
    assert browser.get("/ma-tran/?ngay=2023-12-31").status_code == 200


def test_a_code_with_a_space_in_it_or_half_a_minute_old_is_right(
    browser: Client, with_app: tuple[str, list[str]]
) -> None:
    for step in (0, 2):
        forget_used_codes()
        log_in(browser)
        code = code_of(with_app[0], step)
        assert browser.post(SECOND, {"code": f"{code[:3]} {code[3:]}"}).status_code == 302, step
        browser.post("/tai-khoan/thoat/")


def test_a_code_works_once(browser: Client, with_app: tuple[str, list[str]]) -> None:
    forget_used_codes()
    code = code_of(with_app[0])
    log_in(browser)
    assert browser.post(SECOND, {"code": code}).status_code == 302
    other = Client(HTTP_HOST="localhost")
    log_in(other)
    assert "đã dùng" in other.post(SECOND, {"code": code}).content.decode()


def test_five_wrong_codes_and_then_not_even_the_right_one(browser: Client, with_app: tuple[str, list[str]]) -> None:
    forget_used_codes()
    log_in(browser)
    for _ in range(5):
        assert "Mã không đúng" in browser.post(SECOND, {"code": "abcdef"}).content.decode()
    assert "Đợi 5 phút" in browser.post(SECOND, {"code": code_of(with_app[0])}).content.decode()
    assert trail()[-5:] == ["refused"] * 5


def test_a_recovery_code_stands_for_the_app_once(browser: Client, with_app: tuple[str, list[str]]) -> None:
    for expected in (302, 200):
        log_in(browser)
        assert browser.post(SECOND, {"code": with_app[1][0]}).status_code == expected
        browser.post("/tai-khoan/thoat/")
    told = AuditEntry.objects.filter(action="person.second_factor_code_used").get()
    assert told.after == {"left": 9}
    assert AuditEntry.objects.filter(action="person.signed_in").last().after == {  # type: ignore[union-attr]
        "with": ["password", "recovery_codes"]
    }


def test_the_second_page_without_the_first_leads_to_the_first(browser: Client, officer: User) -> None:
    assert browser.get(SECOND)["Location"] == "/tai-khoan/dang-nhap/"


# ── recovery codes ───────────────────────────────────────────────────────────────────────────────────────


def test_recovery_codes_are_shown_once_with_a_file_to_keep(browser: Client, officer: User) -> None:
    log_in(browser)
    secret = secret_on(browser.get(ON).content.decode())
    page = browser.post(ON, {"code": code_of(secret)}, follow=True).content.decode()
    file = re.search(r'href="data:text/plain;charset=utf-8;base64,([^"]+)" download="[^"]+"', page)
    assert file
    text = base64.b64decode(file[1]).decode()
    assert "vpdp.an" in text
    assert re.findall(r"\d{8}", text) == codes_on(page)
    again = browser.get(CODES).content.decode()
    assert codes_on(again) == []
    assert "10</b> mã chưa dùng" in again


def test_new_recovery_codes_put_the_old_ones_out_of_use(browser: Client, with_app: tuple[str, list[str]]) -> None:
    forget_used_codes()
    log_in(browser)
    browser.post(SECOND, {"code": code_of(with_app[0])})
    fresh = codes_on(browser.post(MAKE, follow=True).content.decode())
    assert len(fresh) == 10
    assert not set(fresh) & set(with_app[1])
    browser.post("/tai-khoan/thoat/")
    log_in(browser)
    assert browser.post(SECOND, {"code": with_app[1][3]}).status_code == 200
    assert browser.post(SECOND, {"code": fresh[3]}).status_code == 302


def test_the_pages_with_secrets_are_kept_by_no_cache_and_not_compressed(browser: Client, officer: User) -> None:
    log_in(browser)
    answer = browser.get(ON, headers={"Accept-Encoding": "gzip"})
    assert "no-store" in answer["Cache-Control"]
    assert "Content-Encoding" not in answer


# ── turning it off ───────────────────────────────────────────────────────────────────────────────────────


def test_turning_it_off_asks_for_the_password_first(browser: Client, with_app: tuple[str, list[str]]) -> None:
    user = User.objects.get(username="vpdp.an")
    browser.force_login(user)
    assert browser.post(OFF)["Location"].startswith("/tai-khoan/xac-nhan/")
    assert has_app(user)


def test_turned_off_neither_app_nor_codes_are_asked_any_more(browser: Client, with_app: tuple[str, list[str]]) -> None:
    forget_used_codes()
    log_in(browser)
    browser.post(SECOND, {"code": code_of(with_app[0])})
    assert "Đã tắt" in browser.post(OFF, follow=True).content.decode()
    assert not has_app(User.objects.get(username="vpdp.an"))
    browser.post("/tai-khoan/thoat/")
    assert log_in(browser)["Location"] == "/"


def test_the_trail_has_each_change_of_the_second_step(
    browser: Client, officer: User, at_once: Callable[[], Any]
) -> None:
    with at_once():
        log_in(browser)
        set_up_second_step(browser)
    with at_once():
        browser.post(MAKE)
    with at_once():
        browser.post(OFF)
    assert [one for one in trail(officer) if one.startswith("second")] == [
        "second_factor_on", "second_factor_codes_made", "second_factor_codes_made", "second_factor_off",
    ]  # fmt: skip


# ── for whom it is obligatory ────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("demanded")
def test_the_office_sets_it_up_before_it_sees_anything(browser: Client, officer: User) -> None:
    log_in(browser)
    answer = browser.get("/ma-tran/?ngay=2023-12-31")
    assert answer["Location"] == ON + "?next=%2Fma-tran%2F%3Fngay%3D2023-12-31"
    assert "bắt buộc" in browser.get(ON).content.decode()
    set_up_second_step(browser)
    assert browser.get("/ma-tran/?ngay=2023-12-31").status_code == 200


@pytest.mark.usefixtures("demanded")
def test_a_part_of_a_page_is_sent_there_as_a_whole_page(browser: Client, officer: User) -> None:
    log_in(browser)
    answer = browser.get("/ma-tran/", headers={"HX-Request": "true", "HX-Current-URL": "http://localhost/xa/05602/"})
    assert answer["HX-Redirect"] == ON + "?next=%2Fxa%2F05602%2F"
    assert "Location" not in answer


@pytest.mark.usefixtures("demanded")
def test_whoever_moves_to_another_phone_sets_it_up_again_at_once(browser: Client, officer: User) -> None:
    log_in(browser)
    set_up_second_step(browser)
    browser.get("/ma-tran/?ngay=2023-12-31")
    assert "Chuyển sang điện thoại khác" in browser.get(MINE).content.decode()
    browser.post(OFF)
    assert browser.get("/ma-tran/?ngay=2023-12-31")["Location"].startswith(ON)


@pytest.mark.usefixtures("demanded", "viet_nam")
@pytest.mark.parametrize(("role", "sent"), [(Role.ADMIN, True), (Role.LEADER, False), (Role.AUDITOR, False)])
def test_it_is_asked_of_the_roles_that_the_setting_names(browser: Client, role: Role, sent: bool) -> None:
    browser.force_login(person(role))
    answer = browser.get("/ma-tran/?ngay=2023-12-31")
    assert (answer.status_code == 302) is sent


@pytest.mark.usefixtures("demanded")
def test_accounts_of_the_demonstration_need_no_phone(browser: Client, officer: User) -> None:
    User.objects.update(demo=True)
    log_in(browser)
    assert browser.get("/ma-tran/?ngay=2023-12-31").status_code == 200


def test_who_need_not_have_it_may_turn_it_on(browser: Client, officer: User) -> None:
    log_in(browser)
    page = browser.get(MINE).content.decode()
    assert "Bật xác thực hai bước" in page
    assert "bắt buộc" not in page
