"""Start Django from the command line, and make the default database when there is none."""

from __future__ import annotations

import os

import django
from django.apps import apps


def start() -> None:
    """Set Django up once; safe to call again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungsuc.site.settings")
    if not apps.ready:
        django.setup()


def ready_database() -> None:
    """Bring the database to the present schema and load the units of all Viet Nam if it has none."""
    start()
    from django.core.management import call_command

    from chungsuc.units.actions import load_units
    from chungsuc.units.models import Unit

    call_command("migrate", verbosity=0, interactive=False)
    if not Unit.objects.exists():
        load_units()
