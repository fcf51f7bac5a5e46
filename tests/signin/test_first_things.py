"""Promises about what comes before anything else, and about a session that nobody uses."""

from __future__ import annotations

import re
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chungsuc.accounts.models import AuditEntry, User
from signing_in import CHANGE, LOG_IN, MINE, PASSWORD, log_in, trail

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def newcomer(officer: User) -> User:
    officer.must_change_password = True
    officer.save()
    return officer


def test_a_given_password_is_changed_before_anything_is_seen(browser: Client, newcomer: User) -> None:
    log_in(browser)
    for address in ("/", "/ma-tran/?ngay=2023-12-31", MINE, "/tai-khoan/buoc-hai/bat/"):
        assert browser.get(address)["Location"].startswith(CHANGE), address
    page = browser.get(CHANGE).content.decode()
    assert "Đặt mật khẩu của riêng bạn" in page
    assert "Mật khẩu được cấp" in page


def test_after_the_change_one_is_where_one_wanted_to_go(browser: Client, newcomer: User) -> None:
    log_in(browser)
    sent = browser.get("/ma-tran/?ngay=2023-12-31")["Location"]
    wanted = re.findall(r'name="next" value="([^"]+)"', browser.get(sent).content.decode())[-1]
    new = "đường bê tông 2029"
    answer = browser.post(CHANGE, {"oldpassword": PASSWORD, "password1": new, "password2": new, "next": wanted})
    assert answer["Location"] == "/ma-tran/?ngay=2023-12-31"
    assert browser.get(answer["Location"]).status_code == 200
    newcomer.refresh_from_db()
    assert not newcomer.must_change_password
    told = AuditEntry.objects.get(action="person.password_changed")
    assert (told.user, told.after) == (newcomer, {"first": True})


def test_the_given_password_may_not_be_kept(browser: Client, newcomer: User) -> None:
    log_in(browser)
    page = browser.post(CHANGE, {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD})
    assert "phải khác" in page.content.decode()
    newcomer.refresh_from_db()
    assert newcomer.must_change_password


def test_who_has_not_changed_it_yet_may_sign_out_and_switch_the_language(browser: Client, newcomer: User) -> None:
    log_in(browser)
    assert browser.post("/ngon-ngu/", {"language": "en", "next": CHANGE})["Location"] == CHANGE
    assert "Set a password of your own" in browser.get(CHANGE).content.decode()
    assert browser.post("/tai-khoan/thoat/").status_code == 302


# ── a session that nobody uses ───────────────────────────────────────────────────────────────────────────


def leave_alone(browser: Client, minutes: float) -> None:
    session = browser.session
    session["seen_at"] = int(time.time() - minutes * 60)
    session.save()


def test_after_half_an_hour_without_activity_one_is_signed_out_and_comes_back_to_the_page(
    browser: Client, officer: User
) -> None:
    log_in(browser)
    browser.get("/ma-tran/?ngay=2023-12-31")
    leave_alone(browser, 30.1)
    sent = browser.get("/ma-tran/?ngay=2023-12-31")["Location"]
    page = browser.get(sent).content.decode()
    assert "30 phút không thao tác" in page
    assert 'name="next" value="/ma-tran/?ngay=2023-12-31"' in page
    assert trail(officer)[-1] == "signed_out"
    assert "không thao tác" in AuditEntry.objects.order_by("-pk")[0].reason


def test_whoever_does_something_stays(browser: Client, officer: User) -> None:
    log_in(browser)
    browser.get("/ma-tran/?ngay=2023-12-31")
    for _ in range(3):
        leave_alone(browser, 29)
        assert browser.get("/ma-tran/?ngay=2023-12-31").status_code == 200


def test_the_time_is_a_setting(browser: Client, officer: User, settings: object) -> None:
    settings.CHUNGSUC_IDLE_MINUTES = 5  # type: ignore[attr-defined]
    log_in(browser)
    browser.get(MINE)
    leave_alone(browser, 5.1)
    assert browser.get(MINE).status_code == 302


def test_the_session_is_not_written_at_every_page(browser: Client, officer: User) -> None:
    log_in(browser)
    browser.get(MINE)
    with CaptureQueriesContext(connection) as said:
        browser.get(MINE)
    assert [one["sql"] for one in said if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_a_form_sent_too_late_leads_back_to_the_page_it_was_on(browser: Client, officer: User) -> None:
    answer = browser.post("/ngon-ngu/khong-co/", headers={"Referer": "http://localhost/xa/05602/?ngay=2023-12-31"})
    assert answer.status_code == 404
    answer = browser.post(MINE, headers={"Referer": "http://localhost/xa/05602/?ngay=2023-12-31"})
    assert answer["Location"] == LOG_IN + "?next=/xa/05602/%3Fngay%3D2023-12-31"
    answer = browser.post(MINE, headers={"Referer": "http://example.org/xa/05602/"})
    assert answer["Location"] == LOG_IN + "?next=/"


def test_a_part_of_a_page_sends_the_whole_page_to_the_log_in(browser: Client, officer: User) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/ma-tran/?ngay=2023-12-31"}
    answer = browser.get("/xa/05602/", headers=headers)
    assert answer["HX-Redirect"] == LOG_IN + "?next=/ma-tran/%3Fngay%3D2023-12-31"
    assert answer.status_code == 200


def test_a_script_is_told_so_and_not_led_to_a_page(browser: Client, officer: User) -> None:
    answer = browser.post(MINE, {}, "application/json", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json()["code"] == "CS-SGN-004"
    assert answer.json()["go_to"].startswith(LOG_IN)


def test_a_script_of_somebody_who_owes_something_is_told_so(browser: Client, newcomer: User) -> None:
    log_in(browser)
    answer = browser.get(MINE, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (401, "CS-SGN-007")


def test_a_page_that_is_open_since_before_a_log_in_gets_the_token_of_now(officer: User) -> None:
    browser = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    browser.force_login(officer)
    script = {"Accept": "application/json"}
    old = browser.get("/tai-khoan/ma-bieu-mau/", headers=script).json()["token"]
    assert browser.post("/ngon-ngu/", {"csrfmiddlewaretoken": old}, headers=script).status_code == 302
    del browser.cookies["csrf"]
    new = browser.get("/tai-khoan/ma-bieu-mau/", headers=script).json()["token"]
    answer = browser.post("/ngon-ngu/", {"csrfmiddlewaretoken": old}, headers=script)
    assert (answer.status_code, answer.json()["code"]) == (403, "CS-SGN-005")
    assert browser.post("/ngon-ngu/", {"csrfmiddlewaretoken": new}, headers=script).status_code == 302


def test_the_session_of_a_stopped_account_ends_at_once(browser: Client, officer: User) -> None:
    log_in(browser)
    assert browser.get(MINE).status_code == 200
    User.objects.update(is_active=False)
    assert browser.get(MINE).status_code == 302
