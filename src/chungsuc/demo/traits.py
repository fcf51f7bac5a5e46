"""The traits of the demonstration: synthetic, but for the region, which comes from the province."""

from __future__ import annotations

from collections.abc import Iterable

from chungsuc.demo.cast import Part
from chungsuc.demo.dice import Dice
from chungsuc.demo.sizes import schools
from chungsuc.law.traits import TraitValue
from chungsuc.units.actions import set_trait

SOURCE = "mô phỏng: danh sách thật không có trong nguồn công khai đã đọc"


def give_traits(dice: Dice, parts: Iterable[Part]) -> None:
    """Give every commune its number of schools, whether it has a craft village, and some special difficulty."""
    for part in parts:
        traits: dict[str, TraitValue] = {
            "schools": schools(dice, part.thread),
            "craft_village": dice.share("craft village", part.thread) < 0.3,
        }
        if part.specially_difficult:
            traits["specially_difficult"] = True
        for trait, value in traits.items():
            set_trait(part.thread, trait, value, valid_from=None, source=SOURCE, synthetic=True)
