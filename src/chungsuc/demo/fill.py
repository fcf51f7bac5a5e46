"""Fill a database with the demonstration: units as they were, the law, real and drawn recognitions, drawn values.

All or nothing: one transaction, and what it comes to is held against what was printed before it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from typing import NamedTuple

from django.db import transaction

from chungsuc.accounts.demonstration import is_demonstration, mark_demonstration
from chungsuc.accounts.models import User
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.calibration import SCOPE
from chungsuc.demo.cast import BEGIN, END, Part, cast
from chungsuc.demo.dice import Dice
from chungsuc.demo.errors import CalibrationMissed, OtherSeedThere, RealDataThere
from chungsuc.demo.gaps import take_back
from chungsuc.demo.localities import fill_localities
from chungsuc.demo.observe import Stage, commune_entries, days, district_entries, law_days
from chungsuc.demo.recognise import recognise_all
from chungsuc.demo.shape import (
    ADVANCED_SET,
    DISTRICT_SET,
    MODEL_SET,
    OLD_SET,
    TOWN_SET,
    lacking_old,
)
from chungsuc.demo.traits import give_traits
from chungsuc.demo.world import district_part, districts_on, province, xa_of
from chungsuc.figures.published import load_published
from chungsuc.figures.titles import compare_with_published
from chungsuc.law.overlays import LawAtDate
from chungsuc.maps.shipped import load_shipped
from chungsuc.observations.actions import record_many
from chungsuc.observations.models import Observation
from chungsuc.recognition.models import Recognition
from chungsuc.targets.shipped import load_plans
from chungsuc.units.queries import traits_of
from chungsuc.verdicts.actions import refresh
from chungsuc.verdicts.law_in_force import install_overlay, law_for
from chungsuc.verdicts.models import StoredVerdict

MARKER = "bản trình diễn"
SAID_BY = "bộ sinh số liệu mô phỏng, hạt giống {seed}"
_SEED = re.compile(r"hạt giống (\d+)$")
Progress = Callable[[str], None]


class Made(NamedTuple):
    """What the database holds after a run; ``fresh`` is false when everything was there already."""

    fresh: bool
    seed: int
    observations: int
    recognitions: int
    verdicts: int


def fill(seed: int, say: Progress = lambda text: None) -> Made:
    """Fill the database for one seed, or find that it is filled already (đã có thì không làm lại).

    Raises:
        RealDataThere: the database holds observations, recognitions or accounts that are not the demonstration's.
        OtherSeedThere: it holds the simulation of another seed.
    """
    there = seed_there()
    if there is not None:
        if there != seed:
            raise OtherSeedThere(there=there, asked=seed)
        mark_demonstration(MARKER)
        _load_plans()
        _load_maps()
        return _made(seed, fresh=False)
    _refuse_real_data()
    with transaction.atomic():
        mark_demonstration(MARKER)
        return _fill(Dice(seed), say)


def seed_there() -> int | None:
    """Give the seed of the simulation that the database holds, if it holds one.

    Raises:
        RealDataThere: it holds real observations too.
    """
    real = Observation.objects.filter(synthetic=False).count()
    if real:
        raise RealDataThere(count=real, what="số liệu", what_en="observations")
    said_by = Observation.objects.values_list("said_by", flat=True).order_by("pk").first()
    found = _SEED.search(said_by or "")
    return int(found.group(1)) if found else None


def _refuse_real_data() -> None:
    titles = Recognition.objects.count()
    if titles:
        raise RealDataThere(count=titles, what="quyết định công nhận", what_en="recognitions")
    people = User.objects.filter(demo=False).count()
    if people and not is_demonstration():
        raise RealDataThere(count=people, what="tài khoản", what_en="accounts")


def _made(seed: int, *, fresh: bool) -> Made:
    # Counted in the database, so that the first run and the next say the same.
    return Made(
        fresh, seed, Observation.objects.count(), Recognition.objects.count(), StoredVerdict.objects.count()
    )  # fmt: skip


def _fill(dice: Dice, say: Progress) -> Made:
    say("số liệu đã công bố, kèm nguồn")
    load_published()
    _load_plans()
    _load_maps()
    say("mức giả định minh họa, nơi luật để ngỏ")
    install_illustrations()
    say("vai của 137 xã, đặc điểm, quyết định công nhận")
    communes = {unit.thread: unit for unit in xa_of(BEGIN)}
    parts = cast(dice, communes.values(), {unit.thread for unit in xa_of(END)})
    give_traits(dice, parts.values())
    recognise_all(dice, parts.values(), communes, districts_on(BEGIN).values())
    _observe(dice, parts, say)
    take_back(dice, parts, SAID_BY.format(seed=dice.seed))
    judge_all(parts, say)
    say("xóm, hộ, vườn mô phỏng của hai xã")
    fill_localities(SAID_BY.format(seed=dice.seed))
    hold_to_print()
    return _made(dice.seed, fresh=True)


def _load_plans() -> None:
    """Load the plans that were printed: real, like the published figures."""
    with acting(Actor(MARKER)):
        load_plans()


def _load_maps() -> None:
    """Load the boundaries that ship: real, with what they are not good for."""
    with acting(Actor(MARKER)):
        load_shipped()


def install_illustrations() -> None:
    """Install the assumed levels that ship with the demonstration (giả định minh họa)."""
    for file in sorted((files("chungsuc.demo") / "overlays").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            install_overlay(file.read_text(encoding="utf-8"), source="đi kèm bản trình diễn", file=file.name)


def _observe(dice: Dice, parts: Mapping[str, Part], say: Progress) -> None:
    laws: dict[tuple[str, date], LawAtDate] = {
        (set_id, day): law_for(set_id, level_day) for set_id, day, level_day in law_days()
    }
    criteria = [criterion.no for criterion in laws[OLD_SET, days()[0]].criteria if criterion.counted]
    old = lacking_old(dice, list(parts.values()), criteria)
    stage = Stage(dice, SAID_BY.format(seed=dice.seed), laws, old)
    for day in days():
        units = xa_of(day)
        say(f"số liệu mô phỏng ngày {day:%d/%m/%Y}: {len(units)} xã")
        record_many(commune_entries(stage, units, parts, traits_of(units, day), day))
        districts = list(districts_on(day).values())
        record_many(district_entries(stage, districts, district_part(districts), day))


def hold_to_print() -> None:
    """Hold the totals at the end of 2023 against the printed ones.

    Raises:
        CalibrationMissed: one of them differs; nothing is kept then.
    """
    for row in compare_with_published(province(), SCOPE, since=END):
        if not row.agrees:
            raise CalibrationMissed(what=row.printed.indicator, ours=row.ours.share.part, printed=row.printed.value)


def judge_all(parts: Mapping[str, Part], say: Progress = lambda text: None) -> None:
    """Judge every unit by every set it was observed for, and keep the verdicts."""
    for set_id, day, level_day in law_days():
        if day != level_day:
            continue
        say(f"đánh giá theo {set_id} ngày {day:%d/%m/%Y}")
        units = list(districts_on(day).values()) if set_id == DISTRICT_SET else xa_of(day)
        if set_id == DISTRICT_SET:
            units, towns = [u for u in units if u.type == "huyện"], [u for u in units if u.type != "huyện"]
            refresh(towns, TOWN_SET, day)
        elif set_id in (ADVANCED_SET, MODEL_SET):
            units = [unit for unit in units if _on_the_way(parts[unit.thread], set_id, day)]
        refresh(units, set_id, day)


def _on_the_way(part: Part, set_id: str, day: date) -> bool:
    if set_id == ADVANCED_SET:
        return part.advanced is not None
    return part.model is not None and day >= date(part.model, 12, 31)
