"""One drawn value: on the right side of its level, near it as real ones are, better where the commune is strong."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from chungsuc.demo.cast import Part
from chungsuc.demo.dice import Dice
from chungsuc.demo.needs import Need
from chungsuc.demo.sizes import MEASURED, share_of, size

HUNDRED = Decimal(100)
_COUNTED = {"mô hình", "sản phẩm", "HTX", "trường", "lĩnh vực", "lít"}


class Drawn(NamedTuple):
    """What an observation will say: a number, an attestation, or a rate by its two parts."""

    value: Decimal | None = None
    attested: bool | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def draw(dice: Dice, part: Part, measure: str, need: Need, day: date) -> Drawn:
    """Draw the value of one measure of one commune on one day."""
    if need.met is None and need.missed is None:
        return _held(dice, part, measure, need)
    kind = share_of(need.provision)
    aim = _aim(dice, part, measure, need, day)
    if kind is not None:
        return _rate(need, aim, size(dice, part, kind, need.provision), kind in MEASURED)
    step = Decimal(1) if need.provision.unit in _COUNTED else Decimal("0.1")
    return Drawn(value=_within(need, aim, step))


def _held(dice: Dice, part: Part, measure: str, need: Need) -> Drawn:
    if measure == "temporary_houses":
        return Drawn(value=Decimal(0 if need.holds else dice.whole(1, 14, measure, part.thread)))
    return Drawn(attested=bool(need.holds))


def _aim(dice: Dice, part: Part, measure: str, need: Need, day: date) -> Decimal:
    """Aim beyond the level met, or short of the level missed; a little better every year."""
    years = (day - date(2019, 12, 31)).days / 365
    luck = dice.share("value", measure, part.thread)
    if need.met is None:
        short = 0.02 + 0.16 * luck - 0.015 * years * (luck > 0.3)
        level = need.missed or Decimal(0)
        return level * _factor(1 + short if need.ceiling else 1 - max(0.01, short))
    beyond = 0.03 + (0.25 + 0.5 * part.strength) * luck + 0.04 * years
    if need.ceiling:
        return need.met * _factor(max(0.15, 1 - beyond))
    room = HUNDRED - need.met if (need.provision.unit or "").startswith("%") and need.met <= HUNDRED else need.met / 3
    return need.met + room * _factor(min(0.97, beyond))


def _factor(share: float) -> Decimal:
    return Decimal(str(round(share, 4)))


def _within(need: Need, aim: Decimal, step: Decimal) -> Decimal:
    """Round the aim to a step and keep it on the right side of the levels; where both cannot be, the met one counts."""
    value = aim.quantize(step, ROUND_HALF_UP)
    away, back = (step, ROUND_CEILING) if need.ceiling else (-step, ROUND_FLOOR)
    further = max if need.ceiling else min
    if need.missed is not None:
        edge = need.missed.quantize(step, back)
        value = further(value, edge + away if edge == need.missed and not need.strict else edge)
    if need.met is not None:
        edge = need.met.quantize(step, ROUND_FLOOR if need.ceiling else ROUND_CEILING)
        nearer = min if need.ceiling else max
        value = nearer(value, edge - away if edge == need.met and need.strict else edge)
    return max(Decimal(0), value)


def _rate(need: Need, aim: Decimal, whole: Decimal, measured: bool) -> Drawn:
    step = Decimal("0.1") if measured else Decimal(1)
    scaled = Need(
        need.provision, need.ceiling,
        None if need.met is None else need.met * whole / HUNDRED,
        None if need.missed is None else need.missed * whole / HUNDRED,
        strict=need.strict,
    )  # fmt: skip
    part = _within(scaled, aim * whole / HUNDRED, step)
    return Drawn(numerator=min(part, whole), denominator=whole)
