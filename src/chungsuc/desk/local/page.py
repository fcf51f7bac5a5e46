"""What the pages of hamlets show: the registers of all communes, the list of one, one of them with its forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import Asked
from chungsuc.desk.local.asked import SUBJECT, LocalAsked, kind_words
from chungsuc.desk.say import say
from chungsuc.desk.unit_page.sets import default_set
from chungsuc.engine.standing import Standing
from chungsuc.engine.verdict import Status
from chungsuc.figures.local_titles import LocalComparison, compare_local, local_holding
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Title
from chungsuc.localities.queries import counted_by_commune, names_for, registered_on
from chungsuc.recognition.queries import PROGRAMME_TYPE, recognitions_at, titles_at
from chungsuc.rules.queries import rules_on
from chungsuc.units.local import HAMLET_TYPES, local_below
from chungsuc.units.models import LOCAL, Level, Unit
from chungsuc.units.queries import ancestors_of, find_unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.standings import standings_by
from chungsuc.verdicts.subjects import sets_of

_PRINTED_SCOPE = "province:{name} (before 2025-07-01)"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: what it is, its title, how it stands by its set (``None``: no set), where it lies."""

    unit: Unit
    name: str
    inside: str
    title: Title | None
    drawn: bool
    met: int | None
    of: int
    unknown: int
    households: int
    gardens: int


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    count: int
    address: str
    here: bool


def tabs(asked: LocalAsked, counts: dict[Level, int]) -> list[Tab]:
    return [Tab(kind_words(one)[1], counts.get(one, 0), asked.address(level=one), one == asked.level) for one in LOCAL]


# ── the registers of all communes ────────────────────────────────────────────────────────────────────


def overall(asked: LocalAsked, scope: Scope) -> dict[str, Any]:
    """Gather how many are registered in each commune of a person, and what the papers printed of it."""
    province = find_unit(settings.CHUNGSUC_PROVINCE, asked.day, level=Level.PROVINCE)
    communes = [one for one in scope.units(asked.day, level=Level.COMMUNE) if one.type == PROGRAMME_TYPE]
    above = ancestors_of(communes, asked.day)
    counted = counted_by_commune(province, asked.day)
    rows = [
        {
            "unit": one, "place": above[one.thread][0].full_name if len(above[one.thread]) > 1 else "",
            "counts": [counted.get(one.code, {}).get(level, 0) for level in LOCAL],
            "address": asked.address(code=one.code),
        }
        for one in communes
    ]  # fmt: skip
    begun = [row for row in rows if any(row["counts"])]
    held = [local_holding(province, asked.day, level) for level in LOCAL]
    counts = {one.level: one.share.whole for one in held}
    return {
        "page": "local", "asked": asked, "rows": begun, "waiting": [row for row in rows if not any(row["counts"])],
        "communes": len(rows), "begun": len(begun), "held": [(kind_words(one.level), one) for one in held],
        "tabs": tabs(asked, counts), "printed": _printed(province, asked), "province": province,
        "drawn": any(one.synthetic for one in held),
    }  # fmt: skip


def _printed(province: Unit, asked: LocalAsked) -> list[LocalComparison]:
    if asked.level != Level.HAMLET:
        return []
    return compare_local(province, _PRINTED_SCOPE.format(name=province.name), until=asked.day)


# ── one commune ──────────────────────────────────────────────────────────────────────────────────────


