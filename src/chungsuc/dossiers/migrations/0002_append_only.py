"""What was said of a dossier is written once: the database refuses changes too."""

from django.db import migrations

from chungsuc.append_only import allow_updates, forbid_updates

TABLES = tuple(
    f"dossiers_{name}"
    for name in ("step", "paper", "publication", "comment", "appraisal", "fieldcheck", "sitting", "vote")
)


def forbid(apps, schema_editor):
    forbid_updates(schema_editor, *TABLES)


def allow(apps, schema_editor):
    allow_updates(schema_editor, *TABLES)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
