"""Loading a set: exact numbers, NFC, every node kind, sources, checksums, immutability, and back to the file."""

from __future__ import annotations

import dataclasses
import pickle
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from law_files import good_set, good_text

from chungsuc.law.export import set_as_plain
from chungsuc.law.library import shipped
from chungsuc.law.loader import load_set
from chungsuc.law.traits import Region
from chungsuc.law.tree import (
    All,
    AllCriteria,
    AllOf,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    Compare,
    Confidence,
    CriteriaSet,
    HoldsTitle,
    NoneAllowed,
    OneOf,
    Operator,
    Provision,
    ShareOfChildren,
    TraitCompares,
    TraitIs,
    Undetermined,
)

LAW = good_set()
BY_NO = {provision.no: provision for provision in LAW.provisions()}


def leaf(text: str) -> str:
    return good_text().replace('attested: true}\n      - {no: "1.2"', text + '}\n      - {no: "1.2"', 1)


def test_every_node_kind_is_read() -> None:
    kinds = {type(provision.requirement) for provision in LAW.provisions()}
    assert kinds == {
        Compare, Attested, NoneAllowed, ShareOfChildren, HoldsTitle, Undetermined, All, AnyOf, AtLeastOf, ByCase,
        AllCriteria,
    }  # fmt: skip


def test_a_table_by_year_and_region_holds_every_cell() -> None:
    requirement = BY_NO["10"].requirement
    assert isinstance(requirement, Compare)
    levels = requirement.levels
    assert levels.by == ("year", "region")
    assert levels.at(("2023", "TDMNPB")) == 42
    assert levels.at(("2021", "DNB")) is None
    assert levels.at(("2024", "DNB")) is None
    assert len(levels.cells) == 3 * len(Region)
    assert levels.general_by_year == {"2022": Decimal(48), "2023": Decimal(51)}


def test_a_level_left_to_the_province_is_not_a_level() -> None:
    requirement = BY_NO["2.1"].requirement
    assert isinstance(requirement, Compare)
    assert requirement.levels.left_to_province
    assert not requirement.levels.known
    assert BY_NO["1.2"].requirement == Attested(left_to_province=True)


def test_conditions_are_read_as_written() -> None:
    assert BY_NO["13.3"].not_applicable_when == TraitIs("craft_village", frozenset({False}))
    assert BY_NO["5/a"].not_applicable_when == TraitIs("region", frozenset({"DBSH", "DNB"}))
    cases = BY_NO["5/b-c"].requirement
    assert isinstance(cases, ByCase)
    assert cases.cases[0].when == TraitCompares("schools", Operator.MORE_THAN, 3)
    (rule,) = LAW.level_rules
    assert rule.when == OneOf(
        (TraitIs("specially_difficult", frozenset({True})), TraitIs("atk", frozenset({True}))),
    )
    assert (rule.trait, rule.use, rule.source.item) == ("region", "TDMNPB", "Điều 1")


def test_several_traits_in_one_condition_must_all_hold() -> None:
    law = load_set(leaf("attested: true, not_applicable_when: {atk: true, region: TN, schools: 2}"), file="t")
    when = next(law.provisions()).not_applicable_when
    exactly = AllOf(
        (TraitCompares("schools", Operator.AT_LEAST, 2), TraitCompares("schools", Operator.AT_MOST, 2)),
    )
    assert when == AllOf((TraitIs("atk", frozenset({True})), TraitIs("region", frozenset({"TN"})), exactly))


@pytest.mark.parametrize(
    ("no", "cited"),
    [
        ("10", "QĐ 0/QĐ-THỬ, PL I, TC 10"),
        ("2.1", "QĐ 0/QĐ-THỬ, PL I, TC 2, CT 2.1"),
        ("5/a", "QĐ 0/QĐ-THỬ, PL I, TC 5, CT 5/a"),
        ("DK.1", "QĐ 0/QĐ-THỬ, PL I, mục DK.1"),
    ],
)
def test_a_source_without_its_own_item_cites_criterion_and_indicator(no: str, cited: str) -> None:
    assert BY_NO[no].source.cited() == cited


