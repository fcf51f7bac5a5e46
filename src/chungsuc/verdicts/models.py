"""What is stored of verdicts, which law has been used, and the overlays this installation judges by."""

from __future__ import annotations

from django.db import models

from chungsuc.units.models import Unit


class InstalledOverlay(models.Model):
    """An overlay that this installation applies beside the shipped amendments (văn bản áp dụng tại địa phương).

    The province's own levels, or the demo's assumed ones. ``text`` is the YAML of ``law/FORMAT.md``, whole, so
    that the database alone says by what it judged; ``checksum`` is that of the text.
    """

    overlay_id = models.CharField(max_length=80, primary_key=True)
    amends = models.CharField(max_length=60, db_index=True)
    text = models.TextField()
    checksum = models.CharField(max_length=64)
    source = models.TextField()
    installed_at = models.DateTimeField()


class LawInUse(models.Model):
    """A set or overlay that has judged something: from then on its file may not change."""

    law_id = models.CharField(max_length=80, primary_key=True)
    checksum = models.CharField(max_length=64)
    first_used_at = models.DateTimeField()


class StoredVerdict(models.Model):
    """The verdict on one unit by one set at one day, as last judged (kết quả đánh giá)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="verdicts")
    set_id = models.CharField(max_length=60)
    as_of = models.DateField()
    status = models.CharField(max_length=15)
    criteria_met = models.PositiveSmallIntegerField()
    criteria = models.JSONField(help_text="status by number of criterion")
    indicators = models.JSONField(help_text="status by number of indicator or part")
    law_version = models.TextField()
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "set_id", "as_of"], name="one_verdict_a_day")]
        indexes = [models.Index(fields=["set_id", "as_of"], name="verdict_by_set_and_day")]
