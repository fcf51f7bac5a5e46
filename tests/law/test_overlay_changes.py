"""Overlays: what they fill and replace, when they hold, and that their order never matters."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law_files import GOOD_ID, good_library, good_set, good_text, library_in

from chungsuc.law.errors import LawFaults, OverlayClash, OverlayWrongSet
from chungsuc.law.library import read_overlay_file
from chungsuc.law.loader import load_overlay, load_set
from chungsuc.law.overlays import LawAtDate, Overlay, OverlayKind, law_at
from chungsuc.law.tree import Attested, Compare, Confidence, Levels, Provision

BASE = good_set()
START, END = date(2021, 1, 1), date(2023, 1, 1)


def overlay(
    body: str, *, kind: str = "province", begins: date = START, ends: date | None = END, name: str = "T"
) -> Overlay:
    until = f"valid_until: {ends}\n" if ends else ""
    text = (
        f"overlay: {name}/xa\nkind: {kind}\namends: {GOOD_ID}\nname: Quy định để thử\n"
        f"decision: {{number: QĐ 7/QĐ-THỬ, signed: 2021-01-01}}\nvalid_from: {begins}\n{until}"
        f"defaults: {{confidence: high, provenance: bịa ra để thử}}\n{body}"
    )
    return load_overlay(text, file=name, base=BASE)


def levels_of(law: LawAtDate, no: str) -> Levels:
    requirement = law.by_no[no].requirement
    assert isinstance(requirement, Compare)
    return requirement.levels


FILL = 'levels: {"2.1": {at_least: 90}, "1.2": {attested: true}}'


def test_a_fill_keeps_name_unit_measure_and_operator_and_brings_its_own_source() -> None:
    law = law_at(BASE, START, [overlay(FILL)])
    old, new = law_at(BASE, START).by_no["2.1"], law.by_no["2.1"]
    assert (new.name, new.unit, new.measure) == (old.name, old.unit, old.measure)
    assert levels_of(law, "2.1") == Levels((), {(): Decimal(90)})
    assert new.source.cited() == "QĐ 7/QĐ-THỬ, TC 2, CT 2.1"
    assert new.source.confidence is Confidence.HIGH
    assert law.by_no["1.2"].requirement == Attested()


def test_a_part_is_filled_inside_its_indicator() -> None:
    law = law_at(BASE, START, [overlay('levels: {"5/a": {at_least: 100}}', kind="illustration")])
    assert levels_of(law, "5/a").at(()) == 100
    assert law.by_no["5/a"].not_applicable_when == law_at(BASE, START).by_no["5/a"].not_applicable_when
    assert law.by_no["5/b"] == law_at(BASE, START).by_no["5/b"]
    assert law.illustrated == {"5"}


def test_an_illustration_fills_only_the_cells_that_are_unknown() -> None:
    fill = (
        'levels: {"2.3": {at_most: {by: region, TDMNPB: unknown, DBSH: unknown, BTB: 25, DHNTB: 22, TN: unknown, '
        "DNB: unknown, DBSCL: unknown}}}"
    )
    levels = levels_of(law_at(BASE, START, [overlay(fill, kind="illustration")]), "2.3")
    assert levels.at(("DHNTB",)) == 22
    assert levels.at(("TDMNPB",)) == 24
    assert levels.general == 20


def test_redefining_a_provision_gives_it_a_new_fact() -> None:
    body = (
        'redefine: [{no: "2.3", name: Việc khác, attested: true}, {no: "13.4/a", name: Việc mới, none_allowed: true}]'
    )
    law = law_at(BASE, START, [overlay(body, kind="amendment")])
    assert law.by_no["2.3"].measure == "T/xa:2.3"
    assert law.by_no["2.3"].requirement == Attested()
    assert law.by_no["13.4/a"].name == "Việc mới"
    assert law.by_no["13.4/b"] == law_at(BASE, START).by_no["13.4/b"]


def test_an_unplaced_change_is_said_and_changes_nothing() -> None:
    said = overlay('unplaced: ["14.x: chưa rõ vị trí"]', kind="amendment")
    assert said.unplaced == ("14.x: chưa rõ vị trí",)
    assert law_at(BASE, START, [said]).criteria == BASE.criteria


days = st.dates(date(2019, 1, 1), date(2027, 1, 1))


@given(days, st.dates(date(2020, 1, 1), date(2025, 1, 1)), st.none() | st.integers(1, 360))
def test_an_overlay_holds_from_its_first_day_up_to_but_not_on_its_last(
    day: date, begins: date, length: int | None
) -> None:
    ends = begins + timedelta(days=length) if length else None
    one = overlay(FILL, begins=begins, ends=ends)
    law = law_at(BASE, day, [one])
    inside = begins <= day and (ends is None or day < ends)
    assert (law.overlays == (one,)) == inside
    assert levels_of(law, "2.1").left_to_province != inside
    if not inside:
        assert law.criteria == BASE.criteria


OVERLAYS = (
    overlay('redefine: [{no: "2.1", name: Đường xã, unit: "%", at_least: 55}]', kind="amendment", name="A"),
    overlay('levels: {"2.1": {at_least: 60}}', name="B"),
    overlay('levels: {"2.1": {at_least: 65}, "2.2": {at_least: 5}}', kind="illustration", name="C"),
    overlay('levels: {"1.2": {attested: true}}', begins=date(2022, 1, 1), name="D"),
    overlay('levels: {"2.1": {at_least: 70}}', begins=END, ends=None, name="E"),
)


@given(days, st.lists(st.sampled_from(OVERLAYS), unique_by=lambda o: o.id), st.randoms(use_true_random=False))
def test_the_order_of_overlays_does_not_matter(day: date, given_overlays: list[Overlay], random: object) -> None:
    shuffled = list(given_overlays)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = law_at(BASE, day, given_overlays), law_at(BASE, day, shuffled)
    assert one.criteria == other.criteria
    assert one.by_no == other.by_no


def test_what_a_province_has_decided_stands_over_an_assumption_and_over_an_amendment() -> None:
    law = law_at(BASE, START, OVERLAYS)
    assert levels_of(law, "2.1").at(()) == 60
    assert levels_of(law, "2.2").at(()) == 5
    assert law.illustrated == {"2.2"}
    assert levels_of(law_at(BASE, START, [OVERLAYS[0], OVERLAYS[2]]), "2.1").at(()) == 65


def test_overlays_that_fill_different_parts_of_an_indicator_do_not_undo_one_another() -> None:
    amendment = overlay(
        'redefine: [{no: "5/b", name: Trên 3 trường, unit: "%", at_least: 75}]', kind="amendment", name="A"
    )
    assumed = overlay('levels: {"5/a": {at_least: 100}}', kind="illustration", name="B")
    law = law_at(BASE, START, [assumed, amendment])
    assert levels_of(law, "5/a").at(()) == 100
    assert levels_of(law, "5/b").at(()) == 75
    assert law.by_no["5/c"] == law_at(BASE, START).by_no["5/c"]
    assert law.illustrated == {"5"}


def test_an_overlay_read_against_another_set_is_a_fault() -> None:
    other = load_set(good_text().replace("set: QD0-2020/xa", "set: QD1-2020/xa"), file="t")
    with pytest.raises(LawFaults) as caught:
        load_overlay(PROVINCIAL + 'levels: {"2.1": {at_least: 1}}', file="t", base=other)
    assert [fault.code for fault in caught.value.faults] == ["CS-LAW-101"]


def test_two_overlays_of_one_kind_on_one_indicator_are_refused() -> None:
    with pytest.raises(OverlayClash) as caught:
        law_at(BASE, START, [OVERLAYS[1], overlay('levels: {"2.1": {at_least: 61}}', name="F")])
    assert caught.value.data["no"] == "2.1"


def test_an_overlay_of_another_set_is_refused() -> None:
    other = load_set(good_text().replace("set: QD0-2020/xa", "set: QD1-2020/xa"), file="t")
    with pytest.raises(OverlayWrongSet):
        law_at(other, START, [OVERLAYS[0]])


def test_applying_overlays_leaves_the_set_itself_alone() -> None:
    before = good_set()
    law_at(BASE, START, OVERLAYS)
    assert before == BASE


def test_the_version_names_every_overlay_that_was_seen() -> None:
    with_overlay, without = law_at(BASE, START, [OVERLAYS[1]]), law_at(BASE, END, [OVERLAYS[1]])
    assert "B/xa@" in with_overlay.version
    assert without.version == law_at(BASE, END).version


AMENDMENT = """
overlay: QD1-2022/xa
kind: amendment
amends: QD0-2020/xa
name: Sửa đổi để thử
decision: {number: QĐ 1/QĐ-THỬ, signed: 2022-01-01}
valid_from: 2022-01-01
defaults: {confidence: high, provenance: bịa ra để thử}
redefine: [{no: "2.1", name: Đường xã sạch, unit: "%", at_least: province}]
"""
PROVINCIAL = AMENDMENT.replace("QD1-2022", "QD2").replace("amendment", "province").split("redefine")[0]


def test_shipped_amendments_apply_by_themselves_from_their_day(tmp_path: Path) -> None:
    library = library_in(tmp_path, sets={"QD0-2020__xa": good_text()}, amendments={"QD1-2022__xa": AMENDMENT})
    assert library.at(GOOD_ID, date(2021, 12, 31)).by_no["2.1"].name == "Tỷ lệ đường xã được cứng hóa"
    assert library.at(GOOD_ID, date(2022, 1, 1)).by_no["2.1"].name == "Đường xã sạch"
    assert library.at(GOOD_ID, date(2022, 1, 1)).overlays[0].kind is OverlayKind.AMENDMENT


def filled(tmp_path: Path, begins: str) -> Provision:
    library = library_in(tmp_path, sets={"QD0-2020__xa": good_text()}, amendments={"QD1-2022__xa": AMENDMENT})
    path = tmp_path / "province.yaml"
    text = PROVINCIAL.replace("valid_from: 2022-01-01", f"valid_from: {begins}") + 'levels: {"2.1": {at_least: 88}}\n'
    path.write_text(text, encoding="utf-8")
    one = read_overlay_file(path, library)
    return library.at(GOOD_ID, date(2023, 1, 1), overlays=[one]).by_no["2.1"]


def test_a_province_fills_the_amended_text_when_it_begins_after_the_amendment(tmp_path: Path) -> None:
    assert filled(tmp_path, "2022-06-01").name == "Đường xã sạch"


def test_a_fill_of_the_old_text_may_not_hide_the_amended_one(tmp_path: Path) -> None:
    with pytest.raises(LawFaults) as caught:
        filled(tmp_path, "2021-06-01")
    assert [fault.code for fault in caught.value.faults] == ["CS-LAW-109"]
    assert "valid_until: 2022-01-01" in caught.value.faults[0].text("vi")


def test_an_overlay_of_the_good_library_loads_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "tinh.yaml"
    path.write_text(PROVINCIAL + 'levels: {"2.1": {at_least: 88.5}}\n', encoding="utf-8")
    one = read_overlay_file(path, good_library())
    assert levels_of(law_at(BASE, date(2022, 1, 1), [one]), "2.1").at(()) == Decimal("88.5")
