"""Invite many by a file: seen before anybody is made, all or nobody, answered by the same workbook (mời theo tệp).

The file itself travels with the preview's form: nothing waits on the server, and what is confirmed is checked anew.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.accounts.assigned import departments_on
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.granting import ROLE_EN, units_to_grant
from chungsuc.accounts.inviting import Kind, Plan, invite, plan
from chungsuc.accounts.people_errors import InvitationTooLarge, NoListSent
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.journal.views import XLSX
from chungsuc.desk.people.typed import units_day
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.travelling import sent_file
from chungsuc.errors import ChungSucError
from chungsuc.exchange.invitation.answer import marked, place_of, with_passwords
from chungsuc.exchange.invitation.reading import MOST_BYTES, ReadList, read_list
from chungsuc.exchange.invitation.template import template

KIND_WORDS = {
    Kind.NEW: ("+ tạo mới", "+ made", "good"), Kind.GRANT: ("+ cấp thêm quyền", "+ another right", "wait"),
    Kind.KNOWN: ("= đã có", "= there already", ""),
}  # fmt: skip


@require_safe
@explains_faults
def people_template(request: ScopedRequest) -> HttpResponse:
    """Give the empty list with the units of the day asked for (tải tệp mẫu)."""
    asked = request.GET.get("ngay", "").strip()
    day = read_day(asked) if asked else units_day()
    made = template(units_to_grant(day), [one.name for one in departments_on(timezone.localdate())], day)
    return _file(made, "mau-danh-sach-moi.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def people_invite(request: ScopedRequest) -> HttpResponse:
    """Take a list, show what it comes to, and make everybody in it when that is confirmed."""
    day = f"{units_day():%d/%m/%Y}"
    if request.method != "POST":
        return render(request, "desk/people/invite.html", {"day": day})
    day = request.POST.get("unit_day", "").strip() or day
    try:
        return _answer(request, day)
    except NotAllowed:
        raise
    except ChungSucError as error:
        return render(request, "desk/people/invite.html", {"day": day, "fault": error.text(language())}, status=400)


def _answer(request: ScopedRequest, typed_day: str) -> HttpResponse:
    day, what = read_day(typed_day), request.POST.get("what", "check")
    name, data = _sent(request)
    with _on_disk(name, data) as path:
        listed = read_list(path)
        found = plan(request.scope, listed.rows, day)
        if what == "answer" and found.faults:
            return _file(marked(path, listed, found.faults), _answered(name))
        if what == "create" and not found.faults:
            return _file(with_passwords(path, listed, invite(request.scope, listed.rows, day)), _answered(name))
    return _preview(request, typed_day, name, data, listed, found)


def _preview(
    request: HttpRequest, day: str, name: str, data: bytes, listed: ReadList, found: Plan
) -> HttpResponse:  # fmt: skip
    english = language() == "en"
    lines = [
        {
            "line": line, "place": place_of(line), "role": say(line.right.role.label, ROLE_EN[line.right.role]),
            "kind": KIND_WORDS[line.kind][english], "chip": KIND_WORDS[line.kind][2],
        }
        for line in found.lines
    ]  # fmt: skip
    faults = [
        {
            "cell": listed.cell(fault.row, fault.field), "text": fault.error.text(language()),
            "code": fault.error.code,
        }
        for fault in found.faults
    ]  # fmt: skip
    return render(
        request,
        "desk/people/invite_preview.html",
        {
            "day": day, "name": name, "data": base64.b64encode(data).decode(), "sheet": listed.sheet, "lines": lines,
            "faults": faults, "new": found.count(Kind.NEW), "grant": found.count(Kind.GRANT),
            "known": found.count(Kind.KNOWN), "nothing": not (found.count(Kind.NEW) + found.count(Kind.GRANT)),
        },
        status=400 if faults else 200,
    )  # fmt: skip


def _sent(request: HttpRequest) -> tuple[str, bytes]:
    """Give the file's name and content.

    Raises:
        NoListSent, InvitationTooLarge.
    """
    sent = sent_file(request, MOST_BYTES, lambda size: InvitationTooLarge(size=size >> 10, limit=MOST_BYTES >> 10))
    if sent is None:
        raise NoListSent
    return sent[0] or "danh-sach.xlsx", sent[1]


@contextmanager
def _on_disk(name: str, data: bytes) -> Iterator[Path]:
    """Lay the file down for the readers, in a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (name if name not in {"", ".", ".."} else "danh-sach.xlsx")
        path.write_bytes(data)
        yield path


def _answered(name: str) -> str:
    return f"{name.rsplit('.', 1)[0].removesuffix('-ket-qua')}-ket-qua.xlsx"


def _file(data: bytes, name: str) -> FileResponse:
    answer = FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=XLSX)
    answer["Cache-Control"] = "no-store"
    return answer
