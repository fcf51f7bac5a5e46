"""An engine that is not installed or does not answer says so, and what to do."""

from __future__ import annotations

import sys
from datetime import date

import pyarrow as pa
import pytest
from trees import law_of, provision

from chungsuc.engine.backends.postgres import PostgresBackend
from chungsuc.engine.backends.spark import connect
from chungsuc.engine.columns import Code
from chungsuc.engine.panel_errors import EngineRefused, ExtraMissing

LAW = law_of(provision("1.1"))
PANEL = pa.table({"unit": ["a"], "day": pa.array([date(2023, 12, 31)]), "f_1_1": [True]})


def test_a_missing_psycopg_is_named_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ExtraMissing, match=r"chungsuc\[postgres\]"):
        PostgresBackend("postgresql://localhost/none").judge_panel(LAW, PANEL)


def test_a_missing_spark_client_is_named_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql.connect.session", None)
    with pytest.raises(ExtraMissing, match=r"chungsuc\[spark\]"):
        connect("sc://localhost:1")


@pytest.mark.postgres
def test_a_server_that_does_not_answer_is_a_fault_in_words() -> None:
    with pytest.raises(EngineRefused, match="PostgreSQL"):
        PostgresBackend("postgresql://127.0.0.1:1/none").judge_panel(LAW, PANEL)


@pytest.mark.postgres
def test_nothing_is_left_on_the_server_and_the_connection_can_be_used_again(postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(postgres_url) as connection, connection.transaction():
        for _ in range(2):
            assert PostgresBackend(connection).judge_panel(LAW, PANEL).column("status").to_pylist() == [Code.MET]
        found = connection.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'chungsuc_panel%'").fetchone()
        assert found == (0,)


@pytest.mark.postgres
def test_an_empty_panel_gives_an_empty_result_of_the_same_columns(postgres_url: str) -> None:
    empty = PostgresBackend(postgres_url).judge_panel(LAW, PANEL.slice(0, 0))
    assert empty.num_rows == 0
    assert empty.column_names == ["unit", "day", "i_1_1", "c_1", "criteria_met", "status"]
