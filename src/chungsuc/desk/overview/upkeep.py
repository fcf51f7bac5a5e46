"""What is left to do after recognition: the tasks of a commune, a department or all, and withdrawals that go on."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.accounts.models import Role
from chungsuc.desk.overview.moment import Moment, Section
from chungsuc.upkeep.models import Case, Task
from chungsuc.upkeep.tasks import anything, lines_of, threads_of
from chungsuc.upkeep.words import ENDED, TaskState

SHOWN = 5


def after_recognition(moment: Moment) -> Iterator[Section]:
    """Tasks to be done, the overdue first, and cases that go on; silent where there is neither."""
    threads = _threads(moment)
    tasks, cases = Task.objects.all(), Case.objects.exclude(state__in=[state.value for state in ENDED])
    if threads is not None:
        tasks, cases = tasks.filter(unit__thread__in=threads), cases.filter(unit__thread__in=threads)
    if moment.scope.departments and not keeps_assignments(moment.scope):
        tasks = tasks.filter(department__in=moment.scope.departments)
    if not anything(tasks, cases):
        return
    lines = [line for line in lines_of(tasks, today=moment.today) if line.open]
    lines.sort(key=lambda line: (line.state is not TaskState.OVERDUE, line.task.due_on or moment.today, line.task.pk))
    going = list(cases.select_related("unit", "recognition")[:SHOWN])
    if not lines and not going:
        return
    given = {
        "lines": lines[:SHOWN], "open": len(lines), "cases": going,
        "overdue": sum(line.state is TaskState.OVERDUE for line in lines),
        "address": moment.way("upkeep_tasks"), "cases_address": moment.way("upkeep_cases"),
    }  # fmt: skip
    synthetic = any(line.task.synthetic for line in lines) or any(case.synthetic for case in going)
    yield Section("desk/overview/upkeep.html", given, synthetic)


def _threads(moment: Moment) -> set[str] | None:
    """Give whose tasks these are; a commune's own are known without a query."""
    if moment.scope.roles == {Role.COMMUNE}:
        return {grant.unit_thread for grant in moment.scope.grants}
    return threads_of(moment.scope)