def test_a_requirement_overrides_the_defaults() -> None:
    assert BY_NO["2.1"].source.confidence is Confidence.MEDIUM
    assert BY_NO["2.2"].source.confidence is Confidence.LOW
    assert not BY_NO["2.2"].source.verified


def test_what_takes_a_fact_has_a_measure_and_nothing_else_has() -> None:
    assert BY_NO["10"].measure == "income_per_head"
    assert BY_NO["2.1"].measure == "QD0-2020/xa:2.1"
    for provision in LAW.provisions():
        assert (provision.measure is not None) == provision.takes_fact, provision.no


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=6))
def test_a_level_is_exactly_the_number_that_is_written(level: Decimal) -> None:
    law = load_set(leaf(f"at_least: {level:f}"), file="t")
    requirement = next(law.provisions()).requirement
    assert isinstance(requirement, Compare)
    assert requirement.levels.at(()) == level
    assert str(requirement.levels.at(())) == f"{level:f}"


def test_text_is_brought_to_nfc_silently() -> None:
    apart = unicodedata.normalize("NFD", good_text())
    assert apart != good_text()
    assert load_set(apart, file="t") == LAW
    assert load_set(apart, file="t").checksum == LAW.checksum


def test_layout_and_comments_do_not_change_the_checksum_but_a_level_does() -> None:
    dumped = yaml.safe_dump(yaml.load(good_text(), yaml.BaseLoader), allow_unicode=True)
    assert load_set(dumped, file="t").checksum == LAW.checksum
    assert load_set(good_text().replace("TDMNPB: 42", "TDMNPB: 43"), file="t").checksum != LAW.checksum


def test_a_level_may_be_verified_after_it_was_used() -> None:
    verified = good_text().replace("verified: false", "verified: true")
    assert verified != good_text()
    assert load_set(verified, file="t").checksum == LAW.checksum


def test_fewer_indicators_are_allowed_where_the_file_says_so() -> None:
    text = good_text().replace("indicators: 12}", "indicators: 13}")
    assert (
        load_set(text.replace("    name: Khác", "    name: Khác\n    complete: false"), file="t").criteria[4].complete
        is False
    )
    assert load_set(text.replace("expected:", "partial: true\nexpected:"), file="t").partial


def test_validity_is_half_open() -> None:
    assert LAW.in_force(date(2020, 1, 1))
    assert LAW.in_force(date(2025, 12, 31))
    assert not LAW.in_force(date(2026, 1, 1))


def test_a_loaded_set_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        LAW.name = "khác"  # type: ignore[misc]
    requirement = BY_NO["2.3"].requirement
    assert isinstance(requirement, Compare)
    cells = requirement.levels.cells
    for change in (
        lambda: cells.__setitem__(("TN",), Decimal(1)),  # type: ignore[attr-defined]
        lambda: cells.pop(("TN",)),  # type: ignore[attr-defined]
        lambda: cells.update({}),  # type: ignore[attr-defined]
        lambda: cells.clear(),  # type: ignore[attr-defined]
    ):
        with pytest.raises(TypeError, match="immutable"):
            change()
    assert load_set(good_text(), file="t") == LAW


def test_a_set_survives_pickling_and_can_be_hashed() -> None:
    again = pickle.loads(pickle.dumps(LAW))
    assert again == LAW
    assert hash(again) == hash(LAW)


def reloaded(law: CriteriaSet) -> CriteriaSet:
    return load_set(yaml.safe_dump(set_as_plain(law), allow_unicode=True, sort_keys=False), file=law.id)


def test_a_set_written_out_loads_as_an_equal_set() -> None:
    assert reloaded(LAW) == LAW


@pytest.mark.parametrize("set_id", list(shipped().sets))
def test_every_shipped_set_written_out_loads_as_an_equal_set(set_id: str) -> None:
    law = shipped().set(set_id)
    assert reloaded(law) == law


def test_parts_are_walked_in_the_order_of_the_decree() -> None:
    indicator: Provision = BY_NO["5"]
    assert [provision.no for provision in indicator.walk()] == ["5", "5/a", "5/b-c", "5/b", "5/c"]
