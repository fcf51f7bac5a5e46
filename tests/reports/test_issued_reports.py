"""Reports issued: numbered, frozen, made again the same, laid beside what they would say today."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.errors import Faults
from chungsuc.evidence.store import open_file
from chungsuc.recognition.models import Recognition
from chungsuc.reports.issued import actions, queries
from chungsuc.reports.issued.asking import Question, question_of
from chungsuc.reports.issued.comparing import compared, made_again
from chungsuc.reports.issued.errors import (
    AlreadyReplaced,
    ChangedMeanwhile,
    DatedAhead,
    NoSuchTemplate,
    NumberMissing,
    NumberTaken,
    ReplacesWithoutReason,
)
from chungsuc.reports.issued.models import IssuedReport
from chungsuc.reports.kinds import LEVELS, ReportKind, usual_template
from chungsuc.reports.official.files import files_of
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.official.keeping import kept, read_back
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit
from desk_people import person

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 31)
DATED = date(2024, 1, 20)


def of(role: Role, thread: str = "") -> Scope:
    return scope_of(person(role, name=f"{role.value}{thread}", unit_thread=thread))


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.CHUNGSUC_FILES = str(tmp_path / "files")


@pytest.fixture
def office(demo_province: object) -> Scope:
    return of(Role.OFFICE)


@pytest.fixture
def question(demo_province: object) -> Question:
    return Question(ReportKind.YEAR, find_unit("19", DAY, level="province"), DAY, words={"kho_khan": "Mưa lũ."})


def issued(office: Scope, question: Question, number: str = "12", **more: object) -> IssuedReport:
    with acting(actor_of(office.user, None)):
        return actions.issue(office, question, number, DATED, **more)  # type: ignore[arg-type]


def test_a_report_is_issued_with_number_day_and_three_files(office: Scope, question: Question) -> None:
    made = issued(office, question, signer="")
    paper = queries.paper_of(made)
    assert (paper.number, paper.dated, made.signer) == ("12", DATED, "")
    assert "118/126" in str(paper.blocks[0])
    assert "Mưa lũ." in str(paper.blocks)
    with open_file(made.docx.sha256, "") as file:
        word = docx.Document(io.BytesIO(file.read()))
    assert any("12/BC-VPĐP" in cell.text for row in word.tables[0].rows for cell in row.cells)
    with open_file(made.pdf.sha256, "") as file, pypdfium2.PdfDocument(file.read()) as pdf:
        assert "ngày 20 tháng 01 năm 2024" in " ".join(pdf[0].get_textpage().get_text_range().split())
    assert made.synthetic
    assert queries.is_sound(made)


def test_made_again_it_is_the_very_same_whatever_was_learnt_since(office: Scope, question: Question) -> None:
    made = issued(office, question)
    kept_files = files_of(queries.paper_of(made))
    with open_file(made.pdf.sha256, "") as pdf, open_file(made.docx.sha256, "") as word:
        assert (kept_files.pdf, kept_files.docx) == (pdf.read(), word.read())
    assert kept_files.fingerprint == made.fingerprint
    assert made_again(made)
    assert compared(made).same
    row = Recognition.objects.filter(result_year=2023, title="ntm", unit__level="commune").latest("pk")
    later = Recognition(
        unit=row.unit, title="advanced", result_year=2023, decided_on=timezone.localdate(), synthetic=True,
        source="thử", number="99/QĐ-UBND",
    )  # fmt: skip
    with transaction.atomic():
        later.save()
        was = question_of(made, known_at=made.known_at - timedelta(days=1)).draft(timezone.localtime())
        found = compared(made)
        assert not found.same
        assert any("33/126" in one.before and "34/126" in one.now for one in found.differences)
        assert "33/126" in str(was.paper.blocks)
        assert fingerprint(queries.paper_of(made)) == made.fingerprint
        transaction.set_rollback(True)


def test_what_is_issued_is_never_edited(office: Scope, question: Question) -> None:
    made = issued(office, question)
    with pytest.raises((DatabaseError, Exception)), transaction.atomic():
        IssuedReport.objects.filter(pk=made.pk).update(number="13")
    made.refresh_from_db()
    assert made.number == "12"


def test_a_number_stands_once_and_a_day_is_neither_ahead_nor_before_the_figures(
    office: Scope, question: Question
) -> None:
    made = issued(office, question)
    with pytest.raises(NumberTaken):
        issued(office, question)
    with pytest.raises(NumberMissing):
        issued(office, question, " ")
    for wrong in (DAY - timedelta(days=1), timezone.localdate() + timedelta(days=1)):
        with pytest.raises(DatedAhead), acting(actor_of(office.user, None)):
            actions.issue(office, question, "77", wrong)
    with pytest.raises(ReplacesWithoutReason):
        issued(office, question, "13", replaces=made)
    after = issued(office, question, "13", replaces=made, reason="Sửa lời văn")
    assert after.replaces_id == made.pk
    with pytest.raises(AlreadyReplaced):
        issued(office, question, "14", replaces=made, reason="Lần nữa")


def test_what_was_previewed_is_what_is_issued(office: Scope, question: Question) -> None:
    seen = question.draft(timezone.localtime()).inputs
    assert issued(office, question, seen=seen).inputs == seen
    with pytest.raises(ChangedMeanwhile):
        issued(office, replace(question, words={}), "15", seen=seen)


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.ADMIN])
def test_only_the_office_issues(question: Question, role: Role) -> None:
    with pytest.raises(NotAllowed):
        issued(of(role), question)


def test_the_office_of_a_district_issues_only_its_own(question: Question) -> None:
    place = find_unit("huyện Định Hóa", DAY)
    own = of(Role.OFFICE, place.thread)
    with pytest.raises(NotAllowed):
        issued(own, question)
    made = issued(own, replace(question, unit=place), "07")
    assert "22/22" in str(queries.paper_of(made).blocks[0])


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_kind_is_issued_and_read_back(office: Scope, kind: ReportKind) -> None:
    name = "Phú Đình" if Level.COMMUNE in LEVELS[kind] else "huyện Định Hóa"
    made = issued(office, Question(kind, find_unit(name, DAY), DAY), f"{list(ReportKind).index(kind)}")
    paper = queries.paper_of(made)
    assert read_back(kept(paper)) == paper
    assert fingerprint(paper) == made.fingerprint
    assert compared(made).same


def test_an_office_keeps_its_template_and_what_was_made_by_it_keeps_it(office: Scope, question: Question) -> None:
    with acting(actor_of(office.user, None)):
        with pytest.raises(Faults):
            actions.keep_template(office, ReportKind.YEAR, "Sai", "{{ khong_co }}")
        first = actions.keep_template(office, ReportKind.YEAR, "Mẫu ngắn", "Có {{ xa_ntm.so }} xã.")
        by_it = issued(office, replace(question, template=first), "20")
        second = actions.keep_template(office, ReportKind.YEAR, "Mẫu ngắn", "Còn {{ xa_ntm.so }} xã.")
        assert queries.templates(ReportKind.YEAR) == [second]
        actions.drop_template(office, second)
    with pytest.raises(NoSuchTemplate):
        queries.template_named(ReportKind.YEAR, "Mẫu ngắn")
    assert queries.paper_of(by_it).blocks[0].text == "Có 118 xã."  # type: ignore[union-attr]
    assert compared(by_it).same
    leader = of(Role.LEADER)
    with acting(actor_of(leader.user, None)), pytest.raises(NotAllowed):
        actions.keep_template(leader, ReportKind.YEAR, "x", usual_template(ReportKind.YEAR).text)
