"""The shipped law against the facts it was written from (``facts_levels.csv``: numbers, kinds and levels only).

``levels`` of a row reads ``all=80`` (national and all seven regions), ``TDMNPB=50 DBSH=70`` (others unknown),
``1=40 2=35`` (commune groups), ``yes`` (Đạt), ``none`` (Không), ``province`` (left to it), empty (unknown).
``ours`` is our number where the facts have none or another.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chungsuc.law.library import read_overlay_file, shipped
from chungsuc.law.overlays import LawAtDate, Overlay, OverlayKind
from chungsuc.law.reading.fills import has_unknown, left_to_province
from chungsuc.law.traits import Region
from chungsuc.law.tree import (
    All,
    AllCriteria,
    Attested,
    Compare,
    CriteriaSet,
    HoldsTitle,
    Levels,
    NoneAllowed,
    OneOf,
    Provision,
    ShareOfChildren,
    TraitIs,
    Undetermined,
)

REGIONS = tuple(Region)
GROUPS = ("1", "2", "3")
FACTS = [*csv.DictReader((Path(__file__).parent / "facts_levels.csv").read_text(encoding="utf-8").splitlines())]
OVERLAYS = Path(__file__).parents[2] / "src" / "chungsuc" / "demo" / "overlays"

# The facts hold three figures with the order not to ship them before a check of the decree: kept in a note.
WITHHELD = {("QD51-2025/xa", "4.x1")}
# Provisions that the facts give in words, not as a row of the tables.
FROM_THE_RULES = {
    ("QD318-2022/xa_nang_cao", "DK.NTM"),
    ("QD558-2016/huyen", "DK.1"),
    ("HaTinh-KDC-2014/khu_dan_cu_kieu_mau", "DK.1"),
}

Fact = dict[str, str]


def law_id(fact: Fact) -> str:
    return f"{fact['set']}/{fact['level']}"


def number(fact: Fact) -> str:
    return fact["ours"] or fact["indicator_no"]


def levels_of(fact: Fact) -> dict[str, str]:
    given = dict(item.split("=") for item in fact["levels"].split())
    return dict.fromkeys(("general", *REGIONS), given["all"]) if "all" in given else given


def law_of(law: str) -> CriteriaSet | Overlay:
    library = shipped()
    return library.sets[law] if law in library.sets else library.overlays[law]


def provisions_of(law: CriteriaSet | Overlay) -> Iterator[Provision]:
    if isinstance(law, CriteriaSet):
        yield from law.provisions()
    else:
        for indicator in law.changes.values():
            yield from indicator.walk()


def provision_of(law: str, no: str) -> Provision:
    return next(provision for provision in provisions_of(law_of(law)) if provision.no == no)


def levels_in(provision: Provision) -> Levels:
    requirement = provision.requirement
    assert isinstance(requirement, Compare | ShareOfChildren), provision.no
    return requirement.levels


def assert_same_levels(levels: Levels, given: dict[str, str], year: str) -> None:
    """Hold a level or table against a row: the same numbers, and nothing known that the row does not know."""
    expected = {key: Decimal(value) for key, value in given.items()}
    general = expected.pop("general", None)
    if levels.by == ():
        assert set(expected.values()) | {general} <= {levels.at(()), None}
        assert (general is None and not expected) == (levels.at(()) is None)
        return
    columns = GROUPS if "group" in levels.by else REGIONS
    found = {column: levels.at((year, column) if "year" in levels.by else (column,)) for column in columns}
    assert found == {column: expected.get(column) for column in columns}
    assert (levels.general_by_year.get(year) if "year" in levels.by else levels.general) == general


# ── every fact is there, with its level ──────────────────────────────────────────────────────────────


def rows_of(*kinds: str) -> list[object]:
    chosen = [fact for fact in FACTS if fact["kind"] in kinds and number(fact) != "unplaced"]
    return [pytest.param(fact, id=f"{law_id(fact)}:{fact['indicator_no'] or number(fact)}") for fact in chosen]


@pytest.mark.parametrize("fact", rows_of("numeric"))
def test_a_number_of_the_facts_is_the_level_of_the_law(fact: Fact) -> None:
    provision = provision_of(law_id(fact), number(fact))
    if not fact["operator"]:
        assert isinstance(provision.requirement, Undetermined)
        return
    requirement = provision.requirement
    assert isinstance(requirement, Compare | ShareOfChildren)
    assert requirement.operator.value == fact["operator"]
    given = {} if (law_id(fact), provision.no) in WITHHELD else levels_of(fact)
    assert_same_levels(levels_in(provision), given, fact["year"])


@pytest.mark.parametrize("fact", rows_of("boolean"))
def test_what_the_facts_attest_is_attested_and_what_they_forbid_is_forbidden(fact: Fact) -> None:
    requirement = provision_of(law_id(fact), number(fact)).requirement
    said = set(levels_of(fact).values())
    if said == {"yes"}:
        assert isinstance(requirement, HoldsTitle) or requirement == Attested()
    elif said == {"none"}:
        assert isinstance(requirement, NoneAllowed)
    else:
        assert said == set()
        assert isinstance(requirement, Undetermined)


@pytest.mark.parametrize("fact", rows_of("province_defined"))
def test_what_the_decree_leaves_to_the_province_stays_open_unless_it_names_a_number(fact: Fact) -> None:
    provision = provision_of(law_id(fact), number(fact))
    said = levels_of(fact)
    if set(said.values()) <= {"province"}:
        assert left_to_province(provision)
    else:
        assert_same_levels(levels_in(provision), said, fact["year"])


@pytest.mark.parametrize("fact", rows_of("composite"))
def test_a_composite_is_a_rule_over_parts_or_says_that_its_contents_are_unknown(fact: Fact) -> None:
    provision = provision_of(law_id(fact), number(fact))
    said = levels_of(fact)
    if any("|" in value for value in said.values()):
        assert isinstance(provision.requirement, All)
        for at, part in enumerate(provision.parts):
            assert_same_levels(levels_in(part), {key: value.split("|")[at] for key, value in said.items()}, "")
    elif set(said.values()) == {"yes"}:
        assert isinstance(provision.requirement, HoldsTitle | AllCriteria)
    elif said:
        assert_same_levels(levels_in(provision), said, "")
    elif isinstance(provision.requirement, Compare):
        assert levels_in(provision).by == ("year", "region")
    else:
        assert provision.parts or isinstance(provision.requirement, Undetermined)


def test_nothing_is_in_the_law_that_is_not_in_the_facts() -> None:
    library = shipped()
    known = {(law_id(fact), number(fact)) for fact in FACTS} | FROM_THE_RULES
    laws = [*library.sets.values(), *library.overlays.values()]
    indicators = {
        (law.id, no)
        for law in laws
        for no in (
            [ind.no for c in law.criteria for ind in c.indicators] if isinstance(law, CriteriaSet) else law.changes
        )
    }
    in_parts = {(law, no.rpartition("/")[0]) for law, no in known if "/" in no}
    assert indicators <= known | in_parts


def test_every_law_of_the_facts_is_shipped_and_no_other() -> None:
    assert {law_id(fact) for fact in FACTS} == {*shipped().sets, *shipped().overlays}


def test_the_change_without_a_place_is_said_and_not_applied() -> None:
    overlay = shipped().overlays["QD211-2024/xa_nang_cao"]
    assert any(said.startswith("14.x") for said in overlay.unplaced)
    assert not any(no.startswith("14") for no in overlay.changes)


# ── official counts, sources ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("set_id", "criteria", "indicators"),
    [
        ("QD491-2009/xa", 19, 39),
        ("QD1980-2016/xa", 19, 49),
        ("QD318-2022/xa", 19, 57),
        ("QD318-2022/xa_nang_cao", 19, 75),
        ("QD558-2016/huyen", 9, 14),
    ],
)
def test_a_set_that_we_know_whole_has_the_official_counts(set_id: str, criteria: int, indicators: int) -> None:
    counted = [criterion for criterion in shipped().set(set_id).criteria if criterion.counted]
    assert (len(counted), sum(len(criterion.indicators) for criterion in counted)) == (criteria, indicators)
    assert not shipped().set(set_id).partial


def test_the_set_of_2026_is_known_in_part_and_says_so() -> None:
    law = shipped().set("QD51-2025/xa")
    assert law.partial
    assert (law.expected_criteria, law.expected_indicators) == (10, 47)
    assert [criterion.no for criterion in law.criteria] == [str(no) for no in range(1, 11)]
    assert not any(criterion.complete for criterion in law.criteria)


def test_nothing_is_called_verified_and_everything_says_where_it_was_read() -> None:
    library = shipped()
    for law in (*library.sets.values(), *library.overlays.values()):
        for provision in provisions_of(law):
            assert not provision.source.verified
            assert provision.source.provenance
            assert provision.source.decision


@pytest.mark.parametrize("day", [date(2009, 4, 16), date(2016, 12, 1), date(2022, 3, 8), date(2026, 2, 15)])
def test_one_national_commune_set_is_in_force_on_every_day_since_2009(day: date) -> None:
    national = [law for law in shipped().sets.values() if law.province is None]
    assert sum((law.subject, law.title) == ("commune", "ntm") and law.in_force(day) for law in national) == 1


# ── single rules ─────────────────────────────────────────────────────────────────────────────────────


def test_the_income_level_rises_by_three_a_year_in_every_region_and_2021_is_unknown() -> None:
    levels = levels_in(provision_of("QD318-2022/xa", "10"))
    for region in REGIONS:
        assert levels.at(("2021", region)) is None
        first = levels.at(("2022", region))
        assert first is not None
        assert [levels.at((str(2022 + more), region)) for more in range(4)] == [first + 3 * more for more in range(4)]
    assert levels.at(("2023", "TDMNPB")) == 42
    assert levels.general_by_year == {"2022": 48, "2023": 51, "2024": 54, "2025": 57}


@pytest.mark.parametrize("set_id", ["QD318-2022/xa", "QD318-2022/xa_nang_cao"])
def test_specially_difficult_and_atk_communes_use_the_column_of_the_northern_midlands(set_id: str) -> None:
    (rule,) = shipped().set(set_id).level_rules
    assert (rule.trait, rule.use) == ("region", "TDMNPB")
    assert rule.when == OneOf((TraitIs("specially_difficult", frozenset({True})), TraitIs("atk", frozenset({True}))))
    assert rule.source.cited() == f"QĐ 318/QĐ-TTg, {rule.source.annex}, Điều 1"


def test_income_is_cited_as_an_officer_would() -> None:
    assert provision_of("QD318-2022/xa", "10").source.cited() == "QĐ 318/QĐ-TTg, PL I, TC 10"


def test_an_advanced_commune_must_hold_the_title_below_and_a_model_one_the_advanced() -> None:
    assert provision_of("QD318-2022/xa_nang_cao", "DK.NTM").requirement == HoldsTitle("ntm")
    assert provision_of("QD319-2022/xa_kieu_mau", "DK.1").requirement == HoldsTitle("advanced")
    assert provision_of("QD691-2018/xa_kieu_mau", "0.1").requirement == HoldsTitle("advanced")


def test_craft_villages_are_asked_about_only_where_there_are_any() -> None:
    assert provision_of("QD318-2022/xa", "13.4").not_applicable_when == TraitIs("craft_village", frozenset({False}))


def test_sets_share_a_fact_where_they_ask_the_same() -> None:
    for set_id, no in (("QD1980-2016/xa", "10.1"), ("QD318-2022/xa", "10"), ("QD318-2022/xa_nang_cao", "10")):
        assert provision_of(set_id, no).measure == "income_per_head"
    poverty = {provision_of(set_id, "11.1").measure for set_id in ("QD491-2009/xa", "QD1980-2016/xa")}
    assert poverty.isdisjoint({provision_of("QD318-2022/xa", "11").measure})
    assert len(poverty) == 2


def test_the_amendment_of_2024_applies_from_its_day() -> None:
    library = shipped()
    before = library.at("QD318-2022/xa", date(2024, 2, 29)).by_no["15.4"]
    after = library.at("QD318-2022/xa", date(2024, 3, 1)).by_no["15.4"]
    assert isinstance(before.requirement, Compare)
    assert after.requirement == Attested()
    assert after.measure != before.measure


# ── the demo's assumed levels ────────────────────────────────────────────────────────────────────────


def illustrations() -> list[Overlay]:
    return [read_overlay_file(path, shipped()) for path in sorted(OVERLAYS.glob("*.yaml"))]


def illustrated(set_id: str, day: date) -> LawAtDate:
    return shipped().at(set_id, day, overlays=[one for one in illustrations() if one.amends == set_id])


def test_every_assumed_level_says_that_it_is_assumed() -> None:
    for overlay in illustrations():
        assert overlay.kind is OverlayKind.ILLUSTRATION
        assert "không phải văn bản" in overlay.decision.number
        assert overlay.name.startswith("Giả định minh họa")


@pytest.mark.parametrize(
    ("set_id", "day", "open_still"),
    [
        ("QD1980-2016/xa", date(2020, 6, 30), set()),
        # 5/a has no level for two regions that it excuses; the income of 2021 lies before the set's own day.
        ("QD318-2022/xa", date(2023, 12, 31), {"5", "10"}),
        ("QD318-2022/xa", date(2024, 12, 31), {"5", "10"}),
        ("QD318-2022/xa_nang_cao", date(2023, 12, 31), set()),
        ("QD318-2022/xa_nang_cao", date(2024, 12, 31), set()),
    ],
)
def test_the_demo_can_judge_every_indicator(set_id: str, day: date, open_still: set[str]) -> None:
    law = illustrated(set_id, day)
    indicators = [indicator for criterion in law.criteria for indicator in criterion.indicators]
    assert {one.no for one in indicators if has_unknown(one) or left_to_province(one)} == open_still


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 12, 31)])
@pytest.mark.parametrize("set_id", ["QD318-2022/xa", "QD318-2022/xa_nang_cao"])
def test_an_assumed_level_changes_no_level_that_is_known(set_id: str, day: date) -> None:
    law, assumed = shipped().at(set_id, day), illustrated(set_id, day)
    for no, provision in law.by_no.items():
        if isinstance(provision.requirement, Compare):
            known = {keys: level for keys, level in levels_in(provision).cells.items() if level is not None}
            assert known.items() <= levels_in(assumed.by_no[no]).cells.items()
