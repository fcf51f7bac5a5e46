"""Promises about a whole province judged again: Định Hóa's eight, the end of a set, the reorganisation of 2025."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.test import Client

from chungsuc.accounts.models import Role
from chungsuc.demo.shape import MID_2023, NEW_SET, Y2023
from chungsuc.figures.reevaluation import counts, recognised_but_below, say_reevaluation
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.reports.reevaluation.workbook import workbook
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.reevaluation import Reevaluation, reevaluate
from chungsuc.upkeep.words import Outcome
from chungsuc.verdicts.law_in_force import law_for
from desk_people import signed_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("demo_province")]


def judged(day: date, set_id: str = NEW_SET, title: Title = Title.NTM, code: str = "19") -> Reevaluation:
    return reevaluate(find_unit(code, day), law_for(set_id, day), title)


def test_eight_communes_of_dinh_hoa_hold_their_title_and_meet_14_to_16_criteria_of_the_newer_set() -> None:
    found = judged(MID_2023, code="167")
    eight = [line for line in found.of(Outcome.BELOW) if line.met <= 16]
    assert len(eight) == 8
    assert {line.met for line in eight} <= {14, 15, 16}
    for line in eight:
        assert line.recognition is not None
        assert 2014 <= line.recognition.result_year <= 2021
        assert line.recognition.withdrawn_on is None
        assert len(line.unmet) == 19 - line.met
        assert line.shortfalls
    assert "xã dưới chuẩn" in say_reevaluation(found)


def test_each_of_118_recognised_communes_comes_out_one_way_and_the_counts_name_them() -> None:
    found = judged(Y2023)
    assert len(found.lines) == 118
    met, below, unknown = counts(found)
    assert met.share.part + below.share.part + unknown.share.part == 118
    assert say_reevaluation(found).startswith(
        f"Đến 31/12/2023, trong 118 xã giữ danh hiệu NTM (tính theo năm kết quả), xét theo QĐ 318/QĐ-TTg, PL I "
        f"(08/03/2022): {met.share.part} xã vẫn đạt, {below.share.part} xã dưới chuẩn, {unknown.share.part} xã chưa"
    )
    alone = recognised_but_below(find_unit("19", Y2023), law_for(NEW_SET, Y2023), Title.NTM)
    assert {unit.thread for unit in alone.members} == {line.unit.thread for line in found.of(Outcome.BELOW)}
    assert Recognition.objects.filter(withdrawn_on__isnull=False).count() == 0


def test_by_a_set_that_is_hardly_known_nobody_is_below_and_everybody_unknown() -> None:
    found = judged(Y2023, "QD51-2025/xa")
    assert {line.outcome for line in found.lines} == {Outcome.UNKNOWN}


def test_after_the_reorganisation_titles_are_carried_provisionally_and_judged_by_carried_values() -> None:
    found = judged(date(2025, 12, 31))
    assert found.lines
    assert all(line.provisional and line.carried is not None for line in found.lines)
    assert any(line.carried_values for line in found.lines)
    (van_phu,) = [line for line in judged(date(2024, 12, 31)).lines if line.unit.name == "Vạn Phú"]
    assert van_phu.provisional
    assert van_phu.carried is not None
    assert {part.unit.name for part in van_phu.carried.parts} == {"Ký Phú", "Vạn Thọ"}


def test_the_workbook_says_what_the_page_says() -> None:
    found = judged(Y2023)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, Outcome.BELOW)))
    units, indicators, about = book.worksheets
    assert units["A3"].value == say_reevaluation(found)
    rows = [row for row in units.iter_rows(min_row=7, values_only=True) if row[1]]
    assert len(rows) == len(found.of(Outcome.BELOW))
    assert {row[1] for row in rows} == {line.unit.code for line in found.of(Outcome.BELOW)}
    assert "còn thiếu" in " ".join(str(row[6]) for row in indicators.iter_rows(values_only=True))
    assert "SHA-256" in [row[0] for row in about.iter_rows(values_only=True)]


def test_pages_open_for_those_who_read_the_province_and_for_a_commune_its_own_line() -> None:
    leader = signed_in(Role.LEADER, name="lãnh đạo")
    asked = "?ngay=2023-12-31&bo=QD318-2022/xa"
    assert "trong 118 xã" in leader.get(f"/sau-cong-nhan/{asked}").content.decode()
    assert "Lưu đợt xét lại, giao việc" not in leader.get(f"/sau-cong-nhan/{asked}").content.decode()
    officer = signed_in(Role.COMMUNE, name="cán bộ", unit_thread=find_unit("05602", Y2023).thread)
    assert "trong 1 xã" in officer.get(f"/sau-cong-nhan/{asked}").content.decode()
    client: Client = leader
    assert client.get(f"/sau-cong-nhan/tep/{asked}").status_code == 200
