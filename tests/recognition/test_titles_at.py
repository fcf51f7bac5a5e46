"""Who holds which title on a day, and which decisions cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.law.tree import Title
from chungsuc.recognition.actions import announce, recognise, withdraw
from chungsuc.recognition.errors import (
    AlreadyWithdrawn,
    AnnouncedOtherwise,
    RecognisedOtherwise,
    RecognitionDatesOutOfOrder,
    RecognitionWithoutSource,
    TitleNotForLevel,
    UnitNotThereInResultYear,
)
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis, counted_from, history_of, titles_at
from chungsuc.recognition.ranks import holds
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

NTM_SET, SOURCE = "QD318-2022/xa", "a page"
END_2022, END_2023 = date(2022, 12, 31), date(2023, 12, 31)


@pytest.fixture
def dinh_hoa() -> Unit:
    return find_unit("huyện Định Hóa", END_2023, level="district")


@pytest.fixture
def ky_phu() -> Unit:
    return find_unit("Ký Phú, Đại Từ", END_2023, level="commune")


def decided(unit: Unit, title: Title = Title.NTM, year: int = 2023, on: date | None = None) -> Recognition:
    return recognise(unit, title, NTM_SET, year, decided_on=on, source=SOURCE)


def test_dinh_hoa_counts_for_2023_by_result_year_and_for_2024_by_decision(dinh_hoa: Unit) -> None:
    recognise(
        dinh_hoa, Title.NTM, "QD320-2022/huyen", 2023, decided_on=date(2024, 7, 29), number="719/QĐ-TTg", source=SOURCE
    )
    held = {dinh_hoa.thread: Title.NTM}
    assert titles_at(END_2022) == {}
    assert titles_at(END_2023) == held
    assert titles_at(END_2023, basis=Basis.DECIDED_ON) == {}
    assert titles_at(date(2024, 7, 28), basis=Basis.DECIDED_ON) == {}
    assert titles_at(date(2024, 7, 29), basis=Basis.DECIDED_ON) == held


def test_a_result_year_counts_from_its_last_day(ky_phu: Unit) -> None:
    decided(ky_phu, on=date(2024, 1, 20))
    assert titles_at(date(2023, 12, 30)) == {}
    assert titles_at(END_2023) == {ky_phu.thread: Title.NTM}


def test_a_decision_within_the_year_counts_at_once(ky_phu: Unit) -> None:
    row = decided(ky_phu, on=date(2023, 11, 10))
    assert counted_from(row) == date(2023, 11, 10)
    assert titles_at(date(2023, 11, 9)) == {}
    assert titles_at(date(2023, 11, 10)) == {ky_phu.thread: Title.NTM}


def test_an_announcement_stands_in_for_an_unknown_day_of_decision(ky_phu: Unit) -> None:
    recognise(ky_phu, Title.ADVANCED, NTM_SET, 2023, announced_on=date(2024, 11, 24), source=SOURCE)
    assert titles_at(date(2024, 11, 23), basis=Basis.DECIDED_ON) == {}
    assert titles_at(date(2024, 11, 24), basis=Basis.DECIDED_ON) == {ky_phu.thread: Title.ADVANCED}


def test_a_decision_of_unknown_day_is_not_taken_for_made(ky_phu: Unit) -> None:
    row = decided(ky_phu)
    assert counted_from(row, Basis.DECIDED_ON) is None
    assert titles_at(date(2024, 6, 1), basis=Basis.DECIDED_ON) == {}
    assert titles_at(date(2024, 6, 1)) == {ky_phu.thread: Title.NTM}


def test_the_highest_title_counts_whatever_came_last(ky_phu: Unit) -> None:
    decided(ky_phu, Title.MODEL, 2022)
    decided(ky_phu, Title.NTM, 2019)
    decided(ky_phu, Title.ADVANCED, 2023)
    assert titles_at(END_2023) == {ky_phu.thread: Title.MODEL}
    assert titles_at(date(2020, 1, 1)) == {ky_phu.thread: Title.NTM}


def test_a_withdrawal_ends_a_title_and_leaves_the_lower_one(ky_phu: Unit) -> None:
    decided(ky_phu, Title.NTM, 2019)
    advanced = decided(ky_phu, Title.ADVANCED, 2022, date(2022, 12, 20))
    withdraw(advanced, date(2023, 5, 1), source="a decision")
    assert titles_at(date(2023, 4, 30)) == {ky_phu.thread: Title.ADVANCED}
    assert titles_at(date(2023, 5, 1)) == {ky_phu.thread: Title.NTM}
    assert len(history_of([ky_phu.thread])[ky_phu.thread]) == 2


def test_a_commune_that_became_a_ward_has_left_the_programme() -> None:
    ward = find_unit("phường Trung Thành, Phổ Yên", END_2023, level="commune")
    commune = Unit.objects.get(thread=ward.thread, type="xã")
    decided(commune, year=2018)
    assert titles_at(date(2022, 4, 9)) == {commune.thread: Title.NTM}
    assert titles_at(date(2022, 4, 10)) == {}


def test_titles_of_many_units_cost_one_query(ky_phu: Unit, dinh_hoa: Unit, django_assert_num_queries: object) -> None:
    decided(ky_phu)
    decided(dinh_hoa)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(titles_at(END_2023)) == 2


def test_the_same_decision_again_changes_nothing(ky_phu: Unit) -> None:
    assert decided(ky_phu).pk == decided(ky_phu).pk
    assert Recognition.objects.count() == 1


def test_a_decision_is_never_overwritten(ky_phu: Unit) -> None:
    decided(ky_phu)
    with pytest.raises(RecognisedOtherwise) as raised:
        decided(ky_phu, on=date(2023, 12, 1))
    assert raised.value.data["difference"] == "decided_on"


def test_a_ward_cannot_hold_the_title_of_a_commune() -> None:
    with pytest.raises(TitleNotForLevel):
        decided(find_unit("phường Trung Thành, Phổ Yên", END_2023, level="commune"))


def test_a_successor_does_not_get_the_decision_of_its_predecessor() -> None:
    with pytest.raises(UnitNotThereInResultYear):
        decided(find_unit("Vạn Phú, Thái Nguyên", date(2025, 12, 31), level="commune"))


def test_a_decision_without_source_is_refused(ky_phu: Unit) -> None:
    with pytest.raises(RecognitionWithoutSource):
        recognise(ky_phu, Title.NTM, NTM_SET, 2023, source="  ")


def test_an_announcement_cannot_come_before_the_decision(ky_phu: Unit) -> None:
    with pytest.raises(RecognitionDatesOutOfOrder):
        recognise(
            ky_phu, Title.NTM, NTM_SET, 2023, decided_on=END_2023, announced_on=END_2022, source=SOURCE
        )  # fmt: skip


def test_a_decision_says_who_decided_who_signed_and_where_its_scan_is(ky_phu: Unit) -> None:
    said = {"decided_by": "UBND tỉnh Thái Nguyên", "signer": "KT. Chủ tịch, Phó Chủ tịch", "scan": "ab" * 32}
    recognise(ky_phu, Title.NTM, NTM_SET, 2023, source=SOURCE, **said)
    row = Recognition.objects.get()
    assert {name: getattr(row, name) for name in said} == said
    with pytest.raises(RecognisedOtherwise):
        recognise(ky_phu, Title.NTM, NTM_SET, 2023, source=SOURCE, **{**said, "signer": "Chủ tịch"})


def test_a_decision_is_announced_once_and_never_before_it_was_made(ky_phu: Unit) -> None:
    row = decided(ky_phu, on=date(2023, 12, 1))
    with pytest.raises(RecognitionDatesOutOfOrder):
        announce(row, date(2023, 11, 30))
    announce(row, date(2023, 12, 20))
    announce(row, date(2023, 12, 20))
    with pytest.raises(AnnouncedOtherwise):
        announce(row, date(2023, 12, 21))
    assert Recognition.objects.get().announced_on == date(2023, 12, 20)


def test_a_title_is_withdrawn_once_and_never_before_it_was_given(ky_phu: Unit) -> None:
    row = decided(ky_phu, on=date(2023, 12, 1))
    with pytest.raises(RecognitionDatesOutOfOrder):
        withdraw(row, date(2023, 11, 30), source="a decision")
    withdraw(row, date(2024, 2, 1), source="a decision")
    assert withdraw(row, date(2024, 2, 1), source="a decision").withdrawn_on == date(2024, 2, 1)
    with pytest.raises(AlreadyWithdrawn):
        withdraw(row, date(2024, 3, 1), source="another")


@pytest.mark.parametrize(
    ("held", "wanted", "expected"),
    [
        (None, Title.NTM, False),
        (Title.MODEL, Title.ADVANCED, True),
        (Title.ADVANCED, Title.MODEL, False),
        (Title.MODERN, Title.NTM, True),
        (Title.MODEL, Title.MODERN, False),
        (Title.MODERN, Title.ADVANCED, False),
        (Title.COMPLETED, Title.NTM, True),
    ],
)
def test_a_higher_title_holds_those_below_it(held: Title | None, wanted: Title, expected: bool) -> None:
    assert holds(held, wanted) is expected
