"""Who has a right over a unit formed by a reorganisation reads, on earlier days, what it was made of."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
TODAY, IN_2025, IN_2023 = date(2025, 8, 1), date(2025, 1, 15), date(2023, 12, 31)


def unit(name: str, day: date) -> Unit:
    return find_unit(name, day, level="commune", within=find_unit("19", day, level="province"))


def officer_of(thread: str) -> Scope:
    return scope_of(person(Role.COMMUNE, unit_thread=thread), TODAY)


def test_an_officer_of_a_merged_commune_reads_its_predecessors_over_two_reorganisations() -> None:
    scope = officer_of(unit("Vạn Phú", TODAY).thread)

    assert {one.name for one in scope.roots(TODAY)} == {"Vạn Phú"}
    assert {"Vạn Phú", "Văn Yên"} <= {one.name for one in scope.roots(IN_2025)}
    assert {"Ký Phú", "Vạn Thọ", "Văn Yên"} <= {one.name for one in scope.roots(IN_2023)}
    assert scope.reads(unit("Ký Phú", IN_2023), IN_2023)
    assert not scope.reads(unit("Phú Đình", IN_2023), IN_2023)


def test_predecessors_are_read_and_not_written() -> None:
    scope = officer_of(unit("Vạn Phú", TODAY).thread)

    assert not scope.enters(unit("Ký Phú", IN_2023), IN_2023)
    assert not scope.units(IN_2023, write=True).exists()


def test_of_a_divided_commune_a_piece_is_no_predecessor() -> None:
    scope = officer_of(unit("Điềm Thụy", TODAY).thread)
    before = {one.name for one in scope.roots(IN_2025)}

    assert "Thượng Đình" not in before  # divided between Phú Bình and Điềm Thụy
    assert before


def test_who_asks_about_days_of_their_own_unit_pays_nothing_for_it() -> None:
    scope = officer_of(unit("Phú Đình", IN_2023).thread)
    with CaptureQueriesContext(connection) as seen:
        assert scope.roots(IN_2023)
    assert len(seen) == 1
