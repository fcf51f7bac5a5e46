"""One draft of a reorganisation in the demonstration, to be looked at and applied (đợt sắp xếp mô phỏng).

No decree says so: its number and source say that it is made up. It merges, divides, and makes a ward.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings

from chungsuc.accounts.models import User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.people import ACTOR
from chungsuc.reorganisation.actions import Head, enter
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import WHOLE, New, Row
from chungsuc.units.errors import UnitNotFound
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

NUMBER = "Nghị quyết mô phỏng"
SOURCE = "bản trình diễn: không có nghị quyết nào như vậy"
AUTHOR = "vanphong"


def make_reorganisation(today: date) -> None:
    """Enter the draft where it is missing; it changes nothing until somebody applies it."""
    if Event.objects.filter(number=NUMBER).exists():
        return
    province = find_unit(settings.CHUNGSUC_PROVINCE, today, level=Level.PROVINCE)
    try:
        rows = _rows(*(_commune(name, today, province) for name in ("Phú Đình", "Bình Yên", "Vạn Phú", "Đồng Hỷ")))
    except UnitNotFound:
        return  # the province of another setting
    author = User.objects.get(username=AUTHOR)
    with acting(Actor(ACTOR)):
        enter(scope_of(author), Head(NUMBER, SOURCE, _new_year(today)), rows)


def _commune(name: str, day: date, province: Unit) -> Unit:
    return find_unit(name, day, level=Level.COMMUNE, within=province)


def _new_year(today: date) -> date:
    """Give the first day of the next year: decrees of this kind come into force on such days, and it is far enough."""
    return date(today.year + 1, 1, 1)


def _rows(one: Unit, other: Unit, divided: Unit, ward: Unit) -> list[Row]:
    merged = _new(one, one.code, "Phú Bình Mô Phỏng")
    halves = [_new(divided, code, name) for code, name in ((divided.code, "Vạn Phú Đông"), ("99001", "Vạn Phú Tây"))]
    return [
        Row(1, one.level, one.code, merged, WHOLE, one.name),
        Row(2, other.level, other.code, merged, WHOLE, other.name),
        Row(3, divided.level, divided.code, halves[0], None, divided.name),
        Row(4, divided.level, divided.code, halves[1], None, divided.name),
        Row(5, ward.level, ward.code, _new(ward, ward.code, ward.name, "phường"), WHOLE, ward.name),
    ]


def _new(old: Unit, code: str, name: str, kind: str = "xã") -> New:
    return New(old.level, code, name, kind, old.parent_code)
