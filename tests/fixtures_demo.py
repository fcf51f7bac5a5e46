"""The demonstration's province, filled for the tests of one module and gone after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="module")
def demo_filled(_units_loaded: None, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
    """Fill the test database inside a transaction that holds for the module; tests nest in it."""
    from django.db import transaction

    from chungsuc.demo.fill import fill

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield fill(318)
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def demo_province(demo_filled: object, db: None) -> object:
    """Thái Nguyên with synthetic values of seed 318; what a test changes is undone. Gives what the run made."""
    return demo_filled
