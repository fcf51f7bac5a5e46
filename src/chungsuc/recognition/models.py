"""What is stored of titles: decisions of an authority, never overwritten by a verdict."""

from __future__ import annotations

from django.db import models

from chungsuc.accounts.models import User
from chungsuc.law.tree import Title
from chungsuc.units.models import Unit


class Recognition(models.Model):
    """A decision that a unit holds a title (công nhận), with its three dates.

    ``result_year``: the year it counts for; ``decided_on``: the day of the decision; ``announced_on``: the day
    it was made public. Dates that are not known are blank. ``decided_by`` names the authority as the decision does
    (UBND tỉnh, UBND huyện …), ``signer`` the office that signed it, ``scan`` the checksum of its scan among the
    evidence files; blank where not known. The three ``withdrawal_*`` say the same of the decision by which it was
    withdrawn. ``synthetic`` marks what the demo made up.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="recognitions")
    title = models.CharField(max_length=20, choices=[(title.value, title.value) for title in Title])
    set_id = models.CharField(max_length=60)
    result_year = models.PositiveSmallIntegerField()
    decided_on = models.DateField(null=True, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=100, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)
    signer = models.CharField(max_length=150, blank=True)
    scan = models.CharField(max_length=64, blank=True, help_text="sha256 of the scan")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawal_number = models.CharField(max_length=100, blank=True)
    withdrawal_signer = models.CharField(max_length=150, blank=True)
    withdrawal_scan = models.CharField(max_length=64, blank=True, help_text="sha256 of the scan")
    source = models.TextField()
    note = models.TextField(blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "title", "result_year"], name="recognised_once_a_year"),
        ]


class StandingDecision(models.Model):
    """What the office acknowledges that a merged or divided unit holds until it is assessed (thừa nhận danh hiệu).

    No recognition, and never counted as one: a decision proper is a ``Recognition``. ``title`` blank: nothing is
    acknowledged. It stands from ``decided_on`` (blank on old records: from the unit's first day) until a later paper
    does; withdrawn, never deleted.
    """

    unit_thread = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    title = models.CharField(max_length=20, blank=True, choices=[(title.value, title.value) for title in Title])
    number = models.CharField(max_length=100)
    decided_on = models.DateField(null=True, blank=True)
    signer = models.CharField(max_length=150, blank=True)
    source = models.TextField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_thread", "decided_on"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_standing_of_a_unit_and_day",
            ),
        ]
