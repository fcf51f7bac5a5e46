"""What was recorded after recognition is written once: the database refuses changes too."""

from django.db import migrations

from chungsuc.append_only import allow_updates, forbid_updates

TABLES = tuple(
    f"upkeep_{name}"
    for name in ("review", "reviewline", "task", "taskword", "casestep", "upheld", "plannedrecheck")
)


def forbid(apps, schema_editor):
    forbid_updates(schema_editor, *TABLES)


def allow(apps, schema_editor):
    allow_updates(schema_editor, *TABLES)


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
