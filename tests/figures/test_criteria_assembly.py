"""T1 and T2 put together from hand-made verdicts."""

from __future__ import annotations

from chungsuc.figures.assembly import assemble_bands, law_used, uses_synthetic_values
from chungsuc.figures.sentences import say_summary
from chungsuc.figures.shares import Share
from chungsuc.law.tree import Title
from criteria_cases import DAI_TU, DINH_HOA, M, N, Q, U, law, statuses, table_of, verdict


def test_a_row_counts_met_unmet_unknown_and_excused_apart() -> None:
    row = table_of({"Phú Đình": statuses(12, unknown=3, excused=1)}).rows[0]
    assert (row.met, row.unmet, row.unknown, row.not_applicable) == (12, 3, 3, 1)


def test_unknown_is_not_met() -> None:
    table = table_of({"A": statuses(18, unknown=1), "B": statuses(19)})
    assert table.totals[18].met == 1
    assert table.totals[18].unknown == 1
    assert table.totals[18].share == Share(1, 2)
    assert table.unknown_cells == 1


def test_rows_stand_in_the_order_of_district_and_code_whatever_order_they_came_in() -> None:
    groups = {"A": DAI_TU, "B": DINH_HOA, "C": DAI_TU, "D": DINH_HOA}
    table = table_of({name: statuses(19) for name in "ABCD"}, groups=groups)
    assert [row.thread for row in table.rows] == ["B", "D", "A", "C"]
    assert table.groups == (DINH_HOA, DAI_TU)


def test_after_the_districts_are_gone_there_are_no_groups() -> None:
    table = table_of({"A": statuses(19), "B": statuses(3)})
    assert table.groups == ()
    bands = assemble_bands(table)
    assert bands.rows == ()
    assert bands.total.units == 2


def test_the_average_is_over_all_units() -> None:
    table = table_of({"A": statuses(19), "B": statuses(18), "C": statuses(16)})
    assert table.average.say() == "17,7"


def test_the_change_is_what_is_met_now_less_what_was_met_then() -> None:
    table = table_of({"A": statuses(17), "B": statuses(10)}, before={"A": statuses(15), "B": statuses(12)})
    assert [row.change for row in table.rows] == [2, -2]
    assert table.change == 0


def test_a_unit_that_did_not_exist_then_has_no_change() -> None:
    table = table_of({"A": statuses(17), "mới": statuses(10)}, before={"A": statuses(15)})
    assert [row.change for row in table.rows] == [2, None]
    assert table.change == 2


def test_without_a_day_of_comparison_there_is_no_change() -> None:
    assert table_of({"A": statuses(17)}).change is None


def test_the_borders_of_the_bands_are_counted_where_they_belong() -> None:
    met = {f"u{n}": statuses(n) for n in (19, 18, 15, 14, 10, 9, 5, 4, 0)}
    assert assemble_bands(table_of(met)).total.counts == (1, 2, 2, 2, 2)


def test_bands_are_counted_by_district_and_add_up() -> None:
    units = {"A": statuses(19), "B": statuses(14), "C": statuses(15), "D": statuses(4)}
    bands = assemble_bands(table_of(units, groups={"A": DINH_HOA, "B": DINH_HOA, "C": DAI_TU, "D": DAI_TU}))
    assert [(row.group, row.counts) for row in bands.rows] == [(DINH_HOA, (1, 0, 1, 0, 0)), (DAI_TU, (0, 1, 0, 0, 1))]
    assert bands.total.counts == tuple(map(sum, zip(*(row.counts for row in bands.rows), strict=True)))
    assert bands.total.share(0) == Share(1, 4)


def test_a_commune_with_unknown_criteria_stands_by_what_is_known_and_is_counted_as_such() -> None:
    bands = assemble_bands(table_of({"A": statuses(14, unknown=5), "B": statuses(19)}))
    assert bands.total.counts == (1, 0, 1, 0, 0)
    assert bands.total.with_unknown == 1


def test_a_commune_excused_from_a_criterion_can_still_reach_the_top_band() -> None:
    table = table_of({"A": statuses(18, excused=1)})
    assert table.rows[0].met == 18
    assert assemble_bands(table).total.counts == (1, 0, 0, 0, 0)


