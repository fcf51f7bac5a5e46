"""How fast files enter the ledger, and in how much memory: ``python -m bench.importing [--units N] [--runs N]``.

Values of 57 provisions of QĐ 318 for the first N communes in force on 2023-12-31 are written as a long CSV, a
long XLSX and a matrix XLSX. Each run is a process of its own with an empty ledger on SQLite: it reads the file,
compares it, stores it, and then reads the same values once more from a file of another checksum ("again":
nothing is stored). The peak is the growth of the resident set after the units were loaded and a first small
file was read.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

DAY = date(2023, 12, 31)
SET = "QD318-2022/xa"
PROVISIONS = 57
Value = float | str


def main() -> None:
    """Write the files, run each kind in turn, print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--units", type=int, default=10_600)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one is not None:
        print(json.dumps(run_once(given.one)))
        return
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(Path(folder), given.units)
        results = {name: [in_process(path, Path(folder)) for _ in range(given.runs)] for name, path in files.items()}
        print(table(results, {name: path.stat().st_size for name, path in files.items()}))


def table(results: dict[str, list[dict[str, float]]], sizes: dict[str, int]) -> str:
    """Say the medians as a Markdown table."""
    lines = [
        "| file | values | file MB | read and compare, s | store, s | values/s "
        "| values per CPU s | again, s | peak growth, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, runs in results.items():
        m = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        lines.append(
            f"| {name} | {m['values']:,.0f} | {sizes[name] / 1e6:.1f} | {m['read']:.1f} | {m['store']:.1f} "
            f"| {m['values'] / (m['read'] + m['store']):,.0f} | {m['values'] / m['cpu']:,.0f} "
            f"| {m['again']:.1f} | {m['peak']:.0f} |"
        )
    return "\n".join(lines)


def in_process(path: Path, folder: Path) -> dict[str, float]:
    """Run one file in a fresh process with an empty ledger."""
    database = folder / "run.sqlite3"
    for old in folder.glob("run.sqlite3*"):
        old.unlink()
    shutil.copy(folder / "units.sqlite3", database)
    environment = {**os.environ, "CHUNGSUC_DATABASE": f"sqlite:///{database}"}
    command = [sys.executable, "-m", "bench.importing", "--one", str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def run_once(path: Path) -> dict[str, float]:
    """Import one file, and the same values again; give seconds, values and the growth of memory in MB."""
    from chungsuc.site.start import start

    start()
    from chungsuc.observations.importing.batch import Options, staged

    options = Options(SET, "bench", "bench", as_of=DAY, synthetic=True)
    with staged(path.with_name("warm.csv"), options):
        pass  # modules, the law and the units' codes are in memory now
    before, clock, cpu = resident(), time.perf_counter(), time.process_time()
    with staged(path, options) as found:
        assert not found.preview.faults, found.preview.faults[0]
        values, read = found.preview.total("new"), time.perf_counter() - clock
        clock = time.perf_counter()
        assert found.accept().stored == values
        store = time.perf_counter() - clock
    cpu, peak, clock = time.process_time() - cpu, resident() - before, time.perf_counter()
    with staged(path.with_name(f"again-{path.name}"), options) as found:
        assert found.preview.total("equal") == values
    again = time.perf_counter() - clock
    return {"values": values, "read": read, "store": store, "cpu": cpu, "again": again, "peak": peak}


def resident() -> float:
    """Give the largest resident set of this program so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the process held before it became this program
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def write_files(folder: Path, units: int) -> dict[str, Path]:
    """Write the three files (and each once more with another title) and a database that holds only the units."""
    os.environ["CHUNGSUC_DATABASE"] = f"sqlite:///{folder / 'units.sqlite3'}"
    from chungsuc.site.start import ready_database

    ready_database()
    from django.db import connection

    from chungsuc.units.queries import units_at

    codes = list(units_at(DAY, level="commune").values_list("code", flat=True)[:units])
    connection.close()
    nos = provisions()
    files = {name: folder / file for name, file in FILES.items()}
    for prefix in ("", "again-"):
        write_long_csv(folder / f"{prefix}long.csv", codes, nos, prefix)
        write_xlsx(folder / f"{prefix}long.xlsx", long_rows(codes, nos, prefix))
        write_xlsx(folder / f"{prefix}matrix.xlsx", matrix_rows(codes, nos, prefix))
    write_long_csv(folder / "warm.csv", codes[:20], nos, "warm")
    return files


FILES = {"long CSV": "long.csv", "long XLSX": "long.xlsx", "matrix XLSX": "matrix.xlsx"}


def provisions() -> list[tuple[str, bool]]:
    """Give the numbers of provisions that take a value, and whether it is a number."""
    from chungsuc.law.library import shipped
    from chungsuc.law.tree import Compare

    law = shipped().at(SET, DAY)
    taking = [p for p in law.provisions() if p.takes_fact and p.measure]
    return [(p.no, isinstance(p.requirement, Compare)) for p in taking][:PROVISIONS]


def values(code: str, nos: list[tuple[str, bool]]) -> Iterator[tuple[str, Value]]:
    """Give made-up values of one unit, the same each time."""
    dice = random.Random(code)
    for no, number in nos:
        yield no, round(dice.uniform(1, 100), 1) if number else ("Đạt" if dice.random() < 0.8 else "Không đạt")


def long_rows(codes: list[str], nos: list[tuple[str, bool]], note: str) -> Iterator[list[object]]:
    yield ["unit", "indicator", "as_of", "value", "note"]
    for code in codes:
        for no, value in values(code, nos):
            yield [code, no, DAY, value, note]


def matrix_rows(codes: list[str], nos: list[tuple[str, bool]], title: str) -> Iterator[list[object]]:
    yield [f"Kết quả thực hiện {title}"]
    yield ["TT", "Xã", *(no for no, _ in nos)]
    for number, code in enumerate(codes, start=1):
        yield [number, code, *(value for _, value in values(code, nos))]


def write_long_csv(path: Path, codes: list[str], nos: list[tuple[str, bool]], note: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(long_rows(codes, nos, note))


def write_xlsx(path: Path, rows: Iterator[list[object]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet("Số liệu"), book.add_format({"num_format": "dd/mm/yyyy"})
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(r, c, cell, day)  # type: ignore[arg-type]
                else:
                    sheet.write(r, c, cell)


if __name__ == "__main__":
    main()
