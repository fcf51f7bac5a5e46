"""Promises about the portal's pages: only what was released, for everybody, fast, in both languages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal_world import (
    BEFORE,
    DAY,
    FILES,
    HOME,
    INSIDE,
    OF_DAY,
    PAGES,
    PHU_DINH,
    UNIT,
    commune,
    fill,
    observe,
    recognise,
    release,
    visitor,
)

from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.models import Role, User
from chungsuc.accounts.trail import Actor, acting
from chungsuc.law.tree import Title
from chungsuc.portal.actions import withdraw
from chungsuc.portal.shown import Shows
from chungsuc.recognition.models import Recognition
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
FROZEN = tuple(page for page in (*PAGES, *FILES) if "khao-sat" not in page and "xlsx" not in page)
MOST_QUERIES = {HOME: 3, UNIT: 3, f"{OF_DAY}/xa/": 2, f"{OF_DAY}/tieu-chi/10/": 2, "/cong-khai/nam/2023/": 2}
MOST_BYTES = 60_000


@pytest.fixture(autouse=True)
def _filled(viet_nam: None) -> None:
    fill()


@pytest.fixture
def client() -> Client:
    return visitor()


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode("utf-8-sig").split())


# ── only what was released ───────────────────────────────────────────────────────────────────────────────


def test_before_a_release_nothing_is_public(client: Client) -> None:
    assert "Chưa có số liệu nào được công bố" in shown(client, HOME)
    for address in (UNIT, f"{OF_DAY}/", f"{OF_DAY}/xa/", *FILES, "/cong-khai/nam/2023/"):
        assert client.get(address).status_code == 404, address


CHANGES: dict[str, Callable[[], object]] = {
    "another title": lambda: recognise("Phượng Tiến", Title.NTM, 2023),
    "a higher title": lambda: recognise("Phú Đình", Title.ADVANCED, 2023),
    "a withdrawn title": lambda: Recognition.objects.filter(unit=commune("Phú Đình")).update(withdrawn_on=DAY),
    "another number": lambda: Recognition.objects.update(number="khác/QĐ"),
    "a value": lambda: observe("Phú Đình", "income_per_head", "99"),
    "another name": lambda: commune("Phú Đình").__class__.objects.filter(code="05602").update(name="Tên Khác"),
}


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=4, unique=True))
def test_whatever_changes_after_a_release_no_page_does(changes: list[str]) -> None:
    from django.db import transaction

    with transaction.atomic():
        release()
        client = visitor()
        before = {address: shown(client, address) for address in FROZEN}
        for name in changes:
            CHANGES[name]()
        assert {address: shown(client, address) for address in FROZEN} == before
        transaction.set_rollback(True)


def test_nothing_that_must_stay_inside_is_on_any_page(client: Client) -> None:
    observe("Phú Đình", "income_per_head", "47.5")
    User.objects.create_user(username="nguoi.kin", full_name="Người Kín", email="kin@vi-du.vn", password="x" * 12)
    with acting(Actor("Người Kín")):
        release(changed=True, shows=Shows(indicators=True, plans=True, values=("10",)))
    for address in (*PAGES, *(one for one in FILES if "xlsx" not in one)):
        text = shown(client, address)
        for word in (INSIDE, "Người Kín", "nguoi.kin", "@vi-du.vn", "thử nghiệm"):
            assert word not in text, (address, word)


def test_indicators_values_and_plans_show_only_where_the_office_chose_them(client: Client) -> None:
    observe("Phú Đình", "income_per_head", "47.5")
    release(changed=True)
    assert "Từng chỉ tiêu" not in shown(client, UNIT)
    release(reason="thêm chỉ tiêu", changed=True, shows=Shows(indicators=True, values=("10",)))
    text = shown(client, UNIT)
    assert "Từng chỉ tiêu" in text
    assert "47,5" in text


def test_a_withdrawn_day_says_when_and_why_and_shows_nothing_more(client: Client) -> None:
    made = release()
    with acting(Actor("thử nghiệm")):
        withdraw(OPERATOR, made, "nhầm quyết định")
    for address in (UNIT, f"{OF_DAY}/", f"{OF_DAY}/tieu-chi/10/", *FILES):
        answer = client.get(address)
        assert answer.status_code == 410, address
        assert "nhầm quyết định" in answer.content.decode()
    assert "05602" not in client.get(UNIT).content.decode().replace(PHU_DINH, "")


def test_a_page_names_what_its_release_replaced_and_why(client: Client) -> None:
    first = release()
    release(reason="bổ sung quyết định")
    assert f"Bản này thay bản số {first.pk}: bổ sung quyết định" in shown(client, UNIT)
    assert "bổ sung quyết định" in shown(client, "/cong-khai/ban-cong-bo/")


# ── what pages say ───────────────────────────────────────────────────────────────────────────────────────


def test_the_province_says_its_state_in_a_sentence_and_each_figure_opens_its_members(client: Client) -> None:
    release()
    text = shown(client, HOME)
    assert "Đến 31/12/2023, toàn tỉnh có 5/126 xã đạt chuẩn NTM (4,0%), tăng 1 xã so với 31/12/2022" in text
    members = shown(client, f"{OF_DAY}/chi-so/communes.ntm.cumulative/")
    assert "5 đơn vị được tính" in members
    assert all(name in members for name in ("Phú Đình", "Ký Phú", "Vạn Thọ", "Điềm Mặc", "Bình Yên"))
    assert "quyết định công nhận đã ghi" in members


def test_a_unit_shows_its_decision_its_criteria_and_what_it_became(client: Client) -> None:
    release()
    text = shown(client, UNIT)
    assert "2022/QĐ-UBND, ngày 20/12/2022" in text
    assert "toàn bộ vào" in text
    assert "1683/NQ-UBTVQH15" in text
    assert text.count('class="unknown"') == 19


def test_a_criterion_says_the_law_in_words_with_its_article_and_whether_it_was_checked(client: Client) -> None:
    release()
    text = shown(client, f"{OF_DAY}/tieu-chi/10/")
    assert "QĐ 318/QĐ-TTg, PL I" in text
    assert "chưa đối chiếu" in text
    assert "TDMNPB Trung du miền núi phía Bắc" in text


@pytest.mark.parametrize(
    "asked", ["Phú Đình", "phu dinh", "PHÚ ĐÌNH, Định Hóa", "xã Phú Đình", "05602", "phú đình định hoá"]
)
def test_a_commune_is_found_as_people_write_it(client: Client, asked: str) -> None:
    release()
    answer = client.get(f"{OF_DAY}/xa/", {"ten": asked})
    if asked == "phú đình định hoá":
        assert answer.status_code == 200  # without a comma it is one name: said, not guessed
        return
    assert (answer.status_code, answer.headers["Location"]) == (302, UNIT)


def test_of_several_communes_of_one_name_all_are_offered(client: Client) -> None:
    release()
    text = shown(client, f"{OF_DAY}/xa/?ten=tan+thinh")
    assert text.count("Tân Thịnh</a>") >= 2


def test_an_unknown_day_or_unit_names_the_days_there_are(client: Client) -> None:
    release()
    for address in ("/cong-khai/ngay/2020-12-31/", "/cong-khai/ngay/hom-qua/",
                    f"/cong-khai/don-vi/{PHU_DINH}/2020-12-31/",
                    f"/cong-khai/don-vi/commune-99999-truoc-2020/{DAY}/", f"{OF_DAY}/tieu-chi/99/"):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 404
        assert f"/cong-khai/ngay/{DAY}/" in answer.content.decode()


def test_a_unit_leads_to_its_newest_day_and_names_its_others(client: Client) -> None:
    release(BEFORE)
    release()
    assert client.get(f"/cong-khai/don-vi/{PHU_DINH}/").headers["Location"] == UNIT
    assert f"/cong-khai/don-vi/{PHU_DINH}/{BEFORE}/" in shown(client, UNIT)


# ── for everybody, in both languages ─────────────────────────────────────────────────────────────────────


def test_pages_open_without_a_log_in_and_leave_no_cookie(client: Client) -> None:
    release()
    for address in (*PAGES, *FILES, "/robots.txt", "/sitemap.xml"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address
        assert client.head(address).status_code == 200, address
        assert client.post(address).status_code == 405, address


def test_a_visitor_at_the_start_is_led_to_the_portal_and_an_officer_to_the_log_in(client: Client) -> None:
    assert client.get("/").headers["Location"] == HOME
    assert client.get("/ma-tran/").headers["Location"].startswith("/tai-khoan/dang-nhap/")
    assert HOME in client.get("/tai-khoan/dang-nhap/").content.decode()
    client.cookies["phien"] = "het-han"
    assert client.get("/").headers["Location"].startswith("/tai-khoan/dang-nhap/")


def test_english_goes_on_from_page_to_page_without_a_cookie(client: Client) -> None:
    release()
    text = shown(client, f"{HOME}?en=1")
    assert '<html lang="en">' in text
    assert "5/126 communes" in text
    links = re.findall(r'href="(/cong-khai/[^"#]*)"', text)
    inner = [link for link in links if not link.endswith(("/cong-khai/",)) and "?en=0" not in link]
    assert inner
    assert all(link.endswith("?en=1") for link in inner)
    for address in PAGES:
        assert '<html lang="en">' in shown(client, f"{address}?en=1"), address


def test_the_switch_of_the_desk_counts_here_too(client: Client) -> None:
    release()
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in shown(client, HOME)
    assert '<html lang="vi">' in shown(client, f"{HOME}?en=0")


def test_who_is_signed_in_sees_the_same_and_no_proxy_keeps_it() -> None:
    release()
    theirs, everybodys = signed_in(Role.OFFICE).get(HOME), visitor().get(HOME)
    assert theirs.content == everybodys.content
    assert theirs.headers["Cache-Control"] == "private, no-cache"


# ── fast ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_browser_that_has_the_page_is_told_it_has_not_changed(client: Client) -> None:
    release()
    for address in (*PAGES, *FILES):
        answer = client.get(address)
        assert answer.headers["Last-Modified"]
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert again.headers["ETag"] == answer.headers["ETag"]
    tag = client.get(UNIT).headers["ETag"]
    assert client.get(UNIT, headers={"If-None-Match": f"W/{tag}"}).status_code == 304
    assert client.get(f"{UNIT}?en=1", headers={"If-None-Match": tag}).status_code == 200
    release(reason="thay")
    assert client.get(UNIT, headers={"If-None-Match": tag}).status_code == 200


def test_pages_ask_the_database_a_few_times_only(client: Client) -> None:
    release()
    for address, most in MOST_QUERIES.items():
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        assert len(seen) <= most, (address, [one["sql"][:90] for one in seen])


def test_the_first_page_with_all_its_parts_is_light_and_needs_no_script(client: Client) -> None:
    release(BEFORE)
    release()
    page = client.get(HOME).content
    assert b"<script" not in page
    weight = len(gzip.compress(page))
    for part in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode())):
        content = b"".join(client.get(part).streaming_content)
        weight += len(content) if part.endswith(".woff2") else len(gzip.compress(content))
    semibold = b"".join(client.get("/static/desk/fonts/be-vietnam-pro-semibold.woff2").streaming_content)
    assert weight + len(semibold) <= MOST_BYTES


def test_search_engines_find_the_portal_and_nothing_else(client: Client) -> None:
    release()
    robots = client.get("/robots.txt").content.decode()
    assert "Allow: /cong-khai/" in robots
    assert "Disallow: /\n" in robots
    assert "http://localhost/sitemap.xml" in robots
    sitemap = client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://localhost{UNIT}</loc>" in sitemap
    assert sitemap.count("<url>") > 180
    text = shown(client, UNIT)
    assert f'<link rel="canonical" href="http://localhost{UNIT}">' in text
    assert (
        '<meta name="description" content="Xã Phú Đình' in text
        or '<meta name="description" content="xã Phú Đình' in text
    )


def test_a_district_shows_its_communes_and_how_many_hold_which_title(client: Client) -> None:
    release()
    text = shown(client, f"/cong-khai/don-vi/district-167-truoc-2020/{DAY}/")
    assert "Huyện Định Hóa" in text
    assert "3<small>/22 xã" in text  # Phú Đình, Điềm Mặc, Bình Yên
    assert UNIT in text
