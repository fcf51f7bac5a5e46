"""What an administrator sees first: who cannot work yet, or not safely."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.accounts.readiness import unready
from chungsuc.desk.overview.moment import Moment, Section


def not_ready(moment: Moment) -> Iterator[Section]:
    """People who never signed in, still have a password of the first day, or lack the second factor they need."""
    yield Section("desk/overview/people.html", {"people": unready(), "address": moment.way("people")})
