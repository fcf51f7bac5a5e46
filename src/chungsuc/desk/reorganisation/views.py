"""Events that reorganise units: enter, preview with all that is touched, apply by another person, undo."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.journal.views import XLSX
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.reorganisation.reading import MOST_BYTES, read_book, read_rows, template
from chungsuc.desk.say import language, say
from chungsuc.desk.travelling import given_file
from chungsuc.errors import ChungSucError, Faults
from chungsuc.law.tree import Title
from chungsuc.reorganisation import actions
from chungsuc.reorganisation.actions import Head
from chungsuc.reorganisation.changes import CAUSE_EN, CAUSE_VI, Cause, title_changes
from chungsuc.reorganisation.errors import FileTooBig
from chungsuc.reorganisation.followers import FOLLOWERS
from chungsuc.reorganisation.following import Outcome, Touch
from chungsuc.reorganisation.models import Event, State
from chungsuc.reorganisation.plan import Plan, Row
from chungsuc.reorganisation.queries import event, events, plan_for, stored_rows
from chungsuc.reorganisation.rights import applies_events, enters_events

STATES = {
    State.DRAFT: ("đang soạn", "being entered", "wait", "…"), State.APPLIED: ("đã áp dụng", "applied", "good", "✓"),
    State.UNDONE: ("đã hoàn tác", "undone", "", "↩"), State.DROPPED: ("đã bỏ", "dropped", "", "–"),
}  # fmt: skip
OUTCOMES = {
    Outcome.FOLLOWS: ("chuyển theo", "follows", "good", "→"), Outcome.STAYS: ("giữ ở đơn vị cũ", "stays", "", "–"),
    Outcome.CLOSES: ("đóng", "closes", "bad", "✕"),
    Outcome.ASKS: ("cần Văn phòng quyết", "asks the office", "due", "?"),
}  # fmt: skip


def chip(table: dict[Any, tuple[str, str, str, str]], key: object) -> tuple[str, str, str]:
    """Give class, sign and word of a state."""
    vi, en, look, sign = table[key]
    return look, sign, say(vi, en)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def reorganisation(request: HttpRequest) -> HttpResponse:
    """List the events; the office enters one with its decree and rows."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    if request.method == "POST":
        made = _enter(asked, fields)
        if made is not None:
            messages.success(
                request, say("Đã lưu đợt sắp xếp; xem trước khi áp dụng.", "Kept; look before it is applied.")
            )
            return redirect("reorganisation_event", made.pk)
    page = _why(fields) | {
        "events": [(one, chip(STATES, State(one.state))) for one in events()], "fields": fields,
        "may_enter": enters_events(asked.scope),
    }  # fmt: skip
    return render(request, "desk/reorganisation/events.html", page, status=400 if fields.faults else 200)


def _why(fields: Fields) -> dict[str, Any]:
    """Give why the count of a title changed between two days, when it is asked."""
    if not fields.text("tu"):
        return {"changes": None, "titles": list(Title)}
    first, last = (
        fields.day("tu", say("từ ngày", "first day")),
        fields.day("den", say("đến ngày", "last day")),
    )
    title = Title(fields.text("danh-hieu")) if fields.text("danh-hieu") in set(Title) else Title.NTM
    if first is None or last is None or fields.faults:
        return {"changes": None, "titles": list(Title)}
    with fields.says():
        decided, carried = title_changes(first, last, title), title_changes(first, last, title, carried=True)
        return {
            "changes": decided, "with_carried": carried, "asked_title": title, "titles": list(Title),
            "sums": [(_cause(cause), number) for cause, number in decided.by_cause().items()],
            "change_lines": [(one, _cause(one.cause)) for one in decided.moved],
        }  # fmt: skip
    return {"changes": None, "titles": list(Title)}


def _cause(cause: Cause) -> str:
    return say(CAUSE_VI[cause], CAUSE_EN[cause])


