"""Templates of reports: the shipped one and its fields, those of the office, a check before one is kept (mẫu)."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.reports.issued import actions, queries
from chungsuc.reports.issued.rights import keeps_templates
from chungsuc.reports.kinds import SLUG, ReportKind, fields_of, usual_template
from chungsuc.reports.templates.checking import check
from chungsuc.reports.templates.files import WORD_TYPE, read_template, word_of
from chungsuc.reports.templates.model import KIND_EN, KIND_VI, Template

KIND = ReportKind.YEAR  # the one kind that has a template


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def page(request: HttpRequest) -> HttpResponse:
    """Show the templates and the fields; check one, keep one, drop one."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    given = _given(request)
    if request.method == "POST":
        with fields.says():
            if said := _act(asked, fields, given):
                messages.success(request, said)
                return redirect("reports_templates")
    words = KIND_EN if language() == "en" else KIND_VI
    page_of: dict[str, Any] = {
        "fields": fields, "templates": queries.templates(KIND), "usual": usual_template(KIND),
        "docs": [(one, words[one.kind]) for one in fields_of(KIND)], "may_keep": keeps_templates(asked.scope),
        "text": request.POST.get("van-ban", ""),
    }  # fmt: skip
    return render(request, "desk/reports/templates.html", page_of, status=400 if fields.faults else 200)


def _given(request: HttpRequest) -> Template | None:
    """Give the text that was typed or the file that was sent; a file goes before the text."""
    file = request.FILES.get("tep")
    if file is not None:
        return read_template(PurePath(file.name or "").name, file.read())
    text = request.POST.get("van-ban", "")
    return Template("", text) if text.strip() else None


def _act(request: ScopedRequest, fields: Fields, given: Template | None) -> str:
    if fields.text("viec") == "thoi":
        dropped = actions.drop_template(request.scope, queries.template_named(KIND, fields.text("ten")))
        return say(f"Thôi dùng mẫu «{dropped.name}».", f"“{dropped.name}” is offered no more.")
    if given is None:
        fields.faults.append(say("Chưa có nội dung mẫu: dán văn bản hoặc chọn tệp.", "Paste a text or choose a file."))
        return ""
    if fields.text("viec") == "kiem-tra":
        check(KIND, given)
        return say("Mẫu dùng được: mọi trường đều có.", "The template is good: every field is there.")
    made = actions.keep_template(request.scope, KIND, fields.text("ten") or given.name, given.text)
    return say(f"Đã ghi mẫu «{made.name}».", f"Template “{made.name}” is kept.")


@require_safe
@explains_faults
def file(request: HttpRequest) -> HttpResponse:
    """Give a template to be adapted: the shipped one or one of the office's, as Word or as text."""
    fields = Fields(request)
    name = fields.text("ten")
    found = usual_template(KIND)
    if name:
        kept = queries.template_named(KIND, name)
        found = Template(kept.name, kept.text)
    in_word = fields.text("dang") != "md"
    content = word_of(found) if in_word else found.text.encode()
    answer = HttpResponse(content, content_type=WORD_TYPE if in_word else "text/markdown; charset=utf-8")
    stem = name if name else f"mau-{SLUG[KIND]}"
    answer["Content-Disposition"] = content_disposition_header(True, f"{stem}.{'docx' if in_word else 'md'}")
    return answer
