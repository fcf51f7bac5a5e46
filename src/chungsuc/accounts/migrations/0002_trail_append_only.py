"""Let the database itself refuse UPDATE on the audit trail."""

from django.db import migrations

from chungsuc.append_only import allow_updates, forbid_updates


def forbid(apps, schema_editor):
    forbid_updates(schema_editor, "accounts_auditentry")


def allow(apps, schema_editor):
    allow_updates(schema_editor, "accounts_auditentry")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(forbid, allow)]
