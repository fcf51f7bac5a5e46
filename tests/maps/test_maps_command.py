"""Promises about ``chungsuc maps``: what it loads, what it says of what does not fit, what it draws."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
from map_files import feature, file
from PIL import Image
from typer.testing import CliRunner, Result

from chungsuc.cli.maps import maps
from chungsuc.errors import Faults
from chungsuc.maps.errors import MapNotDescribed, NoBoundaries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]


@pytest.fixture(autouse=True)
def database_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chungsuc.site.start.ready_database", lambda: None)


def run(*words: str) -> Result:
    return CliRunner().invoke(maps, list(words))


def test_the_maps_that_ship_are_loaded_once() -> None:
    first, again = run("load").stdout, run("load").stdout
    assert "thai-nguyen-2023: 285 ranh giới" in first
    assert "thai-nguyen-2025: 92 ranh giới" in first
    assert "đã có sẵn" not in first
    assert again.count("đã có sẵn") == 2


def test_a_file_that_does_not_say_what_it_is_is_helped_by_options(tmp_path: Path) -> None:
    path = tmp_path / "so-nnmt.geojson"
    path.write_bytes(file(feature("05602", "Phú Đình"), feature("99999", "Nơi lạ"), valid_from=None, licence=None))
    refused = run("load", str(path)).exception
    assert isinstance(refused, Faults)
    assert [type(one) for one in refused.faults] == [MapNotDescribed, MapNotDescribed]
    said = run("load", str(path), "--as-of", "31/12/2023", "--licence", "của tỉnh").stdout
    assert "thu: 1 ranh giới" in said
    assert "không khớp đơn vị nào / no such unit: 99999 Nơi lạ" in said
    assert "chưa có ranh giới / without: " in said
    assert "+164" in said  # of 176 only a few are named


def test_a_map_is_drawn_into_files_that_other_programs_read(tmp_path: Path) -> None:
    run("load")
    svg, png, data = (tmp_path / f"ban-do.{kind}" for kind in ("svg", "png", "geojson"))
    for path in (svg, png, data):
        done = run("draw", str(path), "--as-of", "2022-12-31")
        assert done.exit_code == 0, done.exception
        assert "chưa có ranh giới / without a boundary: xã Quân Chu (05851)" in done.stdout
    assert ElementTree.fromstring(svg.read_text(encoding="utf-8")).get("width") == "900"
    with Image.open(png) as picture:
        assert picture.size[0] == 1800
    with duckdb.connect() as columns:
        found = columns.execute(f"select code, geometry is null from read_json('{data}') order by 1").fetchall()
    assert len(found) == 178
    assert [code for code, without in found if without] == ["05764", "05851"]
    assert json.loads(data.read_text(encoding="utf-8"))["about"]["as_of"] == "2022-12-31"


def test_what_cannot_be_drawn_is_told_and_no_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "ban-do.svg"
    assert isinstance(run("draw", str(path), "--as-of", "2023-12-31").exception, NoBoundaries)
    assert not path.exists()
    assert run("draw", str(tmp_path / "ban-do.pdf")).exit_code == 2
