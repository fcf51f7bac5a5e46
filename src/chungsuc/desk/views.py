"""Two read-only pages: the matrix of criteria, and one commune with its reasons."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from chungsuc.desk import commune_page
from chungsuc.desk.asked import commune_sets, read
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import LANGUAGES
from chungsuc.figures.carried import made_of_others
from chungsuc.figures.criteria import criteria_table
from chungsuc.figures.sentences import say_summary
from chungsuc.reports.criteria.carried_notes import carried_cautions
from chungsuc.reports.criteria.notes import NOTHING_KNOWN_VI
from chungsuc.reports.criteria.words import VI
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit, units_at


@require_safe
@explains_faults
def matrix(request: HttpRequest) -> HttpResponse:
    """Show communes × criteria on a day (ma trận tiêu chí)."""
    asked = read(request)
    districts = units_at(asked.day, level=Level.DISTRICT, within=asked.province).order_by("code")
    scope = asked.province
    if asked.district:
        scope = find_unit(asked.district, asked.day, level=Level.DISTRICT, within=asked.province)
    table = criteria_table(scope, asked.day, asked.set_id, roll=asked.roll)
    made = made_of_others((row.thread for row in table.rows if row.unknown), asked.day)
    groups = [(group, table.rows_of(group)) for group in (table.groups or (None,))]
    return render(
        request,
        "desk/matrix.html",
        {
            "page": "matrix", "asked": asked, "table": table, "groups": groups, "sets": commune_sets(),
            "districts": list(districts), "about": table.about, "summary": say_summary(table),
            "synthetic": table.about.synthetic, "illustrated": table.about.illustrated,
            "made": len(made), "carried_notes": carried_cautions(table, VI),
            "nothing": NOTHING_KNOWN_VI.format(set=asked.set_id) if table.about.nothing_known else "",
        },
    )  # fmt: skip


@require_safe
@explains_faults
def commune(request: HttpRequest, code: str) -> HttpResponse:
    """Show one commune on a day: result first, then what is left to do, worst first (trang xã)."""
    asked = read(request)
    unit = find_unit(code, asked.day, level=Level.COMMUNE, within=asked.province)
    return render(
        request,
        "desk/commune.html",
        {"page": "commune", "asked": asked, "sets": commune_sets(), **commune_page.content(unit, asked)},
    )


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language of the pages, and keep it with the person who is signed in (đổi ngôn ngữ)."""
    asked = request.POST.get("language", "vi")
    chosen = asked if asked in LANGUAGES else "vi"
    if request.user.is_authenticated and request.user.language != chosen:
        request.user.language = chosen
        request.user.save(update_fields=["language"])
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    answer = redirect(back if safe else "/")
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax", secure=request.is_secure(), httponly=True)
    return answer
