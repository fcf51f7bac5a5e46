"""What was sent, as a checksum: the same id with another form is refused."""

from importlib import import_module

from django.db import migrations, models

triggers = import_module("chungsuc.entry.migrations.0002_append_only")


class Migration(migrations.Migration):
    dependencies = [("entry", "0002_append_only")]

    operations = [
        # SQLite rebuilds the table and drops its trigger: it is put back at the end.
        migrations.RunPython(triggers.allow, triggers.forbid),
        migrations.AddField(
            model_name="submission",
            name="content",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(triggers.forbid, triggers.allow),
    ]
