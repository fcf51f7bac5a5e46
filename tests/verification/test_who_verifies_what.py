"""Promises of verification: who may say what on which value, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from chungsuc.accounts.errors import NotAllowed, OutOfScope
from chungsuc.accounts.models import AuditEntry, Ownership, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting, actor_of
from chungsuc.errors import Faults, LedgerIsAppendOnly
from chungsuc.observations import actions as ledger
from chungsuc.observations.checks import Entry
from chungsuc.observations.importing.batch import Options, staged
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit, units_at
from chungsuc.verification import actions
from chungsuc.verification.errors import (
    AlreadyConfirmed,
    AlreadyReturned,
    EnteredByYourself,
    NoSuchObservation,
    NothingChosen,
    NothingToVerify,
    NotReturned,
    NotTheValueSeen,
    ReasonUnknown,
    TextMissing,
)
from chungsuc.verification.models import ReturnReason, VerificationEvent
from chungsuc.verification.reasons import set_reason
from chungsuc.verification.standing import State
from desk_people import person
from entry_forms import send
from verification_world import DAY, INCOME, SAID, SET, World, answer, confirm, correct, entered, return_, standing

pytestmark = [pytest.mark.django_db]


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────


def test_only_the_department_that_owns_the_indicator_verifies_it(world: World) -> None:
    observation = entered(world)
    with pytest.raises(OutOfScope):
        confirm(world.stranger, observation)
    with pytest.raises(OutOfScope):
        return_(world.stranger, observation)


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER, Role.AUDITOR, Role.ADMIN])
def test_whoever_is_of_no_department_verifies_nothing(world: World, role: Role) -> None:
    with pytest.raises(OutOfScope):
        confirm(person(role), entered(world))


def test_a_department_granted_one_district_verifies_no_commune_of_another(world: World) -> None:
    inside, outside = find_unit("05602", DAY), find_unit("Ký Phú", DAY)
    district = Unit.objects.get(level="district", code=inside.parent_code, valid_until__isnull=False)
    assert outside.parent_code != inside.parent_code
    theirs = person(Role.DEPARTMENT, name="cụm", department=world.statistics, unit_thread=district.thread)
    assert confirm(theirs, entered(world)) == 1
    with acting(actor_of(world.officer)):
        other = ledger.record(outside, INCOME, DAY, value=Decimal(40), **SAID)
    with pytest.raises(OutOfScope):
        confirm(theirs, other)


def test_two_grants_do_not_lend_one_another_their_units(world: World) -> None:
    inside, outside = find_unit("05602", DAY), find_unit("Ký Phú", DAY)
    district = Unit.objects.get(level="district", code=inside.parent_code, valid_until__isnull=False)
    both = person(Role.DEPARTMENT, name="hai việc", department=world.statistics, unit_thread=district.thread)
    both.grants.create(role=Role.DEPARTMENT, department=world.health, granted_by="thử nghiệm")
    with acting(actor_of(world.officer)):
        other = ledger.record(outside, INCOME, DAY, value=Decimal(40), **SAID)
    with pytest.raises(OutOfScope):
        confirm(both, other)
    assert not scope_of(both).verifies(outside, SET, "10", DAY)
    assert scope_of(both).verifies(inside, SET, "10", DAY)


def test_the_assignment_of_the_working_day_counts_not_that_of_the_values_day(world: World) -> None:
    today = timezone.localdate()
    Ownership.objects.filter(no="10").update(valid_until=today)
    Ownership.objects.create(department=world.health, set_id=SET, no="10", valid_from=today, source="thử nghiệm")
    observation = entered(world)
    with pytest.raises(OutOfScope):
        confirm(world.specialist, observation)
    yesterday = scope_of(world.specialist, today - timedelta(days=1))
    assert yesterday.verifies(world.commune, SET, "10", DAY)
    assert confirm(world.stranger, observation) == 1


def test_a_grant_that_only_reads_verifies_nothing(world: World) -> None:
    world.specialist.grants.update(write=False)
    with pytest.raises(OutOfScope):
        confirm(world.specialist, entered(world))


def test_who_entered_a_value_cannot_verify_it_and_a_colleague_can(world: World) -> None:
    observation = entered(world, by=world.specialist)
    with pytest.raises(EnteredByYourself):
        confirm(world.specialist, observation)
    with pytest.raises(EnteredByYourself):
        return_(world.specialist, observation)
    assert confirm(world.colleague, observation) == 1


def test_who_entered_many_at_once_or_corrected_is_known_too(world: World) -> None:
    first = entered(world)
    corrected = correct(world.specialist, first, "42")
    with pytest.raises(EnteredByYourself):
        confirm(world.specialist, corrected)


# ── what may be said on what ─────────────────────────────────────────────────────────────────────────


def test_a_value_that_was_changed_after_it_was_seen_is_not_confirmed(world: World) -> None:
    seen = entered(world)
    correct(world.officer, seen, "43")
    with pytest.raises(NotTheValueSeen):
        confirm(world.specialist, seen)
    with pytest.raises(NotTheValueSeen):
        return_(world.specialist, seen)


def test_a_value_said_again_for_the_same_day_replaces_the_one_seen(world: World) -> None:
    seen = entered(world)
    again = entered(world, "43")
    with pytest.raises(NotTheValueSeen):
        confirm(world.specialist, seen)
    assert confirm(world.specialist, again) == 1


def test_last_years_value_is_verified_although_there_is_one_of_this_year(world: World) -> None:
    before = entered(world, "38", as_of=date(2022, 12, 31))
    entered(world)
    assert confirm(world.specialist, before) == 1


def test_a_retraction_is_not_verified(world: World) -> None:
    observation = entered(world)
    with acting(actor_of(world.officer)):
        retraction = ledger.retract(observation, "ghi nhầm xã")
    with pytest.raises(NothingToVerify):
        confirm(world.specialist, retraction)


def test_a_confirmed_value_is_not_confirmed_again_without_change(world: World) -> None:
    observation = entered(world)
    confirm(world.specialist, observation)
    with pytest.raises(AlreadyConfirmed):
        confirm(world.colleague, observation)
    assert VerificationEvent.objects.count() == 1


def test_a_confirmed_value_may_still_be_returned_and_a_returned_one_confirmed(world: World) -> None:
    observation = entered(world)
    confirm(world.specialist, observation)
    return_(world.colleague, observation)
    assert standing(world).state is State.RETURNED
    confirm(world.specialist, observation)
    assert standing(world).state is State.CONFIRMED


def test_a_returned_value_is_not_returned_again_before_it_is_answered(world: World) -> None:
    observation = entered(world)
    return_(world.specialist, observation)
    with pytest.raises(AlreadyReturned):
        return_(world.colleague, observation)
    answer(world.officer, observation)
    return_(world.colleague, observation)
    assert standing(world).state is State.RETURNED


@pytest.mark.parametrize("reason", ["", "không có"])
def test_a_return_needs_a_reason_from_the_list(world: World, reason: str) -> None:
    with pytest.raises(ReasonUnknown):
        return_(world.specialist, entered(world), reason)


def test_another_reason_has_to_be_written_out(world: World) -> None:
    observation = entered(world)
    with pytest.raises(TextMissing):
        return_(world.specialist, observation, "khac", "  ")
    return_(world.specialist, observation, "khac", "Số của thôn, không phải của xã.")


def test_only_what_is_returned_is_answered_and_only_by_whom_enters_there(world: World) -> None:
    observation = entered(world)
    with pytest.raises(NotReturned):
        answer(world.officer, observation)
    return_(world.specialist, observation)
    with pytest.raises(OutOfScope):
        answer(world.stranger, observation)
    neighbour = person(Role.COMMUNE, name="xã bên", unit_thread=find_unit("Ký Phú", DAY).thread)
    with pytest.raises(OutOfScope):
        answer(neighbour, observation)
    with pytest.raises(TextMissing):
        answer(world.officer, observation, " ")
    answer(world.officer, observation)


# ── many at once ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def communes(world: World) -> Iterator[list[Observation]]:
    """The incomes of forty communes of the world's province."""
    units = units_at(DAY, level="commune", type="xã", within=find_unit("19", DAY, level="province"))[:40]
    with acting(actor_of(world.officer)):
        yield [ledger.record(unit, INCOME, DAY, value=Decimal(40), **SAID) for unit in units]


