"""Put T1 and T2 together from units, verdicts and titles: pure, no database.

What comes in are ``Moment``s: the units of a scope on a day with their verdicts and titles. What comes out are
the tables of ``figures.tables``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from chungsuc.engine.standing import Standing
from chungsuc.engine.verdict import ProvisionVerdict, Status, SubjectVerdict
from chungsuc.figures.bands import Band, bands_for
from chungsuc.figures.errors import NoSuchCriterion
from chungsuc.figures.shares import Average, Share
from chungsuc.figures.tables import (
    About,
    BandsRow,
    BandsTable,
    Column,
    ColumnTotal,
    CriteriaTable,
    Group,
    LawUsed,
    OverlayUsed,
    Row,
    TitleTally,
)
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Decision, Title
from chungsuc.recognition.ranks import holds

# The rungs that are counted; "completed" is a town's name for the rung of NTM and is counted there.
RUNGS = (Title.NTM, Title.ADVANCED, Title.MODEL, Title.MODERN)


class Place(NamedTuple):
    """A unit of the table: its thread, code and full name, and the group it stands in."""

    thread: str
    code: str
    name: str
    group: Group | None = None


class Moment(NamedTuple):
    """The units of a scope on one day. A unit without a standing is unknown, one without a title holds none.

    ``carried``: by thread, the values carried from old units and the indicators for which nothing could be.
    """

    places: Sequence[Place]
    standings: Mapping[str, Standing]
    titles: Mapping[str, Title]
    carried: Mapping[str, tuple[int, int]] = MappingProxyType({})


# ── what the law says of itself ──────────────────────────────────────────────────────────────────────


def law_used(law: LawAtDate) -> LawUsed:
    """Say which law judged, and how much of it is unverified or assumed."""
    facts = [provision for provision in law.provisions() if provision.takes_fact]
    return LawUsed(
        set_id=law.base.id,
        name=law.base.name,
        name_en=law.base.name_en,
        decision=say_decision(law.base.decision),
        subject=law.base.subject,
        title=law.base.title,
        version=law.version,
        in_force=law.in_force,
        partial=law.base.partial,
        overlays=tuple(OverlayUsed(o.id, o.name, o.kind, say_decision(o.decision)) for o in law.overlays),
        levels=len(facts),
        unverified_levels=sum(not provision.source.verified for provision in facts),
        illustrated_levels=len(law.illustrated),
        unplaced=tuple(change for overlay in law.overlays for change in overlay.unplaced),
    )


def say_decision(decision: Decision) -> str:
    """Cite a decision with annex and day: ``QĐ 318/QĐ-TTg, PL I (08/03/2022)``."""
    cited = ", ".join(part for part in (decision.number, decision.annex) if part)
    return f"{cited} ({decision.signed:%d/%m/%Y})" if decision.signed else cited


def columns_of(law: LawAtDate) -> tuple[Column, ...]:
    """Give the columns: the numbered criteria in order, then the conditions outside them."""
    columns = (Column(criterion.no, criterion.name, criterion.counted) for criterion in law.criteria)
    return tuple(sorted(columns, key=lambda column: not column.counted))


def columns_inside(law: LawAtDate, no: str) -> tuple[Column, ...]:
    """Give the columns of one criterion: itself, then its indicators, which are what is counted.

    Raises:
        NoSuchCriterion: the set has none of that number.
    """
    for criterion in law.criteria:
        if criterion.no == no:
            inside = tuple(Column(one.no, one.name, True, indicator=True) for one in criterion.indicators)
            return (Column(criterion.no, criterion.name, False), *inside)
    raise NoSuchCriterion(no=no, set_id=law.base.id, known=", ".join(criterion.no for criterion in law.criteria))


def uses_synthetic_values(verdicts: Iterable[SubjectVerdict]) -> bool:
    """Tell whether any verdict rests on a made-up value."""
    return any(
        verdict.fact is not None and verdict.fact.synthetic
        for subject in verdicts
        for criterion in subject.criteria
        for indicator in criterion.indicators
        for verdict in _walk(indicator)
    )


def _walk(verdict: ProvisionVerdict) -> Iterator[ProvisionVerdict]:
    yield verdict
    for part in verdict.parts:
        yield from _walk(part)


# ── T1 ───────────────────────────────────────────────────────────────────────────────────────────────


def assemble_criteria(
    about: About, columns: Sequence[Column], now: Moment, before: Moment | None = None
) -> CriteriaTable:
    """Make T1. ``before`` is the moment of comparison; without it nothing has changed that could be said."""
    places = sorted(now.places, key=lambda place: (place.group.code if place.group else "", place.code))
    rows = tuple(_row(place, columns, now, before) for place in places)
    changes = [row.change for row in rows if row.change is not None]
    return CriteriaTable(
        about=about,
        columns=tuple(columns),
        groups=tuple(dict.fromkeys(place.group for place in places if place.group)),
        rows=rows,
        totals=tuple(_column_total(rows, index) for index in range(len(columns))),
        titles=tuple(_title_count(title, now, before) for title in _rungs(about.law.title, rows)),
        average=Average(sum(row.met for row in rows), len(rows)),
        change=sum(changes) if changes else None,
    )


def _row(place: Place, columns: Sequence[Column], now: Moment, before: Moment | None) -> Row:
    cells = tuple(_cell(now.standings.get(place.thread), column) for column in columns)
    counts = Counter(cell for cell, column in zip(cells, columns, strict=True) if column.counted)
    carried, not_carried = now.carried.get(place.thread, (0, 0))
    return Row(
        thread=place.thread,
        code=place.code,
        name=place.name,
        group=place.group,
        cells=cells,
        met=counts[Status.MET],
        unmet=counts[Status.UNMET],
        unknown=counts[Status.UNKNOWN],
        not_applicable=counts[Status.NOT_APPLICABLE],
        title=now.titles.get(place.thread),
        change=_change(place, counts[Status.MET], columns, before),
        carried=carried,
        not_carried=not_carried,
    )


def _cell(standing: Standing | None, column: Column) -> Status:
    if standing is None:
        return Status.UNKNOWN
    return (standing.indicators if column.indicator else standing.criteria).get(column.no, Status.UNKNOWN)


def _change(place: Place, met: int, columns: Sequence[Column], before: Moment | None) -> int | None:
    # A unit that did not exist then has nothing to be compared with: its parts are other units.
    if before is None or place.thread not in before.standings:
        return None
    then = before.standings[place.thread]
    return met - sum(_cell(then, column) is Status.MET for column in columns if column.counted)


def _column_total(rows: Sequence[Row], index: int) -> ColumnTotal:
    counts = Counter(row.cells[index] for row in rows)
    return ColumnTotal(
        counts[Status.MET], counts[Status.UNMET], counts[Status.UNKNOWN], counts[Status.NOT_APPLICABLE]
    )  # fmt: skip


def _rungs(own: Title, rows: Sequence[Row]) -> tuple[Title, ...]:
    """Choose the titles worth a count: the first rung, the set's own, and those that somebody holds."""
    held = {row.title for row in rows}
    return tuple(
        rung for rung in RUNGS if rung is Title.NTM or rung is own or any(holds(title, rung) for title in held)
    )


