"""Promises about paper: a sheet counts once, a hamlet in one way, never more answers than households."""

from __future__ import annotations

import pytest

from chungsuc.accounts.models import AuditEntry
from chungsuc.errors import Faults, Where
from chungsuc.surveys import entering, tallying
from chungsuc.surveys.entering import read_marks, read_number
from chungsuc.surveys.errors import (
    GroupCounted,
    MarksWrong,
    MoreThanHouseholds,
    NoSuchSheet,
    ReasonMissing,
    SheetNumberWrong,
    SheetTwice,
    TallyWrong,
)
from chungsuc.surveys.models import Sheet, Tally
from chungsuc.surveys.queries import result_of
from chungsuc.surveys.results import Count
from chungsuc.surveys.words import Way
from survey_world import World, group, paper

pytestmark = pytest.mark.django_db


def test_digits_are_read_as_people_type_them() -> None:
    assert read_marks("1 2-3", 3) == ("123"[:1] + "2" + "3", "3")
    assert read_marks("1120", 3) == ("112", "3")
    for wrong in ("112", "11231", "1143", "112a", ""):
        with pytest.raises(MarksWrong):
            read_marks(wrong, 3)
    assert read_number("017") == 17
    for wrong in ("0", "-1", "1.5", "²", "1000000", ""):
        with pytest.raises(SheetNumberWrong):
            read_number(wrong)


def test_a_sheet_number_is_entered_once(world: World) -> None:
    survey = world.survey()
    world.enter(survey, [(1, 1, "1111"), (2, 1, "2222")])
    with pytest.raises(SheetTwice):
        world.enter(survey, [(2, 1, "1111"), (3, 1, "1111")])
    with pytest.raises(SheetTwice):
        world.enter(survey, [(4, 1, "1111"), (4, 2, "1111")])
    survey.refresh_from_db()
    assert (result_of(survey).answered, result_of(survey).refused) == (2, 2)


def test_the_same_form_sent_twice_changes_nothing(world: World) -> None:
    survey = world.survey()
    sheets = [(1, 1, "1111"), (2, 1, "2222")]
    world.enter(survey, sheets)
    world.enter(survey, sheets)
    assert (result_of(survey).answered, result_of(survey).refused) == (2, 0)
    assert AuditEntry.objects.filter(action="survey.sheets_entered").count() == 1


def test_all_faults_of_a_form_are_told_at_once_each_at_its_row_and_nothing_is_kept(world: World) -> None:
    survey = world.survey()
    world.enter(survey, [(1, 1, "1111")])
    papers = [
        paper(survey, 1, 1, "1111")._replace(where=Where(line=1)),
        paper(survey, 2, None, "1111")._replace(where=Where(line=2)),
        paper(survey, 3, 2, "1111")._replace(where=Where(line=3)),
    ]
    with world.acts() as by, pytest.raises(Faults) as caught:
        entering.enter_sheets(by, survey, papers, way=Way.PAPER, key="một lần")
    assert [one.where.line for one in caught.value.faults] == [1, 2]
    assert Sheet.objects.count() == 1


def test_a_hamlet_is_entered_by_sheets_or_by_a_tally_and_not_by_both(world: World) -> None:
    survey = world.survey()
    world.enter(survey, [(1, 1, "1111")])
    counts = [Count(20, 5, 5)] * 3
    with world.acts() as by:
        with pytest.raises(GroupCounted):
            tallying.enter_tally(by, survey, group(survey, 1), 30, Count(30), counts)
        tally = tallying.enter_tally(by, survey, group(survey, 2), 30, Count(28, 1, 1), counts)
    with pytest.raises(GroupCounted):
        world.enter(survey, [(2, 2, "1111")])
    result = result_of(survey)
    assert dict(result.ways) == {Way.PAPER: 1, Way.TALLY: 30}
    assert result.overall == Count(29, 1, 1)
    with world.acts() as by:
        with pytest.raises(ReasonMissing):
            tallying.withdraw_tally(by, survey, tally.pk, "")
        tallying.withdraw_tally(by, survey, tally.pk, "Cộng sai")
    world.enter(survey, [(2, 2, "1111")])
    assert result_of(survey).answered == 2


def test_a_tally_has_to_add_up_in_every_question(world: World) -> None:
    survey = world.survey()
    with world.acts() as by, pytest.raises(Faults) as caught:
        tallying.enter_tally(by, survey, group(survey, 1), 10, Count(9), [Count(10), Count(11), Count(8, 1, 1)])
    assert [type(one) for one in caught.value.faults] == [TallyWrong, TallyWrong]
    assert "Nội dung 2" in caught.value.faults[0].vi.filled(caught.value.faults[0].data)
    assert not Tally.objects.exists()


def test_no_hamlet_has_more_answers_than_households(world: World) -> None:
    survey = world.survey(households=75, groups=(*world.draft().groups[:1],), questions=world.questions())
    with world.acts() as by, pytest.raises(MoreThanHouseholds):
        tallying.enter_tally(by, survey, group(survey, 1), 61, Count(61), [Count(61)] * 3)


def test_a_sheet_entered_wrong_is_withdrawn_with_a_reason_and_entered_anew(world: World) -> None:
    survey = world.survey()
    world.enter(survey, [(1, 1, "2222")])
    with world.acts() as by:
        tallying.withdraw_sheet(by, survey, 1, "Gõ nhầm")
        with pytest.raises(NoSuchSheet):
            tallying.withdraw_sheet(by, survey, 1, "Gõ nhầm")
        papers = [paper(survey, 1, 1, "1111")]
        entering.enter_sheets(by, survey, papers, way=Way.PAPER, key="lần hai")
    assert result_of(survey).overall == Count(1)
    told = AuditEntry.objects.get(action="survey.sheet_withdrawn")
    assert (told.after, told.reason) == ({"number": 1}, "Gõ nhầm")
    assert "2222" not in str(list(AuditEntry.objects.values_list("before", "after")))
