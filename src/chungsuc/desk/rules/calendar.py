"""The calendar of working days: days off of a year, and what the office knows better than the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.people.typed import Typed
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError
from chungsuc.rules import errors
from chungsuc.rules.actions import set_calendar_day
from chungsuc.rules.models import CalendarDay
from chungsuc.rules.rights import keeps_rules
from chungsuc.rules.working_days import library_year, working_calendar

_FIELDS = ("day", "working", "decree", "note")
_WORKING = {"off": False, "on": True, "back": None}
_FIRST, _LAST = 2016, 2040
_DAYS = (
    ("thứ Hai", "Monday"), ("thứ Ba", "Tuesday"), ("thứ Tư", "Wednesday"), ("thứ Năm", "Thursday"),
    ("thứ Sáu", "Friday"), ("thứ Bảy", "Saturday"), ("Chủ nhật", "Sunday"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day that is not like its weekday."""

    day: date
    name: str
    working: bool
    said: CalendarDay | None

    @property
    def weekday(self) -> str:
        return say(*_DAYS[self.day.weekday()])

    @property
    def weekend(self) -> bool:
        return self.day.weekday() > 4


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def calendar(request: ScopedRequest) -> HttpResponse:
    """Show the days off and the days worked instead of a year; the office enters what the State decides."""
    if request.method != "POST":
        return _page(request, Typed({"working": "off"}))
    form = Typed({name: request.POST.get(name, "").strip()[:400] for name in _FIELDS})
    day = form.read("day", read_day)
    if day is None and not form.faults:
        form.faults["day"] = say("Ghi ngày.", "Give the day.")
    if form.texts["working"] not in _WORKING:
        form.faults["working"] = say("Chọn nghỉ hay làm việc.", "Choose off or worked.")
    if day is not None and not form.faults:
        try:
            set_calendar_day(
                request.scope,
                day,
                _WORKING[form.texts["working"]],
                decree=form.texts["decree"],
                note=form.texts["note"],
            )
        except NotAllowed:
            raise
        except ChungSucError as error:
            form.fault("decree" if isinstance(error, errors.SourceMissing) else "day", error)
        else:
            messages.success(request, say(f"Đã ghi ngày {day:%d/%m/%Y}.", f"{day} is recorded."))
            return redirect(f"{reverse('rules_calendar')}?nam={day.year}")
    return _page(request, form)


def _page(request: ScopedRequest, form: Typed) -> HttpResponse:
    asked = request.GET.get("nam", "").strip()
    year = int(asked) if asked.isdecimal() and _FIRST <= int(asked) <= _LAST else timezone.localdate().year
    lines = _lines(year)
    return render(
        request,
        "desk/rules/calendar.html",
        {
            "year": year, "years": range(_FIRST, _LAST + 1), "lines": lines, "form": form,
            "keeps": keeps_rules(request.scope), "ahead": year > timezone.localdate().year,
            "days_off": sum(1 for one in lines if not one.working and not one.weekend),
            "entered": sum(1 for one in lines if one.said is not None),
        },
        status=400 if form.faults else 200,
    )  # fmt: skip


def _lines(year: int) -> list[DayLine]:
    known, working = library_year(year, language()), working_calendar()
    said = {row.day: row for row in CalendarDay.objects.filter(day__year=year).order_by("pk")}
    days = {*known.off, *known.worked, *(day for day, row in said.items() if row.working is not None)}
    return [
        DayLine(day, _name(day, known.off.get(day, ""), day in known.worked), working.is_working_day(day),
                said.get(day) if day in working.entered else None)
        for day in sorted(days)
    ]  # fmt: skip


def _name(day: date, name: str, worked: bool) -> str:
    return say("Làm bù (hoán đổi)", "Worked instead (swap)") if worked else name
