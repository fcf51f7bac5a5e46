"""The panel engine says what the single engine says, of random laws and random data, on DuckDB."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from panels import judged_as_panel, judged_one_by_one
from strategies import DAYS, criteria_sets, overlays_of, random_rows

from chungsuc.engine.backends.duckdb import DuckDBBackend
from chungsuc.law.overlays import law_at

RELAXED = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@st.composite
def laws_with_rows(draw: st.DrawFn, rows: int = 40) -> tuple[Any, Any, Any]:
    base = draw(criteria_sets())
    overlays = draw(overlays_of(base))
    provisions = {p.no: p for day in DAYS for p in law_at(base, day, overlays).provisions()}
    return base, overlays, random_rows(draw(st.integers(0, 2**32)), list(provisions.values()), DAYS, rows)


@settings(RELAXED, max_examples=10)
@given(laws_with_rows())
def test_a_panel_says_of_every_row_what_the_single_engine_says(drawn: Any) -> None:
    held_to_the_single_engine(drawn)


@pytest.mark.slow
@settings(RELAXED, max_examples=100)
@given(laws_with_rows())
def test_a_panel_says_of_every_row_of_many_laws_what_the_single_engine_says(drawn: Any) -> None:
    held_to_the_single_engine(drawn)


def held_to_the_single_engine(drawn: Any) -> None:
    base, overlays, rows = drawn
    expected = judged_one_by_one(base, overlays, rows)
    found = judged_as_panel(DuckDBBackend(threads=1), base, overlays, rows)
    for row in rows:
        note(str(row))
        assert found[row.unit] == expected[row.unit]
