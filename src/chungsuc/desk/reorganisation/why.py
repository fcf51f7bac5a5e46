"""Why the number of communes with a title differs between two days, unit by unit (vì sao số xã thay đổi)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.law.tree import Title
from chungsuc.reorganisation.changes import CAUSE_EN, CAUSE_VI, Changes, Moved, title_changes

# The days between which every count fell: the last of the old units, the first of the new.
EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
TITLES = (Title.NTM, Title.ADVANCED, Title.MODEL)


class Group(NamedTuple):
    """The communes that changed the count for one cause."""

    word: str
    by: int
    moved: tuple[Moved, ...]


class Told(NamedTuple):
    """A count on two days, with what lies between."""

    name: str
    changes: Changes
    groups: tuple[Group, ...]

    @property
    def by(self) -> int:
        return self.changes.after - self.changes.before


@require_safe
@explains_faults
def why(request: HttpRequest) -> HttpResponse:
    """Say what changed a count between two days; without a question, what changed it on 1/7/2025."""
    fields = Fields(request)
    title = Title(fields.text("danh-hieu")) if fields.text("danh-hieu") in TITLES else Title.NTM
    asked = [
        fields.day(name, label) if fields.text(name) else day
        for name, label, day in (("tu", say("từ ngày", "first day"), EVE), ("den", say("đến ngày", "last day"), DAY))
    ]
    told: list[Told] = []
    first, last = asked
    if first is not None and last is not None:
        with fields.says():
            told = [
                _told(say("Theo quyết định công nhận", "By decision"), title_changes(first, last, title)),
                _told(
                    say("Tính cả danh hiệu tạm mang sau sắp xếp", "With titles carried after a reorganisation"),
                    title_changes(first, last, title, carried=True),
                ),
            ]
    page = {"told": told, "title": title, "titles": TITLES, "first": first, "last": last, "fields": fields}
    return render(request, "desk/reorganisation/why.html", page, status=400 if fields.faults else 200)


def _told(name: str, changes: Changes) -> Told:
    groups = [
        Group(say(CAUSE_VI[cause], CAUSE_EN[cause]), by, tuple(one for one in changes.moved if one.cause is cause))
        for cause, by in changes.by_cause().items()
    ]
    return Told(name, changes, tuple(groups))
