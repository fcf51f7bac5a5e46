"""A whole set as an Excel template: take it away, bring it back filled in (mẫu Excel của bộ tiêu chí)."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path
from typing import Any, cast

from django.contrib import messages
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.asked import commune_sets
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.errors import NoSuchPage
from chungsuc.desk.refusals import explains_faults, refuse
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError, Faults
from chungsuc.evidence.names import safe_name
from chungsuc.law.library import file_name
from chungsuc.law.tree import CriteriaSet, Title
from chungsuc.lawbook.actions import write
from chungsuc.lawbook.models import Kind
from chungsuc.lawbook.rights import decides_law
from chungsuc.lawbook.scans import keep_scan
from chungsuc.lawbook.template.annotate import annotated
from chungsuc.lawbook.template.write import template
from chungsuc.lawbook.template_errors import TemplateFaults
from chungsuc.lawbook.uploading import read_upload
from chungsuc.verdicts.installing import free_id
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.models import LawInUse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KEPT_SECONDS = 1800
_SHOWN = 200


@require_safe
@explains_faults
def template_file(request: HttpRequest) -> HttpResponse:
    """Give the template, empty or filled with what is known of a set (tải mẫu)."""
    set_id = request.GET.get("bo", "").strip()
    law = library().set(set_id) if set_id else None
    name = f"mau-{file_name(set_id).removesuffix('.yaml')}.xlsx" if law else "mau-bo-tieu-chi.xlsx"
    return _workbook(template(law, head=_head(law)), name)


def _head(law: CriteriaSet | None) -> dict[str, str]:
    """Prepare the first sheet: a set that has judged cannot be replaced, so its fuller text gets an id of its own."""
    if law is None:
        return {}
    head = {"provenance": f"bản giấy {law.decision.number}", "confidence": "cao", "verified": "không"}
    if LawInUse.objects.filter(law_id=law.id).exists():
        head |= {"set": free_id(law.id, library()), "supersedes": law.id}
    return head


def _workbook(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def upload(request: HttpRequest) -> HttpResponse:
    """Take a filled-in template: every fault at its cell, or a draft to look at and send (tải mẫu lên)."""
    scope = cast(ScopedRequest, request).scope
    if request.method != "POST":
        return _page(request)
    if not decides_law(scope):
        raise scope.refuse("đề xuất hoặc duyệt quy định", "propose or approve law")
    file = request.FILES.get("file")
    if file is None:
        return _page(request, said=[say("Chưa chọn tệp.", "No file was chosen.")])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (safe_name(file.name or "") or "tep.xlsx")
        path.write_bytes(file.read())
        try:
            text, checked = read_upload(path)
        except TemplateFaults as error:
            return _page(request, error=error, key=_keep(path, error))
        except ChungSucError as error:
            return _page(request, said=[error.text(language())])
    try:
        scan = _scan(request)
        proposal = write(scope, Kind.SET, text.text, file=checked.law.id, scan_sha256=scan)
    except ChungSucError as error:
        if error.code.startswith("CS-ACC"):
            raise
        faults = error.faults if isinstance(error, Faults) else (error,)
        return _page(request, said=[fault.text(language()) for fault in faults])
    said = say("Đã đọc tệp và lưu nháp. Xem kết quả rồi gửi duyệt.", "Read and kept as a draft. Look, then send it.")
    messages.success(request, said)
    return redirect("law_proposal", pk=proposal.pk)


def _scan(request: HttpRequest) -> str:
    upload: UploadedFile | None = request.FILES.get("scan")
    return keep_scan(cast(ScopedRequest, request).scope, upload).sha256 if upload else ""


def _keep(path: Path, error: TemplateFaults) -> str:
    """Keep the workbook with its faults marked for a while, so that it can be taken away."""
    key = secrets.token_urlsafe(18)
    cache.set(f"law-marked:{key}", (path.name, annotated(path, error.faults)), _KEPT_SECONDS)
    return key


@require_safe
@explains_faults
def marked(request: HttpRequest, key: str) -> HttpResponse:
    """Give the uploaded workbook back with each fault coloured and commented in its cell."""
    found = cache.get(f"law-marked:{key}")
    if found is None:
        return refuse(request, NoSuchPage(path=request.path), 404)
    name, content = found
    return _workbook(content, f"da-danh-dau-{safe_name(name)}")


def _page(
    request: HttpRequest, *, error: TemplateFaults | None = None, key: str = "", said: list[str] | None = None
) -> HttpResponse:  # fmt: skip
    faults: list[dict[str, Any]] = [
        {"sheet": one.where.sheet, "cell": one.where.cell, "text": _said(one), "code": one.code}
        for one in (error.faults if error else ())
    ]
    sets, today = commune_sets(), timezone.localdate()
    preferred = next((one.id for one in sets if one.in_force(today) and one.title is Title.NTM), "")
    return render(
        request, "desk/lawbook/upload.html",
        {
            "sets": sets, "preferred": preferred,
            "faults": faults[:_SHOWN], "count": len(faults), "said": said or [],
            "marked": reverse("law_marked", args=[key]) if key else "",
            "decides": decides_law(cast(ScopedRequest, request).scope),
        },
        status=400 if faults or said else 200,
    )  # fmt: skip


def _said(fault: ChungSucError) -> str:
    words = fault.vi if language() == "vi" else fault.en
    return words.filled(fault.data, language())
