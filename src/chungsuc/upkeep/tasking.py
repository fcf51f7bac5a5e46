"""The only writers of tasks: open them from a re-evaluation, answer, close by hand, open again."""

from __future__ import annotations

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote, wrote_many
from chungsuc.engine.verdict import Status
from chungsuc.upkeep.errors import TaskNotOpen, WordsMissing
from chungsuc.upkeep.models import Review, Task, TaskWord
from chungsuc.upkeep.reevaluation import Line, Reevaluation
from chungsuc.upkeep.rights import must_be_office
from chungsuc.upkeep.shortfalls import Shortfall
from chungsuc.upkeep.tasks import answers, lines_of
from chungsuc.upkeep.words import TASK_STATE, Outcome, Said, TaskState


def open_tasks(review: Review, found: Reevaluation) -> int:
    """Open a task for each unmet indicator of the units below, in the caller's transaction; give how many are new."""
    below = found.of(Outcome.BELOW)
    there = lines_of(Task.objects.filter(unit__thread__in=[one.unit.thread for one in below], set_id=review.set_id))
    taken = {(one.task.unit.thread, one.task.no) for one in there if one.open}
    tasks = [
        _task(review, line, short)
        for line in below
        for short in line.shortfalls
        if short.status is Status.UNMET and (line.unit.thread, short.no) not in taken
    ]
    made = Task.objects.bulk_create(tasks, batch_size=500)
    return wrote_many(
        Change(
            "task.opened", "upkeep_task", task.pk, task.unit.thread, task.no, review.as_of,
            after={"set": task.set_id, "department": task.department.name if task.department else "",
                   "due_on": task.due_on.isoformat() if task.due_on else None},
        )
        for task in made
    )  # fmt: skip


def _task(review: Review, line: Line, short: Shortfall) -> Task:
    return Task(
        review=review, unit=line.unit, set_id=review.set_id, no=short.no, name=short.name, gap_vi=short.gap_vi,
        gap_en=short.gap_en, department=short.owner, due_on=review.due_on, synthetic=review.synthetic,
    )  # fmt: skip


@transaction.atomic
def answer(scope: Scope, task: Task, text: str) -> TaskWord:
    """Say something on a task (trả lời): its commune, its department, or the office.

    Raises:
        OutOfScope: none of these.
        WordsMissing.
    """
    if not answers(scope, task):
        raise scope.out_of(f"Việc của {task.unit.full_name}", f"A task of {task.unit.full_name}")
    return _say(scope, task, Said.ANSWERED, text)


@transaction.atomic
def close(scope: Scope, task: Task, text: str) -> TaskWord:
    """Close a task by hand, with the reason (đóng việc); one that is met is closed by itself.

    Raises:
        NotAllowed: not the office of the province.
        TaskNotOpen, WordsMissing.
    """
    must_be_office(scope, "đóng việc", "close a task")
    _must_be(task, TaskState.OPEN, TaskState.OVERDUE, TaskState.GONE)
    return _say(scope, task, Said.CLOSED, text)


@transaction.atomic
def reopen(scope: Scope, task: Task, text: str) -> TaskWord:
    """Open again what was closed by hand (mở lại việc). Raises as ``close``."""
    must_be_office(scope, "mở lại việc", "open a task again")
    _must_be(task, TaskState.CLOSED)
    return _say(scope, task, Said.REOPENED, text)


def _must_be(task: Task, *states: TaskState) -> None:
    (line,) = lines_of(Task.objects.filter(pk=task.pk))
    if line.state not in states:
        raise TaskNotOpen(state=TASK_STATE[line.state][0])


def _say(scope: Scope, task: Task, kind: Said, text: str) -> TaskWord:
    if not text.strip():
        raise WordsMissing
    word = TaskWord.objects.create(
        task=task, kind=kind.value, text=text.strip()[:2000], by=scope.user, who=str(scope.user)[:150]
    )  # fmt: skip
    wrote(Change(f"task.{kind.value}", "upkeep_task", task.pk, task.unit.thread, task.no, reason=word.text))
    return word
