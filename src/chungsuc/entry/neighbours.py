"""What the communes around say (các xã xung quanh): the values of a day below the same parent, kept for a while.

They only raise a question, so a few minutes of age do no harm, and a submission need not read a district each time.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from threading import Lock

from chungsuc.observations.queries import live
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit

LIFETIME = 300.0  # seconds
_MOST = 256  # districts × days kept

ByMeasure = dict[str, dict[str, Decimal]]  # measure → thread → value
_SEEN: OrderedDict[tuple[str, str, date], tuple[float, ByMeasure]] = OrderedDict()
_LOCK = Lock()


def around(unit: Unit, measures: Iterable[str], day: date) -> Mapping[str, tuple[Decimal, ...]]:
    """Give the numbers of the other units of the same level and parent for a day, by measure; at most one query."""
    values = _values(unit, day)
    return {
        measure: tuple(value for thread, value in values[measure].items() if thread != unit.thread)
        for measure in measures
        if measure in values
    }


def _values(unit: Unit, day: date) -> ByMeasure:
    key, now = (unit.level, unit.parent_code, day), time.monotonic()
    with _LOCK:
        made, values = _SEEN.get(key, (-LIFETIME, {}))
    if made + LIFETIME > now:
        return values
    values = _read(unit, day)
    with _LOCK:
        _SEEN[key] = now, values
        while len(_SEEN) > _MOST:
            _SEEN.popitem(last=False)
    return values


def _read(unit: Unit, day: date) -> ByMeasure:
    siblings = Unit.objects.filter(in_force(day), level=unit.level, parent_code=unit.parent_code, type=unit.type)
    rows = live().filter(unit__in=siblings, as_of=day, value__isnull=False).order_by("recorded_at", "id")
    found: ByMeasure = {}
    for measure, thread, value in rows.values_list("measure", "unit__thread", "value"):
        found.setdefault(measure, {})[thread] = value
    return found
