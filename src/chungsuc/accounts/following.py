"""Rights that follow a unit into the one that took its place (quyền đi theo đơn vị khi sắp xếp)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from chungsuc.accounts.models import Grant
from chungsuc.accounts.trail import Change, actor, wrote
from chungsuc.units.models import Unit


def open_grants(threads: Iterable[str], day: date) -> list[Grant]:
    """Give the rights over units that are not revoked and still hold on a day or later, by person; one query."""
    rows = Grant.objects.filter(unit_thread__in=set(threads) - {""}, revoked_at__isnull=True, user__is_active=True)
    rows = rows.exclude(valid_until__lte=day).select_related("user", "department")
    return list(rows.order_by("user__username", "pk"))


def follow(given: Grant, unit: Unit, since: date, reason: str) -> Grant | None:
    """Give the holder of a right the same one over another unit from a day on; nothing where they have it already.

    The old right stays as it is: with it the person goes on reading the old unit. Whoever calls has the right to.
    """
    if _has(given, unit, since):
        return None
    new = Grant.objects.create(
        user=given.user, role=given.role, unit_thread=unit.thread, department=given.department, write=given.write,
        valid_from=max(filter(None, (since, given.valid_from))), valid_until=given.valid_until, granted_by=actor().who,
    )  # fmt: skip
    wrote(_change("grant.followed", new, reason))
    return new


def _has(given: Grant, unit: Unit, since: date) -> bool:
    same = Grant.objects.filter(
        user=given.user, role=given.role, unit_thread=unit.thread, department=given.department, write=given.write,
        revoked_at__isnull=True,
    )  # fmt: skip
    return same.exclude(valid_until__lte=since).exists()


def take_back(pks: Iterable[int], reason: str) -> int:
    """Revoke rights that followed a unit, since it did not change after all; gives how many."""
    rows = Grant.objects.filter(pk__in=list(pks), revoked_at__isnull=True).select_related("user", "department")
    for given in (found := list(rows.order_by("pk"))):
        given.revoked_at, given.revoked_by = timezone.now(), actor().who
        given.save(update_fields=["revoked_at", "revoked_by"])
        wrote(_change("grant.revoked", given, reason))
    return len(found)


def _change(action: str, given: Grant, reason: str) -> Change:
    told = {
        "username": given.user.username, "role": given.role, "write": given.write,
        "since": given.valid_from.isoformat() if given.valid_from else None,
    }  # fmt: skip
    return Change(action, "grant", given.user.username, unit_thread=given.unit_thread, after=told, reason=reason)
