"""The proof of the machine: the real event of 2025-07-01, entered by hand, gives the shipped lists and goes again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from events_2025 import DAY, forget_2025, links_told, rows_of_2025, units_told
from reorganising import by

from chungsuc.accounts.scope import Scope
from chungsuc.reorganisation.actions import Head, apply, enter, undo
from chungsuc.reorganisation.queries import plan_for
from chungsuc.units.queries import find_unit, units_at

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HEAD = Head("1683/NQ-UBTVQH15", "bảng chuyển đổi của cơ quan thống kê", DAY, formed_anew=True)


@pytest.mark.usefixtures("viet_nam")
def test_the_event_of_2025_entered_here_gives_the_shipped_lists_and_undone_the_eve(first: Scope, second: Scope) -> None:
    shipped_units, shipped_links = units_told(), links_told()
    forget_2025()
    eve = units_told()

    with by(first):
        event = enter(first, HEAD, rows_of_2025())
    assert plan_for(event).counts()["commune", "xã"] == (216, 77)
    with by(second):
        apply(second, event.pk)

    province = find_unit("19", DAY, level="province")
    assert units_told() == shipped_units
    assert links_told() == shipped_links
    assert units_at(DAY, level="commune", within=province).count() == 92
    assert units_at(DAY, level="commune", type="xã", within=province).count() == 77
    assert not units_at(DAY, level="district", within=province).exists()

    with by(first):
        undo(first, event.pk, "thử hoàn tác")
    assert units_told() == eve
    assert not links_told()
    assert units_at(DAY + timedelta(days=30), level="district", within=find_unit("19", DAY)).count() == 9
