"""Tasks as they stand: open until the verdict of the day says met, or somebody closed them (việc phải làm)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max, QuerySet
from django.utils import timezone

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.accounts.journal import threads_below
from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.engine.standing import Standing
from chungsuc.engine.verdict import Status
from chungsuc.observations.models import Observation
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit
from chungsuc.upkeep.errors import NoSuchTask
from chungsuc.upkeep.models import Task, TaskWord
from chungsuc.upkeep.words import Said, TaskState
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.standings import standings_by

_DONE = frozenset({Status.MET, Status.NOT_APPLICABLE})


class TaskLine(NamedTuple):
    """One task with its words, its state, and the verdict on its indicator on the day (``None``: no unit then)."""

    task: Task
    state: TaskState
    status: Status | None
    words: tuple[TaskWord, ...]

    @property
    def open(self) -> bool:
        return self.state in (TaskState.OPEN, TaskState.OVERDUE)


def values_day(today: date) -> date:
    """Give the day whose verdicts count for tasks: the last that any value describes, or today without values."""
    return Observation.objects.aggregate(last=Max("as_of"))["last"] or today


def threads_of(scope: Scope) -> set[str] | None:
    """Give the threads of a person's units, as they ever lay below one another; ``None``: the whole province."""
    if any(not grant.unit_thread for grant in scope.grants):
        return None
    found: set[str] = set()
    return found.union(*(threads_below(grant.unit_thread) for grant in scope.grants))


def tasks_of(scope: Scope) -> QuerySet[Task]:
    """Give the tasks that a person may see, by unit and number; none is left out for being done."""
    threads = threads_of(scope)
    rows = Task.objects.all() if threads is None else Task.objects.filter(unit__thread__in=threads)
    return rows.select_related("unit", "department", "review").order_by("unit__code", "set_id", "pk")


def anything(first: QuerySet[Any], *others: QuerySet[Any]) -> bool:
    """Tell whether any of several questions has an answer, in one query: mostly there is none, and no more to ask."""
    found, *rest = (rows.order_by().values_list("pk") for rows in (first, *others))
    return bool(found.union(*rest, all=True)[:1])


def task_of(scope: Scope, pk: int) -> TaskLine:
    """Give one task. Raises: NoSuchTask."""
    found = lines_of(tasks_of(scope).filter(pk=pk))
    if not found:
        raise NoSuchTask(task=pk)
    return found[0]


def answers(scope: Scope, task: Task) -> bool:
    """Tell whether a person answers for a task: its unit's officer, its department, or the office."""
    if keeps_assignments(scope) or scope.enters(task.unit, task.review.as_of):
        return True
    return any(
        grant.write and Role(grant.role) is Role.DEPARTMENT and grant.department_id == task.department_id
        for grant in scope.grants
    )


def lines_of(rows: QuerySet[Task], *, today: date | None = None) -> list[TaskLine]:
    """Give tasks as they stand today: a fixed number of queries for each set among them; one when there are none."""
    tasks = list(rows.select_related("unit", "department", "review"))
    if not tasks:
        return []
    day = today or timezone.localdate()
    words = _words(tasks)
    there = _standings(tasks, values_day(day))
    return [_line(task, words.get(task.pk, ()), there, day) for task in tasks]


def _words(tasks: Sequence[Task]) -> Mapping[int, tuple[TaskWord, ...]]:
    found: dict[int, list[TaskWord]] = {}
    for word in TaskWord.objects.filter(task__in=[task.pk for task in tasks]).order_by("pk"):
        found.setdefault(word.task_id, []).append(word)
    return {pk: tuple(words) for pk, words in found.items()}


def _standings(tasks: Iterable[Task], last: date) -> dict[tuple[str, str], Standing]:
    """Give how the units stand by the sets of their tasks, by set and thread."""
    found: dict[tuple[str, str], Standing] = {}
    by_set: dict[str, list[Task]] = {}
    for task in tasks:
        by_set.setdefault(task.set_id, []).append(task)
    for set_id, some in by_set.items():
        day = max(last, *(task.review.as_of for task in some))
        threads = {task.unit.thread for task in some}
        units = list(Unit.objects.filter(in_force(day), thread__in=threads))
        standings = standings_by(units, law_for(set_id, day))
        found |= {(set_id, thread): standing for thread, standing in standings.items()}
    return found


def _line(
    task: Task, words: tuple[TaskWord, ...], there: Mapping[tuple[str, str], Standing], today: date
) -> TaskLine:  # fmt: skip
    standing = there.get((task.set_id, task.unit.thread))
    status = standing.indicators.get(task.no) if standing else None
    return TaskLine(task, _state(task, words, standing, status, today), status, words)


def _state(
    task: Task, words: Sequence[TaskWord], standing: Standing | None, status: Status | None, today: date
) -> TaskState:  # fmt: skip
    turns = [word.kind for word in words if word.kind != Said.ANSWERED]
    if turns and turns[-1] == Said.CLOSED:
        return TaskState.CLOSED
    if standing is None:
        return TaskState.GONE
    if status in _DONE:
        return TaskState.MET
    return TaskState.OVERDUE if task.due_on is not None and task.due_on < today else TaskState.OPEN
