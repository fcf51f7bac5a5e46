"""Who was signed in when a value was entered: nobody verifies what they entered themselves."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

triggers = import_module("chungsuc.observations.migrations.0002_append_only")


class Migration(migrations.Migration):
    dependencies = [
        ("observations", "0003_import_batch_reading"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Were the table rebuilt (SQLite does so for some changes), its trigger would be gone: put back in any case.
        migrations.RunPython(triggers.allow, triggers.forbid),
        migrations.AddField(
            model_name="observation",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT,
                related_name="+", to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(triggers.forbid, triggers.allow),
    ]
