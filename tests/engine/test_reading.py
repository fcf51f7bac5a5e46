"""Values as people write them: read, asked about, or refused; never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import at_least, provision

from chungsuc.engine.errors import (
    AmbiguousAttestation,
    AmbiguousNumber,
    AttestationUnreadable,
    FactNotTaken,
    FactWrongType,
    NumberOutOfRange,
    NumberUnreadable,
    UnitForeign,
    ValueMissing,
    ValueUnreadable,
)
from chungsuc.engine.reading import DecimalMark, decimal_mark_of, is_blank, read_attested, read_number, read_value
from chungsuc.law.prose import number_en, number_vi
from chungsuc.law.tree import All, NoneAllowed, Undetermined

INCOME = "triệu đồng/người/năm"


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1.234,5", "", "1234.5"),
        ("1,234.5", "", "1234.5"),
        ("93,7%", "%", "93.7"),
        ("98 %", "%", "98"),
        ("40.2", "", "40.2"),
        ("40,2", "", "40.2"),
        ("1 234", "", "1234"),
        ("1\u00a0234\u202f567,8", "", "1234567.8"),
        ("1.234.567", "", "1234567"),
        ("1,234,567.8", "", "1234567.8"),
        ("−3", "", "-3"),
        ("  +5 ", "", "5"),
        ("0.125", "", "0.125"),
        ("0,125", "", "0.125"),
        ("12345,678", "", "12345.678"),
        ("42 triệu", INCOME, "42"),
        ("42 Triệu đồng", INCOME, "42"),
        ("450 tấn", "tấn", "450"),
        ("2 m²", "m2/người", "2"),
        ("120", "% của mức xã NTM nâng cao", "120"),
        ("98,123", "%", "98.123"),
        ("100.000", "%", "100"),
        ("93,7%", None, "93.7"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, unit: str | None, number: str) -> None:
    assert read_number(text, unit=unit) == Decimal(number)


@pytest.mark.parametrize("text", ["1.5e3", "1e5", "nan", "inf", "abc", "12 34", "1.23.456", "1,23,456", "40.", ".5",
                                  "1.234,567.8", "1.234 567", "--3", "3-4", "1/2", "٣"])  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberUnreadable):
        read_number(text, unit="")


@pytest.mark.parametrize(
    ("text", "unit"), [("12abc", "%"), ("42 tỷ", INCOME), ("5%", ""), ("3 ha", None), ("2 m2", "ha")]
)
def test_words_of_another_unit_are_refused(text: str, unit: str | None) -> None:
    with pytest.raises(UnitForeign):
        read_number(text, unit=unit)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "-999,000"])
def test_one_mark_before_three_digits_is_a_question(text: str) -> None:
    with pytest.raises(AmbiguousNumber) as caught:
        read_number(text, unit="")
    assert str(caught.value.data["as_grouped"]) in caught.value.text("vi")


def test_a_stated_decimal_mark_settles_what_is_ambiguous() -> None:
    assert read_number("1.234", decimal=DecimalMark.POINT) == Decimal("1.234")
    assert read_number("1.234", decimal=DecimalMark.COMMA) == 1234
    assert read_number("40,2", decimal=DecimalMark.POINT) == Decimal("40.2")


@pytest.mark.parametrize("text", ["101", "100,1%", "-1", "-0.5"])
def test_a_percentage_lies_between_nought_and_a_hundred(text: str) -> None:
    with pytest.raises(NumberOutOfRange):
        read_number(text, unit="%")


def test_a_share_of_something_else_is_never_negative() -> None:
    with pytest.raises(NumberOutOfRange):
        read_number("-1", unit="% của mức")


@pytest.mark.parametrize("text", ["", "  ", "—", "-", "–", "chưa có số liệu", "Chưa có số liệu.", "N/A", "…"])
def test_nothing_written_is_unknown_and_never_zero(text: str) -> None:
    assert is_blank(text)
    with pytest.raises(ValueMissing):
        read_number(text)
    with pytest.raises(ValueMissing):
        read_attested(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("40.2", "."), ("40,2", ","), ("1.234.567", ","), ("1,234.5", "."), ("1.234", None), ("12", None), ("Đạt", None),
     ("1 234,5", ","), ("0.125", "."), ("93,7%", ",")],
)  # fmt: skip
def test_a_way_of_writing_may_give_the_decimal_mark_away(text: str, mark: str | None) -> None:
    assert decimal_mark_of(text) == mark


@pytest.mark.parametrize(
    "text", ["Đạt", "đạt", "ĐẠT", "dat", "x", "X", "✓", "có", "true", "yes", "1", "Đ", "Đa\u0323t"]
)
def test_words_that_say_it_holds(text: str) -> None:
    assert read_attested(text) is True


@pytest.mark.parametrize(
    "text", ["Không đạt", "không  đạt", "Chưa đạt.", "khong dat", "không", "K", "KĐ", "kđ", "false", "no", "0"]
)
def test_words_that_say_it_does_not_hold(text: str) -> None:
    assert read_attested(text) is False


@pytest.mark.parametrize("text", ["maybe", "đc", "2", "đạt một phần", "cơ bản đạt"])
def test_words_that_say_neither_are_refused(text: str) -> None:
    with pytest.raises(AttestationUnreadable):
        read_attested(text)


NONE_ALLOWED = provision("9.1", NoneAllowed())


def test_what_must_not_exist_takes_a_count_or_an_attestation() -> None:
    read = [read_value(NONE_ALLOWED, raw) for raw in ("0", "3", "Đạt", "Không đạt", 0, 2.0, True, "x")]
    assert read == [0, 3, True, False, 0, 2, True, True]
    assert [type(value) for value in read[:4]] == [Decimal, Decimal, bool, bool]


@pytest.mark.parametrize("text", ["Không", "có", "K", "no", "YES"])
def test_a_bare_no_of_what_must_not_exist_is_a_question(text: str) -> None:
    with pytest.raises(AmbiguousAttestation):
        read_value(NONE_ALLOWED, text)


@pytest.mark.parametrize("raw", [-1, 1.5, "-2", "0,5"])
def test_a_count_is_whole_and_not_negative(raw: str | float) -> None:
    with pytest.raises(FactWrongType):
        read_value(NONE_ALLOWED, raw)


def test_cells_of_a_sheet_are_taken_as_they_are() -> None:
    rate = provision("3.1", at_least(80), unit="%")
    assert read_value(rate, 93.7) == Decimal("93.7")
    assert read_value(rate, 0.1) == Decimal("0.1")
    assert read_value(provision("1.1"), 1) is True
    assert read_value(provision("1.1"), 0.0) is False
    for given_provision, raw in ((rate, True), (rate, 120), (rate, float("nan")), (provision("1.1"), 2)):
        with pytest.raises((FactWrongType, ValueUnreadable)):
            read_value(given_provision, raw)


def test_a_provision_without_a_fact_of_its_own_takes_none() -> None:
    for requirement in (All((provision("1.1/a"),)), Undetermined()):
        with pytest.raises(FactNotTaken):
            read_value(provision("1.1", requirement), "Đạt")


NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=2)


@given(NUMBERS)
def test_what_is_written_is_read_back(number: Decimal) -> None:
    assert read_number(number_vi(number), decimal=DecimalMark.COMMA) == number
    assert read_number(number_en(number), decimal=DecimalMark.POINT) == number


@given(NUMBERS)
def test_a_number_is_read_right_or_asked_about_but_never_misread(number: Decimal) -> None:
    for text in (number_vi(number), number_en(number), f"{number:f}"):
        try:
            assert read_number(text) == number
        except AmbiguousNumber:
            assert sum(text.count(mark) for mark in ".,") == 1


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_teaching_fault(text: str) -> None:
    try:
        said = str(read_number(text, unit="%"))
    except ValueUnreadable as fault:
        said = fault.text("vi") and fault.text("en")
    assert said
