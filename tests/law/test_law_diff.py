"""Comparing two sets: added, removed, renamed, renumbered, another kind, another level."""

from __future__ import annotations

import json

import pytest
from law_files import good_set, good_text

from chungsuc.law.diff import Change, ChangeKind, Difference, Thing, diff
from chungsuc.law.library import shipped
from chungsuc.law.loader import load_set

LAW = good_set()


def changed(*edits: tuple[str, str]) -> Difference:
    text = good_text().replace("set: QD0-2020/xa", "set: QD1-2020/xa")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return diff(LAW, load_set(text, file="t"))


def only(difference: Difference) -> Change:
    (change,) = difference.changes
    return change


def test_a_set_does_not_differ_from_itself() -> None:
    assert diff(LAW, LAW).changes == ()


@pytest.mark.parametrize("set_id", list(shipped().sets))
def test_no_shipped_set_differs_from_itself(set_id: str) -> None:
    assert diff(shipped().set(set_id), shipped().set(set_id)).changes == ()


def test_a_changed_cell_is_told_with_its_place() -> None:
    change = only(changed(("TN: 26.50", "TN: 30")))
    assert (change.kind, change.new_no, change.old, change.new) == (ChangeKind.LEVEL, "2.3", 26.5, 30)
    assert change.cell == {"region": "TN"}
    assert change.vi == "mức (vùng TN): 26,5% → 30%"


def test_a_cell_by_year_and_region_is_told_with_both() -> None:
    change = only(changed(("DNB: 65", "DNB: 66")))
    assert change.cell == {"year": "2023", "region": "DNB"}
    assert change.vi == "mức (vùng ĐNB, năm 2023): 65 triệu đồng/người/năm → 66 triệu đồng/người/năm"


def test_a_level_that_becomes_known_is_a_change() -> None:
    change = only(changed(('cứng hóa, unit: "%", at_least: unknown', 'cứng hóa, unit: "%", at_least: 70')))
    assert (change.old, change.new) == ("unknown", 70)


def test_a_level_for_all_and_a_table_are_compared_cell_by_cell() -> None:
    table = "{by: region, TDMNPB: 70, DBSH: 90, BTB: 70, DHNTB: 70, TN: 70, DNB: 70, DBSCL: 70}"
    change = only(changed(('trên 3 trường, unit: "%", at_least: 70', f'trên 3 trường, unit: "%", at_least: {table}')))
    assert (change.thing, change.cell, change.old, change.new) == (Thing.PART, {"region": "DBSH"}, 70, 90)


def test_an_added_year_is_told_as_levels_that_were_not_there() -> None:
    row = "          2023: {TDMNPB: 42, DBSH: 56, BTB: 42, DHNTB: 47, TN: 47, DNB: 65, DBSCL: 56}\n"
    difference = changed((row, row + row.replace("2023", "2024")))
    assert {change.kind for change in difference.changes} == {ChangeKind.LEVEL}
    assert {change.old for change in difference.changes} == {None}
    assert len(difference.changes) == 7


def test_another_kind_of_requirement_is_told_in_words() -> None:
    change = only(changed(('dột nát", none_allowed: true', 'dột nát", unit: "%", at_most: 1')))
    assert change.kind is ChangeKind.KIND
    assert change.vi == "yêu cầu: không có → không quá 1%"


def test_a_renamed_indicator_is_not_one_removed_and_one_added() -> None:
    change = only(changed(("Có quy hoạch được phê duyệt", "Có quy hoạch chung được phê duyệt")))
    assert (change.kind, change.thing) == (ChangeKind.RENAMED, Thing.INDICATOR)


def test_a_renumbered_indicator_is_recognised_by_its_name() -> None:
    change = only(changed(('no: "13.3", name', 'no: "13.9", name')))
    assert (change.kind, change.old_no, change.new_no) == (ChangeKind.RENUMBERED, "13.3", "13.9")


def test_an_added_and_a_removed_indicator_are_told() -> None:
    name = "Kế hoạch bảo tồn làng nghề"
    difference = changed((name, "Tủ sách pháp luật"))
    assert [(c.kind, c.name) for c in difference.changes] == [
        (ChangeKind.ADDED, "Tủ sách pháp luật"), (ChangeKind.REMOVED, name),
    ]  # fmt: skip


def test_a_new_exception_is_a_change() -> None:
    change = only(changed(("{craft_village: false}", "{atk: true}")))
    assert change.kind is ChangeKind.APPLIES
    assert "xã an toàn khu" in change.vi


def test_a_renamed_criterion_keeps_its_indicators() -> None:
    change = only(changed(("name: Quy hoạch\n", "name: Quy hoạch và thực hiện quy hoạch\n")))
    assert (change.thing, change.kind) == (Thing.CRITERION, ChangeKind.RENAMED)


def test_from_2016_to_2022_what_is_known_to_have_changed_is_told() -> None:
    difference = diff(shipped().set("QD1980-2016/xa"), shipped().set("QD318-2022/xa"))
    assert any(c.new_no == "15.1" and (c.old, c.new) == (85, 90) for c in difference.of(ChangeKind.LEVEL))
    assert any(c.new_no == "3.1" for c in difference.of(ChangeKind.KIND))
    assert any((c.old_no, c.new_no) == ("10.1", "10") for c in difference.of(ChangeKind.RENUMBERED))
    assert not difference.of(ChangeKind.REMOVED, Thing.CRITERION)


def test_a_difference_is_plain_json() -> None:
    answer = changed(("TN: 26.50", "TN: 30")).as_dict()
    assert json.loads(json.dumps(answer)) == answer
    assert answer["counts"]["level"] == 1  # type: ignore[index]
