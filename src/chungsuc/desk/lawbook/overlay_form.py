"""The form of an overlay: what was typed, what it means, and each fault at its field (biểu nhập quy định)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.http import QueryDict

from chungsuc.desk.asked import read_day
from chungsuc.desk.errors import DayUnreadable
from chungsuc.desk.lawbook.named import Named
from chungsuc.desk.say import language, say
from chungsuc.engine.reading import read_number
from chungsuc.errors import ChungSucError
from chungsuc.law.conditions_prose import say_value, trait_name
from chungsuc.law.numbers import say_number
from chungsuc.law.overlays import LawAtDate, OverlayKind
from chungsuc.law.tree import YEAR, Attested, Levels, Provision
from chungsuc.lawbook.overlay_draft import LevelEntry, OverlayDraft, can_be_entered, keys_of, kind_for, levels_of
from chungsuc.lawbook.template.words import UNKNOWN, plain

LAYOUTS = ("", "area", "group", "specially_difficult", "region", "year", "year,area", "year,group")
_YEARS = re.compile(r"(20\d\d)(?:\s*[-–]\s*(20\d\d))?")
_MOST_YEARS = 10
_FIELDS = {"CS-LAW-104": "valid_from", "CS-LAW-018": "valid_until", "CS-LAW-109": "valid_until", "CS-LBK-005": "number"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One box for a level."""

    name: str
    label: str
    value: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class LevelBox(Named):
    """What is entered for one provision: how its levels are laid out, and a box for each."""

    layouts: tuple[tuple[str, str, bool], ...]
    years: str
    by_year: bool
    cells: tuple[Cell, ...]
    item: str
    note: str
    faults: tuple[str, ...]

    @property
    def attested(self) -> bool:
        return isinstance(self.provision.requirement, Attested)


