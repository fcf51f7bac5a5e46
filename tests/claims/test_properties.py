"""Promises over random figures: what is printed as it is reckoned holds; what is off by more does not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st
from reading_claims import right, wrong

from chungsuc.claims.numerals import Style, read_numeral
from chungsuc.claims.told import written

UNITS = st.sampled_from(["xã", "huyện", "thôn", "hộ", "trường"])


def vietnamese(value: Decimal, places: int) -> str:
    whole, _, rest = f"{value:.{places}f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 2), UNITS)
def test_a_fraction_with_its_own_percentage_is_consistent(part: int, more: int, places: int, unit: str) -> None:
    whole = part + more
    percent = half_up(Decimal(100 * part) / whole, places)
    of = f"{vietnamese(Decimal(part), 0)}/{vietnamese(Decimal(whole), 0)}"
    text = f"Có {of} {unit} đạt chuẩn, chiếm {vietnamese(percent, places)}%."
    assert not wrong(text)
    assert right(text)


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 2), UNITS, st.booleans(), st.integers(2, 40))
def test_a_percentage_off_by_more_than_its_precision_is_a_contradiction(
    part: int, more: int, places: int, unit: str, up: bool, steps: int
) -> None:
    whole = part + more
    step = Decimal(1).scaleb(-places)
    percent = half_up(Decimal(100 * part) / whole, places) + (steps * step if up else -steps * step)
    if percent <= 0:
        return
    text = f"Có {part}/{whole} {unit} ({vietnamese(percent, places)}%) đạt chuẩn."
    found = wrong(text)
    assert len(found) == 1
    assert (found[0].numerator, found[0].denominator) == (part, whole)


@given(st.lists(st.integers(1, 5000), min_size=2, max_size=5), st.integers(-400, 400))
def test_parts_that_are_said_to_be_all_add_up_or_it_is_said(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    if total <= max(parts) or (abs(off) * 50 < sum(parts) and off):
        return
    listed = ", ".join(f"nguồn {'abcde'[i]} {vietnamese(Decimal(one), 0)} tỷ đồng" for i, one in enumerate(parts))
    text = f"Tổng kinh phí {vietnamese(Decimal(total), 0)} tỷ đồng, gồm {listed}."
    if off == 0:
        assert not wrong(text)
        assert right(text)


@given(st.decimals(0, 10**9, places=3))
def test_a_number_is_read_as_it_is_written_in_both_spellings(value: Decimal) -> None:
    for language, style in (("vi", Style(vietnamese=True)), ("en", Style(english=True))):
        read = read_numeral(written(value, language), style)
        assert read is not None
        assert value in (read.value, *read.others)


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_the_checker(text: str) -> None:
    wrong(f"x {text}")


@given(st.text(alphabet="0123456789/.,%() xãhuyệntỷđồng-+=:;\n", max_size=200))
def test_no_row_of_digits_breaks_the_checker(text: str) -> None:
    wrong(f"x {text}")
