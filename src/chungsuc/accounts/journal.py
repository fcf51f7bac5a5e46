"""Reads of the trail (nhật ký): what somebody may see of it, filtered, grouped by request, a page at a time.

- office, auditor, administrator: all of it, or the units of their right;
- commune officer: what happened to their own unit;
- department specialist: what happened to the indicators their department answers for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from chungsuc.accounts.assigned import sets_to_assign
from chungsuc.accounts.models import AuditEntry, Grant, Role, User
from chungsuc.accounts.scope import SEES_TRAIL, Scope
from chungsuc.law.library import Library
from chungsuc.units.local import states_with_local, threads_ever_below, threads_under
from chungsuc.units.models import Level, Unit
from chungsuc.units.names import plain

WINDOW = 240  # entries read for a page; a request that fills it is shown in part, with a way to all of it
REQUESTS = 40  # requests on a page
SHOWN = 8  # entries of one request on a page of many
SUBMISSION = "submission"  # one entry tells of many values, by measure


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the trail; blank means all. ``units`` are threads; ``last`` is the last day, included."""

    units: tuple[str, ...] = ()
    person: str = ""
    no: str = ""
    action: str = ""
    request: str = ""
    since: date | None = None
    last: date | None = None


class Key(NamedTuple):
    """Where the next page goes on: entries older than ``before``, without the request already shown."""

    before: int
    request: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What one request changed: the entries shown, newest first, and how many there are in all."""

    request: str
    entries: tuple[AuditEntry, ...]
    total: int

    @property
    def newest(self) -> AuditEntry:
        return self.entries[0]

    @property
    def more(self) -> int:
        return self.total - len(self.entries)


@dataclass(frozen=True, slots=True)
class JournalPage:
    groups: tuple[Group, ...]
    next: Key | None


# ── what may be seen ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Sight:
    """What of the trail a person sees; ``measures`` limits the values of a submission, ``None`` shows them all."""

    condition: Q
    measures: frozenset[str] | None


def sight_of(scope: Scope, library: Library) -> Sight:
    """Give what a person sees of the trail.

    Raises:
        NotAllowed: none of their roles reads it.
    """
    seen, everything, measures = Q(pk__in=[]), False, frozenset[str]()
    for grant in scope.grants:
        role = Role(grant.role)
        if role in SEES_TRAIL or role is Role.COMMUNE:
            seen |= _within(grant)
            everything = True
        elif role is Role.DEPARTMENT:
            owned, numbers = _owned(scope, library)
            measures |= owned
            seen |= (Q(no__in=owned | numbers) | Q(about=SUBMISSION)) & _within(grant)
    if not everything and not scope.has(Role.DEPARTMENT):
        raise scope.refuse("xem nhật ký", "read the trail")
    return Sight(seen, None if everything else measures)


def _within(grant: Grant) -> Q:
    return Q(unit_thread__in=threads_below(grant.unit_thread)) if grant.unit_thread else Q(pk__isnull=False)


def threads_below(thread: str) -> set[str]:
    """Give a unit's thread and those of all that ever lay directly or further below it while it did."""
    states = states_with_local(thread)
    own = [state for state in states if state.level == Level.COMMUNE]
    found, communes = {thread} | threads_under(own, states), list[Unit]()
    roots = [state for state in states if state.level in (Level.PROVINCE, Level.DISTRICT)]
    while roots:
        lying = Q(pk__in=[])
        for root in roots:
            lying |= Q(parent_code=root.code) & _overlapping(root)
        children = list(Unit.objects.filter(lying))
        found |= {child.thread for child in children}
        roots = [child for child in children if child.level == Level.DISTRICT]
        communes += [child for child in children if child.level == Level.COMMUNE]
    return found | threads_ever_below(communes)


def _overlapping(unit: Unit) -> Q:
    condition = Q()
    if unit.valid_until is not None:
        condition &= Q(valid_from__isnull=True) | Q(valid_from__lt=unit.valid_until)
    if unit.valid_from is not None:
        condition &= Q(valid_until__isnull=True) | Q(valid_until__gt=unit.valid_from)
    return condition


def _owned(scope: Scope, library: Library) -> tuple[frozenset[str], frozenset[str]]:
    """Give measures and numbers of what the person's departments answer for on the working day."""
    owned = [
        provision
        for law in sets_to_assign(library)
        for provision in law.provisions()
        if scope.owns(law.id, provision.no)
    ]
    return (
        frozenset(one.measure for one in owned if one.measure is not None),
        frozenset(one.no for one in owned),
    )


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────


def entries(sight: Sight, filters: Filters, library: Library) -> QuerySet[AuditEntry]:
    """Give the entries somebody sees and asks for, newest first."""
    rows = AuditEntry.objects.filter(sight.condition).order_by("-pk")
    if filters.units:
        rows = rows.filter(unit_thread__in=filters.units)
    if filters.person:
        rows = rows.filter(_by(filters.person))
    if filters.no:
        measures = measures_of(filters.no, library)
        about = Q(no__in=[filters.no, *measures])
        if measures:
            about |= Q(about=SUBMISSION) & (Q(after__has_any_keys=measures) | Q(before__has_any_keys=measures))
        rows = rows.filter(about)
    if filters.action:
        rows = rows.filter(action=filters.action)
    if filters.request:
        rows = rows.filter(request=filters.request)
    if filters.since:
        rows = rows.filter(at__gte=_begin(filters.since))
    if filters.last:
        rows = rows.filter(at__lt=_begin(filters.last + timedelta(days=1)))
    return rows


def page(sight: Sight, filters: Filters, library: Library, after: Key | None = None) -> JournalPage:
    """Give a page of the trail, grouped by request; two queries, however long the trail is."""
    asked = entries(sight, filters, library)
    rows = asked
    if after is not None:
        rows = rows.filter(pk__lt=after.before)
        if after.request and not filters.request:
            rows = rows.exclude(request=after.request)
    window = list(rows[: WINDOW + 1])
    more, last = len(window) > WINDOW, None
    by_request: dict[str, list[AuditEntry]] = {}
    for entry in window[:WINDOW]:
        if entry.request not in by_request and len(by_request) == REQUESTS:
            more = True
            break
        by_request.setdefault(entry.request, []).append(entry)
        last = entry
    total = _totals(asked, by_request)
    shown = None if filters.request else SHOWN
    groups = tuple(Group(request, tuple(found[:shown]), total[request]) for request, found in by_request.items())
    # The request that goes on beyond the window was shown; the next page begins with what is before it.
    key = Key(last.pk, "" if filters.request else last.request) if more and last is not None else None
    return JournalPage(groups, key)


def _totals(asked: QuerySet[AuditEntry], requests: Iterable[str]) -> dict[str, int]:
    counted = asked.filter(request__in=list(requests)).order_by().values_list("request").annotate(number=Count("pk"))
    return dict(counted)


def _by(person: str) -> Q:
    words = plain(person.casefold()).split()
    rows = User.objects.values_list("pk", "username", "full_name")
    found = [pk for pk, username, name in rows if all(w in plain(f"{username} {name}".casefold()) for w in words)]
    return Q(user_id__in=found) | Q(who__icontains=person.strip())


def measures_of(no: str, library: Library) -> list[str]:
    """Give the measures that any national set for communes knows under a number, and under those below it."""
    return sorted(
        {
            provision.measure
            for law in sets_to_assign(library)
            for provision in law.provisions()
            if provision.measure is not None and (provision.no == no or provision.no.startswith((f"{no}.", f"{no}/")))
        }
    )


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
