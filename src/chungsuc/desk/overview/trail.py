"""What changed since the person last looked, out of the trail that they may see."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.journal import Filters, entries, sight_of
from chungsuc.accounts.looking import seen_until
from chungsuc.desk.journal.telling import Teller
from chungsuc.desk.overview.moment import Moment, Section
from chungsuc.verdicts.known_law import library

SHOWN = 8
COMING_AND_GOING = ("person.signed_in", "person.signed_out")  # the trail has them; here they would hide the work


def changes(moment: Moment) -> Iterator[Section]:
    """The newest changes first; silent for who may not read the trail."""
    law = library()
    try:
        sight = sight_of(moment.scope, law)
    except NotAllowed:
        return
    since = seen_until(moment.scope.user)
    rows = entries(sight, Filters(), law).filter(at__gt=since).exclude(user_id=moment.scope.user.pk)
    rows = rows.exclude(action__in=COMING_AND_GOING)
    newest = list(rows[: SHOWN + 1])
    told = Teller(law, moment.language, sight.measures).all(newest[:SHOWN])
    given = {
        "told": told, "more": len(newest) > SHOWN, "since": since, "never": moment.scope.user.looked_at is None,
        "address": moment.way("journal"),
    }  # fmt: skip
    yield Section("desk/overview/changes.html", given)
