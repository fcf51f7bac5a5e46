"""Promises about how a paper is set: lists below a total, wrapped lines, capitals, spaces where none belong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reading_claims import checked, right, wrong

from chungsuc.claims.claim import Kind

LIST = """Tổng kinh phí huy động là 2.088 tỷ đồng, {}:
- Ngân sách trung ương: 277 tỷ đồng ({});
- Ngân sách địa phương: 891 tỷ đồng (42,7%);
- Vốn khác: {} tỷ đồng.
Nội dung tiếp theo."""


def test_a_list_below_a_total_is_added_up_and_its_shares_are_of_that_total() -> None:
    good = LIST.format("trong đó", "13,3%", "920")
    assert not wrong(good)
    assert [one.kind for one in right(good)] == [Kind.TOTAL, Kind.SHARE, Kind.SHARE]
    assert [one.kind for one in wrong(LIST.format("gồm", "13,3%", "820"))] == [Kind.TOTAL]
    assert [one.computed for one in wrong(LIST.format("trong đó", "15,3%", "920"))] == [Decimal("13.3")]


def test_points_that_give_a_part_to_each_of_several_are_multiplied() -> None:
    points = ("Võ Nhai: 1.300 tấn", "Đình Cả: 1.000 tấn", "6 xã, mỗi xã 850 tấn", "4 xã, mỗi xã 450 tấn")
    text = "\n+ ".join(("Tổng số {} tấn xi măng, gồm:", *points))
    assert right(text.format("9.200"))
    assert [one.computed for one in wrong(text.format("9.800"))] == [9200]


def test_lines_that_a_program_wrapped_are_one_sentence() -> None:
    text = (
        "Đến nay, toàn tỉnh có 118/126\nxã đạt chuẩn nông thôn mới, chiếm\n93,7% tổng số xã của tỉnh, "
        "tăng 10 xã so với năm\n"
        "2022 (108 xã)."
    )
    assert [one.kind for one in right(text)] == [Kind.SHARE, Kind.CHANGE]


def test_lines_of_a_list_without_full_stops_stay_apart() -> None:
    text = "87/110 xã đạt tiêu chí giao thông, chiếm 79%\n118/126 xã đạt chuẩn (95,7%)\n95/110 xã đạt tiêu chí điện"
    assert [one.line for one in (claim.place for claim in wrong(text))] == [2]
    assert len(checked(text).claims) == 3


@pytest.mark.parametrize(
    "text",
    [
        "TOÀN TỈNH CÓ 118/126 XÃ ĐẠT CHUẨN ({}%)",
        "Có 118/ 126 xã đạt chuẩn, chiếm tỷ lệ: {} %.",
        "Có 118\u00a0/\u00a0126\u00a0xã đạt chuẩn (\u00a0{}\u00a0% )",
        "Ðã có 118/126 xã đạt chuẩn – {}%.",
        "Có một trăm mười tám xã trên tổng số 126 xã đạt chuẩn ({}%).",
        "Có 118 ({}%) xã đạt chuẩn trong tổng số 126 xã.",
        "<p>Có <b>118</b>/<b>126</b> xã&nbsp;đạt chuẩn, chiếm <i>{}%</i></p>",
    ],
)
def test_letters_and_spaces_do_not_matter(text: str) -> None:
    assert right(text.format("93,7"))
    assert len(wrong(text.format("95,7"))) == 1
