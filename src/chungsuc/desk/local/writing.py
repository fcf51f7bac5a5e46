"""What the forms of hamlets, households and gardens do: register, read a list, rename, end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.asked import read, read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.local.asked import LocalAsked, commune_of, read_local
from chungsuc.desk.local.views import show_list, show_one
from chungsuc.desk.people.typed import Typed
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.within import readable
from chungsuc.errors import ChungSucError, Faults
from chungsuc.localities import actions
from chungsuc.localities.errors import CountOutOfRange, DayAhead, EndsBeforeItBegan, ListFileTooLarge, ReasonNeeded
from chungsuc.localities.hamlet_list import Line, in_file, pasted
from chungsuc.units.errors import UnitNotInForce
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

MOST_KB = 500
_FIELD_OF: dict[type[ChungSucError], str] = {
    DayAhead: "since", UnitNotInForce: "since", EndsBeforeItBegan: "since", ReasonNeeded: "reason",
    CountOutOfRange: "count",
}  # fmt: skip


@require_POST
@explains_faults
def register(request: ScopedRequest) -> HttpResponse:
    """Register one hamlet, or households or gardens by number (ghi mới)."""
    asked = read_local(request.POST, request.scope)
    form = _typed(request, "name", "type", "since", "inside", "count")
    if asked.unit is None:
        return redirect("local")
    made: list[Unit] = []
    since = _day(form)
    if since is not None:
        with _beside(form, "name"):
            made = _register(request, asked, asked.unit, form, since)
    if since is None or form.faults:
        return show_list(request, asked, form, "register")
    said = ", ".join(f"{one.full_name} ({one.code})" for one in made[:3]) + (" …" if len(made) > 3 else "")
    messages.success(request, say(f"Đã ghi {said}.", f"Registered: {said}."))
    return redirect(_back(asked, since))


@require_POST
@explains_faults
def hamlet_list(request: ScopedRequest) -> HttpResponse:
    """Register the hamlets of a pasted list or a file, all or none (ghi danh sách)."""
    asked = read_local(request.POST, request.scope)
    if asked.unit is None:
        return redirect("local")
    form = _typed(request, "lines", "type", "since")
    made: list[Unit] = []
    since = _day(form)
    if since is not None:
        with _beside(form, "lines"):
            lines = _lines(request, form)
            made = actions.register_hamlets(request.scope, asked.unit, lines, form.texts["type"], since)
    if since is None or form.faults:
        return show_list(request, asked, form, "list")
    messages.success(
        request, say(f"Đã ghi {len(made)} xóm của {asked.unit.full_name}.", f"{len(made)} hamlets registered.")
    )
    return redirect(_back(asked, since))


@require_POST
@explains_faults
def rename(request: ScopedRequest, code: str) -> HttpResponse:
    """Give a hamlet another name from a day on, or keep what people call a household or garden (đổi tên)."""
    asked = read(request)
    unit = readable(request.scope, code, asked.day, asked.province)
    form = _typed(request, "name", "since")
    with _beside(form, "name"):
        if unit.is_private:
            actions.name_private(request.scope, unit, form.texts["name"], asked.day)
        else:
            since = _day(form)
            if since is not None:
                unit = actions.rename_hamlet(request.scope, unit, form.texts["name"], since)
    if form.faults:
        return show_one(request, unit, asked, form)
    messages.success(request, say("Đã ghi tên.", "The name is recorded."))
    return redirect(reverse("local_one", args=[unit.code]) + f"?ngay={max(asked.day, unit.valid_from or asked.day)}")


@require_POST
@explains_faults
def finish(request: ScopedRequest, code: str) -> HttpResponse:
    """Let one of them end, with its reason (kết thúc)."""
    asked = read(request)
    unit = readable(request.scope, code, asked.day, asked.province)
    form = _typed(request, "until", "reason")
    commune, moved = commune_of(request.scope, code, asked.day), 0
    since = _day(form, "until")
    if since is not None:
        with _beside(form, "reason", day="until"):
            moved = actions.end(request.scope, unit, since, form.texts["reason"])
    if since is None or form.faults:
        return show_one(request, unit, asked, form)
    left = say(f" {moved} hộ, vườn trong xóm nay thuộc thẳng xã.", f" {moved} in it now hang from the commune.")
    messages.success(
        request,
        say(f"Đã kết thúc {unit.full_name} từ {since:%d/%m/%Y}.", f"{unit.full_name} ends on {since}.")
        + (left if moved else ""),
    )
    return redirect(LocalAsked(asked.day, Level(unit.level), commune).address())


def _register(request: ScopedRequest, asked: LocalAsked, commune: Unit, form: Typed, since: date) -> list[Unit]:
    texts = form.texts
    if asked.level == Level.HAMLET:
        return [actions.register_hamlet(request.scope, commune, texts["name"], texts["type"], since)]
    count = _count(texts["count"] or "1")
    home = find_unit(texts["inside"], since, within=commune) if texts["inside"] else commune
    return actions.register_private(request.scope, home, asked.level, since, count=count, name=texts["name"])


# ── small things ─────────────────────────────────────────────────────────────────────────────────────


def _typed(request: ScopedRequest, *names: str) -> Typed:
    return Typed({name: request.POST.get(name, "").strip()[: 40_000 if name == "lines" else 400] for name in names})


@contextmanager
def _beside(form: Typed, name: str, *, day: str = "since") -> Iterator[None]:
    """Put what goes wrong beside its field, every fault of a list; what is not allowed goes on as it is."""
    try:
        yield
    except NotAllowed:
        raise
    except Faults as many:
        form.faults[name] = "\n".join(fault.text(language()) for fault in many.faults)
    except ChungSucError as error:
        field = _FIELD_OF.get(type(error), name)
        form.fault(day if field == "since" else field, error)


def _day(form: Typed, name: str = "since") -> date | None:
    day = form.read(name, read_day)
    if day is None and name not in form.faults:
        form.faults[name] = say("Ghi ngày, ví dụ 01/01/2023.", "Give the day, such as 01/01/2023.")
    return day


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise CountOutOfRange(count=text, most=actions.MOST_AT_ONCE)
    return int(text)


def _lines(request: ScopedRequest, form: Typed) -> tuple[Line, ...]:
    upload = request.FILES.get("file")
    if upload is None:
        return pasted(form.texts["lines"])
    if (upload.size or 0) > MOST_KB << 10:
        raise ListFileTooLarge(size=(upload.size or 0) >> 10, most=MOST_KB)
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(upload.name or "").name[-120:] or "danh-sach.xlsx")
        path.write_bytes(upload.read())
        return in_file(path)


def _back(asked: LocalAsked, since: date) -> str:
    """Lead back to the list, on a day on which what was registered is there."""
    return replace(asked, day=max(asked.day, since)).address()
