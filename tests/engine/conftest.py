"""Servers of the engine's own tests."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest


@pytest.fixture(scope="session")
def spark_session() -> Iterator[Any]:
    """A session on a real Spark Connect server out of a wheel; skipped, loudly, where it does not exist."""
    if find_spec("pysail") is None or find_spec("pyspark") is None:
        pytest.skip("no Spark Connect here: install the extra [spark]")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pysail.spark import SparkConnectServer

        from chungsuc.engine.backends.spark import connect

        server = SparkConnectServer("127.0.0.1", 0)
        server.start(background=True)
        _, port = server.listening_address
        session = connect(f"sc://127.0.0.1:{port}")
    yield session
    session.stop()
    server.stop()
