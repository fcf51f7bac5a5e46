"""Facts that nobody enters because the recognitions already say them (số liệu suy ra từ quyết định công nhận).

Two requirements of the law ask about titles: "has been recognised as…" (``HoldsTitle``) and "so many per cent
of the communes are recognised" (``ShareOfChildren``). Where the ledger of recognitions is kept for the
province, it answers them: a decision that is not in it does not exist. Where nothing has ever been recorded
for a province, the answer is unknown, not "no". An entered value is kept only where the ledger cannot answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from chungsuc.engine.verdict import Fact
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import HoldsTitle, Provision, ShareOfChildren, Title
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import titles_at
from chungsuc.recognition.ranks import holds
from chungsuc.units.models import ADMINISTRATIVE, Level, Unit

SOURCE_VI = "suy ra từ các quyết định công nhận"
_TITLES = {title.value for title in Title}


class _Holder(NamedTuple):
    unit: Unit
    province: str


def derived_facts(units: Iterable[Unit], law: LawAtDate, day: date) -> dict[str, dict[str, Fact]]:
    """Give what the recognitions say, by thread and number of the provision; no query where the law asks nothing.

    Shapes: ``{thread: {no: Fact}}``; a share is in per cent with numerator and denominator.
    """
    asked = [p for p in law.provisions() if isinstance(p.requirement, HoldsTitle | ShareOfChildren)]
    if not asked:
        return {}
    parents = district_parents()
    kept = provinces_with_a_ledger(parents)
    # Of what lies below a commune nobody has promised to record every title: none on record is not "none held".
    holders = [_Holder(unit, province_of(unit, parents)) for unit in units if not unit.is_local]
    holders = [holder for holder in holders if holder.province in kept]
    if not holders:
        return {}
    titles = titles_at(day)
    synthetic = set(Recognition.objects.filter(synthetic=True).values_list("unit__thread", flat=True))
    facts: dict[str, dict[str, Fact]] = {holder.unit.thread: {} for holder in holders}
    for provision in asked:
        if isinstance(provision.requirement, HoldsTitle):
            _own_titles(provision, provision.requirement, holders, titles, synthetic, day, facts)
        elif isinstance(provision.requirement, ShareOfChildren):
            _shares(provision, provision.requirement, holders, titles, synthetic, day, facts)
    return facts


def _own_titles(
    provision: Provision, asked: HoldsTitle, holders: list[_Holder], titles: Mapping[str, Title],
    synthetic: set[str], day: date, facts: dict[str, dict[str, Fact]],
) -> None:  # fmt: skip
    if asked.title not in _TITLES:
        return
    wanted = Title(asked.title)
    for holder in holders:
        thread = holder.unit.thread
        held = holds(titles.get(thread), wanted)
        facts[thread][provision.no] = Fact(held, day, source=SOURCE_VI, synthetic=thread in synthetic)


def _shares(
    provision: Provision, asked: ShareOfChildren, holders: list[_Holder], titles: Mapping[str, Title],
    synthetic: set[str], day: date, facts: dict[str, dict[str, Fact]],
) -> None:  # fmt: skip
    if asked.title not in _TITLES:
        return
    wanted = Title(asked.title)
    children = _children([holder.unit for holder in holders], asked.child_type, day)
    for holder in holders:
        threads = children.get(holder.unit.thread, [])
        if not threads:
            continue  # a share of nothing is not known
        holding = sum(holds(titles.get(thread), wanted) for thread in threads)
        value = Decimal(100 * holding) / len(threads)
        made_up = any(thread in synthetic for thread in threads)
        facts[holder.unit.thread][provision.no] = Fact(
            value, day, Decimal(holding), Decimal(len(threads)), SOURCE_VI, made_up
        )


def _children(units: list[Unit], child_type: str, day: date) -> dict[str, list[str]]:
    """Give the threads of the units of one type below each, two levels down at most; two queries."""
    in_force = (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (
        Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    )
    above = {(unit.level, unit.code): unit.thread for unit in units}
    districts = Unit.objects.filter(in_force, level=Level.DISTRICT, parent_code__in=[u.code for u in units])
    for code, parent in districts.values_list("code", "parent_code"):
        if (Level.PROVINCE, parent) in above:
            above.setdefault((Level.DISTRICT, code), above[Level.PROVINCE, parent])
    found: dict[str, list[str]] = {}
    types = [one.strip() for one in child_type.split(",")]  # "thị xã, thành phố" is one share of both
    rows = Unit.objects.filter(in_force, type__in=types, parent_code__in=[code for _, code in above])
    for level, parent, thread in rows.values_list("level", "parent_code", "thread"):
        # A commune hangs from a district (three digits) or, since July 2025, straight from the province (two).
        parent_level = Level.PROVINCE if level == Level.DISTRICT or len(parent) == 2 else Level.DISTRICT
        owner = above.get((parent_level, parent))
        if owner is not None:
            found.setdefault(owner, []).append(thread)
    return found


def district_parents() -> dict[str, str]:
    """Give the code of the province of each district, by its own code."""
    rows = Unit.objects.filter(level=Level.DISTRICT).order_by("valid_from").values_list("code", "parent_code")
    return dict(rows)


def province_of(unit: Unit, parents: Mapping[str, str]) -> str:
    """Give the code of the province that a unit lies in, or is."""
    if unit.level == Level.PROVINCE:
        return unit.code
    return parents.get(unit.parent_code, unit.parent_code)


def provinces_with_a_ledger(parents: Mapping[str, str], *, but: Recognition | None = None) -> set[str]:
    """Give the codes of the provinces for which a recognition was ever recorded; ``but``: as if without this one.

    Decisions on hamlets, households and gardens begin no ledger: they say nothing of communes and districts.
    """
    known = Recognition.objects.filter(unit__level__in=ADMINISTRATIVE)
    known = known.exclude(pk=but.pk) if but is not None else known
    rows = known.values_list("unit__level", "unit__code", "unit__parent_code").distinct()
    return {code if level == Level.PROVINCE else parents.get(parent, parent) for level, code, parent in rows}
