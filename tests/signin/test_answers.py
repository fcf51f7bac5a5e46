"""Promises about what every answer carries, and about the pages of what went wrong."""

from __future__ import annotations

import gzip
import logging
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import include, path

from chungsuc.accounts.models import Role, User
from chungsuc.desk.access import ACCESS, PUBLIC
from desk_people import person, signed_in
from signing_in import LOG_IN, MINE, ON, PASSWORD, log_in

pytestmark = [pytest.mark.django_db]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def broken(request: object) -> None:
    raise RuntimeError("something broke")


urlpatterns = [
    path("hong/", broken, name="broken"),
    path("", include("chungsuc.desk.urls")),
    path("tai-khoan/", include("chungsuc.desk.signin.urls")),
]
handler500 = "chungsuc.desk.faults.own_fault"


@pytest.fixture
def breaking(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser in front of an installation that has one page with a fault, open to all."""
    settings.ROOT_URLCONF = __name__
    monkeypatch.setitem(ACCESS, "broken", PUBLIC)
    return Client(HTTP_HOST="localhost", raise_request_exception=False)


@pytest.mark.usefixtures("viet_nam")
@pytest.mark.parametrize("address", [LOG_IN, "/ma-tran/?ngay=2023-12-31", "/khong-co/", "/static/desk/desk.css"])
def test_every_answer_tells_the_browser_what_not_to_do(address: str) -> None:
    for client in (Client(HTTP_HOST="localhost"), signed_in(Role.OFFICE)):
        answer = client.get(address)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "camera=()" in answer["Permissions-Policy"]
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy
        if answer.streaming:
            b"".join(answer.streaming_content)


class Inline(HTMLParser):
    """Finds what the policy of content forbids: it would silently not work."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in given if name == "style" or re.match(r"on[a-z]+$", name)]
        self.found += [f"{tag} javascript:" for value in given.values() if (value or "").startswith("javascript:")]


def pages(browser: Client, officer: User) -> Iterator[tuple[str, str]]:
    """Give every page of signing in and of faults as this person sees it."""
    for address in (LOG_IN, "/tai-khoan/ngung/", "/khong-co/"):
        yield address, browser.get(address).content.decode()
    yield "wrong", log_in(browser, password="sai").content.decode()
    log_in(browser)
    for address in (
        MINE, ON, "/tai-khoan/mat-khau/", "/tai-khoan/thoat/", "/tai-khoan/ma-du-phong/tao/", "/tai-khoan/xac-nhan/"
    ):  # fmt: skip
        yield address, browser.get(address).content.decode()
    for role in (Role.COMMUNE, Role.AUDITOR):
        yield f"refused {role}", signed_in(role, name=f"{role}.2", unit_thread="khong-co").post(MINE).content.decode()


def test_no_page_of_signing_in_has_a_script_or_a_style_in_it(browser: Client, officer: User) -> None:
    for address, page in pages(browser, officer):
        parser = Inline()
        parser.feed(page)
        assert parser.found == [], address
        assert "<html" in page, address


def test_every_field_of_signing_in_has_a_label_and_no_placeholder(browser: Client, officer: User) -> None:
    for address, page in pages(browser, officer):
        for given in re.findall(r"<input ([^>]+)>", page):
            if 'type="hidden"' in given or "aria-hidden" in given:
                continue
            number = re.search(r'id="([^"]+)"', given)
            assert number, (address, given)
            assert f'<label for="{number[1]}">' in page, (address, given)
            assert "placeholder" not in given, (address, given)


ENGLISH = re.compile(r"\b(password|username|sign|code|field|required|please|account|invalid)\b", re.I)


def test_no_english_is_left_on_a_vietnamese_page_of_signing_in(browser: Client, officer: User) -> None:
    browser.cookies["django_language"] = "vi"
    for address, page in pages(browser, officer):
        shown = re.sub(r'<(script|style).*?</\1>|<[^>]+lang="en"[^>]*>.*?</[a-z]+>|<[^>]+>|CS-[A-Z0-9-]+', " ", page)
        assert ENGLISH.findall(shown) == [], address


def test_every_message_that_allauth_can_give_is_ours_in_both_languages() -> None:
    from allauth.account.adapter import DefaultAccountAdapter
    from allauth.mfa.adapter import DefaultMFAAdapter
    from django.utils.translation import override

    from chungsuc.desk.signin.adapter import AccountAdapter, MFAAdapter

    for theirs, ours in ((DefaultAccountAdapter, AccountAdapter), (DefaultMFAAdapter, MFAAdapter)):
        assert set(theirs.error_messages) <= set(ours.error_messages)
        for key, said in ours.error_messages.items():
            with override("vi"):
                vi = str(said)
            with override("en"):
                assert vi != str(said), key
                assert str(said).isascii(), key


def test_nobody_can_sign_up(browser: Client) -> None:
    from allauth.account.adapter import get_adapter

    assert not get_adapter().is_open_for_signup(None)
    assert browser.get("/tai-khoan/dang-ky/").status_code == 404


# ── sent compressed ──────────────────────────────────────────────────────────────────────────────────────


def test_a_page_is_sent_compressed_to_who_can_read_it(viet_nam: None) -> None:
    client = signed_in(Role.OFFICE)
    answer = client.get("/ma-tran/?ngay=2023-12-31", headers={"Accept-Encoding": "gzip, br"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    page = gzip.decompress(answer.content)
    assert len(answer.content) < len(page) / 4
    assert b"</html>" in page
    assert "Content-Encoding" not in client.get("/ma-tran/?ngay=2023-12-31")


def test_two_answers_of_the_same_page_differ_in_length(viet_nam: None) -> None:
    """What makes guessing a secret by the length of an answer (BREACH) hopeless."""
    client = signed_in(Role.OFFICE)
    sizes = {
        len(client.get("/ma-tran/?ngay=2023-12-31", headers={"Accept-Encoding": "gzip"}).content) for _ in range(8)
    }
    assert len(sizes) > 1


# ── what went wrong ──────────────────────────────────────────────────────────────────────────────────────


def test_a_fault_of_ours_gives_a_number_that_the_log_has(breaking: Client, caplog: pytest.LogCaptureFixture) -> None:
    from chungsuc.site.logs import Traced

    caplog.handler.addFilter(Traced())
    with caplog.at_level(logging.ERROR, "django.request"):
        answer = breaking.get("/hong/")
    assert answer.status_code == 500
    page = answer.content.decode()
    number = answer["X-Request-ID"]
    assert number in page
    assert "CS-DSK-012" in page
    assert 'lang="en"' in page
    assert "something broke" not in page
    assert [getattr(one, "trace", "") for one in caplog.records] == [number]
    assert "something broke" in caplog.text


def test_the_page_of_a_fault_needs_no_database(
    breaking: Client, django_assert_num_queries: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with django_assert_num_queries(0):
        assert breaking.get("/hong/").status_code == 500


def test_each_request_has_a_number_of_its_own(browser: Client) -> None:
    assert browser.get(LOG_IN)["X-Request-ID"] != browser.get(LOG_IN)["X-Request-ID"]


def test_the_trail_and_the_log_have_the_same_number(browser: Client, officer: User) -> None:
    from chungsuc.accounts.models import AuditEntry

    answer = log_in(browser)
    assert AuditEntry.objects.get(action="person.signed_in").request == answer["X-Request-ID"]


def test_an_unknown_host_is_refused_in_words(viet_nam: None, caplog: pytest.LogCaptureFixture) -> None:
    answer = Client(HTTP_HOST="evil.example").get(LOG_IN)
    assert answer.status_code == 400
    assert "CS-DSK-010" in answer.content.decode()


def test_a_form_without_its_token_is_refused_with_what_to_do(officer: User, caplog: pytest.LogCaptureFixture) -> None:
    answer = log_in(Client(HTTP_HOST="localhost", enforce_csrf_checks=True))
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "tải lại trang" in page
    assert "CS-SGN-005" in page


def test_a_form_with_its_token_is_taken(officer: User) -> None:
    browser = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.get(LOG_IN).content.decode())
    assert token
    sent = {"login": "vpdp.an", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    assert browser.post(LOG_IN, sent).status_code == 302


def test_too_much_is_refused_before_it_is_read(browser: Client, viet_nam: None, settings: Any) -> None:
    settings.CHUNGSUC_REQUEST_MB = 2
    large = {"CONTENT_LENGTH": str(3 * 1024 * 1024)}
    answer = browser.post(LOG_IN, b"", "application/octet-stream", **large)
    assert answer.status_code == 413
    assert "Tối đa 1 MB" in answer.content.decode()
    browser.force_login(person(Role.OFFICE))
    assert "Tối đa 2 MB" in browser.post("/", b"", "application/octet-stream", **large).content.decode()
    assert browser.post("/ma-tran/", b"", "application/octet-stream", CONTENT_LENGTH="1500000").status_code != 413


# ── the language ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_english_browser_is_met_in_vietnamese_until_somebody_switches(browser: Client) -> None:
    english = {"Accept-Language": "en-US,en;q=0.9"}
    answer = browser.get(LOG_IN, headers=english)
    assert "Đăng nhập" in answer.content.decode()
    assert answer["Content-Language"] == "vi"
    browser.post("/ngon-ngu/", {"language": "en"})
    assert "Sign in" in browser.get(LOG_IN).content.decode()


def test_the_language_follows_the_person_to_another_machine(browser: Client, officer: User) -> None:
    log_in(browser)
    browser.post("/ngon-ngu/", {"language": "en"})
    elsewhere = Client(HTTP_HOST="localhost")
    log_in(elsewhere)
    assert 'lang="en"' in elsewhere.get("/ma-tran/?ngay=2023-12-31").content.decode()[:60]
