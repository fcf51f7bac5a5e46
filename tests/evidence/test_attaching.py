"""Promises about attaching: kept once, all or nothing, only by those who may, never silently gone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from evidence_given import END_2022, END_2023, OTHERS, OWNED, SET, Given, on_disk

import evidence_files as files
from chungsuc.accounts.errors import NobodyActs, NotAllowed
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import _ACTOR
from chungsuc.errors import LedgerIsAppendOnly
from chungsuc.evidence import actions, errors
from chungsuc.evidence.models import EvidenceFile, EvidenceLink
from chungsuc.evidence.queries import by_no, coverage, evidence_for, readable_link
from chungsuc.evidence.store import file_path, is_whole, open_file, thumbnail_path
from chungsuc.units.errors import UnitNotInForce
from chungsuc.units.models import Unit
from chungsuc.verdicts.law_in_force import law_for

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def attach(
    scope: Scope, unit: Unit, *nos: str, data: bytes | None = None, name: str = "bien-ban.pdf", day: date = END_2023
) -> actions.Attached:
    return actions.add_files(scope, unit, SET, day, nos or (OTHERS,), [Given(name, data or files.pdf())])


def shown(unit: Unit, no: str, day: date = END_2023, set_id: str = SET) -> list[str]:
    of_unit = evidence_for([unit], set_id, day).get(unit.thread, {})
    return [view.name for view in by_no(law_for(set_id, day), of_unit).get(no, ())]


# ── kept once ────────────────────────────────────────────────────────────────────────────────────────


def test_one_file_proves_many_indicators_and_one_indicator_is_proved_by_many_files(
    officer: Scope, phu_dinh: Unit
) -> None:
    attach(officer, phu_dinh, OWNED, OTHERS, name="bien-ban.pdf")
    attach(officer, phu_dinh, OTHERS, data=files.jpeg(), name="anh.JPG")
    assert shown(phu_dinh, OWNED) == ["bien-ban.pdf"]
    assert shown(phu_dinh, OTHERS) == ["bien-ban.pdf", "anh.jpg"]
    assert EvidenceFile.objects.count() == 2


def test_the_same_file_from_two_people_is_stored_once_and_each_keeps_the_name_they_gave(
    officer: Scope, phu_dinh: Unit, ky_phu: Unit, person: Callable[..., Scope], store: Path
) -> None:
    other = person(Role.COMMUNE, ky_phu)
    attach(officer, phu_dinh, name="a.pdf")
    attach(other, ky_phu, name="b.pdf")
    assert EvidenceFile.objects.count() == 1
    assert len(on_disk(store)) == 1
    assert (shown(phu_dinh, OTHERS), shown(ky_phu, OTHERS)) == (["a.pdf"], ["b.pdf"])


def test_the_same_file_sent_twice_changes_nothing(officer: Scope, phu_dinh: Unit) -> None:
    first = attach(officer, phu_dinh, OWNED, OTHERS)
    again = attach(officer, phu_dinh, OWNED, OTHERS)
    assert (len(first.links), again.links, again.already) == (2, (), 2)
    assert AuditEntry.objects.count() == 2


def test_the_same_file_twice_in_one_upload_is_one_link(officer: Scope, phu_dinh: Unit) -> None:
    twice = [Given("a.pdf", files.pdf()), Given("b.pdf", files.pdf())]
    assert len(actions.add_files(officer, phu_dinh, SET, END_2023, [OTHERS], twice).links) == 1


def test_a_file_is_given_back_byte_by_byte_and_lies_under_its_checksum(officer: Scope, phu_dinh: Unit) -> None:
    data = files.jpeg()
    file = attach(officer, phu_dinh, data=data).files[0]
    assert (file.kind, file.mime, file.size) == ("jpeg", "image/jpeg", len(data))
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    with open_file(file.sha256, file.name) as opened:
        assert opened.read() == data
    assert is_whole(file.sha256)
    assert thumbnail_path(file.sha256).is_file()


def test_evidence_follows_the_measure_into_another_set(officer: Scope, phu_dinh: Unit) -> None:
    attach(officer, phu_dinh, "3.1")
    assert shown(phu_dinh, "3.1", set_id="QD318-2022/xa_nang_cao") == ["bien-ban.pdf"]


def test_an_indicator_made_of_parts_takes_evidence_too(officer: Scope, phu_dinh: Unit) -> None:
    attach(officer, phu_dinh, "5")
    assert shown(phu_dinh, "5") == ["bien-ban.pdf"]
    assert shown(phu_dinh, "5/a") == []


# ── all or nothing ───────────────────────────────────────────────────────────────────────────────────


def test_one_refused_file_refuses_all_and_every_fault_is_told(officer: Scope, phu_dinh: Unit, store: Path) -> None:
    uploads = [Given("tot.pdf", files.pdf()), Given("rong.pdf", b""), Given("web.pdf", b"<html>")]
    with pytest.raises(errors.FilesRefused) as caught:
        actions.add_files(officer, phu_dinh, SET, END_2023, [OTHERS], uploads)
    assert [fault.where.file for fault in caught.value.faults] == ["rong.pdf", "web.pdf"]
    assert not EvidenceFile.objects.exists()
    assert on_disk(store) == []


def test_a_failing_transaction_leaves_neither_rows_nor_files(
    officer: Scope, phu_dinh: Unit, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> int:
        raise RuntimeError("the trail cannot be written")

    monkeypatch.setattr(actions, "wrote_many", fails)
    with pytest.raises(RuntimeError):
        attach(officer, phu_dinh, data=files.jpeg())
    assert not EvidenceFile.objects.exists()
    assert on_disk(store) == []


def test_a_failing_transaction_does_not_take_away_the_file_of_somebody_else(
    officer: Scope, phu_dinh: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = attach(officer, phu_dinh, OTHERS).files[0]
    monkeypatch.setattr(actions, "wrote_many", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        attach(officer, phu_dinh, OWNED)
    assert is_whole(file.sha256)


def test_a_file_lost_from_the_store_is_told_and_restored_by_the_same_upload(officer: Scope, phu_dinh: Unit) -> None:
    file = attach(officer, phu_dinh).files[0]
    file_path(file.sha256).unlink()
    with pytest.raises(errors.FileNotOnDisk):
        open_file(file.sha256, file.name)
    attach(officer, phu_dinh, OWNED)
    assert is_whole(file.sha256)


@pytest.mark.parametrize(
    ("nos", "day", "fault"),
    [
        ([], END_2023, errors.NoIndicatorChosen),
        (["99.9"], END_2023, errors.NoSuchIndicator),
        ([OTHERS], timezone.localdate() + timedelta(days=1), errors.EvidenceDayInFuture),
        ([OTHERS], date(2025, 7, 1), UnitNotInForce),
    ],
)
def test_what_cannot_be_proved_is_refused(
    officer: Scope, phu_dinh: Unit, nos: list[str], day: date, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        actions.add_files(officer, phu_dinh, SET, day, nos, [Given("a.pdf", files.pdf())])


def test_no_file_and_too_many_files_are_refused(officer: Scope, phu_dinh: Unit) -> None:
    with pytest.raises(errors.NothingUploaded):
        actions.add_files(officer, phu_dinh, SET, END_2023, [OTHERS], [])
    many = [Given(f"{n}.pdf", files.pdf()) for n in range(actions.MOST_FILES + 1)]
    with pytest.raises(errors.TooManyFiles):
        actions.add_files(officer, phu_dinh, SET, END_2023, [OTHERS], many)


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_officer_of_another_commune_may_neither_attach_nor_open(
    officer: Scope, phu_dinh: Unit, ky_phu: Unit, person: Callable[..., Scope], store: Path
) -> None:
    other = person(Role.COMMUNE, ky_phu)
    with pytest.raises(NotAllowed):
        attach(other, phu_dinh)
    assert on_disk(store) == []
    file = attach(officer, phu_dinh).files[0]
    with pytest.raises(NotAllowed):
        readable_link(other, file.pk)
    assert readable_link(officer, file.pk).file == file


def test_a_department_attaches_to_what_it_verifies_and_to_nothing_else(specialist: Scope, phu_dinh: Unit) -> None:
    attach(specialist, phu_dinh, OWNED)
    with pytest.raises(NotAllowed, match=OTHERS):
        attach(specialist, phu_dinh, OWNED, OTHERS)
    assert shown(phu_dinh, OTHERS) == []


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.ADMIN])
def test_a_reader_opens_but_does_not_attach(
    role: Role, officer: Scope, phu_dinh: Unit, person: Callable[..., Scope]
) -> None:
    reader = person(role)
    file = attach(officer, phu_dinh).files[0]
    assert readable_link(reader, file.pk).file == file
    with pytest.raises(NotAllowed):
        attach(reader, phu_dinh)


def test_somebody_without_any_right_opens_nothing(officer: Scope, phu_dinh: Unit, django_user_model: type) -> None:
    file = attach(officer, phu_dinh).files[0]
    nobody = Scope(django_user_model.objects.create_user("nobody"), (), timezone.localdate())
    with pytest.raises(NotAllowed):
        readable_link(nobody, file.pk)
    with pytest.raises(errors.NoSuchFile):
        readable_link(officer, file.pk + 999)


def test_nobody_attaches_without_a_name(officer: Scope, phu_dinh: Unit, store: Path) -> None:
    token = _ACTOR.set(None)
    try:
        with pytest.raises(NobodyActs):
            attach(officer, phu_dinh)
    finally:
        _ACTOR.reset(token)
    assert not EvidenceLink.objects.exists()
    assert on_disk(store) == []


# ── last year's ──────────────────────────────────────────────────────────────────────────────────────


def test_evidence_of_an_earlier_day_still_shows_and_says_its_day(officer: Scope, phu_dinh: Unit) -> None:
    attach(officer, phu_dinh, day=END_2022)
    [view] = evidence_for([phu_dinh], SET, END_2023)[phu_dinh.thread]["income_per_head"]
    assert (view.carried, view.as_of) == (True, END_2022)
    attach(officer, phu_dinh, data=files.xlsx(), name="2023.xlsx")
    [view] = evidence_for([phu_dinh], SET, END_2023)[phu_dinh.thread]["income_per_head"]
    assert (view.carried, view.name) == (False, "2023.xlsx")
    assert evidence_for([phu_dinh], SET, date(2022, 12, 30)) == {}


def test_files_of_the_day_and_of_earlier_days_are_counted_apart(officer: Scope, phu_dinh: Unit, ky_phu: Unit) -> None:
    attach(officer, phu_dinh, OTHERS, OWNED, day=END_2022)
    attach(officer, phu_dinh, OTHERS, data=files.xlsx(), name="2023.xlsx")
    counted = coverage([phu_dinh, ky_phu], SET, END_2023)
    assert (counted[phu_dinh.thread].own, counted[phu_dinh.thread].carried) == (1, 1)
    assert (counted[ky_phu.thread].own, counted[ky_phu.thread].carried) == (0, 0)


def test_last_years_evidence_is_used_again_for_this_year(officer: Scope, phu_dinh: Unit) -> None:
    old = attach(officer, phu_dinh, OTHERS, OWNED, day=END_2022).links
    new = actions.reuse(officer, phu_dinh, SET, END_2023, [OTHERS])
    assert [(link.no, link.as_of, link.taken_from) for link in new] == [(OTHERS, END_2023, old[0])]
    assert EvidenceFile.objects.count() == 1
    with pytest.raises(errors.NothingToReuse):
        actions.reuse(officer, phu_dinh, SET, END_2023, [OTHERS])
    assert [link.no for link in actions.reuse(officer, phu_dinh, SET, END_2023)] == [OWNED]


def test_a_value_with_files_of_its_own_takes_over_none(officer: Scope, phu_dinh: Unit) -> None:
    attach(officer, phu_dinh, day=END_2022)
    attach(officer, phu_dinh, data=files.xlsx(), name="2023.xlsx")
    with pytest.raises(errors.NothingToReuse):
        actions.reuse(officer, phu_dinh, SET, END_2023)


def test_a_department_uses_again_only_what_it_verifies(officer: Scope, specialist: Scope, phu_dinh: Unit) -> None:
    attach(officer, phu_dinh, OTHERS, OWNED, day=END_2022)
    assert [link.no for link in actions.reuse(specialist, phu_dinh, SET, END_2023)] == [OWNED]
    with pytest.raises(NotAllowed):
        actions.reuse(specialist, phu_dinh, SET, END_2023, [OTHERS])


# ── withdrawing ──────────────────────────────────────────────────────────────────────────────────────


def test_withdrawn_evidence_is_gone_from_view_and_stays_on_record(officer: Scope, phu_dinh: Unit, store: Path) -> None:
    done = attach(officer, phu_dinh)
    with pytest.raises(errors.ReasonNotGiven):
        actions.withdraw(officer, done.links[0], "  ")
    actions.withdraw(officer, done.links[0], "nhầm xã")
    assert shown(phu_dinh, OTHERS) == []
    with pytest.raises(errors.LinkWithdrawn, match="can-bo-phu-dinh"):
        actions.withdraw(officer, done.links[0], "nhầm xã")
    row = EvidenceLink.objects.get()
    assert (row.withdrawn_by, row.withdrawn_because) == ("can-bo-phu-dinh", "nhầm xã")
    assert len(on_disk(store)) == 1
    with pytest.raises(errors.NoSuchFile):
        readable_link(officer, done.files[0].pk)


def test_what_was_withdrawn_may_be_attached_again(officer: Scope, phu_dinh: Unit) -> None:
    actions.withdraw(officer, attach(officer, phu_dinh).links[0], "nhầm")
    assert len(attach(officer, phu_dinh).links) == 1


def test_a_department_withdraws_what_it_attached_and_not_what_the_commune_did(
    officer: Scope, specialist: Scope, phu_dinh: Unit
) -> None:
    own = attach(specialist, phu_dinh, OWNED, data=files.docx(), name="a.docx").links[0]
    theirs = attach(officer, phu_dinh, OWNED).links[0]
    with pytest.raises(NotAllowed):
        actions.withdraw(specialist, theirs, "không rõ")
    actions.withdraw(specialist, own, "nhầm tệp")


@pytest.mark.parametrize("delete", [lambda link: link.delete(), lambda _: EvidenceLink.objects.all().delete()])
def test_a_link_is_never_deleted(officer: Scope, phu_dinh: Unit, delete: Callable[[EvidenceLink], None]) -> None:
    link = attach(officer, phu_dinh).links[0]
    with pytest.raises(errors.LinksAreKept):
        delete(link)


def test_what_is_said_of_a_file_never_changes(officer: Scope, phu_dinh: Unit) -> None:
    file = attach(officer, phu_dinh).files[0]
    file.name = "x.pdf"
    with pytest.raises(LedgerIsAppendOnly):
        file.save()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE evidence_evidencefile SET name = 'x'")


# ── the trail ────────────────────────────────────────────────────────────────────────────────────────


def test_every_change_is_on_the_trail_with_its_reason(officer: Scope, phu_dinh: Unit) -> None:
    link = attach(officer, phu_dinh, day=END_2022).links[0]
    [new] = actions.reuse(officer, phu_dinh, SET, END_2023)
    actions.withdraw(officer, new, "tệp cũ")
    trail = list(AuditEntry.objects.order_by("pk"))
    assert [(e.action, e.about_id, e.as_of) for e in trail] == [
        ("evidence.attached", str(link.pk), END_2022),
        ("evidence.reused", str(new.pk), END_2023),
        ("evidence.withdrawn", str(new.pk), END_2023),
    ]
    assert {(e.unit_thread, e.no, e.who) for e in trail} == {(phu_dinh.thread, "income_per_head", "the test")}
    assert trail[0].after is not None
    assert trail[0].after["sha256"] == link.file.sha256
    assert trail[2].reason == "tệp cũ"


def test_asking_for_evidence_costs_the_same_for_one_commune_and_for_two(
    officer: Scope, office: Scope, phu_dinh: Unit, ky_phu: Unit, django_assert_max_num_queries: Callable[..., object]
) -> None:
    attach(officer, phu_dinh)
    attach(office, ky_phu, OWNED, OTHERS)
    with django_assert_max_num_queries(2):  # type: ignore[attr-defined]
        assert len(evidence_for([phu_dinh, ky_phu], SET, END_2023)) == 2
