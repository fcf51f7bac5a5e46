"""Promises about the real server: ``chungsuc serve`` as an office starts it, over a database of its own."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAM = str(Path(sys.executable).with_name("chungsuc"))
KEY = "một-khóa-bí-mật-chỉ-để-thử-nghiệm-0123456789-abcdefghijk"
pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def environment(folder: Path) -> dict[str, str]:
    """An office: a real database, a key of its own, behind a proxy on this machine that holds the certificate."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("CHUNGSUC_")}
    given.pop("DJANGO_SETTINGS_MODULE", None)
    return given | {
        "CHUNGSUC_DATABASE": f"sqlite:///{folder / 'office.sqlite3'}",
        "CHUNGSUC_STATIC": str(folder / "static"),
        "CHUNGSUC_SECRET_KEY": KEY,
        "CHUNGSUC_HTTPS": "1",
        "PYTHONUTF8": "1",
    }


class Office:
    """A running server."""

    def __init__(self, port: int, process: subprocess.Popen[str]) -> None:
        self.port, self.process = port, process

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask as the proxy does: it says that the browser came by https."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"X-Forwarded-Proto": "https", **given})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@contextmanager
def started(environment: dict[str, str], log: Path, *words: str) -> Iterator[Office]:
    """Start a server on a free port, and stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("w") as lines, subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port), "--workers", "1", *words],
        env=environment, stdout=lines, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        office = Office(port, process)
        for _ in range(600):
            assert process.poll() is None, log.read_text()
            try:
                office.ask("/tai-khoan/dang-nhap/")
            except OSError:
                time.sleep(0.1)
                continue
            break
        yield office
        process.terminate()


@pytest.fixture(scope="module")
def office(environment: dict[str, str], folder: Path) -> Iterator[Office]:
    with started(environment, folder / "log", "--threads", "4", "--access-log") as running:
        yield running


def test_a_page_comes_compressed_and_with_all_that_protects_it(office: Office) -> None:
    status, headers, _ = office.ask("/tai-khoan/dang-nhap/")
    assert status == 200
    assert headers["strict-transport-security"] == "max-age=2592000"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["set-cookie"].startswith("__Host-csrf=")
    assert "; Secure" in headers["set-cookie"]
    status, headers, body = office.ask("/khong-co/", Accept_Encoding="gzip")
    assert (status, headers["content-encoding"]) == (404, "gzip")
    assert "CS-DSK-002" in gzip.decompress(body).decode()


def test_static_files_may_be_kept_for_ever_and_come_in_brotli(office: Office) -> None:
    page = office.ask("/tai-khoan/dang-nhap/")[2].decode()
    links = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert len(links) >= 4
    for link in links:
        assert re.search(r"\.[0-9a-f]{12}\.", link), link
        status, headers, body = office.ask(link, Accept_Encoding="gzip, br")
        assert status == 200, link
        assert headers["cache-control"] == "max-age=315360000, public, immutable"
        assert headers["x-content-type-options"] == "nosniff"
        if not link.endswith(".woff2"):
            assert headers["content-encoding"] == "br"
            assert len(body) < len(office.ask(link)[2])


def test_who_comes_without_https_is_led_to_it(office: Office) -> None:
    status, headers, _ = office.ask("/tai-khoan/dang-nhap/", X_Forwarded_Proto="http", Host="localhost")
    assert (status, headers["location"]) == (301, "https://localhost/tai-khoan/dang-nhap/")


def test_the_log_has_requests_without_addresses_and_questions(office: Office, folder: Path) -> None:
    number = office.ask("/ma-tran/?ngay=2023-12-31&nguoi=an")[1]["x-request-id"]
    for _ in range(100):
        lines = [line for line in (folder / "log").read_text().splitlines() if number in line]
        if lines:
            break
        time.sleep(0.05)
    assert '"GET /ma-tran/" 302' in lines[0]
    assert "127.0.0.1" not in lines[0]
    assert "nguoi=an" not in lines[0]


def test_a_slow_sender_keeps_nobody_waiting(office: Office) -> None:
    """One process, four threads: three who send a form byte by byte, and a fourth who is answered."""
    slow = [socket.create_connection(("127.0.0.1", office.port)) for _ in range(3)]
    for one in slow:
        one.sendall(b"POST /tai-khoan/dang-nhap/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nlogin=")
    try:
        assert office.ask("/tai-khoan/dang-nhap/")[0] == 200
    finally:
        for one in slow:
            one.close()


def test_told_to_stop_it_stops_by_itself_and_without_a_fault(environment: dict[str, str], folder: Path) -> None:
    with started(environment, folder / "second", "--workers", "2") as second:
        second.process.send_signal(signal.SIGTERM)
        assert second.process.wait(30) == 0
    assert "Traceback" not in (folder / "second").read_text()


def test_without_a_key_it_does_not_start(environment: dict[str, str], office: Office) -> None:
    for words in ([PROGRAM, "serve", "--port", "9"], [sys.executable, "-c", "import chungsuc.site.wsgi"]):
        given = environment | {"CHUNGSUC_SECRET_KEY": "", "CHUNGSUC_DEBUG": "1"}
        if words[0] == PROGRAM:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                words = [*words[:-1], str(free.getsockname()[1])]
        done = subprocess.run(words, env=given, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "CS-SYS-021" in done.stderr
        assert "CS-SYS-022" in done.stderr
        assert "Traceback" not in done.stderr
