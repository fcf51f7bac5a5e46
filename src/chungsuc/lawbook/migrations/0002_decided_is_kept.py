"""Let the database itself keep what was decided, and the text of what was proposed.

On SQLite a later migration that rebuilds the table drops its triggers and has to make them again; a test that
updates by plain SQL after all migrations keeps watch.
"""

from django.db import migrations

TABLE = "lawbook_lawproposal"
SAID = "a proposal of law is kept as it was decided"
KEPT = ("kind", "law_id", "set_id", "text", "checksum", "decree", "valid_from", "valid_until", "proposer_id")
DECIDED = "OLD.state IN ('approved', 'refused', 'withdrawn')"


def forbid(apps, schema_editor):
    sent = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in KEPT)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION chungsuc_decided_is_kept() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$ "
            "LANGUAGE plpgsql"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_kept BEFORE UPDATE ON {TABLE} FOR EACH ROW "
            f"WHEN ({DECIDED} OR {sent}) EXECUTE FUNCTION chungsuc_decided_is_kept()"
        )
    else:
        sent = sent.replace("IS DISTINCT FROM", "IS NOT")
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_kept BEFORE UPDATE ON {TABLE} "
            f"WHEN {DECIDED} OR {sent} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )


def allow(apps, schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_kept{on}")


class Migration(migrations.Migration):
    dependencies = [("lawbook", "0001_initial")]

    operations = [migrations.RunPython(forbid, allow)]
