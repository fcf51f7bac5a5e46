"""The rules that ship: each says its source or that it is not known; none claims to have been checked."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

import pytest

from chungsuc.errors import Faults
from chungsuc.law.library import shipped
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.reading import read_rules
from chungsuc.rules.rule import Confidence, Measure
from chungsuc.rules.shipped import all_shipped, shipped_on, shipped_rules
from chungsuc.rules.words import KEYS

HEAD = "period: thử\ndecree: QĐ 1\nvalid_from: 2022-01-01\nvalid_until: 2023-01-01\nrules:\n"


def faults(rules: str) -> list[str]:
    with pytest.raises(Faults) as caught:
        read_rules(HEAD + rules, file="thu.yaml")
    return [f"{fault.code} dòng {fault.where.line}" for fault in caught.value.faults]


def test_every_shipped_rule_names_its_source_or_says_that_it_is_not_known() -> None:
    for one in all_shipped():
        rule = one.rule
        assert not rule.verified, f"{rule.key}: nobody has held it against the decree"
        if rule.confidence is Confidence.UNKNOWN:
            assert not rule.known, rule.key
        else:
            assert rule.known, rule.key
            assert rule.source, rule.key
            assert "trí nhớ" in rule.source or "suy từ" in rule.source or rule.confidence is Confidence.READ, rule.key


def test_every_period_speaks_of_every_rule_that_is_asked_for() -> None:
    # The level of districts ended in 2025: what only a district did is no rule of 2026–2030.
    ended = {"steps.district_verify.days", "district_meeting.agreement_percent", "withdrawal.communes_percent"}
    for period in shipped_rules():
        missing = set(KEYS) - {one.rule.key for one in period.rules}
        assert missing <= (ended if period.period == "2026-2030" else set()), period.period


def test_periods_follow_each_other_without_overlap() -> None:
    periods = shipped_rules()
    assert [one.period for one in periods] == ["2016-2020", "2021-2025", "2026-2030"]
    for before, after in itertools.pairwise(periods):
        assert before.until is not None
        assert before.until <= after.since


def test_the_rule_that_was_read_says_fifteen_days_and_five_times() -> None:
    rules = shipped_on(date(2023, 6, 1), Subject.COMMUNE, Title.NTM)
    assert rules["opinions.publish_days"].rule.value == 15
    assert rules["opinions.publish_times"].rule.value == 5
    assert rules["steps.decide.days"].rule.value is None


def test_key_criteria_of_a_withdrawal_are_criteria_of_the_set_they_name() -> None:
    for one in all_shipped():
        for item in one.rule.items or ():
            if "no" in item.extra:
                names = {criterion.no: criterion.name for criterion in shipped().set(item.extra["set"]).criteria}
                assert names[item.extra["no"]] == item.vi


def test_papers_of_the_district_end_with_the_districts() -> None:
    before = shipped_on(date(2025, 6, 30), Subject.COMMUNE, Title.NTM)["dossier.papers"].rule.items or ()
    after = shipped_on(date(2025, 7, 1), Subject.COMMUNE, Title.NTM)["dossier.papers"].rule.items or ()
    assert {item.made_by for item in before} == {"unit", "district", "province"}
    assert {item.made_by for item in after} == {"unit", "province"}


def test_what_is_given_for_one_title_stands_over_what_is_given_for_all() -> None:
    text = (
        "  - {key: title.valid_years, value: 5, confidence: memory, source: a}\n"
        "  - {key: title.valid_years, titles: [model], value: 3, confidence: memory, source: a}\n"
    )
    general, special = read_rules(HEAD + text, file="thu.yaml").rules
    assert general.holds(Subject.COMMUNE, None, date(2022, 5, 1))
    assert not special.holds(Subject.COMMUNE, None, date(2022, 5, 1))
    assert special.rule.value == Decimal(3)
    assert special.rule.unit is Measure.YEARS


def test_a_faulty_file_tells_all_its_faults_with_their_lines() -> None:
    said = faults(
        "  - {key: survey.overal_percent, confidence: unknown}\n"
        "  - {key: survey.overall_percent, confidence: read, source: a}\n"
        "  - {key: survey.item_percent, confidence: unknown, value: 80}\n"
        "  - {key: opinions.publish_days, confidence: read, value: 15}\n"
        "  - {key: opinions.publish_times, confidence: memory, items: []}\n"
        "  - {key: council.quorum_percent, confidence: memory, value: 101}\n"
        "  - {key: title.valid_years, confidence: memory, value: 2.5}\n"
        "  - {key: repair.days, confidence: unknown, valid_from: 2024-01-01}\n"
        "  - {key: recheck.every_months, confidence: sure, subjects: [village], value: 1, source: a}\n"
    )
    assert said == [
        "CS-RUL-101 dòng 6", "CS-RUL-102 dòng 7", "CS-RUL-103 dòng 8", "CS-RUL-107 dòng 9", "CS-RUL-104 dòng 10",
        "CS-RUL-105 dòng 11", "CS-RUL-105 dòng 12", "CS-LAW-018 dòng 13", "CS-LAW-016 dòng 14", "CS-LAW-016 dòng 14",
    ]  # fmt: skip


def test_a_rule_given_twice_for_the_same_days_is_refused() -> None:
    one = "  - {key: title.valid_years, subjects: [commune, town], value: 5, confidence: memory, source: a}\n"
    other = "  - {key: title.valid_years, subjects: [town], value: 4, confidence: memory, source: a}\n"
    assert faults(one + other) == ["CS-RUL-106 dòng 7"]
