"""A real Chromium against a real gunicorn over a database of its own: what a person would do, done by a program.

The pages run as ``chungsuc serve`` runs them, on SQLite, and on PostgreSQL when the suite runs there.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from fixtures_demo import environment as demo_environment
from on_postgres import new_database

PROGRAM = str(Path(sys.executable).with_name("chungsuc"))
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            if item.path.stem == "test_the_whole_loop":  # the pages' looks are the same on every database
                item.add_marker(pytest.mark.postgres)


def chromium() -> str | None:
    named = os.environ.get("CHUNGSUC_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; skipped, loudly, where there is none; with CI=true that is a failure."""
    path = chromium()
    if path is None:
        said = "no Chromium: apt install chromium, or set CHUNGSUC_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    # Playwright keeps a loop running in this thread, in which Django would refuse the tests that come after.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Site:
    """A running installation of the demonstration, and how to run a command of its own."""

    address: str
    environment: dict[str, str]

    def command(self, *words: str) -> str:
        """Run ``chungsuc …`` on the same database, and give what it prints."""
        done = subprocess.run(
            [PROGRAM, *words],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Site]:
    """Serve a demonstration on a free port, with gunicorn, until the tests of this session are done."""
    folder = tmp_path_factory.mktemp("site")
    with _database(folder) as address, (folder / "server.log").open("w", encoding="utf-8") as log:
        environment = {**demo_environment(folder), "CHUNGSUC_DATABASE": address}
        if address.startswith("sqlite"):
            request.getfixturevalue("demo_home").copy(folder)
        else:
            Site("", environment).command("demo", "--out", str(folder))
        port = _free_port()
        running = Site(f"http://127.0.0.1:{port}", environment)
        with subprocess.Popen(
            [PROGRAM, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        ) as server:
            try:
                _wait_for(running.address, server, folder / "server.log")
                yield running
            finally:
                server.terminate()


def _free_port() -> int:
    """Give a port that is free now; asked for right before it is taken, since another session may want it too."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """A database of its own: a SQLite file, or a new database on the PostgreSQL server that the suite runs on."""
    server = os.environ.get("CHUNGSUC_DATABASE", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'demo.sqlite3'}"
        return
    with new_database(server, "chungsuc_browser") as address:
        yield address


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            pytest.fail(f"the server stopped: {log.read_text(encoding='utf-8')[-2000:]}")
        try:
            urllib.request.urlopen(address, timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
            continue
        return
    pytest.fail("the server did not answer within 30 s")


@pytest.fixture
def laptop(browser: Browser, site: Site) -> Iterator[Page]:
    """A page at 1366 × 768 in Vietnamese."""
    yield from _page(browser, site, LAPTOP)


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """A page at 390 × 844, as a telephone shows it."""
    yield from _page(browser, site, PHONE)


def _page(browser: Browser, site: Site, size: dict[str, int]) -> Iterator[Page]:
    context = new_context(browser, site, size)
    yield context.new_page()
    context.close()


def new_context(browser: Browser, site: Site, size: dict[str, int] = LAPTOP) -> BrowserContext:
    """A visitor of their own: cookies apart from all others; anything that breaks the policy of content fails."""
    return browser.new_context(base_url=site.address, viewport=size, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")  # type: ignore[arg-type]
