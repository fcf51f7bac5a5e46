"""The law in words: numbers, levels, tables, conditions, sources."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law_files import good_set

from chungsuc.law.library import shipped
from chungsuc.law.prose import (
    number_en,
    number_vi,
    say_citation,
    say_date,
    say_level,
    say_level_rule,
    say_requirement,
    say_standing,
)
from chungsuc.law.tree import Operator

LAW = good_set()
BY_NO = {provision.no: provision for provision in LAW.provisions()}


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        ("0", "0", "0"), ("-0.00", "0", "0"), ("26.50", "26,5", "26.5"), ("1234.5", "1.234,5", "1,234.5"),
        ("338000", "338.000", "338,000"), ("1E+3", "1.000", "1,000"),
        ("-1234567.0010", "-1.234.567,001", "-1,234,567.001"),
        ("0.05", "0,05", "0.05"), ("100", "100", "100"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_papers_do(number: str, vi: str, en: str) -> None:
    assert number_vi(Decimal(number)) == vi
    assert number_en(Decimal(number)) == en


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_a_written_number_is_the_number(number: Decimal) -> None:
    assert Decimal(number_vi(number).replace(".", "").replace(",", ".")) == number


@pytest.mark.parametrize(
    ("operator", "level", "unit", "vi", "en"),
    [
        (Operator.AT_LEAST, "42", "triệu đồng/năm", "từ 42 triệu đồng/năm trở lên", "at least 42 triệu đồng/năm"),
        (Operator.AT_LEAST, "80", "%", "từ 80% trở lên", "at least 80%"),
        (Operator.AT_LEAST, "100", "%", "đạt 100%", "at least 100%"),
        (Operator.AT_LEAST, "100", "% số xã", "đạt 100% số xã", "at least 100% số xã"),
        (Operator.AT_LEAST, "2", "m2/người", "từ 2 m²/người trở lên", "at least 2 m²/người"),
        (Operator.MORE_THAN, "20.5", "%", "trên 20,5%", "more than 20.5%"),
        (Operator.AT_MOST, "24", "%", "không quá 24%", "at most 24%"),
        (Operator.LESS_THAN, "10", None, "dưới 10", "less than 10"),
        (Operator.LESS_THAN, None, "%", "mức chưa rõ", "level not known"),
    ],
)  # fmt: skip
def test_a_level_is_said_with_its_unit(
    operator: Operator, level: str | None, unit: str | None, vi: str, en: str
) -> None:
    number = None if level is None else Decimal(level)
    assert say_level(operator, number, unit) == vi
    assert say_level(operator, number, unit, "en") == en


REQUIREMENTS = {
    "1.1": ("Có quy hoạch được phê duyệt: Đạt", "attested (“Đạt”)"),
    "1.2": ("Quy chế quản lý quy hoạch: UBND cấp tỉnh quy định", "set by the province"),
    "2.1": ("Tỷ lệ đường xã được cứng hóa: UBND cấp tỉnh quy định", "set by the province"),
    "2.2": ("Tỷ lệ đường thôn được cứng hóa: mức chưa rõ", "level not known"),
    "2.3": (
        "Tỷ lệ trẻ em suy dinh dưỡng: không quá mức sau (%): TDMNPB 24, ĐBSH 16,5, BTB 25, DHNTB chưa rõ, TN 26,5, "
        "ĐNB 14,5, ĐBSCL 19; chung cả nước 20",
        "at most (%): TDMNPB 24, ĐBSH 16.5",
    ),
    "5": (
        "Trường đạt chuẩn: đạt cả 2 nội dung: a) Tỷ lệ trường đạt mức tối thiểu: mức chưa rõ; không áp dụng khi vùng "
        "ĐBSH hoặc ĐNB; b-c) Tỷ lệ trường đạt mức độ 1: theo từng trường hợp: nếu số trường học các cấp trên 3: Xã có "
        "trên 3 trường: từ 70% trở lên; nếu số trường học các cấp không quá 3: Xã có từ 3 trường trở xuống: từ 50% "
        "trở lên",
        "does not apply when region ĐBSH or ĐNB",
    ),
    "10": (
        "Thu nhập bình quân đầu người: từ mức sau trở lên (triệu đồng/người/năm): năm 2021: chưa rõ; năm 2022: "
        "TDMNPB/BTB 39, ĐBSH/ĐBSCL 53, DHNTB/TN 44, ĐNB 62; năm 2023: TDMNPB/BTB 42, ĐBSH/ĐBSCL 56, DHNTB/TN 47, "
        "ĐNB 65; chung cả nước (năm 2022: 48, năm 2023: 51)",
        "2021: not known; 2022: TDMNPB/BTB 39",
    ),
    "13.1": ("Nhà tạm, dột nát: không có", "none allowed"),
    "13.2": ("Nội dung chưa biết: nội dung chưa rõ", "content not known"),
    "13.3": (
        "Kế hoạch bảo tồn làng nghề: Đạt; không áp dụng khi xã không có làng nghề",
        "does not apply when the commune has no craft village",
    ),
    "13.4": (
        "Ít nhất hai việc: đạt ít nhất 2 trong 3 nội dung: a) Việc a: Đạt; b) Việc b: Đạt; c) Số hộ tham gia: trên "
        "1.234,5 hộ",
        "at least 2 of 3 parts",
    ),
    "13.5": (
        "Một trong hai việc: đạt một trong 2 nội dung: a) Việc a: Đạt; b) Đất cây xanh: dưới 4 m²/người",
        "one of 2 parts",
    ),
    "DK.1": ("Tỷ lệ xóm: đạt 100% số xóm (xóm đạt chuẩn nông thôn mới)", "xóm new-style rural"),
    "DK.2": ("Đã đạt chuẩn: đã được công nhận đạt chuẩn nông thôn mới", "already recognised as new-style rural"),
    "DK.3": ("Đạt mọi tiêu chí: đạt tất cả tiêu chí của bộ", "all criteria of the set"),
}


@pytest.mark.parametrize("no", list(REQUIREMENTS))
def test_a_requirement_is_said_whole(no: str) -> None:
    vi, en = REQUIREMENTS[no]
    assert say_requirement(BY_NO[no]) == vi
    assert en in say_requirement(BY_NO[no], "en")


def test_the_cell_of_a_table_is_named_with_region_first_and_year_last() -> None:
    cell = {"year": "2023", "region": "TDMNPB"}
    said = "Thu nhập bình quân đầu người: từ 42 triệu đồng/người/năm trở lên (vùng TDMNPB, năm 2023)"
    assert say_requirement(BY_NO["10"], at=cell) == said
    income = next(p for p in shipped().set("QD318-2022/xa").provisions() if p.no == "10")
    assert say_requirement(income, at=cell) == said
    assert say_citation(income.source) == "QĐ 318/QĐ-TTg, PL I, TC 10"


def test_an_unknown_cell_is_said_to_be_unknown() -> None:
    assert say_requirement(BY_NO["10"], at={"year": "2021", "region": "TN"}).endswith("mức chưa rõ (vùng TN, năm 2021)")


def test_a_source_says_whether_it_was_checked() -> None:
    assert say_standing(BY_NO["10"].source) == "chưa đối chiếu với văn bản gốc, độ tin cậy vừa"
    assert say_standing(BY_NO["10"].source, "en") == "not checked against the decision itself, confidence medium"


def test_the_rule_of_article_1_is_said() -> None:
    assert say_level_rule(LAW.level_rules[0]) == (
        "Khi xã đặc biệt khó khăn hoặc xã an toàn khu: dùng mức của vùng TDMNPB (QĐ 0/QĐ-THỬ, PL I, Điều 1)"
    )
    assert "the level of region TDMNPB is used" in say_level_rule(LAW.level_rules[0], "en")


def test_dates_are_written_as_in_official_papers() -> None:
    written = [say_date(day) for day in (date(2022, 3, 8), date(2026, 2, 15), date(2020, 12, 31))]
    assert written == ["08/3/2022", "15/02/2026", "31/12/2020"]


@pytest.mark.parametrize("set_id", list(shipped().sets))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_shipped_requirement_can_be_said(set_id: str, language: str) -> None:
    for provision in shipped().set(set_id).provisions():
        said = say_requirement(provision, language)
        assert "None" not in said
        assert "{" not in said