def test_many_are_confirmed_in_few_queries(
    world: World, communes: list[Observation], django_assert_max_num_queries: object
) -> None:
    scope = scope_of(world.specialist)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        assert confirm(world.specialist, *communes, scope=scope) == len(communes)


def test_many_are_confirmed_all_or_none_and_every_fault_is_said(world: World, communes: list[Observation]) -> None:
    confirm(world.colleague, communes[3])
    correct(world.officer, communes[7], "41")
    with pytest.raises(Faults) as raised:
        confirm(world.specialist, *communes)
    assert {type(fault) for fault in raised.value.faults} == {AlreadyConfirmed, NotTheValueSeen}
    assert VerificationEvent.objects.count() == 1


def test_confirming_nothing_or_what_is_not_there_is_refused(world: World) -> None:
    with pytest.raises(NothingChosen):
        confirm(world.specialist)
    with acting(actor_of(world.specialist)), pytest.raises(NoSuchObservation):
        actions.confirm(scope_of(world.specialist), [999_999_999], SET)


# ── what is kept ─────────────────────────────────────────────────────────────────────────────────────


def test_every_word_is_in_the_trail_with_the_state_before_and_after(world: World) -> None:
    observation = entered(world)
    return_(world.specialist, observation, "khac-nguon", "Niên giám ghi 40,2.")
    answer(world.officer, observation)
    trail = AuditEntry.objects.filter(about="observation", about_id=str(observation.pk), action__startswith="obs")
    said = [
        (one.action, one.before, one.reason) for one in trail.order_by("pk") if one.action != "observation.recorded"
    ]
    assert said == [
        ("observation.returned", {"state": "waiting"}, "Số liệu không khớp nguồn: Niên giám ghi 40,2."),
        ("observation.answered", {"state": "returned"}, "Đã đối chiếu với Chi cục."),
    ]


