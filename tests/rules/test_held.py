"""A value against a rule: only what was checked stops, the rest warns or says that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from chungsuc.rules.held import at_least, at_most, blocking, cautions, hold, unknowns
from chungsuc.rules.rule import Confidence, Measure, Rule

CHECKED = Rule(
    key="council.agreement_percent", value=Decimal("90.000"), unit=Measure.PERCENT, verified=True, source="",
    decree="QĐ 1/QĐ-UBND", since=date(2022, 1, 1), vi="Tỷ lệ đồng ý", en="Agreement", confidence=Confidence.READ,
)  # fmt: skip
UNCHECKED = replace(CHECKED, verified=False)
UNKNOWN = replace(CHECKED, value=None, verified=False)


def held(rule: Rule, value: str | None) -> tuple[bool | None, bool, bool, bool]:
    found = at_least("vote", rule, None if value is None else Decimal(value), "Đồng ý", "Agreed")
    return found.met, found.blocking, found.caution, found.no_rule


def test_only_a_checked_rule_that_is_broken_stops() -> None:
    assert held(CHECKED, "90") == (True, False, False, False)
    assert held(CHECKED, "89.9") == (False, True, False, False)
    assert held(UNCHECKED, "89.9") == (False, False, True, False)
    assert held(UNCHECKED, "95") == (True, False, False, False)


def test_a_rule_that_is_not_known_is_said_and_stops_nothing() -> None:
    assert held(UNKNOWN, "10") == (None, False, False, True)
    said = at_least("vote", UNKNOWN, Decimal(10), "Đồng ý", "Agreed")
    assert said.text() == "Đồng ý: chưa có quy định được nhập (tỷ lệ đồng ý)"
    assert "no rule has been entered" in said.text("en")


def test_a_fact_that_is_missing_under_a_known_rule_wants_a_reason() -> None:
    assert held(CHECKED, None) == (None, False, True, False)
    assert "chưa có số liệu" in at_least("vote", CHECKED, None, "Đồng ý", "Agreed").vi


def test_a_condition_of_the_system_itself_stops() -> None:
    assert hold("papers", "Thiếu tờ trình", "The proposal is missing", False).blocking


def test_a_finding_says_value_level_decree_and_whether_it_was_checked() -> None:
    found = at_least("vote", UNCHECKED, Decimal("88.88"), "Đồng ý", "Agreed")
    assert found.vi == "Đồng ý: 88,9 %, cần ≥ 90 % (QĐ 1/QĐ-UBND, chưa đối chiếu)"
    assert found.en == "Agreed: 88.9 %, needed ≥ 90 % (QĐ 1/QĐ-UBND, not checked)"


def test_rounding_never_makes_a_broken_rule_look_kept() -> None:
    assert "89,96 %" in at_least("vote", CHECKED, Decimal("89.96"), "Đồng ý", "Agreed").vi


def test_findings_are_parted_by_what_they_do() -> None:
    found = [
        at_least("a", CHECKED, 80, "a", "a"), at_least("b", UNCHECKED, 80, "b", "b"),
        at_least("c", UNKNOWN, 80, "c", "c"), at_most("d", CHECKED, 80, "d", "d"),
    ]  # fmt: skip
    assert [[one.code for one in part(found)] for part in (blocking, cautions, unknowns)] == [["a"], ["b"], ["c"]]
