"""Clients of the web bench: a process of its own that asks over loopback and measures.

``python -m bench.web_clients JOB.json`` reads what to do and prints what it measured as JSON. Requests are bounded in
count and time, and go to 127.0.0.1 only.
"""

from __future__ import annotations

import http.client
import json
import random
import sys
import threading
import time
import uuid
from pathlib import Path
from typing import Any

COOKIE = "phien={session}; csrf={token}"
TOKEN = "b" * 32
MOST_A_SECOND = 50  # forms of one officer that are filled before the clock starts
HEADERS = {"Host": "localhost", "Accept": "application/json", "X-CSRFToken": TOKEN}


class Line:
    """One connection that is kept, as a browser keeps it; opened again where the server has closed it."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        for last in (False, True):
            try:
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                return answer.status, answer.read()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.connection.close()
                if last:
                    raise
        raise AssertionError


def ask(
    port: int, session: str, method: str, path: str, body: str = "", line: Line | None = None
) -> tuple[int, float, bytes]:  # fmt: skip
    """Send one request, on a connection that is kept or on one of its own."""
    headers = {**HEADERS, "Cookie": COOKIE.format(session=session, token=TOKEN)}
    if body:
        headers["Content-Type"] = "application/json"
    else:
        headers["Accept"] = "text/html"
    start = time.perf_counter()
    used = line or Line(port)
    status, content = used.ask(method, path, body.encode(), headers)
    if line is None:
        used.connection.close()
    return status, time.perf_counter() - start, content


def pages(job: dict[str, Any]) -> dict[str, Any]:
    """Ask each page some times in turn, one after the other."""
    took: dict[str, list[float]] = {name: [] for name in job["pages"]}
    for _ in range(job["runs"]):
        for name, (session, path) in job["pages"].items():
            status, seconds, _content = ask(job["port"], session, "GET", path)
            if status != 200:
                raise SystemExit(f"{name}: {path} answered {status}")
            took[name].append(seconds)
    return took


class Officer(threading.Thread):
    """One client who submits forms of 57 values, one after the other, until the time is over."""

    def __init__(self, job: dict[str, Any], number: int) -> None:
        super().__init__()
        self.job, self.dice = job, random.Random(number)
        self.session, self.path = job["officers"][number]
        self.took: list[float] = []
        self.receipts: list[str] = []
        self.refused: list[str] = []
        self.filled: list[str] = []

    def fill(self) -> None:
        """Fill the forms before the clock starts: officers do that on machines of their own."""
        self.filled = [self.form() for _ in range(self.job["seconds"] * MOST_A_SECOND)]

    def form(self) -> str:
        fields = {"act": "submit", "client_id": str(uuid.UUID(int=self.dice.getrandbits(128), version=4))}
        for no, kind in self.job["fields"]:
            if kind == "word":
                fields[f"v:{no}"] = self.dice.choice(("Đạt", "Không đạt"))
            else:
                fields[f"v:{no}"] = str(self.dice.randrange(0, 91))
            fields[f"w:{no}"] = "bench"
        return json.dumps(fields)

    def run(self) -> None:
        line, until = Line(self.job["port"]), time.perf_counter() + self.job["seconds"]
        while time.perf_counter() < until and len(self.took) < 20_000:
            body = self.filled.pop() if self.filled else self.form()
            status, seconds, content = ask(self.job["port"], self.session, "POST", self.path, body, line)
            if status == 200:
                self.took.append(seconds)
                self.receipts.append(json.loads(content)["receipt"])
            else:
                self.refused.append(f"{status} {content[:200]!r}")


def watch(job: dict[str, Any], done: threading.Event, took: list[float]) -> None:
    """One tab of the office: a page every second."""
    turn, line = 0, Line(job["port"])
    while not done.is_set():
        path = job["watched"][turn % len(job["watched"])]
        took.append(ask(job["port"], job["office"], "GET", path, line=line)[1])
        turn += 1
        done.wait(1.0)


def submissions(job: dict[str, Any]) -> dict[str, Any]:
    """Let all officers submit at once while two tabs of the office are open."""
    done, tabs = threading.Event(), [[], []]  # type: tuple[threading.Event, list[list[float]]]
    watchers = [threading.Thread(target=watch, args=(job, done, tab)) for tab in tabs]
    officers = [Officer(job, number) for number in range(len(job["officers"]))]
    for officer in officers:
        officer.fill()
    start = time.perf_counter()
    for thread in (*watchers, *officers):
        thread.start()
    for officer in officers:
        officer.join()
    seconds = time.perf_counter() - start
    done.set()
    for watcher in watchers:
        watcher.join()
    return {
        "seconds": seconds,
        "took": [each for officer in officers for each in officer.took],
        "receipts": [each for officer in officers for each in officer.receipts],
        "refused": [each for officer in officers for each in officer.refused][:5],
        "tabs": [each for tab in tabs for each in tab],
    }


def main(argv: list[str]) -> None:
    job = json.loads(Path(argv[0]).read_text(encoding="utf-8"))
    print(json.dumps({"pages": pages, "submissions": submissions}[job["what"]](job)))


if __name__ == "__main__":
    main(sys.argv[1:])
