"""What is stored of a reorganisation: the event with its decree, its rows and what it touched."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chungsuc.accounts.models import User


class State(models.TextChoices):
    """Where an event stands (tình trạng)."""

    DRAFT = "draft", "đang lập"
    APPLIED = "applied", "đã áp dụng"
    UNDONE = "undone", "đã hoàn tác"
    DROPPED = "dropped", "đã bỏ"


class Event(models.Model):
    """One decree that reorganises units from a day on (sắp xếp đơn vị hành chính).

    Entered by one person and applied by another. ``formed_anew``: the decree forms every unit anew, and only one
    that keeps name and type goes on in its thread (ADR 0002). ``file`` and ``sha256`` where it was imported.
    """

    number = models.CharField(max_length=100)
    signed = models.DateField(null=True, blank=True)
    source = models.TextField()
    day = models.DateField()
    formed_anew = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    file = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    applied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="of whoever applied it")
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True, help_text="when it was undone or dropped")
    closed_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["day", "id"], name="events_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_by__isnull=True) | ~Q(applied_by=F("entered_by")), name="event_applied_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["applied", "undone"]) | Q(applied_by__isnull=False),
                name="event_applied_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["undone", "dropped"]) | (Q(closed_by__isnull=False) & ~Q(closed_reason="")),
                name="event_closed_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class EventRow(models.Model):
    """One row of an event: how much of an old unit goes over to which new one (một dòng chuyển đơn vị).

    ``share`` is 1 for all of it, blank for a part of unknown size; without ``new_code`` the old unit just ends.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rows")
    level = models.CharField(max_length=10)
    old_code = models.CharField(max_length=20)
    old_name = models.CharField(max_length=120, blank=True)
    share = models.DecimalField(max_digits=9, decimal_places=8, null=True, blank=True)
    new_level = models.CharField(max_length=10, blank=True)
    new_code = models.CharField(max_length=20, blank=True)
    new_name = models.CharField(max_length=100, blank=True)
    new_type = models.CharField(max_length=20, blank=True)
    new_parent_code = models.CharField(max_length=20, blank=True)
    area_km2 = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=255, blank=True)


class Touched(models.Model):
    """One thing that applying an event made or changed, so that undoing can put it back (dấu vết áp dụng).

    ``follower`` is the kind of thing, ``about_id`` its key; ``before`` holds what it was, blank where it was made.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="touched")
    follower = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    before = models.JSONField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["event", "follower"], name="touched_by_event")]
