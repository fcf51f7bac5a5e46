"""Measure the pages and the submissions: ``script/bench web [--nation] [--sqlite] [--seconds N] [--write]``.

A database of its own, a real gunicorn with two workers, clients in a process of their own, all on the same machine.
Pages: p50 and p95 of requests one after the other, and the number of SQL queries of each. Submissions: 8 clients that
send forms of 57 values without pause while two tabs of the office are open; afterwards nothing may be lost, and
every stored verdict must be what the panel engine says.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LIMITS = ROOT / "bench" / "limits.json"
PAGE = ROOT / "docs" / "benchmarks-web.md"
BEGIN, END = "<!-- results: written by script/bench web --write -->", "<!-- end of results -->"
CLIENTS, WORKERS = 8, 2
sys.path.insert(0, str(ROOT / "tests"))


@contextlib.contextmanager
def database(sqlite: bool) -> Iterator[str]:
    """Give the address of an empty database that is gone afterwards."""
    if sqlite:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/bench.sqlite3"
        return
    from on_postgres import Server

    with Server() as address:
        yield address


@contextlib.contextmanager
def server() -> Iterator[int]:
    """Run gunicorn as an office does, and give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = str(Path(sys.executable).with_name("chungsuc"))
    command = [program, "serve", "--port", str(port), "--workers", str(WORKERS)]
    with subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL) as running:
        try:
            _wait(port, running)
            yield port
        finally:
            running.terminate()


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if running.poll() is not None:
            raise SystemExit("the server stopped")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
            continue
        return
    raise SystemExit("the server did not answer")


def clients(job: dict[str, Any]) -> dict[str, Any]:
    """Run the clients in a process of their own."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(job, file)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-m", "bench.web_clients", file.name],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


def page_addresses(office: str, officer: str, code: str) -> dict[str, tuple[str, str]]:
    """Give each measured page as who opens it and its address; names are those of ``limits.json``."""
    from bench.web_world import DAYS, SET_ID

    asked = f"?ngay={DAYS[-1].isoformat()}&bo={SET_ID}"
    return {
        "overview": (office, "/"),
        "matrix": (office, f"/ma-tran/{asked}"),
        "matrix_criterion": (office, f"/ma-tran/{asked}&tieuchi=17"),
        "commune": (office, f"/xa/{code}/{asked}"),
        "overview_commune": (officer, "/"),
        "entry_form": (officer, f"/nhap-lieu/{code}/{asked}"),
        "verification": (office, f"/tham-tra/{asked}"),
        "leader": (office, f"/dieu-hanh/{asked}"),
        "figure": (office, f"/chi-so/communes.ntm.cumulative/{asked}"),
        "map": (office, f"/ban-do/{asked}"),
    }


def queries(sessions: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Count the SQL queries of each page, asked inside this process."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    counted = {}
    for name, (session, path) in sessions.items():
        client = Client(HTTP_HOST="localhost")
        client.cookies[settings.SESSION_COOKIE_NAME] = session
        client.get(path)  # what a process keeps is there the second time
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{name}: {path} answered {answer.status_code}")
        counted[name] = len(seen)
    return counted


def fields() -> list[tuple[str, str]]:
    """Give 57 fields of the form: number, and whether it takes a word or a number."""
    from bench.web_world import DAYS, SET_ID

    from chungsuc.engine.columns import ColumnType, fact_type
    from chungsuc.verdicts.law_in_force import law_for

    taken = [p for p in law_for(SET_ID, DAYS[-1]).provisions() if p.takes_fact and p.measure]
    return [(p.no, "word" if fact_type(p) is ColumnType.CODE else "number") for p in taken][:57]


def submit(port: int, world: Any, seconds: int) -> dict[str, Any]:
    """Let the clients submit; hold what they were told against what is stored."""
    from bench.web_world import DAYS, SET_ID

    from chungsuc.entry.models import Submission

    asked = f"?ngay={DAYS[-1].isoformat()}&bo={SET_ID}"
    before = Submission.objects.count()
    told = clients(
        {
            "what": "submissions", "port": port, "seconds": seconds, "fields": fields(), "office": world.office,
            "officers": [(session, f"/nhap-lieu/{code}/{asked}") for session, code in world.officers],
            "watched": ["/", f"/ma-tran/{asked}"],
        }
    )  # fmt: skip
    stored = Submission.objects.count() - before
    return {**told, "lost": len(set(told["receipts"])) - stored, "proof": proof()}


def proof() -> dict[str, int]:
    """Judge everything that is stored again as a panel; raises where the two engines differ."""
    from chungsuc.verdicts.law_in_force import law_for
    from chungsuc.verdicts.queries import judged_before
    from chungsuc.verdicts.verify import verify

    found = [verify(units, law_for(set_id, day)) for (set_id, day), units in judged_before().items()]
    return {"stored": sum(one.stored for one in found), "outdated": sum(one.outdated for one in found)}


def quantile(values: list[float], share: float) -> float:
    """Give a quantile in milliseconds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def measure(*, national: bool, sqlite: bool, seconds: int, runs: int) -> dict[str, Any]:
    """Make the world, measure, and give the results as plain data."""
    from bench.web_world import make

    world = make(national=national, officers=CLIENTS)
    session, code = world.officers[0]
    addresses = page_addresses(world.office, session, code)
    counted = queries(addresses)
    with server() as port:
        clients({"what": "pages", "port": port, "runs": 3, "pages": addresses})  # every worker has seen every page
        took = clients({"what": "pages", "port": port, "runs": runs, "pages": addresses})
        told = submit(port, world, seconds)
    return {
        "size": "nation" if national else "province", "database": "SQLite" if sqlite else "PostgreSQL",
        "communes": world.communes, "observations": world.observations,
        "pages": {
            name: {"p50_ms": quantile(took[name], 0.5), "p95_ms": quantile(took[name], 0.95), "queries": counted[name]}
            for name in addresses
        },
        "submissions": {
            "per_second": len(told["took"]) / told["seconds"], "p50_ms": quantile(told["took"], 0.5),
            "p99_ms": quantile(told["took"], 0.99), "count": len(told["took"]), "lost": told["lost"],
            "refused": told["refused"], "tab_p95_ms": quantile(told["tabs"], 0.95) if told["tabs"] else 0,
            "verdicts": told["proof"],
        },
    }  # fmt: skip


