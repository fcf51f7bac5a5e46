"""Say of each installed overlay what kind it is, and let the database refuse to change installed law."""

import re

from django.db import migrations

from chungsuc.append_only import allow_updates, forbid_updates

TABLES = ("verdicts_installedoverlay", "verdicts_installedset")


def tell_kinds(apps, schema_editor):
    for row in apps.get_model("verdicts", "InstalledOverlay").objects.all():
        found = re.search(r"^kind:\s*(\w+)", row.text, re.MULTILINE)
        row.kind = found.group(1) if found else row.kind
        row.save(update_fields=["kind"])


def forbid(apps, schema_editor):
    forbid_updates(schema_editor, *TABLES)


def allow(apps, schema_editor):
    allow_updates(schema_editor, *TABLES)


class Migration(migrations.Migration):
    dependencies = [("verdicts", "0002_known_law")]

    operations = [
        migrations.RunPython(tell_kinds, migrations.RunPython.noop),
        migrations.RunPython(forbid, allow),
    ]
