"""Measure the engines against each other: ``script/bench engine [--small] [--runs N] [--write]``.

Every run is a process of its own; the engines take turns, round after round, so that a slow minute of the
machine falls on all of them. Medians, and ratios within one batch: on a noisy machine only ratios travel.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.engine_one import measure as one_commune
from bench.workload import NATIONAL, PANEL_FILE, SMALL, THREADS, Size, bench_law

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- results: written by script/bench engine --write -->", "<!-- end of results -->"
SAID = {
    "scan": "bare scan: one sum or count per column (DuckDB)",
    "duckdb": "**DuckDB**, counted inside",
    "duckdb_table": "**DuckDB**, every status handed over as an Arrow table",
    "duckdb_file": "**DuckDB**, every status written to Parquet",
    "pysail": "Spark Connect (pysail, one process), counted inside",
    "pandas": "pandas, wide",
    "openfisca": "OpenFisca-Core",
}
PACKAGES = ("duckdb", "sqlglot", "pyarrow", "pandas", "numpy", "OpenFisca-Core", "pysail", "Django")
LIMIT_SECONDS = 900
LOOP = Size(120, 6)


@dataclass(slots=True)
class Told:
    """What the runs of one engine said."""

    seconds: list[float] = field(default_factory=list)
    peak_mb: list[float] = field(default_factory=list)
    prepare: list[float] = field(default_factory=list)
    counts: dict[str, int] | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def child(*arguments: str) -> dict[str, Any]:
    """Run one module of the bench in a process of its own, and read its last line."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False,
        timeout=LIMIT_SECONDS,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return dict(json.loads(done.stdout.splitlines()[-1])) if done.stdout else {}


def measure(folder: Path, engines: list[str], runs: int) -> dict[str, Told]:
    """Let the engines take turns, and check that all of them count the same."""
    told = {engine: Told() for engine in engines}
    for turn in range(runs):
        for engine in engines:
            said = child("bench.engine_runs", engine, str(folder))
            mine = told[engine]
            mine.seconds.append(said["seconds"])
            mine.peak_mb.append(said["peak_mb"])
            mine.prepare.append(said["prepare"])
            mine.counts = said["counts"]
            print(f"{turn + 1}/{runs} {engine:13} {said['seconds']:8.3f} s {said['peak_mb']:7.0f} MB", flush=True)
    counted = {engine: mine.counts for engine, mine in told.items() if mine.counts is not None}
    if len({tuple(counts.values()) for counts in counted.values()}) > 1:
        raise SystemExit(f"the engines do not count the same: {counted}")
    return told


def table(told: dict[str, Told], size: Size) -> list[str]:
    """Say the runs as a Markdown table: medians, range, ratios of medians."""
    scan = told["scan"].median
    lines = [
        "| engine | s, median (min–max) | × scan | peak MB | prepare s |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for engine, mine in told.items():
        lines.append(
            f"| {SAID[engine]} | {mine.median:.3f} ({min(mine.seconds):.3f}–{max(mine.seconds):.3f}) "
            f"| {mine.median / scan:.1f} | {max(mine.peak_mb):.0f} | {statistics.median(mine.prepare):.2f} |"
        )
    return lines


def verdicts(told: dict[str, Told]) -> list[str]:
    """Hold the medians against the goals."""
    scan, peak = told["scan"].median, max(max(told[e].peak_mb) for e in told if e.startswith("duckdb"))
    lines = []
    for engine in ("duckdb", "duckdb_table"):
        times = told[engine].median / scan
        lines.append(f"- {SAID[engine]}: {times:.1f} × the bare scan (goal: at most 4) — {_kept(times <= 4)}")
    if "openfisca" in told:
        faster = told["openfisca"].median / told["duckdb"].median
        lines.append(f"- {faster:.0f} times as fast as OpenFisca-Core (goal: 30) — {_kept(faster >= 30)}")
    lines.append(f"- peak memory of the DuckDB runs {peak:.0f} MB (goal: at most 1,000) — {_kept(peak <= 1_000)}")
    return lines


def _kept(kept: bool) -> str:
    return "kept" if kept else "**missed**"


def machine() -> str:
    """Describe the machine without naming it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in PACKAGES)
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}; "
        f"DuckDB with {THREADS} threads; Python {platform.python_version()}, {versions}."
    )


def report(folder: Path, size: Size, runs: int, engines: list[str]) -> list[str]:
    """Generate, measure and describe; the lines of the results' section."""
    megabytes = (folder / PANEL_FILE).stat().st_size / 1e6
    told = measure(folder, engines, runs)
    counts = told["duckdb"].counts or {}
    loop_size = LOOP if size.units >= LOOP.units else size
    loop = child("bench.orm_loop", str(folder), str(loop_size.units), str(loop_size.months))
    each = loop["seconds"] / loop["rows"]
    one = one_commune(bench_law())
    return [
        f"{machine()}",
        "",
        f"{size.units:,} units × {size.months} months × 57 indicators: {size.rows:,} rows, {megabytes:.0f} MB of "
        f"Parquet; {runs} runs each.",
        "",
        *table(told, size),
        "",
        f"Every engine counted the same: {counts.get('met', 0):,} met, {counts.get('unmet', 0):,} unmet, "
        f"{counts.get('unknown', 0):,} unknown; {counts.get('criteria_met', 0):,} criteria met.",
        "",
        *verdicts(told),
        f"- plain Django ORM loop (SQLite): {loop['seconds']:.2f} s for {loop['rows']:,} commune-months, "
        f"{each * 1e3:.2f} ms each; **extrapolated** to {size.rows:,}: {each * size.rows / 60:.0f} min, "
        f"{each * size.rows / told['duckdb'].median:,.0f} times DuckDB"
        f" (same counts on its rows: {'yes' if loop['same'] else '**no**'})",
        f"- one commune re-judged and stored: {loop['rejudge_store_ms']:.1f} ms (goal: 5) — "
        f"{_kept(loop['rejudge_store_ms'] <= 5)}; with recording the changed value in the same transaction "
        f"{loop['record_rejudge_store_ms']:.1f} ms",
        f"- one commune, full trace, no database: {one['judge_us']:.0f} µs",
    ]


def write(lines: list[str]) -> None:
    """Put the results into the page, between its two marks."""
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n{chr(10).join(lines)}\n\n{END}{after}", encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="script/bench engine", description=__doc__)
    parser.add_argument("--small", action="store_true", help="1,060 units × 12 months, for a quick look")
    parser.add_argument("--units", type=int, default=0)
    parser.add_argument("--months", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", action="append", default=[], choices=sorted(SAID), help="leave an engine out")
    parser.add_argument("--write", action="store_true", help="put the results into docs/benchmarks.md")
    asked = parser.parse_args(argv)
    usual = SMALL if asked.small else NATIONAL
    size = Size(asked.units or usual.units, asked.months or usual.months)
    engines = [engine for engine in SAID if engine not in asked.without or engine in ("scan", "duckdb", "duckdb_table")]
    with tempfile.TemporaryDirectory() as place:
        # In a process of its own: a child inherits the peak memory of the process that starts it.
        child("bench.workload", place, str(size.units), str(size.months))
        lines = report(Path(place), size, asked.runs, engines)
    print("\n" + "\n".join(lines))
    if asked.write:
        write(lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
