"""The recognised units of a scope with their decisions, as they count on a day (thu thập dữ liệu)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from chungsuc.figures import catalogue
from chungsuc.figures.figure import Answer, Asked
from chungsuc.figures.sentences import TITLE_VI
from chungsuc.figures.shares import Share
from chungsuc.figures.titles import communes_holding, communes_in_programme
from chungsuc.law.tree import Title
from chungsuc.recognition.carried import Carried, carried_titles
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis, counted_from, recognitions_at, titles_at
from chungsuc.reports.recognised.errors import ListOfNoScope, NothingToList
from chungsuc.reports.recognised.facts import Brought, Decision, Entry, Listing, Recognised, Withdrawn
from chungsuc.units.days import in_force
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of, state_on
from chungsuc.units.queries import units_at

_ALL_XA = "tổng số xã thuộc Chương trình"


class _List(NamedTuple):
    """A list to be made: the figure that counts it, what is counted, and whose decisions put a unit there."""

    figure: str
    noun: str
    title: str
    base: str
    titles: frozenset[Title]


_LISTS = (
    _List("communes.ntm.cumulative", "xã", "đạt chuẩn NTM", _ALL_XA, frozenset({Title.NTM})),
    _List("communes.advanced.cumulative", "xã", "đạt chuẩn NTM nâng cao", _ALL_XA, frozenset({Title.ADVANCED})),
    _List("communes.model.cumulative", "xã", "đạt chuẩn NTM kiểu mẫu", _ALL_XA, frozenset({Title.MODEL})),
    _List("communes.modern.cumulative", "xã", "đạt chuẩn NTM hiện đại", _ALL_XA, frozenset({Title.MODERN})),
    _List("districts.ntm.cumulative", "đơn vị cấp huyện", "đạt chuẩn, hoàn thành nhiệm vụ xây dựng NTM",
          "tổng số đơn vị cấp huyện", frozenset({Title.NTM, Title.COMPLETED})),
)  # fmt: skip


def recognised(asked: Asked) -> Recognised:
    """Gather the lists of a province or a district on a day; ``asked.since`` given: only what is new after that day.

    Raises:
        ListOfNoScope: the scope is neither a province nor a district.
        NothingToList: it has no commune in the programme on the day.
        UnitNotInForce.
    """
    scope, day = state_on(asked.scope, asked.as_of), asked.as_of
    if scope.level not in (Level.PROVINCE, Level.DISTRICT):
        raise ListOfNoScope(unit=scope.full_name)
    communes = communes_in_programme(scope, day).members
    if not communes:
        raise NothingToList(unit=scope.full_name, day=day)
    listings = tuple(_listings(scope, asked))
    brought, drawn = _brought(communes, asked)
    withdrawn = tuple(_withdrawn(scope, asked))
    above = {one.level: one.full_name for one in ancestors_of([scope], day)[scope.thread]}
    decisions = [one.decision for some in listings for one in some.entries] + [one.decision for one in withdrawn]
    return Recognised(
        scope.code, scope.full_name, above.get(Level.PROVINCE, scope.full_name), scope.level == Level.PROVINCE, day,
        asked.from_day, asked.since is not None, asked.basis, listings, brought, withdrawn,
        drawn or any(one is not None and one.synthetic for one in decisions),
        asked.as_known_at,
    )  # fmt: skip


# ── lists ────────────────────────────────────────────────────────────────────────────────────────────


def _listings(scope: Unit, asked: Asked) -> Iterator[Listing]:
    answers = {one: _answer(one, scope, asked) for one in _LISTS}
    units = {unit.thread: unit for found in answers.values() for unit in found.members}
    rows: dict[str, list[Recognition]] = {}
    for row in recognitions_at(asked.as_of, basis=asked.basis, threads=units, known_on=asked.known_on).select_related(
        "unit"
    ):
        rows.setdefault(row.unit.thread, []).append(row)
    districts = _districts(units.values(), asked.as_of)
    for one, found in answers.items():
        if not found.denominator or (not found.members and Title.MODERN in one.titles):
            continue
        entries = tuple(
            _entry(unit, districts, [row for row in rows.get(unit.thread, ()) if Title(row.title) in one.titles], asked)
            for unit in found.members
        )
        if asked.since is not None:
            entries = tuple(entry for entry in entries if entry.new)
        ordered = tuple(sorted(entries, key=lambda entry: (_code(entry.district, districts), entry.code)))
        share = Share(found.numerator or 0, found.denominator)
        yield Listing(one.figure, one.noun, one.title, share, one.base, ordered)


def _answer(one: _List, scope: Unit, asked: Asked) -> Answer:
    """Ask the catalogue; the pilot title of 2026–2030 has no figure there yet."""
    if Title.MODERN not in one.titles:
        return catalogue.answer(one.figure, asked)
    found = communes_holding(scope, asked.as_of, Title.MODERN, basis=asked.basis, known_on=asked.known_on)
    return Answer(None, found.share.part, found.share.whole, found.members)


class _Districts(NamedTuple):
    names: Mapping[str, str]  # by thread of the unit
    codes: Mapping[str, str]  # by name of the district


def _districts(units: Iterable[Unit], day: date) -> _Districts:
    names, codes = {}, {}
    for thread, line in ancestors_of(units, day).items():
        district = next((one for one in line if one.level == Level.DISTRICT), None)
        if district is not None:
            names[thread], codes[district.full_name] = district.full_name, district.code
    return _Districts(names, codes)


def _code(district: str, districts: _Districts) -> str:
    return districts.codes.get(district, "")


def _entry(unit: Unit, districts: _Districts, rows: list[Recognition], asked: Asked) -> Entry:
    """Give a unit with its last decision on the title, and the years of those before."""
    rows = sorted(rows, key=lambda row: (row.result_year, row.pk))
    last = rows[-1] if rows else None
    return Entry(
        unit.code, unit.full_name, districts.names.get(unit.thread, ""), _decision(last) if last else None,
        counted_from(last, asked.basis) if last else None, last is not None and _is_new(last, asked),
        tuple(row.result_year for row in rows[:-1]),
    )  # fmt: skip


def _decision(row: Recognition) -> Decision:
    return Decision(
        row.result_year, row.number, row.decided_on, row.announced_on, row.decided_by, row.signer, row.source,
        row.synthetic,
    )  # fmt: skip


def _is_new(row: Recognition, asked: Asked) -> bool:
    """Tell whether a recognition is of the period: of its result year, or begins to count in it."""
    if asked.since is None and asked.basis is Basis.RESULT_YEAR:
        return row.result_year == asked.as_of.year
    first = counted_from(row, asked.basis)
    return first is not None and asked.from_day < first <= asked.as_of


# ── what a reorganisation brought ────────────────────────────────────────────────────────────────────


def _brought(communes: Iterable[Unit], asked: Asked) -> tuple[tuple[Brought, ...], bool]:
    """Give what units bring, and whether any of it rests on made-up decisions."""
    units = list(communes)
    held = titles_at(asked.as_of, basis=asked.basis, threads=[unit.thread for unit in units], known_on=asked.known_on)
    carried = carried_titles([unit for unit in units if unit.thread not in held], asked.as_of, basis=asked.basis)
    some = [unit for unit in units if unit.thread in carried and _worth(carried[unit.thread], asked)]
    districts = _districts(some, asked.as_of)
    found = tuple(_of_one(unit, carried[unit.thread], districts.names.get(unit.thread, "")) for unit in some)
    return found, _drawn(part.unit for unit in some for part in carried[unit.thread].parts if part.title)


def _of_one(unit: Unit, one: Carried, district: str) -> Brought:
    parts = tuple(
        (part.unit.full_name, TITLE_VI[part.title] if part.title else "chưa có danh hiệu") for part in one.parts
    )
    title = TITLE_VI[one.title] if one.title else ""
    return Brought(unit.code, unit.full_name, district, title, _why_nothing(one), one.since, parts, _paper(one))


def _drawn(holders: Iterable[Unit]) -> bool:
    """Tell whether a title of an old unit was made up; of one that carries its own in turn nobody looks further."""
    threads = {unit.thread for unit in holders}
    rows = Recognition.objects.filter(unit__thread__in=threads).values_list("unit__thread", "synthetic")
    made_up = dict(sorted(rows, key=lambda row: row[1]))  # one that is made up counts for the unit
    further = threads - made_up.keys()
    return any(made_up.values()) or (bool(further) and Recognition.objects.filter(synthetic=True).exists())


def _worth(one: Carried, asked: Asked) -> bool:
    """Keep the units of which some part held a title; of a period, those made in it."""
    return any(part.title for part in one.parts) and (asked.since is None or one.since > asked.since)


def _why_nothing(one: Carried) -> str:
    if one.title is not None:
        return ""
    if one.said is not None:
        return "văn bản xác nhận không giữ danh hiệu"
    return "có phần của đơn vị bị chia, chờ Văn phòng" if one.asks else "có phần chưa được công nhận, phải đánh giá lại"


def _paper(one: Carried) -> str:
    if one.said is None:
        return ""
    day = f" ngày {one.said.decided_on:%d/%m/%Y}" if one.said.decided_on else ""
    return f"{one.said.number}{day}"


# ── withdrawals ──────────────────────────────────────────────────────────────────────────────────────


def _withdrawn(scope: Unit, asked: Asked) -> Iterator[Withdrawn]:
    """Give the titles taken back by the day of units that lay in the scope when it happened, the latest first."""
    rows = Recognition.objects.filter(withdrawn_on__lte=asked.as_of, unit__level__in=(Level.COMMUNE, Level.DISTRICT))
    if asked.since is not None:
        rows = rows.filter(withdrawn_on__gt=asked.since)
    if asked.known_on is not None:
        rows = rows.filter(withdrawn_on__lte=asked.known_on)
    by_day: dict[date, list[Recognition]] = {}
    for row in rows.select_related("unit").order_by("-withdrawn_on", "unit__code", "title"):
        by_day.setdefault(_day_of(row), []).append(row)
    for day, some in by_day.items():
        then = Unit.objects.filter(in_force(day), thread=scope.thread).first()
        if then is None:  # before the scope itself was there
            continue
        inside = {unit.thread: unit for unit in units_at(day, within=then)} | {then.thread: then}
        mine = [row for row in some if row.unit.thread in inside]
        districts = _districts([inside[row.unit.thread] for row in mine], day)
        for row in mine:
            yield Withdrawn(
                inside[row.unit.thread].full_name, districts.names.get(row.unit.thread, ""),
                TITLE_VI[Title(row.title)], _decision(row), day, row.withdrawal_number, row.withdrawal_signer,
                asked.from_day < day,
            )  # fmt: skip


def _day_of(row: Recognition) -> date:
    if row.withdrawn_on is None:
        raise AssertionError(row)
    return row.withdrawn_on
