"""Pages of reorganisations: entered by one person, applied by another, undone; dossiers and registrations follow."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.dossiers.actions import register as open_dossier
from chungsuc.dossiers.models import Dossier
from chungsuc.law.tree import Title
from chungsuc.reorganisation.models import Event, State
from chungsuc.targets.actions import Letter, register
from chungsuc.targets.models import Registration
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import person

pytestmark = pytest.mark.django_db
NOW = date(2026, 1, 15)
DAY = "01/03/2026"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def browser(user) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


@pytest.fixture
def two(viet_nam: None) -> list[Unit]:
    """Two xã of today's Thái Nguyên: one has a dossier and a registration under way."""
    units = [
        find_unit(name, NOW, level="commune", within=find_unit("19", NOW, level="province"))
        for name in ("Phú Đình", "Bình Yên")
    ]
    officer = person(Role.COMMUNE, name="cán bộ", unit_thread=units[0].thread)
    with acting(actor_of(officer)):
        open_dossier(scope_of(officer), units[0], Title.NTM, 2026, on=NOW, assessed_on=NOW)
        register(scope_of(officer), units[0], Title.NTM, 2026, Letter(NOW))
    return units


def entered(client: Client, units: list[Unit], kind: str = "xã") -> Event:
    rows = "\n".join(f"xã; {unit.code}; 99001; Hợp Nhất; {kind}; 19" for unit in units)
    asked = {"number": "NQ thử nghiệm", "source": "thử nghiệm", "day": DAY, "rows": rows}
    answer = client.post("/sap-xep/", asked)
    assert answer.status_code == 302, text(answer)[3000:5000]
    return Event.objects.get()


def test_a_merger_is_previewed_applied_by_another_and_everything_follows(two: list[Unit]) -> None:
    first, second = person(Role.OFFICE, name="một"), person(Role.OFFICE, name="hai")
    event = entered(browser(first), two)
    page = text(browser(second).get(f"/sap-xep/{event.pk}/"))
    assert "2 → 1" in page
    assert "Hồ sơ đang xử lý" in page
    assert "chuyển theo" in page
    assert browser(first).post(f"/sap-xep/{event.pk}/", {"what": "apply"}).status_code == 400, "not by the same person"
    assert browser(second).post(f"/sap-xep/{event.pk}/", {"what": "apply"}).status_code == 302
    new = Unit.objects.get(code="99001")
    assert Dossier.objects.get().unit == new
    assert Registration.objects.get(state="registered").unit == new
    assert browser(second).post(f"/sap-xep/{event.pk}/", {"what": "undo", "reason": "nhầm"}).status_code == 302
    event.refresh_from_db()
    assert event.state == State.UNDONE
    assert not Unit.objects.filter(code="99001").exists()
    assert Dossier.objects.get().unit == two[0]
    assert Registration.objects.get(state="registered").unit == two[0]


def test_what_becomes_a_ward_ends_with_its_reason(two: list[Unit]) -> None:
    first, second = person(Role.OFFICE, name="một"), person(Role.OFFICE, name="hai")
    event = entered(browser(first), two, "phường")
    assert browser(second).post(f"/sap-xep/{event.pk}/", {"what": "apply"}).status_code == 302
    dossier = Dossier.objects.get()
    assert dossier.ended
    assert "không còn thuộc Chương trình" in dossier.steps.last().reason
    assert Registration.objects.get().state == "closed"


def test_rows_that_cannot_be_read_are_all_told_and_nothing_is_kept(viet_nam: None) -> None:
    office = browser(person(Role.OFFICE))
    asked = {
        "number": "NQ",
        "source": "thử",
        "day": DAY,
        "rows": "làng; 1; 2; A; xã; 19\nxã; 05602; 2; B; xã; 19; nhiều",
    }
    answer = office.post("/sap-xep/", asked)
    assert answer.status_code == 400
    assert "làng" in text(answer)
    assert "nhiều" in text(answer)
    assert not Event.objects.exists()
    assert browser(person(Role.LEADER)).post("/sap-xep/", asked).status_code == 403
