"""Tasks on pages: the list with its filters, one with its thread, closing by hand (việc phải làm)."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import Department
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.upkeep.tabs import tabs
from chungsuc.errors import ChungSucError
from chungsuc.upkeep.models import Task
from chungsuc.upkeep.tasking import answer, close, reopen
from chungsuc.upkeep.tasks import TaskLine, answers, lines_of, task_of, tasks_of
from chungsuc.upkeep.words import SAID_EN, TASK_STATE, TaskState

FILTERS = ("tinhtrang", "nganh", "donvi", "dot")
OPEN = "mo"  # what is still to be done: the default
ALL = "tatca"
MOST = 200


@require_safe
@explains_faults
def listed(request: ScopedRequest) -> HttpResponse:
    """List the tasks that a person may see, those to be done first (việc phải làm)."""
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    if not any(asked.values()) and request.scope.departments:
        asked["nganh"] = request.scope.departments[0].code
    rows = tasks_of(request.scope)
    departments = list(
        Department.objects.filter(pk__in=rows.order_by().values("department").distinct()).order_by("name")
    )
    if asked["nganh"]:
        rows = rows.filter(department__code=asked["nganh"])
    if asked["donvi"]:
        rows = rows.filter(unit__code=asked["donvi"])
    if asked["dot"].isdecimal():
        rows = rows.filter(review=int(asked["dot"]))
    lines = lines_of(rows)
    tally = Counter(line.state for line in lines)
    shown = [line for line in lines if _kept(line, asked["tinhtrang"] or OPEN)]
    given = {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep_tasks"), "asked": asked, "lines": shown[:MOST],
        "more": max(0, len(shown) - MOST), "tally": [(state, tally[state], _with(asked, state)) for state in TaskState],
        "open": tally[TaskState.OPEN] + tally[TaskState.OVERDUE], "overdue": tally[TaskState.OVERDUE],
        "total": len(lines), "departments": departments, "choices": _choices(),
        "synthetic": any(line.task.synthetic for line in lines), "chosen": asked["tinhtrang"] or OPEN,
    }  # fmt: skip
    return render(request, "desk/upkeep/tasks.html", given)


def _choices() -> list[tuple[str, str]]:
    return [
        (OPEN, say("còn phải làm", "to be done")),
        *((state.value, say(*TASK_STATE[state])) for state in TaskState),
        (ALL, say("tất cả", "all")),
    ]


def _kept(line: TaskLine, chosen: str) -> bool:
    return chosen == ALL or (line.open if chosen == OPEN else line.state.value == chosen)


def _with(asked: dict[str, str], state: TaskState) -> str:
    return "?" + urlencode({name: value for name, value in {**asked, "tinhtrang": state.value}.items() if value})


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def one(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show one task with its thread; take an answer."""
    line = task_of(request.scope, pk)
    if request.method != "POST":
        return _page(request, line)
    text = request.POST.get("text", "")
    try:
        answer(request.scope, line.task, text)
    except NotAllowed:
        raise
    except ChungSucError as error:
        return _page(request, line, text=text, fault=error.text(language()))
    messages.success(request, say("Đã ghi trả lời.", "The answer is recorded."))
    return redirect("upkeep_task", pk=pk)


@require_POST
@explains_faults
def close_one(request: ScopedRequest, pk: int) -> HttpResponse:
    """Close a task by hand, or open it again, with the reason (đóng việc, mở lại)."""
    line = task_of(request.scope, pk)
    again, text = line.state is TaskState.CLOSED, request.POST.get("text", "")
    try:
        (reopen if again else close)(request.scope, line.task, text)
    except NotAllowed:
        raise
    except ChungSucError as error:
        return _page(request, line, closing=text, close_fault=error.text(language()))
    messages.success(
        request, say("Đã mở lại việc.", "Opened again.") if again else say("Đã đóng việc.", "Closed.")
    )  # fmt: skip
    return redirect("upkeep_task", pk=pk)


def _page(
    request: ScopedRequest, line: TaskLine, *, text: str = "", fault: str = "", closing: str = "", close_fault: str = ""
) -> HttpResponse:
    task: Task = line.task
    given = {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep_tasks"), "line": line, "task": task,
        "text": text, "fault": fault, "closing": closing, "close_fault": close_fault,
        "may_answer": answers(request.scope, task), "synthetic": task.synthetic,
        "may_close": keeps_assignments(request.scope) and line.state is not TaskState.MET,
        "closed": line.state is TaskState.CLOSED,
        "words": [(word, say(word.get_kind_display(), SAID_EN[word.kind])) for word in reversed(line.words)],
    }  # fmt: skip
    return render(request, "desk/upkeep/task.html", given, status=400 if fault or close_fault else 200)