def _title_count(title: Title, now: Moment, before: Moment | None) -> TitleTally:
    held = _holders(title, now)
    share = Share(len(held), len(now.places))
    if before is None or not before.places:
        return TitleTally(title, share, None)
    then = _holders(title, before)
    return TitleTally(title, share, Share(len(then), len(before.places)), len(held - then), len(then - held))


def _holders(title: Title, moment: Moment) -> frozenset[str]:
    return frozenset(place.thread for place in moment.places if holds(moment.titles.get(place.thread), title))


# ── T2 ───────────────────────────────────────────────────────────────────────────────────────────────


def assemble_bands(table: CriteriaTable) -> BandsTable:
    """Make T2 out of T1: the same units, counted by how many criteria they meet."""
    bands = bands_for(table.criteria)
    titles = tuple(count.title for count in table.titles)
    return BandsTable(
        about=table.about,
        criteria=table.criteria,
        bands=bands,
        titles=titles,
        rows=tuple(_bands_row(group, table.rows_of(group), bands, titles) for group in table.groups),
        total=_bands_row(None, table.rows, bands, titles),
    )


def _bands_row(group: Group | None, rows: Sequence[Row], bands: Sequence[Band], titles: Sequence[Title]) -> BandsRow:
    return BandsRow(
        group=group,
        units=len(rows),
        counts=tuple(sum(band.holds(row.reached) for row in rows) for band in bands),
        with_unknown=sum(row.unknown > 0 for row in rows),
        titles=tuple(sum(holds(row.title, title) for row in rows) for title in titles),
        average=Average(sum(row.met for row in rows), len(rows)),
    )
