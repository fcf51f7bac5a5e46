"""Hamlets, and what is registered in them, follow their commune through an event and back."""

from __future__ import annotations

from datetime import date

import pytest
from reorganising import by

from chungsuc.accounts.scope import Scope
from chungsuc.reorganisation.actions import Head, apply, enter, undo
from chungsuc.reorganisation.plan import WHOLE, New, Row
from chungsuc.units.local import Named, add_hamlets, add_private, local_below
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
EVE, DAY = date(2026, 1, 31), date(2026, 2, 1)


def test_what_is_registered_in_two_communes_is_below_the_one_they_become(first: Scope, second: Scope) -> None:
    one, other = (find_unit(name, EVE, level="commune") for name in ("Vạn Phú, Thái Nguyên", "Phú Đình, Thái Nguyên"))
    hamlets = [add_hamlets(unit, [Named("xóm", "Mô phỏng 1")], EVE)[0] for unit in (one, other)]
    household = add_private(hamlets[1], Level.HOUSEHOLD, EVE)[0]
    garden = add_private(other, Level.GARDEN, EVE)[0]
    new = New("commune", one.code, "Vạn Phú", "xã", one.parent_code)
    rows = [Row(no, "commune", unit.code, new, WHOLE) for no, unit in enumerate((one, other), 1)]
    with by(first):
        event = enter(first, Head("bài thử", "bài thử", DAY, formed_anew=True), rows)
    with by(second):
        apply(second, event.pk)
    merged = find_unit(one.code, DAY, level="commune")
    assert {unit.thread for unit in local_below(merged, DAY, Level.HAMLET)} == {unit.thread for unit in hamlets}
    assert local_below(merged, DAY, Level.HOUSEHOLD) == [household]
    assert [unit.thread for unit in local_below(merged, DAY, Level.GARDEN)] == [garden.thread]
    with by(first):
        undo(first, event.pk, "thử hoàn tác")
    assert local_below(other, DAY, Level.HAMLET) == [hamlets[1]]
    assert local_below(other, DAY, Level.GARDEN) == [garden]