def test_words_are_never_changed(world: World) -> None:
    confirm(world.specialist, entered(world))
    with pytest.raises(LedgerIsAppendOnly):
        VerificationEvent.objects.update(text="x")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE verification_verificationevent SET text = 'x'")


def test_the_office_keeps_the_list_of_reasons_and_nobody_else(world: World) -> None:
    office = person(Role.OFFICE)
    with acting(actor_of(office)):
        set_reason(scope_of(office), "khac-nguon", vi="Khác nguồn", en="", active=False, needs_text=False)
        set_reason(scope_of(office), "anh-mo", vi="Ảnh mờ", en="Blurred", active=True, needs_text=False)
    observation = entered(world)
    with pytest.raises(ReasonUnknown):
        return_(world.specialist, observation, "khac-nguon")
    return_(world.specialist, observation, "anh-mo")
    with acting(actor_of(world.specialist)), pytest.raises(NotAllowed):
        set_reason(scope_of(world.specialist), "x", vi="x", en="x", active=True, needs_text=False)
    assert ReturnReason.objects.get(pk="khac-nguon").en == "Khác nguồn"


def test_every_writer_of_the_ledger_notes_who_was_signed_in(world: World) -> None:
    with acting(actor_of(world.officer)):
        written = [ledger.record(world.commune, INCOME, DAY, value=Decimal(39), **SAID)]
        written.append(ledger.correct(written[0], value=Decimal(41)))
        ledger.record_many([Entry(world.commune, INCOME, DAY, value=Decimal(42), **SAID)])
        written += [ledger.retract(written[-1], "ghi nhầm"), Observation.objects.get(value=42)]
        send(scope_of(world.officer), world.commune, {"15.1": "91"}, {"15.1": "đã kiểm tra lại"})
    written.append(Observation.objects.get(measure="health_insurance_rate"))
    assert {one.recorded_by_id for one in written} == {world.officer.pk}


def test_a_file_brought_in_by_somebody_is_not_verified_by_them(world: World, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_text("Mã xã;Mã chỉ tiêu;Giá trị\n05602;10;41,5\n", encoding="utf-8")
    with (
        acting(actor_of(world.specialist)),
        staged(file, Options(SET, "Cục Thống kê", as_of=DAY, province="19")) as one,
    ):
        one.accept()
    observation = Observation.objects.get()
    with pytest.raises(EnteredByYourself):
        confirm(world.specialist, observation)
    assert confirm(world.colleague, observation) == 1


def test_on_the_command_line_nobody_is_noted(world: World) -> None:
    with acting(Actor("dòng lệnh")):
        observation = ledger.record(world.commune, INCOME, DAY, value=Decimal(40), **SAID)
    assert observation.recorded_by_id is None
    assert confirm(world.specialist, observation) == 1
