"""Verdicts in words: value, level, column, article, result, gap, and what to do (lời giải thích kết quả).

"Thu nhập bình quân đầu người năm 2023: 40,2 triệu đồng/người/năm < 42 triệu đồng/người/năm (vùng TDMNPB,
QĐ 318/QĐ-TTg, PL I, TC 10) — chưa đạt, còn thiếu 1,8 triệu đồng/người/năm."
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from chungsuc.engine.conditions import effective
from chungsuc.engine.gaps import counted_gap, gap
from chungsuc.engine.phrases import (
    EN,
    STATUS_EN,
    STATUS_SIGN,
    STATUS_VI,
    TO_DO_EN,
    TO_DO_VI,
    VI,
    trait_name,
)
from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.law.numbers import say_unit
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import number_en, number_vi, plain_name
from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import YEAR, AnyOf, AtLeastOf, NoneAllowed, Operator

__all__ = [
    "STATUS_EN",
    "STATUS_SIGN",
    "STATUS_VI",
    "Teller",
    "counted_gap",
    "gap",
    "illustrated_numbers",
    "say_subject",
    "say_verdict",
]

_SIGN_MET = {Operator.AT_LEAST: "≥", Operator.MORE_THAN: ">", Operator.AT_MOST: "≤", Operator.LESS_THAN: "<"}
_RESTS_ON_DEMAND = frozenset({Reason.ATTESTED, Reason.COUNTED, Reason.NO_VALUE})
_SIGN_UNMET = {Operator.AT_LEAST: "<", Operator.MORE_THAN: "≤", Operator.AT_MOST: ">", Operator.LESS_THAN: "≥"}


def say_verdict(pv: ProvisionVerdict, verdict: SubjectVerdict, language: str = "vi") -> str:
    """Say the verdict on one provision as an officer would write it, in ``vi`` or ``en``."""
    return Teller(verdict, language).provision(pv)


def say_subject(verdict: SubjectVerdict, language: str = "vi") -> str:
    """Say the verdict on the whole subject: how many criteria, which are not met, which are not known."""
    teller = Teller(verdict, language)
    words = teller.words
    base = verdict.law.base
    met, total = _tally(verdict)
    said = [
        (words.subject if any(c.counted for c in verdict.criteria) else words.subject_of_conditions).format(
            set=base.name if language == "vi" else base.name_en,
            day=teller.day(verdict.law.day),
            met=met,
            total=total,
            status=words.status[verdict.status],
        )
    ]
    for status, phrase in words.subject_of.items():
        numbers = [criterion.no for criterion in verdict.criteria if criterion.status is status]
        if numbers:
            said.append(phrase.format(numbers=", ".join(numbers)))
    if not verdict.law.in_force:
        said.append(words.not_in_force)
    return " ".join(said)


def _tally(verdict: SubjectVerdict) -> tuple[int, int]:
    """Count numbered criteria, or conditions where the set has nothing else (QĐ 319): met, of how many."""
    counted = sum(criterion.counted for criterion in verdict.criteria)
    if counted:
        return verdict.criteria_met, counted
    conditions = [indicator for criterion in verdict.criteria for indicator in criterion.indicators]
    return _count(conditions, Status.MET), len(conditions)


class Teller:
    """Says the provisions of one subject's verdict in one language; make one to say many."""

    def __init__(self, verdict: SubjectVerdict, language: str = "vi") -> None:
        self.verdict = verdict
        self.language = language
        self.words = VI if language == "vi" else EN
        self.to_do = TO_DO_VI if language == "vi" else TO_DO_EN
        self.rules = effective(verdict.law.base.level_rules, verdict.traits).moved
        self.illustrated = illustrated_numbers(verdict.law)

    # ── the sentence ─────────────────────────────────────────────────────────────────────────────────

    def provision(self, pv: ProvisionVerdict) -> str:
        context = ", ".join((*self.columns(pv), pv.provision.source.cited()))
        result = ", ".join(part for part in (self.words.status[pv.status], *self.missing(pv)) if part)
        sentence = f"{self.title(pv)}: {self.finding(pv)} ({context}) — {result}."
        return " ".join((sentence, *self.notes(pv)))

    def title(self, pv: ProvisionVerdict) -> str:
        name = plain_name(pv.provision)
        year = (pv.level_by or {}).get(YEAR)
        if year is None or year in name:
            return name
        return f"{name} {self.words.in_year.format(year=year)}"

    def finding(self, pv: ProvisionVerdict) -> str:
        words = self.words
        match pv.reason:
            case Reason.COMPARED:
                return self.compared(pv)
            case Reason.ATTESTED:
                table = words.none_holds if isinstance(pv.provision.requirement, NoneAllowed) else words.holds
                return table[pv.status is Status.MET]
            case Reason.COUNTED:
                return words.counted_none.format(value=self.value(pv))
            case Reason.BY_PARTS:
                return self.by_parts(pv)
            case Reason.BY_CASE:
                judged = [part.provision.no for part in pv.parts if part.reason is not Reason.EXCUSED]
                numbers = ", ".join(judged or [part.provision.no for part in pv.parts])
                return (words.by_cases if len(judged) > 1 else words.by_case).format(no=numbers)
            case Reason.BY_CRITERIA:
                counted = [criterion for criterion in self.verdict.criteria if criterion.counted]
                return words.by_criteria.format(met=self.verdict.criteria_met, total=len(counted))
            case Reason.EXCUSED:
                return words.excused
            case _:
                return self.not_known(pv)

    def compared(self, pv: ProvisionVerdict) -> str:
        if pv.operator is None or pv.level is None:
            return self.value(pv)
        sign = (_SIGN_MET if pv.status is Status.MET else _SIGN_UNMET)[pv.operator]
        return f"{self.value(pv)} {sign} {self.quantity(pv.level, pv.provision.unit)}"

    def by_parts(self, pv: ProvisionVerdict) -> str:
        words = self.words
        applies = [part for part in pv.parts if part.status is not Status.NOT_APPLICABLE]
        if not applies:
            return words.excused
        said = [words.parts_met.format(met=_count(applies, Status.MET), applies=len(applies))]
        need = {AtLeastOf: getattr(pv.provision.requirement, "count", 1), AnyOf: 1}.get(type(pv.provision.requirement))
        if need is not None:
            said.append(words.parts_of["need"].format(count=need))
        for status in (Status.UNMET, Status.UNKNOWN):
            numbers = ", ".join(part.provision.no for part in applies if part.status is status)
            if numbers:
                said.append(words.parts_of[status.value].format(numbers=numbers))
        return "; ".join(said)

    def not_known(self, pv: ProvisionVerdict) -> str:
        words = self.words
        year = self.verdict.law.day.year
        trait = trait_name(pv.missing_trait or "", self.language)
        tabled = pv.operator is not None
        phrase = {
            Reason.NO_VALUE: words.no_value,
            Reason.NO_LEVEL: words.no_level,
            Reason.LEFT_TO_PROVINCE: words.left_to_province,
            Reason.NO_LEVEL_FOR_YEAR: words.no_level_for_year.format(year=year),
            Reason.TRAIT_UNKNOWN: (words.trait_unknown if tabled else words.trait_unknown_case).format(trait=trait),
            Reason.NOT_KNOWN_TO_US: words.not_known_to_us,
        }[pv.reason]
        if pv.fact is not None:
            return f"{words.has_value.format(value=self.value(pv))}, {phrase}"
        if pv.reason is Reason.NO_VALUE and pv.operator is not None and pv.level is not None:
            level = self.quantity(pv.level, pv.provision.unit)
            return words.no_value_level.format(sign=_SIGN_MET[pv.operator], level=level)
        return phrase

    # ── its parts ────────────────────────────────────────────────────────────────────────────────────

    def columns(self, pv: ProvisionVerdict) -> Iterable[str]:
        moved = self.rules if pv.moved_by_rule else {}
        for name, value in (pv.level_by or {}).items():
            if name == YEAR:
                continue
            column = self.column(name, value)
            rule = moved.get(name)
            yield self.words.moved.format(item=rule.source.item, column=column) if rule else column

    def column(self, name: str, value: str) -> str:
        if name in self.words.column:
            return self.words.column[name].format(value=value)
        said = trait_name(name, self.language)
        if name in TRAITS and TRAITS[name].kind is TraitKind.FLAG:
            no = "không " if self.language == "vi" else "not "
            return said if value == "true" else no + said
        return f"{said} {value}"

    def missing(self, pv: ProvisionVerdict) -> Iterable[str]:
        words, amount = self.words, gap(pv)
        if not amount:
            return
        amount = readable(amount, Decimal(0))
        if pv.reason is Reason.COUNTED:
            yield words.remaining.format(gap=self.quantity(amount, pv.provision.unit))
            return
        unit = pv.provision.unit or ""
        points = self.number(amount) + " " + words.points if unit.startswith("%") else self.quantity(amount, unit)
        short = pv.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
        yield (words.short if short else words.over).format(gap=points)
        counted = counted_gap(pv)
        if counted is not None:
            noun = counted.nouns[self.language != "vi"] if counted.nouns else ""
            phrase = words.counted if noun else words.measured
            missing, total = readable(counted.missing, Decimal(0)), readable(counted.total)
            yield phrase.format(missing=self.number(missing), noun=noun, total=self.number(total))

    def notes(self, pv: ProvisionVerdict) -> Iterable[str]:
        words, fact = self.words, pv.fact
        if (to_do := self.advice(pv)) is not None:
            yield to_do
        if fact is not None and fact.as_of is not None and fact.as_of != self.verdict.law.day:
            yield words.older.format(day=self.day(fact.as_of))
        if fact is not None and fact.synthetic:
            yield words.synthetic
        if pv.provision.no in self.illustrated:
            yield words.illustrated
        elif not pv.provision.source.verified and (pv.level is not None or pv.reason in _RESTS_ON_DEMAND):
            yield words.unverified_level if pv.level is not None else words.unverified

    def advice(self, pv: ProvisionVerdict) -> str | None:
        match pv.reason:
            case Reason.NO_VALUE:
                return self.to_do["value"]
            case Reason.NO_LEVEL:
                return self.to_do["level"]
            case Reason.LEFT_TO_PROVINCE:
                return self.words.left_to_province_told
            case Reason.NO_LEVEL_FOR_YEAR:
                return self.to_do["year"]
            case Reason.TRAIT_UNKNOWN:
                return self.to_do["trait"].format(key=pv.missing_trait)
            case Reason.NOT_KNOWN_TO_US:
                return self.to_do["demand"]
            case _:
                return None

    # ── numbers, units, days ─────────────────────────────────────────────────────────────────────────

    def value(self, pv: ProvisionVerdict) -> str:
        if pv.fact is None:
            return ""
        if isinstance(pv.fact.value, bool):
            return self.words.holds[pv.fact.value]
        return self.quantity(readable(pv.fact.value, pv.level), pv.provision.unit)

    def quantity(self, number: Decimal, unit: str | None) -> str:
        if not unit:
            return self.number(number)
        unit = say_unit(unit)
        return f"{self.number(number)}{unit}" if unit.startswith("%") else f"{self.number(number)} {unit}"

    def number(self, number: Decimal) -> str:
        return number_vi(number) if self.language == "vi" else number_en(number)

    def day(self, day: date) -> str:
        return f"{day:%d/%m/%Y}" if self.language == "vi" else day.isoformat()


def _count(parts: Iterable[ProvisionVerdict], status: Status) -> int:
    return sum(part.status is status for part in parts)


def illustrated_numbers(law: LawAtDate) -> frozenset[str]:
    """Give the numbers of indicators and parts whose level is assumed for a demonstration."""
    by_no = law.by_no
    return frozenset(part.no for no in law.illustrated if no in by_no for part in by_no[no].walk())
