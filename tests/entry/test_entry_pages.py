"""Promises about the pages of entry over HTTP: what is due, the form with and without scripts, drafts, receipts."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chungsuc.accounts.models import Department, Ownership, Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting, actor_of
from chungsuc.entry.models import Draft, Round, Submission
from chungsuc.entry.rounds import Plan, make_round
from chungsuc.law.tree import Compare
from chungsuc.observations.actions import record
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification.actions import return_
from desk_people import person, signed_in
from entry_forms import END_2023, SET, full_form

pytestmark = [pytest.mark.django_db]
TODAY = timezone.localdate()
JSON = {"HTTP_ACCEPT": "application/json"}
FORM = f"/nhap-lieu/{{}}/?ngay=2023-12-31&bo={SET}"


@pytest.fixture
def client(officer: User) -> Client:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(officer)
    return browser


@pytest.fixture
def address(ky_phu: Unit) -> str:
    return FORM.format(ky_phu.code)


@pytest.fixture
def due(ky_phu: Unit) -> Round:
    plan = Plan("Cuối năm 2023", SET, END_2023, TODAY - timedelta(days=5), TODAY + timedelta(days=3), None, "CV 1")
    with acting(Actor("thử nghiệm")):
        return make_round(scope_of(person(Role.OFFICE)), plan)


def text(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]


def path_of(address: str, act: str) -> str:
    return address.replace("/?", f"/{act}/?")


# ── where it begins ──────────────────────────────────────────────────────────────────────────────────


def test_what_is_due_stands_first_with_its_day_and_the_way_to_the_form(
    client: Client, due: Round, address: str
) -> None:
    page = text(client.get("/nhap-lieu/"))
    assert "Cuối năm 2023" in page
    assert f"{due.due_on:%d/%m/%Y}" in page
    assert "còn 3 ngày" in re.sub(r"\s+", " ", page)
    assert address.replace("/xa", "%2Fxa") in page


def test_an_officer_of_one_commune_need_not_name_it(client: Client, address: str) -> None:
    answer = client.get(f"/nhap-lieu/?ngay=31/12/2023&bo={SET}")
    assert (answer.status_code, answer["Location"].replace("%2F", "/")) == (302, address)


def test_without_day_and_set_the_form_is_that_of_the_round_that_is_due(
    client: Client, due: Round, ky_phu: Unit
) -> None:
    assert "31/12/2023" in text(client.get(f"/nhap-lieu/{ky_phu.code}/"))


def test_without_a_round_the_page_says_what_will_come(client: Client, ky_phu: Unit) -> None:
    assert "Không có đợt nhập liệu nào đang mở" in text(client.get("/nhap-lieu/"))
    assert client.get(f"/nhap-lieu/{ky_phu.code}/")["Location"] == "/nhap-lieu/"


# ── the form ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_indicator_that_takes_a_value_has_one_field_with_last_value_and_level(
    client: Client, address: str, ky_phu: Unit
) -> None:
    last = date(2022, 12, 31)
    record(ky_phu, "income_per_head", last, value=Decimal("39.5"), source="a report", said_by="somebody")
    page = text(client.get(address))
    for provision in law_for(SET, END_2023).provisions():
        assert page.count(f'data-no="{provision.no}"') == int(provision.takes_fact)
    field = page[page.index('id="f-10"') :][:3000]
    assert "39,5" in field
    assert "31/12/2022" in field
    assert "từ 42 triệu đồng/người/năm trở lên" in field
    assert "chưa đạt" in field


def test_the_form_may_be_ordered_by_department(client: Client, address: str) -> None:
    page = text(client.get(f"{address}&theo=so"))
    assert "Chưa rõ sở, ngành phụ trách" in page
    assert page.count("data-no=") == sum(p.takes_fact for p in law_for(SET, END_2023).provisions())


def test_without_scripts_a_check_shows_verdicts_faults_and_questions_and_keeps_what_was_typed(
    client: Client, address: str
) -> None:
    typed = {"act": "check", "v:10": "43,5", "v:15.1": "90", "v:2.1": "120", "v:16": "1.234"}
    page = text(client.post(address, typed))
    assert 'value="43,5"' in page
    assert "✓ đạt" in page[page.index('id="f-10"') :][:4000]
    assert "đúng bằng mức đạt chuẩn" in page[page.index('id="f-15_1"') :][:5000]
    assert "nằm ngoài khoảng" in page[page.index('id="f-2_1"') :][:5000]
    assert not Observation.objects.exists()
    assert not Draft.objects.exists()


def test_a_refused_form_links_to_every_field_in_the_way_and_stores_nothing(client: Client, address: str) -> None:
    answer = client.post(address, {"act": "submit", "v:10": "43,5", "v:15.1": "90", "v:2.1": "120"})
    page = text(answer)
    summary = page[page.index("Chưa gửi được") :][:2000]
    assert answer.status_code == 422
    assert ('href="#f-15_1"' in summary, 'href="#f-2_1"' in summary, 'href="#f-10"' in summary) == (True, True, False)
    assert not Observation.objects.exists()


def test_a_submitted_form_leads_to_a_receipt_that_tells_every_value(client: Client, address: str) -> None:
    answer = client.post(
        address, {"act": "submit", "v:10": "43,5", "v:15.1": "90", "w:15.1": "450/500", "t:*": "Lần 1"}
    )
    receipt = text(client.get(answer["Location"]))
    assert Submission.objects.get().number in receipt
    for said in ("43,5", "450/500", "Lần 1", "triệu đồng/người/năm"):
        assert said in receipt


def test_the_same_form_posted_twice_leads_to_the_same_receipt(client: Client, address: str) -> None:
    form = {"act": "submit", "client_id": str(uuid4()), "v:10": "43,5"}
    assert client.post(address, form)["Location"] == client.post(address, form)["Location"]
    assert Submission.objects.count() == 1


def test_the_script_of_the_page_is_answered_in_json(client: Client, address: str) -> None:
    answer = client.post(address, {"act": "submit", "v:10": "43,5"}, **JSON)
    assert answer.json()["receipt"].startswith("/nhap-lieu/bien-nhan/XA-")
    refused = client.post(address, {"act": "submit", "v:10": "nhiều"}, **JSON)
    (field,) = [one for one in refused.json()["fields"] if one["faults"]]
    assert (refused.status_code, field["slug"]) == (422, "10")


def test_a_form_sent_as_json_says_what_the_same_fields_say(client: Client, address: str) -> None:
    for act in ("kiem-tra", "nhap"):
        fields = {"v:10": " 43,5", "v:4.1": "Không đạt", "w:10": "", "version": "0"}
        spelled = client.post(path_of(address, act), fields, **JSON).json()
        client.post(address, {"act": "discard"})
        assert client.post(path_of(address, act), fields, "application/json", **JSON).json() == spelled
    answer = client.post(address, {"act": "submit", "v:10": "43,5"}, "application/json", **JSON)
    assert "43,5" in text(client.get(answer.json()["receipt"]))


@pytest.mark.parametrize(
    "sent", ["{", "[]", '{"v:10": 43.5}', '{"v:10": null}', '{"t:10": "a\\u0000b"}', '{"t:10": "\\ud800"}']
)
def test_a_form_that_cannot_be_read_is_refused_in_words_and_nothing_is_stored(
    client: Client, address: str, sent: str
) -> None:
    answer = client.post(address, sent, "application/json", **JSON)
    assert (answer.status_code, answer.json()["code"]) == (400, "CS-ENT-115")
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("code", "set_id", "no"), [("171", "QD320-2022/huyen", "DK.4/chung"), ("19", "QD321-2022/tinh", "")]
)
def test_the_office_fills_the_forms_of_districts_and_of_the_province(
    ky_phu: Unit, code: str, set_id: str, no: str
) -> None:
    office = signed_in(Role.OFFICE)
    where = f"/nhap-lieu/{code}/?ngay=2023-12-31&bo={set_id}"
    page = text(office.get(where))
    law = law_for(set_id, END_2023)
    assert page.count("data-no=") == sum(p.takes_fact for p in law.provisions())
    field = no or next(p.no for p in law.provisions() if isinstance(p.requirement, Compare))
    answer = office.post(where, {"act": "submit", f"v:{field}": "91,5", f"w:{field}": "theo phiếu"})
    assert answer.status_code == 302, text(answer)
    assert text(office.get(answer["Location"])).count("91,5") == 1


def test_a_set_of_another_level_finds_no_such_unit(ky_phu: Unit) -> None:
    assert signed_in(Role.OFFICE).get("/nhap-lieu/05602/?ngay=2023-12-31&bo=QD320-2022/huyen").status_code == 400


# ── while one types ──────────────────────────────────────────────────────────────────────────────────


def test_the_verdict_while_typing_is_the_one_that_would_be_stored(client: Client, address: str) -> None:
    said = client.post(path_of(address, "kiem-tra"), {"v:10": "43,5", "v:4.1": "Không đạt"}, **JSON).json()
    chips = {one["slug"]: one["chip"]["status"] for one in said["fields"]}
    assert (chips["10"], chips["4_1"], chips["15_1"]) == ("met", "unmet", "unknown")
    assert (said["met"], said["filled"], said["changes"]) == (1, 2, 2)
    assert not Observation.objects.exists()


def test_a_number_that_reads_two_ways_is_asked_back_with_both(client: Client, address: str) -> None:
    said = client.post(path_of(address, "kiem-tra"), {"v:10": "1.234"}, **JSON).json()
    (fault,) = next(one["faults"] for one in said["fields"] if one["slug"] == "10")
    assert fault == {"text": "«1.234» đọc được hai cách: viết 1234 hoặc 1,2340.", "choices": ["1234", "1,2340"]}


def test_a_draft_is_kept_with_its_time_and_comes_back(client: Client, address: str) -> None:
    said = client.post(path_of(address, "nhap"), {"v:10": "43,5", "version": "0"}, **JSON).json()
    assert said["version"] == 1
    assert re.fullmatch(r"\d\d:\d\d", said["at"])
    page = text(client.get(address))
    assert 'value="43,5"' in page
    assert "đã lưu nháp" in page
    behind = client.post(path_of(address, "nhap"), {"v:10": "44", "version": "0"}, **JSON)
    assert (behind.status_code, behind.json()["code"]) == (409, "CS-ENT-109")
    client.post(address, {"act": "discard"})
    assert not Draft.objects.exists()


# ── what came back ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def returned(client: Client, address: str, ky_phu: Unit) -> Observation:
    """A value of health insurance that the department has returned."""
    client.post(address, {"act": "submit", "v:15.1": "96,5"})
    department = Department.objects.create(code="so-y-te-thu", name="Sở Y tế thử")
    Ownership.objects.create(department=department, set_id=SET, no="15", source="thử nghiệm")
    specialist = person(Role.DEPARTMENT, department=department)
    observation = Observation.objects.get()
    with acting(actor_of(specialist)):
        return_(scope_of(specialist), observation.pk, "thieu-minh-chung", "thiếu danh sách xóm 7", set_id=SET)
    return observation


def test_a_returned_value_shows_its_reason_at_the_field_and_on_top(
    client: Client, address: str, returned: Observation
) -> None:
    page = text(client.get(address))
    assert "Sở, ngành trả lại: 1" in page
    field = page[page.index('id="f-15_1"') :]
    for said in ("Sở Y tế thử", "Thiếu minh chứng", "thiếu danh sách xóm 7", "bị trả lại"):
        assert said in field


def test_a_returned_value_is_answered_in_place_and_what_else_was_typed_stays(
    client: Client, address: str, returned: Observation
) -> None:
    form = {"answer": f"{returned.pk}:15.1", "a:15.1": "đã bổ sung danh sách", "v:10": "43,5"}
    answer = client.post(path_of(address, "tra-loi"), form)
    page = text(client.get(answer["Location"]))
    assert "Đã trả lời sở về chỉ tiêu 15.1" in page
    assert "đã trả lời, chờ thẩm tra lại" in page
    assert 'value="43,5"' in page
    silent = client.post(path_of(address, "tra-loi"), {"answer": f"{returned.pk}:15.1"}, follow=True)
    assert "messages" in text(silent)


def test_a_returned_value_is_replaced_by_a_new_one(client: Client, address: str, returned: Observation) -> None:
    client.post(address, {"act": "submit", "v:15.1": "95,5"})
    assert Observation.objects.get(supersedes=returned).value == Decimal("95.5")
    assert "bị trả lại" not in text(client.get(address))


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_form_of_another_commune_is_refused_wherever_it_is_asked(client: Client) -> None:
    other = FORM.format(find_unit("Vạn Thọ, Đại Từ", END_2023, level="commune").code)
    assert client.get(other).status_code == 403
    for act in ("kiem-tra", "nhap"):
        assert client.post(path_of(other, act), {"v:10": "1"}, **JSON).status_code == 403
    assert client.post(other, {"act": "submit", "v:10": "1"}).status_code == 403
    assert not Submission.objects.exists()


def test_a_receipt_is_read_by_whoever_may_read_the_unit(client: Client, address: str, ky_phu: Unit) -> None:
    receipt = client.post(address, {"act": "submit", "v:10": "43,5"})["Location"]
    neighbour = find_unit("Vạn Thọ, Đại Từ", END_2023, level="commune")
    stranger = signed_in(Role.COMMUNE, name="other", unit_thread=neighbour.thread)
    assert signed_in(Role.LEADER).get(receipt).status_code == 200
    assert stranger.get(receipt).status_code == 403
    assert client.get("/nhap-lieu/bien-nhan/XA-00000-20231231-7/").status_code == 404


def test_the_office_makes_and_closes_a_round_on_its_page(client: Client, ky_phu: Unit) -> None:
    office = signed_in(Role.OFFICE)
    made = office.post(
        "/nhap-lieu/dot/",
        {
            "name": "Giữa năm", "set_id": SET, "as_of": "30/6/2023", "opens_on": "01/06/2023", "due_on": "15/7/2023",
            "verify_due_on": "", "source": "CV 12/VPĐP",
        },
    )  # fmt: skip
    page = text(office.get(made["Location"]))
    assert "126" in page
    assert "quá hạn" in page
    office.post(made["Location"], {"act": "close", "reason": "xong"})
    assert "Đợt đã đóng" in text(office.get(made["Location"]))
    wrong = office.post("/nhap-lieu/dot/", {"name": "x", "set_id": SET, "as_of": "hôm nay", "source": "y"})
    assert (wrong.status_code, "«hôm nay»" in text(wrong)) == (422, True)
    assert client.get("/nhap-lieu/dot/").status_code == 403


# ── budgets ──────────────────────────────────────────────────────────────────────────────────────────


def test_form_check_and_submission_cost_a_fixed_number_of_queries(client: Client, address: str) -> None:
    form = {f"v:{no}": value for no, value in full_form(law_for(SET, END_2023)).items()}
    client.get(address)
    counts = []
    for ask in (
        lambda: client.get(address),
        lambda: client.post(path_of(address, "kiem-tra"), form, **JSON),
        lambda: client.post(address, {"act": "submit", **form}, **JSON),
    ):
        with CaptureQueriesContext(connection) as queries:
            ask()
        counts.append(len(queries))
    assert counts[0] <= 24, counts
    assert counts[1] <= 12, counts
    assert counts[2] <= 22, counts
