"""Rows typed on the page, one change at a time: a merger, a division, a new name or kind, an end (nhập từng việc)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.reorganisation.reading import read_share
from chungsuc.desk.say import say
from chungsuc.reorganisation.checking import TYPES_OF
from chungsuc.reorganisation.plan import WHOLE, New, Row
from chungsuc.units.errors import UnitNotFound
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit, units_at

MOST_OLD, MOST_NEW = 6, 4
LEVELS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)
_CODE_LAST = re.compile(r"\((\d+)\)\s*$")


class Form(NamedTuple):
    """A kind of change and how it is asked for: how many old and new units, which words."""

    key: str
    word: tuple[str, str]
    hint: tuple[str, str]
    olds: int
    news: int


FORMS = (
    Form("nhap", ("Nhập", "Merge"), ("nhiều đơn vị thành một", "several units become one"), MOST_OLD, 1),
    Form("chia", ("Chia", "Divide"), ("một đơn vị thành nhiều", "one unit becomes several"), 1, MOST_NEW),
    Form("doi", ("Đổi tên, loại, cấp trên", "New name, type, parent"),
         ("cùng một địa bàn; để trống điều không đổi", "the same land; leave blank what stays"), 1, 1),
    Form("bo", ("Kết thúc", "End"),
         ("đơn vị không còn, không có đơn vị thay", "it ends and nothing takes its place"), 1, 0),
)  # fmt: skip


def form_asked(key: str) -> Form:
    return next((form for form in FORMS if form.key == key), FORMS[0])


class Told(NamedTuple):
    """What was typed of one new unit, as far as something was."""

    name: str
    kind: str
    code: str
    above: str
    share: str

    @property
    def blank(self) -> bool:
        return not (self.name or self.code or self.above or self.share)


class Ground(NamedTuple):
    """On which units the rows stand: those of the eve, in the province first."""

    eve: date
    level: str
    province: Unit

    def find(self, text: str, level: str | None = None) -> Unit:
        """Find a unit by what was chosen of the list, by its code or by its name.

        Raises:
            UnitNotFound, UnitAmbiguous.
        """
        coded = _CODE_LAST.search(text)
        if coded:
            return find_unit(coded[1], self.eve, level=level or self.level)
        try:
            return find_unit(text, self.eve, level=level or self.level, within=self.province)
        except UnitNotFound:
            return find_unit(text, self.eve, level=level or self.level)


def ground_of(day: date, level: str, province: str) -> Ground:
    eve = day - timedelta(days=1)
    return Ground(eve, level if level in LEVELS else Level.COMMUNE, find_unit(province, eve, level=Level.PROVINCE))


def offered(ground: Ground) -> list[str]:
    """Give the units that may be chosen, as they are written into a field: with their code."""
    if ground.level == Level.PROVINCE:
        return [f"{unit.full_name} ({unit.code})" for unit in units_at(ground.eve, level=Level.PROVINCE)]
    return [
        f"{unit.full_name} ({unit.code})" for unit in units_at(ground.eve, level=ground.level, within=ground.province)
    ]


def rows_typed(fields: Fields, form: Form, ground: Ground) -> list[Row]:
    """Read the rows of one change; what is wrong goes to the faults of the form."""
    olds = [one for place in range(form.olds) if (one := _old(fields, ground, place)) is not None]
    news = [
        told
        for place in range(form.news)
        if not (told := Told(*(fields.text(f"{name}{place}") for name in Told._fields))).blank
    ]
    if not olds and not fields.faults:
        fields.faults.append(say("Chưa chọn đơn vị cũ.", "No old unit is chosen."))
    if fields.faults:
        return []
    return _MAKERS[form.key](fields, ground, olds, news)


def _old(fields: Fields, ground: Ground, place: int) -> tuple[Unit, Decimal | None] | None:
    text = fields.text(f"old{place}")
    if not text:
        return None
    with fields.says():
        return ground.find(text), read_share(fields.text(f"part{place}"))
    return None


_Olds = list[tuple[Unit, Decimal | None]]


def _merge(fields: Fields, ground: Ground, olds: _Olds, news: list[Told]) -> list[Row]:
    if not news or not news[0].name:
        fields.faults.append(say("Chưa ghi tên đơn vị mới.", "The new unit has no name."))
        return []
    new = _new(fields, ground, news[0], olds[0][0])
    return [] if new is None else [Row(0, old.level, old.code, new, share, old.name) for old, share in olds]


def _divide(fields: Fields, ground: Ground, olds: _Olds, news: list[Told]) -> list[Row]:
    if len(news) < 2 or any(not told.name or not told.code for told in news):
        fields.faults.append(
            say("Chia thì phải có ít nhất hai đơn vị mới, đơn vị nào cũng có tên và mã.",
                "A division has at least two new units, each with a name and a code.")
        )  # fmt: skip
        return []
    old, rows = olds[0][0], []
    for told in news:
        with fields.says():
            new, share = _new(fields, ground, told, old), read_share(told.share or "?")
            if new is not None:
                rows.append(Row(0, old.level, old.code, new, share, old.name))
    return [] if fields.faults else rows


def _change(fields: Fields, ground: Ground, olds: _Olds, news: list[Told]) -> list[Row]:
    old = olds[0][0]
    told = news[0] if news else Told("", "", "", "", "")
    kind = told.kind or fields.text("kind0")
    new = _new(fields, ground, told._replace(name=told.name or old.name, kind=kind or old.type), old)
    if new is None:
        return []
    if new[:5] == (old.level, old.code, old.name, old.type, old.parent_code):
        fields.faults.append(say("Chưa ghi điều gì thay đổi.", "Nothing is said to change."))
        return []
    return [Row(0, old.level, old.code, new, WHOLE, old.name)]


def _end(fields: Fields, ground: Ground, olds: _Olds, news: list[Told]) -> list[Row]:
    del fields, ground, news
    return [Row(0, old.level, old.code, None, WHOLE, old.name) for old, _ in olds]


_MAKERS: Mapping[str, Callable[[Fields, Ground, _Olds, list[Told]], list[Row]]] = {
    "nhap": _merge, "chia": _divide, "doi": _change, "bo": _end,
}  # fmt: skip


def _new(fields: Fields, ground: Ground, told: Told, old: Unit) -> New | None:
    """Make a new unit of what was typed; what was not is as with the old one."""
    above = old.parent_code
    if told.above:
        above = ""
        with fields.says():
            above = _above(told.above, ground)
        if not above:
            return None
    return New(old.level, told.code or old.code, told.name, told.kind or old.type, above)


def _above(text: str, ground: Ground) -> str:
    if text.isdecimal():  # perhaps a unit that the decree itself makes
        return text
    levels = (Level.DISTRICT, Level.PROVINCE) if ground.level == Level.COMMUNE else (Level.PROVINCE,)
    for level in levels[:-1]:
        try:
            return ground.find(text, level).code
        except UnitNotFound:
            continue
    return ground.find(text, levels[-1]).code


def kinds_of(level: str) -> tuple[str, ...]:
    return TYPES_OF.get(level, ())
