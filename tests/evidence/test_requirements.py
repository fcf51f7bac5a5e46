"""Promises about what is required: data with a source, none invented, recorded by the office only."""

from __future__ import annotations

from datetime import date

import pytest
from evidence_given import END_2022, END_2023, OTHERS, OWNED, SET, Given

import evidence_files as files
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry
from chungsuc.accounts.scope import Scope
from chungsuc.evidence import actions, errors, requiring
from chungsuc.evidence.queries import missing, required
from chungsuc.evidence.required import read_required, shipped_requirements
from chungsuc.units.models import Unit

pytestmark = pytest.mark.django_db
LIST, PAPER = "Danh sách hộ có xác nhận của xóm", "Hướng dẫn số 01/HD-VPĐP (thử)"


def test_every_requirement_that_ships_names_its_source_and_says_that_nobody_checked_it() -> None:
    assert all(one.source and not one.verified for one in shipped_requirements())


def test_a_list_with_a_source_is_read() -> None:
    text = f"required:\n- {{set: {SET}, no: 10, text: a, obligatory: true, source: QĐ 1, verified: false}}"
    assert [(one.no, one.obligatory, one.verified) for one in read_required(text)] == [("10", True, False)]


@pytest.mark.parametrize(
    "entry",
    [
        "{set: QD318-2022/xa, no: '10', text: a, obligatory: true, verified: false}",
        "{set: QD318-2022/xa, no: '10', text: a, obligatory: true, source: '', verified: false}",
        "{set: QD318-2022/xa, no: '10', text: a, obligatory: perhaps, source: b, verified: false}",
        "{set: QD318-2022/xa, no: '99', text: a, obligatory: true, source: b, verified: false}",
        "{set: QD1/xa, no: '10', text: a, obligatory: true, source: b, verified: false}",
        "text",
    ],
)
def test_an_entry_without_source_or_place_is_refused(entry: str) -> None:
    with pytest.raises(errors.RequiredListFaulty) as caught:
        read_required(f"required:\n- {entry}")
    assert "{" not in caught.value.text("vi")


def test_the_office_records_what_is_asked_for_and_it_holds_from_its_day(office: Scope, viet_nam: None) -> None:
    requiring.require(office, SET, OWNED, LIST, source=PAPER, valid_from=date(2023, 1, 1))
    assert [(one.text, one.source, one.obligatory) for one in required(SET, OWNED, END_2023)] == [(LIST, PAPER, True)]
    assert required(SET, OWNED, END_2022) == ()
    assert required(SET, OTHERS, END_2023) == ()


def test_a_requirement_ends_and_is_still_known_for_the_days_before(office: Scope, viet_nam: None) -> None:
    row = requiring.require(office, SET, OWNED, LIST, source=PAPER)
    with pytest.raises(errors.ReasonNotGiven):
        requiring.end_requirement(office, row, END_2023, "")
    requiring.end_requirement(office, row, END_2023, "hướng dẫn mới")
    assert required(SET, OWNED, END_2022)
    assert not required(SET, OWNED, END_2023)
    with pytest.raises(errors.RequirementEnded):
        requiring.end_requirement(office, row, END_2023, "lần nữa")
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")] == [
        "evidence.required", "evidence.requirement_ended",
    ]  # fmt: skip


def test_nobody_but_the_office_says_what_is_asked_for(officer: Scope, specialist: Scope) -> None:
    for scope in (officer, specialist):
        with pytest.raises(NotAllowed):
            requiring.require(scope, SET, OWNED, LIST, source=PAPER)


@pytest.mark.parametrize(
    ("no", "text", "source", "fault"),
    [
        (OWNED, " ", PAPER, errors.RequirementIncomplete),
        (OWNED, LIST, "", errors.RequirementIncomplete),
        ("99", LIST, PAPER, errors.NoSuchIndicator),
    ],
)
def test_a_requirement_without_basis_or_place_is_refused(
    office: Scope, viet_nam: None, no: str, text: str, source: str, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        requiring.require(office, SET, no, text, source=source)


def test_the_same_document_is_asked_for_once(office: Scope, viet_nam: None) -> None:
    requiring.require(office, SET, OWNED, LIST, source=PAPER)
    with pytest.raises(errors.AlreadyRequired):
        requiring.require(office, SET, OWNED, LIST.upper(), source=PAPER)


def test_what_is_obligatory_and_has_no_file_is_missing(
    office: Scope, officer: Scope, phu_dinh: Unit, ky_phu: Unit
) -> None:
    requiring.require(office, SET, OWNED, LIST, source=PAPER)
    requiring.require(office, SET, OTHERS, "ảnh chụp", source=PAPER, obligatory=False)
    actions.add_files(officer, phu_dinh, SET, END_2023, [OWNED], [Given("a.pdf", files.pdf())])
    lacking = missing([phu_dinh, ky_phu], SET, END_2023)
    assert {thread: list(some) for thread, some in lacking.items()} == {ky_phu.thread: [OWNED]}


def test_where_nothing_is_asked_for_nothing_is_called_missing(phu_dinh: Unit) -> None:
    assert missing([phu_dinh], SET, END_2023) == {}
