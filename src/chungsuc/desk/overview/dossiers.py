"""Dossiers on the first page: what waits for whoever looks, what is late, what came back (hồ sơ công nhận)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.desk.dossiers.words import due_word, state_chip
from chungsuc.desk.overview.moment import Moment, Section
from chungsuc.dossiers.checks import possible_ways
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.queries import dossiers_of
from chungsuc.dossiers.words import ENDED, Hand, State

SHOWN = 6


def under_way(moment: Moment) -> Iterator[Section]:
    """The dossiers under way; silent when there is none."""
    found = list(dossiers_of(moment.scope).exclude(state__in=[state.value for state in ENDED]))
    if not found:
        return
    mine = [one for one in found if _waits_for(moment.scope, one, moment.today)]
    mine.sort(key=lambda one: (one.state != State.RETURNED, one.due_on is None, one.due_on or one.since, one.pk))
    given = {
        "lines": [(one, state_chip(one.state), *due_word(one, moment.today)) for one in mine[:SHOWN]],
        "mine": len(mine), "all": len(found), "address": moment.way("dossiers"),
        "late": sum(one.due_on is not None and one.due_on < moment.today for one in found),
        "returned": sum(one.state == State.RETURNED for one in found),
    }  # fmt: skip
    yield Section("desk/overview/dossiers.html", given, any(one.synthetic for one in found))


def _waits_for(scope: Scope, dossier: Dossier, today: date) -> bool:
    """True when what leads on from here is for a hand of this person; by roles alone, without a query."""
    if scope.has(Role.DEPARTMENT):
        return dossier.state == State.COMPLETE
    wanted = {way.hand for way in possible_ways(dossier, today) if not way.reason or dossier.state == State.RETURNED}
    return not wanted.isdisjoint(_hands(scope))


def _hands(scope: Scope) -> frozenset[Hand]:
    found = set()
    for grant in scope.grants:
        role = Role(grant.role)
        if grant.write and role is Role.COMMUNE:
            found.add(Hand.UNIT)
        if grant.write and role is Role.OFFICE:
            found.add(Hand.DISTRICT if grant.unit_thread else Hand.OFFICE)
    return frozenset(found)
