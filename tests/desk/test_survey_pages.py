"""The pages of surveys: set up, filled by paper, by Excel and online, ended, published; a resident meets no log-in."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from chungsuc.accounts.models import Role
from chungsuc.surveys import actions
from chungsuc.surveys.links import make_link, token_of
from chungsuc.surveys.models import Remark, Sheet, Survey, Tally
from chungsuc.surveys.queries import result_of, results_of
from chungsuc.surveys.words import LinkKind, State, Way
from chungsuc.units.queries import find_unit
from desk_people import person
from survey_world import World, group, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def world(viet_nam: None) -> World:
    """Today's commune: pages take the day from the clock."""
    return make_world(timezone.localdate(), "Phú Đình")


def browser(user: object) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)  # type: ignore[arg-type]
    return client


def text(answer) -> str:  # type: ignore[no-untyped-def]
    return " ".join(answer.content.decode().split())


def day(world: World, ahead: int = 0) -> str:
    return f"{world.officer.day + timedelta(days=ahead):%d/%m/%Y}"


def going(world: World, **given: object) -> Survey:
    today = world.officer.day
    said = {"opens_on": today, "closes_on": today + timedelta(days=10), "households_on": today}
    return world.survey(**(said | given))


def test_an_officer_sets_a_survey_up_opens_it_and_the_plan_shows(world: World) -> None:
    client = browser(world.officer.user)
    assert "Kế hoạch chọn mẫu" in text(client.get("/khao-sat/moi/", {"unit": world.commune.code}))
    said = {
        "unit": world.commune.code, "title": "ntm", "year": "2026", "run_by": "Ủy ban MTTQ xã", "opens": day(world),
        "closes": day(world, 9), "plan": "Xóm Một; 60; 40\nXóm Hai\t-\t30", "households": "1.500",
        "households_source": "UBND xã", "households_on": day(world),
    }  # fmt: skip
    wrong = client.post("/khao-sat/moi/", {**said, "plan": "Xóm Một; 60", "opens": "32/1/2026"})
    assert wrong.status_code == 400
    for word in ("dòng 1", "32/1/2026", "Ủy ban MTTQ xã"):
        assert word in text(wrong)
    assert client.post("/khao-sat/moi/", said).status_code == 302
    made = Survey.objects.get()
    assert [(one.name, one.households, one.planned) for one in made.groups.all()] == [
        ("Xóm Một", 60, 40), ("Xóm Hai", None, 30),
    ]  # fmt: skip
    assert client.post(f"/khao-sat/{made.pk}/sua/", {**said, "run_by": "Ban vận động"}).status_code == 302
    assert client.post(f"/khao-sat/{made.pk}/", {"what": "open"}).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.run_by) == (State.OPEN, "Ban vận động")
    assert "0/70" in re.sub(r"<[^>]+>", "", text(client.get(f"/khao-sat/{made.pk}/")))
    assert made.number in text(client.get("/khao-sat/"))


def test_sheets_are_typed_and_what_is_wrong_stays_to_be_mended(world: World) -> None:
    survey, client = going(world), browser(world.officer.user)
    page = f"/khao-sat/{survey.pk}/nhap-phieu/"
    sent = {"what": "sheets", "key": "k1", "group": str(group(survey, 1).pk), "number-0": "001", "digits-0": "1121",
            "number-1": "002", "digits-1": "119"}  # fmt: skip
    refused = client.post(page, sent)
    assert refused.status_code == 400
    assert "Phiếu 002" in text(refused)
    assert 'value="1121"' in text(refused)
    assert not Sheet.objects.exists()
    assert client.post(page, {**sent, "digits-1": "1 1 1 1"}).status_code == 302
    assert result_of(survey).answered == 2
    assert client.post(page, {"what": "withdraw", "number": "2", "reason": "nhập nhầm"}).status_code == 302
    assert result_of(survey).answered == 1
    counts = {f"t-{q}-{part}": n for q in ("1", "2", "3", "all") for part, n in (("s", "8"), ("u", "1"), ("n", "1"))}
    tally = {"what": "tally", "group": str(group(survey, 2).pk), "answers": "10", **counts}
    assert client.post(page, {**tally, "answers": "11"}).status_code == 400
    assert client.post(page, tally).status_code == 302
    assert result_of(survey).answered == 11


