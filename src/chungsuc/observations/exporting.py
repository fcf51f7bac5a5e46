"""Facts written as a long CSV file that the import reads back without a change (xuất số liệu)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TextIO

from chungsuc.law.overlays import LawAtDate
from chungsuc.observations.checks import tidy
from chungsuc.observations.queries import latest, nos_by_measure
from chungsuc.units.models import Unit
from chungsuc.units.queries import units_at

HEADER = (
    "unit", "indicator", "as_of", "value", "numerator", "denominator", "name", "source", "synthetic",
)  # fmt: skip
SYNTHETIC_VI = "SỐ LIỆU MÔ PHỎNG"


def export_facts(
    to: TextIO, law: LawAtDate, day: date, *, within: Unit | None = None, level: str,
    known_at: datetime | date | None = None,
) -> int:  # fmt: skip
    """Write what counts on a day, one value per row, by unit and indicator; give the number of rows.

    ``as_of`` is the day that each value itself describes; the unit is named by its code on that day. A measure
    that several provisions look at is written once, under the first.
    """
    units = units_at(day, level=level, within=within)
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(HEADER)
    rows = sorted(_rows(list(units), law, day, known_at))
    writer.writerows(row[1:] for row in rows)
    return len(rows)


def _rows(
    units: list[Unit], law: LawAtDate, day: date, known_at: datetime | date | None
) -> Iterator[tuple[object, ...]]:  # fmt: skip
    nos = nos_by_measure(law)
    order = {no: index for index, no in enumerate(law.by_no)}
    states = _States(units)
    for row in latest(units, nos, day, known_at=known_at):
        if row.value is None and row.attested is None:
            continue
        code, name = states.on(row.thread, row.as_of)
        no = nos[row.measure][0]
        value = written(row.value) if row.value is not None else "Đạt" if row.attested else "Không đạt"
        parts = [written(part) if part is not None else "" for part in (row.numerator, row.denominator)]
        yield (
            (code, order[no]), code, no, row.as_of.isoformat(), value, *parts, name,
            f"{SYNTHETIC_VI}: {row.source}" if row.synthetic else row.source, "true" if row.synthetic else "",
        )  # fmt: skip


def written(number: Decimal) -> str:
    """Write a number so that it reads one way only: 1.234 may be 1234 to a Vietnamese reader, 1.2340 may not."""
    text = f"{tidy(number):f}"
    return text + "0" if len(text.partition(".")[2]) == 3 else text


class _States:
    """Codes and names of threads on any day; a unit may have had another on the day of a carried value."""

    def __init__(self, units: list[Unit]) -> None:
        threads = {unit.thread for unit in units}
        self.states: dict[str, list[Unit]] = {}
        for unit in Unit.objects.filter(level__in={u.level for u in units}).only(
            "thread", "code", "name", "type", "valid_from", "valid_until"
        ):
            if unit.thread in threads:
                self.states.setdefault(unit.thread, []).append(unit)

    def on(self, thread: str, day: date) -> tuple[str, str]:
        states = self.states[thread]
        fitting = (s for s in states if (s.valid_from or date.min) <= day < (s.valid_until or date.max))
        then = next(fitting, states[-1])
        return then.code, then.full_name
