"""Two released days in the demonstration, so that the public portal shows something (bản công bố mô phỏng)."""

from __future__ import annotations

from django.conf import settings

from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.people import ACTOR
from chungsuc.demo.shape import NEW_SET, Y2022, Y2023
from chungsuc.demo.world import province
from chungsuc.portal.actions import publish
from chungsuc.portal.content.build import gather
from chungsuc.portal.queries import standing
from chungsuc.portal.shown import Shows

SHOWN = Shows(indicators=True, plans=True)


def make_releases() -> None:
    """Release both days where nothing of them was; every page and file of them says that the data is made up."""
    scope, there = province(), standing()
    if scope.code != settings.CHUNGSUC_PROVINCE:
        return  # the province of another setting
    with acting(Actor(ACTOR)):
        for day in (Y2022, Y2023):
            if there.last_of(day) is None:
                publish(OPERATOR, gather(scope, day, NEW_SET, SHOWN))
