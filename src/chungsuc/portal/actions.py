"""The only writers of releases: publish, and withdraw; each with its right, transaction and entry of the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from chungsuc.accounts.authority import By
from chungsuc.accounts.trail import Change, acting_user, actor, wrote
from chungsuc.portal.content.build import Content
from chungsuc.portal.differences import difference
from chungsuc.portal.errors import (
    AlreadyNotPublic,
    ContentChanged,
    ReleaseDayAhead,
    ReleasedMeanwhile,
    ReplacesWithoutReason,
    WithdrawnWithoutReason,
)
from chungsuc.portal.models import Part, Release, Withdrawal
from chungsuc.portal.queries import all_parts, is_withdrawn, releases, standing
from chungsuc.portal.rights import must_release

BATCH = 200


def publish(by: By, content: Content, *, reason: str = "", seen: str = "") -> Release:
    """Release a content (công bố): from now on it is public, and what was public of that day no more.

    ``seen``: the checksum that was previewed; another content than that is not released.

    Raises:
        NotAllowed: only the office of the province.
        ReleaseDayAhead, ContentChanged, ReplacesWithoutReason, ReleasedMeanwhile.
    """
    must_release(by)
    if content.day > timezone.localdate():
        raise ReleaseDayAhead(day=content.day)
    if seen and seen != content.checksum:
        raise ContentChanged
    try:
        with transaction.atomic():
            return _publish(content, reason.strip())
    except IntegrityError as error:
        raise ReleasedMeanwhile(day=content.day) from error


def _publish(content: Content, reason: str) -> Release:
    before = standing().last_of(content.day)
    if before is not None and not reason:
        raise ReplacesWithoutReason(day=content.day, number=before.pk)
    release = Release.objects.create(
        province_code=settings.CHUNGSUC_PROVINCE, province_name=content.about["province"]["name"], day=content.day,
        set_id=content.set_id, shows=content.shows.as_dict(), counts=content.about["counts"],
        difference=difference_from_last(content), checksum=content.checksum, synthetic=content.about["synthetic"],
        replaces=before, reason=reason, by_id=acting_user(), who=actor().who[:150],
    )  # fmt: skip
    checksums = content.checksums
    Part.objects.bulk_create(
        [Part(release=release, kind=kind, key=key, body=body, checksum=checksums[kind, key])
         for (kind, key), body in content.parts.items()],
        batch_size=BATCH,
    )  # fmt: skip
    wrote(Change("release.made", "release", release.pk, content.scope.thread, as_of=content.day,
                 before=None if before is None else _told(before), after=_told(release), reason=reason))  # fmt: skip
    return release


def difference_from_last(content: Content) -> dict[str, Any]:
    """Compare with the last release of the same day, else with the public one of the day nearest before."""
    now = standing()
    last = now.last_of(content.day) or next((one for day, one in now.public.items() if day < content.day), None)
    if last is None:
        return {}
    found: Mapping[tuple[str, str], Any] = all_parts(last)
    return {"of": last.pk, "day": last.day.isoformat(), **difference(found, content.parts)}


@transaction.atomic
def withdraw(by: By, release: Release, reason: str) -> Withdrawal:
    """Take a release off the portal (rút); its row stays, and its address says when and why.

    Raises:
        NotAllowed, WithdrawnWithoutReason.
        AlreadyNotPublic: it was withdrawn before, or another one replaced it.
    """
    must_release(by)
    if not reason.strip():
        raise WithdrawnWithoutReason
    fresh = releases().get(pk=release.pk)
    if is_withdrawn(fresh) or hasattr(fresh, "replaced_by"):
        raise AlreadyNotPublic(number=release.pk)
    made = Withdrawal.objects.create(release=fresh, reason=reason.strip(), by_id=acting_user(), who=actor().who[:150])
    wrote(Change("release.withdrawn", "release", fresh.pk, as_of=fresh.day, before=_told(fresh), reason=made.reason))
    return made


def _told(release: Release) -> dict[str, Any]:
    return {"as_of": release.day.isoformat(), "set": release.set_id, "sha256": release.checksum,
            "count": release.counts.get("units", 0)}  # fmt: skip
