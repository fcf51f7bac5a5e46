"""What a verdict says in words, for each reason, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import criteria_sets, random_rows
from trees import DAY, DECISION, DIEU_1, at_least, at_most, by_region, criterion, facts, flat, law, law_of, provision

from chungsuc.engine.gaps import counted_gap, gap
from chungsuc.engine.prose import STATUS_SIGN, STATUS_VI, say_subject, say_verdict
from chungsuc.engine.single import judge
from chungsuc.engine.verdict import Fact, ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.law.library import shipped
from chungsuc.law.overlays import Overlay, OverlayKind, law_at
from chungsuc.law.tree import (
    All,
    AllCriteria,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    Case,
    Compare,
    HoldsTitle,
    Levels,
    NoneAllowed,
    Operator,
    Provision,
    Requirement,
    ShareOfChildren,
    TraitCompares,
    TraitIs,
    Undetermined,
)

INCOME = Levels(("year", "region"), {("2023", "TDMNPB"): Decimal(42), ("2023", "DBSH"): Decimal(56)})
UNIT = "triệu đồng/người/năm"


def judged(indicator: Provision, given: Any = None, traits: Any = None) -> tuple[ProvisionVerdict, SubjectVerdict]:
    known = given if isinstance(given, dict) else {} if given is None else facts({"1.1": given})
    verdict = judge(law_of(indicator, rules=(DIEU_1,)), known, traits or {})
    return verdict.criteria[0].indicators[0], verdict


def said(requirement: Requirement, given: Any = None, traits: Any = None, language: str = "vi", **rest: Any) -> str:
    return say_verdict(*judged(provision("1.1", requirement, **rest), given, traits), language)


def test_a_comparison_says_value_level_column_article_result_and_gap() -> None:
    told = said(
        at_least(INCOME), "40.2", {"region": "TDMNPB"}, name=f"Thu nhập bình quân ({UNIT})", unit=UNIT, verified=True
    )
    assert told == (
        f"Thu nhập bình quân năm 2023: 40,2 {UNIT} < 42 {UNIT} (vùng TDMNPB, QĐ 1/QĐ-TN, PL I, TC 1) "
        f"— chưa đạt, còn thiếu 1,8 {UNIT}."
    )


def test_the_same_in_english() -> None:
    told = said(at_least(flat(80)), "97.5", language="en", name="Tỷ lệ hộ", unit="%")
    assert told.startswith("Tỷ lệ hộ: 97.5% ≥ 80% (QĐ 1/QĐ-TN, PL I, TC 1) — met.")


@pytest.mark.parametrize(
    ("operator", "value", "sign"),
    [
        (Operator.AT_LEAST, 81, "≥"),
        (Operator.AT_LEAST, 79, "<"),
        (Operator.AT_MOST, 79, "≤"),
        (Operator.AT_MOST, 81, ">"),
        (Operator.MORE_THAN, 81, ">"),
        (Operator.MORE_THAN, 80, "≤"),
        (Operator.LESS_THAN, 79, "<"),
        (Operator.LESS_THAN, 80, "≥"),
    ],
)
def test_the_sign_says_what_is_true(operator: Operator, value: int, sign: str) -> None:
    assert f"{value}% {sign} 80%" in said(Compare(operator, flat(80)), value, unit="%")


def test_a_moved_column_is_said() -> None:
    told = said(at_least(by_region(TDMNPB=42, DBSH=56)), 50, {"region": "DBSH", "atk": True})
    assert "theo Điều 1 dùng mức vùng TDMNPB" in told


@pytest.mark.parametrize(
    ("requirement", "value", "words"),
    [
        (at_least(flat(80)), None, "chưa có số liệu, mức ≥ 80"),
        (Attested(), None, "chưa có số liệu"),
        (at_least(None), None, "chưa biết mức đạt chuẩn"),
        (at_least(None), 5, "số liệu 5, chưa biết mức đạt chuẩn"),
        (at_least(Levels((), {(): None}, left_to_province=True)), None, "chưa biết mức của tỉnh"),
        (at_least(Levels(("year",), {("2022",): Decimal(1)})), None, "không có mức cho năm 2023"),
        (at_least(by_region(TDMNPB=42)), None, "chưa biết vùng của đơn vị"),
        (Undetermined(), None, "chưa biết nội dung yêu cầu"),
        (Attested(), True, "được xác nhận đạt"),
        (Attested(), False, "bị xác nhận không đạt"),
        (HoldsTitle("ntm"), True, "được xác nhận đạt"),
        (NoneAllowed(), True, "được xác nhận không có"),
        (NoneAllowed(), 12, "12, yêu cầu không có"),
        (ShareOfChildren("xã", "ntm", Operator.AT_LEAST, flat(100)), 93, "93 < 100"),
    ],
)
def test_every_reason_has_its_words(requirement: Requirement, value: object, words: str) -> None:
    assert words in said(requirement, value)


@pytest.mark.parametrize(
    ("requirement", "advice"),
    [
        (at_least(flat(80)), "Nhập số liệu để xét."),
        (at_least(None), "Bổ sung mức từ văn bản gốc"),
        (at_least(Levels((), {(): None}, left_to_province=True)), "Thêm quyết định của tỉnh"),
        (at_least(by_region(TDMNPB=42)), "Khai đặc điểm region"),
        (Undetermined(), "Bổ sung nội dung từ văn bản gốc"),
    ],
)
def test_what_is_not_known_says_what_to_do(requirement: Requirement, advice: str) -> None:
    assert advice in said(requirement)


def test_rules_over_parts_name_the_parts_that_fail() -> None:
    parts = tuple(provision(f"1.1/{letter}") for letter in "abc")
    given = facts({"1.1/a": True, "1.1/b": False})
    assert "1/3 nội dung đạt; chưa đạt 1.1/b; chưa đủ căn cứ 1.1/c" in said(All(parts), given)
    assert "cần ít nhất 1" in said(AnyOf(parts), given)
    assert "cần ít nhất 2" in said(AtLeastOf(2, parts), given)


def test_a_case_says_which_part_applies() -> None:
    cases = ByCase(
        (
            Case(TraitCompares("schools", Operator.MORE_THAN, 3), provision("5/b", at_least(70))),
            Case(TraitCompares("schools", Operator.AT_MOST, 3), provision("5/c", at_least(50))),
        )
    )
    assert "xét theo 5/c" in said(cases, facts({"5/c": 60}), {"schools": 2})
    assert "xét theo 5/b, 5/c đều cho cùng kết quả" in said(cases, facts({"5/b": 90, "5/c": 90}))
    assert "chưa biết số trường học các cấp của đơn vị" in said(cases, facts({"5/b": 60, "5/c": 60}))


def test_what_does_not_apply_says_so_and_no_more() -> None:
    told = said(Attested(), None, {"region": "DNB"}, unless=TraitIs("region", frozenset({"DNB"})))
    assert told == "Chỉ tiêu 1.1: không thuộc trường hợp phải xét (QĐ 1/QĐ-TN, PL I, TC 1) — không áp dụng."


def test_all_criteria_says_how_many() -> None:
    at_date = law(criterion("1", provision("1.1")), criterion("DK", provision("DK.1", AllCriteria()), counted=False))
    verdict = judge(at_date, facts({"1.1": True}), {})
    assert "1/1 tiêu chí đạt" in say_verdict(verdict.criteria[1].indicators[0], verdict)


def test_a_level_nobody_held_against_the_decree_says_so() -> None:
    assert said(at_least(flat(80)), 90).endswith("Mức chưa đối chiếu với văn bản gốc.")
    assert "đối chiếu" not in said(at_least(flat(80)), 90, verified=True)


def test_an_assumed_level_an_older_day_and_a_synthetic_value_say_so() -> None:
    base = law_of(provision("1.1", at_least(None))).base
    change = {"1.1": provision("1.1", at_least(80))}
    overlay = Overlay("ILL", "Minh họa", OverlayKind.ILLUSTRATION, base.id, DECISION, date(2022, 1, 1), None, change)
    verdict = judge(law_at(base, DAY, [overlay]), {"1.1": Fact(Decimal(90), date(2023, 6, 30), synthetic=True)}, {})
    told = say_verdict(verdict.criteria[0].indicators[0], verdict)
    assert told.endswith("Số liệu tính đến 30/06/2023. Số liệu mô phỏng. Mức là giả định minh họa.")


# ── gaps ─────────────────────────────────────────────────────────────────────────────────────────────


def rate(operator: Operator, above: int, below: int, level: int, name: str = "Tỷ lệ hộ nghèo") -> ProvisionVerdict:
    fact = Fact(Decimal(100 * above) / below, DAY, Decimal(above), Decimal(below))
    return judged(provision("1.1", Compare(operator, flat(level)), name=name, unit="%"), {"1.1": fact})[0]


@pytest.mark.parametrize(
    ("operator", "above", "below", "level", "households"),
    [
        (Operator.AT_LEAST, 774, 1000, 90, 126),
        (Operator.AT_LEAST, 80, 333, 25, 4),
        (Operator.MORE_THAN, 50, 200, 25, 1),
        (Operator.AT_MOST, 60, 333, 10, 27),
        (Operator.LESS_THAN, 20, 200, 10, 1),
    ],
)
def test_the_gap_of_a_rate_is_counted_in_whole_units(
    operator: Operator, above: int, below: int, level: int, households: int
) -> None:
    found = counted_gap(rate(operator, above, below, level))
    assert found is not None
    assert (found.missing, found.nouns) == (households, ("hộ", "households"))


def test_the_gap_is_said_in_points_and_in_households() -> None:
    pv = rate(Operator.AT_LEAST, 774, 1000, 90)
    verdict = judge(law_of(pv.provision), {"1.1": pv.fact}, {}) if pv.fact else None
    assert verdict is not None
    assert "còn thiếu 12,6 điểm phần trăm, tức 126 hộ trên tổng số 1.000" in say_verdict(pv, verdict)


def test_lengths_and_areas_are_not_rounded_to_pieces() -> None:
    found = counted_gap(rate(Operator.AT_LEAST, 77, 99, 80, name="Tỷ lệ đường xã được nhựa hóa"))
    assert found is not None
    assert (found.missing, found.nouns) == (Decimal("2.2"), None)


def test_only_an_unmet_number_has_a_gap() -> None:
    assert gap(judged(provision("1.1", at_least(80)), 78)[0]) == 2
    assert gap(judged(provision("1.1", at_most(24)), 25)[0]) == 1
    assert gap(judged(provision("1.1", NoneAllowed()), 12)[0]) == 12
    for requirement, value in ((at_least(80), 90), (at_least(80), None), (Attested(), False), (NoneAllowed(), False)):
        assert gap(judged(provision("1.1", requirement), value)[0]) is None


def test_the_subject_is_said_with_what_is_not_met_and_what_is_not_known() -> None:
    at_date = law(criterion("1", provision("1.1")), criterion("2", provision("2.1")), criterion("3", provision("3.1")))
    verdict = judge(at_date, facts({"1.1": True, "2.1": False}), {})
    assert say_subject(verdict) == (
        "Bộ tiêu chí thử, ngày 31/12/2023: đạt 1/3 tiêu chí — chưa đạt. Chưa đạt: 2. Chưa đủ căn cứ: 3."
    )
    later = judge(law_at(at_date.base, date(2027, 1, 1)), {}, {})
    assert say_subject(later).endswith("kết quả chỉ là giả định.")
    assert say_subject(later, "en").endswith("the result is a what-if.")


def test_every_status_has_a_word_and_a_sign() -> None:
    assert set(STATUS_VI) == set(STATUS_SIGN) == set(Status)
    assert [STATUS_SIGN[status] for status in Status] == ["✓", "✕", "?", "–"]


@settings(max_examples=40)
@given(criteria_sets(), st.integers(0, 2**32))
def test_any_verdict_of_any_law_can_be_said_in_both_languages(base: Any, seed: int) -> None:
    at_date = law_at(base, DAY)
    (row,) = random_rows(seed, list(at_date.provisions()), (DAY,), 1)
    verdict = judge(at_date, row.facts, row.traits)
    for pv in (pv for criterion_verdict in verdict.criteria for pv in criterion_verdict.indicators):
        for one in (pv, *pv.parts):
            assert STATUS_VI[one.status] in say_verdict(one, verdict)
            told = say_verdict(one, verdict, "en")
            assert "{" not in told
            assert one.reason in Reason


def test_a_set_of_conditions_alone_is_told_by_its_conditions() -> None:
    law = shipped().at("QD319-2022/xa_kieu_mau", date(2023, 12, 31))
    verdict = judge(law, {"DK.1": Fact(True), "DK.3": Fact(Decimal(1))}, {})
    assert "đạt 2/4 điều kiện" in say_subject(verdict)
    assert "2 of 4 conditions met" in say_subject(verdict, "en")
