"""Papers of a dossier: made out of what was recorded, numbered, frozen, and read back with other programs."""

from __future__ import annotations

from datetime import date

import docx
import pypdf
import pytest
from django.test import Client

from chungsuc.dossiers.look import Look
from chungsuc.dossiers.models import Dossier, Paper
from chungsuc.dossiers.words import State
from chungsuc.dossiers.workflow import PaperKind
from chungsuc.evidence.store import open_file
from chungsuc.reports.dossier.inputs import Head
from chungsuc.reports.dossier.making import NAMES, make, makeable
from chungsuc.reports.official.words import say_day
from dossier_world import World, go_to, make_world, open_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = date(2024, 6, 1)


@pytest.fixture
def world(viet_nam: None, settings, tmp_path) -> World:
    settings.CHUNGSUC_FILES = tmp_path
    return make_world()


def announced(world: World) -> Dossier:
    dossier = open_dossier(world)
    go_to(world, dossier, State.ANNOUNCED)
    dossier.refresh_from_db()
    return dossier


def browser(user: object) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_an_announced_dossier_gives_every_paper_but_the_survey_of_which_there_is_none(world: World) -> None:
    look = Look(announced(world), LATER)
    assert set(PaperKind) - set(makeable(look)) == {PaperKind.SATISFACTION}
    for kind in makeable(look):
        made = make(look, kind, Head("7", LATER))
        assert made.files.pdf.startswith(b"%PDF"), kind
        assert made.facts["case"]["number"] == look.dossier.number


def test_a_paper_about_nothing_recorded_is_not_offered(world: World) -> None:
    look = Look(open_dossier(world), LATER)
    offered = makeable(look)
    assert PaperKind.COUNCIL_MINUTES not in offered
    assert PaperKind.ANNOUNCEMENT not in offered
    assert PaperKind.RESULTS in offered


def test_the_trail_prints_every_step_with_its_day_and_person(world: World) -> None:
    dossier = announced(world)
    browser(world.office).post(f"/ho-so/{dossier.pk}/giay-to/lap/", {"kind": "trail"})
    paper = Paper.objects.get()
    with open_file(paper.file.sha256, paper.file.name) as file:
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    plain = " ".join(text.split())
    for step in dossier.steps.all():
        assert say_day(step.on) in plain
        assert step.who in plain


def test_a_made_paper_is_numbered_frozen_and_editable_in_word(world: World) -> None:
    dossier = open_dossier(world)
    client = browser(world.officer)
    asked = {"kind": "proposal", "number": "12", "dated": "05/03/2024"}
    assert client.post(f"/ho-so/{dossier.pk}/giay-to/lap/", asked).status_code == 302
    paper = Paper.objects.get()
    assert (paper.number, paper.dated, paper.made, paper.name) == (
        "12", date(2024, 3, 5), True, NAMES[PaperKind.PROPOSAL][0]
    )  # fmt: skip
    assert len(paper.fingerprint) == 64
    with open_file(paper.editable.sha256, paper.editable.name) as file:
        words = "\n".join(one.text for one in docx.Document(file).paragraphs)
    assert "TỜ TRÌNH" in words
    shown = client.get(f"/ho-so/giay-to/{paper.pk}/")
    assert shown.headers["Content-Type"] == "application/pdf"
    assert b"".join(shown.streaming_content).startswith(b"%PDF")
    page = client.get(f"/ho-so/{dossier.pk}/giay-to/").content.decode()
    assert "lập từ số liệu của hệ thống" in page


def test_a_number_is_given_once_a_year_for_one_kind_of_paper(world: World) -> None:
    one, client = open_dossier(world), browser(world.office)
    from chungsuc.law.tree import Title

    other = open_dossier(world, title=Title.ADVANCED)
    asked = {"kind": "results", "number": "5", "dated": "05/03/2024"}
    client.post(f"/ho-so/{one.pk}/giay-to/lap/", asked)
    answer = client.post(f"/ho-so/{other.pk}/giay-to/lap/", asked, follow=True).content.decode()
    assert "CS-DOS-301" in answer or "đã dùng" in answer
    assert Paper.objects.count() == 1


def test_a_stranger_reads_no_paper(world: World) -> None:
    from chungsuc.accounts.models import Role
    from chungsuc.units.queries import find_unit
    from desk_people import signed_in

    dossier = open_dossier(world)
    browser(world.officer).post(f"/ho-so/{dossier.pk}/giay-to/lap/", {"kind": "results"})
    other = find_unit("Đồng Liên", dossier.assessed_on, level="commune")
    stranger = signed_in(Role.COMMUNE, name="xã khác", unit_thread=other.thread)
    assert stranger.get(f"/ho-so/giay-to/{Paper.objects.get().pk}/").status_code == 403
    assert stranger.get(f"/ho-so/{dossier.pk}/").status_code == 403
