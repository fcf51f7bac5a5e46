"""Long rows become a panel as a plain loop over them says."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import SOURCE, at_least, by_region, law_of, provision

from chungsuc.engine.build_panel import Key, build_panel, write_panel
from chungsuc.engine.columns import Code
from chungsuc.engine.panel_errors import EngineRefused
from chungsuc.law.tree import Attested, NoneAllowed, Provision, TraitIs

UNITS = ("a", "b", "c")
DAYS = tuple(date(2023, 1, 1) + timedelta(days=30 * n) for n in range(6))
LAW = law_of(
    Provision("1.1", "so", at_least(Decimal(5)), SOURCE, measure="m1"),
    Provision("1.2", "đạt", Attested(), SOURCE, measure="m2"),
    Provision("1.3", "không", NoneAllowed(), SOURCE, measure="m3"),
    Provision("1.4", "vùng", at_least(Decimal(5)), SOURCE, measure="m1"),
)


class Long(NamedTuple):
    unit: str
    no: str
    as_of: date
    recorded: int
    number: float | None
    flag: bool | None


def table(rows: list[Long], key: str = "no") -> pa.Table:
    types = (pa.string(), pa.string(), pa.date32(), pa.int64(), pa.float64(), pa.bool_())
    names = ("unit", key, "as_of", "recorded", "number", "flag")
    columns = zip(names, types, range(6), strict=True)
    return pa.table({name: pa.array([row[at] for row in rows], kind) for name, kind, at in columns})


def random_long_rows(random: Random) -> list[Long]:
    rows = []
    for recorded in range(random.randrange(120)):
        no = random.choice(["1.1", "1.2", "1.3", "1.4"])
        as_of = DAYS[0] + timedelta(days=random.choice([-400, -1, 0, 29, 30, 31, 60, 75, 200]))
        number = flag = None
        if random.random() > 0.2:  # else a retraction
            if no == "1.2" or (no == "1.3" and random.random() < 0.5):
                flag = random.random() < 0.5
            else:
                number = float(random.randrange(4))
        rows.append(Long(random.choice([*UNITS, "not asked about"]), no, as_of, recorded, number, flag))
    return rows


def naive(rows: list[Long]) -> dict[tuple[str, date], dict[str, Any]]:
    """Carry forward in the plainest way: for each unit, day and number look at every row."""
    found: dict[tuple[str, date], dict[str, Any]] = {}
    for unit in UNITS:
        for day in DAYS:
            found[unit, day] = {}
            for no in ("1.1", "1.2", "1.3", "1.4"):
                mine = [row for row in rows if row.unit == unit and row.no == no and row.as_of <= day]
                last = max(mine, key=lambda row: (row.as_of, row.recorded), default=None)
                value: Any = None
                if last is not None:
                    value = last.number if last.number is not None else last.flag
                    if no == "1.3" and isinstance(value, bool):
                        value = 0.0 if value else 1.0
                if no == "1.2":
                    value = Code.UNKNOWN if value is None else Code.MET if value else Code.UNMET
                found[unit, day]["f_" + no.replace(".", "_")] = value
    return found


def as_rows(panel: pa.Table) -> dict[tuple[str, date], dict[str, Any]]:
    return {(row.pop("unit"), row.pop("day")): row for row in panel.to_pylist()}


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_values_are_carried_forward_as_a_plain_loop_says(seed: int) -> None:
    random = Random(seed)
    rows = random_long_rows(random)
    expected = naive(rows)
    random.shuffle(rows)
    assert as_rows(build_panel(LAW, table(rows), units=UNITS, days=DAYS)) == expected


def test_a_unit_without_any_row_is_in_the_panel_on_every_day() -> None:
    panel = as_rows(build_panel(LAW, table([]), units=UNITS, days=DAYS))
    assert sorted(panel) == sorted((unit, day) for unit in UNITS for day in DAYS)
    for row in panel.values():
        assert row == {"f_1_1": None, "f_1_2": Code.UNKNOWN, "f_1_3": None, "f_1_4": None}


def test_one_measure_serves_every_number_that_asks_about_it() -> None:
    rows = table([Long("a", "m1", DAYS[0], 1, 7.0, None)], key="measure")
    panel = as_rows(build_panel(LAW, rows, units=["a"], days=DAYS[:1], key=Key.MEASURE))
    assert panel["a", DAYS[0]] == {"f_1_1": 7.0, "f_1_2": Code.UNKNOWN, "f_1_3": None, "f_1_4": 7.0}


def test_a_number_that_is_none_is_unknown() -> None:
    rows = table([Long("a", "1.1", DAYS[0], 1, float("nan"), None), Long("a", "1.4", DAYS[0], 1, float("inf"), None)])
    panel = as_rows(build_panel(LAW, rows, units=["a"], days=DAYS[:1]))
    assert panel["a", DAYS[0]] == {"f_1_1": None, "f_1_2": Code.UNKNOWN, "f_1_3": None, "f_1_4": None}


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_files_give_the_same_panel_as_arrow_rows(tmp_path: Path, form: str) -> None:
    rows = table(random_long_rows(Random(7)))
    source, target = tmp_path / f"facts.{form}", tmp_path / "panel's.parquet"
    if form == "csv":
        pyarrow.csv.write_csv(rows, source)
    else:
        pq.write_table(rows, source)
    write_panel(target, LAW, source, units=UNITS, days=DAYS)
    built = build_panel(LAW, rows, units=UNITS, days=DAYS)
    assert pq.read_table(target).cast(built.schema).equals(built)


def test_a_code_keeps_its_zeros_and_a_number_its_last_zero(tmp_path: Path) -> None:
    law = law_of(provision("17.1", at_least(1)), provision("17.10", at_least(1)))
    (tmp_path / "f.csv").write_text("unit,no,as_of,recorded,number,flag\n00012,17.10,2023-01-01,1,4.5,\n")
    (tmp_path / "t.csv").write_text("unit,trait,value\n00012,region,TN\n")
    panel = build_panel(law, tmp_path / "f.csv", units=["00012"], days=DAYS[:1], traits=tmp_path / "t.csv")
    assert as_rows(panel)["00012", DAYS[0]] == {"f_17_1": None, "f_17_10": 4.5}


def test_traits_are_those_of_the_day() -> None:
    law = law_of(provision("1", at_least(by_region(TN="5")), unless=TraitIs("craft_village", frozenset({False}))))
    traits = pa.table(
        {
            "unit": ["a"] * 3,
            "trait": ["region", "region", "craft_village"],
            "value": ["TN", "DBSH", "true"],
            "valid_from": pa.array([None, DAYS[1], DAYS[1]], pa.date32()),
            "valid_until": pa.array([DAYS[1], None, DAYS[2]], pa.date32()),
        }
    )
    panel = as_rows(build_panel(law, table([]), units=["a"], days=DAYS[:3], traits=traits))
    assert [(row["t_region"], row["t_craft_village"]) for row in panel.values()] == [
        ("TN", None), ("DBSH", True), ("DBSH", None)
    ]  # fmt: skip


def test_rows_without_the_needed_columns_are_refused_in_words() -> None:
    with pytest.raises(EngineRefused):
        build_panel(LAW, pa.table({"unit": ["a"]}), units=["a"], days=DAYS[:1])
