"""Rights of officers: over the new unit from its first day, where all of the old one went into it (quyền cán bộ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chungsuc.accounts.following import follow, open_grants, take_back
from chungsuc.accounts.granting import grant_in_words
from chungsuc.accounts.models import Grant
from chungsuc.reorganisation.following import Outcome, Said, Touch, reason
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan, PlanLink, Standing
from chungsuc.reorganisation.writing import keep, made
from chungsuc.units.models import Unit

_ON = Said(
    "toàn bộ đơn vị nhập vào một đơn vị; quyền cũ còn để xem đơn vị cũ", "all of it went into one; the old right stays"
)
_DIVIDED = Said("đơn vị bị chia: quản trị cấp quyền theo nơi làm việc mới", "it was divided: an administrator decides")
_GIVEN = Said("đã có quyền ở một đơn vị mới; quyền cũ còn để xem", "holds a right over one of the new units already")
_ENDED = Said("đơn vị không còn, không có đơn vị thay: quản trị cấp lại quyền", "it ended without a successor")


class Grants:
    key = "grants"
    name = Said("Quyền của cán bộ", "Rights of officers")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        return list(self._touched(plan))

    def _touched(self, plan: Plan) -> Iterator[Touch]:
        answered = _answered(plan)
        for given, old, heir in _held(plan):
            what = Said(
                f"{given.user}: {grant_in_words(given, 'vi', unit=old.full_name)}",
                f"{given.user}: {grant_in_words(given, 'en', unit=old.full_name)}",
            )
            if heir is not None:
                yield Touch(old.full_name, what, Outcome.FOLLOWS, heir.new.unit.full_name, _ON)
            elif (given.user.pk, old.thread) in answered:
                yield Touch(old.full_name, what, Outcome.STAYS, "", _GIVEN)
            else:
                why = _DIVIDED if plan.going.get(old.thread) else _ENDED
                yield Touch(old.full_name, what, Outcome.ASKS, "", why)

    def apply(self, event: Event, plan: Plan) -> None:
        units = {unit.thread: unit for unit in Unit.objects.filter(thread__in=[new.thread for new in plan.fresh])}
        why = reason(plan)
        given = [
            follow(grant, units[heir.new.thread], plan.decree.day, why)
            for grant, _, heir in _held(plan)
            if heir is not None
        ]
        keep(event, self.key, [(new.pk, None) for new in given if new is not None])

    def undo(self, event: Event) -> None:
        take_back(made(event, self.key), f"hoàn tác đợt sắp xếp {event.number}")

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        threads = {unit.thread for unit in units if unit.thread.endswith(f":{event.day}")}
        mine = set(made(event, self.key))
        others = [given for given in open_grants(threads, event.day) if given.pk not in mine]
        if others:
            names = ", ".join(str(given.user) for given in others[:5])
            yield Said(f"quyền đã cấp trên đơn vị mới cho {names}", f"rights given over the new units to {names}")


def _answered(plan: Plan) -> set[tuple[int, str]]:
    """Give whoever holds a right over a piece of a divided unit, with that unit: nobody asks any more."""
    pieces = {link.new.thread: old for old, links in plan.going.items() if len(links) > 1 for link in links}
    return {(given.user.pk, pieces[given.unit_thread]) for given in open_grants(pieces, plan.decree.day)}


def _held(plan: Plan) -> Iterator[tuple[Grant, Standing, PlanLink | None]]:
    """Give each open right over a unit whose thread ends, with where it follows."""
    over = {old.thread: old for old in plan.over}
    for given in open_grants(over, plan.decree.day):
        yield given, over[given.unit_thread], plan.heir(given.unit_thread)
