"""Promises about results: counts with their base, whatever the order and the way; small groups stay untold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungsuc.law.tree import Subject, Title
from chungsuc.rules.actions import Draft, set_rule
from chungsuc.rules.queries import rules_on
from chungsuc.surveys import actions, answering, entering, links, tallying
from chungsuc.surveys.queries import findings, result_of
from chungsuc.surveys.results import Count, GroupResult, Part, added, percent, told_groups
from chungsuc.surveys.words import LinkKind, Mark, Way
from survey_world import DAY, LAST, World, group, paper

MARKS = st.sampled_from(Mark.values)
ANSWERS = st.lists(st.tuples(MARKS, MARKS, MARKS), min_size=1, max_size=30)


def place(mark: str) -> list[int]:
    return [int(mark == one) for one in Mark.values]


def test_a_share_is_rounded_half_up_to_one_decimal_and_unknown_of_nothing() -> None:
    assert percent(1, 16) == Decimal("6.3")  # 6,25
    assert percent(1999, 2000) == Decimal("100.0")
    assert percent(0, 7) == Decimal("0.0")
    assert percent(0, 0) is None
    assert percent(5, None) is None


@given(ANSWERS, st.randoms(use_true_random=False), st.integers(1, 6))
def test_counts_do_not_depend_on_how_answers_were_parted_or_in_which_order_they_came(
    answers: list[tuple[str, str, str]], random, size: int
) -> None:  # type: ignore[no-untyped-def]
    def parts(rows: list[tuple[str, str, str]]) -> Part:
        sums = [Count(*map(sum, zip(*(place(row[k]) for row in rows), strict=True))) for k in range(3)]
        return Part(None, random.choice(list(Way)), len(rows), sums[2], sums[:2])

    whole = added([parts(answers)], 2)
    mixed = random.sample(answers, len(answers))
    assert added([parts(mixed[at : at + size]) for at in range(0, len(mixed), size)], 2) == whole
    assert whole[0] == len(answers)
    assert all(count.n == len(answers) for count in (whole[1], *whole[2]))


@pytest.mark.django_db
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.lists(st.tuples(st.sampled_from(["sheet", "file", "tally", "link"]), st.integers(1, 3), ANSWERS),
                     min_size=1, max_size=4))  # fmt: skip
def test_the_same_answers_give_the_same_result_whichever_way_they_come(data, world: World) -> None:  # type: ignore[no-untyped-def]
    from django.db import transaction

    with transaction.atomic():
        questions = world.questions(2)
        survey = world.survey(questions=questions, groups=tuple(actions.Row(f"Xóm {n}", None, 999) for n in (1, 2, 3)))
        everything = []
        tallied: set[int] = set()
        sheeted: set[int] = set()
        for way, hamlet, answers in data:
            # One hamlet is entered by sheets or by a tally.
            way = "link" if (way == "tally" and hamlet in tallied | sheeted) or (
                way in ("sheet", "file") and hamlet in tallied
            ) else way  # fmt: skip
            tallied |= {hamlet} if way == "tally" else set()
            sheeted |= {hamlet} if way in ("sheet", "file") else set()
            hand_in(world, survey, way, hamlet, answers, len(everything))
            everything += answers
        result = result_of(survey)
        expected = [Count(*map(sum, zip(*(place(row[k]) for row in everything), strict=True))) for k in range(3)]
        assert (result.answered, [one.count for one in result.items], result.overall) == (
            len(everything), expected[:2], expected[2]
        )  # fmt: skip
        assert sum(count for _, count in result.ways) == result.answered
        transaction.set_rollback(True)


def hand_in(world: World, survey, way: str, hamlet: int, answers: list[tuple[str, str, str]], first: int) -> None:  # type: ignore[no-untyped-def]
    if way == "link":
        with world.acts() as by:
            link = links.make_link(by, survey, LinkKind.OPEN, LAST)
        for marks in answers:
            answering.answer(link, answering.Given(marks, group=group(survey, hamlet).pk), DAY)
        return
    if way == "tally":
        sums = [Count(*map(sum, zip(*(place(row[k]) for row in answers), strict=True))) for k in range(3)]
        with world.acts() as by:
            tallying.enter_tally(by, survey, group(survey, hamlet), len(answers), sums[2], sums[:2])
        return
    papers = [paper(survey, first + no, hamlet, "".join(marks)) for no, marks in enumerate(answers, 1)]
    with world.acts() as by:
        kind = Way.SHEET if way == "file" else Way.PAPER
        entering.enter_sheets(by, survey, papers, way=kind, key=f"{way}-{first}")


# ── groups ───────────────────────────────────────────────────────────────────────────────────────────


def row(name: str, answered: int) -> GroupResult:
    return GroupResult(name, None, 10, answered, Count(answered))


def told(*answered: int) -> list[int]:
    rows = [row(f"Xóm {no}", count) for no, count in enumerate(answered)]
    return [one.answered for one in told_groups(rows) if one.overall is not None]


def test_nothing_is_told_of_a_hamlet_in_which_fewer_than_five_answered() -> None:
    assert told(20, 4, 3, 9) == [20, 9]
    assert told(20, 9) == [20, 9]


def test_what_is_left_out_cannot_be_reckoned_from_the_total() -> None:
    assert told(20, 4, 9) == [20]
    assert told(4, 30) == []


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_the_hamlets_left_out_have_five_answers_together_or_none_is_told(counts: list[int]) -> None:
    kept = told(*counts)
    hidden = sum(counts) - sum(kept)
    assert all(count >= 5 for count in kept)
    assert hidden == 0 or hidden >= 5 or not kept


# ── base and rules ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_an_unknown_base_leaves_the_share_unknown_and_not_nothing(world: World) -> None:
    survey = world.survey(households=None, households_source="", households_on=None)
    world.enter(survey, [(no, 1, "1111") for no in range(1, 11)])
    result = result_of(survey)
    assert (result.base, result.share_of_base, result.answered) == (None, None, 10)
    assert (result.planned, result.short_of_plan) == (80, 70)


@pytest.mark.django_db
def test_findings_hold_unrounded_shares_against_the_rules_of_the_day(world: World) -> None:
    survey = world.survey(households=100, groups=(), planned=70)
    # 2 of 70 are not satisfied overall; question 2: 10 are not.
    world.enter(survey, [(no, None, "1" + ("2" if no <= 10 else "1") + "1" + ("2" if no <= 2 else "1"))
                         for no in range(1, 71)])  # fmt: skip
    with world.acts() as by:
        actions.close(by, survey)
    survey.refresh_from_db()
    found = {one.code: one for one in findings(survey, rules_on(DAY, Subject.COMMUNE, Title.NTM))}
    assert (found["survey_ended"].met, found["survey_plan"].met) == (True, True)
    assert found["survey_overall"].met
    assert found["survey_overall"].vi.startswith("Hài lòng chung (68/70): 97,1 %, cần ≥ 90 %")
    assert found["survey_item"].met
    assert "Nội dung thấp nhất (2): 85,7 %" in found["survey_item"].vi
    assert found["survey_households"].no_rule  # 2021–2025: no rule is known
    with world.acts(world.office) as by:
        set_rule(by, Draft("survey.households_percent", None, None, date(2022, 1, 1), value=Decimal("70.1"),
                           decree="Văn bản thử nghiệm", decree_day=date(2022, 1, 1), verified=True))  # fmt: skip
    held = {one.code: one for one in findings(survey, rules_on(DAY, Subject.COMMUNE, Title.NTM))}
    assert held["survey_households"].blocking


@pytest.mark.django_db
def test_a_survey_that_goes_on_holds_a_dossier_back_and_a_short_sample_only_warns(world: World) -> None:
    survey = world.survey()
    world.enter(survey, [(no, 1, "1111") for no in range(1, 11)])
    found = {one.code: one for one in findings(survey, rules_on(DAY, Subject.COMMUNE, Title.NTM))}
    assert found["survey_ended"].blocking
    assert (found["survey_plan"].met, found["survey_plan"].blocking, found["survey_plan"].caution) == (
        False,
        False,
        True,
    )
    assert "Chưa đủ mẫu" in found["survey_plan"].vi
