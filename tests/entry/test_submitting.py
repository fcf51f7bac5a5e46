"""Promises about a submission: stored once, all faults at once, an append-only chain, the verdict at once."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chungsuc.accounts.errors import NobodyActs, NotAllowed, OutOfScope
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.engine.answer import walk
from chungsuc.entry.errors import ClientIdTaken, Refused
from chungsuc.entry.models import Submission
from chungsuc.entry.values import Said
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_units, stored_verdicts
from desk_people import person
from entry_forms import END_2023, SET, full_form, send

pytestmark = [pytest.mark.django_db]


def observed(unit: Unit, measure: str) -> list[Observation]:
    return list(Observation.objects.filter(unit=unit, measure=measure).order_by("pk"))


def test_a_submission_gives_a_receipt_that_counts_what_was_stored(scope: Scope, ky_phu: Unit) -> None:
    receipt = send(scope, ky_phu, {"10": "43,5", "15.1": "96,2", "4.1": "Đạt", "11": ""})
    assert (receipt.new, receipt.changed, receipt.equal, receipt.stored, receipt.again) == (3, 0, 0, 3, False)
    assert receipt.number.startswith(f"XA-{ky_phu.code}-20231231-")
    assert [o.value for o in observed(ky_phu, "income_per_head")] == [Decimal("43.5")]
    assert Submission.objects.get().observations == sorted(Observation.objects.values_list("pk", flat=True))


def test_sent_twice_it_is_stored_once_and_answered_alike(scope: Scope, ky_phu: Unit) -> None:
    client_id = uuid4()
    first = send(scope, ky_phu, {"10": "43,5"}, client_id=client_id)
    second = send(scope, ky_phu, {"10": "43,5"}, client_id=client_id)
    assert (second.number, second.at, second.new, second.again) == (first.number, first.at, 1, True)
    assert (Submission.objects.count(), Observation.objects.count()) == (1, 1)


def test_an_id_that_belongs_to_another_submission_is_refused(scope: Scope, ky_phu: Unit) -> None:
    client_id = uuid4()
    send(scope, ky_phu, {"10": "43,5"}, client_id=client_id)
    with pytest.raises(ClientIdTaken):
        send(scope, ky_phu, {"10": "43,5"}, client_id=client_id, as_of=date(2023, 6, 30))
    with pytest.raises(ClientIdTaken):
        send(scope, ky_phu, {"10": "44"}, client_id=client_id)


def test_all_faults_come_at_once_each_at_its_field(scope: Scope, ky_phu: Unit) -> None:
    values = {
        "2.1": "120", "15.1": Said(numerator="900", denominator="800"), "16": Said(numerator="5"), "10": "1.234",
        "4.1": "có lẽ", "5": "80", "99.9": "1", "12.1": "71,5", "17.6": "12 tạ", "11": Said(retract=True),
        "3.2": Said(numerator="1", denominator="2"),
    }  # fmt: skip
    with pytest.raises(Refused) as caught:
        send(scope, ky_phu, values)
    codes = {no: [fault.code for fault in faults] for no, faults in caught.value.by_field.items()}
    assert codes == {
        "2.1": ["CS-JDG-105"], "15.1": ["CS-OBS-105"], "16": ["CS-OBS-103"], "10": ["CS-JDG-103"],
        "4.1": ["CS-JDG-106"], "5": ["CS-JDG-003"], "99.9": ["CS-JDG-001"], "17.6": ["CS-JDG-104"],
        "11": ["CS-ENT-105"], "3.2": ["CS-ENT-113"],
    }  # fmt: skip
    assert not Observation.objects.exists()


def test_a_day_to_come_and_an_empty_form_are_refused_as_a_whole(scope: Scope, ky_phu: Unit) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    unit = find_unit("Phú Thịnh", tomorrow, level="commune", within=find_unit("19", tomorrow, level="province"))
    office = scope_of(person(Role.OFFICE))
    with pytest.raises(Refused) as caught:
        send(office, unit, {"10": ""}, as_of=tomorrow, set_id="QD51-2025/xa")
    assert [fault.code for fault in caught.value.by_field[""]] == ["CS-OBS-107", "CS-ENT-101"]


def test_a_changed_value_supersedes_and_an_equal_one_is_not_written_again(scope: Scope, ky_phu: Unit) -> None:
    send(scope, ky_phu, {"10": "43,5", "15.1": "96,2"})
    receipt = send(scope, ky_phu, {"10": "44", "15.1": "96,20"})
    assert (receipt.new, receipt.changed, receipt.equal) == (0, 1, 1)
    first, second = observed(ky_phu, "income_per_head")
    assert (second.supersedes_id, second.value) == (first.pk, Decimal(44))
    third = send(scope, ky_phu, {"10": "45"})
    chain = observed(ky_phu, "income_per_head")
    assert (third.changed, [o.supersedes_id for o in chain]) == (1, [None, first.pk, second.pk])


def test_a_rate_that_only_rounds_what_is_stored_says_nothing_new(scope: Scope, ky_phu: Unit) -> None:
    send(scope, ky_phu, {"15.1": Said(numerator="118", denominator="126")})
    assert send(scope, ky_phu, {"15.1": "93,7"}).equal == 1
    assert send(scope, ky_phu, {"15.1": "93,6"}).changed == 1


def test_a_value_is_taken_back_only_with_a_reason(scope: Scope, ky_phu: Unit) -> None:
    send(scope, ky_phu, {"10": "43,5"})
    with pytest.raises(Refused) as caught:
        send(scope, ky_phu, {"10": Said(retract=True)})
    assert [fault.code for fault in caught.value.by_field["10"]] == ["CS-OBS-204"]
    receipt = send(scope, ky_phu, {"10": Said(retract=True)}, {"10": "Nhập nhầm xã"})
    last = observed(ky_phu, "income_per_head")[-1]
    assert (receipt.retracted, last.is_retraction, last.note) == (1, True, "Nhập nhầm xã")
    assert judge_units([ky_phu], SET, END_2023)[ky_phu.thread].criteria_met == 0
    again = send(scope, ky_phu, {"10": "43,5"})
    assert (again.changed, observed(ky_phu, "income_per_head")[-1].supersedes_id) == (1, last.pk)


# ── the verdict ──────────────────────────────────────────────────────────────────────────────────────


def test_the_verdict_is_stored_at_once_even_where_none_was_before(scope: Scope, ky_phu: Unit) -> None:
    assert not StoredVerdict.objects.exists()
    send(scope, ky_phu, {"10": "43,5", "15.1": "80"})
    stored = stored_verdicts([ky_phu], SET, END_2023)[ky_phu.thread]
    fresh = judge_units([ky_phu], SET, END_2023)[ky_phu.thread]
    assert stored.indicators == {pv.provision.no: pv.status.value for pv in walk(fresh)}
    assert (stored.indicators["10"], stored.indicators["15.1"]) == ("met", "unmet")


def test_later_days_and_other_sets_that_rest_on_the_value_follow(scope: Scope, ky_phu: Unit) -> None:
    advanced = "QD318-2022/xa_nang_cao"
    send(scope, ky_phu, {"12.1": "71"}, set_id=advanced)
    send(scope, ky_phu, {"10": "43,5"})
    send(scope, ky_phu, {"10": "30"}, as_of=date(2023, 6, 30))
    send(scope, ky_phu, {"12.1": "71,5"}, as_of=date(2022, 12, 31))
    for row in StoredVerdict.objects.select_related("unit"):
        fresh = judge_units([row.unit], row.set_id, row.as_of)[row.unit.thread]
        assert row.indicators == {pv.provision.no: pv.status.value for pv in walk(fresh)}
    assert StoredVerdict.objects.count() == 4


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_officer_enters_their_own_commune_only(scope: Scope, ky_phu: Unit) -> None:
    other = find_unit("Vạn Thọ, Đại Từ", END_2023, level="commune")
    with pytest.raises(OutOfScope):
        send(scope, other, {"10": "43,5"})


def test_whoever_only_reads_does_not_enter(ky_phu: Unit) -> None:
    leader = person(Role.LEADER)
    with acting(actor_of(leader)), pytest.raises(NotAllowed):
        send(scope_of(leader), ky_phu, {"10": "43,5"})


def test_nothing_is_stored_where_nobody_acts(ky_phu: Unit) -> None:
    office = scope_of(person(Role.OFFICE))
    with pytest.raises(NobodyActs):
        send(office, ky_phu, {"10": "43,5"})
    assert not Observation.objects.exists()


def test_what_a_demonstration_account_enters_is_synthetic(ky_phu: Unit) -> None:
    shown = person(Role.OFFICE)
    shown.demo = True
    shown.save()
    with acting(actor_of(shown)):
        send(scope_of(shown), ky_phu, {"10": "43,5"})
    assert [o.synthetic for o in observed(ky_phu, "income_per_head")] == [True]
    assert Submission.objects.get().synthetic


def test_one_entry_of_the_trail_tells_every_change_before_and_after(scope: Scope, ky_phu: Unit) -> None:
    send(scope, ky_phu, {"10": "43,5", "4.1": "Đạt"})
    send(scope, ky_phu, {"10": "44", "4.1": "Không đạt"})
    entry = AuditEntry.objects.order_by("pk").last()
    assert entry is not None
    assert (entry.before, entry.after) == (
        {"income_per_head": 43.5, "QD318-2022/xa:4.1": True}, {"income_per_head": 44, "QD318-2022/xa:4.1": False}
    )  # fmt: skip
    assert (entry.who, entry.unit_thread, entry.as_of) == (str(scope.user), ky_phu.thread, END_2023)


# ── budgets ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("share", [4, 1])
def test_the_queries_of_a_submission_do_not_grow_with_its_values(scope: Scope, ky_phu: Unit, share: int) -> None:
    values = full_form(law_for(SET, END_2023))
    some = dict(list(values.items())[: len(values) // share])
    with CaptureQueriesContext(connection) as queries:
        send(scope, ky_phu, some)
    assert len(queries) <= 17, "\n".join(one["sql"][:150] for one in queries.captured_queries)