def of_commune(asked: LocalAsked, scope: Scope) -> dict[str, Any]:
    """Gather one list of one commune: titles, how each stands, and, for who keeps it, what people call it."""
    commune = asked.unit
    if commune is None:
        raise ValueError("no commune was asked for")
    lists = {level: registered_on(commune, asked.day, level) for level in LOCAL}
    units, law = lists[asked.level], law_here(asked)
    threads = [unit.thread for unit in units]
    titles = titles_at(asked.day, threads=threads) if threads else {}
    drawn = _drawn(titles, asked) if titles else set()
    standings = standings_by(units, law, indicators=False) if law and units else {}
    names = names_for(scope, commune, units, asked.day)
    hamlets = {one.code: one.full_name for one in lists[Level.HAMLET]}
    inside = {
        level: _by_parent(lists[level]) if asked.level == Level.HAMLET else {}
        for level in (Level.HOUSEHOLD, Level.GARDEN)
    }
    rows = [
        _listed(
            unit, names.get(unit.thread, ""), hamlets.get(unit.parent_code, ""), titles.get(unit.thread),
            unit.thread in drawn, standings.get(unit.thread),
            (inside[Level.HOUSEHOLD].get(unit.code, 0), inside[Level.GARDEN].get(unit.code, 0)),
        )
        for unit in units
    ]  # fmt: skip
    keeps = scope.enters(commune, asked.day)
    return {
        "page": "local", "asked": asked, "commune": commune, "rows": rows, "law": law, "keeps": keeps,
        "place": ", ".join(one.full_name for one in ancestors_of([commune], asked.day)[commune.thread]),
        "tabs": tabs(asked, {level: len(found) for level, found in lists.items()}),
        "kind": kind_words(asked.level), "titled": len(titles), "private": asked.level != Level.HAMLET,
        "hamlets": lists[Level.HAMLET], "types": HAMLET_TYPES, "several": len(scope.roots(asked.day)) > 1
        or any(root.level != Level.COMMUNE for root in scope.roots(asked.day)),
        "fields": bool(law) and takes_values(law), "illustrated": bool(law and law.illustrated),
        "decides": rules_on(asked.day, SUBJECT[asked.level], Title.MODEL).rule("decision.authority"),
        "synthetic": any(row.drawn for row in rows) or any(one.synthetic for one in standings.values()),
    }  # fmt: skip


def law_here(asked: LocalAsked) -> LawAtDate | None:
    """Give the law that judges such a unit here on the day; none where the province's set is not entered."""
    province = find_unit(settings.CHUNGSUC_PROVINCE, asked.day, level=Level.PROVINCE)
    chosen = default_set(sets_of(SUBJECT[asked.level], province), asked.day)
    return law_for(chosen.id, asked.day) if chosen else None


def takes_values(law: LawAtDate) -> bool:
    """True when there is anything to enter: of some sets we know the name alone."""
    return any(provision.takes_fact for provision in law.provisions())


def _drawn(titles: dict[str, Title], asked: LocalAsked) -> set[str]:
    rows = recognitions_at(asked.day, threads=titles).filter(synthetic=True)
    return set(rows.values_list("unit__thread", flat=True))


def _by_parent(units: list[Unit]) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit in units:
        found[unit.parent_code] = found.get(unit.parent_code, 0) + 1
    return found


def _listed(
    unit: Unit, name: str, inside: str, title: Title | None, drawn: bool, standing: Standing | None,
    below: tuple[int, int],
) -> Listed:  # fmt: skip
    if standing is None:
        return Listed(unit, name, inside, title, drawn, None, 0, 0, *below)
    statuses = [status for status in standing.criteria.values() if status is not Status.NOT_APPLICABLE]
    met, unknown = statuses.count(Status.MET), statuses.count(Status.UNKNOWN)
    return Listed(unit, name, inside, title, drawn, met, len(statuses), unknown, *below)


# ── one of them ──────────────────────────────────────────────────────────────────────────────────────


def of_one(unit: Unit, asked: Asked, scope: Scope) -> dict[str, Any]:
    """Gather the forms that change one: its name, its end; for who keeps it."""
    line = ancestors_of([unit], asked.day)[unit.thread]
    inside = 0
    if unit.level == Level.HAMLET:
        inside = sum(len(local_below(unit, asked.day, level)) for level in (Level.HOUSEHOLD, Level.GARDEN))
    commune = next((one for one in line if one.level == Level.COMMUNE), unit)
    states = Unit.objects.filter(thread=unit.thread)
    return {
        "page": "local", "asked": asked, "unit": unit, "place": ", ".join(one.full_name for one in line),
        "keeps": scope.enters(unit, asked.day), "commune": commune, "inside": inside,
        "private_name": names_for(scope, commune, [unit], asked.day).get(unit.thread, ""),
        "types": HAMLET_TYPES, "kind": kind_words(Level(unit.level)), "today": scope.day,
        "last_change": states.aggregate(last=Max("valid_from"))["last"],
        "list": LocalAsked(asked.day, Level(unit.level), commune).address(),
        "heading": say("Sửa, kết thúc", "Change, end"),
    }  # fmt: skip