def said(result: dict[str, Any]) -> list[str]:
    """Say the results as Markdown."""
    sent = result["submissions"]
    right = sent["lost"] == 0 and sent["verdicts"]["outdated"] == 0 and not sent["refused"]
    kept = sent["per_second"] >= 200 and sent["p99_ms"] <= 150
    return [
        f"{result['size']}, {result['database']}: {result['communes']:,} communes, {result['observations']:,} values.",
        "",
        "| page | p50 ms | p95 ms | SQL queries |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {page['p50_ms']:.0f} | {page['p95_ms']:.0f} | {page['queries']} |"
            for name, page in result["pages"].items()
        ),
        "",
        f"- {sent['count']:,} submissions of 57 values by {CLIENTS} clients: **{sent['per_second']:.0f} a second**, "
        f"p50 {sent['p50_ms']:.0f} ms, p99 {sent['p99_ms']:.0f} ms (goal on PostgreSQL: 200 a second, p99 150 ms) — "
        f"{'kept' if kept else '**missed**'}",
        f"- two tabs of the office meanwhile: p95 {sent['tab_p95_ms']:.0f} ms",
        f"- nothing lost, every stored verdict as the panel says: {'yes' if right else '**no**'} "
        f"({sent['lost']} lost, {sent['verdicts']['outdated']} of {sent['verdicts']['stored']} out of date)",
        *(f"- refused: {one}" for one in sent["refused"]),
    ]


def write(result: dict[str, Any]) -> None:
    """Keep the results of this size and database as data, and put all that are kept into the page."""
    kept = json.loads(LIMITS.read_text(encoding="utf-8"))
    kept.setdefault("measured", {})[f"{result['size']}, {result['database']}"] = result
    LIMITS.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    told = "\n\n".join("\n".join(["## " + name, "", *said(one)]) for name, one in sorted(kept["measured"].items()))
    PAGE.write_text(f"{before}{BEGIN}\n\n{told}\n\n{END}{after}", encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="script/bench web", description=__doc__)
    parser.add_argument("--nation", action="store_true", help="10,600 communes instead of 126")
    parser.add_argument("--sqlite", action="store_true", help="SQLite instead of PostgreSQL")
    parser.add_argument("--seconds", type=int, default=20, help="how long the clients submit")
    parser.add_argument("--runs", type=int, default=40, help="how often each page is asked for")
    parser.add_argument("--write", action="store_true", help="keep the results in bench/limits.json")
    asked = parser.parse_args(argv)
    with database(asked.sqlite) as address, tempfile.TemporaryDirectory() as files:
        os.environ.update(CHUNGSUC_DATABASE=address, CHUNGSUC_FILES=files, CHUNGSUC_MFA_REQUIRED="none")
        os.environ["CHUNGSUC_SECRET_KEY"] = secrets.token_urlsafe(60)
        from chungsuc.site.start import start

        start()
        result = measure(national=asked.nation, sqlite=asked.sqlite, seconds=asked.seconds, runs=asked.runs)
        from django.db import connection

        connection.close()
    print("\n".join(said(result)))
    if asked.write:
        write(result)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
