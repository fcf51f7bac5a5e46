"""Surveys of residents that go on: they end with the unit whose residents were asked (lấy ý kiến)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chungsuc.reorganisation.following import Outcome, Said, Touch
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan
from chungsuc.surveys.models import Survey
from chungsuc.surveys.words import State
from chungsuc.units.models import Unit

_WHY = Said(
    "câu trả lời là của người dân đơn vị cũ: đợt này đóng với đơn vị cũ, đơn vị mới lấy ý kiến lại",
    "the answers are of the old unit's residents: it is closed with that unit, the new one asks again",
)


class Surveys:
    """Nothing is written: what residents of one unit said is not said of another."""

    key = "surveys"
    name = Said("Đợt lấy ý kiến đang làm", "Surveys going on")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        names = {old.thread: old.full_name for old in plan.over}
        rows = Survey.objects.filter(unit__thread__in=names, state__in=[State.PREPARED, State.OPEN])
        return [
            Touch(
                names[row.unit.thread],
                Said(f"từ {row.opens_on:%d/%m/%Y} đến {row.closes_on:%d/%m/%Y}", f"{row.opens_on} to {row.closes_on}"),
                Outcome.STAYS, "", _WHY,
            )
            for row in rows.select_related("unit").order_by("pk")
        ]  # fmt: skip

    def apply(self, event: Event, plan: Plan) -> None:
        """Nothing to do."""

    def undo(self, event: Event) -> None:
        """Nothing to do."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        """Nothing: a survey of a new unit points to it, and is found by that."""
        return ()