def test_the_excel_table_is_filled_shown_and_stored_once_and_its_faults_name_their_cells(world: World) -> None:
    survey, client = going(world), browser(world.officer.user)
    given = client.get(f"/khao-sat/{survey.pk}/phieu.xlsx")
    book = load_workbook(io.BytesIO(given.content))
    sheet = book["Phiếu"]
    assert [cell.value for cell in sheet[4]] == ["Số phiếu", "Xóm", "1", "2", "3", "Chung"]
    for row, cells in enumerate(((1, "Xóm Một", 1, 1, 2, 1), (2, "Xóm Hai", 1, 7, 1, 1)), 5):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    page = f"/khao-sat/{survey.pk}/nop-phieu/"
    refused = client.post(page, {"file": saved(book)})
    assert refused.status_code == 400
    assert "ô D6" in text(refused)
    assert not Sheet.objects.exists()
    sheet["D6"] = 3
    seen = client.post(page, {"file": saved(book)})
    assert "Ghi 2 phiếu" in text(seen)
    assert not Sheet.objects.exists()
    data = re.search(r'name="data" value="([^"]+)"', seen.content.decode())[1]  # type: ignore[index]
    for _ in range(2):
        assert client.post(page, {"what": "store", "data": data, "name": "x.xlsx"}).status_code == 302
    assert result_of(survey).answered == 2
    other = going(world, title=actions.Title.ADVANCED)
    assert client.post(f"/khao-sat/{other.pk}/nop-phieu/", {"file": saved(book)}).status_code == 400


def saved(book) -> SimpleUploadedFile:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("phieu.xlsx", out.getvalue())


def stamp_of(page) -> str:  # type: ignore[no-untyped-def]
    return re.search(r'name="stamp" value="([^"]+)"', page.content.decode())[1]  # type: ignore[index]


def test_a_resident_answers_without_log_in_or_cookie_and_the_same_form_counts_once(world: World) -> None:
    survey = going(world)
    with world.acts() as by:
        link = make_link(by, survey, LinkKind.OPEN, by.day + timedelta(days=3))
    address, resident = f"/y-kien/{token_of(link)}/", Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    page = resident.get(address)
    assert "không lưu ai đã trả lời" in text(page)
    assert not resident.cookies
    sent = {"stamp": stamp_of(page), "q-1": "1", "q-2": "2", "q-3": "3", "remark": "Cần đèn đường"}
    refused = resident.post(address, sent)
    assert refused.status_code == 400
    assert "Cần đèn đường" in text(refused)
    assert result_of(survey).answered == 0
    for _ in range(2):
        assert "Cảm ơn" in text(resident.post(address, {**sent, "q-all": "1"}))
    assert (result_of(survey).answered, Remark.objects.count()) == (1, 1)
    assert not resident.cookies
    assert "Thank you" in text(resident.post(address + "?en=1", {**sent, "stamp": stamp_of(page), "q-all": "1"}))
    assert resident.post(address, {**sent, "q-all": "1", "stamp": "giả"}).status_code == 400
    assert resident.get("/y-kien/khong-co/").status_code == 404
    for _ in range(39):
        resident.post(address, {**sent, "stamp": stamp_of(resident.get(address)), "q-all": "1"})
    flooded = resident.post(address, {**sent, "stamp": stamp_of(resident.get(address)), "q-all": "1"})
    assert "Từ mạng này vừa gửi nhiều lần" in text(flooded)


def test_a_code_on_a_slip_is_printed_once_and_used_once(world: World) -> None:
    survey, client = going(world), browser(world.officer.user)
    links = f"/khao-sat/{survey.pk}/duong-lien-ket/"
    made = {"what": "make", "kind": "codes", "last_day": day(world, 3)}
    assert client.post(links, {**made, "last_day": day(world, 30)}).status_code == 400
    assert client.post(links, made).status_code == 302
    link = survey.links.get()
    assert "<svg" in text(client.get(links))
    slips = client.post(f"/khao-sat/{survey.pk}/ma/", {"link": link.pk, f"codes-{group(survey, 1).pk}": "2"})
    codes = re.findall(r'class="code">([0-9A-Z]{5}-[0-9A-Z]{5})<', slips.content.decode())
    assert len(codes) == 2
    address, resident = f"/y-kien/{token_of(link)}/", Client(HTTP_HOST="localhost")
    marks = {"q-1": "1", "q-2": "1", "q-3": "1", "q-all": "1"}
    for code, status in ((codes[0], 200), (codes[0], 400), ("AAAAA-AAAAA", 400), (codes[1].lower(), 200)):
        sent = {**marks, "stamp": stamp_of(resident.get(address)), "code": code}
        assert resident.post(address, sent).status_code == status, code
    assert Tally.objects.get().answers == 2
    assert client.post(links, {"what": "end", "link": link.pk}).status_code == 302
    assert resident.get(address).status_code == 410
    assert link.last_day == world.officer.day + timedelta(days=3)


def test_a_survey_ends_is_published_in_total_and_the_link_then_shows_the_total(world: World) -> None:
    survey, client = going(world), browser(world.officer.user)
    with world.acts() as by:
        link = make_link(by, survey, LinkKind.OPEN, by.day + timedelta(days=3))
    world.enter(survey, [(number, 1, "1112") for number in range(1, 6)] + [(6, 2, "2221")])
    page = f"/khao-sat/{survey.pk}/"
    shown = text(client.get(page))
    assert "ít phiếu, không nêu" in shown
    assert client.post(page, {"what": "publish"}).status_code == 400
    assert client.post(page, {"what": "close"}).status_code == 302
    assert client.post(page, {"what": "reopen", "reason": ""}).status_code == 400
    assert client.post(page, {"what": "publish"}).status_code == 302
    told = text(Client(HTTP_HOST="localhost").get(f"/y-kien/{token_of(link)}/"))
    assert "16,7%" in told
    assert "Xóm Một" not in told
    assert client.get(f"/khao-sat/{survey.pk}/phieu-giay/").status_code == 200


