"""Promises of the page "Thẩm tra": a department's queue, a commune's returned values, who sees what."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from chungsuc.accounts.models import Ownership, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.observations import actions as ledger
from chungsuc.observations.models import Observation
from chungsuc.units.queries import find_unit
from chungsuc.verification import actions
from chungsuc.verification.models import Kind, ReturnReason, VerificationEvent
from desk_people import person, signed_in
from verification_world import DAY, INCOME, SAID, SET, World, confirm, correct, entered, make_world, return_

pytestmark = [pytest.mark.django_db]
ASKED = f"?ngay={DAY.isoformat()}&bo={SET}"


@pytest.fixture
def world(viet_nam: None) -> World:
    return make_world()


def browser(user: object) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)  # type: ignore[arg-type]
    return client


def page(client: Client, address: str = "/tham-tra/", **given: str) -> str:
    answer = client.get(address + ASKED + "".join(f"&{key}={value}" for key, value in given.items()))
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_queue_says_its_result_first_and_shows_value_level_last_year_and_verdict(world: World) -> None:
    entered(world, "38", as_of=DAY.replace(year=2022))
    entered(world, "41.5")
    said = text(page(browser(world.specialist)))
    assert "Đã xác nhận 0/1 số liệu. Còn 1 chờ thẩm tra" in said
    assert "Thu nhập bình quân đầu người" in said
    assert re.search(r"41,5 .*38 .*\+3,5", said)


def test_a_specialist_sees_only_the_indicators_of_the_department(world: World) -> None:
    with acting(actor_of(world.officer)):
        ledger.record(world.commune, "health_insurance_rate", DAY, value=Decimal(95), **SAID)
    entered(world)
    assert "0/1 số liệu" in text(page(browser(world.specialist)))
    assert "95%" in page(browser(world.stranger))


def test_confirming_out_of_a_row_stores_it_and_answers_with_the_row_and_the_numbers(world: World) -> None:
    observation = entered(world)
    answer = browser(world.specialist).post(
        f"/tham-tra/xac-nhan/{ASKED}", {"one": observation.pk}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    said = answer.content.decode()
    assert "đã xác nhận" in said
    assert 'hx-swap-oob="true"' in said
    assert "Đã xác nhận 1/1" in text(said)
    assert VerificationEvent.objects.get().kind == Kind.CONFIRMED


def test_what_is_ticked_is_confirmed_in_one_go_without_a_script(world: World) -> None:
    first = entered(world, "38", as_of=DAY.replace(year=2022))
    second = entered(world)
    answer = browser(world.specialist).post(
        f"/tham-tra/xac-nhan/{ASKED}", {"pk": [first.pk], "all": f"{first.pk},{second.pk}"}, follow=True
    )
    assert "Đã xác nhận 2 số liệu." in answer.content.decode()
    assert VerificationEvent.objects.count() == 2


def test_a_value_changed_after_the_page_was_opened_is_refused_and_the_new_one_is_shown(world: World) -> None:
    seen = entered(world)
    again = correct(world.officer, seen, "43")
    answer = browser(world.specialist).post(
        f"/tham-tra/xac-nhan/{ASKED}", {"one": seen.pk}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "CS-CHK-002" in said
    assert f'id="v-{again.pk}"' in said
    assert VerificationEvent.objects.count() == 0


def test_one_stale_value_among_many_stores_nothing_and_the_page_says_which(world: World) -> None:
    seen, other = entered(world), entered(world, "38", as_of=DAY.replace(year=2022))
    correct(world.officer, seen, "43")
    answer = browser(world.specialist).post(f"/tham-tra/xac-nhan/{ASKED}", {"pk": [seen.pk, other.pk]})
    assert answer.status_code == 400
    assert "Chưa xác nhận số liệu nào" in answer.content.decode()
    assert VerificationEvent.objects.count() == 0


def test_the_form_of_a_return_opens_in_the_row_and_on_a_page_of_its_own(world: World) -> None:
    observation = entered(world)
    client = browser(world.specialist)
    address = f"/tham-tra/so-lieu/{observation.pk}/tra-lai/"
    inside = client.get(address + ASKED, headers={"HX-Request": "true"}).content.decode()
    assert inside.lstrip().startswith("<tbody")
    alone = page(client, address)
    for said in (inside, alone):
        assert "Số liệu không khớp nguồn" in said
        assert 'name="reason"' in said


def test_a_return_reaches_the_commune_at_once_and_its_answer_the_department(world: World) -> None:
    observation = entered(world)
    department, commune = browser(world.specialist), browser(world.officer)
    department.post(
        f"/tham-tra/so-lieu/{observation.pk}/tra-lai/{ASKED}",
        {"reason": "khac-nguon", "text": "Niên giám ghi 40,2.", "back": "queue"},
    )
    said = text(page(commune, "/tham-tra/bi-tra-lai/"))
    assert "1 số liệu bị trả lại" in said
    assert "Số liệu không khớp nguồn" in said
    assert "Niên giám ghi 40,2." in said
    commune.post(f"/tham-tra/so-lieu/{observation.pk}/tra-loi/{ASKED}", {"text": "Đã đối chiếu.", "set": SET})
    assert "Không có số liệu nào bị trả lại. 1 đã trả lời" in text(page(commune, "/tham-tra/bi-tra-lai/"))
    said = text(page(department, xem="tra-loi"))
    assert "xã đã trả lời" in said
    assert "Đã đối chiếu." in said


def test_a_return_without_a_reason_is_said_where_it_was_tried_and_keeps_the_words(world: World) -> None:
    observation = entered(world)
    answer = browser(world.specialist).post(
        f"/tham-tra/so-lieu/{observation.pk}/tra-lai/{ASKED}", {"reason": "", "text": "Xem lại."}
    )
    assert answer.status_code == 400
    said = answer.content.decode()
    assert "CS-CHK-007" in said
    assert "Xem lại." in said


def test_a_changed_value_shows_that_it_was_opened_again_with_the_earlier_word(world: World) -> None:
    observation = entered(world)
    confirm(world.specialist, observation)
    correct(world.officer, observation, "43")
    said = text(page(browser(world.specialist)))
    assert "! mở lại" in said
    assert re.search(r"Xác nhận .*khi đó là 41,5", said)


def test_who_entered_a_value_is_offered_no_button_and_told_why(world: World) -> None:
    observation = entered(world, by=world.specialist)
    client = browser(world.specialist)
    assert "bạn nhập" in page(client)
    assert 'name="pk"' not in page(client)
    assert 'name="one"' not in page(client)
    assert "đề nghị đồng nghiệp" in page(client, f"/tham-tra/so-lieu/{observation.pk}/")


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER, Role.AUDITOR, Role.ADMIN])
def test_others_see_how_far_each_department_is_and_open_its_queue_without_buttons(world: World, role: Role) -> None:
    entered(world)
    client = signed_in(role)
    said = page(client)
    assert "Cục Thống kê" in said
    assert "1 đang chờ các sở, ngành" in text(said)
    queue = page(client, so=str(world.statistics.pk))
    assert "41,5" in queue
    assert "Xác nhận đã chọn" not in queue


def test_indicators_that_nobody_was_made_responsible_for_are_shown_as_such(world: World) -> None:
    with acting(actor_of(world.officer)):
        ledger.record(world.commune, "health_insurance_rate", DAY, value=Decimal(95), **SAID)
    Ownership.objects.filter(department=world.health).update(valid_until=timezone.localdate())
    client = signed_in(Role.OFFICE)
    assert "Chưa phân công" in page(client)
    assert "95%" in page(client, so="0")


def test_a_commune_is_led_to_what_came_back_and_sees_no_other_communes_values(world: World) -> None:
    client = browser(world.officer)
    assert client.get("/tham-tra/").headers["Location"] == "/tham-tra/bi-tra-lai/"
    assert "Không có số liệu nào bị trả lại" in page(client, "/tham-tra/bi-tra-lai/")
    with acting(actor_of(person(Role.OFFICE))):
        other = ledger.record(find_unit("Ký Phú", DAY), INCOME, DAY, value=Decimal(40), **SAID)
    answer = client.get(f"/tham-tra/so-lieu/{other.pk}/{ASKED}")
    assert answer.status_code == 403
    assert "CS-ACC-003" in answer.content.decode()


def test_a_returned_value_that_was_mended_leaves_the_communes_list(world: World) -> None:
    observation = entered(world)
    return_(world.specialist, observation)
    correct(world.officer, observation, "40.2")
    assert "Không có số liệu nào bị trả lại" in page(browser(world.officer), "/tham-tra/bi-tra-lai/")


def test_filters_narrow_by_state_criterion_district_and_text(world: World) -> None:
    confirm(world.specialist, entered(world))
    other = find_unit("Ký Phú", DAY)
    with acting(actor_of(world.officer)):
        ledger.record(other, INCOME, DAY, value=Decimal(40), **SAID)
    client = browser(world.specialist)
    rows = {
        given: [name for name in ("Phú Đình", "Ký Phú") if f">{name}</a>" in page(client, **dict([given]))]
        for given in (
            ("xem", ""), ("xem", "xac-nhan"), ("xem", "tra-lai"), ("tim", "ky phu"), ("tim", "10"), ("tc", "10"),
            ("tc", "15"), ("huyen", other.parent_code),
        )
    }  # fmt: skip
    assert rows == {
        ("xem", ""): ["Ký Phú"], ("xem", "xac-nhan"): ["Phú Đình"], ("xem", "tra-lai"): [],
        ("tim", "ky phu"): ["Ký Phú"], ("tim", "10"): ["Ký Phú"], ("tc", "10"): ["Ký Phú"], ("tc", "15"): [],
        ("huyen", other.parent_code): ["Ký Phú"],
    }  # fmt: skip


@pytest.mark.parametrize("order", ["", "xa", "cu-nhat"])
def test_the_queue_is_laid_out_by_indicator_by_commune_or_oldest_first(world: World, order: str) -> None:
    entered(world)
    said = page(browser(world.specialist), nhom=order)
    assert "Phú Đình" in said
    assert "Thu nhập bình quân đầu người" in said


def test_an_empty_queue_says_that_the_work_is_done_or_that_nothing_is_there(world: World) -> None:
    client = browser(world.specialist)
    assert "Không có số liệu nào như vậy" in page(client)
    confirm(world.specialist, entered(world))
    assert "Đã xong: không còn gì chờ thẩm tra" in page(client)


def test_the_office_keeps_the_reasons_on_a_page(world: World) -> None:
    client = signed_in(Role.OFFICE)
    answer = client.post("/tham-tra/ly-do/", {"vi": "Ảnh mờ", "en": "Blurred", "active": "1"}, follow=True)
    assert "Ảnh mờ" in answer.content.decode()
    assert ReturnReason.objects.get(pk="anh-mo").active
    client.post("/tham-tra/ly-do/", {"code": "anh-mo", "vi": "Ảnh mờ", "en": "Blurred"})
    assert not ReturnReason.objects.get(pk="anh-mo").active
    assert client.post("/tham-tra/ly-do/", {"vi": " "}).status_code == 400


def test_a_note_stays_in_the_thread_and_changes_nothing(world: World) -> None:
    observation = entered(world)
    client = browser(world.specialist)
    client.post(f"/tham-tra/so-lieu/{observation.pk}/ghi-chu/{ASKED}", {"text": "Chờ bản giấy."})
    said = text(page(client, f"/tham-tra/so-lieu/{observation.pk}/"))
    assert "Ghi chú Chờ bản giấy." in said
    assert "chờ thẩm tra" in said


def test_everything_is_said_in_english_too(world: World) -> None:
    observation = entered(world)
    return_(world.specialist, observation, "thieu-minh-chung")
    client = browser(world.specialist)
    client.cookies["django_language"] = "en"
    world.specialist.language = "en"
    world.specialist.save()
    said = page(client, xem="tra-lai")
    assert "Evidence is missing" in said
    assert "Confirmed:" in said


def test_a_queue_of_another_day_is_asked_by_the_address(world: World) -> None:
    entered(world, "38", as_of=DAY.replace(year=2022))
    answer = browser(world.specialist).get(f"/tham-tra/?ngay=2022-12-31&bo={SET}")
    assert "38" in answer.content.decode()
    assert browser(world.specialist).get("/tham-tra/?ngay=khong").status_code == 400


def test_a_value_taken_back_is_told_on_its_page(world: World) -> None:
    observation: Observation = entered(world)
    with acting(actor_of(world.officer)):
        ledger.retract(observation, "ghi nhầm xã")
        with pytest.raises(Exception, match="CS-CHK"):
            actions.answer(scope_of(world.officer), observation.pk, "…", set_id=SET)
    assert "Xã đã rút số liệu này" in page(browser(world.specialist), f"/tham-tra/so-lieu/{observation.pk}/")
