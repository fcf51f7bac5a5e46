"""What is stored of facts: an append-only ledger, and the files they came in."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from chungsuc.append_only import AppendOnly
from chungsuc.units.models import Unit


class ImportBatch(AppendOnly):
    """One accepted file (lần nhập): kept once by its checksum, so that the same file twice changes nothing.

    ``as_of`` is the day given for rows that name none: the same file for another day is another batch, and so is
    the same file read another way (``reading``: another province, decimal mark, synthetic or not).
    """

    sha256 = models.CharField(max_length=64)
    reading = models.CharField(max_length=255, blank=True, default="", help_text="province, decimal mark, synthetic")
    set_id = models.CharField(max_length=60)
    as_of = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=255)
    rows = models.PositiveIntegerField()
    stored = models.PositiveIntegerField(help_text="observations written; equal ones are not written again")
    said_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "set_id", "as_of", "reading"], nulls_distinct=False, name="import_batch_once"
            ),
        ]  # fmt: skip


class Observation(AppendOnly):
    """One value of one measure for one unit, describing the day ``as_of`` (số liệu). Never edited.

    Exactly one of ``value`` (number) and ``attested`` (holds or not) is set; both blank is a retraction: the
    value is unknown again. Of several that describe one day the last recorded counts; an observation that a
    later one ``supersedes`` no longer counts from the moment the later one was recorded.
    """

    # The composite index below begins with the unit: a second one would only slow the import.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="observations", db_index=False)
    measure = models.CharField(max_length=80)
    as_of = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    attested = models.BooleanField(null=True, blank=True)
    numerator = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    source = models.CharField(max_length=255)
    said_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField()
    # Who was signed in when it was entered, however it came in: they may not verify it themselves. Blank where
    # nobody was (the command line, a demonstration); ``said_by`` is the authority that answers for the value.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    note = models.TextField(blank=True)
    synthetic = models.BooleanField(default=False)
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections", db_index=False
    )
    batch = models.ForeignKey(
        ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="observations", db_index=False
    )

    class Meta(AppendOnly.Meta):
        indexes = [
            models.Index(fields=["unit", "measure", "as_of", "recorded_at", "id"], name="observation_latest"),
            # Every page asks whether anything is made up; where nothing is, this index is empty.
            models.Index(fields=["id"], condition=models.Q(synthetic=True), name="observation_made_up"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(attested__isnull=True),
                name="observation_one_kind_of_value",
            ),
            # Partial, and so small: most observations correct nothing. It also serves the search for corrections.
            models.UniqueConstraint(
                fields=["supersedes"], condition=models.Q(supersedes__isnull=False), name="observation_superseded_once"
            ),
        ]

    @property
    def is_retraction(self) -> bool:
        """True when it takes a value back: from then on it is unknown again (rút lại)."""
        return self.value is None and self.attested is None
