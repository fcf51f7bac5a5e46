"""The reorganisation of 2025-07-01 of Thái Nguyên and Bắc Kạn as the rows of an event, out of the shipped lists."""

from __future__ import annotations

from datetime import date

from chungsuc.reorganisation.plan import WHOLE, New, Row
from chungsuc.units.models import Link, Unit, UnitTrait
from chungsuc.units.source import State, read_links, read_states

DAY = date(2025, 7, 1)
PROVINCES = ("19", "06")


def rows_of_2025() -> list[Row]:
    """Give the rows: two provinces into one, 280 communes into 92, districts that end and leave nothing."""
    states = read_states()
    old = {(s.level, s.code): s for s in states if s.valid_until == DAY}
    new = {(s.level, s.code): s for s in states if s.valid_from == DAY}
    rows = [
        Row(0, link.old_level, link.old_code, _new(new[link.new_level, link.new_code]), WHOLE if link.whole else None,
            old[link.old_level, link.old_code].name)
        for link in read_links(states)
        if link.day == DAY and _ours(new[link.new_level, link.new_code])
    ]  # fmt: skip
    districts = [s for s in old.values() if s.level == "district" and s.parent_code in PROVINCES]
    rows += [Row(0, s.level, s.code, None, WHOLE, s.name) for s in sorted(districts, key=lambda s: s.code)]
    return [row._replace(number=number) for number, row in enumerate(rows, 2)]


def _ours(state: State) -> bool:
    return "19" in (state.code, state.parent_code)


def _new(state: State) -> New:
    return New(*state[:5], state.area_km2, state.population)


def forget_2025() -> None:
    """Leave the database with the states before that day only, as it was on its eve."""
    Link.objects.filter(day=DAY).delete()
    UnitTrait.objects.filter(valid_from=DAY).delete()
    Unit.objects.filter(valid_from=DAY).delete()
    Unit.objects.filter(valid_until=DAY).update(valid_until=None)


def units_told() -> set[tuple[object, ...]]:
    """Give all that is known of the units of the two provinces, states of before and after."""
    districts = Unit.objects.filter(level="district", parent_code__in=PROVINCES).values_list("code")
    rows = Unit.objects.filter(parent_code__in=[*PROVINCES, *(code for (code,) in districts)])
    rows |= Unit.objects.filter(level="province", code__in=PROVINCES)
    names = ("level", "code", "name", "type", "parent_code", "valid_from", "valid_until", "thread", "name_key",
             "plain_key", "area_km2", "population")  # fmt: skip
    return set(rows.values_list(*names))


def links_told() -> set[tuple[object, ...]]:
    """Give all links into the units of the province of today, without where they are told."""
    rows = Link.objects.filter(day=DAY, new__in=Unit.objects.filter(valid_from=DAY))
    rows = rows.filter(new__parent_code="19") | rows.filter(new__code="19", new__level="province")
    return set(rows.values_list("old__thread", "old__valid_from", "new__thread", "day", "whole", "share"))
