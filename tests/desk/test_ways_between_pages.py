"""From a commune to what is asked for it and back: registrations, surveys, dossiers."""

from __future__ import annotations

from datetime import date

import pytest

import dossier_world
import survey_world
from chungsuc.accounts.models import Role
from chungsuc.targets.models import Registration
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]


def page(address: str) -> str:
    answer = signed_in(Role.OFFICE, name=f"office {len(address)}").get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_commune_opens_to_its_surveys() -> None:
    world = survey_world.make_world()
    survey = world.survey()
    assert f'href="/khao-sat/{survey.pk}/"' in page(f"/xa/{survey.unit.code}/?ngay=2023-12-31")


def test_a_registration_leads_to_its_dossier_or_to_opening_one() -> None:
    dossier = dossier_world.open_dossier(dossier_world.make_world())
    assert f'href="/ho-so/{dossier.pk}/"' in page(f"/xa/{dossier.unit.code}/?ngay=2023-12-31")
    given = {"unit": dossier.unit, "title": dossier.title, "registered_on": date(2023, 1, 5)}
    Registration.objects.create(**given, year=dossier.result_year)
    Registration.objects.create(**given, year=dossier.result_year + 1)
    assert f'href="/ho-so/{dossier.pk}/"' in page(f"/dang-ky/?nam={dossier.result_year}&a=12")
    assert "/ho-so/mo/?unit=" in page(f"/dang-ky/?nam={dossier.result_year + 1}&x=333")
    assert "/dang-ky/?nam=2023" in page(f"/xa/{dossier.unit.code}/?ngay=2023-12-31&x=4444444")