def test_a_set_of_ten_criteria_needs_no_other_code() -> None:
    units = {"A": statuses(10, 10), "B": statuses(9, 10), "C": statuses(5, 10), "D": statuses(4, 10)}
    table = table_of(units, law_given=law(10))
    assert len(table.columns) == 10
    assert assemble_bands(table).total.counts == (1, 2, 1)


def test_conditions_stand_apart_and_count_neither_as_met_nor_as_unknown() -> None:
    table = table_of({"A": statuses(19)}, law_given=law(condition=True))
    assert [column.no for column in table.columns][-1] == "DK"
    assert table.criteria == 19
    assert (table.rows[0].met, table.rows[0].unknown, table.unknown_cells) == (19, 0, 0)
    assert table.totals[-1].unknown == 1


def test_a_unit_without_a_verdict_is_unknown_and_never_dropped() -> None:
    table = table_of({"A": (), "B": statuses(19)})
    assert table.rows[0].cells == (Q,) * 19
    assert len(table.rows) == 2


def test_a_title_is_counted_for_its_rung_and_those_below() -> None:
    titles = {"A": Title.MODEL, "B": Title.ADVANCED, "C": Title.NTM}
    table = table_of({name: statuses(19) for name in "ABCD"}, titles=titles)
    assert [(count.title, count.share) for count in table.titles] == [
        (Title.NTM, Share(3, 4)), (Title.ADVANCED, Share(2, 4)), (Title.MODEL, Share(1, 4)),
    ]  # fmt: skip


def test_a_title_does_not_follow_from_criteria_nor_criteria_from_a_title() -> None:
    table = table_of({"A": statuses(14), "B": statuses(19)}, titles={"A": Title.NTM})
    assert [(row.met, row.title) for row in table.rows] == [(14, Title.NTM), (19, None)]


def test_the_sentence_names_base_change_and_that_the_data_is_synthetic() -> None:
    units = {"A": statuses(19), "B": statuses(18)}
    titles = {"A": Title.NTM, "B": Title.NTM}
    table = table_of(units, titles=titles, before=units, titles_before={"A": Title.NTM}, synthetic=True)
    assert say_summary(table) == (
        "Đến 31/12/2023, toàn tỉnh có 2/2 xã đạt chuẩn NTM (100,0%), tăng 1 xã so với 31/12/2022; "
        "bình quân 18,5/19 tiêu chí/xã; số liệu mô phỏng."
    )
    assert "synthetic data" in say_summary(table, "en")


def test_a_gain_is_not_hidden_by_a_recognised_commune_that_left_the_programme() -> None:
    table = table_of(
        {"A": statuses(19), "B": statuses(19)}, titles={"A": Title.NTM, "B": Title.NTM},
        before={"A": statuses(19), "B": statuses(18), "C": statuses(19)},
        titles_before={"A": Title.NTM, "C": Title.NTM},
    )  # fmt: skip
    assert (table.titles[0].gained, table.titles[0].lost) == (1, 1)
    assert "tăng 1 xã so với 31/12/2022 (1 xã đã đạt chuẩn không còn được tính)" in say_summary(table)
    assert "+1 −1 since" in say_summary(table, "en")


def test_the_sentence_says_nothing_of_simulation_where_there_is_none() -> None:
    assert "mô phỏng" not in say_summary(table_of({"A": statuses(19)}))


def test_the_sentence_owns_what_is_unknown() -> None:
    assert "3 lượt tiêu chí chưa đủ căn cứ" in say_summary(table_of({"A": statuses(16, unknown=3)}))


def test_a_synthetic_value_is_seen_wherever_it_hides() -> None:
    used = law()
    assert uses_synthetic_values([verdict(statuses(1), used), verdict(statuses(1), used, synthetic=True)])
    assert not uses_synthetic_values([verdict(statuses(1), used)])


def test_the_table_knows_how_much_of_its_law_is_unverified_or_assumed() -> None:
    used = law_used(law(illustrated=True))
    assert (used.levels, used.unverified_levels) == (19, 18)
    assert [overlay.id for overlay in used.overlays] == ["minh-hoa"]
    assert "minh-hoa@" in used.version


def test_cells_keep_the_four_values() -> None:
    assert table_of({"A": (M, U, Q, N, *(M,) * 15)}).rows[0].cells[:4] == (M, U, Q, N)
