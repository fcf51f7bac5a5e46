"""Find the unit that somebody means by a name, a name with its parents, or a code."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from chungsuc.units.days import in_force
from chungsuc.units.errors import UnitAmbiguous, UnitNotFound
from chungsuc.units.lineage import descend_to
from chungsuc.units.models import ADMINISTRATIVE, Unit
from chungsuc.units.names import Piece, Reading, plain, readings, written_as
from chungsuc.units.place import ancestors_of, below, state_on
from chungsuc.units.source import level_of_code

_SHOWN = 12  # candidates listed before "and so many more"
_Line = tuple[Unit, ...]


def find_unit(text: str, day: date, *, level: str | None = None, within: Unit | None = None) -> Unit:
    """Find the one unit in force on a day that a text means.

    Tried in this order, each over the ways to read the text: the exact name, the name with its type word taken
    off, the name written without diacritics. Parents in the text ("Phú Đình, Định Hóa") and ``level`` and
    ``within`` narrow the choice. A code ("05602") is taken as one when a unit has it. Hamlets, households and gardens
    are found by their codes; by name a hamlet is, where its level is asked for.

    Raises:
        UnitNotFound: nothing fits; says when such a unit existed and what it is today, and names that are near.
        UnitAmbiguous: several fit; lists them with their parents and codes.
        UnitNotInForce: ``within`` does not exist on the day.
    """
    scope = _Scope(day, level, state_on(within, day) if within else None)
    if unit := scope.by_code(text.strip()):
        return unit
    ways = readings(text)
    for match in (_exactly, _without_diacritics):
        for reading in ways:
            if found := scope.fitting(reading, match):
                return _the_one(found, text, day)
    raise _not_found(text, ways, scope)


# ── matching ─────────────────────────────────────────────────────────────────────────────────────────


def _exactly(piece: Piece, name_key: str) -> bool:
    return piece.key == name_key


def _without_diacritics(piece: Piece, name_key: str) -> bool:
    return written_as(piece.key, name_key)


_Match = Callable[[Piece, str], bool]


class _Scope:
    """Where to look: a day, perhaps a level, perhaps below one unit."""

    def __init__(self, day: date, level: str | None, within: Unit | None) -> None:
        self.day, self.level, self.within = day, level, within

    def units(self) -> QuerySet[Unit]:
        units = Unit.objects.filter(in_force(self.day))
        return units.filter(level=self.level) if self.level else units.filter(level__in=ADMINISTRATIVE)

    def by_code(self, text: str) -> Unit | None:
        level = level_of_code(text)
        if level is None or self.level not in (None, level):
            return None
        found = Unit.objects.filter(in_force(self.day), level=level, code=text).first()
        return found if found and self._inside(self.lines([found])[0]) else None

    def fitting(self, reading: Reading, match: _Match) -> list[_Line]:
        """Give each unit that fits a reading, with the line above it."""
        piece = reading.unit
        rows = self.units().filter(Q(name_key=piece.key) if match is _exactly else Q(plain_key=plain(piece.key)))
        if piece.type is not None:
            rows = rows.filter(type=piece.type)
        fits = (line for line in self.lines(rows) if match(piece, line[0].name_key) and self._inside(line))
        return [line for line in fits if _below_all(line, reading.parents)]

    def lines(self, units: Iterable[Unit]) -> list[_Line]:
        found = sorted(units, key=lambda unit: (len(unit.code), unit.code))
        above = ancestors_of(found, self.day)
        return [(unit, *above[unit.thread]) for unit in found]

    def _inside(self, line: _Line) -> bool:
        return self.within is None or any(unit.thread == self.within.thread for unit in line[1:])


def _below_all(line: _Line, parents: Sequence[Piece]) -> bool:
    """True when each parent in the text is somewhere above the unit, in that order."""
    above = iter(line[1:])
    return all(any(_is(unit, parent) for unit in above) for parent in parents)


def _is(unit: Unit, piece: Piece) -> bool:
    if piece.type is not None and unit.type != piece.type:
        return False
    return written_as(piece.key, unit.name_key)


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────


def place_words(line: _Line) -> str:
    """Say a unit with its parents and code: ``xã Phú Đình, huyện Định Hóa, tỉnh Thái Nguyên (05602)``."""
    return f"{', '.join(unit.full_name for unit in line)} ({line[0].code})"


def _the_one(found: Sequence[_Line], text: str, day: date) -> Unit:
    if len(found) == 1:
        return found[0][0]
    shown, rest = [place_words(line) for line in found[:_SHOWN]], len(found) - _SHOWN
    raise UnitAmbiguous(
        text=text, day=day, count=len(found),
        candidates_vi="; ".join([*shown, *([f"và {rest} đơn vị khác"] if rest > 0 else [])]),
        candidates_en="; ".join([*shown, *([f"and {rest} more"] if rest > 0 else [])]),
        example=", ".join(unit.full_name for unit in found[0][:2]),
        candidates=[line[0].code for line in found],
    )  # fmt: skip


def _not_found(text: str, ways: Sequence[Reading], scope: _Scope) -> UnitNotFound:
    once = _on_other_days(text.strip(), ways, scope)
    near = _near(ways, scope)
    return UnitNotFound(
        text=text, day=scope.day,
        once_vi=f" {'; '.join(vi for vi, _ in once)}." if once else "",
        once_en=f" {'; '.join(en for _, en in once)}." if once else "",
        near_vi=f" Tên gần giống: {'; '.join(near)}." if near else "",
        near_en=f" Near names: {'; '.join(near)}." if near else "",
    )  # fmt: skip


def _on_other_days(text: str, ways: Sequence[Reading], scope: _Scope) -> list[tuple[str, str]]:
    """Say of up to three units of that name or code when they existed and what became of them."""
    if level_of_code(text):
        states = Unit.objects.filter(code=text).exclude(in_force(scope.day)).order_by("valid_from")
        return [_said_once(_line_then(state), scope.day) for state in states[:3]]
    wanted = Q(pk__in=())
    for reading in ways:
        of_type = Q(type=reading.unit.type) if reading.unit.type else Q()
        wanted |= Q(name_key=reading.unit.key) & of_type
    states = Unit.objects.filter(wanted).exclude(in_force(scope.day)).order_by("code", "valid_from")
    states = states.filter(level=scope.level) if scope.level else states.filter(level__in=ADMINISTRATIVE)
    known = [line for state in states[:60] for line in [_line_then(state)] if _could_be_meant(line, ways, scope)]
    return [_said_once(line, scope.day) for line in known[:3]]


def _line_then(state: Unit) -> _Line:
    then = state.valid_until - timedelta(days=1) if state.valid_until else state.valid_from
    return (state, *ancestors_of([state], then)[state.thread]) if then else (state,)


def _could_be_meant(line: _Line, ways: Sequence[Reading], scope: _Scope) -> bool:
    # The province of another day has another thread but, where it went on, its code.
    inside = scope.within is None or any(unit.code == scope.within.code for unit in line[1:])
    return inside and any(line[0].name_key == way.unit.key and _below_all(line, way.parents) for way in ways)


def _said_once(line: _Line, day: date) -> tuple[str, str]:
    unit, where = line[0], place_words(line)
    if unit.valid_until is None or (unit.valid_from and unit.valid_from > day):
        return f"{where} có từ {unit.valid_from:%d/%m/%Y}", f"{where} exists from {unit.valid_from}"
    last = unit.valid_until - timedelta(days=1)
    heirs = [kin.unit.full_name + f" ({kin.unit.code})" for kin in descend_to(unit, day)]
    vi = f"{where} có đến {last:%d/%m/%Y}" + (f", nay thuộc {', '.join(heirs)}" if heirs else "")
    return vi, f"{where} existed until {last}" + (f", now in {', '.join(heirs)}" if heirs else "")


def _near(ways: Sequence[Reading], scope: _Scope, count: int = 5) -> list[str]:
    keys = dict.fromkeys(plain(reading.unit.key) for reading in ways)
    around = scope.units()
    if scope.within is not None:
        around = around.filter(below(scope.within, scope.day, scope.level))
    names = set(around.values_list("plain_key", flat=True))
    near = [name for key in keys for name in difflib.get_close_matches(key, names, count, 0.72)]
    chosen = around.filter(plain_key__in=near[:count]).order_by("code")[:60]
    nearest = sorted(scope.lines(chosen), key=lambda line: near.index(line[0].plain_key))
    return [place_words(line) for line in nearest[:count]]
