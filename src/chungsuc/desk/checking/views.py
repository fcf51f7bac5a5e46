"""The page of the checker: a text or a file in, its claims marked and listed, the list as a workbook."""

from __future__ import annotations

import json
from datetime import date
from pathlib import PurePath
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from chungsuc.claims.check import Report, check
from chungsuc.claims.document import Document
from chungsuc.claims.errors import NothingToCheck, ResultUnreadable
from chungsuc.claims.reading import read_bytes, read_text
from chungsuc.desk.asked import read_day
from chungsuc.desk.checking.page import content, rows
from chungsuc.desk.checking.sheet import workbook
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError
from chungsuc.figures.claimed import our_figures

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "chungsuc.checking"


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def checking(request: HttpRequest) -> HttpResponse:
    """Take a text or a file and show what of its figures holds; nothing is stored (đối chiếu)."""
    asked: dict[str, Any] = {"text": request.POST.get("van-ban", ""), "day": request.POST.get("ngay", "").strip()}
    if request.method != "POST":
        return render(request, "desk/checking/checking.html", {"asked": asked})
    try:
        day = read_day(asked["day"]) if asked["day"] else None
        report = check(_document(request), our_figures(day), day)
    except ChungSucError as error:
        said = {"text": error.text(language()), "code": error.code}
        return render(request, "desk/checking/checking.html", {"asked": asked, "fault": said}, status=400)
    shown = {**content(report), "asked": asked, "sealed": _sealed(report, day)}
    return render(request, "desk/checking/checking.html", shown)


def _document(request: HttpRequest) -> Document:
    """Read the file that was sent, or else the text that was pasted.

    Raises:
        ClaimsError.
    """
    file = request.FILES.get("tep")
    if file is not None:
        return read_bytes(PurePath(file.name or "").name, file.read())
    text = request.POST.get("van-ban", "")
    if not text.strip():
        raise NothingToCheck
    return read_text(text, say("văn bản đã dán", "pasted text"))


def _sealed(report: Report, day: date | None) -> str:
    """Seal what was found, so that the workbook is made of it without the paper being kept here."""
    held = {
        "file": report.document.file, "day": day.isoformat() if day else "", "compared": report.compared,
        "unread": report.counts.unread, "rows": rows(report),
    }  # fmt: skip
    return signing.dumps(held, salt=SALT, compress=True, serializer=_Plain)


class _Plain:
    """JSON with its letters as they are."""

    def dumps(self, held: Any) -> bytes:
        return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()

    def loads(self, content: bytes) -> Any:
        return json.loads(content)


@require_POST
@explains_faults
def findings(request: HttpRequest) -> HttpResponse:
    """Give what was found as a workbook (tải kết quả).

    Raises:
        ResultUnreadable: it was not made here, or not whole.
    """
    try:
        held = signing.loads(request.POST.get("ket-qua", ""), salt=SALT, serializer=_Plain, max_age=24 * 3600)
    except signing.BadSignature:
        raise ResultUnreadable from None
    answer = HttpResponse(workbook(held), content_type=XLSX)
    stem = PurePath(held["file"]).stem[:60] or "van-ban"
    answer["Content-Disposition"] = content_disposition_header(True, f"doi-chieu-{stem}.xlsx")
    return answer
