"""The units of all Viet Nam, loaded once for a test database."""

from __future__ import annotations

import pytest
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="session")
def _units_loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    from chungsuc.units.actions import load_units

    with django_db_blocker.unblock():
        load_units()


@pytest.fixture
def viet_nam(_units_loaded: None, db: None) -> None:
    """All 15,861 states of units, their lineage, the regions of provinces; what a test changes is undone."""
    from chungsuc.units.actions import load_units
    from chungsuc.units.models import Unit

    # A test with transaction=True empties every table behind itself.
    if not Unit.objects.exists():
        load_units()
