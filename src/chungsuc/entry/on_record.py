"""What is on record of one unit, with the key of each observation (số liệu đang có).

``observations.queries`` answers for whole provinces and reads what was ever said of a unit; a form asks about one unit
each time it is sent, and must not become slower with every correction. So each measure is looked up by the ledger's
index, the latest first: what it costs does not depend on how much there is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from chungsuc.engine.verdict import Fact
from chungsuc.observations.checks import tidy
from chungsuc.observations.models import Observation
from chungsuc.prepared import Text


class OnRecord(NamedTuple):
    """One observation that counts on a day, with what a form shows and compares; both values blank: retracted."""

    id: int
    measure: str
    as_of: date
    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None
    denominator: Decimal | None
    source: str
    synthetic: bool
    recorded_at: datetime

    @property
    def order(self) -> tuple[date, datetime, int]:
        """What makes one count before another: the later day, then the later recorded."""
        return self.as_of, self.recorded_at, self.id

    @property
    def retracted(self) -> bool:
        return self.value is None and self.attested is None

    @property
    def fact(self) -> Fact | None:
        said = self.attested if self.value is None else tidy(self.value)
        if said is None:
            return None
        return Fact(said, self.as_of, tidied(self.numerator), tidied(self.denominator), self.source, self.synthetic)


ByMeasure = dict[str, OnRecord]

_COLUMNS = ", ".join(f"o.{name}" for name in OnRecord._fields)
_LAST = """
    SELECT {what} FROM observations_observation x
    WHERE x.unit_id = u.id AND x.measure = m.value AND x.as_of <= {day} {which}
    ORDER BY x.as_of DESC, x.recorded_at DESC, x.id DESC LIMIT 1
"""
_NOT_SUPERSEDED = "AND NOT EXISTS (SELECT 1 FROM observations_observation later WHERE later.supersedes_id = x.id)"
# The days and the measures come as JSON; each pair is one descent into the ledger's index. SQLite knows no LATERAL, and
# PostgreSQL would read the whole ledger where the key comes out of a subquery.
_SQL = {
    "postgresql": f"""
SELECT d.value, later.id IS NOT NULL, {_COLUMNS} FROM units_unit u
CROSS JOIN jsonb_array_elements_text(%s) AS d(value) CROSS JOIN jsonb_array_elements_text(%s) AS m(value)
CROSS JOIN LATERAL ({_LAST.format(what="x.*", day="CAST(d.value AS date)", which="§")}) o
LEFT JOIN LATERAL (SELECT id FROM observations_observation WHERE supersedes_id = o.id LIMIT 1) later ON true
WHERE u.thread = %s
""",
    "sqlite": f"""
SELECT d.value, later.id IS NOT NULL, {_COLUMNS} FROM units_unit u
CROSS JOIN json_each(%s) d CROSS JOIN json_each(%s) m
JOIN observations_observation o ON o.id = ({_LAST.format(what="x.id", day="d.value", which="§")})
LEFT JOIN observations_observation later ON later.supersedes_id = o.id
WHERE u.thread = %s
""",
}


def _text(which: str) -> Text:
    # The first column, the day, comes back as the text it was sent as: that of any word.
    like = Observation.objects.values_list("measure", "synthetic", *OnRecord._fields)
    return Text({vendor: sql.replace("§", which) for vendor, sql in _SQL.items()}, lambda: like.all())


# The last word on a measure is hardly ever superseded itself (only by a correction that moved to an earlier day). So it
# is looked up as if it never were: asked for the last one that is *not*, PostgreSQL reads all that was ever said of a
# measure, sorts it, and becomes slower with every correction. What proves superseded is looked up once more.
_LATEST, _COUNTING = _text(""), _text(_NOT_SUPERSEDED)


def on_record(thread: str, measures: Iterable[str], days: Iterable[date]) -> dict[date, ByMeasure]:
    """Give for each day the observation that counts for each measure, retractions among them; one query, rarely two."""
    found: dict[str, ByMeasure] = {day.isoformat(): {} for day in days}
    moved: set[str] = set()
    asked = json.dumps(list(found))
    for day, superseded, *columns in _LATEST.rows(asked, json.dumps(list(measures)), thread):
        if superseded:
            moved.add(columns[1])
        else:
            _keep(found[day], OnRecord(*columns))
    for day, _, *columns in _COUNTING.rows(asked, json.dumps(sorted(moved)), thread) if moved else ():
        _keep(found[day], OnRecord(*columns))
    return {date.fromisoformat(day): rows for day, rows in found.items()}


def _keep(rows: ByMeasure, row: OnRecord) -> None:
    other = rows.get(row.measure)
    if other is None or row.order > other.order:  # a unit may have had several states
        rows[row.measure] = row


def tidied(number: Decimal | None) -> Decimal | None:
    return None if number is None else tidy(number)
