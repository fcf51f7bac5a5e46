"""Let the database itself refuse UPDATE on submissions."""

from django.db import migrations

from chungsuc.append_only import allow_updates, forbid_updates


def forbid(apps, schema_editor):
    forbid_updates(schema_editor, "entry_submission")


def allow(apps, schema_editor):
    allow_updates(schema_editor, "entry_submission")


class Migration(migrations.Migration):
    dependencies = [("entry", "0001_initial")]

    operations = [migrations.RunPython(forbid, allow)]
