"""The pages of the Excel form: download it, hand it in, see what it would change, store it or throw it away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from chungsuc.desk.asked import read, read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.within import within
from chungsuc.desk.workbook.page import home_content, preview_content
from chungsuc.entry.models import Submission
from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook import actions
from chungsuc.exchange.workbook.answer import annotated, answer_name
from chungsuc.exchange.workbook.build import file_name, written
from chungsuc.exchange.workbook.errors import NoFileChosen, WorkbookTooHeavy
from chungsuc.exchange.workbook.gate import MAX_FILE
from chungsuc.exchange.workbook.gather import plan_form, units_of_form
from chungsuc.exchange.workbook.identity import AS_IT_SAYS, Asked
from chungsuc.exchange.workbook.models import Upload
from chungsuc.exchange.workbook.plan import Arrangement
from chungsuc.exchange.workbook.preview import Options, examined
from chungsuc.exchange.workbook.queries import as_file, upload_of
from chungsuc.exchange.workbook.seen import Preview
from chungsuc.observations.models import ImportBatch

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RECEIPTS = 3  # named in a message; more are counted


@require_safe
@explains_faults
def home(request: HttpRequest) -> HttpResponse:
    """Show how to download a form and how to hand one in (biểu Excel)."""
    return _home(request)


def _home(request: HttpRequest, fault: ChungSucError | None = None) -> HttpResponse:
    scope = cast(ScopedRequest, request).scope
    shown = home_content(scope, read(request), request.GET.get("donvi", "").strip())
    said = None if fault is None else {"text": fault.text(language()), "code": fault.code}
    return render(
        request, "desk/workbook/workbook.html", {**shown, "fault": said, "arrangements": _arrangements()},
        status=200 if fault is None else 400,
    )  # fmt: skip


def _arrangements() -> list[tuple[str, str]]:
    return [
        ("", say("Tự chọn", "As it fits")),
        (
            Arrangement.FORM.value,
            say("Mỗi xã một trang, có tử số, mẫu số", "A sheet for each commune"),
        ),
        (Arrangement.GRID.value, say("Một bảng: xã × chỉ tiêu", "One table: communes × indicators")),
        (Arrangement.CRITERIA.value, say("Mỗi tiêu chí một trang, có tử số, mẫu số", "A sheet for each criterion")),
    ]


@require_safe
@explains_faults
def download(request: HttpRequest) -> HttpResponse:
    """Give the form of a commune, a district or the province (tải biểu)."""
    scope, asked = cast(ScopedRequest, request).scope, read(request)
    unit = within(scope, asked.day, request.GET.get("donvi", "").strip(), asked.province).unit
    wanted = request.GET.get("bang", "")
    by = Arrangement(wanted) if wanted in set(Arrangement) else None
    units = units_of_form(unit, asked.set_id, asked.day)
    plan = plan_form(units, asked.set_id, asked.day, where=unit.full_name, by=by)
    return _xlsx(written(plan), file_name(plan))


def _xlsx(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


# ── handing in ───────────────────────────────────────────────────────────────────────────────────────


@require_POST
@explains_faults
def upload(request: HttpRequest) -> HttpResponse:
    """Take a filled-in form and show what it would change; what cannot be read is refused at once (nộp biểu)."""
    scope, file = cast(ScopedRequest, request).scope, request.FILES.get("file")
    try:
        if file is None:
            raise NoFileChosen
        if file.size is None or file.size > MAX_FILE:
            raise WorkbookTooHeavy(name=file.name, size=-(-(file.size or 0) >> 20), limit=MAX_FILE >> 20)
        content, asked = file.read(), _asked_beside(request)
        with as_file(content, file.name or "") as path, examined(path, _options(request, asked)) as found:
            kept = actions.keep(scope.user, path.name, content, found.preview.sha256, asked)
    except ChungSucError as error:
        return _home(request, error)
    return redirect("workbook_preview", key=kept.pk)


def _asked_beside(request: HttpRequest) -> Asked:
    """Read what a person says of a file whose hidden codes are gone; blank is left to the file.

    Raises:
        DayUnreadable.
    """
    day, set_id = request.POST.get("ngay", "").strip(), request.POST.get("bo", "").strip()
    return Asked(read_day(day) if day else None, set_id or None) if day or set_id else AS_IT_SAYS


def _options(request: HttpRequest, asked: Asked, reason: str = "") -> Options:
    scope = cast(ScopedRequest, request).scope
    return Options(said_by=str(scope.user), scope=scope, asked=asked, reason=reason)


@contextmanager
def _kept(request: HttpRequest, key: UUID) -> Iterator[tuple[Upload, Path]]:
    upload = upload_of(cast(ScopedRequest, request).scope.user, str(key))
    with as_file(bytes(upload.content), upload.name) as path:
        yield upload, path


@require_safe
@explains_faults
def preview(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what a file would change, and every fault in it (xem trước)."""
    with _kept(request, key) as (upload, path), examined(path, _options(request, upload.asked)) as found:
        return _preview(request, upload, found.preview)


