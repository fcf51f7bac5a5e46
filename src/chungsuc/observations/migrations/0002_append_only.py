"""Let the database itself refuse UPDATE on the ledger.

DELETE is not refused here: emptying a whole database (a demonstration, a test) is a decision of whoever owns it.
On SQLite a later migration that rebuilds a table drops its triggers: it has to call ``forbid_updates`` again;
a test that updates by plain SQL after all migrations keeps watch.
"""

from django.db import migrations

TABLES = ("observations_observation", "observations_importbatch")
SAID = "the ledger only grows: an observation is corrected or retracted, never updated"


def forbid_updates(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION chungsuc_append_only() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"
        )
    for table in TABLES:
        name = f"{table}_append_only"
        if vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION chungsuc_append_only()"
            )
        elif vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
            )


def allow_updates(apps, schema_editor):
    for table in TABLES:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only{on}")


class Migration(migrations.Migration):
    dependencies = [("observations", "0001_initial")]

    operations = [migrations.RunPython(forbid_updates, allow_updates)]
