"""Promises about a file of boundaries: what it must say of itself, and each fault told at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from map_files import SQUARE, feature, file

from chungsuc.errors import Faults
from chungsuc.maps.errors import (
    CodeTwice,
    DayOfMapUnreadable,
    FeatureWithoutCode,
    FileUnreadable,
    GeometryWrong,
    MapNotDescribed,
)
from chungsuc.maps.source import read, read_file, shipped


def test_the_maps_that_ship_hold_every_commune_of_their_day_and_say_what_they_are_not_good_for() -> None:
    maps = {one.key: one for one in shipped()}
    assert {key: len(one.features) for key, one in maps.items()} == {"thai-nguyen-2023": 285, "thai-nguyen-2025": 92}
    for one in maps.values():
        assert "đo đạc" in one.about["limits_vi"]
        assert "sapnhap.bando.com.vn" in one.about["source_vi"]
        assert "Copyright (c) 2021 Thang Le Quoc" in one.about["credit"]
    assert "100–300 m" in maps["thai-nguyen-2023"].about["limits_vi"]
    assert "Copyright (c) Marc Choisy" in maps["thai-nguyen-2023"].about["credit"]


@pytest.mark.parametrize("field", ["valid_from", "source_vi", "licence"])
def test_a_map_that_does_not_say_its_day_source_or_licence_is_refused(field: str) -> None:
    with pytest.raises(MapNotDescribed) as caught:
        read("ranh-gioi.geojson", file(feature("05602"), **{field: None}))
    assert field in str(caught.value)
    assert read("x.geojson", file(feature("05602"), **{field: None}), {field: "2023-12-31"}).features


def test_all_faults_of_a_file_are_told_at_once() -> None:
    content = file(
        feature(""), feature("05602"), feature("05602"), feature("05605", ring=SQUARE[:-1]),
        feature("05608", kind="Point"), feature("05611", ring=[[x * 1e5, y * 1e5] for x, y in SQUARE]),
        valid_until="hôm qua",
    )  # fmt: skip
    with pytest.raises(Faults) as caught:
        read("ranh-gioi.geojson", content)
    kinds = [type(one) for one in caught.value.faults]
    assert sorted(kinds, key=str) == sorted(
        [FeatureWithoutCode, CodeTwice, GeometryWrong, GeometryWrong, GeometryWrong, DayOfMapUnreadable], key=str
    )
    assert "VN-2000" in str(caught.value)
    assert all(one.where.file == "ranh-gioi.geojson" for one in caught.value.faults)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"type": "FeatureCollection", "features": []}', b"\xff\xfe{}"])
def test_what_is_no_geojson_is_told_as_such(content: bytes) -> None:
    with pytest.raises(FileUnreadable):
        read("x.geojson", content)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_file(tmp_path / "khong-co.geojson")


def test_the_place_of_a_name_lies_inside_where_the_shape_is_widest() -> None:
    hook = [[0, 0], [4, 0], [4, 4], [3, 4], [3, 1], [0, 1], [0, 0]]  # its middle lies outside of it
    (one,) = read("x.geojson", file(feature("05602", ring=hook))).features
    x, y = one.label
    assert (3 < x < 4 and 0 < y < 4) or (0 < x < 4 and 0 < y < 1)
    assert json.loads(one.geometry)["type"] == "Polygon"
