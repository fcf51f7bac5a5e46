"""Reports that were issued: the list, one of them, its files, and what it would say today."""

from __future__ import annotations

from typing import cast

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.reports.asking import choices, kind_name
from chungsuc.desk.reports.making import TYPES, stem_of
from chungsuc.desk.reports.shown import shown
from chungsuc.evidence.store import open_file
from chungsuc.reports.errors import UnknownForm
from chungsuc.reports.issued import comparing, queries
from chungsuc.reports.issued.models import IssuedReport
from chungsuc.reports.issued.rights import issues
from chungsuc.reports.kinds import ReportKind

PER_PAGE = 30
MOST = 300  # differences shown


@require_safe
@explains_faults
def listed(request: HttpRequest) -> HttpResponse:
    """List what was issued, and offer to make a report."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    pages = Paginator(queries.issued_reports(), PER_PAGE)
    shown_page = pages.get_page(fields.text("trang"))
    rows = [(one, kind_name(one.kind), getattr(one, "replaced_by", None)) for one in shown_page
            if asked.scope.reads(one.unit, one.as_of)]  # fmt: skip
    page = {"rows": rows, "pages": shown_page, "chosen": choices(fields), "fields": fields}
    return render(request, "desk/reports/list.html", page, status=400 if fields.faults else 200)


def _one(request: ScopedRequest, pk: int) -> IssuedReport:
    """Give the report if this person may read it.

    Raises:
        NoSuchIssued, OutOfScope.
    """
    found = queries.issued_report(pk)
    if not request.scope.reads(found.unit, found.as_of):
        raise request.scope.out_of(f"Báo cáo của {found.unit.full_name}", f"A report of {found.unit.full_name}")
    return found


@require_safe
@explains_faults
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report as it was issued."""
    asked = cast(ScopedRequest, request)
    found = _one(asked, pk)
    paper = queries.paper_of(found)
    page = {
        **shown(paper), "issued": found, "kind_name": kind_name(found.kind), "sound": queries.is_sound(found),
        "replaced_by": IssuedReport.objects.filter(replaces=found).first(), "about": paper.about.lines,
        "may_issue": issues(asked.scope, found.unit, found.as_of), "again": _again(found),
    }  # fmt: skip
    return render(request, "desk/reports/one.html", page)


def _again(found: IssuedReport) -> list[tuple[str, str]]:
    """Give what to ask for the report that takes its place."""
    kept = found.question
    said = [
        ("loai", found.kind), ("ngay", f"{found.as_of:%d/%m/%Y}"), ("don-vi", found.unit.code), ("bo", kept["set"]),
        ("cach", kept["basis"]), ("mau", found.template.name if found.template else ""), ("thay", str(found.pk)),
    ]  # fmt: skip
    words = [(f"loi-{name}", text) for name, text in kept.get("words", {}).items()]
    return [(name, text) for name, text in (*said, *words) if text]


@require_safe
@explains_faults
def against(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay a report beside what it would say today (so với bản đã ban hành)."""
    found = _one(cast(ScopedRequest, request), pk)
    result = comparing.compared(found)
    page = {
        "issued": found, "kind_name": kind_name(found.kind), "result": result, "rows": result.differences[:MOST],
        "left_off": max(0, len(result.differences) - MOST), "as_then": comparing.made_again(found),
    }  # fmt: skip
    return render(request, "desk/reports/against.html", page)


@require_safe
@explains_faults
def file(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """Give a file of an issued report, as it was kept.

    Raises:
        UnknownForm.
    """
    if form not in TYPES:
        raise UnknownForm(form=form, known=", ".join(TYPES))
    found = _one(cast(ScopedRequest, request), pk)
    kept = {"pdf": found.pdf, "docx": found.docx, "xlsx": found.xlsx}[form]
    stem = stem_of(ReportKind(found.kind), found.unit.full_name, found.as_of)
    return FileResponse(
        open_file(kept.sha256, kept.name), as_attachment=True, filename=f"{stem}.{form}", content_type=TYPES[form]
    )
