"""Promises about what claims are taken to mean: figure, place, day; and what is printed twice with two values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from reading_claims import checked, wrong

from chungsuc.claims.check import check
from chungsuc.claims.claim import Against, Kind, Meaning, Ours, Role, Status
from chungsuc.claims.days import day_of
from chungsuc.claims.reading import read_text


@pytest.mark.parametrize(
    ("text", "figure", "scope"),
    [
        ("Toàn tỉnh có 118/126 xã đạt chuẩn nông thôn mới (93,7%).", "communes.ntm.cumulative", ""),
        ("Toàn tỉnh có 33/126 xã đạt chuẩn NTM nâng cao.", "communes.advanced.cumulative", ""),
        ("Có 10/126 xã đạt chuẩn nông thôn mới kiểu mẫu.", "communes.model.cumulative", ""),
        ("87/110 xã đạt tiêu chí giao thông, chiếm 79%.", "communes.criterion.2", ""),
        ("Có 120/126 xã đạt tiêu chí thuỷ lợi.", "communes.criterion.3", ""),
        ("Có 101/126 xã đạt tiêu chí số 17.", "communes.criterion.17", ""),
        ("Có 6/9 đơn vị cấp huyện hoàn thành nhiệm vụ xây dựng NTM.", "districts.ntm.cumulative", ""),
        ("Huyện Định Hóa có 20/22 xã đạt chuẩn nông thôn mới.", "communes.ntm.cumulative", "huyện Định Hóa"),
        ("Cả nước có 6.084/7.669 xã đạt chuẩn nông thôn mới.", "communes.ntm.cumulative", "cả nước"),
        ("Có 51/126 xã có khu thể thao.", "", ""),
        ("Còn 8/126 xã chưa đạt chuẩn nông thôn mới.", "", ""),
    ],
)
def test_a_claim_is_given_its_figure_and_its_place(text: str, figure: str, scope: str) -> None:
    meaning = checked(text).claims[0].meaning
    assert (meaning.figure, meaning.scope) == (figure, scope)


def test_what_is_planned_and_what_came_anew_are_other_figures() -> None:
    planned = checked("Kế hoạch năm 2024: 121 xã đạt chuẩn nông thôn mới.").claims[0].meaning
    assert (planned.figure, planned.role) == ("plan.communes.ntm", Role.PLAN)
    new = checked("Năm 2023 có 10 xã được công nhận đạt chuẩn nông thôn mới.").claims[0].meaning
    assert (new.figure, new.role, new.day) == ("communes.ntm.new_in_year", Role.NEW, date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("đến ngày 31/12/2023, toàn tỉnh", date(2023, 12, 31)),
        ("đến hết năm 2022, toàn tỉnh", date(2022, 12, 31)),
        ("tính đến hết tháng 6/2024 có", date(2024, 6, 30)),
        ("6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("hết quý iii/2023 có", date(2023, 9, 30)),
        ("tăng 10 xã so với năm 2022", None),
        ("phấn đấu đến năm 2025 có 121 xã", None),
        ("theo quyết định số 318/qđ-ttg ngày 08/3/2022", None),
    ],
)
def test_the_day_is_the_one_of_which_the_sentence_speaks(text: str, day: date | None) -> None:
    assert day_of(text) == day


TWICE = "Đến 31/12/2023, toàn tỉnh có 118/126 xã đạt chuẩn NTM. {}"


def test_one_quantity_with_two_values_is_said_at_the_second() -> None:
    found = wrong(TWICE.format("Như vậy, đến hết năm 2023, toàn tỉnh có 117/126 xã đạt chuẩn nông thôn mới."))
    assert [(one.kind, one.printed, one.computed) for one in found] == [(Kind.TWICE, 117, 118)]


@pytest.mark.parametrize(
    "other",
    [
        "Đến hết năm 2022, toàn tỉnh có 108/126 xã đạt chuẩn NTM.",
        "Đến 31/12/2023, huyện Phú Bình có 19/19 xã đạt chuẩn NTM.",
        "Đến 31/12/2023, toàn tỉnh có 33/126 xã đạt chuẩn NTM nâng cao.",
        "Kế hoạch đến 31/12/2023 là 115/126 xã đạt chuẩn NTM.",
        "Năm 2023 có 10 xã được công nhận đạt chuẩn NTM.",
    ],
)
def test_other_days_places_titles_and_plans_are_other_quantities(other: str) -> None:
    assert not wrong(TWICE.format(other))


class Known:
    """Figures for the test: 118 of 126 communes at the end of 2023."""

    def figure(self, meaning: Meaning) -> Ours | None:
        if meaning.figure != "communes.ntm.cumulative" or meaning.scope:
            return None
        day = meaning.day or date(2023, 12, 31)
        return Ours(meaning.figure, ("Số xã đạt", "Communes"), day, Decimal(118), 118, 126, Decimal("93.7"))


def test_a_claim_is_held_against_our_figure_and_never_called_wrong_for_it() -> None:
    text = (
        "Đến 31/12/2023, có 118/126 xã đạt chuẩn NTM (93,7%). Đến hết năm 2023, có 115/126 xã đạt chuẩn NTM (91,3%). "
        "Cả nước có 6.000/8.000 xã đạt chuẩn NTM (75%)."
    )
    found = check(read_text(text), Known())
    assert [one.against for one in found.claims[:2]] == [Against.AGREES, Against.DIFFERS]
    assert found.claims[1].difference == -3
    assert found.claims[-1].against is Against.NO_FIGURE or found.claims[-1].kind is Kind.TWICE
    assert all(one.status is not Status.CONTRADICTION or one.kind is Kind.TWICE for one in found.claims)


def test_what_was_not_understood_is_counted() -> None:
    counts = checked("Mặt đường rộng 3,5 mét, dày 18 cm, theo Quyết định số 318/QĐ-TTg ngày 08/3/2022.").counts
    assert (counts.in_claims, counts.unread) == (0, 2)
    assert counts.references >= 2


def test_a_hundred_pages_with_thousands_of_figures_are_read_at_once() -> None:
    text = "\n\n".join(f"Đến nay, huyện có {i % 20}/20 xã đạt chuẩn ({i % 20 * 5}%), tăng 2 xã." for i in range(3000))
    assert len(checked(text).claims) >= 3000
    for hostile in ("1" * 30000, "1.234." * 5000, "(" * 5000, "a" * 40000 + "1", "x@" * 9000, "1/" * 9000):
        checked(f"x {hostile}")


@pytest.mark.parametrize(("more", "status"), [(10, Status.CONSISTENT), (12, Status.CONTRADICTION)])
def test_a_change_is_held_against_where_it_began_in_another_sentence(more: int, status: Status) -> None:
    text = (
        "Đến hết năm 2022, toàn tỉnh có 108 xã đạt chuẩn nông thôn mới. Đến hết năm 2023, toàn tỉnh có 118/126 xã đạt "
        f"chuẩn nông thôn mới (93,7%), tăng {more} xã so với năm 2022."
    )
    changes = [one for one in checked(text).claims if one.kind is Kind.CHANGE]
    assert [(one.status, one.printed, one.computed) for one in changes] == [(status, more, 10)]
    assert changes[0].meaning.figure == "communes.ntm.change"
