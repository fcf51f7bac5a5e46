"""Who plays which part: in which year each commune is recognised, and how strong it is otherwise.

Drawn by the seed within the limits of ``calibration``; what a page names is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chungsuc.demo import calibration as printed
from chungsuc.demo.dice import Dice
from chungsuc.units.models import Unit

BEGIN = date(2020, 1, 1)  # the 137 communes; our list of units begins on this day
END = date(2023, 12, 31)
NEVER = 9999  # a year after all years


@dataclass(frozen=True, slots=True)
class Part:
    """What the simulation has in store for one commune (vai của một xã).

    ``strength`` lies in [0, 1): richer and nearer to a town is higher. Years are result years, ``None``: never.
    ``named_ntm`` and ``named_advanced``: a page names the commune, so that the recognition is a real one.
    """

    thread: str
    name: str
    district: str
    strength: float
    ntm: int | None
    advanced: int | None
    model: int | None
    named_ntm: bool
    named_advanced: bool
    specially_difficult: bool
    reassessed: bool  # one of Định Hóa's eight


def cast(dice: Dice, communes: Iterable[Unit], staying: set[str]) -> dict[str, Part]:
    """Give every commune of 2020 its part, by thread; ``staying`` are the threads still xã at the end of 2023."""
    by_district: dict[str, list[Unit]] = {}
    for unit in communes:
        by_district.setdefault(unit.parent_code, []).append(unit)
    split = printed.LAST_OF_2023[dice.whole(0, len(printed.LAST_OF_2023) - 1, "split of 2023")]
    parts: list[Part] = []
    for district, units in by_district.items():
        parts += _district(dice, district, units, split.get(district, 0), staying)
    return {part.thread: part for part in _difficult(dice, parts)}


def _district(dice: Dice, district: str, units: Sequence[Unit], more_in_2023: int, staying: set[str]) -> list[Part]:
    strength = {unit.thread: _strength(dice, unit) for unit in units}
    ranked = sorted(units, key=lambda unit: -strength[unit.thread])
    ntm = _ntm_years(dice, district, ranked, more_in_2023)
    advanced = _advanced_years(district, ranked, ntm, staying)
    model = _model_years(district, ranked, advanced)
    named_ntm = printed.NTM_2019.get(district, ())
    named_advanced = {row.name for row in printed.ADVANCED_NAMED if row.district == district}
    weakest = [unit.thread for unit in reversed(ranked) if ntm.get(unit.thread, NEVER) <= 2021]
    reassessed = weakest[: printed.REASSESSED_IN_DINH_HOA] if district == printed.DINH_HOA else []
    return [
        Part(
            unit.thread, unit.name, district, strength[unit.thread], ntm.get(unit.thread),
            advanced.get(unit.thread), model.get(unit.thread), unit.name in named_ntm, unit.name in named_advanced,
            False, unit.thread in reassessed,
        )
        for unit in units
    ]  # fmt: skip


_NEAR_TOWN = {
    printed.TP: 0.35,
    printed.SONG_CONG: 0.35,
    printed.PHO_YEN: 0.3,
    printed.PHU_BINH: 0.2,
    printed.VO_NHAI: 0.0,
}


def _strength(dice: Dice, unit: Unit) -> float:
    named = {row.name for row in printed.ADVANCED_NAMED if row.district == unit.parent_code}
    if unit.name in named:
        return 0.6 + 0.1 * dice.share("strength", unit.thread)
    return min(0.999, _NEAR_TOWN.get(unit.parent_code, 0.1) + 0.65 * dice.share("strength", unit.thread))


def _ntm_years(dice: Dice, district: str, ranked: Sequence[Unit], more_in_2023: int) -> dict[str, int]:
    """Share out the printed counts: the named ones first, then the strongest; the named last ones never."""
    targets = list(printed.NTM_BY[district])
    targets[-1] += more_in_2023
    fixed = _named_years(district, ranked)
    last = printed.LAST.get(district, ())
    free = [unit.thread for unit in ranked if unit.thread not in fixed and unit.name not in last]
    years: dict[str, int] = {}
    for year, target in zip(printed.YEARS, targets, strict=True):
        years.update({thread: year for thread, named in fixed.items() if named == year})
        while len(years) < target:
            years[free.pop(0)] = year
    first = printed.YEARS[0]
    # "By 2018" is a sum over years that our pages do not split: spread it.
    return {
        thread: dice.whole(2013, 2018, "early year", thread) if year == first else year
        for thread, year in years.items()
    }


def _named_years(district: str, ranked: Iterable[Unit]) -> dict[str, int]:
    named = (
        (printed.NTM_EARLY, printed.YEARS[0]),
        (printed.NTM_2019, 2019),
        (printed.NTM_2021, 2021),
    )
    return {
        unit.thread: year for unit in ranked for names, year in named if unit.name in names.get(district, ())
    }  # fmt: skip


def _advanced_years(district: str, ranked: Sequence[Unit], ntm: Mapping[str, int], staying: set[str]) -> dict[str, int]:
    years = {
        unit.thread: row.year
        for row in printed.ADVANCED_NAMED
        for unit in ranked
        if (district, unit.name) == (row.district, row.name)
    }
    dossier = printed.ADVANCED_DOSSIER_2022.get(district, ())
    years.update({unit.thread: 2022 for unit in ranked if unit.name in dossier})
    # A xã that has become a ward or part of a township is no longer there to be counted.
    free = [unit.thread for unit in ranked if unit.thread in staying and unit.thread not in years]
    for year, target in zip((2021, 2022, 2023), printed.ADVANCED_BY[district], strict=True):
        while sum(1 for named in years.values() if named <= year) < target:
            chosen = next(thread for thread in free if ntm.get(thread, NEVER) < year)
            free.remove(chosen)
            years[chosen] = year
    return years


def _model_years(district: str, ranked: Sequence[Unit], advanced: Mapping[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for year, target in zip((2022, 2023), printed.MODEL_BY.get(district, (0, 0)), strict=True):
        for unit in ranked:
            thread = unit.thread
            if len(years) >= target:
                break
            if thread not in years and advanced.get(thread, NEVER) < year:
                years[thread] = year
    return years


def _difficult(dice: Dice, parts: list[Part]) -> list[Part]:
    """Mark the specially difficult: those not yet NTM, five of the ten of 2023, no others."""
    new = [part for part in parts if part.ntm == 2023]
    weakest = sorted(new, key=lambda part: part.strength)[: printed.SPECIALLY_DIFFICULT_OF_2023]
    marked = {part.thread for part in weakest} | {
        part.thread for part in parts if part.ntm is None and part.district == printed.VO_NHAI
    }
    return [replace(part, specially_difficult=part.thread in marked) for part in parts]
