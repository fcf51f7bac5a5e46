"""What a form of 57 values refers to is checked once, not 57 times (PostgreSQL; ADR 44)."""

from django.conf import settings
from django.db import migrations

from chungsuc.referring import Reference, check_by_statement

REFERENCES = (
    Reference("unit_id", "units_unit"),
    Reference("recorded_by_id", "accounts_user"),
    Reference("supersedes_id", "observations_observation", grows=True),
    Reference("batch_id", "observations_importbatch", grows=True),
)


def check(apps, schema_editor):
    check_by_statement(schema_editor, "observations_observation", REFERENCES)


class Migration(migrations.Migration):
    dependencies = [
        ("observations", "0006_latest_by_key"),
        ("units", "__first__"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(check, migrations.RunPython.noop)]
