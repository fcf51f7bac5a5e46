"""Reads of releases: what is public on which day, and its parts (truy vấn bản công bố)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from chungsuc.portal.content.build import checksum_of, whole_checksum
from chungsuc.portal.errors import NoSuchRelease
from chungsuc.portal.models import Part, Release


@dataclass(frozen=True, slots=True)
class Standing:
    """All releases of the province: the last of each day is what is public, unless it was withdrawn."""

    releases: Sequence[Release]

    def last_of(self, day: date) -> Release | None:
        """Give the last release of a day, public or withdrawn."""
        return next((one for one in reversed(self.releases) if one.day == day), None)

    @property
    def public(self) -> dict[date, Release]:
        """What is public, by day, the newest day first."""
        last = {one.day: one for one in self.releases}
        return {day: last[day] for day in sorted(last, reverse=True) if not is_withdrawn(last[day])}

    @property
    def latest(self) -> Release | None:
        return next(iter(self.public.values()), None)

    @property
    def moment(self) -> datetime | None:
        """When something of it changed last."""
        moments = [one.made_at for one in self.releases]
        moments += [one.withdrawal.at for one in self.releases if is_withdrawn(one)]
        return max(moments, default=None)


def is_withdrawn(release: Release) -> bool:
    return hasattr(release, "withdrawal")


def standing() -> Standing:
    """Give all releases of this installation's province, oldest first; one query."""
    return Standing(list(releases().defer("difference")))


def releases() -> QuerySet[Release]:
    """Give the releases with what withdrew them, in the order in which they were made."""
    found = Release.objects.filter(province_code=settings.CHUNGSUC_PROVINCE)
    return found.select_related("withdrawal").order_by("pk")


def release_of(pk: int) -> Release:
    """Give one release.

    Raises:
        NoSuchRelease.
    """
    found = releases().filter(pk=pk).first()
    if found is None:
        raise NoSuchRelease(number=pk)
    return found


def parts_of(release: Release, *keys: tuple[str, str]) -> dict[str, Any]:
    """Give some parts of a release by kind; one that is not there is not in it; one query."""
    rows = release.parts.filter(kind__in={kind for kind, _ in keys}, key__in={key for _, key in keys})
    wanted = set(keys)
    return {kind: body for kind, key, body in rows.values_list("kind", "key", "body") if (kind, key) in wanted}


def part_of_each(found: Iterable[Release], kind: str) -> dict[int, Any]:
    """Give one part of many releases, by release; one query."""
    rows = Part.objects.filter(release__in=[one.pk for one in found], kind=kind, key="")
    return dict(rows.values_list("release_id", "body"))


def all_parts(release: Release) -> dict[tuple[str, str], Any]:
    """Give the whole content of a release."""
    return {(kind, key): body for kind, key, body in release.parts.values_list("kind", "key", "body")}


def is_sound(release: Release) -> bool:
    """True when every part, and the release, still have the checksum they were made with."""
    found: Mapping[tuple[str, str], Any] = all_parts(release)
    return whole_checksum({key: checksum_of(body) for key, body in found.items()}) == release.checksum
