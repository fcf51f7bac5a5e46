"""The yearly list on a page: what was looked at, what is due, which sets end; kept and planned by the office."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.asked import last_day_with_data
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.upkeep.tabs import tabs
from chungsuc.desk.within import within
from chungsuc.errors import ChungSucError
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import history_of
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.actions import plan_rechecks, uphold
from chungsuc.upkeep.cases import recognition_of
from chungsuc.upkeep.yearly import YearLine, YearList, yearly


@require_safe
@explains_faults
def listed(request: ScopedRequest) -> HttpResponse:
    """Show the list of a year: every title with its last re-check and its next (rà soát hằng năm)."""
    return _page(request, Fields(request))


def _page(request: ScopedRequest, fields: Fields) -> HttpResponse:
    year = _year(fields.text("nam"))
    found = _list(request, year, fields.text("huyen"))
    kept = [line for line in found.lines if _kept(line, fields.text("xem"))]
    day = found.day
    where = within(
        request.scope, day, fields.text("huyen"), find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    )
    given = {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep_yearly"), "found": found, "lines": kept, "fields": fields,
        "year": year, "years": range(year + 1, year - 4, -1), "districts": where.choices[1:], "within": where,
        "endings": [(one, one.ended(day)) for one in found.endings], "shown": fields.text("xem"),
        "may_write": keeps_assignments(request.scope),
        "synthetic": any(line.recognition.synthetic for line in found.lines),
    }  # fmt: skip
    return render(request, "desk/upkeep/yearly.html", given, status=400 if fields.faults else 200)


def _list(request: ScopedRequest, year: int, district: str) -> YearList:
    """Look at the titles at the end of the year, or today while it goes on."""
    today = timezone.localdate()
    day = min(date(year, 12, 31), max(today, date(year, 1, 1)))
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    return yearly(within(request.scope, day, district, province).unit, province, year, day)


def _year(text: str) -> int:
    if text.isdecimal() and 2009 <= int(text) <= 2100:
        return int(text)
    return (last_day_with_data() or timezone.localdate()).year


def _kept(line: YearLine, shown: str) -> bool:
    if shown == "chua":
        return not line.done
    return line.planned is not None if shown == "trong" else True


@require_POST
@explains_faults
def plan(request: ScopedRequest) -> HttpResponse:
    """Put units on the list of a year (đưa vào danh sách rà soát)."""
    fields = Fields(request)
    year = _year(fields.text("nam"))
    due = fields.day("due_on", say("hạn rà soát", "the last day"), needed=False)
    if not fields.faults:
        found = _list(request, year, fields.text("huyen"))
        chosen = set(fields.many.get("unit", ()))
        units = [line.unit for line in found.lines if fields.text("all") or line.unit.code in chosen]
        try:
            count = plan_rechecks(request.scope, units, year, due_on=due, note=fields.text("note")[:400])
        except NotAllowed:
            raise
        except ChungSucError as error:
            fields.faults.append(error.text(language()))
        else:
            vi, en = f"Đã đưa {count} đơn vị vào danh sách năm {year}.", f"{count} units are on the list of {year}."
            messages.success(request, say(vi, en))
            return redirect(f"{reverse('upkeep_yearly')}?nam={year}")
    return _page(request, fields)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def keep(request: ScopedRequest, pk: int) -> HttpResponse:
    """Record that a title was looked at again and stays, by which paper (ghi giữ danh hiệu)."""
    recognition, fields = recognition_of(request.scope, pk), Fields(request)
    if request.method == "POST":
        on = fields.day("on", say("ngày", "the day"))
        if on is not None and not fields.faults:
            try:
                uphold(
                    request.scope, recognition, on, number=fields.text("number")[:100], source=fields.text("source"),
                    note=fields.text("note"),
                )  # fmt: skip
            except NotAllowed:
                raise
            except ChungSucError as error:
                fields.faults.append(error.text(language()))
            else:
                messages.success(request, say("Đã ghi giữ danh hiệu.", "Recorded: the title is upheld."))
                return redirect(f"{reverse('upkeep_yearly')}?nam={on.year}")
    given = {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep_yearly"), "recognition": recognition, "fields": fields,
        "unit": recognition.unit, "title": Title(recognition.title), "upheld": list(recognition.upheld.order_by("-on")),
        "titles": history_of([recognition.unit.thread]).get(recognition.unit.thread, ()),
        "synthetic": recognition.synthetic,
    }  # fmt: skip
    return render(request, "desk/upkeep/uphold.html", given, status=400 if fields.faults else 200)
