"""What must hold of every panel: no order of rows, monotone levels, missing columns, the shipped sets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st
from panels import judged_as_panel, judged_one_by_one, to_panel
from strategies import random_rows
from trees import at_least, by_region, law_of, provision

from chungsuc.engine.backends.duckdb import DuckDBBackend
from chungsuc.engine.columns import Code, column_of, panel_columns, trait_column
from chungsuc.engine.decode import decode
from chungsuc.engine.errors import CircularLaw
from chungsuc.engine.panel import Detail, compile_law, split_days
from chungsuc.engine.panel_errors import ColumnClash, FactNoCode, FactNotFinite, PanelColumnsMissing, PanelColumnType
from chungsuc.engine.verdict import Status
from chungsuc.law.library import shipped
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import AllCriteria, Compare, Levels, Operator, frozen

BACKEND = DuckDBBackend(threads=1)
SHIPPED = ["QD318-2022/xa", "QD1980-2016/xa"]
DAY = date(2023, 12, 31)


def shipped_rows(set_id: str, seed: int, count: int) -> tuple[LawAtDate, list[Any]]:
    at = shipped().at(set_id, DAY)
    return at, random_rows(seed, list(at.provisions()), (date(2021, 6, 30), DAY, date(2025, 1, 1)), count)


@pytest.mark.parametrize("set_id", SHIPPED)
def test_the_shipped_sets_say_the_same_in_both_engines(set_id: str) -> None:
    _, rows = shipped_rows(set_id, seed=1, count=200)
    base, amendments = shipped().set(set_id), shipped().amendments(set_id)
    assert judged_as_panel(BACKEND, base, amendments, rows) == judged_one_by_one(base, amendments, rows)


@pytest.mark.postgres
@pytest.mark.parametrize("set_id", SHIPPED)
def test_the_shipped_sets_say_the_same_on_postgresql(set_id: str, postgres_url: str) -> None:
    from chungsuc.engine.backends.postgres import PostgresBackend

    _, rows = shipped_rows(set_id, seed=2, count=100)
    base, amendments = shipped().set(set_id), shipped().amendments(set_id)
    found = judged_as_panel(PostgresBackend(postgres_url), base, amendments, rows)
    assert found == judged_one_by_one(base, amendments, rows)


@pytest.mark.spark
@pytest.mark.slow
def test_the_shipped_set_says_the_same_on_spark(spark_session: Any, tmp_path: Path) -> None:
    from chungsuc.engine.backends.spark import SparkBackend

    at, rows = shipped_rows(SHIPPED[0], seed=3, count=100)
    panel = to_panel(at, rows)
    pq.write_table(panel, tmp_path / "panel.parquet")
    expected = by_unit(at, BACKEND.judge_panel(at, panel))
    assert by_unit(at, SparkBackend(spark_session).judge_panel(at, tmp_path / "panel.parquet")) == expected


@pytest.mark.slow
def test_every_shipped_set_compiles_for_every_engine() -> None:
    for set_id in shipped().sets:
        statement = compile_law(shipped().at(set_id, DAY))
        for dialect in ("duckdb", "postgres", "spark"):
            assert sqlglot.parse_one(statement.sql(dialect), dialect=dialect).named_selects == statement.named_selects


def by_unit(at: LawAtDate, table: pa.Table) -> dict[str, Any]:
    return {verdict.unit: verdict for verdict in decode(at, table)}


def test_the_order_of_rows_never_matters() -> None:
    at, rows = shipped_rows(SHIPPED[0], seed=4, count=300)
    panel = to_panel(at, rows)
    order = list(range(panel.num_rows))
    Random(5).shuffle(order)
    assert by_unit(at, BACKEND.judge_panel(at, panel)) == by_unit(at, BACKEND.judge_panel(at, panel.take(order)))


@pytest.mark.slow
@settings(max_examples=10)
@given(st.integers(0, 2**32))
def test_raising_an_at_least_value_never_loses_a_criterion_in_a_panel(seed: int) -> None:
    at, rows = shipped_rows(SHIPPED[0], seed, 40)
    panel = to_panel(at, rows)
    raised = panel
    for provision_ in at.provisions():
        asked = provision_.requirement
        if isinstance(asked, Compare) and asked.operator in (Operator.AT_LEAST, Operator.MORE_THAN):
            name = column_of(provision_.no)
            values = [None if v is None else v + (seed % 7) for v in panel.column(name).to_pylist()]
            raised = raised.set_column(raised.column_names.index(name), name, pa.array(values, pa.float64()))
    before, after = by_unit(at, BACKEND.judge_panel(at, panel)), by_unit(at, BACKEND.judge_panel(at, raised))
    for unit, was in before.items():
        assert {no for no, s in was.criteria.items() if s is Status.MET} <= {
            no for no, s in after[unit].criteria.items() if s is Status.MET
        }
        assert after[unit].criteria_met >= was.criteria_met


def test_a_column_that_the_panel_lacks_is_unknown_everywhere(tmp_path: Path) -> None:
    at = law_of(provision("1.1", at_least(by_region(TN="5"))), provision("1.2"))
    panel = pa.table({"unit": ["a"], "day": pa.array([DAY]), "f_1_1": [6.0]})
    pq.write_table(panel, tmp_path / "panel.parquet")
    for given_ in (panel, tmp_path / "panel.parquet"):
        (verdict,) = decode(at, BACKEND.judge_panel(at, given_))
        assert verdict.provisions == {"1.1": Status.UNKNOWN, "1.2": Status.UNKNOWN}


def test_whole_numbers_are_taken_where_the_law_compares() -> None:
    at = law_of(provision("1.1", at_least(5)))
    panel = pa.table({"unit": ["a", "b"], "day": pa.array([DAY, DAY]), "f_1_1": pa.array([5, 4], pa.int32())})
    verdicts = by_unit(at, BACKEND.judge_panel(at, panel))
    assert (verdicts["a"].status, verdicts["b"].status) == (Status.MET, Status.UNMET)


def test_what_somebody_attests_may_be_booleans_or_codes(tmp_path: Path) -> None:
    at = law_of(provision("1.1"), provision("1.2"))
    unit, days = ["yes", "no", "unknown"], pa.array([DAY] * 3)
    said, coded = pa.array([True, False, None]), pa.array([Code.MET, Code.UNMET, Code.UNKNOWN], pa.int8())
    holed = pa.array([Code.MET, Code.UNMET, None], pa.int8())
    for column in (said, coded, holed):
        panel = pa.table({"unit": unit, "day": days, "f_1_1": column, "f_1_2": column})
        pq.write_table(panel, tmp_path / "panel.parquet")
        for given_ in (panel, tmp_path / "panel.parquet"):
            found = {no: verdict.status for no, verdict in by_unit(at, BACKEND.judge_panel(at, given_)).items()}
            assert found == {"yes": Status.MET, "no": Status.UNMET, "unknown": Status.UNKNOWN}


def test_every_row_is_judged_whatever_its_traits_and_its_year() -> None:
    cells = {(year, region): Decimal(5) for year in ("2022", "2023") for region in ("TN", "DBSH")}
    at = law_of(provision("1.1", at_least(Levels(("year", "region"), frozen(cells)))), provision("1.2"))
    days = [DAY, DAY, date(2030, 1, 1), DAY]
    panel = pa.table(
        {
            "unit": ["known", "other region", "other year", "no region"],
            "day": pa.array(days),
            "t_region": ["TN", "BTB", "TN", None],
            "f_1_1": [9.0] * 4,
            "f_1_2": [True, False, True, True],
        }
    )
    found = {unit: verdict.status for unit, verdict in by_unit(at, BACKEND.judge_panel(at, panel)).items()}
    assert found == {
        "known": Status.MET, "other region": Status.UNMET, "other year": Status.UNKNOWN, "no region": Status.UNKNOWN
    }  # fmt: skip


def test_a_panel_of_wrong_columns_is_refused() -> None:
    at = law_of(provision("1.1", at_least(5)))
    day = pa.array([DAY])
    with pytest.raises(PanelColumnsMissing, match="unit"):
        BACKEND.judge_panel(at, pa.table({"day": day}))
    with pytest.raises(PanelColumnType, match="f_1_1"):
        BACKEND.judge_panel(at, pa.table({"unit": ["a"], "day": day, "f_1_1": ["sáu"]}))
    with pytest.raises(FactNotFinite, match="f_1_1"):
        BACKEND.judge_panel(at, pa.table({"unit": ["a"], "day": day, "f_1_1": [float("nan")]}))
    with pytest.raises(FactNoCode, match=r"f_1_1.*1"):
        BACKEND.judge_panel(
            law_of(provision("1.1")), pa.table({"unit": ["a"], "day": day, "f_1_1": pa.array([1], pa.int8())})
        )


def test_less_detail_gives_the_same_of_what_is_left() -> None:
    at, rows = shipped_rows(SHIPPED[0], seed=6, count=50)
    panel = to_panel(at, rows)
    whole = by_unit(at, BACKEND.judge_panel(at, panel))
    for detail in Detail:
        for unit, verdict in by_unit(at, BACKEND.judge_panel(at, panel, detail=detail)).items():
            assert (verdict.status, verdict.criteria_met) == (whole[unit].status, whole[unit].criteria_met)
            assert verdict.criteria.items() <= whole[unit].criteria.items()
            assert verdict.provisions.items() <= whole[unit].provisions.items()


def test_names_of_columns_are_plain_and_told_apart() -> None:
    assert [column_of(no) for no in ("3.1", "5/a", "5/b-c", "DK.1", "5/đ", "5/d")] == [
        "f_3_1", "f_5_a", "f_5_b_c", "f_dk_1", "f_5_dd", "f_5_d"
    ]  # fmt: skip
    assert trait_column("region") == "t_region"
    with pytest.raises(ColumnClash, match="5_a"):
        panel_columns(law_of(provision("5.a"), provision("5/a")))


def test_a_criterion_that_demands_itself_is_refused() -> None:
    with pytest.raises(CircularLaw):
        compile_law(law_of(provision("1.1", AllCriteria())))


def test_days_are_grouped_by_the_overlays_in_force() -> None:
    base, amendments = shipped().set(SHIPPED[0]), shipped().amendments(SHIPPED[0])
    days = [date(2024, 3, 1), date(2023, 12, 31), date(2024, 2, 29), date(2024, 12, 31), date(2023, 12, 31)]
    groups = [([o.id for o in at.overlays], its_days) for at, its_days in split_days(base, amendments, days)]
    assert groups == [
        ([], (date(2023, 12, 31), date(2024, 2, 29))),
        (["QD211-2024/xa"], (date(2024, 3, 1), date(2024, 12, 31))),
    ]
