"""Promises about law on its way: two people, the same change as was shown, nothing changes afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from lawbook_people import END_2023, SET, by, officer, provincial

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Grant, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.law.errors import LawFaults, OverlayClash
from chungsuc.lawbook.actions import approve, propose, refuse, withdraw, write
from chungsuc.lawbook.checking import check_overlay
from chungsuc.lawbook.errors import IdTaken, ReasonMissing, SamePerson, WrongState
from chungsuc.lawbook.models import Kind, LawProposal, State
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.models import InstalledOverlay
from desk_people import person

pytestmark = pytest.mark.django_db


def proposed(text: str, name: str = "a") -> tuple[LawProposal, object]:
    scope = officer(name)
    with by(scope):
        proposal = write(scope, Kind.OVERLAY, text, file="thử")
        return propose(scope, proposal.pk), scope


def test_a_proposal_becomes_law_when_a_second_person_approves_it() -> None:
    proposal, _ = proposed(provincial({"2.1": "80"}))
    assert not InstalledOverlay.objects.exists()
    with by(officer("b")) as second:
        done = approve(second, proposal.pk)
    assert done.proposal.state == State.APPROVED
    installed = InstalledOverlay.objects.get()
    assert installed.text == proposal.text
    assert law_for(SET, END_2023).by_no["2.1"].source.decision == "QĐ 5/QĐ-UBND"


def test_who_proposed_it_may_neither_approve_nor_refuse_it() -> None:
    proposal, first = proposed(provincial({"2.1": "80"}))
    with by(first):  # type: ignore[arg-type]
        for decide in (approve, refuse):
            with pytest.raises(SamePerson):
                decide(first, proposal.pk, "vì tôi muốn")  # type: ignore[arg-type]
    assert not InstalledOverlay.objects.exists()


def test_the_database_itself_refuses_a_proposer_who_decides() -> None:
    proposal, first = proposed(provincial({"2.1": "80"}))
    with pytest.raises(IntegrityError), transaction.atomic():
        LawProposal.objects.filter(pk=proposal.pk).update(state=State.APPROVED, decider=first.user)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("viet_nam")
@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.ADMIN, Role.COMMUNE])
def test_nobody_but_the_office_enters_law(role: Role) -> None:
    scope = scope_of(person(role, unit_thread="x" if role is Role.COMMUNE else ""))
    with by(scope), pytest.raises(NotAllowed):
        write(scope, Kind.OVERLAY, provincial({"2.1": "80"}), file="thử")


def test_an_officer_who_only_reads_enters_no_law() -> None:
    user = person(Role.OFFICE)
    Grant.objects.filter(user=user).update(write=False)
    scope = scope_of(user)
    with by(scope), pytest.raises(NotAllowed):
        write(scope, Kind.OVERLAY, provincial({"2.1": "80"}), file="thử")


def test_what_is_decided_changes_no_more_and_neither_does_a_text_once_written() -> None:
    proposal, _ = proposed(provincial({"2.1": "80"}))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE lawbook_lawproposal SET text = 'x' WHERE id = %s", [proposal.pk])
    with by(officer("b")) as second:
        approve(second, proposal.pk)
        with pytest.raises(WrongState):
            refuse(second, proposal.pk, "đổi ý")
    for change in ("lawbook_lawproposal SET reason = 'x'", "verdicts_installedoverlay SET source = 'x'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {change}")


def test_a_refusal_and_a_withdrawal_need_a_reason_and_leave_the_law_alone() -> None:
    proposal, first = proposed(provincial({"2.1": "80"}))
    with by(officer("b")) as second:
        with pytest.raises(ReasonMissing):
            refuse(second, proposal.pk, "  ")
        assert refuse(second, proposal.pk, "chưa có bản quét").state == State.REFUSED
    with by(first):  # type: ignore[arg-type]
        again = write(first, Kind.OVERLAY, provincial({"2.1": "80"}), file="thử")  # type: ignore[arg-type]
        assert withdraw(first, again.pk, "ghi nhầm số").state == State.WITHDRAWN  # type: ignore[arg-type]
    assert not InstalledOverlay.objects.exists()


def test_one_id_has_one_open_proposal() -> None:
    proposed(provincial({"2.1": "80"}))
    with by(officer("b")) as other, pytest.raises(IdTaken):
        write(other, Kind.OVERLAY, provincial({"2.1": "85"}), file="thử")


def test_every_step_is_in_the_trail_with_its_name() -> None:
    proposal, _ = proposed(provincial({"2.1": "80"}))
    with by(officer("b")) as second:
        approve(second, proposal.pk, "đã xem bản ký")
    seen = [(entry.action, entry.who) for entry in AuditEntry.objects.filter(about="law").order_by("pk")]
    assert seen == [("law.written", "a"), ("law.proposed", "a"), ("law.approved", "b")]


def test_whoever_approves_may_say_that_the_levels_were_held_against_the_decree() -> None:
    proposal, _ = proposed(provincial({"2.1": "80", "2.2": "70"}))
    with by(officer("b")) as second:
        approve(second, proposal.pk, seen=True)
    law = law_for(SET, END_2023)
    assert law.by_no["2.1"].source.verified
    assert "QĐ 5/QĐ-UBND: b" in law.by_no["2.2"].source.provenance
    assert not law.by_no["2.3"].source.verified


# ── what does not fit ────────────────────────────────────────────────────────────────────────────────


def test_a_province_sets_only_what_is_left_to_it() -> None:
    with by(officer("a")) as scope, pytest.raises(LawFaults) as caught:
        write(scope, Kind.OVERLAY, provincial({"3.1": "85"}), file="thử")
    assert [fault.code for fault in caught.value.faults] == ["CS-LAW-105"]


def test_two_decrees_of_the_province_on_one_indicator_clash_unless_one_replaces_the_other() -> None:
    proposal, _ = proposed(provincial({"2.1": "80", "2.2": "70"}))
    with by(officer("b")) as second:
        approve(second, proposal.pk)
    later = date(2024, 1, 1)
    with pytest.raises(LawFaults) as caught:
        check_overlay(provincial({"2.1": "90"}, begins=later, number="QĐ 9/QĐ-UBND"), file="thử")
    assert isinstance(caught.value.faults[0], OverlayClash)
    text = provincial({"2.1": "90"}, begins=later, number="QĐ 9/QĐ-UBND", replaces=("QD5-QD-UBND/xa",))
    proposal, _ = proposed(text, "c")
    with by(officer("d")) as second:
        approve(second, proposal.pk)
    levels = {
        (no, day): law_for(SET, day).by_no[no].requirement.levels.at(())  # type: ignore[union-attr]
        for no in ("2.1", "2.2")
        for day in (END_2023, later)
    }
    assert levels == {("2.1", END_2023): 80, ("2.2", END_2023): 70, ("2.1", later): 90, ("2.2", later): 70}


def test_a_proposal_that_no_longer_fits_when_it_is_approved_is_refused_whole() -> None:
    one, _ = proposed(provincial({"2.1": "80"}), "a")
    other, _ = proposed(provincial({"2.1": "90"}, number="QĐ 6/QĐ-UBND"), "b")
    with by(officer("c")) as third:
        approve(third, one.pk)
        with pytest.raises(LawFaults):
            approve(third, other.pk)
    other.refresh_from_db()
    assert other.state == State.PROPOSED
    assert InstalledOverlay.objects.count() == 1
