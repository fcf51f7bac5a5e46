"""Units below those that change: they go on in their thread, below the unit that took all of theirs (cấp dưới)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chungsuc.reorganisation.following import Outcome, Said, Touch
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan
from chungsuc.units.models import Unit

_WHY = Said("toàn bộ đơn vị cấp trên nhập vào một đơn vị", "all of the unit above went into one")


class Hamlets:
    """The plan itself moves them; this only tells."""

    key = "hamlets"
    name = Said("Đơn vị bên dưới", "Units below")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        parents = {old.code: old.full_name for old in plan.ended}
        heirs = {new.unit.code: new.unit.full_name for new in plan.begun}
        olds = {old.thread: old for old in plan.ended}
        return [
            Touch(
                parents.get(olds[new.thread].parent_code, ""), Said(new.unit.full_name, new.unit.full_name),
                Outcome.FOLLOWS, heirs.get(new.unit.parent_code, new.unit.parent_code), _WHY,
            )
            for new in plan.begun
            if new.moved
        ]  # fmt: skip

    def apply(self, event: Event, plan: Plan) -> None:
        """Nothing to do: the states were written with the units."""

    def undo(self, event: Event) -> None:
        """Nothing to do: the states go with the units."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        fresh = {unit.code for unit in units if _begins(unit)}
        mine = {unit.pk for unit in units}
        later = Unit.objects.filter(parent_code__in=fresh, valid_from__gte=event.day).exclude(pk__in=mine)
        names = [unit.full_name for unit in later.order_by("code")[:5]]
        if names:
            yield Said(f"đơn vị lập sau bên dưới: {', '.join(names)}", f"units formed below since: {', '.join(names)}")


def _begins(unit: Unit) -> bool:
    return unit.valid_from is not None and unit.thread.endswith(f":{unit.valid_from}")
