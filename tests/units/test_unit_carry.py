"""Values carried over a reorganisation, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.law.tree import (
    NO_LEVEL,
    Attested,
    Compare,
    Confidence,
    HoldsTitle,
    NoneAllowed,
    Operator,
    Provision,
    Requirement,
    ShareOfChildren,
    Source,
    Undetermined,
)  # fmt: skip
from chungsuc.units.carry import (
    Amount,
    Better,
    Carrying,
    Gap,
    Part,
    Roll,
    Rule,
    carry,
    default_rule,
    roll,
    rule_of,
    undo,
)  # fmt: skip

D = Decimal
SUM, WEIGHTED = Carrying(Rule.SUM), Carrying(Rule.WEIGHTED, scale=100)
KY_PHU_AND_VAN_THO = [Part("ky_phu", "van_phu"), Part("van_tho", "van_phu")]


def test_people_of_merged_communes_add_up() -> None:
    people = {"ky_phu": Amount(D(8916)), "van_tho": Amount(D(4102))}

    assert carry(people, KY_PHU_AND_VAN_THO, SUM).values["van_phu"].amount == Amount(D(13018))


def test_a_rate_is_weighted_by_its_base() -> None:
    rates = {"ky_phu": Amount(D(90), D(900), D(1000)), "van_tho": Amount(D(50), D(50), D(100))}

    carried = carry(rates, KY_PHU_AND_VAN_THO, WEIGHTED).values["van_phu"].amount
    assert carried is not None
    assert (carried.numerator, carried.denominator) == (950, 1100)
    assert carried.value == D("86.36363636")


def test_a_rate_without_its_base_makes_the_whole_unknown() -> None:
    rates = {"ky_phu": Amount(D(90), D(900), D(1000)), "van_tho": Amount(D(50))}

    carried = carry(rates, KY_PHU_AND_VAN_THO, WEIGHTED).values["van_phu"]
    assert (carried.amount, carried.gap) == (None, Gap.DENOMINATOR_UNKNOWN)


def test_a_missing_value_is_unknown_and_not_zero() -> None:
    carried = carry({"ky_phu": Amount(D(8916))}, KY_PHU_AND_VAN_THO, SUM).values["van_phu"]

    assert (carried.amount, carried.gap) == (None, Gap.NO_VALUE)


def test_a_divided_unit_is_never_guessed() -> None:
    parts = [Part("thuong_dinh", "phu_binh", None), Part("bao_ly", "phu_binh"), Part("thuong_dinh", "diem_thuy", None)]
    people = {"thuong_dinh": Amount(D(9000)), "bao_ly": Amount(D(6000))}

    rolled = carry(people, parts, SUM)
    assert {carried.gap for carried in rolled.values.values()} == {Gap.SHARE_UNKNOWN}
    assert undo(rolled) == people


def test_a_known_share_is_used() -> None:
    parts = [Part("a", "x", D("0.25")), Part("a", "y", D("0.75"))]
    rolled = carry({"a": Amount(D(1000))}, parts, SUM)

    assert {new: c.amount.value for new, c in rolled.values.items() if c.amount} == {"x": 250, "y": 750}


@pytest.mark.parametrize(
    ("rule", "better", "values", "expected"),
    [
        (Rule.WORST, Better.HIGHER, (D(3), D(5)), D(3)),
        (Rule.WORST, Better.LOWER, (D(3), D(5)), D(5)),
        (Rule.BEST, Better.HIGHER, (D(3), D(5)), D(5)),
        (Rule.BEST, Better.LOWER, (D(3), D(5)), D(3)),
        (Rule.WORST, Better.HIGHER, (True, False), False),
        (Rule.WORST, Better.LOWER, (True, True), True),
        (Rule.BEST, Better.HIGHER, (True, False), True),
        (Rule.BEST, Better.HIGHER, (False, False), False),
    ],
)
def test_the_worst_and_the_best_of_the_parts(
    rule: Rule, better: Better, values: tuple[Decimal | bool, Decimal | bool], expected: Decimal | bool
) -> None:
    given_values = dict(zip(("ky_phu", "van_tho"), map(Amount, values), strict=True))

    assert carry(given_values, KY_PHU_AND_VAN_THO, Carrying(rule, better)).values["van_phu"].amount == Amount(expected)


def test_one_part_that_fails_settles_what_all_must_meet() -> None:
    worst = carry({"ky_phu": Amount(False)}, KY_PHU_AND_VAN_THO, Carrying(Rule.WORST)).values["van_phu"]
    open_still = carry({"ky_phu": Amount(True)}, KY_PHU_AND_VAN_THO, Carrying(Rule.WORST)).values["van_phu"]

    assert worst.amount == Amount(False)
    assert (open_still.amount, open_still.gap) == (None, Gap.NO_VALUE)


def test_what_holds_of_a_divided_unit_need_not_hold_of_its_piece() -> None:
    parts = [Part("thuong_dinh", "phu_binh", None), Part("bao_ly", "phu_binh")]
    for held in (True, False):
        divided = carry({"thuong_dinh": Amount(held), "bao_ly": Amount(True)}, parts, Carrying(Rule.WORST))
        assert (divided.values["phu_binh"].amount, divided.values["phu_binh"].gap) == (None, Gap.SHARE_UNKNOWN)
    settled = carry({"thuong_dinh": Amount(True), "bao_ly": Amount(False)}, parts, Carrying(Rule.WORST))
    assert settled.values["phu_binh"].amount == Amount(False)
    known = [parts[0]._replace(share=D("0.4")), parts[1]]
    piece = carry({"thuong_dinh": Amount(True), "bao_ly": Amount(True)}, known, Carrying(Rule.WORST))
    assert piece.values["phu_binh"].gap is Gap.DIVIDED


def test_an_attestation_is_not_summed_and_not_mixed_with_numbers() -> None:
    mixed = {"ky_phu": Amount(True), "van_tho": Amount(D(1))}

    for rule in (Rule.SUM, Rule.WEIGHTED, Rule.WORST):
        assert carry(mixed, KY_PHU_AND_VAN_THO, Carrying(rule)).values["van_phu"].gap is Gap.WRONG_KIND


def test_what_is_not_comparable_stays_so_unless_nothing_but_the_code_changed() -> None:
    income = {"ky_phu": Amount(D(42)), "van_tho": Amount(D(40)), "sang_moc": Amount(D(30))}
    rolled = carry(income, [*KY_PHU_AND_VAN_THO, Part("sang_moc", "new_code")], Carrying(Rule.NOT_COMPARABLE))

    assert rolled.values["van_phu"].gap is Gap.NOT_COMPARABLE
    assert rolled.values["new_code"].amount == Amount(D(30))


def test_a_report_as_then_shows_the_old_units() -> None:
    people = {"ky_phu": Amount(D(8916)), "van_tho": Amount(D(4102))}
    then = roll(people, KY_PHU_AND_VAN_THO, SUM, Roll.AS_THEN)

    assert {unit: carried.amount for unit, carried in then.values.items()} == people
    assert roll(people, KY_PHU_AND_VAN_THO, SUM, Roll.AS_NOW) == carry(people, KY_PHU_AND_VAN_THO, SUM)


def test_a_unit_whose_successor_nobody_knows_is_kept_aside() -> None:
    rolled = carry({"na_mao": Amount(D(2500))}, [], SUM)

    assert rolled.values == {}
    assert rolled.left == {"na_mao": Amount(D(2500))}


# ── properties ───────────────────────────────────────────────────────────────────────────────────────

NUMBERS = st.decimals(0, 10**9, places=2)
BASES = st.decimals(1, 10**6, places=0)
AMOUNTS = st.builds(Amount, NUMBERS, st.none(), BASES)
OLD = st.integers(0, 11).map("old{}".format)
VALUES = st.dictionaries(OLD, AMOUNTS, min_size=1)
RULES = st.builds(Carrying, st.sampled_from(Rule), st.sampled_from(Better), st.sampled_from([1, 100]))
PARTS = st.lists(
    st.builds(Part, OLD, st.integers(0, 3).map("new{}".format), st.none() | st.just(D(1)) | st.just(D("0.5"))),
    unique_by=lambda part: (part.old, part.new),
)


@given(VALUES)
def test_whole_mergers_preserve_the_sum(values: dict[str, Amount]) -> None:
    parts = [Part(old, f"new{number % 3}") for number, old in enumerate(values)]
    carried = [carried.amount for carried in carry(values, parts, SUM).values.values()]

    assert sum(amount.value for amount in carried if amount) == sum(amount.value for amount in values.values())


@given(VALUES, st.sampled_from([1, 100]))
def test_a_weighted_mean_lies_between_the_least_and_the_greatest(values: dict[str, Amount], scale: int) -> None:
    parts = [Part(old, "new") for old in values]
    mean = carry(values, parts, Carrying(Rule.WEIGHTED, scale=scale)).values["new"].amount

    assert mean is not None
    assert min(a.value for a in values.values()) <= mean.value <= max(a.value for a in values.values())


@given(VALUES, PARTS, RULES, st.randoms())
def test_the_order_of_parts_and_values_never_matters(values, parts, carrying, random) -> None:  # type: ignore[no-untyped-def]
    shuffled, turned = list(parts), list(values.items())
    random.shuffle(shuffled)
    random.shuffle(turned)

    assert carry(dict(turned), shuffled, carrying) == carry(values, parts, carrying)


@given(VALUES, PARTS, RULES, st.sampled_from(Roll))
def test_undoing_gives_the_original_values_back(
    values: dict[str, Amount], parts: list[Part], carrying: Carrying, how: Roll
) -> None:
    assert undo(roll(values, parts, carrying, how)) == values


# ── the default rules ────────────────────────────────────────────────────────────────────────────────

AT_LEAST, AT_MOST = Compare(Operator.AT_LEAST, NO_LEVEL), Compare(Operator.AT_MOST, NO_LEVEL)


@pytest.mark.parametrize(
    ("requirement", "unit", "expected"),
    [
        (AT_LEAST, "%", Carrying(Rule.WEIGHTED, Better.HIGHER, 100)),
        (AT_MOST, "%", Carrying(Rule.WEIGHTED, Better.LOWER, 100)),
        (AT_LEAST, "triệu đồng/người/năm", Carrying(Rule.WEIGHTED)),
        (AT_LEAST, "HTX", Carrying(Rule.SUM)),
        (AT_LEAST, "mô hình", Carrying(Rule.SUM)),
        (AT_LEAST, "lần", Carrying(Rule.NOT_COMPARABLE)),
        (Attested(), None, Carrying(Rule.WORST)),
        (NoneAllowed(), None, Carrying(Rule.WORST, Better.LOWER)),
        (HoldsTitle("ntm"), None, Carrying(Rule.WORST)),
        (ShareOfChildren("xã", "ntm", Operator.AT_LEAST, NO_LEVEL), "% số xã", Carrying(Rule.NOT_COMPARABLE)),
        (Undetermined(), None, Carrying(Rule.NOT_COMPARABLE)),
    ],
)
def test_the_rule_follows_from_what_is_demanded(requirement: Requirement, unit: str | None, expected: Carrying) -> None:
    source = Source("QĐ thử", None, "1", "test", Confidence.LOW)

    assert default_rule(Provision("1", "thử", requirement, source, unit)) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, Carrying(Rule.WEIGHTED, Better.LOWER, 100)),
        (Rule.NOT_COMPARABLE, Carrying(Rule.NOT_COMPARABLE, Better.LOWER, 100)),
    ],
)
def test_a_rule_that_the_law_file_states_takes_the_place_of_the_usual_one(
    stated: Rule | None, expected: Carrying
) -> None:
    source = Source("QĐ thử", None, "1", "test", Confidence.LOW)

    assert rule_of(Provision("1", "thử", AT_MOST, source, "%", carry=stated)) == expected
