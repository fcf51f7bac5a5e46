"""The observations of the demonstration: every value synthetic, drawn to the story and held to the law's levels."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from chungsuc.demo.cast import Part
from chungsuc.demo.dice import Dice
from chungsuc.demo.needs import Need, needs_of
from chungsuc.demo.shape import (
    ADVANCED_SET,
    DISTRICT_SET,
    MODEL_SET,
    NEW_DAYS,
    NEW_SET,
    OLD_SET,
    Y2019,
    Y2020,
    Y2021,
    Y2022,
    hard_order,
    lacking_advanced,
    lacking_new,
)
from chungsuc.demo.values import draw
from chungsuc.engine.single import bind
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Traits
from chungsuc.observations.checks import Entry
from chungsuc.units.models import Unit

SOURCE = "số liệu mô phỏng"
OLD_DAYS = (Y2019, Y2020, Y2021)


class Asked(NamedTuple):
    """One law that a commune is to be shaped by on a day, and the criteria that it shall lack."""

    law: LawAtDate
    lacking: Collection[str]


class Stage(NamedTuple):
    """What the generator needs to know of the world (bối cảnh).

    ``laws``: by set and day; ``old``: what each commune lacks of the old set, by day and thread.
    """

    dice: Dice
    said_by: str
    laws: Mapping[tuple[str, date], LawAtDate]
    old: Mapping[date, Mapping[str, tuple[str, ...]]]


def law_days() -> Iterator[tuple[str, date, date]]:
    """Give (set, day observed, day whose levels shape it): at the end of 2021 the new set had no level yet."""
    for day in OLD_DAYS:
        yield OLD_SET, day, day
    for day in NEW_DAYS:
        yield NEW_SET, day, max(day, Y2022)
    for day in NEW_DAYS[1:]:
        yield ADVANCED_SET, day, day
        yield MODEL_SET, day, day
        yield DISTRICT_SET, day, day


def days() -> tuple[date, ...]:
    """Give the days that observations describe, in order."""
    return tuple(sorted({*OLD_DAYS, *NEW_DAYS}))


def commune_entries(
    stage: Stage, units: Sequence[Unit], parts: Mapping[str, Part], traits: Mapping[str, Traits], day: date
) -> Iterator[Entry]:
    """Give what is observed of the communes on one day."""
    for unit in units:
        part = parts[unit.thread]
        needs: dict[str, Need] = {}
        for law, lacking in _asked(stage, part, day):
            bare = bind(law, traits.get(unit.thread, {})).judge({})
            needs_of(bare, lacking, stage.dice, unit.thread, needs)
        for measure, need in needs.items():
            yield _entry(stage, unit, part, measure, need, day)


def _asked(stage: Stage, part: Part, day: date) -> Iterator[Asked]:
    if day in stage.old:
        yield Asked(stage.laws[OLD_SET, day], stage.old[day].get(part.thread, ()))
    if day in NEW_DAYS:
        law = stage.laws[NEW_SET, day]
        yield Asked(law, _first(stage.dice, part, law, lacking_new(stage.dice, part, day)))
    lacking = lacking_advanced(stage.dice, part, day)
    if lacking is not None:
        law = stage.laws[ADVANCED_SET, day]
        yield Asked(law, _first(stage.dice, part, law, lacking))
    if part.model and day >= date(part.model, 12, 31) and (MODEL_SET, day) in stage.laws:
        yield Asked(stage.laws[MODEL_SET, day], ())


def _first(dice: Dice, part: Part, law: LawAtDate, count: int) -> list[str]:
    counted = [criterion.no for criterion in law.criteria if criterion.counted]
    return hard_order(dice, part.thread, counted, law.base.id)[:count]


def district_entries(
    stage: Stage, districts: Sequence[Unit], part_of: Mapping[str, Part], day: date
) -> Iterator[Entry]:
    """Give what is observed of the districts on one day: satisfaction, townships; shares of communes are derived."""
    law = stage.laws.get((DISTRICT_SET, day))
    if law is None:
        return
    for unit in districts:
        if unit.type != "huyện":
            continue
        needs: dict[str, Need] = {}
        needs_of(bind(law, {}).judge({}), (), stage.dice, unit.thread, needs)
        for measure, need in needs.items():
            yield _entry(stage, unit, part_of[unit.thread], measure, need, day, rate=False)


def _entry(
    stage: Stage, unit: Unit, part: Part, measure: str, need: Need, day: date, *, rate: bool = True
) -> Entry:  # fmt: skip
    drawn = draw(stage.dice, part, measure, need, day)
    if not rate and drawn.numerator is not None and drawn.denominator is not None:
        percent = (100 * drawn.numerator / drawn.denominator).quantize(Decimal("0.1"))
        drawn = drawn._replace(value=percent, numerator=None, denominator=None)
    later = timedelta(days=stage.dice.whole(5, 20, "recorded", unit.thread, day), hours=2)
    recorded_at = datetime(day.year, day.month, day.day, tzinfo=UTC) + later
    return Entry(
        unit, measure, day, drawn.value, drawn.attested, drawn.numerator, drawn.denominator,
        source=SOURCE, said_by=stage.said_by, synthetic=True, recorded_at=recorded_at,
    )  # fmt: skip
