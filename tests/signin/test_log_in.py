"""Promises about coming in with a username and a password, and about being turned away."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from chungsuc.accounts.models import AuditEntry, User
from signing_in import CHANGE, LOG_IN, MINE, PASSWORD, log_in, trail

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_the_right_password_lets_in_and_leads_to_where_one_wanted_to_go(browser: Client, officer: User) -> None:
    asked = browser.get("/ma-tran/?ngay=2023-12-31")
    assert asked["Location"] == LOG_IN + "?next=/ma-tran/%3Fngay%3D2023-12-31"
    page = browser.get(asked["Location"]).content.decode()
    assert 'name="next" value="/ma-tran/?ngay=2023-12-31"' in page
    answer = browser.post(
        LOG_IN, {"login": "vpdp.an", "password": PASSWORD, "next": "/ma-tran/?ngay=2023-12-31"}
    )  # fmt: skip
    assert answer["Location"] == "/ma-tran/?ngay=2023-12-31"
    assert browser.get("/ma-tran/?ngay=2023-12-31").status_code == 200


def test_nobody_is_led_to_a_foreign_place_after_logging_in(browser: Client, officer: User) -> None:
    for foreign in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        answer = browser.post(LOG_IN, {"login": "vpdp.an", "password": PASSWORD, "next": foreign})
        assert answer["Location"] == "/", foreign
        browser.post("/tai-khoan/thoat/")


@pytest.mark.parametrize("typed", ["VPDP.An", "  vpdp.an ", "ｖｐｄｐ.an"])
def test_a_username_is_the_same_however_it_is_typed(browser: Client, officer: User, typed: str) -> None:
    assert log_in(browser, typed).status_code == 302


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(browser: Client, officer: User) -> None:
    wrong = log_in(browser, password="sai rồi sai rồi").content.decode()
    unknown = log_in(browser, "khong.co.ai").content.decode()
    told = re.compile(r'<p class="note bad" role="alert">(.*?)</p>')
    assert told.findall(wrong) == told.findall(unknown) != []
    assert "Caps Lock" in wrong


def test_a_stopped_account_is_told_so_only_with_the_right_password(browser: Client, officer: User) -> None:
    User.objects.update(is_active=False)
    assert "đã ngừng" in browser.post(LOG_IN, {"login": "vpdp.an", "password": PASSWORD}, follow=True).content.decode()
    assert "đã ngừng" not in log_in(browser, password="sai").content.decode()


def test_the_session_ends_with_the_browser(browser: Client, officer: User) -> None:
    log_in(browser)
    cookie = browser.cookies["phien"]
    assert cookie["max-age"] == cookie["expires"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_logging_in_gives_a_session_of_another_name(browser: Client, officer: User) -> None:
    browser.get("/ma-tran/")
    log_in(browser, password="sai")
    before = browser.cookies["phien"].value if "phien" in browser.cookies else ""
    log_in(browser)
    assert browser.cookies["phien"].value != before


def test_the_trail_tells_who_came_in_went_out_and_was_refused(browser: Client, officer: User) -> None:
    log_in(browser, password="sai")
    log_in(browser)
    browser.post("/tai-khoan/thoat/")
    assert trail(officer) == ["refused", "signed_in", "signed_out"]
    refused, came, _ = AuditEntry.objects.filter(about="person").order_by("pk")
    assert (refused.who, refused.user) == ("chưa đăng nhập", None)
    assert refused.after == {"address": "127.0.0.1", "step": "password"}
    assert (came.who, came.user, came.after) == ("Nguyễn Văn An", officer, {"with": ["password"]})


def test_what_was_typed_as_a_name_is_kept_nowhere_when_there_is_no_such_account(browser: Client, officer: User) -> None:
    log_in(browser, "mật khẩu gõ nhầm ô")
    assert trail() == ["refused"]
    assert "nhầm" not in str(list(AuditEntry.objects.values()))
    assert "gõ nhầm" not in str(list(AccessAttempt.objects.values("get_data", "post_data")))


# ── too many wrong passwords ─────────────────────────────────────────────────────────────────────────────


def lock(browser: Client, name: str = "vpdp.an") -> object:
    for _ in range(4):
        assert log_in(browser, name, "sai").status_code == 200
    return log_in(browser, name, "sai")


def test_the_fifth_wrong_password_locks_the_name_and_says_for_how_long(browser: Client, officer: User) -> None:
    answer = lock(browser)
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 429  # type: ignore[attr-defined]
    assert int(answer["Retry-After"]) in range(850, 901)  # type: ignore[index]
    until = timezone.localtime(AccessAttempt.objects.get().attempt_time + timedelta(minutes=15))
    assert f"đến {until:%H:%M} (còn 15 phút)" in page
    assert "CS-SGN-001" in page
    assert 'lang="en"' in page


def test_the_right_password_does_not_open_a_locked_name(browser: Client, officer: User) -> None:
    lock(browser)
    assert log_in(browser).status_code == 429
    assert browser.get(MINE).status_code == 302


def test_trying_on_does_not_lengthen_the_lock_nor_the_trail(browser: Client, officer: User) -> None:
    lock(browser)
    moment = AccessAttempt.objects.get().attempt_time
    log_in(browser, password="sai")
    assert AccessAttempt.objects.get().attempt_time == moment
    assert trail(officer) == ["refused"] * 5 + ["locked_out"]


def test_another_spelling_or_browser_counts_as_the_same_name(browser: Client, officer: User) -> None:
    for spelling in ("vpdp.an", "VPDP.AN", "Vpdp.An", " vpdp.an"):
        log_in(browser, spelling, "sai", headers={"User-Agent": spelling})
    assert log_in(browser, "vpdp.aN", "sai").status_code == 429


def test_a_lock_holds_for_that_name_at_that_address_only(browser: Client, officer: User) -> None:
    lock(browser)
    assert log_in(browser, REMOTE_ADDR="10.1.2.3").status_code == 302
    assert log_in(Client(HTTP_HOST="localhost"), "khong.co.ai", "sai").status_code == 200


def test_after_a_quarter_of_an_hour_the_name_is_free_again(browser: Client, officer: User) -> None:
    lock(browser)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert log_in(browser).status_code == 302


def test_a_right_password_forgets_the_wrong_ones_before_it(browser: Client, officer: User) -> None:
    for _ in range(4):
        log_in(browser, password="sai")
    log_in(browser)
    browser.post("/tai-khoan/thoat/")
    for _ in range(4):
        assert log_in(browser, password="sai").status_code == 200


def test_an_address_written_by_the_client_itself_does_not_count(browser: Client, officer: User) -> None:
    for number in range(4):
        log_in(browser, password="sai", headers={"X-Forwarded-For": f"10.0.0.{number}"})
    assert log_in(browser, password="sai", headers={"X-Forwarded-For": "10.0.0.9"}).status_code == 429


def test_behind_a_trusted_proxy_the_address_is_the_one_that_the_proxy_saw(
    browser: Client, officer: User, settings: object
) -> None:
    settings.CHUNGSUC_PROXY = ["127.0.0.1"]  # type: ignore[attr-defined]
    for _ in range(5):
        log_in(browser, password="sai", headers={"X-Forwarded-For": "1.1.1.1, 10.0.0.5"})
    assert AccessAttempt.objects.get().ip_address == "10.0.0.5"
    assert log_in(browser, headers={"X-Forwarded-For": "10.0.0.5, 10.0.0.6"}).status_code == 302


# ── a password of one's own ──────────────────────────────────────────────────────────────────────────────


def change(browser: Client, new: str, old: str = PASSWORD, again: str = "") -> str:
    sent = {"oldpassword": old, "password1": new, "password2": again or new}
    return browser.post(CHANGE, sent, follow=True).content.decode()


def test_a_password_is_changed_with_the_old_one_and_ends_other_sessions(browser: Client, officer: User) -> None:
    elsewhere = Client(HTTP_HOST="localhost")
    log_in(elsewhere)
    log_in(browser)
    assert "Đã đổi mật khẩu" in change(browser, "đường bê tông 2029")
    assert browser.get(MINE).status_code == 200
    assert elsewhere.get(MINE).status_code == 302
    assert log_in(elsewhere).status_code == 200
    assert trail(officer)[-2:] == ["password_changed", "refused"]


@pytest.mark.parametrize(
    ("new", "vi", "en"),
    [
        ("ngắn", "Quá ngắn: cần ít nhất 10 ký tự.", "Too short: at least 10 signs."),
        ("3141592653589", "Mật khẩu chỉ toàn chữ số.", "The password is all digits."),
        ("password1234", "phổ biến", "too common"),
        ("Mật Khẩu 2024", "phổ biến", "too common"),
        ("nguyễn văn an", "Quá giống tên", "Too much like"),
        (PASSWORD, "Mật khẩu mới phải khác mật khẩu cũ.", "It must differ from the old one."),
    ],
)
def test_a_weak_password_is_refused_in_the_language_of_the_page(
    browser: Client, officer: User, new: str, vi: str, en: str
) -> None:
    log_in(browser)
    assert vi in change(browser, new)
    browser.post("/ngon-ngu/", {"language": "en"})
    assert en in change(browser, new)
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_wrong_old_password_and_two_unlike_new_ones_are_told_apart(browser: Client, officer: User) -> None:
    log_in(browser)
    assert "Mật khẩu hiện tại không đúng." in change(browser, "đường bê tông 2029", old="không phải")
    assert "Hai lần nhập không giống nhau." in change(browser, "đường bê tông 2029", again="đường bê tông 2030")
