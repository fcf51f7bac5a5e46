"""The gap reports of all communes at once, made while one waits and sees how far it is (lập hàng loạt)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.reports.asking import choices
from chungsuc.desk.reports.making import stem_of
from chungsuc.figures.figure import Asked
from chungsuc.reports.bundle import BundleForm, Progress, gap_reports
from chungsuc.reports.errors import UnknownForm
from chungsuc.reports.kinds import ReportKind
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.known_law import library

_TYPES = {BundleForm.ZIP: "application/zip", BundleForm.PDF: "application/pdf"}
STREAM = "application/x-chungsuc-steps"


@require_safe
@explains_faults
def page(request: HttpRequest) -> HttpResponse:
    """Ask for which communes, in which form."""
    fields = Fields(request)
    given = {"fields": fields, "chosen": choices(fields)}
    return render(request, "desk/reports/bundle.html", given, status=400 if fields.faults else 200)


@require_safe
@explains_faults
def stream(request: HttpRequest) -> HttpResponseBase:
    """Make them, and send the file; to our script with a line for each step before it.

    Raises:
        UnknownForm, OutOfScope, NoCommunesHere, UnknownSet, UnitNotFound.
    """
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    if fields.text("dang") not in set(BundleForm):
        raise UnknownForm(form=fields.text("dang"), known=", ".join(BundleForm))
    form, what = BundleForm(fields.text("dang")), _asked(asked, fields)
    steps = gap_reports(what, form, made_at=timezone.localtime())
    first = next(steps)  # what is wrong shows before anything is sent
    name = f"{stem_of(ReportKind.GAP, what.scope.full_name, what.as_of)}.{form.value}"
    told = request.headers.get("Accept", "") == STREAM
    answer = StreamingHttpResponse(
        _steps(first, steps) if told else _file(first, steps), content_type=STREAM if told else _TYPES[form]
    )
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Accel-Buffering"] = "no"
    return answer


def _asked(request: ScopedRequest, fields: Fields) -> Asked:
    chosen = choices(fields)
    unit = find_unit(
        chosen.unit or settings.CHUNGSUC_PROVINCE, chosen.day, level=None if chosen.unit else Level.PROVINCE
    )
    if not request.scope.reads(unit, chosen.day):
        raise request.scope.out_of(f"Báo cáo của {unit.full_name}", f"Reports of {unit.full_name}")
    return Asked(unit, chosen.day, library().set(chosen.set_id).id if chosen.set_id else "")


def _file(first: Progress, steps: Iterator[Progress]) -> Iterator[bytes]:
    for step in chain([first], steps):
        if step.content is not None:
            yield step.content


def _steps(first: Progress, steps: Iterator[Progress]) -> Iterator[bytes]:
    """Give a line of JSON for each step; behind the last line stands the file."""
    for step in chain([first], steps):
        size = len(step.content) if step.content is not None else 0
        said = {"done": step.done, "whole": step.whole, "name": step.name, "size": size}
        yield json.dumps(said, ensure_ascii=False).encode() + b"\n"
        if step.content is not None:
            yield step.content
