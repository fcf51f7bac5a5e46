"""How long official reports take, from question to files: ``python -m bench.reports [--runs N]``.

A demonstration of the province (126 communes, 57 indicators, simulated values, real units and law) is made in a folder
of its own. Each run is a process of its own, as on the command line: ``first`` is the whole of the first report in it,
with drawing engine, faces and law still cold; ``again`` the same once more in the same process. Starting Python and
Django is not counted. ``reports at once`` makes the gap reports of all 126 communes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Any

DAY = date(2023, 12, 31)
GOAL = 5.0  # seconds: the year's report of a province
MANY = ("gaps in one PDF", "gaps in one ZIP")


def main() -> None:
    """Make the demonstration, run each kind in turn, print the table; exit 1 where the goal is missed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--one", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        print(json.dumps(run_once(given.one)))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "CHUNGSUC_DATABASE": f"sqlite:///{folder}/demo.sqlite3", "CHUNGSUC_FILES": f"{folder}/files",
            "CHUNGSUC_STATIC": f"{folder}/static", "CHUNGSUC_DEMO": "1",
        }  # fmt: skip
        made = [sys.executable, "-c", "from chungsuc.cli.main import main; main()", "demo", "--out", f"{folder}/out"]
        subprocess.run(made, check=True, capture_output=True)
        names = ("year", "quarter", "recognised", "reevaluation", "gap", *MANY)
        results = {name: [_in_process(name) for _ in range(given.runs)] for name in names}
    print(table(results))
    slowest = statistics.median(run["first"] for run in results["year"])
    print(f"\nThe year's report of a province: {slowest:.1f} s (goal: at most {GOAL:.0f})")
    sys.exit(slowest > GOAL)


def table(results: dict[str, list[dict[str, Any]]]) -> str:
    """Say the medians as a Markdown table."""
    lines = ["| report | first, s | again, s | pages | Word, kB | PDF, kB | Excel, kB |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]  # fmt: skip
    for name, runs in results.items():
        m = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        sizes = " | ".join(f"{m[kind] / 1000:,.0f}" if m[kind] else "–" for kind in ("docx", "pdf", "xlsx"))
        lines.append(f"| {name} | {m['first']:.2f} | {m['again']:.2f} | {m['pages'] or '–'} | {sizes} |")
    return "\n".join(lines)


def _in_process(name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.reports", "--one", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run_once(name: str) -> dict[str, Any]:
    """Make one kind of report twice; give seconds, pages and sizes."""
    from chungsuc.site.start import ready_database

    ready_database()
    make = _many(name) if name in MANY else _single(name)
    clock = time.perf_counter()
    sizes = make()
    first = time.perf_counter() - clock
    clock = time.perf_counter()
    make()
    return {"first": first, "again": time.perf_counter() - clock, **sizes}


def _single(name: str) -> Callable[[], dict[str, int]]:
    from django.utils import timezone

    from chungsuc.figures.figure import Asked
    from chungsuc.reports.kinds import ReportKind, draft
    from chungsuc.units.queries import find_unit

    kind = ReportKind(name)
    unit = find_unit("Phú Đình", DAY) if kind is ReportKind.GAP else find_unit("19", DAY, level="province")

    def make() -> dict[str, int]:
        files, sheets = draft(kind, Asked(unit, DAY), timezone.localtime()).files()
        return {"docx": len(files.docx), "pdf": len(files.pdf), "xlsx": len(sheets), "pages": _pages(files.pdf)}

    return make


def _many(name: str) -> Callable[[], dict[str, int]]:
    from django.utils import timezone

    from chungsuc.figures.figure import Asked
    from chungsuc.reports.bundle import BundleForm, gap_reports
    from chungsuc.units.queries import find_unit

    form = BundleForm.PDF if "PDF" in name else BundleForm.ZIP

    def make() -> dict[str, int]:
        asked = Asked(find_unit("19", DAY, level="province"), DAY)
        *_, last = gap_reports(asked, form, made_at=timezone.localtime())
        pages = _pages(last.content or b"") if form is BundleForm.PDF else 0
        return {"docx": 0, "pdf": len(last.content or b""), "xlsx": 0, "pages": pages}

    return make


def _pages(pdf: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


if __name__ == "__main__":
    main()
