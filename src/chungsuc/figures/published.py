"""Published figures: read in as printed, kept apart from ours (số liệu đã công bố)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from chungsuc.figures.models import PublishedFigure

SHIPPED = "thai-nguyen-history.csv"


class Printed(NamedTuple):
    """One row of the file, in the file's own words; ``as_of`` is a year, a month or a day, as printed."""

    year: int
    as_of: str
    indicator: str
    scope: str
    value: Decimal
    unit: str
    source: str
    note: str


def read_shipped() -> Iterator[Printed]:
    """Read the figures shipped with the software: Thái Nguyên and its comparators since 2010, each with its source."""
    text = (files("chungsuc.figures") / "data" / SHIPPED).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield Printed(
            int(row["year"]), row["as_of_date"], row["indicator"], row["scope"], Decimal(row["value"]),
            row["unit"], row["source"], row["note"],
        )  # fmt: skip


@transaction.atomic
def load_published(figures: Iterable[Printed] | None = None) -> int:
    """Store published figures that are not there yet and give how many; loading again stores none.

    Nothing is overwritten: two papers may print different values of one figure, and both stay.
    """
    wanted = list(dict.fromkeys(read_shipped() if figures is None else figures))
    there = {Printed(*row) for row in PublishedFigure.objects.values_list(*Printed._fields)}
    missing = [row for row in wanted if row not in there]
    PublishedFigure.objects.bulk_create([PublishedFigure(**row._asdict()) for row in missing], batch_size=500)
    return len(missing)


def published(scope: str, indicators: Iterable[str]) -> QuerySet[PublishedFigure]:
    """Give what was printed about one scope, oldest day first."""
    found = PublishedFigure.objects.filter(scope=scope, indicator__in=list(indicators))
    return found.order_by("as_of", "indicator", "pk")


def latest_printed(scope: str, indicators: Iterable[str], day: date) -> dict[str, PublishedFigure]:
    """Give for each indicator what was printed last of a scope, with a full date not after a day; one query.

    ``scope`` is how its name begins in the file ("province:Thái Nguyên"), whatever is said of its time behind it.
    """
    found = PublishedFigure.objects.filter(scope__startswith=scope, indicator__in=list(indicators))
    rows = found.filter(as_of__lte=day.isoformat()).order_by("as_of", "pk")
    return {row.indicator: row for row in rows if len(row.as_of) == len("2023-12-31")}
