"""The level cells of a provision: one level, or a table over columns, years and traits (mức đạt chuẩn)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from chungsuc.engine.reading import read_number
from chungsuc.errors import ChungSucError, Where
from chungsuc.law.tree import YEAR, TraitIs
from chungsuc.lawbook.template import condition_text
from chungsuc.lawbook.template.columns import LEVEL_HEADS, LEVEL_TRAITS
from chungsuc.lawbook.template.read import Line
from chungsuc.lawbook.template.words import KINDS, PROVINCE, TRAIT_NAMES, UNKNOWN, plain
from chungsuc.lawbook.template_errors import (
    ConditionUnclear,
    LevelNeeded,
    LevelNotWanted,
    LevelUnclear,
    RowNotAlike,
    TwoLayouts,
)

HEADS = {f"{trait}:{value}": head for head, (trait, value) in LEVEL_HEADS.items()} | {"level": "Mức chung"}
Path = tuple[str, ...]


class Table(NamedTuple):
    """Levels in the form of the law file, and where each of them stands in the workbook."""

    plain: Any
    cells: dict[Path, Where]


def refuse_levels(lines: Sequence[Line], no: str, kind: str) -> None:
    """Report levels that stand where the provision is not judged by a level."""
    for line in lines:
        for key in ("level", *HEADS):
            said = line.text(key)
            if said:
                line.report(key, LevelNotWanted, no=no, kind=KINDS[kind], given=said)
                return


def read_table(lines: Sequence[Line], no: str) -> Table:
    """Read the level or table of a provision from its lines."""
    across = _across(lines, no)
    if across is None and len(lines) == 1 and plain(lines[0].text("level")) == PROVINCE:
        return Table("province", {(): lines[0].where("level")})
    rows = _row_traits(lines, no)
    by = (*rows, across) if across else tuple(rows)
    if not by:
        return Table(_level(lines[0], "level", no), {(): lines[0].where("level")})
    table: dict[str, Any] = {"by": list(by)}
    cells: dict[Path, Where] = {("by",): lines[0].where("year" if YEAR in rows else "no")}
    _read_general(lines, table, cells)
    for line in lines:
        _read_row(line, no, rows, across, table, cells)
    return Table(table, cells)


def _across(lines: Sequence[Line], no: str) -> str | None:
    """Find the trait whose values have columns here; ``None`` where there is one level for all."""
    used: dict[str, tuple[Line, str]] = {}
    for line in lines:
        for key in HEADS:
            if line.text(key):
                used.setdefault(key.partition(":")[0], (line, key))
    if len(used) > 1:
        first, second, *_ = used.values()
        second[0].report(second[1], TwoLayouts, no=no, first=HEADS[first[1]], second=HEADS[second[1]])
    layout = next(iter(used), "level")
    return None if layout == "level" else layout


def _row_traits(lines: Sequence[Line], no: str) -> dict[str, None]:
    """Find what the rows are laid out by: the year, other traits; all rows must say the same."""
    found = [tuple(_asked(line)) for line in lines]
    for line, names in zip(lines, found, strict=True):
        if names != found[0]:
            missing = "year" if (YEAR in names) != (YEAR in found[0]) else "row_of"
            line.report(missing, RowNotAlike, no=no, column="Năm" if missing == "year" else "Diện")
    return dict.fromkeys(found[0])


def _asked(line: Line) -> Iterator[str]:
    if line.text("year"):
        yield YEAR
    yield from (trait for trait, _ in _row_of(line))


def _row_of(line: Line) -> list[tuple[str, str]]:
    """Read "Diện": values of further traits, divided by semicolons."""
    said = line.text("row_of")
    pairs = []
    for part in filter(None, (part.strip() for part in said.split(";"))):
        try:
            condition = condition_text.read(part)
        except condition_text.Unreadable as error:
            line.report("row_of", ConditionUnclear, at=str(error), allowed=", ".join(TRAIT_NAMES.values()))
            continue
        if not isinstance(condition, TraitIs) or len(condition.values) != 1:
            line.report("row_of", ConditionUnclear, at=part, allowed=", ".join(TRAIT_NAMES.values()))
            continue
        (value,) = condition.values
        pairs.append((condition.trait, str(value).lower() if isinstance(value, bool) else str(value)))
    return pairs


def _read_general(lines: Sequence[Line], table: dict[str, Any], cells: dict[Path, Where]) -> None:
    """Read the national column: one number, or one for each year."""
    given = [(line, level) for line in lines if (level := _number(line, "general")) is not None]
    if not given:
        return
    if all(line.text("year") for line in lines):
        table["general"] = {line.text("year"): level for line, level in given}
    else:
        table["general"] = given[0][1]
    cells["general",] = given[0][0].where("general")


def _read_row(
    line: Line, no: str, rows: dict[str, None], across: str | None, table: dict[str, Any], cells: dict[Path, Where]
) -> None:  # fmt: skip
    values = {YEAR: line.text("year"), **dict(_row_of(line))}
    path = tuple(values.get(name, "") for name in rows)
    row, place = table, path if across else path[:-1]
    for depth, key in enumerate(place, 1):
        row = row.setdefault(key, {})
        cells.setdefault(place[:depth], line.where("year" if depth == 1 and YEAR in rows else "row_of"))
    if across is None:
        row[path[-1]] = _level(line, "level", no)
        cells[path] = line.where("level")
        return
    for value in LEVEL_TRAITS[across]:
        key = f"{across}:{value}"
        row[value] = _level(line, key, no)
        cells[(*path, value)] = line.where(key)


def _level(line: Line, key: str, no: str) -> Decimal | str:
    if plain(line.text(key)) == UNKNOWN:
        return "unknown"
    level = _number(line, key)
    if level is None and not line.text(key):
        line.report(key, LevelNeeded, no=no, column=HEADS[key])
    return "unknown" if level is None else level


def _number(line: Line, key: str) -> Decimal | None:
    """Read a number as people write it; ``None`` where the cell is empty or says something else."""
    cell, said = line.cells.get(key), line.text(key)
    if isinstance(cell, Decimal):
        return cell
    if not said or plain(said) == UNKNOWN:
        return None
    try:
        return read_number(said, unit=line.text("unit") or None)
    except ChungSucError:
        line.report(key, LevelUnclear, given=said)
        return None
