"""Registrations of the demonstration: made up, and said to be; so that lists and distances have something to show."""

from __future__ import annotations

from datetime import date

from chungsuc.accounts.models import User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.due import OFFICE
from chungsuc.demo.people import ACTOR
from chungsuc.demo.shape import Y2023
from chungsuc.demo.world import province, xa_of
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import titles_at
from chungsuc.targets.actions import Letter, move_to_year, register
from chungsuc.targets.models import Registration
from chungsuc.units.queries import find_unit

SOURCE = "Văn bản giả định của bản trình diễn"
ON, MOVED_ON = date(2023, 12, 31), date(2023, 12, 31)
TO_TRY = ("05602",)  # the commune whose officer one may sign in as
_FOR_NTM, _FOR_ADVANCED = 2, 6


def make_registrations() -> int:
    """Register communes of the demonstration for 2024 where nothing is registered yet, and give how many.

    Two of those without a title register for NTM, one of them after a year's delay; some of those with it for advanced.
    """
    if Registration.objects.exists():
        return 0
    office = scope_of(User.objects.get(username=OFFICE))
    held = titles_at(Y2023)
    communes = xa_of(Y2023)
    without = [unit for unit in communes if unit.thread not in held][:_FOR_NTM]
    first = [find_unit(code, Y2023, within=province()) for code in TO_TRY]
    ready = [
        unit for unit in communes if held.get(unit.thread) is Title.NTM and unit.thread not in {u.thread for u in first}
    ]
    advanced = [*(unit for unit in first if held.get(unit.thread) is Title.NTM), *ready[:_FOR_ADVANCED]]
    with acting(Actor(ACTOR)):
        for unit in without[1:]:
            register(office, unit, Title.NTM, 2024, _letter(ON))
        for unit in without[:1]:
            late = register(office, unit, Title.NTM, 2023, _letter(date(2023, 2, 1)))
            move_to_year(office, late, 2024, MOVED_ON, "giả định: chưa hoàn thành công trình trường học trong năm 2023")
        for unit in advanced:
            register(office, unit, Title.ADVANCED, 2024, _letter(ON))
    return Registration.objects.count()


def _letter(on: date) -> Letter:
    return Letter(on, "", SOURCE, synthetic=True)
