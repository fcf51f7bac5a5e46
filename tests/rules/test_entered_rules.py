"""Rules that an office enters: they stand over what ships on their days, and nothing of their history is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.errors import LedgerIsAppendOnly
from chungsuc.law.tree import Subject, Title
from chungsuc.rules import errors
from chungsuc.rules.actions import Draft, confirm_rule, end_rule, set_rule
from chungsuc.rules.models import RuleEntry
from chungsuc.rules.queries import history, rules_on
from chungsuc.rules.rule import Item
from desk_people import person

pytestmark = pytest.mark.django_db
DAY, VOTE = date(2023, 8, 1), "council.agreement_percent"
DRAFT = Draft(
    VOTE, Subject.COMMUNE, None, date(2023, 1, 1), value=Decimal(80), decree="QĐ 9/QĐ-UBND", verified=True
)  # fmt: skip


@pytest.fixture(autouse=True)
def somebody_acts() -> Iterator[None]:
    with acting(Actor("thử nghiệm")):
        yield


def vote(day: date = DAY, title: Title = Title.NTM) -> tuple[Decimal | None, bool]:
    rule = rules_on(day, Subject.COMMUNE, title).number(VOTE)
    return rule.value, rule.verified


def test_a_shipped_rule_is_answered_and_is_not_checked() -> None:
    rule = rules_on(DAY, Subject.COMMUNE, Title.NTM).number(VOTE)
    assert (rule.value, rule.verified, rule.decree, rule.entered) == (90, False, "QĐ 18/2022/QĐ-TTg", False)


def test_a_rule_that_nobody_gave_is_answered_as_not_known() -> None:
    rules = rules_on(date(2021, 6, 1), Subject.COMMUNE, Title.NTM)
    assert not rules.number(VOTE).known
    assert rules.items("dossier.papers") == ()
    assert not rules.number("steps.any_other.days").known
    with pytest.raises(errors.UnknownRule, match=r"council\.agreement_percent"):
        rules.number("council.agreement_percnt")
    with pytest.raises(errors.RuleIsAList):
        rules.number("dossier.papers")
    with pytest.raises(errors.RuleIsANumber):
        rules.items(VOTE)


def test_an_entered_rule_stands_over_what_ships_on_its_days_only() -> None:
    set_rule(OPERATOR, replace(DRAFT, valid_until=date(2023, 9, 1)))
    assert vote() == (80, True)
    assert vote(date(2022, 12, 31)) == (90, False)
    assert vote(date(2023, 9, 1)) == (90, False)


def test_of_two_entered_the_later_begun_counts_and_one_for_a_title_stands_over_one_for_all() -> None:
    set_rule(OPERATOR, replace(DRAFT, valid_from=date(2023, 6, 1), value=Decimal(85)))
    set_rule(OPERATOR, DRAFT)
    assert vote() == (85, True)
    assert vote(date(2023, 5, 31)) == (80, True)
    set_rule(OPERATOR, replace(DRAFT, title=Title.MODEL, value=Decimal(100)))
    assert vote(title=Title.MODEL) == (100, True)
    assert vote() == (85, True)


def test_a_correction_with_the_same_first_day_counts_and_both_are_kept() -> None:
    set_rule(OPERATOR, DRAFT)
    set_rule(OPERATOR, replace(DRAFT, value=Decimal(75)))
    assert vote() == (75, True)
    assert [row.value for row in history(VOTE, Subject.COMMUNE)] == [75, 80]
    last = AuditEntry.objects.latest("pk")
    assert (last.action, last.before["value"], last.after["value"]) == ("rule.set", "80 %", "75 %")


def test_to_confirm_a_shipped_rule_is_to_enter_it_with_what_was_looked_at() -> None:
    confirm_rule(OPERATOR, VOTE, Subject.COMMUNE, Title.NTM, DAY, decree="QĐ 18/2022/QĐ-TTg, Điều 9")
    rule = rules_on(DAY, Subject.COMMUNE, Title.NTM).number(VOTE)
    assert (rule.value, rule.verified, rule.decree) == (90, True, "QĐ 18/2022/QĐ-TTg, Điều 9")
    assert rule.since == date(2022, 8, 2)
    assert vote(title=Title.MODEL) == (90, False)
    with pytest.raises(errors.AlreadySaid):
        confirm_rule(OPERATOR, VOTE, Subject.COMMUNE, Title.NTM, DAY, decree="QĐ 18/2022/QĐ-TTg, Điều 9")
    with pytest.raises(errors.NothingToConfirm):
        confirm_rule(OPERATOR, "title.valid_years", Subject.COMMUNE, Title.NTM, DAY, decree="QĐ 1")
    with pytest.raises(errors.DecreeToCheckMissing):
        confirm_rule(OPERATOR, VOTE, Subject.COMMUNE, Title.MODEL, DAY, decree=" ")


def test_to_confirm_an_entered_rule_confirms_it_for_all_that_it_was_entered_for() -> None:
    set_rule(OPERATOR, replace(DRAFT, verified=False, decree="", note="theo công văn chưa có số"))
    confirm_rule(OPERATOR, VOTE, Subject.COMMUNE, Title.NTM, DAY, decree="QĐ 9/QĐ-UBND")
    assert vote(title=Title.MODEL) == (80, True)


def test_to_end_an_entered_rule_lets_what_ships_hold_again() -> None:
    set_rule(OPERATOR, DRAFT)
    end_rule(OPERATOR, VOTE, Subject.COMMUNE, None, date(2023, 7, 1), reason="nhập nhầm")
    assert vote(date(2023, 6, 30)) == (80, True)
    assert vote() == (90, False)
    assert len(history(VOTE)) == 2
    with pytest.raises(errors.NothingToEnd):
        end_rule(OPERATOR, VOTE, Subject.COMMUNE, None, DAY, reason="lần nữa")


def test_a_list_is_entered_line_by_line_and_each_line_says_whether_it_was_checked() -> None:
    papers = (Item("letter", "Tờ trình", "Letter", "unit"), Item("map", "Bản đồ", "Map", "unit", required=False))
    set_rule(OPERATOR, replace(DRAFT, key="dossier.papers", value=None, items=papers))
    given = rules_on(DAY, Subject.COMMUNE, Title.NTM).items("dossier.papers")
    assert [(one.key, one.required, one.verified, one.source) for one in given] == [
        ("letter", True, True, "QĐ 9/QĐ-UBND"), ("map", False, True, "QĐ 9/QĐ-UBND"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"value": None}, errors.ValueMissing),
        ({"value": Decimal(101)}, errors.ValueUnusable),
        ({"value": Decimal(-1)}, errors.ValueUnusable),
        ({"valid_until": date(2023, 1, 1)}, errors.RuleDaysWrong),
        ({"decree": ""}, errors.DecreeToCheckMissing),
        ({"decree": "", "verified": False}, errors.SourceMissing),
        ({"key": "council.nothing"}, errors.UnknownRule),
    ],
)
def test_what_cannot_be_a_rule_is_refused_and_nothing_is_written(wrong: dict[str, object], fault: type) -> None:
    with pytest.raises(fault):
        set_rule(OPERATOR, replace(DRAFT, **wrong))
    assert not RuleEntry.objects.exists()
    assert not AuditEntry.objects.exists()


def test_only_the_office_of_the_whole_province_enters_rules() -> None:
    office = scope_of(person(Role.OFFICE))
    district = scope_of(person(Role.OFFICE, name="huyen", unit_thread="district-164"))
    for scope in (district, scope_of(person(Role.ADMIN)), scope_of(person(Role.LEADER))):
        with pytest.raises(NotAllowed):
            set_rule(scope, DRAFT)
    assert set_rule(office, DRAFT).by == office.user


def test_an_entry_is_never_changed_not_even_in_the_database() -> None:
    row = set_rule(OPERATOR, DRAFT)
    with pytest.raises(LedgerIsAppendOnly):
        row.save()
    with pytest.raises(Exception, match="only grows"), connection.cursor() as cursor:
        cursor.execute("UPDATE rules_ruleentry SET value = 1")
