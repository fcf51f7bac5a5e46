"""The workload of the engine's bench: one law, a generated country, and what every engine must count.

The law is QĐ 318 for communes with the demonstration's assumed levels, so that every level is known. All values
are generated; they stand for nobody.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import duckdb

from chungsuc.engine.build_panel import FORM
from chungsuc.engine.columns import ColumnType, column_of, panel_columns
from chungsuc.law.library import read_overlay_file, shipped
from chungsuc.law.overlays import LawAtDate, law_at
from chungsuc.law.traits import Region
from chungsuc.law.tree import NoneAllowed, Operator

SET_ID = "QD318-2022/xa"
OVERLAYS = ("ILLUSTRATION-xa-2022.yaml", "ILLUSTRATION-xa-2022-2024.yaml")
PANEL_FILE = "panel.parquet"
THREADS = 2


@dataclass(frozen=True, slots=True)
class Size:
    """How many units and months; the months begin with January 2022."""

    units: int
    months: int

    @property
    def rows(self) -> int:
        return self.units * self.months


NATIONAL = Size(10_600, 60)
SMALL = Size(1_060, 12)


@dataclass(frozen=True, slots=True)
class Counts:
    """What every engine must agree on: rows by status, and the criteria met, summed over all rows."""

    met: int
    unmet: int
    unknown: int
    criteria_met: int


def bench_law() -> LawAtDate:
    """Give the law of the bench: every level known; without the amendment of 2024 one law serves all months."""
    library = shipped()
    with as_file(files("chungsuc.demo") / "overlays") as folder:
        overlays = [read_overlay_file(folder / name, library) for name in OVERLAYS]
    return law_at(library.set(SET_ID), date(2022, 12, 31), overlays)


def generate(folder: Path, size: Size) -> Path:
    """Write the wide panel as one Parquet file: 5 % missing, a third of the units good at everything.

    Numbers are multiples of 0.25 up to 100: exact in 32 bits too, for the engine that has no others.
    """
    law = bench_law()
    path = folder / PANEL_FILE
    columns = ", ".join(_generated(law))
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.318)")
        connection.execute("SET threads = 1")  # random() repeats only with one thread
        connection.execute(f"""
            COPY (SELECT printf('xa%05d', u) AS unit,
                         last_day(DATE '2022-01-01' + to_months(CAST(m AS INT))) AS day, {columns}
                  FROM range({size.months}) months(m), range({size.units}) units(u) ORDER BY m, u)
            TO '{path}' ({FORM})""")
    return path


def _generated(law: LawAtDate) -> Iterator[str]:
    regions = ", ".join(f"'{region}'" for region in Region)
    traits = {
        "t_region": f"([{regions}])[1 + u % 7]",
        "t_schools": "CAST(u % 6 AS INT)",
        "t_specially_difficult": "u % 11 = 0",
        "t_atk": "u % 37 = 0",
        "t_craft_village": "u % 5 > 0",
    }
    by_column = {column_of(provision.no): provision for provision in law.provisions()}
    for name, kind in panel_columns(law).items():
        if name in traits:
            yield f'{traits[name]} AS "{name}"'
            continue
        requirement = by_column[name].requirement
        unknown = "NULL"
        if kind is ColumnType.CODE:
            unknown, good, other = "2::TINYINT", "3::TINYINT", "3 * CAST(random() < 0.9 AS TINYINT)"
        elif isinstance(requirement, NoneAllowed):
            good, other = "0.0", "floor(random() * 1.2)"
        else:
            most = getattr(requirement, "operator", None) is Operator.AT_MOST
            good, other = "0.0" if most else "100.0", "floor(random() * 401) / 4"
        yield f'CASE WHEN random() < 0.05 THEN {unknown} WHEN u % 3 = 0 THEN {good} ELSE {other} END AS "{name}"'


if __name__ == "__main__":
    generate(Path(sys.argv[1]), Size(int(sys.argv[2]), int(sys.argv[3])))
