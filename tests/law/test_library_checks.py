"""The library: files are found by id and loaded one by one, and the files agree with one another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from law_files import GOOD_ID, good_text, library_in

from chungsuc.law.errors import LawFaults, OverlayIsNoSet, UnknownSet
from chungsuc.law.library import Library, file_name, shipped
from chungsuc.law.library_checks import check_library

OLD = good_text()
NEW = OLD.replace("set: QD0-2020/xa", "set: QD1-2026/xa").replace(
    "valid_from: 2020-01-01\nvalid_until: 2026-01-01", "valid_from: 2026-01-01\nreplaces: QD0-2020/xa"
)
AMENDMENT = """
overlay: QD{n}-2022/xa
kind: amendment
amends: QD0-2020/xa
name: Sửa đổi để thử
decision: {{number: QĐ {n}/QĐ-THỬ, signed: 2022-01-01}}
valid_from: {begins}
{ends}
defaults: {{confidence: high, provenance: bịa ra để thử}}
redefine: [{{no: "2.1", name: Đường xã sạch, attested: true}}]
"""


def codes(folder: Path, sets: dict[str, str], amendments: dict[str, str] | None = None) -> list[str]:
    return [fault.code for fault in check_library(library_in(folder, sets=sets, amendments=amendments))]


def test_everything_shipped_is_without_fault() -> None:
    assert check_library(shipped()) == []


def test_a_set_and_its_successor_agree(tmp_path: Path) -> None:
    assert codes(tmp_path, {"QD0-2020__xa": OLD, "QD1-2026__xa": NEW}) == []


def test_the_file_is_named_after_the_id(tmp_path: Path) -> None:
    assert codes(tmp_path, {"QD9-2020__xa": OLD}) == ["CS-LAW-303"]


def test_an_id_is_used_once(tmp_path: Path) -> None:
    found = codes(tmp_path, {"QD0-2020__xa": OLD, "QD9-2020__xa": OLD})
    assert found[:2] == ["CS-LAW-303", "CS-LAW-304"]


def test_what_is_replaced_exists(tmp_path: Path) -> None:
    assert codes(tmp_path, {"QD1-2026__xa": NEW}) == ["CS-LAW-305"]


def test_a_gap_between_a_set_and_its_successor_is_a_fault(tmp_path: Path) -> None:
    old = OLD.replace("valid_until: 2026-01-01", "valid_until: 2025-12-31")
    assert codes(tmp_path, {"QD0-2020__xa": old, "QD1-2026__xa": NEW}) == ["CS-LAW-306"]


@pytest.mark.parametrize("until", ["valid_until: 2026-01-02", "partial: false"])
def test_an_overlap_of_a_set_and_its_successor_is_a_fault(tmp_path: Path, until: str) -> None:
    old = OLD.replace("valid_until: 2026-01-01", until)
    assert codes(tmp_path, {"QD0-2020__xa": old, "QD1-2026__xa": NEW}) == ["CS-LAW-307"]


def test_two_national_sets_for_one_subject_and_title_are_not_in_force_at_once(tmp_path: Path) -> None:
    other = OLD.replace("set: QD0-2020/xa", "set: QD5-2020/xa")
    assert codes(tmp_path, {"QD0-2020__xa": OLD, "QD5-2020__xa": other}) == ["CS-LAW-308"]
    for apart in (other.replace("title: ntm", "title: advanced"), "province: Thái Nguyên\n" + other):
        assert codes(tmp_path, {"QD0-2020__xa": OLD, "QD5-2020__xa": apart}) == []


def test_two_amendments_of_one_indicator_are_not_in_force_at_once(tmp_path: Path) -> None:
    one = AMENDMENT.format(n=1, begins="2022-01-01", ends="")
    two = AMENDMENT.format(n=2, begins="2023-01-01", ends="")
    sets = {"QD0-2020__xa": OLD}
    assert codes(tmp_path, sets, {"QD1-2022__xa": one, "QD2-2022__xa": two}) == ["CS-LAW-309"]
    ended = AMENDMENT.format(n=1, begins="2022-01-01", ends="valid_until: 2023-01-01")
    assert codes(tmp_path, sets, {"QD1-2022__xa": ended, "QD2-2022__xa": two}) == []


def test_the_check_goes_on_after_a_file_that_does_not_load(tmp_path: Path) -> None:
    sets = {"QD0-2020__xa": OLD.replace("subject: commune", "subject: village"), "QD1-2026__xa": NEW}
    assert codes(tmp_path, sets) == ["CS-LAW-016", "CS-LAW-305"]


def test_an_unknown_set_suggests_near_ids_and_how_to_see_them_all() -> None:
    with pytest.raises(UnknownSet) as caught:
        shipped().set("QD318-2022/xã")
    assert caught.value.code == "CS-LAW-301"
    assert "QD318-2022/xa" in str(caught.value.data["near"])
    assert "chungsuc law list" in caught.value.text("vi")
    assert "chungsuc law list" in caught.value.text("en")


def test_a_faulty_file_disturbs_only_those_who_ask_for_it(tmp_path: Path) -> None:
    library = library_in(tmp_path, sets={"QD0-2020__xa": OLD, "QD9-2020__xa": "không phải YAML: ["})
    assert library.set(GOOD_ID).id == GOOD_ID
    assert list(library.sets) == [GOOD_ID, "QD9-2020/xa"]
    with pytest.raises(LawFaults):
        library.set("QD9-2020/xa")


def test_one_set_costs_one_file() -> None:
    read: list[str] = []

    class Counted:
        def __init__(self, name: str) -> None:
            self.name = name

        def read_bytes(self) -> bytes:
            read.append(self.name)
            return OLD.encode()

    library = Library({GOOD_ID: Counted("a"), "QD1-2026/xa": Counted("b")}, {})
    assert library.set(GOOD_ID) is library.set(GOOD_ID)
    assert library.at(GOOD_ID, date(2021, 1, 1)) is library.at(GOOD_ID, date(2021, 1, 1))
    assert read == ["a"]


def test_the_name_of_a_file_is_its_id() -> None:
    assert file_name("QD318-2022/xa") == "QD318-2022__xa.yaml"
    assert {file_name(set_id) for set_id in shipped().sets} == {path.name for path in shipped().set_files.values()}


def test_the_id_of_an_amendment_points_to_the_set_it_amends() -> None:
    with pytest.raises(OverlayIsNoSet) as caught:
        shipped().set("QD211-2024/xa")
    assert "chungsuc law show QD318-2022/xa" in caught.value.text("en")
