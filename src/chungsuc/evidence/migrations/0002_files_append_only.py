"""The database itself refuses to change what is said of a file once it is stored."""

from django.db import migrations

from chungsuc.append_only import allow_updates, forbid_updates

TABLES = ("evidence_evidencefile",)


def forbid(apps, schema_editor):
    forbid_updates(schema_editor, *TABLES)


def allow(apps, schema_editor):
    allow_updates(schema_editor, *TABLES)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
