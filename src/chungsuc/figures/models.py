"""Published figures: what a paper printed, with its source; compared with ours, never mixed in."""

from __future__ import annotations

from django.db import models


class PublishedFigure(models.Model):
    """One printed figure (số liệu đã công bố). ``as_of`` is kept as printed: a year, a month or a day."""

    year = models.PositiveSmallIntegerField()
    as_of = models.CharField(max_length=10)
    indicator = models.CharField(max_length=80)
    scope = models.CharField(max_length=150)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.CharField(max_length=40)
    source = models.TextField()
    note = models.TextField(blank=True)

    @property
    def day(self) -> str:
        """The date as Vietnamese writes it, where a full one was printed: 31/12/2023."""
        return "/".join(reversed(self.as_of.split("-")))
