"""Traits of units from a CSV file ``unit,trait,value`` (đặc điểm của đơn vị)."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from chungsuc.engine.errors import TraitValueUnreadable, UnknownTrait
from chungsuc.engine.file_errors import CellMissing, GivenTwice
from chungsuc.engine.reading import fold, is_blank
from chungsuc.engine.table_file import TableFile, unit_name
from chungsuc.errors import ChungSucError
from chungsuc.law.traits import REGION_VI, TRAITS, Trait, TraitKind, TraitValue

_TRUE: Final = frozenset({"true", "1", "co", "x", "yes", "dung", "✓"})
_FALSE: Final = frozenset({"false", "0", "khong", "no", "sai", "k"})


class TraitsFile(NamedTuple):
    """What a traits file says: traits by unit in order of appearance, and its faults."""

    traits: dict[str, dict[str, TraitValue]]
    faults: list[ChungSucError]


def read_trait(key: str, text: str) -> tuple[str, TraitValue]:
    """Read one trait: the key of the vocabulary and the value in its own kind.

    A region is read by its code or its full name; a flag as true/false, 1/0, có/không, x.

    Raises:
        UnknownTrait: the vocabulary has no such trait.
        TraitValueUnreadable: the value is none that the trait can have.
    """
    trait = TRAITS.get(key.strip().casefold())
    if trait is None:
        raise UnknownTrait(trait=key, known=", ".join(TRAITS))
    value = _value(trait, text)
    if value is None:
        raise TraitValueUnreadable(value=text, trait=trait.key, allowed=_allowed(trait))
    return trait.key, value


def read_traits(path: Path) -> TraitsFile:
    """Read a traits file; a blank value leaves the trait unknown.

    Raises:
        InputFaults: the file cannot be read at all; faults of its rows are in ``faults``.
    """
    table = TableFile(path, ("unit", "trait", "value"))
    traits: dict[str, dict[str, TraitValue]] = {}
    lines: dict[tuple[str, str], int] = {}
    for line, (unit_text, key, text) in table.rows():
        unit = unit_name(unit_text)
        if not unit:
            table.fault(CellMissing(column="unit", where=table.where(line)))
            continue
        known = traits.setdefault(unit, {})
        try:
            if is_blank(text) and key.strip().casefold() in TRAITS:
                continue
            name, value = read_trait(key, text)
        except (UnknownTrait, TraitValueUnreadable) as fault:
            fault.where = table.where(line, unit)
            table.fault(fault)
            continue
        first = lines.setdefault((unit, name), line)
        if known.setdefault(name, value) != value:
            given = {"first": known[name], "first_line": first, "second": text, "second_line": line}
            table.fault(GivenTwice(what=name, unit=unit, **given, where=table.where(line, unit)))
    return TraitsFile(traits, table.faults)


def _value(trait: Trait, text: str) -> TraitValue | None:
    folded = fold(text)
    match trait.kind:
        case TraitKind.FLAG:
            if folded in _TRUE or folded in _FALSE:
                return folded in _TRUE
            return None
        case TraitKind.COUNT:
            return int(folded) if folded.isascii() and folded.isdigit() and len(folded) <= 9 else None
        case TraitKind.CHOICE:
            names = {fold(value): value for value in trait.values}
            if trait.key == "region":
                names |= {fold(name): code for code, name in REGION_VI.items()}
            return names.get(folded)


def _allowed(trait: Trait) -> str:
    match trait.kind:
        case TraitKind.FLAG:
            return "true/false, 1/0, có/không"
        case TraitKind.COUNT:
            return "0, 1, 2 …"
        case TraitKind.CHOICE:
            return ", ".join(trait.values)