def test_remarks_are_read_by_who_runs_it_and_nobody_else(world: World) -> None:
    survey, client = going(world), browser(world.officer.user)
    entry = f"/khao-sat/{survey.pk}/nhap-phieu/"
    assert client.post(entry, {"what": "remark", "text": "Anh B. lấn đường"}).status_code == 302
    page = f"/khao-sat/{survey.pk}/y-kien-ghi-them/"
    assert "Anh B." in text(client.get(page))
    elsewhere = find_unit("Trung Hội", world.officer.day)
    stranger = browser(person(Role.COMMUNE, name="xã khác", unit_thread=elsewhere.thread))
    assert stranger.get(page).status_code == 403
    assert client.post(page, {"remark": Remark.objects.get().pk}).status_code == 302
    assert Remark.objects.get().text == "Anh B. lấn đường"
    assert client.post(page, {"remark": Remark.objects.get().pk, "what": "erase"}).status_code == 302
    assert Remark.objects.get().text == ""


def test_an_office_enters_its_own_questions_with_their_source(world: World) -> None:
    office, page = browser(world.office.user), "/khao-sat/cau-hoi/"
    said = {"name": "Bộ theo hướng dẫn", "source": "", "questions": "1. Đường\n2. Trường", "overall": "Nhìn chung"}
    assert office.post(page, said).status_code == 400
    assert office.post(page, {**said, "source": "Hướng dẫn thử"}).status_code == 302
    assert "Bộ theo hướng dẫn" in text(office.get(page))
    assert browser(world.officer.user).post(page, said).status_code == 403


def test_a_unit_that_is_not_there_on_the_first_day_is_said_and_what_was_typed_stays(world: World) -> None:
    office = browser(world.office.user)
    asked = {"unit": "Phú Đình", "on": "31/12/2023"}
    assert "31/12/2023" in text(office.get("/khao-sat/moi/", asked))
    said = {
        **asked,
        "title": "ntm",
        "year": "2026",
        "run_by": "Ban vận động",
        "opens": day(world),
        "closes": day(world),
    }
    refused = office.post("/khao-sat/moi/", {**said, "planned": "20"})
    assert refused.status_code == 400
    assert "không có hiệu lực vào ngày" in text(refused)
    assert "Ban vận động" in text(refused)
    huge = office.post("/khao-sat/moi/", {**said, "on": day(world), "planned": "9" * 25})
    assert huge.status_code == 400
    assert not Survey.objects.exists()
    elsewhere = find_unit("Trung Hội", world.officer.day)
    assert browser(world.officer.user).get("/khao-sat/moi/", {"unit": elsewhere.code}).status_code == 403


def test_everything_wrong_with_typed_sheets_is_said_at_once(world: World) -> None:
    survey, client = going(world), browser(world.officer.user)
    world.enter(survey, [(7, 1, "1111")])
    sent = {"what": "sheets", "key": "k2", "group": str(group(survey, 1).pk), "number-0": "x", "digits-0": "19",
            "number-1": "7", "digits-1": "1111"}  # fmt: skip
    refused = text(client.post(f"/khao-sat/{survey.pk}/nhap-phieu/", sent))
    for word in ("Phiếu x: Số phiếu", "Phiếu x: Phần trả lời", "Phiếu số 7"):
        assert word in refused
    assert result_of(survey).answered == 1


def test_hamlets_tell_what_came_in_each_way_and_what_came_not_at_all(world: World) -> None:
    survey, client = going(world), browser(world.officer.user)
    world.enter(survey, [(number, 1, "1111") for number in range(1, 6)])
    world.enter(survey, [(9, 2, "1111")], way=Way.SHEET)
    shown = text(client.get(f"/khao-sat/{survey.pk}/"))
    assert "nhập từng phiếu: 5" in shown
    assert "chưa có phiếu" in shown


def test_the_list_asks_the_database_as_often_for_many_surveys_as_for_one(world: World) -> None:
    client, questions = browser(world.officer.user), world.questions()
    first = going(world, questions=questions)
    world.enter(first, [(1, 1, "1112"), (2, 1, "1112"), (3, 2, "2221")])
    client.get("/khao-sat/")  # what is kept between requests is there from now on
    with CaptureQueriesContext(connection) as alone:
        client.get("/khao-sat/")
    for title in (actions.Title.ADVANCED, actions.Title.MODEL):
        going(world, title=title, questions=questions)
    with CaptureQueriesContext(connection) as many:
        client.get("/khao-sat/")
    assert len(many) == len(alone)
    assert [one.answered for one in results_of(list(Survey.objects.order_by("pk")))] == [3, 0, 0]
