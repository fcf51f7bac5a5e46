"""The same statement says the same on PostgreSQL and on Spark Connect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from panels import judged_as_panel, judged_one_by_one
from test_panel_same_as_single import laws_with_rows

FEW = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@pytest.mark.postgres
def test_postgresql_says_what_the_single_engine_says(postgres_url: str) -> None:
    import psycopg

    from chungsuc.engine.backends.postgres import PostgresBackend

    with psycopg.connect(postgres_url) as connection:
        backend = PostgresBackend(connection)

        @settings(FEW, max_examples=25)
        @given(laws_with_rows())
        def check(drawn: Any) -> None:
            base, overlays, rows = drawn
            assert judged_as_panel(backend, base, overlays, rows) == judged_one_by_one(base, overlays, rows)

        check()


@pytest.mark.spark
@pytest.mark.slow
def test_spark_says_what_the_single_engine_says(spark_session: Any) -> None:
    from chungsuc.engine.backends.spark import SparkBackend

    backend = SparkBackend(spark_session)

    @settings(FEW, max_examples=6)
    @given(laws_with_rows())
    def check(drawn: Any) -> None:
        base, overlays, rows = drawn
        assert judged_as_panel(backend, base, overlays, rows) == judged_one_by_one(base, overlays, rows)

    check()
