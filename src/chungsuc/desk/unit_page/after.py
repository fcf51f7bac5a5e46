"""What came after a unit's recognition: tasks still open, withdrawals, titles upheld (sau công nhận)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chungsuc.recognition.models import Recognition
from chungsuc.upkeep.models import Case, Task, Upheld
from chungsuc.upkeep.tasks import anything, lines_of


@dataclass(frozen=True, slots=True)
class After:
    """What the page of a unit tells; ``open`` of ``tasks`` tasks are still to be done."""

    tasks: int
    open: int
    cases: tuple[Case, ...]
    upheld: tuple[Upheld, ...]


def after(recognitions: Sequence[Recognition]) -> After | None:
    """Gather it for a unit with these recognitions; ``None`` where nothing came after, which takes one query."""
    if not recognitions:
        return None
    titles = [one.pk for one in recognitions]
    tasks = Task.objects.filter(unit__thread=recognitions[0].unit.thread)
    cases, upheld = Case.objects.filter(recognition__in=titles), Upheld.objects.filter(recognition__in=titles)
    if not anything(tasks, cases, upheld):
        return None
    lines = lines_of(tasks)
    return After(
        len(lines), sum(line.open for line in lines), tuple(cases.order_by("-pk")),
        tuple(upheld.order_by("-on", "-pk")),
    )  # fmt: skip
