"""The events that reorganise units: the list, a new one with its decree and rows, the empty workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.journal.views import XLSX
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.reorganisation.reading import MOST_BYTES, read_book, read_rows
from chungsuc.desk.reorganisation.template import template
from chungsuc.desk.say import say
from chungsuc.desk.travelling import given_file, sent_file
from chungsuc.errors import Faults, Where
from chungsuc.reorganisation import actions
from chungsuc.reorganisation.actions import Head
from chungsuc.reorganisation.errors import FileTooBig
from chungsuc.reorganisation.models import Event, State
from chungsuc.reorganisation.plan import Row
from chungsuc.reorganisation.queries import events
from chungsuc.reorganisation.rights import enters_events
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of
from chungsuc.units.queries import find_unit, units_at

STATES = {
    State.DRAFT: ("đang soạn", "being entered", "wait", "…"), State.APPLIED: ("đã áp dụng", "applied", "good", "✓"),
    State.UNDONE: ("đã hoàn tác", "undone", "", "↩"), State.DROPPED: ("đã bỏ", "dropped", "", "–"),
}  # fmt: skip


def chip(table: dict[Any, tuple[str, str, str, str]], key: object) -> tuple[str, str, str]:
    """Give class, sign and word of a state."""
    vi, en, look, sign = table[key]
    return look, sign, say(vi, en)


@require_safe
@explains_faults
def reorganisation(request: HttpRequest) -> HttpResponse:
    """List the events."""
    asked = cast(ScopedRequest, request)
    page = {
        "events": [(one, chip(STATES, State(one.state))) for one in events()],
        "may_enter": enters_events(asked.scope),
    }
    return render(request, "desk/reorganisation/events.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def new_event(request: HttpRequest) -> HttpResponse:
    """Enter an event by its decree; its rows come as a file, as lines, or one after the other on its page."""
    asked = cast(ScopedRequest, request)
    if not enters_events(asked.scope):
        raise asked.scope.refuse("lập việc sắp xếp đơn vị", "enter a reorganisation")
    fields = Fields(request)
    if request.method == "POST":
        made = _enter(asked, fields)
        if made is not None:
            messages.success(
                request, say("Đã lưu đợt sắp xếp; xem trước khi áp dụng.", "Kept; look before it is applied.")
            )
            return redirect("reorganisation_event", made.pk)
    return render(
        request, "desk/reorganisation/new.html", {"fields": fields}, status=400 if fields.faults else 200
    )  # fmt: skip


def _enter(request: ScopedRequest, fields: Fields) -> Event | None:
    day = fields.day("day", say("ngày có hiệu lực", "day in force"))
    signed = fields.day("signed", say("ngày ký", "day signed"), needed=False)
    if day is None or fields.faults:
        return None
    with fields.says():
        sent = sent_file(request, MOST_BYTES, _too_big)
        place, rows = _rows_in(*sent) if sent is not None else (Where(), read_rows(fields.text("rows")))
        head = Head(
            fields.text("number"), fields.text("source"), day, signed, fields.text("anew") == "1",
            place.file or "", hashlib.sha256(sent[1]).hexdigest() if sent else "",
        )  # fmt: skip
        with _standing_in(place):
            return actions.enter(request.scope, head, rows)
    return None


def _too_big(size: int) -> FileTooBig:
    return FileTooBig(size=size >> 10, limit=MOST_BYTES >> 10)


def _rows_in(name: str, data: bytes) -> tuple[Where, list[Row]]:
    """Read a workbook or a CSV file, by its content."""
    if not data.startswith(b"PK"):
        return Where(file=name), read_rows(data.decode("utf-8", errors="replace"), file=name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sap-xep.xlsx"
        path.write_bytes(data)
        book = read_book(path, name)
    return Where(file=name, sheet=book.sheet), book.rows


@contextmanager
def _standing_in(place: Where) -> Iterator[None]:
    """Say of each fault of the rows in which file and on which sheet its line stands."""
    try:
        yield
    except Faults as error:
        for one in error.faults:
            one.where = replace(one.where, file=place.file, sheet=place.sheet)
        raise


@require_safe
@explains_faults
def template_file(request: HttpRequest) -> HttpResponse:
    """Give the empty workbook of an event, with the units of the province as they are on a day."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    day = (fields.day("ngay", say("ngày", "the day")) if fields.text("ngay") else None) or asked.scope.day
    return given_file(template(_in_force(day)), "mau-sap-xep.xlsx", XLSX)


def _in_force(day: date) -> list[tuple[Unit, str]]:
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    units = [unit for level in (Level.DISTRICT, Level.COMMUNE) for unit in units_at(day, level=level, within=province)]
    above = ancestors_of(units, day)
    return [(province, ""), *((unit, above[unit.thread][0].full_name if above[unit.thread] else "") for unit in units)]
