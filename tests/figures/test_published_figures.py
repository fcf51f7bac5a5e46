"""Figures that papers printed: loaded with their sources, kept apart, compared with ours."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chungsuc.figures import published as module
from chungsuc.figures.models import PublishedFigure
from chungsuc.figures.published import load_published, published, read_shipped
from chungsuc.figures.titles import communes_holding, communes_in_programme, compare_with_published
from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.units.queries import find_unit

pytestmark = pytest.mark.django_db

SCOPE = "province:Thái Nguyên (before 2025-07-01)"
END_2023 = date(2023, 12, 31)


def test_every_printed_figure_has_a_source_and_is_stored_as_printed() -> None:
    file = Path(module.__file__).parent / "data" / module.SHIPPED
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert load_published() == len(rows) == PublishedFigure.objects.count()
    assert not PublishedFigure.objects.filter(source="").exists()
    advanced = published(SCOPE, ["communes_advanced_cumulative"]).get(as_of="2023-12-31")
    assert (advanced.value, advanced.source) == (
        Decimal(33),
        "press article on the 2023 results of Thái Nguyên (start of 2024)",
    )


def test_loading_again_stores_nothing() -> None:
    load_published()
    assert load_published() == 0


def test_two_papers_may_differ_and_both_stay() -> None:
    first = next(read_shipped())
    other = first._replace(value=first.value + 1, source="another paper")
    load_published([first])
    assert load_published([first, other]) == 1
    assert PublishedFigure.objects.count() == 2


@pytest.mark.usefixtures("viet_nam")
class TestComparing:
    def test_ours_is_counted_from_recognitions_and_never_taken_from_the_paper(self) -> None:
        load_published()
        province = find_unit("Thái Nguyên", END_2023, level="province")
        rows = {
            (row.printed.indicator, row.printed.as_of): row for row in compare_with_published(province, SCOPE)
        }  # fmt: skip
        base = rows["communes_in_programme", "2023-12-31"]
        assert (base.ours.share.part, base.agrees) == (126, True)
        held = rows["communes_ntm_cumulative", "2023-12-31"]
        assert (held.printed.value, held.ours.share.part, held.agrees) == (118, 0, False)

    def test_a_count_names_its_members_and_its_base(self) -> None:
        province = find_unit("Thái Nguyên", END_2023, level="province")
        unit = find_unit("Ký Phú, Đại Từ", END_2023)
        recognise(unit, Title.ADVANCED, "QD318-2022/xa_nang_cao", 2023, source="a page")
        counted = communes_holding(province, END_2023, Title.NTM)
        assert [member.name for member in counted.members] == ["Ký Phú"]
        assert counted.share == (1, 126)

    @pytest.mark.parametrize(
        ("day", "count"),
        [
            (date(2020, 6, 30), 137), (date(2022, 6, 30), 128), (END_2023, 126), (date(2024, 12, 31), 121),
            (date(2025, 7, 1), 77),
        ],
    )  # fmt: skip
    def test_the_base_moves_with_the_units(self, day: date, count: int) -> None:
        province = find_unit("Thái Nguyên", day, level="province")
        assert communes_in_programme(province, day).share.part == count
