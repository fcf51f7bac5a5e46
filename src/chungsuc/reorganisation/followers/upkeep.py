"""What came after a recognition stays with the old unit; a withdrawal that goes on asks the office (sau công nhận)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from chungsuc.reorganisation.following import Outcome, Said, Touch
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan
from chungsuc.units.models import Unit
from chungsuc.upkeep.models import Case, Task
from chungsuc.upkeep.words import ENDED

_TASKS = Said(
    "đơn vị cũ không còn số liệu mới; xét lại đơn vị mới thì mở việc mới",
    "the old unit gets no new values; judging the new one again opens new tasks",
)
_CASES = Said(
    "danh hiệu của đơn vị cũ không còn được tính: Văn phòng ghi thôi xét",
    "the old unit's title counts no more: the office records that the case is dropped",
)


class Upkeep:
    """Nothing is written: a task tells by itself that its unit is gone, a case is dropped with a reason."""

    key = "upkeep"
    name = Said("Việc và xét thu hồi sau công nhận", "Tasks and withdrawals after recognition")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        names = {old.thread: old.full_name for old in plan.over}
        tasks = Counter(Task.objects.filter(unit__thread__in=names).values_list("unit__thread", flat=True))
        going = Case.objects.filter(unit__thread__in=names).exclude(state__in=[state.value for state in ENDED])
        touches = [
            Touch(names[thread], Said(f"{count} việc sau xét lại", f"{count} tasks"), Outcome.STAYS, "", _TASKS)
            for thread, count in sorted(tasks.items())
        ]
        return touches + [
            Touch(
                names[case.unit.thread], Said(f"việc xét thu hồi {case.number}", f"withdrawal {case.number}"),
                Outcome.ASKS, "", _CASES,
            )
            for case in going.select_related("unit").order_by("pk")
        ]  # fmt: skip

    def apply(self, event: Event, plan: Plan) -> None:
        """Nothing to do."""

    def undo(self, event: Event) -> None:
        """Nothing to do."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        return ()
