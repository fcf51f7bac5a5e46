"""The same bytes read another way are another import."""

from importlib import import_module

from django.db import migrations, models

triggers = import_module("chungsuc.observations.migrations.0002_append_only")


class Migration(migrations.Migration):
    dependencies = [("observations", "0002_append_only")]

    operations = [
        # SQLite rebuilds the table and drops its triggers: they are put back at the end.
        migrations.RunPython(triggers.allow, triggers.forbid),
        migrations.AddField(
            model_name="importbatch",
            name="reading",
            field=models.CharField(
                blank=True, default="", help_text="province, decimal mark, synthetic", max_length=255
            ),
        ),
        migrations.RemoveConstraint(model_name="importbatch", name="import_batch_once"),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.UniqueConstraint(
                fields=("sha256", "set_id", "as_of", "reading"), name="import_batch_once", nulls_distinct=False
            ),
        ),
        migrations.RunPython(triggers.forbid, triggers.allow),
    ]
