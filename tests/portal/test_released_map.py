"""Promises about the map of a release: drawn out of what was frozen, light, and as data with its notices."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape

import pytest
from django.test import Client
from portal_world import BEFORE, DAY, OF_DAY, PHU_DINH, fill, recognise, release, visitor

from chungsuc.accounts.trail import Actor, acting
from chungsuc.law.tree import Title
from chungsuc.maps.models import BoundaryMap
from chungsuc.maps.shipped import load_shipped
from chungsuc.portal.queries import is_sound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
MOST_BYTES = 45_000  # of the first page with its map, compressed
PAGE, FILE = f"{OF_DAY}/", f"{OF_DAY}/tai-ve/xa.geojson"


@pytest.fixture
def client(viet_nam: None) -> Client:
    fill()
    with acting(Actor("thử nghiệm")):
        load_shipped()
    return visitor()


def words(html: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())


def legend(html: bytes) -> dict[str, int]:
    return {name: int(n) for name, n in re.findall(r"</svg><span>([^<]+)</span><b>(\d+)</b>", html.decode())}


def test_the_map_shows_every_commune_of_the_release_as_a_way_to_its_page(client: Client) -> None:
    assert is_sound(release(changed=True))
    html = client.get(PAGE).content
    assert html.decode().count('<svg xmlns="http://www.w3.org/2000/svg" class="map"') == 1
    assert f'<a href="/cong-khai/don-vi/{PHU_DINH}/{DAY}/"><title>xã Phú Đình: NTM</title>' in html.decode()
    assert legend(html) == {"NTM nâng cao": 1, "NTM": 4, "chưa có danh hiệu": 121, "phường, thị trấn": 51}
    said = words(html)
    assert "không dùng để đo đạc hay làm căn cứ pháp lý" in said
    assert "Copyright (c) Marc Choisy" in said
    assert len(gzip.compress(html)) < MOST_BYTES


def test_what_changes_in_the_office_changes_neither_map_nor_file(client: Client) -> None:
    release(changed=True)
    page, file = client.get(PAGE).content, client.get(FILE).content
    recognise("Phú Đình", Title.ADVANCED, 2023)
    BoundaryMap.objects.all().delete()
    assert client.get(PAGE).content == page
    assert client.get(FILE).content == file


def test_the_file_holds_each_commune_with_its_boundary_and_says_what_it_is(client: Client) -> None:
    made = release(changed=True)
    answer = client.get(FILE)
    assert answer["Content-Type"].startswith("application/geo+json")
    found = json.loads(answer.content)
    assert len(found["features"]) == 126
    one = next(one for one in found["features"] if one["properties"]["key"] == PHU_DINH)
    assert (one["properties"]["title"], one["geometry"]["type"]) == ("ntm", "Polygon")
    assert found["about"]["checksum"] == made.checksum
    assert "indicative" in found["about"]["boundaries"]["en"][0]["limits"]
    assert found["about"]["without_boundary"] == []
    assert b"xa.geojson" in client.get(f"{OF_DAY}/tai-ve/").content


def test_a_commune_without_a_boundary_is_named_on_the_page_and_in_the_file(client: Client) -> None:
    release(BEFORE, changed=True)
    said = words(client.get(f"/cong-khai/ngay/{BEFORE}/").content)
    assert "Chưa có ranh giới: thị trấn Quân Chu" in said
    assert "xã Quân Chu" in said
    found = json.loads(client.get(f"/cong-khai/ngay/{BEFORE}/tai-ve/xa.geojson").content)
    assert [one["properties"]["name"] for one in found["features"] if one["geometry"] is None] == ["Quân Chu"]


def test_a_release_made_before_any_map_was_loaded_has_none_and_offers_no_such_file(client: Client) -> None:
    BoundaryMap.objects.all().delete()
    release(changed=True)
    assert b'class="map"' not in client.get(PAGE).content
    assert client.get(FILE).status_code == 404
    assert b"xa.geojson" not in client.get(f"{OF_DAY}/tai-ve/").content
