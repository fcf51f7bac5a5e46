"""The index goes down to the key, so that the last recorded of a day is found without sorting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("observations", "0005_made_up")]

    operations = [
        migrations.RemoveIndex(model_name="observation", name="observation_latest"),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(fields=["unit", "measure", "as_of", "recorded_at", "id"], name="observation_latest"),
        ),
    ]
