"""How many units hold which title on a day, and what the papers printed of it.

Every count comes with its base and its members, so that it can be explained unit by unit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from chungsuc.figures.models import PublishedFigure
from chungsuc.figures.published import published
from chungsuc.figures.shares import Share
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import PROGRAMME_TYPE, Basis, recognitions_at, titles_at
from chungsuc.recognition.ranks import holds
from chungsuc.units.models import ADMINISTRATIVE, Level, Unit
from chungsuc.units.queries import units_at


class TitleCount(NamedTuple):
    """A count of units with its base (chỉ số kèm mẫu số và danh sách đơn vị)."""

    share: Share
    day: date
    members: tuple[Unit, ...]


def communes_in_programme(scope: Unit, day: date) -> TitleCount:
    """Count the communes in the programme: every xã of the scope in force on the day (xã thuộc chương trình)."""
    communes = _communes(scope, day)
    return TitleCount(Share(len(communes), len(communes)), day, communes)


class ByTitle(NamedTuple):
    """The communes of a scope on a day, and by thread the highest title of each that holds one."""

    day: date
    units: tuple[Unit, ...]
    held: Mapping[str, Title]

    def holding(self, title: Title) -> TitleCount:
        """Count those that hold a title or a higher one (lũy kế); a model commune is an advanced one too."""
        members = tuple(unit for unit in self.units if holds(self.held.get(unit.thread), title))
        return TitleCount(Share(len(members), len(self.units)), self.day, members)


def communes_by_title(
    scope: Unit, day: date, *, basis: Basis = Basis.RESULT_YEAR, known_on: date | None = None
) -> ByTitle:  # fmt: skip
    """Give the titles of all communes of a scope on a day at once; two queries.

    Raises:
        UnitNotInForce: the scope was not there on that day.
    """
    return _by_title(_communes(scope, day), day, basis, known_on)


def moving_days(first: date, last: date) -> list[date]:
    """Give the days after ``first`` up to ``last`` on which titles by day of decision may change, in order.

    Days of decisions and withdrawals, and days on which units begin or end anywhere: between two of them the answer
    stands still. Two queries.
    """
    decisions = Recognition.objects.values_list("decided_on", "announced_on", "withdrawn_on").distinct()
    units = Unit.objects.filter(Q(valid_from__range=(first, last)) | Q(valid_until__range=(first, last)))
    states = units.filter(level__in=ADMINISTRATIVE).values_list("valid_from", "valid_until").distinct()
    found = {day for row in (*decisions, *states) for day in row if day is not None and first < day <= last}
    return sorted(found)


def communes_holding(
    scope: Unit, day: date, title: Title, *, basis: Basis = Basis.RESULT_YEAR, known_on: date | None = None
) -> TitleCount:
    """Count the communes that hold a title or a higher one (lũy kế)."""
    return communes_by_title(scope, day, basis=basis, known_on=known_on).holding(title)


def communes_new(
    scope: Unit, year: int, title: Title, *, until: date | None = None, basis: Basis = Basis.RESULT_YEAR,
    known_on: date | None = None,
) -> TitleCount:  # fmt: skip
    """Count the communes recognised with just this title for one result year (trong năm).

    Those in force at the year's end, or ``until`` a day within it. By day of decision: those decided in that year.
    """
    day = until or date(year, 12, 31)
    return _new(_communes(scope, day), year, title, day=day, basis=basis, known_on=known_on)


def districts_holding(
    scope: Unit, day: date, title: Title = Title.NTM, *, basis: Basis = Basis.RESULT_YEAR,
    known_on: date | None = None,
) -> TitleCount:  # fmt: skip
    """Count the district-level units that meet the standard or have completed the task (huyện, thị xã, thành phố)."""
    return _by_title(_districts(scope, day), day, basis, known_on).holding(title)


def districts_new(
    scope: Unit, year: int, *, until: date | None = None, basis: Basis = Basis.RESULT_YEAR,
    known_on: date | None = None,
) -> TitleCount:  # fmt: skip
    """Count the district-level units recognised for one result year; days as ``communes_new``."""
    day, titles = until or date(year, 12, 31), (Title.NTM, Title.COMPLETED)
    return _new(_districts(scope, day), year, *titles, day=day, basis=basis, known_on=known_on)


def _communes(scope: Unit, day: date) -> tuple[Unit, ...]:
    return tuple(units_at(day, level=Level.COMMUNE, type=PROGRAMME_TYPE, within=scope))


def _districts(scope: Unit, day: date) -> tuple[Unit, ...]:
    return tuple(units_at(day, level=Level.DISTRICT, within=scope))


def _by_title(units: tuple[Unit, ...], day: date, basis: Basis, known_on: date | None) -> ByTitle:
    threads = [unit.thread for unit in units]
    return ByTitle(day, units, titles_at(day, basis=basis, threads=threads, known_on=known_on))


def _new(
    units: tuple[Unit, ...], year: int, *titles: Title, day: date, basis: Basis, known_on: date | None
) -> TitleCount:
    found = recognitions_at(day, basis=basis, threads=[unit.thread for unit in units], known_on=known_on)
    in_year = Q(result_year=year)
    if basis is Basis.DECIDED_ON:
        in_year = Q(decided_on__year=year) | Q(decided_on__isnull=True, announced_on__year=year)
    found = found.filter(in_year, title__in=[title.value for title in titles])
    threads = set(found.values_list("unit__thread", flat=True))
    members = tuple(unit for unit in units if unit.thread in threads)
    return TitleCount(Share(len(members), len(units)), day, members)


# ── what the papers printed, and what we count ───────────────────────────────────────────────────────

Counter = Callable[[Unit, date], TitleCount]

OURS: Mapping[str, Counter] = {
    "communes_in_programme": communes_in_programme,
    "communes_ntm_cumulative": lambda scope, day: communes_holding(scope, day, Title.NTM),
    "communes_advanced_cumulative": lambda scope, day: communes_holding(scope, day, Title.ADVANCED),
    "communes_model_cumulative": lambda scope, day: communes_holding(scope, day, Title.MODEL),
    "communes_ntm_new_in_year": lambda scope, day: communes_new(scope, day.year, Title.NTM),
    "communes_advanced_new_in_year": lambda scope, day: communes_new(scope, day.year, Title.ADVANCED),
    "communes_model_new_in_year": lambda scope, day: communes_new(scope, day.year, Title.MODEL),
    "district_units_ntm_cumulative": districts_holding,
    "district_units_ntm_new_in_year": lambda scope, day: districts_new(scope, day.year),
}


class Comparison(NamedTuple):
    """A printed figure beside ours (đối chiếu): never one in the place of the other."""

    printed: PublishedFigure
    ours: TitleCount

    @property
    def agrees(self) -> bool:
        return self.printed.value == self.ours.share.part


def compare_with_published(scope: Unit, name: str, *, since: date | None = None) -> list[Comparison]:
    """Hold our counts against every figure that was printed of the scope with a full date.

    ``name`` is the scope as the source file writes it ("province:Thái Nguyên (before 2025-07-01)"). Figures of a
    whole year or month are left out: the day that they describe is not known.
    """
    found = []
    for printed in published(name, OURS):
        if len(printed.as_of) != len("2023-12-31"):
            continue
        day = date.fromisoformat(printed.as_of)
        if printed.year != day.year and printed.indicator.endswith("_in_year"):
            day = date(printed.year, 12, 31)  # "new in 2019", printed in April 2020
        if since is None or day >= since:
            found.append(Comparison(printed, OURS[printed.indicator](scope, day)))
    return found
