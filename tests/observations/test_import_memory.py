"""A large file is read in memory that does not grow with it, from every kind of file."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from import_files import END_2023, SET, write_csv, write_xlsx

from chungsuc.law.library import shipped
from chungsuc.law.tree import Compare
from chungsuc.observations.importing.batch import Options, staged
from chungsuc.observations.models import Observation
from chungsuc.units.queries import units_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam"), pytest.mark.slow]

MEGABYTE = 1 << 20


def rows_of(count: int) -> Iterator[list[object]]:
    law = shipped().at(SET, END_2023)
    provisions = [p for p in law.provisions() if p.measure and p.takes_fact][:57]
    yield ["unit", "indicator", "as_of", "value"]
    for n, code in enumerate(units_at(END_2023, level="commune").values_list("code", flat=True)[:count]):
        for p in provisions:
            yield [code, p.no, END_2023, (n % 1000) / 10 if isinstance(p.requirement, Compare) else "Đạt"]


def peak(path: Path) -> int:
    tracemalloc.start()
    try:
        with staged(path, Options(SET, "Văn phòng")) as found:
            assert not found.preview.faults
            before = Observation.objects.count()
            stored = found.accept().stored
            assert Observation.objects.count() == before + stored
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_ten_times_the_rows_do_not_take_twice_the_memory(tmp_path: Path, kind: str) -> None:
    peaks = []
    for count in (60, 600):
        rows = list(rows_of(count))
        path = tmp_path / f"{count}.{kind}"
        write_csv(path, rows) if kind == "csv" else write_xlsx(path, {"Số liệu": rows})
        del rows
        peaks.append(peak(path))
    small, large = peaks
    assert large < max(2 * small, small + 8 * MEGABYTE), [p // MEGABYTE for p in peaks]
    assert large < 30 * MEGABYTE
    assert Observation.objects.count() == 34_200
