"""Promises about which boundary a unit has on a day."""

from __future__ import annotations

from datetime import date

import pytest
from map_files import feature, file

from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.models import AuditEntry
from chungsuc.accounts.trail import Actor, acting
from chungsuc.figures.figure import Asked
from chungsuc.maps.actions import Loaded, load_map
from chungsuc.maps.drawing.land import rings_of
from chungsuc.maps.drawing.union import area
from chungsuc.maps.errors import NameDiffers, NoBoundaries, NoneMatched
from chungsuc.maps.models import Boundary
from chungsuc.maps.queries import boundaries_at
from chungsuc.maps.shipped import load_shipped
from chungsuc.maps.source import read
from chungsuc.maps.themes import title_map
from chungsuc.recognition.models import Recognition
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit, units_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]


def loaded(content: bytes) -> Loaded:
    with acting(Actor("thử nghiệm")):
        return load_map(OPERATOR, read("thu.geojson", content))


@pytest.fixture
def shipped_maps() -> list[Loaded]:
    with acting(Actor("thử nghiệm")):
        return load_shipped()


def province(day: date) -> Unit:
    return find_unit("Thái Nguyên", day, level=Level.PROVINCE)


def without(day: date) -> list[str]:
    units = list(units_at(day, level=Level.COMMUNE, within=province(day)))
    found = boundaries_at(units, day).by_thread
    return sorted(unit.full_name for unit in units if unit.thread not in found)


@pytest.mark.usefixtures("shipped_maps")
@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2023, 12, 31), []),
        (date(2025, 7, 1), []),
        (date(2026, 11, 1), []),
        (date(2024, 12, 31), []),
        # what was one commune in 2023 and two before cannot be divided again
        (date(2022, 12, 31), ["thị trấn Quân Chu", "xã Quân Chu"]),
        (date(2020, 6, 1), ["thị trấn Quân Chu", "xã Quân Chu"]),
    ],
)
def test_every_commune_of_a_day_has_its_boundary_or_is_named(day: date, names: list[str]) -> None:
    assert without(day) == names


@pytest.mark.usefixtures("shipped_maps")
def test_one_code_has_the_shape_of_the_unit_that_bore_it_on_the_day() -> None:
    shapes = {}
    for day in (date(2023, 12, 31), date(2025, 12, 31)):
        unit = find_unit("05443", day)
        shapes[unit.name] = boundaries_at([unit], day).by_thread[unit.thread].geometry
    assert sorted(shapes) == ["Phan Đình Phùng", "Trưng Vương"]
    assert len(set(shapes.values())) == 2


def test_loading_the_same_file_again_changes_nothing_and_another_takes_its_place() -> None:
    first = loaded(file(feature("05602", "Phú Đình")))
    written = AuditEntry.objects.count()
    again = loaded(file(feature("05602", "Phú Đình")))
    assert (first.fresh, again.fresh) == (True, False)
    assert AuditEntry.objects.count() == written
    assert loaded(file(feature("05602"), feature("05605"))).fresh
    assert Boundary.objects.count() == 2
    entry = AuditEntry.objects.order_by("-pk")[0]
    assert entry.action == "boundaries.loaded"


def test_what_matches_no_unit_is_reported_and_who_is_left_without_is_named() -> None:
    found = loaded(file(feature("05602", "xã Phú Đình"), feature("99999", "Nơi lạ")))
    assert [one.code for one in found.unmatched] == ["99999"]
    assert len(found.without) == 176  # of Thái Nguyên's 177
    assert {"05602", "01834"}.isdisjoint(unit.code for unit in found.without)


def test_a_code_of_another_unit_on_that_day_is_refused_with_both_names() -> None:
    with pytest.raises(NameDiffers) as caught:
        loaded(file(feature("05443", "Phan Đình Phùng")))
    assert "phường Trưng Vương" in str(caught.value)
    assert Boundary.objects.count() == 0


def test_a_file_without_one_code_of_a_commune_is_refused() -> None:
    with pytest.raises(NoneMatched):
        loaded(file(feature("99999")))


def test_a_day_without_boundaries_says_so_and_which_days_have_them() -> None:
    day = date(2023, 12, 31)
    with pytest.raises(NoBoundaries) as caught:
        title_map(Asked(province(day), day))
    assert "chưa nạp bản đồ nào" in str(caught.value)
    loaded(file(feature("26734"), valid_from="2023-12-31", key="xa-khac"))
    with pytest.raises(NoBoundaries) as caught:
        title_map(Asked(province(day), day))
    assert "từ 31/12/2023" in str(caught.value)


@pytest.mark.usefixtures("shipped_maps")
def test_a_merged_commune_has_the_land_of_its_parts_and_the_map_says_so() -> None:
    day, eve = date(2024, 12, 31), date(2024, 11, 30)
    view = title_map(Asked(province(day), day))
    (one,) = (place for place in view.areas if place.name == "xã Vạn Phú")
    parts = [find_unit(name, eve) for name in ("05845", "05839")]
    old = boundaries_at(parts, eve).by_thread.values()
    assert land(one.geometry) == pytest.approx(sum(land(part.geometry) for part in old))
    assert view.notes[0] == "Ranh giới gộp từ các đơn vị nhập lại: thị trấn Chợ Chu, thị trấn Giang Tiên, xã Vạn Phú."


@pytest.mark.usefixtures("shipped_maps")
def test_land_that_no_source_places_is_blank_and_named() -> None:
    day = date(2024, 12, 31)
    assert "xã Tân Lợi, xã Na Mao" in title_map(Asked(province(day), day)).notes[1]
    assert title_map(Asked(province(date(2023, 12, 31)), date(2023, 12, 31))).notes == ()


@pytest.mark.usefixtures("shipped_maps")
@pytest.mark.parametrize("synthetic", [False, True])
def test_a_title_that_is_carried_is_called_synthetic_only_where_its_decision_was_made_up(synthetic: bool) -> None:
    for code in ("05845", "05839"):
        Recognition.objects.create(
            unit=find_unit(code, date(2023, 12, 31)), title="ntm", set_id="QD318-2022/xa", result_year=2022,
            decided_on=date(2022, 12, 20), synthetic=synthetic and code == "05839",
        )  # fmt: skip
    day = date(2024, 12, 31)
    view = title_map(Asked(province(day), day))
    assert view.count("carried_ntm") == 1
    assert view.synthetic is synthetic


def land(geometry: str) -> float:
    return sum(area(ring) for ring in rings_of(geometry))
