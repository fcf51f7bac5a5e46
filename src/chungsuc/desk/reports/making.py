"""Make a report: ask, look at it as a page, take its files, issue it with number and day."""

from __future__ import annotations

from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.reports.asking import ASKED, choices, parts, question
from chungsuc.desk.reports.shown import shown
from chungsuc.desk.say import say
from chungsuc.reports.criteria.files import slug
from chungsuc.reports.errors import UnknownForm
from chungsuc.reports.issued import actions, queries
from chungsuc.reports.issued.asking import Question
from chungsuc.reports.issued.models import IssuedReport
from chungsuc.reports.issued.rights import issues
from chungsuc.reports.kinds import SLUG, Draft

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a report, show it, and issue it (lập, xem trước, ban hành)."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    chosen = choices(fields)
    before = _replaced(fields)
    page: dict[str, Any] = {"fields": fields, "chosen": chosen, "parts": parts(fields), "before": before}
    if request.method == "POST" or "loai" in fields.texts:
        with fields.says():
            what = question(asked.scope, fields, chosen)
            if request.method == "POST":
                return redirect("reports_one", _issue(asked, fields, what, before).pk)
            page |= _preview(asked, what, fields)
    return render(request, "desk/reports/new.html", page, status=400 if fields.faults else 200)


def _issue(request: ScopedRequest, fields: Fields, what: Question, before: IssuedReport | None) -> IssuedReport:
    dated = fields.day("ngay-ky", say("ngày ký", "day of signature"), needed=False)
    made = actions.issue(
        request.scope, what, fields.text("so"), dated, signer=fields.text("nguoi-ky"), seen=fields.text("seen"),
        replaces=before, reason=fields.text("ly-do"),
    )  # fmt: skip
    messages.success(request, say(f"Đã ban hành số {made.number}.", f"Issued as {made.number}."))
    return made


def _replaced(fields: Fields) -> IssuedReport | None:
    text = fields.text("thay")
    return queries.issued_report(int(text)) if text.isdecimal() else None


def _preview(request: ScopedRequest, what: Question, fields: Fields) -> dict[str, Any]:
    draft = what.draft(timezone.localtime())
    said = [(name, fields.text(name)) for name in ASKED if fields.text(name)]
    return {
        **shown(draft.paper), "question": what, "inputs": draft.inputs, "query": urlencode(said), "hidden": said,
        "may_issue": issues(request.scope, what.unit, what.as_of), "today": timezone.localdate(),
        "about": draft.paper.about.lines,
    }  # fmt: skip


@require_safe
@explains_faults
def file(request: HttpRequest) -> HttpResponse:
    """Give a report that is not issued as a file (tải bản nháp).

    Raises:
        UnknownForm.
    """
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    form = fields.text("dang")
    if form not in TYPES:
        raise UnknownForm(form=form, known=", ".join(TYPES))
    what = question(asked.scope, fields, choices(fields))
    draft = what.draft(timezone.localtime())
    return sent(_content(draft, form), form, stem_of(what.kind, what.unit.full_name, what.as_of))


def _content(draft: Draft, form: str) -> bytes:
    if form == "xlsx":
        return draft.sheets(draft.paper)
    from chungsuc.reports.official.pdf import pdf
    from chungsuc.reports.official.word import docx_of

    return pdf(draft.paper) if form == "pdf" else docx_of(draft.paper)


def sent(content: bytes, form: str, stem: str) -> HttpResponse:
    """Answer with a file to be kept."""
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = content_disposition_header(True, f"{stem}.{form}")
    return answer


def stem_of(kind: Any, unit: str, day: date) -> str:
    """Name the file of a report without its ending."""
    return f"{SLUG[kind]}-{slug(unit)}-{day.isoformat()}"
