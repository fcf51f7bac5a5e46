"""Open data of a released day: a line for each commune, in forms that other programs read (dữ liệu mở)."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse

from chungsuc.portal.content.maps import KIND
from chungsuc.portal.files.about import about_lines
from chungsuc.portal.files.table import Table, table_of
from chungsuc.portal.files.writing import FORMS, GEOJSON
from chungsuc.portal.models import Release
from chungsuc.portal.public.frame import Frame, public
from chungsuc.portal.queries import parts_of

TYPES = {
    "csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json; charset=utf-8",
}  # fmt: skip


@public
def downloads(frame: Frame, day: str) -> HttpResponse:
    """List the files of a day, and say what they are."""
    release = frame.release(day)
    if release is None:
        return frame.missing(day)
    table = released_table(release, frame.language)
    return frame.page(
        "portal/downloads.html",
        release,
        here="downloads",
        about=table.about,
        lines=about_lines(table),
        forms=[form for form in FORMS if form != GEOJSON or has_map(release)],
    )


@public
def download(frame: Frame, day: str, form: str) -> HttpResponse:
    """Give one file; others may read it from their own pages too."""
    release = frame.release(day)
    if release is None or form not in FORMS:
        return frame.missing(day)
    table = released_table(release, frame.language)
    if form == GEOJSON:
        parts = parts_of(release, (KIND, ""))
        if KIND not in parts:
            return frame.missing(day)
        table = replace(table, map=parts[KIND])
    answer = HttpResponse(FORMS[form](table), content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="ntm-{release.day}-ban-{release.pk}.{form}"'
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def has_map(release: Release) -> bool:
    return release.parts.filter(kind=KIND, key="").exists()


def released_table(release: Release, language: str) -> Table:
    parts = parts_of(release, ("about", ""), ("units", ""), ("criteria", ""))
    return table_of(release, parts["about"], parts["units"], parts["criteria"], language)
