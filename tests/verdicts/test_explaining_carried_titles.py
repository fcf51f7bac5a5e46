"""An explanation marks a title carried over a merger as made up when a title of the parts was."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.explanation import explain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SET = "QD318-2022/xa"
EVE, DAY = date(2023, 12, 31), date(2025, 7, 1)


@pytest.mark.parametrize("synthetic", [True, False])
def test_a_carried_title_is_as_synthetic_as_those_of_its_parts(synthetic: bool) -> None:
    for name in ("Phú Đình", "Điềm Mặc"):
        part = find_unit(name, EVE, level=Level.COMMUNE, within=find_unit("19", EVE, level=Level.PROVINCE))
        recognise(part, Title.NTM, SET, 2022, source="quyết định của tỉnh", synthetic=synthetic)
    unit = find_unit("05602", DAY, level=Level.COMMUNE)
    told = explain(unit, SET, DAY, today=DAY)
    assert told.carried is not None
    assert (told.carried.title, told.synthetic) == (Title.NTM, synthetic)
