"""Promises about a whole set that an office fills in from paper: preview, two people, it judges, it stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lawbook_people import YOUNG, by, officer
from openpyxl.workbook import Workbook

from chungsuc.law.installed import law_text
from chungsuc.law.library import shipped
from chungsuc.law.loader import load_set
from chungsuc.law.tree import CriteriaSet
from chungsuc.law.yaml_text import set_as_yaml
from chungsuc.lawbook.actions import approve, propose, write
from chungsuc.lawbook.models import Kind
from chungsuc.lawbook.preview import outlook
from chungsuc.lawbook.template.columns import DEMANDS, HEAD
from chungsuc.lawbook.template.write import template
from chungsuc.lawbook.template_errors import TemplateFaults
from chungsuc.lawbook.uploading import read_upload
from chungsuc.observations.actions import record
from chungsuc.units.actions import set_trait
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.actions import judge_and_store
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.queries import judge_units

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

TODAY = date(2026, 6, 30)


@pytest.fixture
def vo_tranh() -> Unit:
    return find_unit("05641", TODAY, level="commune")


def filled(path: Path, change: Callable[[Workbook], None] = lambda book: None) -> Path:
    """Give the template of the set in force, with the levels of 4.x1 filled in as from paper."""
    path.write_bytes(template(shipped().set(YOUNG), head={"provenance": "bản giấy QĐ 51", "confidence": "cao"}))
    book = openpyxl.load_workbook(path)
    sheet = book[DEMANDS]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, heads["Số"]).value == "4.x1")
    for group, level in (("Nhóm 1", 40), ("Nhóm 2", "35"), ("Nhóm 3", "27,5")):
        sheet.cell(row, heads[group]).value = level
    change(book)
    book.save(path)
    return path


def approved(path: Path) -> CriteriaSet:
    text, _ = read_upload(path)
    with by(officer("lập")) as first:
        proposal = propose(first, write(first, Kind.SET, text.text, file=path.name).pk)
    with by(officer("duyệt")) as second:
        approve(second, proposal.pk)
    return library().set(YOUNG)


def test_a_set_filled_in_from_paper_becomes_law_by_two_people_and_judges(tmp_path: Path, vo_tranh: Unit) -> None:
    set_trait(vo_tranh, "group", "3", valid_from=None, source="thử")
    record(vo_tranh, f"{YOUNG}:4.x1", TODAY, value=Decimal(28), source="thử", said_by="ai đó")
    law = approved(filled(tmp_path / "bộ.xlsx"))
    assert law.decision.number == "QĐ 51/2025/QĐ-TTg"
    verdict = judge_units([vo_tranh], YOUNG, TODAY)[vo_tranh.thread]
    (found,) = [pv for c in verdict.criteria for pv in c.indicators if pv.provision.no == "4.x1"]
    assert (found.status, str(found.level), found.level_by) == ("met", "27.5", {"group": "3"})


def test_the_outlook_judges_every_commune_before_anything_is_stored(tmp_path: Path, vo_tranh: Unit) -> None:
    text, checked = read_upload(filled(tmp_path / "bộ.xlsx"))
    law = load_set(text.text, file="x")
    seen = outlook(law, checked, TODAY)
    assert seen.units == 77
    assert [tally.no for tally in seen.criteria] == [str(no) for no in range(1, 11)]
    assert all(sum(tally.counts.values()) == 77 for tally in seen.criteria)
    assert library().set(YOUNG) is shipped().set(YOUNG)


def test_what_was_approved_is_exported_as_it_was_written_and_as_yaml_that_loads_equal(tmp_path: Path) -> None:
    law = approved(filled(tmp_path / "bộ.xlsx"))
    assert load_set(law_text(library(), YOUNG), file="x") == law
    assert load_set(set_as_yaml(law), file="x") == law


def test_a_set_that_has_judged_asks_for_a_new_id_at_the_cell_of_its_id(tmp_path: Path, vo_tranh: Unit) -> None:
    judge_and_store(vo_tranh, YOUNG, TODAY)
    path = filled(tmp_path / "bộ.xlsx")
    with pytest.raises(TemplateFaults) as caught:
        read_upload(path)
    (fault,) = caught.value.faults
    assert (fault.code, fault.where.sheet, fault.where.cell) == ("CS-VER-005", HEAD, "B2")

    def renamed(book: Workbook) -> None:
        for row in book[HEAD].iter_rows():
            if str(row[0].value).startswith("Mã bộ"):
                row[1].value = "QD51-2025/xa-2"
            if row[0].value == "Đầy đủ hơn bản":
                row[1].value = YOUNG

    _, checked = read_upload(filled(tmp_path / "bộ 2.xlsx", renamed))
    assert checked.after.library.set("QD51-2025/xa-2").in_force(TODAY)
    assert not checked.after.library.set(YOUNG).in_force(TODAY)


def test_a_set_that_leaves_a_gap_to_the_one_before_is_told_so(tmp_path: Path) -> None:
    def later(book: Workbook) -> None:
        for row in book[HEAD].iter_rows():
            if str(row[0].value).startswith("Có hiệu lực từ"):
                row[1].value = "01/03/2026"

    with pytest.raises(TemplateFaults) as caught:
        read_upload(filled(tmp_path / "bộ.xlsx", later))
    assert [fault.code for fault in caught.value.faults] == ["CS-LAW-306"]