def _preview(
    request: HttpRequest, upload: Upload, found: Preview, fault: ChungSucError | None = None
) -> HttpResponse:  # fmt: skip
    said = None if fault is None else {"text": fault.text(language()), "code": fault.code}
    return render(
        request, "desk/workbook/preview.html",
        {**preview_content(request, upload, found), "fault": said, "reason": request.POST.get("ly-do", "")},
        status=200 if fault is None else 400,
    )  # fmt: skip


@require_POST
@explains_faults
def store(request: HttpRequest, key: UUID) -> HttpResponse:
    """Store just what was seen, all of it or nothing (ghi)."""
    reason = request.POST.get("ly-do", "")
    with _kept(request, key) as (upload, path):
        options = _options(request, upload.asked, reason)
        try:
            batch = actions.accept_upload(upload, path, seal=request.POST.get("dau", ""), options=options)
        except ChungSucError as error:
            with examined(path, options) as found:
                return _preview(request, upload, found.preview, error)
    receipts = _receipts(request, batch)
    messages.success(request, _done(batch, receipts))
    if len(receipts) == 1:
        return redirect("entry_receipt", number=receipts[0])
    return redirect("workbook")


def _receipts(request: HttpRequest, batch: ImportBatch) -> list[str]:
    """Give the numbers of the receipts that a stored form brought, one for each unit."""
    user = cast(ScopedRequest, request).scope.user
    given = Submission.objects.filter(by=user, at=batch.recorded_at, content=batch.sha256)
    return [row.number for row in given.select_related("unit").order_by("unit__code")]


def _done(batch: ImportBatch, receipts: list[str]) -> str:
    """Say what was stored, and the first numbers of the receipts."""
    told = ", ".join(receipts[:_RECEIPTS]) + (f" (+{len(receipts) - _RECEIPTS})" if receipts[_RECEIPTS:] else "")
    return say(
        f"Đã ghi {batch.stored} số liệu của {len(receipts)} đơn vị. Biên nhận: {told}.",
        f"Stored: {batch.stored} values of {len(receipts)} units. Receipts: {told}.",
    )


@require_safe
@explains_faults
def answer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give the same file back, with each fault marked in its cell (tệp đã đánh dấu)."""
    with _kept(request, key) as (upload, path):
        with examined(path, _options(request, upload.asked)) as found:
            shown = found.preview
        return _xlsx(annotated(path, shown), answer_name(upload.name))


@require_POST
@explains_faults
def drop_one(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw a previewed file away; nothing of it was stored (bỏ tệp)."""
    actions.drop(upload_of(cast(ScopedRequest, request).scope.user, str(key)))
    messages.info(request, say("Đã bỏ tệp; chưa ghi gì.", "The file is thrown away; nothing was stored."))
    return redirect("workbook")
