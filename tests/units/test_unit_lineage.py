"""Threads, lineage, and what must hold of the lists on any day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.units.carry import Amount, Carrying, Gap, Rule, carry, undo
from chungsuc.units.models import Link, Unit
from chungsuc.units.queries import (
    ascend_to,
    descend_to,
    descents,
    find_unit,
    parts_on,
    predecessors,
    successors,
    thread_states,
    units_at,
)  # fmt: skip
from chungsuc.units.source import LinkRow, State, read_links, read_regions, read_states
from chungsuc.units.threads import REORGANISATION, threads_of

ONE = Decimal(1)


@cache
def states() -> list[State]:
    return read_states()


@cache
def links() -> list[LinkRow]:
    return read_links(states())


@cache
def threads() -> dict[tuple[str, str, date | None], str]:
    return threads_of(states(), links())


@cache
def chains() -> dict[str, list[State]]:
    found: dict[str, list[State]] = defaultdict(list)
    for state in states():
        found[threads()[state.key]].append(state)
    return {thread: sorted(chain, key=lambda s: s.valid_from or date.min) for thread, chain in found.items()}


def holds(state: State, day: date) -> bool:
    return (state.valid_from or date.min) <= day < (state.valid_until or date.max)


# ── the lists ────────────────────────────────────────────────────────────────────────────────────────


def test_states_of_one_code_never_overlap() -> None:
    by_code: dict[tuple[str, str], list[State]] = defaultdict(list)
    for state in states():
        by_code[state.level, state.code].append(state)
    for chain in by_code.values():
        chain.sort(key=lambda state: state.valid_from or date.min)
        for before, after in pairwise(chain):
            assert before.valid_until is not None
            assert after.valid_from is not None
            assert before.valid_until <= after.valid_from


def test_the_states_of_a_thread_follow_one_another_without_a_gap() -> None:
    for chain in chains().values():
        for before, after in pairwise(chain):
            assert before.valid_until == after.valid_from
            assert (before.level, before.code) == (after.level, after.code)


EVENTS = sorted({day for state in read_states() for day in (state.valid_from, state.valid_until) if day})


@given(st.dates(date(2019, 1, 1), date(2026, 12, 31)))
def test_units_change_only_on_days_on_which_something_happened(day: date) -> None:
    yesterday = day - timedelta(days=1)
    if day in EVENTS:
        return
    assert {s.key for s in states() if holds(s, day)} == {s.key for s in states() if holds(s, yesterday)}


@given(st.sampled_from([date(2020, 1, 1), *EVENTS]))
def test_every_parent_exists_on_the_day(day: date) -> None:
    there = [state for state in states() if holds(state, day)]
    codes = {(state.level, state.code) for state in there}
    above = {2: "province", 3: "district"}
    orphans = [s for s in there if s.parent_code and (above[len(s.parent_code)], s.parent_code) not in codes]

    assert orphans == []
    assert all(s.level == "province" for s in there if not s.parent_code)


def test_every_old_unit_of_2025_has_a_successor_and_every_new_one_a_predecessor() -> None:
    of_2025 = [link for link in links() if link.day == REORGANISATION]
    old = {(link.old_level, link.old_code) for link in of_2025}
    new = {(link.new_level, link.new_code) for link in of_2025}

    assert len(of_2025) == 10_633
    assert {(s.level, s.code) for s in states() if s.valid_until == REORGANISATION and s.level != "district"} <= old
    assert {(s.level, s.code) for s in states() if s.valid_from == REORGANISATION} == new


def test_nearly_every_code_was_used_again_in_2025_and_many_under_another_name() -> None:
    before = defaultdict(set)
    for state in states():
        if (
            state.level == "commune"
            and state.valid_from != REORGANISATION
            and (state.valid_from or date.min) < REORGANISATION
        ):
            before[state.code].add(state.name)
    after = [s for s in states() if s.level == "commune" and s.valid_from == REORGANISATION]
    again = [s for s in after if s.code in before]

    assert len(again) == 3_316
    assert sum(s.parent_code == "19" for s in again) == 92


def test_a_region_is_given_to_every_province_of_before_2025() -> None:
    regions = read_regions()
    first = {row.code for row in regions if row.valid_from is None}

    assert len(first) == 63
    assert {row.code for row in regions if row.region == "TDMNPB"} >= {"19", "06"}
    assert all("chưa đối chiếu" in row.source for row in regions)


# ── threads ──────────────────────────────────────────────────────────────────────────────────────────


def thread(code: str, day: date, level: str = "commune") -> str:
    [found] = [threads()[s.key] for s in states() if (s.level, s.code) == (level, code) and holds(s, day)]
    return found


IN_2020, IN_2024, IN_2025 = date(2020, 6, 1), date(2024, 6, 1), date(2025, 1, 1)
TODAY = date(2026, 9, 1)


@pytest.mark.parametrize("code", ["01984", "05869", "05692"])
def test_a_unit_that_changed_its_kind_or_nothing_goes_on(code: str) -> None:
    assert thread(code, IN_2020) == thread(code, IN_2025)


def test_the_two_communes_that_the_reorganisation_left_alone_go_on() -> None:
    today = {thread(s.code, TODAY): s.name for s in states() if s.parent_code == "19" and holds(s, TODAY)}
    gone_on = {name for key, name in today.items() if len(chains()[key]) > 1}

    assert gone_on == {"Sảng Mộc", "Thượng Quan"}


def test_a_merged_unit_is_new_even_where_it_kept_the_code() -> None:
    assert thread("05845", IN_2024) != thread("05845", IN_2025)  # Ký Phú, then Vạn Phú
    assert thread("05569", IN_2024) != thread("05569", IN_2025)  # xã Bảo Cường, then thị trấn Chợ Chu
    assert thread("05845", IN_2025) != thread("05845", TODAY)  # and the Vạn Phú of today


def test_eleven_provinces_went_on_and_the_merged_ones_are_new() -> None:
    goes_on = [s.code for s in states() if s.level == "province" and s.valid_from == REORGANISATION
               and thread(s.code, IN_2025, "province") == thread(s.code, TODAY, "province")]  # fmt: skip

    assert len(goes_on) == 11
    assert "19" not in goes_on
    assert thread("46", IN_2020, "province") == thread("46", TODAY, "province")  # Thừa Thiên Huế, Huế


def test_a_renaming_on_the_day_a_neighbour_ended_is_not_trusted() -> None:
    assert thread("769", IN_2020, "district") != thread("769", IN_2024, "district")  # quận 2, then thành phố Thủ Đức


def test_a_thread_has_one_owner() -> None:
    assert all(len({(s.level, s.code) for s in chain}) == 1 for chain in chains().values())


# ── lineage in the database ──────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.usefixtures("viet_nam")
class TestLineage:
    def unit(self, name: str, day: date) -> Unit:
        return find_unit(name, day, level="commune", within=find_unit("19", day))

    def test_van_phu_was_made_of_ky_phu_and_van_tho(self) -> None:
        steps = predecessors(self.unit("Vạn Phú", IN_2025))

        assert [(s.unit.name, s.whole, s.share, s.day, s.decree) for s in steps] == [
            ("Vạn Thọ", True, ONE, date(2024, 12, 1), "1240/NQ-UBTVQH15"),
            ("Ký Phú", True, ONE, date(2024, 12, 1), "1240/NQ-UBTVQH15"),
        ]

    def test_van_tho_is_in_the_van_phu_of_today_over_two_reorganisations(self) -> None:
        [kin] = descend_to(self.unit("Vạn Thọ", IN_2024), TODAY)

        assert (kin.unit.name, kin.unit.valid_from, kin.share) == ("Vạn Phú", REORGANISATION, ONE)
        assert kin.decrees == ("1240/NQ-UBTVQH15", "1683/NQ-UBTVQH15")

    def test_the_way_back_finds_the_same_units(self) -> None:
        today = self.unit("Vạn Phú", TODAY)
        then = {kin.unit.name for kin in ascend_to(today, IN_2024)}

        assert {"Vạn Thọ", "Ký Phú"} <= then
        assert all(today in [kin.unit for kin in descend_to(self.unit(name, IN_2024), TODAY)] for name in then)

    def test_a_divided_commune_has_two_successors_with_unknown_shares(self) -> None:
        steps = successors(self.unit("Thượng Đình", IN_2024))

        assert {(s.unit.name, s.whole, s.share) for s in steps} == {
            ("Phú Bình", False, None), ("Điềm Thụy", False, None),
        }  # fmt: skip

    def test_a_commune_of_which_nobody_said_where_it_went_has_no_invented_successor(self) -> None:
        assert successors(self.unit("Na Mao", IN_2024)) == []
        assert descend_to(self.unit("Na Mao", IN_2024), TODAY) == []

    def test_a_change_of_kind_is_a_state_and_no_successor(self) -> None:
        commune = self.unit("Hồng Tiến", IN_2020)

        assert [s.type for s in thread_states(commune.thread)] == ["xã", "phường"]
        assert [s.day for s in successors(commune)] == [REORGANISATION]

    def test_a_unit_left_alone_is_its_own_heir(self) -> None:
        commune = self.unit("Sảng Mộc", IN_2020)

        assert successors(commune) == []
        assert [(kin.unit.thread, kin.share) for kin in descend_to(commune, TODAY)] == [(commune.thread, ONE)]

    def test_all_communes_of_two_provinces_come_to_the_92_of_today(self) -> None:
        before = [u for code in ("19", "06") for u in units_at(date(2025, 6, 30), level="commune",
                  within=find_unit(code, date(2025, 6, 30)))]  # fmt: skip
        today = descents(before, TODAY)
        found = {kin.unit.code for kin in (k for kins in today.values() for k in kins)}

        assert (len(before), len(found)) == (280, 92)
        assert sum(len(kins) for kins in today.values()) == 283
        assert sum(kin.share is None for kins in today.values() for kin in kins) == 6

    def test_thai_nguyen_and_bac_kan_became_thai_nguyen(self) -> None:
        province = find_unit("19", TODAY, level="province")

        assert {s.unit.name for s in predecessors(province)} == {"Thái Nguyên", "Bắc Kạn"}

    def test_an_island_district_became_a_special_zone(self) -> None:
        [step] = successors(find_unit("huyện Lý Sơn", IN_2024))

        assert step.unit.full_name == "đặc khu Lý Sơn"

    def test_only_decrees_that_are_known_one_by_one_are_named(self) -> None:
        of_2025 = Link.objects.filter(day=REORGANISATION, new__level="commune")

        assert of_2025.filter(decree="1683/NQ-UBTVQH15").count() == 283
        assert of_2025.exclude(decree="1683/NQ-UBTVQH15").values_list("decree", flat=True).distinct().get() == (
            "một trong các NQ 1654–1687/NQ-UBTVQH15"
        )

    def test_whole_links_have_share_one_and_parts_an_unknown_one(self) -> None:
        assert not Link.objects.filter(whole=True).exclude(share=1).exists()
        assert not Link.objects.filter(whole=False, share__isnull=False).exists()

    def test_people_are_carried_to_the_communes_of_today_and_back(self) -> None:
        day = date(2024, 11, 30)
        # Published: Ký Phú 8,916 and Vạn Thọ 4,102 people, together 13,018. Of their neighbours we say nothing.
        known = {"Ký Phú": 8916, "Vạn Thọ": 4102}
        people = {self.unit(name, day).thread: Amount(Decimal(number)) for name, number in known.items()}
        both = [self.unit(name, day) for name in known]
        then = carry(people, parts_on(both, IN_2025), Carrying(Rule.SUM))
        [van_phu] = then.values.values()

        assert van_phu.amount == Amount(Decimal(13_018))
        assert undo(then) == people

        everybody = list(units_at(day, level="commune", within=find_unit("19", day)))
        now = carry(people, parts_on(everybody, TODAY), Carrying(Rule.SUM))
        assert now.values[self.unit("Vạn Phú", TODAY).thread].gap is Gap.NO_VALUE
        assert undo(now) == people
