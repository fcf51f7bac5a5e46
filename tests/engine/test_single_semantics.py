"""What each kind of node says, of every kind of child."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from trees import (
    DIEU_1,
    at_least,
    at_most,
    by_region,
    criterion,
    facts,
    flat,
    law,
    law_of,
    provision,
)

from chungsuc.engine.conditions import effective, holds
from chungsuc.engine.errors import CircularLaw, FactNotTaken, FactWrongType, UnknownIndicator
from chungsuc.engine.single import bind, judge
from chungsuc.engine.verdict import Fact, ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import (
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
    HoldsTitle,
    LevelRule,
    Levels,
    NoneAllowed,
    OneOf,
    Operator,
    Provision,
    Requirement,
    ShareOfChildren,
    TraitCompares,
    TraitIs,
    Undetermined,
)

M, U, Q, N = Status.MET, Status.UNMET, Status.UNKNOWN, Status.NOT_APPLICABLE
NEVER = TraitIs("region", frozenset({"DNB"}))
FEW = TraitCompares("schools", Operator.AT_MOST, 3)
MANY = TraitCompares("schools", Operator.MORE_THAN, 3)
HARD = TraitIs("ethnic_mountainous", frozenset({True}))


def first(verdict: SubjectVerdict) -> ProvisionVerdict:
    return verdict.criteria[0].indicators[0]


def verdict_on(requirement: Requirement, value: object = None, traits: Any = None, **rest: Any) -> ProvisionVerdict:
    given = {} if value is None else facts({"1.1": value})
    return first(judge(law_of(provision("1.1", requirement), **rest), given, traits or {}))


# ── leaves ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [
        (Operator.AT_LEAST, U, M, M),
        (Operator.MORE_THAN, U, U, M),
        (Operator.AT_MOST, M, M, U),
        (Operator.LESS_THAN, M, U, U),
    ],
)
def test_a_number_is_held_against_its_level(operator: Operator, below: Status, at: Status, above: Status) -> None:
    requirement = Compare(operator, flat(80))
    assert [verdict_on(requirement, value).status for value in ("79.99", 80, "80.01")] == [below, at, above]


def test_a_share_of_children_is_held_against_its_level() -> None:
    requirement = ShareOfChildren("xã", "ntm", Operator.AT_LEAST, flat(100))
    assert [verdict_on(requirement, value).status for value in (None, 99, 100)] == [Q, U, M]


def test_an_attestation_holds_or_does_not() -> None:
    for requirement in (Attested(), HoldsTitle("ntm")):
        assert [verdict_on(requirement, value).status for value in (None, True, False)] == [Q, M, U]


def test_none_allowed_takes_an_attestation_or_a_count() -> None:
    assert [verdict_on(NoneAllowed(), value).status for value in (None, True, False, 0, 3)] == [Q, M, U, M, U]


@pytest.mark.parametrize(
    ("requirement", "reason"),
    [
        (at_least(None), Reason.NO_LEVEL),
        (at_least(Levels((), {(): None}, left_to_province=True)), Reason.LEFT_TO_PROVINCE),
        (at_least(Levels(("year",), {("2022",): Decimal(1)})), Reason.NO_LEVEL_FOR_YEAR),
        (at_least(by_region(TDMNPB=80)), Reason.TRAIT_UNKNOWN),
        (at_least(by_region(TDMNPB=None)), Reason.NO_LEVEL),
        (at_least(flat(80)), Reason.NO_VALUE),
        (Attested(left_to_province=True), Reason.LEFT_TO_PROVINCE),
        (Undetermined(), Reason.NOT_KNOWN_TO_US),
    ],
)
def test_an_unknown_leaf_says_why(requirement: Requirement, reason: Reason) -> None:
    found = verdict_on(requirement)
    assert (found.status, found.reason) == (Q, reason)
    assert found.missing_trait == ("region" if reason is Reason.TRAIT_UNKNOWN else None)


def test_a_value_never_makes_up_for_a_missing_level() -> None:
    for requirement in (at_least(None), at_least(by_region(TDMNPB=1))):
        assert verdict_on(requirement, 1000).status is Q
    assert verdict_on(Attested(left_to_province=True), True).status is Q


def test_a_region_without_a_cell_has_no_level() -> None:
    found = verdict_on(at_least(by_region(TDMNPB=80)), 90, {"region": "DBSH"})
    assert (found.status, found.reason) == (Q, Reason.NO_LEVEL)


def test_the_trace_names_the_cell_that_was_used() -> None:
    table = Levels(("year", "region"), {("2023", "TDMNPB"): Decimal(42), ("2024", "TDMNPB"): Decimal(45)})
    found = verdict_on(at_least(table), "40.2", {"region": "TDMNPB"})
    assert (found.level, found.level_by) == (42, {"year": "2023", "region": "TDMNPB"})


# ── rules over parts ─────────────────────────────────────────────────────────────────────────────────


def parts_with(statuses: tuple[Status, ...]) -> tuple[tuple[Provision, ...], dict[str, Fact]]:
    parts = tuple(
        provision(f"1.1/{place}", unless=NEVER if status is N else None) for place, status in enumerate(statuses)
    )
    given = {f"1.1/{place}": status is M for place, status in enumerate(statuses) if status in (M, U)}
    return parts, facts(given)


def expected(kind: str, statuses: tuple[Status, ...], count: int = 1) -> Status:
    left = [status for status in statuses if status is not N]
    if not left:
        return N
    if kind == "all":
        return U if U in left else Q if Q in left else M
    met, unknown = left.count(M), left.count(Q)
    return M if met >= count else U if met + unknown < count else Q


@pytest.mark.parametrize("statuses", list(product((M, U, Q, N), repeat=3)), ids=lambda s: "-".join(s))
def test_rules_over_parts_follow_the_four_valued_tables(statuses: tuple[Status, ...]) -> None:
    parts, given = parts_with(statuses)
    traits = {"region": "DNB"}
    for requirement, wanted in (
        (All(parts), expected("all", statuses)),
        (AnyOf(parts), expected("some", statuses)),
        (AtLeastOf(2, parts), expected("some", statuses, 2)),
    ):
        verdict = judge(law_of(provision("1.1", requirement)), given, traits)
        assert first(verdict).status is wanted
        assert [part.status for part in first(verdict).parts] == list(statuses)


def by_schools(few: Requirement, many: Requirement) -> ByCase:
    return ByCase((Case(MANY, provision("1.1/b", many)), Case(FEW, provision("1.1/c", few))))


@pytest.mark.parametrize(("schools", "status"), [(3, M), (4, U)])
def test_the_case_that_applies_decides(schools: int, status: Status) -> None:
    requirement = by_schools(at_least(50), at_least(70))
    found = first(judge(law_of(provision("1.1", requirement)), facts({"1.1/b": 60, "1.1/c": 60}), {"schools": schools}))
    assert (found.status, found.reason) == (status, Reason.BY_CASE)
    assert [part.status for part in found.parts].count(N) == 1


def test_an_unknown_case_is_known_only_where_all_that_may_hold_agree() -> None:
    requirement = by_schools(at_least(50), at_least(70))
    bound = law_of(provision("1.1", requirement))
    agree = first(judge(bound, facts({"1.1/b": 90, "1.1/c": 90}), {}))
    differ = first(judge(bound, facts({"1.1/b": 60, "1.1/c": 60}), {}))
    assert (agree.status, agree.reason) == (M, Reason.BY_CASE)
    assert (differ.status, differ.reason, differ.missing_trait) == (Q, Reason.TRAIT_UNKNOWN, "schools")


def test_no_case_that_can_hold_is_unknown_and_never_an_excuse() -> None:
    requirement = ByCase((Case(MANY, provision("1.1/b")),))
    assert verdict_on(requirement, traits={"schools": 1}).status is Q


# ── excuses and rules of the set ─────────────────────────────────────────────────────────────────────


def test_only_a_condition_known_to_hold_excuses() -> None:
    bound = law_of(provision("1.1", unless=TraitIs("craft_village", frozenset({False}))))
    statuses = [
        first(judge(bound, {}, traits)).status for traits in ({"craft_village": False}, {"craft_village": True}, {})
    ]
    assert statuses == [N, Q, Q]


def test_an_excused_composite_excuses_its_parts_in_the_trace() -> None:
    whole = provision("1.1", All((provision("1.1/a"), provision("1.1/b"))), unless=NEVER)
    found = first(judge(law_of(whole), facts({"1.1/a": False}), {"region": "DNB"}))
    assert [found.status, *(part.status for part in found.parts)] == [N, N, N]


def test_a_specially_difficult_commune_uses_the_level_of_the_northern_midlands() -> None:
    requirement = at_least(by_region(TDMNPB=42, DBSH=56))
    for trait in ("specially_difficult", "atk"):
        found = verdict_on(requirement, 50, {"region": "DBSH", trait: True}, rules=(DIEU_1,))
        assert (found.status, found.level, found.moved_by_rule) == (M, 42, True)
    assert verdict_on(requirement, 50, {"region": "DBSH"}, rules=(DIEU_1,)).status is U


def test_a_commune_already_in_that_region_is_not_moved() -> None:
    found = verdict_on(at_least(by_region(TDMNPB=42)), 50, {"region": "TDMNPB", "atk": True}, rules=(DIEU_1,))
    assert (found.status, found.moved_by_rule) == (M, False)


def test_the_rule_gives_a_column_to_a_commune_of_unknown_region() -> None:
    found = verdict_on(at_least(by_region(TDMNPB=42)), 50, {"atk": True}, rules=(DIEU_1,))
    assert (found.status, found.level) == (M, 42)


def test_the_rule_moves_what_excuses_too() -> None:
    lowland = TraitIs("region", frozenset({"DBSH", "DNB"}))
    bound = law_of(provision("1.1", unless=lowland), rules=(DIEU_1,))
    assert first(judge(bound, {}, {"region": "DBSH"})).status is N
    assert first(judge(bound, facts({"1.1": True}), {"region": "DBSH", "atk": True})).status is M


def test_a_rule_of_unknown_condition_leaves_the_trait_known_only_where_it_is_already_so() -> None:
    rule = LevelRule("region", "TDMNPB", HARD, DIEU_1.source)
    assert effective((rule,), {"region": "TDMNPB"}).values["region"] == "TDMNPB"
    moved = effective((rule,), {"region": "DBSH"})
    assert "region" not in moved.values
    assert moved.to_ask("region") == "ethnic_mountainous"


TRUTHS: list[tuple[Condition, bool | None]] = [
    (HARD, None),
    (TraitIs("atk", frozenset({True})), False),
    (AllOf((HARD, TraitIs("atk", frozenset({True})))), False),
    (AllOf((HARD, TraitIs("region", frozenset({"TN"})))), None),
    (OneOf((HARD, TraitIs("region", frozenset({"TN"})))), True),
    (OneOf((HARD, TraitIs("atk", frozenset({True})))), None),
    (AllOf(()), True),
    (OneOf(()), False),
    (FEW, None),
]


@pytest.mark.parametrize(("condition", "truth"), TRUTHS)
def test_conditions_are_three_valued(condition: Condition, truth: bool | None) -> None:
    assert holds(condition, {"region": "TN"}) is truth


# ── criteria and subjects ────────────────────────────────────────────────────────────────────────────


def test_an_incomplete_criterion_is_unknown_at_best() -> None:
    bound = law(criterion("1", provision("1.1"), complete=False))
    assert judge(bound, facts({"1.1": True}), {}).criteria[0].status is Q
    assert judge(bound, facts({"1.1": False}), {}).criteria[0].status is U


def test_conditions_outside_the_numbered_criteria_must_hold_and_do_not_count() -> None:
    bound = law(criterion("1", provision("1.1")), criterion("DK", provision("DK.1"), counted=False))
    verdict = judge(bound, facts({"1.1": True, "DK.1": False}), {})
    assert (verdict.status, verdict.criteria_met) == (U, 1)
    assert [criterion_verdict.no for criterion_verdict in verdict.criteria] == ["1", "DK"]


def test_all_criteria_looks_at_the_numbered_ones() -> None:
    bound = law(
        criterion("DK", provision("DK.1", AllCriteria()), counted=False),
        criterion("1", provision("1.1")),
        criterion("2", provision("2.1")),
    )
    for second, wanted in ((True, M), (False, U), (None, Q)):
        given = facts({"1.1": True} if second is None else {"1.1": True, "2.1": second})
        verdict = judge(bound, given, {})
        assert verdict.criteria[0].status is wanted
        assert [c.no for c in verdict.criteria] == ["DK", "1", "2"]


def test_a_numbered_criterion_cannot_demand_all_numbered_criteria() -> None:
    with pytest.raises(CircularLaw):
        bind(law(criterion("1", provision("1.1", AllCriteria()))), {})


def test_a_partial_set_without_all_its_criteria_is_unknown_at_best() -> None:
    given = facts({"1.1": True})
    assert judge(law(criterion("1", provision("1.1")), partial=True, expected=19), given, {}).status is Q
    assert judge(law(criterion("1", provision("1.1")), partial=True, expected=1), given, {}).status is M
    assert judge(law(partial=True), {}, {}).status is Q


def test_a_subject_to_whom_nothing_applies_is_not_applicable() -> None:
    assert judge(law_of(provision("1.1", unless=NEVER)), {}, {"region": "DNB"}).status is N


# ── faults ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("requirement", "value"),
    [(at_least(1), True), (at_most(None), False), (Attested(), Decimal(1)), (NoneAllowed(), Decimal(-1)),
     (at_least(1), Decimal("NaN")), (at_least(1), Decimal("Infinity"))],
)  # fmt: skip
def test_a_fact_of_the_wrong_kind_is_a_fault(requirement: Requirement, value: Decimal | bool) -> None:
    with pytest.raises(FactWrongType):
        judge(law_of(provision("1.1", requirement)), {"1.1": Fact(value)}, {})


def test_a_fact_for_an_unknown_number_suggests_near_ones() -> None:
    with pytest.raises(UnknownIndicator) as caught:
        judge(law_of(provision("17.1"), provision("17.2")), facts({"17.3": True}), {})
    assert "17.1" in str(caught.value.data["near"])


def test_a_fact_for_a_whole_that_follows_from_parts_is_a_fault() -> None:
    with pytest.raises(FactNotTaken):
        judge(law_of(provision("1.1", All((provision("1.1/a"),)))), facts({"1.1": True}), {})


def test_the_same_law_and_traits_are_bound_once() -> None:
    one: LawAtDate = law_of(provision("1.1"))
    assert bind(one, {"region": "TN"}) is bind(one, {"region": "TN"})
    assert bind(one, {"region": "TN"}) is not bind(law_of(provision("1.1")), {"region": "TN"})
