"""Boundaries of communes, each out of a map that says where it comes from and what it is not good for."""

from __future__ import annotations

from django.db import models


class BoundaryMap(models.Model):
    """A map that was loaded (bản đồ ranh giới): its source, licence and limits go wherever a line of it goes.

    It shows the units as they were on ``valid_from <= day < valid_until``.
    """

    key = models.CharField(max_length=60, unique=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source_vi = models.TextField()
    source_en = models.TextField()
    limits_vi = models.TextField(blank=True)
    limits_en = models.TextField(blank=True)
    licence = models.CharField(max_length=80)
    licence_vi = models.TextField(blank=True)
    licence_en = models.TextField(blank=True)
    credit = models.JSONField(default=list, help_text="lines that must be printed with the map")
    checksum = models.CharField(max_length=64, help_text="SHA-256 of the file")
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.key


class Boundary(models.Model):
    """The boundary of a unit (ranh giới), known by its thread; in force on ``valid_from <= day < valid_until``.

    ``geometry`` is GeoJSON as text: it is drawn many times and looked into seldom. ``label_x``, ``label_y``: the place
    inside it that is farthest from its lines, where a name stands best.
    """

    map = models.ForeignKey(BoundaryMap, on_delete=models.CASCADE, related_name="boundaries")
    thread = models.CharField(max_length=40, db_index=True)
    code = models.CharField(max_length=16)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    geometry = models.TextField()
    label_x = models.FloatField()
    label_y = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["map", "thread"], name="boundary_once_in_a_map")]
