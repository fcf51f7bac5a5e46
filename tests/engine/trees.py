"""Small laws built in Python: one line per provision, for tests that are about the engine and not about YAML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chungsuc.engine.verdict import Fact
from chungsuc.law.overlays import LawAtDate, Overlay, law_at
from chungsuc.law.tree import (
    Attested,
    Compare,
    Condition,
    Confidence,
    CriteriaSet,
    Criterion,
    Decision,
    LevelRule,
    Levels,
    OneOf,
    Operator,
    Provision,
    Requirement,
    Source,
    Subject,
    Title,
    TraitIs,
)

DAY = date(2023, 12, 31)
SOURCE = Source("QĐ 1/QĐ-TN", "PL I", "TC 1", "made for the tests", Confidence.HIGH)
DECISION = Decision("QĐ 1/QĐ-TN", date(2022, 1, 1), "PL I")
DIEU_1 = LevelRule(
    trait="region",
    use="TDMNPB",
    when=OneOf((TraitIs("specially_difficult", frozenset({True})), TraitIs("atk", frozenset({True})))),
    source=Source("QĐ 1/QĐ-TN", None, "Điều 1", "made for the tests", Confidence.HIGH),
)


def source(item: str = "TC 1", *, verified: bool = False) -> Source:
    return Source("QĐ 1/QĐ-TN", "PL I", item, "made for the tests", Confidence.HIGH, verified)


def flat(level: str | int | None) -> Levels:
    return Levels((), {(): None if level is None else Decimal(level)})


def by_region(**levels: str | int | None) -> Levels:
    return Levels(("region",), {(key,): None if level is None else Decimal(level) for key, level in levels.items()})


def at_least(level: Levels | str | int | None) -> Compare:
    return Compare(Operator.AT_LEAST, level if isinstance(level, Levels) else flat(level))


def at_most(level: Levels | str | int | None) -> Compare:
    return Compare(Operator.AT_MOST, level if isinstance(level, Levels) else flat(level))


def provision(
    no: str,
    requirement: Requirement | None = None,
    *,
    name: str | None = None,
    unit: str | None = None,
    unless: Condition | None = None,
    verified: bool = False,
) -> Provision:
    return Provision(
        no=no,
        name=name or f"Chỉ tiêu {no}",
        requirement=requirement or Attested(),
        source=source(f"TC {no.split('.')[0]}", verified=verified),
        unit=unit,
        measure=f"test:{no}",
        not_applicable_when=unless,
    )


def criterion(no: str, *indicators: Provision, counted: bool = True, complete: bool = True) -> Criterion:
    return Criterion(no, f"Tiêu chí {no}", indicators, counted, complete)


def criteria_set(
    *criteria: Criterion, rules: tuple[LevelRule, ...] = (), partial: bool = False, expected: int | None = None
) -> CriteriaSet:
    return CriteriaSet(
        id="TN1-2022/xa",
        name="Bộ tiêu chí thử",
        name_en="Test criteria",
        subject=Subject.COMMUNE,
        title=Title.NTM,
        decision=DECISION,
        valid_from=date(2022, 1, 1),
        valid_until=date(2026, 1, 1),
        criteria=criteria,
        expected_criteria=expected,
        expected_indicators=None,
        level_rules=rules,
        partial=partial,
        checksum="0" * 64,
    )


def law(
    *criteria: Criterion,
    rules: tuple[LevelRule, ...] = (),
    partial: bool = False,
    expected: int | None = None,
    day: date = DAY,
    overlays: tuple[Overlay, ...] = (),
) -> LawAtDate:
    return law_at(criteria_set(*criteria, rules=rules, partial=partial, expected=expected), day, overlays)


def law_of(*indicators: Provision, rules: tuple[LevelRule, ...] = (), day: date = DAY) -> LawAtDate:
    """One criterion that holds all the indicators."""
    return law(criterion("1", *indicators), rules=rules, day=day)


def facts(values: Mapping[str, object]) -> dict[str, Fact]:
    """``{"1.1": 80, "1.2": True}`` as facts; numbers become ``Decimal``."""
    return {no: Fact(value if isinstance(value, bool) else Decimal(str(value)), DAY) for no, value in values.items()}
