"""The same machine for a district, the province, a hamlet, a garden: each goes its way to the end through the pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from chungsuc.accounts.models import Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.words import State
from chungsuc.localities.actions import register_hamlet, register_private
from chungsuc.recognition.models import Recognition
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.installing import install_set
from desk_people import person
from dossier_world import World, make_world
from garden_set import GARDENS

pytestmark = pytest.mark.django_db
WHY = "Đã trao đổi với Văn phòng Điều phối"
DECISION = {"number": "77/QĐ", "signer": "Chủ tịch", "decided_by": "cơ quan có thẩm quyền"}


@pytest.fixture
def world(viet_nam: None) -> World:
    return make_world()


def browser(user: User) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


def opened(user: User, unit: str, level: str, title: str) -> Dossier:
    asked = {"year": "2023", "unit": unit, "level": level, "title": title, "on": "01/03/2023"}
    answer = browser(user).post("/ho-so/mo/", asked)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return Dossier.objects.get()


def goes(dossier: Dossier, ways: list[tuple[User, str, dict[str, str]]], on: date = date(2023, 4, 3)) -> Dossier:
    """Take steps by form, a week apart; what a step looks at is recorded by form as well (a name with a dash)."""
    for user, act, said in ways:
        day = f"{on:%d/%m/%Y}"
        place = {"y-kien": "y-kien/", "hop": "hop/"}.get(act.split(":")[0], f"buoc/{act}/")
        fields = {name: text.replace("TODAY", day) for name, text in said.items()}
        if place.startswith("buoc/"):
            fields = {"on": day, "acknowledged": WHY, **({"decided_on": day} if "number" in said else {}), **fields}
        answer = browser(user).post(f"/ho-so/{dossier.pk}/{place}", fields)
        assert answer.status_code == 302, (act, " ".join(answer.content.decode().split())[2000:6000])
        on += timedelta(days=3)
    dossier.refresh_from_db()
    return dossier


def before_the_vote(unit: User, office: User, body: str = "unit") -> list[tuple[User, str, dict[str, str]]]:
    publish = {"what": "publish", "begins": "01/03/2023", "ends": "20/03/2023", "places": "Trụ sở", "times": "3"}
    said = {"what": "comment", "received_on": "21/03/2023", "text": "Nhất trí"}
    met = {"body": body, "held_on": "TODAY", "invited": "30", "present": "30", "agreeing": "30", "disagreeing": "0"}
    return [
        (unit, "self_assess", {}), (unit, "y-kien", publish),
        *((unit, "y-kien", {**said, "voice": voice}) for voice in ("front", "organisations", "residents")),
        (unit, "y-kien", {"what": "declare", "arrears": "0", "secure": "yes"}), (unit, "hop", met),
        (unit, "collect_opinions", {}), (unit, "submit", {}), (office, "accept", {}), (office, "verify", {}),
        (office, "y-kien", {"what": "visit", "held_on": "TODAY", "participants": "Đoàn", "findings": "Đạt",
                            "good": "1"}),
        (office, "field_check", {}),
    ]  # fmt: skip


def after_the_vote(world: World, decider: User) -> list[tuple[User, str, dict[str, str]]]:
    met = {"body": "council", "held_on": "TODAY", "invited": "20", "present": "20", "agreeing": "20",
           "disagreeing": "0", "council": str(world.council.pk)}  # fmt: skip
    window = {"what": "publish", "begins": "01/05/2023", "ends": "10/05/2023", "places": "Cổng thông tin",
              "window": "1"}  # fmt: skip
    return [
        (world.office, "hop", met), (world.office, "council_agree", {}),
        (world.office, "forward", {"number": "9/TTr-UBND", "decided_on": ""}),
        (world.office, "y-kien", window), (decider, "decide", DECISION), (world.office, "announce", {}),
    ]  # fmt: skip


@pytest.mark.parametrize(("unit", "level", "title"), [
    ("Định Hóa", "district", "ntm"), ("Thái Nguyên", "province", "completed"),
])  # fmt: skip
def test_a_district_and_the_province_go_to_the_centre_and_its_decision_is_recorded(
    world: World, unit: str, level: str, title: str
) -> None:
    own = world.district if level == "district" else world.office
    dossier = opened(own, unit, level, title)
    # In the province's own matter the office prepares, so its second officer checks; who checked does not decide.
    checker, decider = (world.second, world.office) if level == "province" else (world.office, world.second)
    goes(dossier, [*before_the_vote(own, checker), *after_the_vote(world, decider)])
    assert dossier.state == State.ANNOUNCED
    recognition = Recognition.objects.get()
    assert (recognition.unit.level, recognition.title, recognition.result_year) == (level, title, 2023)
    page = browser(world.office).get(f"/ho-so/{dossier.pk}/giay-to/").content.decode()
    assert "Tờ trình Trung ương" in page


def registered_hamlet(world: World) -> Unit:
    with acting(actor_of(world.officer)):
        return register_hamlet(scope_of(world.officer), world.commune, "Xóm Thử", "xóm", date(2023, 1, 1))


def test_a_hamlet_goes_a_lighter_way_and_is_decided_by_its_district(world: World) -> None:
    hamlet = registered_hamlet(world)
    title = next(iter(titles_of(hamlet)))
    dossier = opened(world.officer, hamlet.code, "hamlet", title)
    second = person(Role.OFFICE, name="huyện, người thứ hai",
                    unit_thread=find_unit("Định Hóa", date(2023, 12, 31), level="district").thread)  # fmt: skip
    goes(dossier, [
        (world.officer, "self_assess", {}), (world.officer, "submit", {}), (world.district, "verify", {}),
        (second, "decide", DECISION), (world.officer, "announce", {}),
    ])  # fmt: skip
    assert dossier.state == State.ANNOUNCED
    assert Recognition.objects.get().unit.level == Level.HAMLET


def titles_of(unit: Unit) -> list[str]:
    from chungsuc.dossiers.set_choice import titles_for

    return [one.title.value for one in titles_for(unit, date(2023, 12, 31)) if one.title]


def test_a_garden_is_recognised_by_its_number_alone(world: World) -> None:
    install_set(GARDENS % "Thái Nguyên", source="bài thử", file="thu.yaml")
    with acting(actor_of(world.officer)):
        (garden,) = register_private(
            scope_of(world.officer), world.commune, Level.GARDEN, date(2023, 1, 1), name="Tên thử không công khai"
        )
    dossier = opened(world.officer, garden.code, "garden", "model")
    goes(dossier, [
        (world.officer, "self_assess", {}), (world.officer, "submit", {}), (world.district, "verify", {}),
        (world.district, "decide", DECISION), (world.officer, "announce", {}),
    ])  # fmt: skip
    assert dossier.state == State.ANNOUNCED
    shown = browser(world.office).get("/ho-so/").content.decode()
    assert garden.full_name in shown.lower()
    assert "Tên thử" not in shown


def test_the_first_page_says_what_waits_for_whom(world: World) -> None:
    opened(world.officer, "Phú Đình", "commune", "ntm")
    said = " ".join(browser(world.officer).get("/").content.decode().split())
    assert "hồ sơ đang xử lý" in said
    assert "chờ bạn" in said
    assert "chờ bạn" not in browser(world.office).get("/").content.decode()
