"""Values: they stay with the old units; by a rule per indicator a report may show them on the new ones (số liệu)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from chungsuc.engine.verdict import Fact
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Subject, Title
from chungsuc.observations.queries import facts_at
from chungsuc.reorganisation.following import Outcome, Said, Touch, old_units
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan
from chungsuc.units.carry import Amount, Carrying, Gap, Part, Rule, carry, rule_of
from chungsuc.units.models import Level, Unit
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for

RULES: Mapping[Rule, Said] = {
    Rule.WEIGHTED: Said("bình quân gia quyền theo mẫu số", "weighted by the denominator"),
    Rule.SUM: Said("cộng", "added up"),
    Rule.WORST: Said("mức kém nhất trong các phần", "the least favourable part"),
    Rule.BEST: Said("mức tốt nhất trong các phần", "the most favourable part"),
    Rule.NOT_COMPARABLE: Said("không quy đổi, đánh giá lại", "not carried: to be assessed anew"),
}
GAPS: Mapping[Gap, Said] = {
    Gap.NO_VALUE: Said("có phần thiếu số liệu", "a part has no value"),
    Gap.SHARE_UNKNOWN: Said("bị chia, chưa rõ tỷ lệ", "divided, shares unknown"),
    Gap.DIVIDED: Said("có phần bị chia", "a part is a piece"),
    Gap.DENOMINATOR_UNKNOWN: Said("thiếu mẫu số", "no denominator"),
    Gap.NOT_COMPARABLE: Said("không quy đổi được", "not comparable"),
    Gap.WRONG_KIND: Said("khác loại số liệu", "of different kinds"),
}


class IndicatorCarried(NamedTuple):
    """What becomes of one indicator on all new units: by which rule, on how many, and why not on the rest."""

    no: str
    name: str
    rule: Said
    carried: int
    gaps: tuple[tuple[Said, int], ...]


class Observations:
    """Nothing is written: carried values are reckoned when they are asked for (ADR 12)."""

    key = "observations"
    name = Said("Số liệu", "Values")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        why = Said(
            "giữ nguyên ở đơn vị cũ; báo cáo quy đổi theo quy tắc từng chỉ tiêu", "kept; reports carry them by rule"
        )
        facts = _facts(plan)
        names = {old.thread: old.full_name for old in plan.over}
        return [
            Touch(
                names[thread], Said(f"{len(by_no)} chỉ tiêu có số liệu", f"{len(by_no)} indicators with a value"),
                Outcome.STAYS, "", why,
            )
            for thread, by_no in sorted(facts.by_thread.items())
            if thread in names
        ]  # fmt: skip

    def apply(self, event: Event, plan: Plan) -> None:
        """Nothing to do."""

    def undo(self, event: Event) -> None:
        """Nothing to do."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        return ()


class _Found(NamedTuple):
    law: LawAtDate | None
    by_thread: Mapping[str, Mapping[str, Fact]]


def _facts(plan: Plan) -> _Found:
    eve = plan.decree.day - timedelta(days=1)
    law = _law(eve)
    communes = [old.thread for old in plan.over if old.level == Level.COMMUNE]
    if law is None or not communes:
        return _Found(law, {})
    return _Found(law, facts_at(old_units(communes, plan), law, eve))


def _law(day: date) -> LawAtDate | None:
    """Give the national set for communes' first title on a day; none where none is in force."""
    for one in library().sets.values():
        if one.subject is Subject.COMMUNE and one.title is Title.NTM and one.province is None and one.in_force(day):
            return law_for(one.id, day)
    return None


def carried_by_indicator(plan: Plan) -> list[IndicatorCarried]:
    """Tell for each indicator how many new units could show a carried value, and why not the others."""
    law, facts = _facts(plan)
    if law is None or not facts:
        return []
    parts = [
        Part(link.old.thread, link.new.thread, link.share)
        for links in plan.coming.values()
        for link in links
        if link.new.unit.level == Level.COMMUNE
    ]  # fmt: skip
    return list(_by_indicator(law, facts, parts))


def _by_indicator(
    law: LawAtDate, facts: Mapping[str, Mapping[str, Fact]], parts: list[Part]
) -> Iterator[IndicatorCarried]:
    for provision in law.provisions():
        if not provision.takes_fact:
            continue
        carrying: Carrying = rule_of(provision)
        values = {
            thread: Amount(fact.value, fact.numerator, fact.denominator)
            for thread, by_no in facts.items()
            if (fact := by_no.get(provision.no)) is not None
        }
        results = carry(values, parts, carrying).values.values()
        gaps = Counter(one.gap for one in results if one.gap is not None)
        told = tuple((GAPS[gap], count) for gap, count in sorted(gaps.items(), key=lambda pair: -pair[1]))
        done = sum(one.gap is None for one in results)
        yield IndicatorCarried(provision.no, provision.name, RULES[carrying.rule], done, told)
