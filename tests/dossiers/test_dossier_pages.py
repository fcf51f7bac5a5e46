"""The pages of dossiers: a commune goes its way by forms, each person sees what is theirs to do."""

from __future__ import annotations

import pytest
from django.test import Client

from chungsuc.dossiers.models import Council, Dossier
from chungsuc.dossiers.words import Act, State
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from dossier_world import World, go_to, make_world, open_dossier, prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(viet_nam: None) -> World:
    return make_world()


def browser(user: object) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)  # type: ignore[arg-type]
    return client


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_commune_opens_a_dossier_and_assesses_itself_by_form(world: World) -> None:
    client = browser(world.officer)
    offered = text(client.get("/ho-so/mo/", {"year": "2023", "unit": "Phú Đình", "level": "commune"}))
    assert "NTM nâng cao" in offered
    asked = {"year": "2023", "unit": "Phú Đình", "level": "commune", "title": "ntm", "on": "01/03/2023"}
    assert client.post("/ho-so/mo/", asked).status_code == 302
    dossier = Dossier.objects.get()
    page = text(client.get(f"/ho-so/{dossier.pk}/"))
    assert "Tự đánh giá" in page
    step = f"/ho-so/{dossier.pk}/buoc/self_assess/"
    refused = client.post(step, {"on": "02/03/2023"})
    assert refused.status_code == 400
    assert "điểm cần lưu ý" in text(refused)
    assert client.post(step, {"on": "02/03/2023", "acknowledged": "Số liệu đang được bổ sung"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.state == State.SELF_ASSESSED


def test_what_was_typed_stays_when_something_is_wrong(world: World) -> None:
    dossier = open_dossier(world)
    answer = browser(world.officer).post(
        f"/ho-so/{dossier.pk}/buoc/self_assess/", {"on": "32/13/2023", "acknowledged": "lý do của tôi"}
    )
    assert answer.status_code == 400
    assert "32/13/2023" in text(answer)
    assert "lý do của tôi" in text(answer)


def test_opinions_meetings_and_visits_are_recorded_by_form(world: World) -> None:
    dossier = open_dossier(world)
    unit, office = browser(world.officer), browser(world.office)
    opinions, meetings = f"/ho-so/{dossier.pk}/y-kien/", f"/ho-so/{dossier.pk}/hop/"
    for said in (
        {"what": "publish", "begins": "01/10/2023", "ends": "16/10/2023", "times": "5", "places": "Trụ sở xã"},
        {"what": "comment", "voice": "front", "received_on": "20/10/2023", "text": "Nhất trí"},
        {"what": "comment", "voice": "residents", "received_on": "20/10/2023", "asked": "1.200", "agreeing": "1150"},
        {"what": "declare", "arrears": "12,5", "secure": "yes"},
    ):
        assert unit.post(opinions, said).status_code == 302, said
    assert office.post(opinions, {"what": "visit", "held_on": "20/11/2023", "participants": "Các sở",
                                  "findings": "Đạt", "good": "1"}).status_code == 302  # fmt: skip
    held = {"body": "unit", "held_on": "21/10/2023", "invited": "60", "present": "58", "agreeing": "57",
            "disagreeing": "1", "agreeing-17": "50", "disagreeing-17": "8"}  # fmt: skip
    assert unit.post(meetings, held).status_code == 302
    assert unit.post(meetings, {**held, "agreeing": "61"}).status_code == 400
    dossier.refresh_from_db()
    assert str(dossier.arrears) == "12.500"
    shown = text(unit.get(opinions)) + text(unit.get(meetings))
    for word in ("1200", "1150", "57/58", "Nhất trí", "12,5"):
        assert word in shown.replace("1.200", "1200").replace("1.150", "1150"), word


def test_a_department_agrees_and_returns_on_the_page_and_the_commune_repairs(world: World) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.COMPLETE)
    page = f"/ho-so/{dossier.pk}/tieu-chi/"
    specialist, unit = browser(world.specialist), browser(world.officer)
    day = f"{on:%d/%m/%Y}"
    assert specialist.post(page, {"what": "agree", "no": ["1", "2"], "on": day}).status_code == 302
    assert specialist.post(page, {"what": "return", "no": "17", "on": day}).status_code == 400
    assert specialist.post(page, {"what": "return", "no": "17", "on": day, "text": "Thiếu sổ"}).status_code == 302
    assert "Báo đã khắc phục" in text(unit.get(page))
    assert unit.post(page, {"what": "repaired", "no": "17", "on": day, "text": "Đã có sổ"}).status_code == 302
    assert "Đã có sổ" in text(specialist.get(page))
    assert unit.post(page, {"what": "agree", "no": ["17"], "on": day}).status_code == 403


def test_the_office_refuses_with_a_reason_and_the_list_shows_it(world: World) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.VERIFIED)
    office = browser(world.office)
    refusal = {"on": f"{on:%d/%m/%Y}", "reason": "Tiêu chí 17 chưa đạt khi kiểm tra"}
    assert office.post(f"/ho-so/{dossier.pk}/buoc/refuse/", refusal).status_code == 302
    assert "không công nhận" in text(office.get("/ho-so/"))
    assert not Recognition.objects.exists()


def test_a_decision_on_record_is_joined_to_the_dossier_and_not_recorded_twice(world: World) -> None:
    from chungsuc.recognition.actions import recognise

    there = recognise(world.commune, Title.NTM, "QD318-2022/xa", 2023, source="bài báo", number="9/QĐ-UBND")
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.COUNCIL_AGREED)
    second = browser(world.second)
    page = f"/ho-so/{dossier.pk}/buoc/decide/"
    assert "Quyết định đã có trong hệ thống" in text(second.get(page))
    answer = second.post(page, {"on": f"{on:%d/%m/%Y}", "acknowledged": "Đã đối chiếu"})
    assert answer.status_code == 302
    assert Recognition.objects.count() == 1
    dossier.refresh_from_db()
    assert dossier.recognition == there


def test_the_page_of_a_step_asks_only_whose_turn_it_is(world: World) -> None:
    dossier = open_dossier(world)
    prepare(world, dossier, Act.COLLECT_OPINIONS, dossier.since)
    assert "Việc này của" in text(browser(world.office).get(f"/ho-so/{dossier.pk}/buoc/self_assess/"))
    assert browser(world.office).post(f"/ho-so/{dossier.pk}/buoc/self_assess/", {"on": "02/03/2023"}).status_code == 403
    assert browser(world.office).get(f"/ho-so/{dossier.pk}/buoc/không-có/").status_code == 404


def test_the_office_records_a_council_with_its_seats_and_lets_it_end(world: World) -> None:
    office = browser(world.office)
    asked = {
        "name": "Hội đồng xét năm 2024", "decision": "QĐ 100/QĐ-UBND", "valid_from": "01/01/2024",
        "seats": "Chủ tịch; Ủy ban nhân dân tỉnh\nThư ký; Văn phòng Điều phối",
    }  # fmt: skip
    assert office.post("/ho-so/hoi-dong/", {**asked, "seats": ""}).status_code == 400
    assert office.post("/ho-so/hoi-dong/", asked).status_code == 302
    council = Council.objects.get(name="Hội đồng xét năm 2024")
    assert [one.seat for one in council.members.all()] == ["Chủ tịch", "Thư ký"]
    ended = {"what": "end", "council": str(council.pk), "on": "01/07/2025"}
    assert office.post("/ho-so/hoi-dong/", ended).status_code == 302
    assert browser(world.officer).post("/ho-so/hoi-dong/", asked).status_code == 403
    assert browser(world.district).post("/ho-so/hoi-dong/", asked).status_code == 403
