"""The two ends of the run on a Spark cluster: write panel and statement before it, hold the counts after it."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from bench.engine_runs import duckdb_counts
from bench.workload import Size, bench_law, generate

from chungsuc.engine.panel import Detail, compile_law


def prepare(place: Path, size: Size) -> None:
    """Write the panel, the statement as Spark reads it, and what DuckDB counts."""
    law = bench_law()
    path = generate(place, size)
    (place / "statement.sql").write_text(compile_law(law, detail=Detail.SUBJECTS).sql("spark"), encoding="utf-8")
    run = duckdb_counts(law, path)
    start = time.perf_counter()
    counts = run()
    assert counts is not None
    told = {"seconds": time.perf_counter() - start, "counts": asdict(counts)}
    (place / "duckdb.json").write_text(json.dumps(told), encoding="utf-8")


def compare(place: Path) -> int:
    """Print both, and fail when they differ."""
    told = {name: json.loads((place / f"{name}.json").read_text(encoding="utf-8")) for name in ("duckdb", "spark")}
    for name, said in told.items():
        print(f"{name:7} {said['seconds']:8.2f} s  {said['counts']}")
    return 0 if told["duckdb"]["counts"] == told["spark"]["counts"] else 1


if __name__ == "__main__":
    what, folder, *numbers = sys.argv[1:]
    if what == "prepare":
        prepare(Path(folder), Size(*map(int, numbers)))
    else:
        raise SystemExit(compare(Path(folder)))
