"""Let the database itself refuse UPDATE on the ledger.

DELETE is not refused here: emptying a whole database (a demonstration, a test) is a decision of whoever owns it.
On SQLite a later migration that rebuilds a table drops its triggers: it has to call ``forbid_updates`` again;
a test that updates by plain SQL after all migrations keeps watch.
"""

from django.db import migrations

from chungsuc.append_only import allow_updates, forbid_updates

TABLES = ("observations_observation", "observations_importbatch")


def forbid(apps, schema_editor):
    forbid_updates(schema_editor, *TABLES)


def allow(apps, schema_editor):
    allow_updates(schema_editor, *TABLES)


class Migration(migrations.Migration):
    dependencies = [("observations", "0001_initial")]

    operations = [migrations.RunPython(forbid, allow)]