def _enter(request: ScopedRequest, fields: Fields) -> Event | None:
    day = fields.day("day", say("ngày có hiệu lực", "day in force"))
    signed = fields.day("signed", say("ngày ký", "day signed"), needed=False)
    upload = request.FILES.get("file")
    if day is None or fields.faults:
        return None
    try:
        name, checksum, rows = _file(upload) if upload is not None else ("", "", read_rows(fields.text("rows")))
        head = Head(
            fields.text("number"), fields.text("source"), day, signed, fields.text("anew") == "1", name, checksum
        )  # fmt: skip
        return actions.enter(request.scope, head, rows)
    except Faults as error:
        fields.faults += [one.text(language()) for one in error.faults]
    except ChungSucError as error:
        _raise_if_refused(error)
        fields.faults.append(error.text(language()))
    return None


def _file(upload: UploadedFile) -> tuple[str, str, list[Row]]:
    """Read a workbook or a CSV file, by its content: its name, checksum and rows."""
    name, data = Path(upload.name or "").name[:120], upload.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileTooBig(size=(upload.size or 0) >> 10, limit=MOST_BYTES >> 10)
    checksum = hashlib.sha256(data).hexdigest()
    if not data.startswith(b"PK"):
        return name, checksum, read_rows(data.decode("utf-8", errors="replace"), file=name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sap-xep.xlsx"
        path.write_bytes(data)
        return name, checksum, read_book(path, name)


@require_safe
@explains_faults
def template_file(request: HttpRequest) -> HttpResponse:
    """Give the empty workbook of an event."""
    return given_file(template(), "mau-sap-xep.xlsx", XLSX)


def _raise_if_refused(error: ChungSucError) -> None:
    if isinstance(error, NotAllowed):
        raise error


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an event, what it would do or did, and what follows; apply, undo, drop it."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    if request.method == "POST" and _act(asked, pk, fields):
        messages.success(request, say("Đã ghi.", "Recorded."))
        return redirect("reorganisation_event", pk)
    found = event(pk)
    plan = _plan(found, fields)
    page = {
        "event": found, "chip": chip(STATES, State(found.state)), "fields": fields, "rows": stored_rows(found),
        "plan": plan, "counts": _counts(plan), "touched": _touched(plan),
        "may_enter": enters_events(asked.scope) and found.state == State.DRAFT,
        "may_apply": applies_events(asked.scope) and found.state == State.DRAFT
        and found.entered_by_id != asked.user.pk,
        "own": found.entered_by_id == asked.user.pk and found.state == State.DRAFT,
        "may_undo": applies_events(asked.scope) and found.state == State.APPLIED,
    }  # fmt: skip
    return render(request, "desk/reorganisation/event.html", page, status=400 if fields.faults else 200)


def _act(request: ScopedRequest, pk: int, fields: Fields) -> bool:
    what, reason = fields.text("what"), fields.text("reason")
    try:
        if what == "apply":
            actions.apply(request.scope, pk, reason)
        elif what == "undo":
            actions.undo(request.scope, pk, reason)
        elif what == "drop":
            actions.drop(request.scope, pk, reason)
        elif what == "rows":
            actions.add_rows(request.scope, pk, read_rows(fields.text("rows")))
    except Faults as error:
        fields.faults += [one.text(language()) for one in error.faults]
    except ChungSucError as error:
        _raise_if_refused(error)
        fields.faults.append(error.text(language()))
    return not fields.faults


def _plan(found: Event, fields: Fields) -> Plan | None:
    """Give what a draft would do; its faults are shown, and the draft stays to be mended."""
    if found.state != State.DRAFT:
        return None
    try:
        return plan_for(found)
    except Faults as error:
        fields.faults += [one.text(language()) for one in error.faults]
    except ChungSucError as error:
        fields.faults.append(error.text(language()))
    return None


def _counts(plan: Plan | None) -> list[tuple[str, int, int]]:
    return [] if plan is None else [(kind[1], before, after) for kind, (before, after) in plan.counts().items()]


def _touched(plan: Plan | None) -> list[dict[str, Any]]:
    """Give what each follower says, counts first."""
    if plan is None:
        return []
    found = []
    for follower in FOLLOWERS:
        touches: list[Touch] = list(follower.touched(plan))
        counts = Counter(touch.outcome for touch in touches)
        found.append(
            {
                "name": say(*follower.name), "count": len(touches),
                "counts": [(*chip(OUTCOMES, outcome), number) for outcome, number in counts.items()],
                "lines": [
                    (touch, say(*touch.what), say(*touch.why), chip(OUTCOMES, touch.outcome)) for touch in touches[:200]
                ],
            }
        )  # fmt: skip
    return found
