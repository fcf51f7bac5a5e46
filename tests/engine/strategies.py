"""Random laws and random panels: every kind of node, nested, with traits, rules, overlays and holes.

The law is drawn by hypothesis, so that a failing one shrinks. The rows come from a seed: a hundred rows drawn
value by value would cost more than judging them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st
from trees import DECISION, SOURCE

from chungsuc.engine.verdict import Fact
from chungsuc.law.overlays import Overlay, OverlayKind
from chungsuc.law.traits import TRAITS, TraitKind, TraitValue
from chungsuc.law.tree import (
    YEAR,
    All,
    AllCriteria,
    AllOf,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    Case,
    Compare,
    Condition,
    CriteriaSet,
    Criterion,
    HoldsTitle,
    LevelRule,
    Levels,
    NoneAllowed,
    OneOf,
    Operator,
    Provision,
    Requirement,
    ShareOfChildren,
    Subject,
    Title,
    TraitCompares,
    TraitIs,
    Undetermined,
)

# Few numbers, so that a value often lies exactly on its level; 0.1 and 0.3 have no exact double.
NUMBERS = tuple(Decimal(n) for n in ("0", "0.1", "0.3", "5", "5.5", "93.7", "100", "123456789.012345"))
YEARS = ("2022", "2023", "2024")
DAYS = tuple(date(year, month, day) for year in (2021, 2022, 2023, 2024) for month, day in ((1, 1), (6, 30), (12, 31)))
_TABLE_KEYS = {
    "region": TRAITS["region"].values,
    "group": TRAITS["group"].values,
    "specially_difficult": ("true", "false"),
    "ethnic_mountainous": ("true", "false"),
    YEAR: YEARS,
}
_CHOICES = ("region", "group", "area")
_FLAGS = ("specially_difficult", "atk", "ethnic_mountainous", "craft_village")


class _Numbers:
    """Gives each provision a number that no other has."""

    def __init__(self, prefix: str) -> None:
        self.prefix, self.count = prefix, 0

    def next(self) -> str:
        self.count += 1
        return f"{self.prefix}{self.count}"


@cache  # a strategy is checked anew each time it is made: that costs more than drawing from it
def conditions() -> st.SearchStrategy[Condition]:
    choice = st.sampled_from(_CHOICES).flatmap(
        lambda trait: st.sets(st.sampled_from(TRAITS[trait].values), min_size=1, max_size=4).map(
            lambda values: TraitIs(trait, frozenset(values))
        )
    )
    flag = st.builds(TraitIs, st.sampled_from(_FLAGS), st.sampled_from([frozenset({True}), frozenset({False})]))
    count = st.builds(TraitCompares, st.just("schools"), st.sampled_from(Operator), st.integers(0, 4))
    leaf = st.one_of(choice, flag, count)
    several = st.lists(leaf, min_size=1, max_size=3).map(tuple)
    return st.one_of(leaf, leaf, st.builds(AllOf, several), st.builds(OneOf, several))


def _cells(draw: st.DrawFn, by: tuple[str, ...]) -> dict[tuple[str, ...], Decimal | None]:
    keys: list[tuple[str, ...]] = [()]
    for name in by:
        keys = [(*key, value) for key in keys for value in _TABLE_KEYS[name]]
    few = draw(st.lists(st.one_of(st.none(), st.sampled_from(NUMBERS)), min_size=1, max_size=5))
    return {key: few[place % len(few)] for place, key in enumerate(keys)}


@cache
@st.composite
def level_tables(draw: st.DrawFn) -> Levels:
    by = tuple(draw(st.lists(st.sampled_from(sorted(_TABLE_KEYS)), max_size=2, unique=True)))
    return Levels(by, _cells(draw, by))


@cache
def _leaves() -> st.SearchStrategy[Requirement]:
    return st.one_of(
        st.builds(Compare, st.sampled_from(Operator), level_tables()),
        st.builds(Compare, st.sampled_from(Operator), level_tables()),
        st.builds(Attested, st.sampled_from([False, False, False, True])),
        st.just(NoneAllowed()),
        st.builds(ShareOfChildren, st.just("xã"), st.just("ntm"), st.sampled_from(Operator), level_tables()),
        st.just(HoldsTitle("ntm")),
        st.just(Undetermined()),
    )


@cache
def _excuses() -> st.SearchStrategy[Condition | None]:
    return st.one_of(st.none(), st.none(), conditions())


def _provision(draw: st.DrawFn, no: str, numbers: _Numbers, depth: int) -> Provision:
    kind = draw(st.sampled_from(["leaf", "leaf", "leaf", "all", "any", "some", "case"])) if depth else "leaf"

    def parts(least: int = 1) -> tuple[Provision, ...]:
        count = draw(st.integers(least, 3))
        return tuple(_provision(draw, numbers.next(), numbers, depth - 1) for _ in range(count))

    requirement: Requirement
    match kind:
        case "all":
            requirement = All(parts())
        case "any":
            requirement = AnyOf(parts())
        case "some":
            requirement = AtLeastOf(draw(st.integers(1, 3)), parts())
        case "case":
            requirement = ByCase(tuple(Case(draw(conditions()), part) for part in parts(2)))
        case _:
            requirement = draw(_leaves())
    excuse = draw(_excuses())
    return Provision(no, f"Nội dung {no}", requirement, SOURCE, not_applicable_when=excuse)


@st.composite
def criteria_sets(draw: st.DrawFn) -> CriteriaSet:
    numbers = _Numbers("p")
    criteria = [
        Criterion(
            no=str(place),
            name=f"Tiêu chí {place}",
            indicators=tuple(
                _provision(draw, f"{place}.{i}", numbers, 2) for i in range(draw(st.sampled_from([0, 1, 1, 2, 3])))
            ),
            counted=draw(st.sampled_from([True, True, True, False])),
            complete=draw(st.sampled_from([True, True, True, True, False])),
        )
        for place in range(draw(st.integers(0, 4)))
    ]
    if draw(st.booleans()):
        everything = Provision("DK.1", "Đạt mọi tiêu chí", AllCriteria(), SOURCE)
        excused = Provision(
            "DK.2", "Như trên", AnyOf((Provision("DK.2/a", "…", AllCriteria(), SOURCE),)), SOURCE,
            not_applicable_when=draw(conditions()),
        )  # fmt: skip
        criteria.insert(
            draw(st.integers(0, len(criteria))), Criterion("DK", "Điều kiện", (everything, excused), counted=False)
        )
    rules = draw(
        st.lists(
            st.sampled_from([("region", "TDMNPB"), ("region", "TN"), ("group", "1")]).flatmap(
                lambda rule: conditions().map(lambda when: LevelRule(rule[0], rule[1], when, SOURCE))
            ),
            max_size=2,
        )
    )
    partial = draw(st.sampled_from([False, False, False, True]))
    return CriteriaSet(
        id="T/xa", name="Bộ thử", name_en="A set of the tests", subject=Subject.COMMUNE, title=Title.NTM,
        decision=DECISION, valid_from=date(2020, 1, 1), valid_until=None, criteria=tuple(criteria),
        expected_criteria=len(criteria) + draw(st.integers(0, 1)) if partial else None, expected_indicators=None,
        level_rules=tuple(rules), partial=partial,
    )  # fmt: skip


@st.composite
def overlays_of(draw: st.DrawFn, base: CriteriaSet) -> list[Overlay]:
    indicators = [i.no for criterion in base.criteria for i in criterion.indicators if not i.no.startswith("DK")]
    if not indicators:
        return []
    made = []
    for kind in draw(st.sets(st.sampled_from(OverlayKind), max_size=2)):
        numbers = _Numbers(f"{kind}/")
        changed = draw(st.sets(st.sampled_from(indicators), min_size=1, max_size=2))
        made.append(
            Overlay(
                id=f"O-{kind}", name="Sửa đổi", kind=kind, amends=base.id, decision=DECISION,
                valid_from=draw(st.sampled_from(DAYS)), valid_until=draw(st.sampled_from([None, date(2024, 6, 30)])),
                changes={no: _provision(draw, no, numbers, 1) for no in sorted(changed)},
            )
        )  # fmt: skip
    return made


@dataclass(frozen=True, slots=True)
class Row:
    """One subject on one day; what is absent is unknown."""

    unit: str
    day: date
    traits: dict[str, TraitValue]
    facts: dict[str, Fact]


def random_value(random: Random, provision: Provision) -> Decimal | bool:
    match provision.requirement:
        case Attested() | HoldsTitle():
            return random.random() < 0.8
        case NoneAllowed():
            return random.choice([True, False, Decimal(0), Decimal(0), Decimal(3)])
        case _:
            return random.choice(NUMBERS)


def random_traits(random: Random, holes: float) -> dict[str, TraitValue]:
    values: dict[str, Any] = {}
    for key, trait in TRAITS.items():
        if random.random() < holes:
            continue
        match trait.kind:
            case TraitKind.CHOICE:
                values[key] = str(random.choice(trait.values))
            case TraitKind.FLAG:
                values[key] = random.random() < 0.5
            case TraitKind.COUNT:
                values[key] = random.randrange(6)
    return values


def random_rows(seed: int, provisions: list[Provision], days: tuple[date, ...], count: int) -> list[Row]:
    """Make rows for provisions that take facts; each row has its own share of holes, from none to nearly all."""
    random = Random(seed)
    rows = []
    for place in range(count):
        holes = random.choice([0.0, 0.05, 0.3, 0.9])
        rows.append(
            Row(
                unit=f"u{place}",
                day=random.choice(days),
                traits=random_traits(random, holes),
                facts={
                    p.no: Fact(random_value(random, p)) for p in provisions if p.takes_fact and random.random() >= holes
                },
            )
        )
    return rows
