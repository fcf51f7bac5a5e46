"""What each commune still lacks on each day: the story, told in numbers of criteria (diễn biến mô phỏng).

A commune mends its criteria in one drawn order, so that what is met stays met from one day to the next. How
many it lacks follows from its part; the printed limits are kept (Định Hóa in July 2023, the criteria of 2020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chungsuc.demo import calibration as printed
from chungsuc.demo.cast import NEVER, Part
from chungsuc.demo.dice import Dice

OLD_SET, NEW_SET = "QD1980-2016/xa", "QD318-2022/xa"
ADVANCED_SET, MODEL_SET = "QD318-2022/xa_nang_cao", "QD319-2022/xa_kieu_mau"
DISTRICT_SET, TOWN_SET = "QD320-2022/huyen", "QD320-2022/thi_xa_tp"

Y2019, Y2020, Y2021, Y2022, MID_2023, Y2023 = (
    date(2019, 12, 31), date(2020, 12, 31), date(2021, 12, 31),
    date(2022, 12, 31), date(2023, 6, 30), date(2023, 12, 31),
)  # fmt: skip
NEW_DAYS = (Y2021, Y2022, MID_2023, Y2023)

# What communes of a poor mountain province tend to lack longest; the rest weighs 1.
_HARD: Mapping[str, float] = {
    "2": 3, "5": 3, "6": 2.5, "9": 3, "10": 4, "11": 4, "12": 2, "13": 2.5, "15": 1.5, "17": 4, "18": 1.2,
    "1": 0.8, "3": 0.8, "4": 0.4, "7": 0.8, "8": 0.6, "14": 0.8, "16": 1, "19": 0.3,
}  # fmt: skip
# Districts that were recognised on the new set: all their communes had to meet it by then.
_DISTRICT_BY = {printed.PHU_BINH: Y2022, printed.DINH_HOA: Y2023, printed.DAI_TU: Y2023}


def hard_order(dice: Dice, thread: str, criteria: Sequence[str], name: str) -> list[str]:
    """Put the criteria in the order of how long this commune lacks them, the longest first."""
    return dice.order(criteria, "lacks", name, thread, weight={no: _HARD.get(no, 1) for no in criteria})


# ── the set of 2021–2025 ─────────────────────────────────────────────────────────────────────────────


def lacking_new(dice: Dice, part: Part, day: date) -> int:
    """Give how many criteria of the new set a commune lacks on one of ``NEW_DAYS``."""
    recognised = part.ntm or NEVER
    step = NEW_DAYS[::-1].index(day)  # 0 at the end of 2023, 3 at the end of 2021
    if part.reassessed:
        return 0 if day == Y2023 else dice.whole(3, 5, "reassessed", part.thread) + max(0, step - 2)
    if recognised == 2023:
        low, high = (3, 6) if part.district == printed.DINH_HOA else (2, 5)
        return 0 if day == Y2023 else dice.whole(low, high, "of 2023", part.thread) + step - 1
    if recognised == 2022:
        return dice.whole(2, 5, "of 2022", part.thread) if day == Y2021 else 0
    if recognised > 2023:
        return min(11, dice.whole(5, 8, "not yet", part.thread) + step)
    return _lacking_of_old(dice, part, day, step)


def _lacking_of_old(dice: Dice, part: Part, day: date, step: int) -> int:
    """Recognised on the old set: the new one asks for more, and not all have caught up."""
    by_district = _DISTRICT_BY.get(part.district)
    if (by_district and day >= by_district) or (part.advanced and day >= date(min(part.advanced, 2023), 12, 31)):
        return 0
    behind = by_district is None and part.advanced is None and dice.share("behind", part.thread) < 0.42
    rest = dice.whole(1, 4, "behind by", part.thread) if behind else 0
    return rest + (dice.whole(0, 1, "catching up", part.thread) * step if not behind else (step + 1) // 2)


def lacking_advanced(dice: Dice, part: Part, day: date) -> int | None:
    """Give how many criteria of the advanced set a commune lacks; ``None`` when it is not on the way there."""
    if part.advanced is None or day < Y2022:
        return None
    step = NEW_DAYS[::-1].index(day)
    match part.advanced:
        case 2022:
            return 0
        case 2023:
            return 0 if day == Y2023 else dice.whole(2, 4, "advanced of 2023", part.thread) + 2 * (step - 1)
        case 2024:
            return 2 + step
        case _:
            return dice.whole(0, 1, "advanced on an older set", part.thread) * dice.whole(1, 3, "by", part.thread)


# ── the set of 2016–2020 ─────────────────────────────────────────────────────────────────────────────


def lacking_old(dice: Dice, parts: Sequence[Part], criteria: Sequence[str]) -> dict[date, dict[str, tuple[str, ...]]]:
    """Give what each of the 137 communes lacks of the old set at the end of 2019, 2020 and 2021, by thread."""
    of_2020 = _lacking_in_2020(dice, parts, criteria)
    before: dict[str, tuple[str, ...]] = {}
    after: dict[str, tuple[str, ...]] = {}
    for part in parts:
        lacks = of_2020.get(part.thread, ())
        more = [no for no in hard_order(dice, part.thread, criteria, "old") if no not in lacks]
        recognised = part.ntm or NEVER
        room = 9 - len(lacks) if part.name not in printed.BELOW_TEN_IN_2020 else 1
        extra = min(max(room, 0), dice.whole(1, 3, "before", part.thread))
        before[part.thread] = (*lacks, *more[:extra]) if recognised > 2019 else ()
        keep = max(1, len(lacks) - dice.whole(1, 2, "after", part.thread))
        keep = min(keep, 9)
        after[part.thread] = lacks[:keep] if recognised > 2021 else ()
    return {Y2019: before, Y2020: of_2020, Y2021: after}


def _lacking_in_2020(dice: Dice, parts: Sequence[Part], criteria: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Let as many communes lack each criterion as was printed for the end of 2020."""
    open_ones = [part for part in parts if (part.ntm or NEVER) > 2020]
    held = [part for part in parts if part not in open_ones]
    lacks: dict[str, list[str]] = {part.thread: [] for part in open_ones}
    for no, met in printed.MET_IN_2020.items():
        missing = len(parts) - met
        weakest = sorted(open_ones, key=lambda part: _standing(dice, part, no))
        weakest += sorted(held, key=lambda part: _standing(dice, part, no))
        for part in weakest[:missing]:
            lacks.setdefault(part.thread, []).append(no)
    others = [no for no in criteria if no not in printed.MET_IN_2020]
    for part in open_ones:
        last = part.name in printed.BELOW_TEN_IN_2020
        already = len(lacks[part.thread])
        wanted = 11 if last else min(9, max(already, 1 + int(8 * (1 - part.strength))))
        order = hard_order(dice, part.thread, others, "old")
        lacks[part.thread] += order[: max(0, wanted - already)]
    # What is hardest comes first, so that it is mended last.
    return {
        thread: tuple(no for no in hard_order(dice, thread, criteria, "old") if no in set(found))
        for thread, found in lacks.items()
    }


def _standing(dice: Dice, part: Part, no: str) -> float:
    if part.name in printed.BELOW_TEN_IN_2020:
        return -1.0
    return part.strength + 0.5 * dice.share("standing", no, part.thread)
