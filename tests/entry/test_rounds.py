"""Promises about rounds: the office makes them, they close, and say how far everybody is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.cli.entry import rounds as rounds_command
from chungsuc.cli.entry import submissions as submissions_command
from chungsuc.entry.errors import RoundClosed, RoundNotOpen, RoundThere, RoundUnsound
from chungsuc.entry.queries import needed_values, progress, rounds, units_of
from chungsuc.entry.rounds import Plan, change_round, close_round, make_round, open_again
from chungsuc.units.models import Unit
from chungsuc.verdicts.law_in_force import law_for
from desk_people import person
from entry_forms import END_2023, SET, full_form, send

pytestmark = [pytest.mark.django_db]

TODAY = timezone.localdate()
PLAN = Plan(
    "Đánh giá cuối năm 2023", SET, END_2023, TODAY - timedelta(days=9), TODAY + timedelta(days=5), None, "CV 1/VPĐP"
)  # fmt: skip


@pytest.fixture
def office(ky_phu: Unit) -> Scope:
    return scope_of(person(Role.OFFICE))


def test_only_the_office_makes_rounds_and_the_trail_tells(scope: Scope, office: Scope) -> None:
    with pytest.raises(NotAllowed):
        make_round(scope, PLAN)
    made = make_round(office, PLAN)
    close_round(office, made, "đủ số liệu")
    open_again(office, made)
    change_round(office, made, replace(PLAN, due_on=TODAY + timedelta(days=9)), "mưa lũ")
    entries = AuditEntry.objects.filter(about="round").order_by("pk")
    assert [entry.action for entry in entries] == [
        "round.made", "round.closed", "round.opened_again", "round.changed"
    ]  # fmt: skip
    assert [entry.reason for entry in entries] == ["", "đủ số liệu", "", "mưa lũ"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": " "}, {"name": ""}, {"opens_on": TODAY + timedelta(days=6)}, {"verify_due_on": TODAY},
    ],
)  # fmt: skip
@pytest.mark.usefixtures("officer")
def test_a_round_without_its_document_or_with_crossed_dates_is_refused(office: Scope, wrong: dict[str, object]) -> None:
    with pytest.raises(RoundUnsound):
        make_round(office, replace(PLAN, **wrong))  # type: ignore[arg-type]


def test_a_set_and_day_have_one_round(officer: object, office: Scope) -> None:
    make_round(office, PLAN)
    with pytest.raises(RoundThere):
        make_round(office, replace(PLAN, name="Đợt khác"))


def test_a_closed_round_takes_nothing_from_communes_but_the_office_may_mend(
    scope: Scope, office: Scope, ky_phu: Unit
) -> None:
    made = make_round(office, PLAN)
    close_round(office, made)
    with pytest.raises(RoundClosed):
        send(scope, ky_phu, {"10": "43,5"})
    with acting(actor_of(office.user)):
        assert send(office, ky_phu, {"10": "43,5"}).new == 1
    open_again(office, made)
    assert send(scope, ky_phu, {"10": "44"}).changed == 1


def test_a_round_that_has_not_begun_takes_nothing_yet(scope: Scope, office: Scope, ky_phu: Unit) -> None:
    make_round(office, replace(PLAN, opens_on=TODAY + timedelta(days=1)))
    assert list(rounds(open_on=TODAY)) == []
    with pytest.raises(RoundNotOpen):
        send(scope, ky_phu, {"10": "43,5"})


def test_a_late_submission_is_taken_and_counts_as_submitted(scope: Scope, office: Scope, ky_phu: Unit) -> None:
    made = make_round(office, replace(PLAN, due_on=TODAY - timedelta(days=1)))
    (before,) = progress(made, TODAY, [ky_phu])
    send(scope, ky_phu, {"10": "43,5", "4.1": "Đạt"})
    (after,) = progress(made, TODAY, [ky_phu])
    assert (before.overdue, before.submitted, before.values) == (True, False, 0)
    assert (after.overdue, after.submitted, after.values) == (False, True, 2)


def test_the_whole_form_is_counted_with_alternatives_once(scope: Scope, office: Scope, ky_phu: Unit) -> None:
    made = make_round(office, PLAN)
    law = law_for(SET, END_2023)
    form = full_form(law)
    del form["5/c"]  # a commune with up to three schools is asked 5/b, others 5/c
    assert needed_values(law) == len(form)
    send(scope, ky_phu, form)
    (done,) = progress(made, TODAY, [ky_phu])
    assert (done.values, done.missing, done.district) == (len(form), 0, "huyện Đại Từ")


def test_a_round_of_communes_asks_the_communes_of_the_programme(officer: object, office: Scope) -> None:
    make_round(office, PLAN)
    assert units_of(SET, END_2023).count() == 126
    assert units_of("QD320-2022/huyen", date(2023, 12, 31)).count() == 6


def test_the_command_line_tells_rounds_and_submissions(
    scope: Scope, office: Scope, ky_phu: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    make_round(office, PLAN)
    receipt = send(scope, ky_phu, {"10": "43,5"})
    rounds_command(as_json=True)
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["units"], told["submitted"], len(told["not_submitted"])) == (126, 1, 125)
    submissions_command(unit="Ký Phú, Đại Từ", as_of=datetime(2023, 12, 31), count=5, as_json=True)  # noqa: DTZ001
    (sent,) = json.loads(capsys.readouterr().out)
    assert (sent["number"], sent["new"], sent["code"]) == (receipt.number, 1, ky_phu.code)
