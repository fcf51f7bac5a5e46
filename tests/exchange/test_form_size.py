"""The form of a whole province: quick to make, and its sheets pass through the disk, not through memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from chungsuc.exchange.workbook.build import written
from chungsuc.exchange.workbook.gate import MAX_FILE
from chungsuc.exchange.workbook.gather import plan_form, units_of_form
from chungsuc.exchange.workbook.plan import Arrangement
from chungsuc.observations.actions import record_many
from chungsuc.observations.checks import Entry
from chungsuc.units.models import Unit
from form_files import DAY, SET, counts, preview, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam"), pytest.mark.slow]

MEGABYTE = 1 << 20


def record_all(units: list[Unit]) -> None:
    from decimal import Decimal

    lines = plan_form(units[:1], SET, DAY, where="một xã").lines
    record_many(
        Entry(
            unit, line.provision.measure or "", DAY, source="báo cáo", said_by="Văn phòng",
            **({"attested": True} if line.kind in {"attested", "open"} else {"value": Decimal(n % 90)}),
        )
        for n, unit in enumerate(units)
        for line in lines
    )  # fmt: skip


def peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_six_times_the_communes_do_not_take_twice_the_memory_to_write() -> None:
    units = units_of_form(province(), SET, DAY)
    assert len(units) == 126
    few, all_ = (plan_form(some, SET, DAY, where="tỉnh", by=Arrangement.GRID) for some in (units[:21], units))
    small, large = peak(lambda: written(few)), peak(lambda: written(all_))
    assert large < max(2 * small, small + 2 * MEGABYTE), (small, large)
    assert large < 16 * MEGABYTE


@pytest.mark.parametrize("by", [Arrangement.GRID, Arrangement.CRITERIA])
def test_a_full_province_comes_back_whole(tmp_path: Path, by: Arrangement) -> None:
    units = units_of_form(province(), SET, DAY)
    record_all(units)
    path = tmp_path / "tinh.xlsx"
    path.write_bytes(written(plan_form(units, SET, DAY, where="tỉnh Thái Nguyên", by=by)))
    assert path.stat().st_size < MAX_FILE // 20
    found = preview(path)
    assert counts(found) == {"equal": 126 * 64}
    assert len(found.units) == 126


def test_the_number_of_queries_does_not_grow_with_the_communes(django_assert_max_num_queries, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    units = units_of_form(province(), SET, DAY)
    record_all(units)
    with django_assert_max_num_queries(25):
        content = written(plan_form(units, SET, DAY, where="tỉnh", by=Arrangement.GRID))
    path = tmp_path / "tinh.xlsx"
    path.write_bytes(content)
    with django_assert_max_num_queries(40):
        preview(path)
