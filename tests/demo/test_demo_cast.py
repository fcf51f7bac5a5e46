"""Who plays which part: any seed keeps the printed totals and the named facts."""

from __future__ import annotations

from collections import Counter

import pytest

from chungsuc.demo import calibration as printed
from chungsuc.demo.cast import BEGIN, END, NEVER, Part, cast
from chungsuc.demo.dice import Dice
from chungsuc.demo.shape import MID_2023, NEW_DAYS, Y2020, Y2023, lacking_new, lacking_old
from chungsuc.demo.world import xa_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SEEDS = (0, 1, 318, 4_000_000)
CRITERIA = [str(number) for number in range(1, 20)]


def parts_of(seed: int) -> dict[str, Part]:
    return cast(Dice(seed), xa_of(BEGIN), {unit.thread for unit in xa_of(END)})


def held(parts: dict[str, Part], year: int, of_thread: set[str] | None = None) -> tuple[int, int, int]:
    chosen = [part for part in parts.values() if of_thread is None or part.thread in of_thread]
    return tuple(
        sum(1 for part in chosen if (getattr(part, title) or NEVER) <= year) for title in ("ntm", "advanced", "model")
    )  # type: ignore[return-value]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_seed_comes_to_the_printed_totals(seed: int) -> None:
    parts = parts_of(seed)
    staying = {unit.thread for unit in xa_of(END)}
    assert len(parts) == 137
    assert held(parts, 2019)[0] == 101
    assert held(parts, 2021)[:2] == (109, 11)
    assert held(parts, 2022, staying) == (108, 17, 4)
    assert held(parts, 2023, staying) == (118, 33, 10)
    assert sum(part.ntm == 2023 for part in parts.values()) == 10


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_page_names_is_not_drawn(seed: int) -> None:
    parts = {(part.district, part.name): part for part in parts_of(seed).values()}
    for district, names in printed.NTM_2019.items():
        assert {(parts[district, name].ntm, parts[district, name].named_ntm) for name in names} == {(2019, True)}
    assert parts[printed.DAI_TU, "Ký Phú"].advanced == 2023
    assert parts[printed.DAI_TU, "Vạn Thọ"].advanced == 2024
    assert sum(part.named_ntm for part in parts.values()) == 13


@pytest.mark.parametrize("seed", SEEDS)
def test_a_higher_title_presupposes_the_lower(seed: int) -> None:
    for part in parts_of(seed).values():
        assert part.advanced is None or (part.ntm or NEVER) < part.advanced
        assert part.model is None or (part.advanced or NEVER) < part.model


@pytest.mark.parametrize("seed", SEEDS)
def test_no_commune_of_a_recognised_district_is_left_out(seed: int) -> None:
    left = Counter(part.district for part in parts_of(seed).values() if part.ntm is None and part.name != "Quân Chu")
    assert sum(left.values()) == 8
    assert set(left) <= {printed.VO_NHAI, printed.DONG_HY, printed.PHU_LUONG}


@pytest.mark.parametrize("seed", SEEDS)
def test_five_of_the_ten_of_2023_are_specially_difficult(seed: int) -> None:
    new = [part for part in parts_of(seed).values() if part.ntm == 2023]
    assert sum(part.specially_difficult for part in new) == 5


def test_another_seed_chooses_others() -> None:
    first, second = parts_of(1), parts_of(2)
    assert parts_of(1) == first
    assert {t: p.ntm for t, p in first.items()} != {t: p.ntm for t, p in second.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_dinh_hoa_in_mid_2023_is_as_printed(seed: int) -> None:
    dice, parts = Dice(seed), parts_of(seed).values()
    eight = [19 - lacking_new(dice, part, MID_2023) for part in parts if part.reassessed]
    six = [19 - lacking_new(dice, p, MID_2023) for p in parts if p.district == printed.DINH_HOA and p.ntm == 2023]
    assert (len(eight), len(six)) == (8, 6)
    assert set(eight) <= {14, 15, 16}
    assert set(six) <= {13, 14, 15, 16}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_criteria_of_2020_are_met_by_as_many_as_printed(seed: int) -> None:
    parts = list(parts_of(seed).values())
    lacks = lacking_old(Dice(seed), parts, CRITERIA)[Y2020]
    for no, met in printed.MET_IN_2020.items():
        assert 137 - sum(no in lacking for lacking in lacks.values()) == met
    below_ten = {part.name for part in parts if len(lacks.get(part.thread, ())) > 9}
    assert below_ten == set(printed.BELOW_TEN_IN_2020)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_commune_falls_back_on_the_new_set_and_the_newly_recognised_meet_it(seed: int) -> None:
    dice = Dice(seed)
    for part in parts_of(seed).values():
        lacking = [lacking_new(dice, part, day) for day in NEW_DAYS]
        assert lacking == sorted(lacking, reverse=True), part
        if part.ntm in (2022, 2023):
            assert lacking_new(dice, part, Y2023) == 0
