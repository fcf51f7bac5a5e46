"""The leader's page: four figures with their plan, the map, what is met least, the trend, who lags."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from chungsuc.charts.chart import Chart, Ranking
from chungsuc.charts.draw import svg
from chungsuc.charts.tables import table
from chungsuc.desk.asked import Asked, commune_sets, read
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language
from chungsuc.desk.within import Within, within
from chungsuc.figures.figure import Asked as Question
from chungsuc.maps.drawing.svg import screen, swatch
from chungsuc.maps.drawing.view import MapView
from chungsuc.reports.criteria.files import slug
from chungsuc.reports.leader import charts
from chungsuc.reports.leader.facts import Leading
from chungsuc.reports.leader.gathering import leading
from chungsuc.reports.leader.paper import pdf
from chungsuc.reports.leader.words import holds, say_apart, say_change, say_late, say_open, say_plan

RANKED, LISTED = 10, 6


@require_safe
@explains_faults
def leader(request: HttpRequest) -> HttpResponse:
    """Show a province or a district on one page (trang điều hành)."""
    asked, about, found = _asked(request)
    lang, query = language(), asked.query()
    page: dict[str, Any] = {
        "asked": asked, "within": about, "districts": about.choices[1:], "sets": commune_sets(), "found": found,
        "query": query, "figures": [(one, say_change(one, lang), say_plan(one, lang), holds(one))
                                    for one in found.headlines],
        "charts": [_drawn(chart, query, note) for chart, note in (
            (charts.against_plan(found, lang), ""), (charts.ranking(found, lang, RANKED), ""),
            (charts.months(found, lang), say_apart(found, lang)), (charts.years(found, lang), ""),
        ) if chart is not None],
        "late": [(one, say_late(one, lang)) for one in found.late],
        "lagging": [one for one in found.lagging if one.waiting][:LISTED], "near": found.near[:LISTED],
        "near_more": max(0, len(found.near) - LISTED), "below": found.below[:LISTED],
        "below_more": max(0, len(found.below) - LISTED),
        "synthetic": found.synthetic, "open": say_open(found, lang),
    }  # fmt: skip
    if found.view is not None:
        page |= _map(found.view, query)
    return render(request, "desk/leader/leader.html", page)


def _asked(request: HttpRequest) -> tuple[Asked, Within, Leading]:
    asked = read(request)
    about = within(cast(ScopedRequest, request).scope, asked.day, asked.district, asked.province)
    return asked, about, leading(Question(about.unit, asked.day, asked.set_id), language())


def _drawn(chart: Chart, query: str, note: str) -> dict[str, Any]:
    shown = table(chart)
    ranked = isinstance(chart, Ranking)
    ways = [reverse("figure", args=[f"communes.criterion.{row[0].split('.')[0]}"]) + query for row in shown.texts
            ] if ranked else [""] * len(shown.texts)  # fmt: skip
    return {
        "title": chart.caption.title, "of_criteria": ranked, "note": note,
        "drawing": mark_safe(svg(chart)), "head": shown.head, "rows": list(zip(shown.texts, ways, strict=True)),
    }  # fmt: skip


def _map(view: MapView, query: str) -> dict[str, Any]:
    # As wide as its card, so that the names keep their size.
    drawing = screen(view, href=lambda area: reverse("commune", args=[area.code]) + query, name="leadermap",
                     width=380, height=460, face=9)  # fmt: skip
    legend = [
        (mark_safe(f'<svg class="swatch" viewBox="0 0 26 16" aria-hidden="true">'
                   f"{swatch(one.look, 'leadermap', classes=True)}</svg>"), one.name, view.count(one.key))
        for one in view.shown
    ]  # fmt: skip
    return {"drawing": mark_safe(drawing), "legend": legend, "notices": view.notices}


@require_safe
@explains_faults
def sheet(request: HttpRequest) -> HttpResponse:
    """Give the same as one sheet of A4."""
    _, _, found = _asked(request)
    answer = HttpResponse(pdf(found, timezone.localtime(), language()), content_type="application/pdf")
    name = f"dieu-hanh-{slug(found.scope)}-{found.day.isoformat()}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
