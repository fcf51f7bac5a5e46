"""What is registered below a commune, and who may see what people call it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count

from chungsuc.accounts.scope import Scope
from chungsuc.units import local
from chungsuc.units.models import LOCAL, Level, Unit
from chungsuc.units.queries import units_at


def registered_on(unit: Unit, day: date, level: Level) -> list[Unit]:
    """Give the hamlets, households or gardens below a unit (its state on the day), by commune and number."""
    return local.local_below(unit, day, level)


def names_for(scope: Scope, commune: Unit, units: Iterable[Unit], day: date) -> dict[str, str]:
    """Give what people call households and gardens of a commune, by thread; nothing to who does not keep them.

    Only the commune's officer and the office may know; whoever else asks gets an empty answer.
    """
    threads = [unit.thread for unit in units if unit.is_private]
    if not threads or not scope.enters(commune, day):
        return {}
    return local.private_names(threads)


def counted_by_commune(unit: Unit, day: date) -> Mapping[str, Mapping[Level, int]]:
    """Count what is registered in each commune below a unit, by the commune's code and level."""
    found: dict[str, dict[Level, int]] = {}
    # A household of a hamlet hangs from the hamlet, and the hamlet from its commune.
    commune_of = dict(units_at(day, level=Level.HAMLET, within=unit).values_list("code", "parent_code"))
    for level in LOCAL:
        rows = units_at(day, level=level, within=unit).order_by()
        for parent, count in rows.values_list("parent_code").annotate(n=Count("pk")):
            by_level = found.setdefault(commune_of.get(parent, parent), {})
            by_level[level] = by_level.get(level, 0) + count
    return found
