"""The page of the map: any theme and day, each unit a link, the same as SVG, PNG and GeoJSON."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client
from PIL import Image

from chungsuc.accounts.models import Role
from chungsuc.demo.shape import Y2023
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_province")]
DAY = "/ban-do/?ngay=2023-12-31"


@pytest.fixture
def office() -> Client:
    return signed_in(Role.OFFICE)


def words(html: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())


def classes(html: bytes) -> dict[str, int]:
    found = re.findall(r"</svg><span>([^<]+)</span><b>(\d+)</b>", html.decode())
    return {name: int(count) for name, count in found}


def test_the_map_of_titles_shows_every_commune_as_a_link_and_counts_its_classes(office: Client) -> None:
    html = office.get(DAY).content
    assert html.decode().count('<a href="/xa/') >= 2 * 177
    assert classes(html) == {
        "NTM kiểu mẫu": 10, "NTM nâng cao": 23, "NTM": 85, "chưa có danh hiệu": 8, "phường, thị trấn": 51,
    }  # fmt: skip
    said = words(html)
    assert "Đến ngày 31/12/2023: 118/126 xã (93,7%) đạt chuẩn NTM trở lên." in said
    assert "SỐ LIỆU MÔ PHỎNG" in said
    assert "không dùng để đo đạc" in said
    assert "Copyright (c) Marc Choisy" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("&chude=so-tieu-chi", "bình quân"),
        ("&chude=tieu-chi", "Tiêu chí 17"),
        ("&chude=tieu-chi&so=13.1", "Chỉ tiêu 13.1"),
        ("&chude=thay-doi", "công nhận mới"),
        ("&chude=thay-doi&tungay=31/12/2020", "so với ngày 31/12/2020"),
        ("&huyen=167", "huyện Định Hóa"),
    ],
)
def test_every_theme_is_drawn_and_its_classes_hold_every_unit(office: Client, asked: str, said: str) -> None:
    answer = office.get(DAY + asked)
    assert answer.status_code == 200
    assert said in words(answer.content)
    assert sum(classes(answer.content).values()) == (23 if "huyen" in asked else 177)


def test_a_change_is_told_with_its_causes_also_of_communes_that_left(office: Client) -> None:
    said = words(office.get(f"{DAY}&chude=thay-doi").content)
    assert "109 → 118 xã đạt chuẩn NTM trở lên (+10 có quyết định công nhận; −1 thành phường" in said


def test_after_the_reorganisation_the_new_communes_are_drawn_with_what_they_carry(office: Client) -> None:
    html = office.get("/ban-do/?ngay=2025-12-31").content
    assert sum(classes(html).values()) == 92
    assert "tạm giữ NTM, chờ quyết định" in classes(html)


def test_criteria_of_new_communes_are_unknown_until_values_are_carried(office: Client) -> None:
    asked = "/ban-do/?ngay=2025-12-31&chude=so-tieu-chi&bo=QD318-2022/xa"
    html = office.get(asked).content
    assert "Quy về đơn vị hiện nay" in words(html)
    known = {name: count for name, count in classes(html).items() if "tiêu chí" in name}
    answer = office.get(f"{asked}&quydoi=1").content
    carried = classes(answer)
    assert "bình quân ít nhất" in words(answer)
    assert "Dưới 5 tiêu chí" not in carried  # 0 met and 18 not known is not known, it is not few
    assert sum(count for name, count in carried.items() if "tiêu chí" in name) > sum(known.values())


def test_units_without_a_boundary_are_named_with_their_class(office: Client) -> None:
    said = words(office.get("/ban-do/?ngay=2022-12-31").content)
    assert "Chưa có ranh giới (2)" in said


def test_a_day_without_any_boundary_says_so(office: Client) -> None:
    from chungsuc.maps.models import BoundaryMap

    BoundaryMap.objects.all().delete()
    answer = office.get(DAY)
    assert answer.status_code == 200
    assert "chưa có ranh giới để vẽ" in words(answer.content)
    assert office.get("/ban-do/tep/svg/?ngay=2023-12-31").status_code == 400


@pytest.mark.parametrize("asked", ["&chude=khong-co", "&chude=tieu-chi&so=99", "&chude=thay-doi&tungay=2024-01-01"])
def test_what_cannot_be_asked_is_told(office: Client, asked: str) -> None:
    assert office.get(DAY + asked).status_code == 400


def test_the_files_say_what_they_are_and_open_elsewhere(office: Client) -> None:
    query = "?ngay=2023-12-31"
    svg = office.get(f"/ban-do/tep/svg/{query}")
    assert svg["Content-Type"].startswith("image/svg+xml")
    text = " ".join(ElementTree.fromstring(svg.content).itertext())
    assert "SỐ LIỆU MÔ PHỎNG" in text
    assert "Copyright (c) 2021 Thang Le Quoc" in text
    picture = Image.open(io.BytesIO(office.get(f"/ban-do/tep/png/{query}").content))
    assert picture.width == 1800
    answer = office.get(f"/ban-do/tep/geojson/{query}")
    assert ".geojson" in answer["Content-Disposition"]
    found = json.loads(answer.content)
    assert len(found["features"]) == 177
    one = next(one["properties"] for one in found["features"] if one["properties"]["code"] == "05602")
    assert (one["name"], one["title"], one["synthetic"]) == ("xã Phú Đình", "ntm", True)
    assert isinstance(one["criteria_met"], int)
    assert (one["type"], one["valid_from"], one["parent_code"]) == ("xã", None, "167")
    assert "đo đạc" in found["about"]["boundaries"][0]["limits"]
    assert office.get(f"/ban-do/tep/pdf/{query}").status_code == 400


def test_a_commune_officer_sees_the_own_commune_and_no_other() -> None:
    client = signed_in(Role.COMMUNE, unit_thread=find_unit("05602", Y2023).thread)
    html = client.get(DAY).content
    assert sum(classes(html).values()) == 1
    assert client.get(f"{DAY}&huyen=05605").status_code == 403


def test_in_english_the_page_speaks_english(office: Client) -> None:
    office.post("/ngon-ngu/", {"language": "en", "next": "/"})
    html = office.get(DAY).content
    assert "hold NTM or a higher title" in words(html)
    assert classes(html)["model NTM"] == 10
