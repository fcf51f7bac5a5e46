"""The pages of evidence: communes, one commune, using earlier files again, withdrawing."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungsuc.desk.asked import Asked, commune_sets, read
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.evidence import page
from chungsuc.desk.refusals import explains_faults, refuse
from chungsuc.desk.say import language, say
from chungsuc.desk.unit_page.sets import asked_by, sets_of, subject_of
from chungsuc.desk.within import readable
from chungsuc.entry.errors import SetNotForUnit
from chungsuc.errors import ChungSucError, Faults
from chungsuc.evidence import actions
from chungsuc.evidence.errors import EvidenceError, NoSuchFile
from chungsuc.evidence.models import EvidenceLink
from chungsuc.evidence.queries import coverage, keys_by_no, missing
from chungsuc.law.tree import CriteriaSet
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import ancestors_of, units_at
from chungsuc.verdicts.law_in_force import law_for


@require_safe
@explains_faults
def home(request: HttpRequest) -> HttpResponse:
    """Show how far the communes of one's scope have evidence; who has one commune goes straight to it."""
    asked, scope = read(request), cast(ScopedRequest, request).scope
    communes = scope.units(asked.day, level=Level.COMMUNE).filter(type=PROGRAMME_TYPE)
    districts = units_at(asked.day, level=Level.DISTRICT, within=asked.province)
    if asked.district:
        communes = communes.filter(parent_code=asked.district)
    units = list(communes)
    if len(units) == 1 and not asked.district:
        return redirect(_address(units[0], asked))
    above = ancestors_of(units, asked.day)
    counts, lacking = coverage(units, asked.set_id, asked.day), missing(units, asked.set_id, asked.day)
    total = len(set(keys_by_no(law_for(asked.set_id, asked.day)).values()))
    rows = [
        {
            "unit": unit, "place": above[unit.thread][0].full_name if above[unit.thread] else "", "count": count,
            "none": total - count.own - count.carried, "missing": len(lacking.get(unit.thread, ())),
            "address": _address(unit, asked),
        }
        for unit in units
        for count in (counts[unit.thread],)
    ]  # fmt: skip
    return render(
        request, "desk/evidence/communes.html",
        {
            "asked": asked, "sets": commune_sets(), "districts": list(districts), "rows": rows, "total": total,
            "begun": sum(1 for count in counts.values() if count.own or count.carried), "lacking": len(lacking),
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def commune(request: HttpRequest, code: str) -> HttpResponse:
    """Show the evidence of one commune for a day, and take files for it (minh chứng của xã)."""
    asked, unit = _meant(request, code)
    if request.method != "POST":
        return _page(request, unit, asked)
    nos, note = request.POST.getlist("no"), request.POST.get("note", "")
    try:
        done = actions.add_files(
            cast(ScopedRequest, request).scope, unit, asked.set_id, asked.day, nos, request.FILES.getlist("file"), note
        )
    except EvidenceError as error:
        if _wants_data(request):
            return JsonResponse({"faults": _told(error)}, status=400)
        return _page(request, unit, asked, error=error)
    messages.success(request, _say_done(done))
    address = _address(unit, asked, request.GET.get("loc", ""))
    return JsonResponse({"to": address}) if _wants_data(request) else redirect(address)


def _page(request: HttpRequest, unit: Unit, asked: Asked, *, error: ChungSucError | None = None) -> HttpResponse:
    scope = cast(ScopedRequest, request).scope
    loc = request.GET.get("loc", "")
    show = page.Show(loc) if loc in page.Show._value2member_map_ else page.Show.ALL
    chosen = frozenset(request.POST.getlist("no") or request.GET.getlist("chon"))
    shown = page.content(scope, unit, asked, show, chosen)
    faults = [] if error is None else _told(error)
    return render(
        request, "desk/evidence/commune.html",
        {"asked": asked, "sets": _sets(unit, asked), "faults": faults, "note": request.POST.get("note", ""), **shown},
        status=400 if faults else 200,
    )  # fmt: skip


@require_POST
@explains_faults
def reuse_earlier(request: HttpRequest, code: str) -> HttpResponse:
    """Attach again what an earlier day had: for the indicators ticked, or for all where none is."""
    asked, unit = _meant(request, code)
    nos = request.POST.getlist("no") or None
    try:
        links = actions.reuse(cast(ScopedRequest, request).scope, unit, asked.set_id, asked.day, nos)
    except EvidenceError as error:
        return _page(request, unit, asked, error=error)
    count = len(links)
    messages.success(
        request,
        say(f"Đã dùng lại {count} minh chứng của kỳ trước.", f"Earlier evidence used again: {count}."),
    )
    return redirect(_address(unit, asked, request.GET.get("loc", "")))


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def withdraw_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a reason, and withdraw one piece of evidence (gỡ minh chứng)."""
    scope = cast(ScopedRequest, request).scope
    link = EvidenceLink.objects.select_related("unit", "file").filter(pk=pk).first()
    if link is None:
        return refuse(request, NoSuchFile(), 404)
    if not actions.may_withdraw(scope, link):
        raise scope.out_of(f"Minh chứng «{link.name}»", f"The evidence “{link.name}”")
    back = f"{reverse('evidence_commune', args=[link.unit.code])}?ngay={link.as_of.isoformat()}&bo={link.set_id}"
    fault = ""
    if request.method == "POST":
        try:
            actions.withdraw(scope, link, request.POST.get("reason", ""))
        except EvidenceError as error:
            fault = error.text(language())
        else:
            messages.success(request, say(f"Đã gỡ «{link.name}».", f"Withdrawn: “{link.name}”."))
            return redirect(back)
    return render(
        request, "desk/evidence/withdraw.html", {"link": link, "back": back, "fault": fault},
        status=400 if fault else 200,
    )  # fmt: skip


# ── small things ─────────────────────────────────────────────────────────────────────────────────────


def _meant(request: HttpRequest, code: str) -> tuple[Asked, Unit]:
    """Give the question and the commune, which must lie in the scope of who asks."""
    asked, scope = read(request), cast(ScopedRequest, request).scope
    unit = readable(scope, code, asked.day, asked.province)
    return (asked if unit.level == Level.COMMUNE else asked_by(unit, asked, _sets(unit, asked))), unit


def _sets(unit: Unit, asked: Asked) -> list[CriteriaSet]:
    """Give the sets that the unit's evidence may be looked at by.

    Raises:
        SetNotForUnit: a unit for which no set is in the system here.
    """
    if unit.level == Level.COMMUNE:
        return commune_sets()
    subject = subject_of(unit)
    found = sets_of(subject, asked.province) if subject else []
    if not found:
        raise SetNotForUnit(set=asked.set_id, unit=unit.full_name)
    return found


def _address(unit: Unit, asked: Asked, show: str = "") -> str:
    return reverse("evidence_commune", args=[unit.code]) + (asked.query(loc=show) if show else asked.query())


def _say_done(done: actions.Attached) -> str:
    files, places = len(done.files), len(done.links)
    if not places:
        return say("Các tệp này đã được gắn từ trước; không có gì thay đổi.", "These files were attached before.")
    return say(f"Đã lưu {files} tệp, gắn vào {places} chỗ.", f"Files stored: {files}; places attached: {places}.")


def _wants_data(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _told(error: ChungSucError) -> list[dict[str, Any]]:
    faults = error.faults if isinstance(error, Faults) else (error,)
    return [{"text": fault.text(language()), "code": fault.code} for fault in faults]
