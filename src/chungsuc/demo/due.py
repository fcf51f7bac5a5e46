"""What is due in the demonstration: one open round of entry, so that a commune officer has something to do.

Its document is made up and says so; its dates lie around the day on which the demonstration is made.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.people import ACTOR
from chungsuc.demo.shape import NEW_SET, Y2023
from chungsuc.entry.models import Round
from chungsuc.entry.rounds import Plan, make_round

OFFICE = "vanphong"
NAME = "Đánh giá kết quả xây dựng nông thôn mới năm 2023"
SOURCE = "Công văn giả định của bản trình diễn"
_OPENED, _LEFT, _TO_VERIFY = timedelta(days=10), timedelta(days=10), timedelta(days=20)


def make_rounds(today: date | None = None) -> int:
    """Make the round where there is none yet, and give how many were made; its people have to be there."""
    if Round.objects.filter(set_id=NEW_SET, as_of=Y2023).exists():
        return 0
    on = today or timezone.localdate()
    office = scope_of(User.objects.get(username=OFFICE), on)
    with acting(Actor(ACTOR)):
        make_round(office, Plan(NAME, NEW_SET, Y2023, on - _OPENED, on + _LEFT, on + _TO_VERIFY, SOURCE))
    return 1