@dataclass
class OverlayForm:
    """The form as it was sent; ``read`` gives the draft, or fills ``faults`` by field."""

    data: QueryDict
    law: LawAtDate
    nos: Sequence[str]
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def provisions(self) -> list[Provision]:
        found = (self.law.by_no.get(no) for no in self.nos)
        return [one for one in found if one is not None and can_be_entered(one)]

    @property
    def kind(self) -> OverlayKind:
        given = self.data.get("kind", "")
        return OverlayKind(given) if given in list(OverlayKind) else kind_for(self.provisions)

    def said(self, key: str) -> str:
        return self.data.get(key, "").strip()

    def fault(self, key: str) -> str:
        return " ".join(self.faults.get(key, ()))

    def day(self, key: str, *, needed: bool = False) -> date | None:
        text = self.said(key)
        if not text and needed:
            self.faults[key].append(say("Ghi ngày, ví dụ 01/01/2026.", "Write a day, such as 01/01/2026."))
        try:
            return read_day(text) if text else None
        except DayUnreadable as error:
            self.faults[key].append(error.text(language()))
            return None

    def read(self) -> OverlayDraft | None:
        """Give the draft; ``None``, and faults, where something is missing or unclear."""
        for key, vi, en in (
            ("number", "Ghi số văn bản, ví dụ QĐ 12/2026/QĐ-UBND.", "Write the decree's number."),
            ("name", "Ghi trích yếu của văn bản.", "Write what the decree is about."),
        ):
            if not self.said(key):
                self.faults[key].append(say(vi, en))
        begins, signed = self.day("valid_from", needed=True), self.day("signed", needed=True)
        ends = self.day("valid_until")
        entries = tuple(self._entry(one) for one in self.provisions)
        if any(self.faults.values()) or begins is None:
            return None
        return OverlayDraft(
            self.law.base.id, self.kind, self.said("number"), signed, self.said("name"), begins, entries, ends,
            self.said("annex"), tuple(self.data.getlist("replaces")), self.said("remark"),
        )  # fmt: skip

    def take(self, faults: Iterable[ChungSucError]) -> None:
        """Put the faults of the law to the fields that they speak of."""
        for fault in faults:
            self.faults[self._field_of(fault)].append(fault.vi.filled(fault.data) if language() == "vi" else _en(fault))

    def _field_of(self, fault: ChungSucError) -> str:
        path = (fault.where.path or "").rpartition("› ")[2]
        no = str(fault.data.get("no", ""))
        for candidate in (path, no):
            if candidate in self.nos:
                return f"level:{candidate}"
        inside = next((one for one in self.nos if no and one.startswith(f"{no}/")), None)
        return f"level:{inside}" if inside else _FIELDS.get(fault.code, "all")

    # ── levels ───────────────────────────────────────────────────────────────────────────────────────

    def boxes(self) -> list[LevelBox]:
        """Give what the page shows for each provision."""
        return [self._box(one) for one in self.provisions]

    def _box(self, provision: Provision) -> LevelBox:
        no, by = provision.no, self._by(provision)
        own = levels_of(provision) or Levels((), {})
        options = dict.fromkeys((",".join(own.by), *LAYOUTS))
        layouts = tuple((value, _say_layout(value), value == ",".join(by)) for value in options)
        cells = tuple(
            Cell(_cell_name(no, keys), _say_keys(by, keys), self._cell_value(no, keys, own, by),
                 self.fault(_cell_name(no, keys)))
            for keys in self._keys(provision, by)
        )  # fmt: skip
        return LevelBox(
            provision, layouts, self._years_said(no), YEAR in by, cells, self.said(f"item:{no}"),
            self.said(f"note:{no}"), tuple(self.faults.get(f"level:{no}", ())),
        )  # fmt: skip

    def _by(self, provision: Provision) -> tuple[str, ...]:
        own = levels_of(provision)
        given = self.data.get(f"by:{provision.no}")
        if given is None:
            return own.by if own is not None and own.known else ()
        return (
            tuple(name for name in given.split(",") if name)
            if given in (*LAYOUTS, ",".join(own.by if own else ()))
            else ()
        )

    def _keys(self, provision: Provision, by: tuple[str, ...]) -> list[tuple[str, ...]]:
        own = levels_of(provision)
        if own is None:
            return []
        if by == own.by:
            return list(own.cells)
        return list(keys_of(by, self._years(provision.no)))

    def _years_said(self, no: str) -> str:
        base, day = self.law.base, self.law.day
        last = base.valid_until.year - 1 if base.valid_until else day.year + 4
        return self.data.get(f"years:{no}") or f"{day.year}–{max(day.year, min(last, day.year + 9))}"

    def _years(self, no: str) -> tuple[str, ...]:
        found = _YEARS.fullmatch(self._years_said(no).strip())
        if found is None:
            self.faults[f"years:{no}"].append(say("Ghi các năm, ví dụ 2026–2030.", "Write years, such as 2026–2030."))
            return ()
        first, last = int(found[1]), int(found[2] or found[1])
        return tuple(str(year) for year in range(first, min(last, first + _MOST_YEARS - 1) + 1))

    def _cell_value(self, no: str, keys: tuple[str, ...], own: Levels, by: tuple[str, ...]) -> str:
        typed = self.data.get(_cell_name(no, keys))
        if typed is not None:
            return typed
        level = own.at(keys) if by == own.by else None
        return "" if level is None else say_number(level, "vi")

    def _entry(self, provision: Provision) -> LevelEntry:
        no, by = provision.no, self._by(provision)
        item, note = self.said(f"item:{no}"), self.said(f"note:{no}")
        if levels_of(provision) is None:
            return LevelEntry(no, (), None, item, note)
        cells = {keys: self._level(provision, keys) for keys in self._keys(provision, by)}
        return LevelEntry(no, by, cells, item, note)

    def _level(self, provision: Provision, keys: tuple[str, ...]) -> Decimal | None:
        name = _cell_name(provision.no, keys)
        text = self.said(name)
        if plain(text) == UNKNOWN:
            return None
        if not text:
            self.faults[name].append(say("Ghi mức, hoặc “chưa rõ”.", "Write the level, or “chưa rõ”."))
            return None
        try:
            return read_number(text, unit=provision.unit)
        except ChungSucError as error:
            self.faults[name].append(error.text(language()))
            return None


def _en(fault: ChungSucError) -> str:
    return fault.en.filled(fault.data, "en")


def _cell_name(no: str, keys: tuple[str, ...]) -> str:
    return f"cell:{no}:{'/'.join(keys)}"


def _say_layout(value: str) -> str:
    if not value:
        return say("một mức cho tất cả", "one level for all")
    names = say(" và ", " and ").join(trait_name(name, language()) for name in value.split(","))
    return say(f"theo {names}", f"by {names}")


def _say_keys(by: tuple[str, ...], keys: tuple[str, ...]) -> str:
    said = ", ".join(say_value(name, key, language()) for name, key in zip(by, keys, strict=True))
    return said or say("Mức", "Level")
