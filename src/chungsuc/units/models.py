"""What is stored of units: their states in time, their lineage, their dated traits."""

from __future__ import annotations

from django.db import models


class Level(models.TextChoices):
    PROVINCE = "province", "cấp tỉnh"
    DISTRICT = "district", "cấp huyện"
    COMMUNE = "commune", "cấp xã"
    HAMLET = "hamlet", "xóm, thôn, bản"
    HOUSEHOLD = "household", "hộ"
    GARDEN = "garden", "vườn"


# What the State divides itself into; whoever names no level means these.
ADMINISTRATIVE = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
# What lies below a commune and is registered here: hamlets, and what belongs to people (units.local).
LOCAL = (Level.HAMLET, Level.HOUSEHOLD, Level.GARDEN)
PRIVATE = (Level.HOUSEHOLD, Level.GARDEN)


class Unit(models.Model):
    """One state of a unit (đơn vị hành chính; xóm, hộ, vườn), in force on ``valid_from <= day < valid_until``.

    The key is (level, code, valid_from): codes are re-used. A blank ``valid_from`` means "already there on
    2020-01-01". ``thread`` is the same for all states of what is legally one unit: a renaming, a change of
    kind or of parent goes on in the thread; a merger or the reorganisation of 2025-07-01 starts a new one.
    ``name_key`` is the folded name used for look-up, ``plain_key`` the same without diacritics (``units.names``).
    The rule of threads is ADR 0002. Hamlets, households and gardens have codes that this system made
    (``units.local``); ``name`` of a household or garden is its number: what people call it is a ``PrivateName``.
    """

    level = models.CharField(max_length=10, choices=Level.choices)
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=100)
    type = models.CharField(max_length=20, help_text="tỉnh, thành phố, huyện, thị xã, xã, phường, thị trấn, đặc khu")
    parent_code = models.CharField(max_length=16, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    thread = models.CharField(max_length=40, db_index=True)
    name_key = models.CharField(max_length=120, db_index=True)
    plain_key = models.CharField(max_length=120, db_index=True)
    area_km2 = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "code", "valid_from"], name="unit_key",
                violation_error_message="Một đơn vị chỉ có một dòng cho mỗi ngày bắt đầu hiệu lực.",
            ),
            models.UniqueConstraint(
                fields=["level", "code"], condition=models.Q(valid_from__isnull=True), name="unit_key_from_the_start",
                violation_error_message="Một đơn vị chỉ có một dòng không ghi ngày bắt đầu hiệu lực.",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True) | models.Q(valid_until__isnull=True)
                | models.Q(valid_from__lt=models.F("valid_until")),
                name="unit_interval_not_empty",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["parent_code", "level"], name="unit_children")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.type} {self.name}"

    @property
    def is_local(self) -> bool:
        """True of what lies below a commune: hamlets, households, gardens."""
        return self.level in LOCAL

    @property
    def is_private(self) -> bool:
        """True of what belongs to a family: it is shown by its number, and its name to few."""
        return self.level in PRIVATE


class PrivateName(models.Model):
    """What people call a household or a garden (tên chủ hộ, chủ vườn): optional, apart from all else, never public.

    Kept in a table of its own so that no list, search, export or entry of the trail can say it by accident; read
    by ``units.local.private_names`` alone, and only for those who may know. Erased when it is taken back.
    """

    thread = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)


class Link(models.Model):
    """A link of lineage (nguồn gốc): all or part of an old unit went over to a new one, by a decree."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successor_links")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessor_links")
    day = models.DateField()
    whole = models.BooleanField(help_text="all of the old unit went to this one")
    share = models.DecimalField(
        max_digits=9, decimal_places=8, null=True, blank=True,
        help_text="share of the old unit that went over; 1 when whole, blank when not known",
    )  # fmt: skip
    decree = models.CharField(max_length=100, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new", "day"], name="link_once")]


class UnitTrait(models.Model):
    """A dated trait of a unit (đặc điểm), in force on ``valid_from <= day < valid_until``; keyed by thread."""

    thread = models.CharField(max_length=40, db_index=True)
    trait = models.CharField(max_length=30)
    value = models.CharField(max_length=30)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.TextField()
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "trait", "valid_from"], name="trait_key"),
            models.UniqueConstraint(
                fields=["thread", "trait"], condition=models.Q(valid_from__isnull=True), name="trait_key_from_the_start"
            ),
        ]
