"""Pages that stand by no day: all releases, published surveys, what machines ask for (các trang khác)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from chungsuc.portal.models import Part
from chungsuc.portal.public.frame import KEPT, Frame, public, public_live
from chungsuc.portal.queries import is_withdrawn, releases
from chungsuc.surveys.models import Survey
from chungsuc.surveys.queries import results_of
from chungsuc.surveys.words import State
from chungsuc.units.models import Level

MOST_SURVEYS = 200


@public
def history(frame: Frame) -> HttpResponse:
    """List every release there was: when, what it replaced and why, what was withdrawn."""
    return frame.page("portal/history.html", rows=[(one, is_withdrawn(one)) for one in releases().order_by("-pk")])


@public_live
def surveys(frame: Frame) -> HttpResponse:
    """List the surveys of residents whose results are published; results in total, nothing of single answers."""
    rows = Survey.objects.filter(state=State.PUBLISHED).exclude(unit__level__in=(Level.HOUSEHOLD, Level.GARDEN))
    found = list(
        rows.select_related("unit", "question_set").order_by("-result_year", "unit__code", "-pk")[:MOST_SURVEYS]
    )
    told = list(zip(found, results_of(found), strict=True)) if found else []
    return frame.page("portal/surveys.html", here="surveys", surveys=told)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines into the portal and nowhere else."""
    lines = [
        "User-agent: *", f"Allow: {reverse('portal')}", "Allow: /static/", "Allow: /$", "Disallow: /",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", "",
    ]  # fmt: skip
    return _kept(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


@public
def sitemap(frame: Frame) -> HttpResponse:
    """List every address of the portal for search engines."""
    found = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for path, day in _addresses(frame):
        found.append(f"<url><loc>{escape(frame.absolute(path))}</loc><lastmod>{day}</lastmod></url>")
    return HttpResponse("\n".join([*found, "</urlset>"]), content_type="application/xml; charset=utf-8")


def _addresses(frame: Frame) -> list[tuple[str, str]]:
    public_now = frame.standing.public
    if not public_now:
        return []
    newest = max(one.made_at for one in public_now.values()).date().isoformat()
    found = [(reverse(route), newest) for route in ("portal", "portal_releases", "portal_surveys")]
    found += [(reverse("portal_year", args=[year]), newest) for year in sorted({day.year for day in public_now})]
    made = {release.pk: (day.isoformat(), release.made_at.date().isoformat()) for day, release in public_now.items()}
    for day, changed in made.values():
        found += [(reverse(route, args=[day]), changed) for route in OF_A_DAY]
    rows = Part.objects.filter(release__in=list(made), kind="unit").order_by("release_id", "key")
    for pk, key in rows.values_list("release_id", "key"):
        found.append((reverse("portal_unit", args=[key, made[pk][0]]), made[pk][1]))
    return found


OF_A_DAY = ("portal_day", "portal_units", "portal_criteria", "portal_definitions", "portal_law", "portal_downloads")


def _kept(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = f"public, max-age={KEPT}"
    return answer
