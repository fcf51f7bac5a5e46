"""The papers of a dossier: the check-list, what is there, what is missing; handing one in, reading one (giấy tờ)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.one import head
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.evidence.files import sealed
from chungsuc.desk.refusals import explains_faults, refuse
from chungsuc.desk.say import say
from chungsuc.dossiers.errors import NoSuchDossier
from chungsuc.dossiers.look import Look
from chungsuc.dossiers.models import Dossier, Paper
from chungsuc.dossiers.papers import keep_made, keep_paper
from chungsuc.dossiers.papers_asked import papers_asked
from chungsuc.dossiers.queries import dossier_of
from chungsuc.dossiers.rights import hands_of
from chungsuc.dossiers.workflow import PaperKind
from chungsuc.evidence.kinds import Kind
from chungsuc.evidence.store import open_file
from chungsuc.reports.dossier.inputs import Head
from chungsuc.reports.dossier.making import NAMES, make, makeable
from chungsuc.rules.rule import Item
from chungsuc.rules.words import MADE_BY


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the check-list with the newest paper of its kind."""

    item: Item
    name: str
    maker: str
    paper: Paper | None


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the check-list and all papers; hand one in."""
    asked = cast(ScopedRequest, request)
    found = dossier_of(asked.scope, pk)
    fields = Fields(request)
    if request.method == "POST" and _keep(asked, found, fields) is not None:
        messages.success(request, say("Đã lưu giấy tờ.", "The paper is kept."))
        return redirect("dossier_papers", pk)
    look = Look(found, asked.scope.day)
    rule = look.rules.rule("dossier.papers")
    lines = [_line(item, look) for item in papers_asked(look)]
    mine = bool(hands_of(asked.scope, found))
    page = head(asked, found, "papers") | {
        "lines": lines, "rule": rule, "papers": found.papers.select_related("file", "editable").order_by("-pk"),
        "missing": sum(line.paper is None and line.item.required for line in lines), "fields": fields,
        "kinds": [(kind.value, say(*NAMES[kind])) for kind in makeable(look)],
        "may_keep": mine and not found.ended,
        "may_make": mine,  # the announcement and the whole trail are printed when all is over
    }  # fmt: skip
    return render(request, "desk/dossiers/papers.html", page, status=400 if fields.faults else 200)


def _line(item: Item, look: Look) -> Asked:
    paper = look.papers.get(item.key) or look.papers.get(str(item.extra.get("produces", "")))
    return Asked(item, say(item.vi, item.en), say(*MADE_BY.get(item.made_by, (item.made_by, item.made_by))), paper)


def _keep(request: ScopedRequest, dossier: Dossier, fields: Fields) -> Paper | None:
    upload = request.FILES.get("file")
    if upload is None:
        fields.faults.append(say("Chưa chọn tệp.", "Choose a file."))
    dated = fields.day("dated", say("ngày văn bản", "day of the paper"), needed=False)
    items = {item.key: item for item in papers_asked(Look(dossier, request.scope.day))}
    kind = fields.text("kind") if fields.text("kind") in items else "other"
    name = items[kind].vi if kind in items else fields.text("name")
    if upload is None or fields.faults:
        return None
    with fields.says():
        return keep_paper(request.scope, dossier, kind, name, upload, number=fields.text("number"), dated=dated)
    return None


@require_POST
@explains_faults
def make_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a paper out of the system's figures, and freeze it with its number and day."""
    asked = cast(ScopedRequest, request)
    found = dossier_of(asked.scope, pk)
    fields = Fields(request)
    dated = fields.day("dated", say("ngày văn bản", "day of the paper"), needed=False)
    if fields.text("kind") not in set(PaperKind):
        fields.faults.append(say("Chưa chọn giấy tờ cần lập.", "Choose the paper to be made."))
    if not fields.faults:
        kind = PaperKind(fields.text("kind"))
        with fields.says():
            made = make(Look(found, asked.scope.day), kind, Head(fields.text("number"), dated, fields.text("signer")))
            stem = f"{found.number}-{kind.value}"
            keep_made(
                asked.scope, found, kind.value, NAMES[kind][0], ContentFile(made.files.pdf, f"{stem}.pdf"),
                facts=made.facts, editable=ContentFile(made.files.docx, f"{stem}.docx"), number=fields.text("number"),
                dated=dated,
            )  # fmt: skip
    for fault in fields.faults:
        messages.error(request, fault)
    if not fields.faults:
        messages.success(request, say(f"Đã lập {NAMES[kind][0]}.", f"{NAMES[kind][1]} is made."))
    return redirect("dossier_papers", pk)


@require_safe
@explains_faults
def paper_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file of a paper; ``?soan=1`` the one to edit in Word."""
    scope = cast(ScopedRequest, request).scope
    paper = Paper.objects.select_related("file", "editable").filter(pk=pk).first()
    if paper is None:
        return refuse(request, NoSuchDossier(number=pk), 404)
    dossier_of(scope, paper.dossier_id)
    file = paper.editable if request.GET.get("soan") == "1" and paper.editable else paper.file
    opened = open_file(file.sha256, file.name)
    kind = Kind(file.kind)
    save = not kind.opens_in_browser or request.GET.get("tai") == "1"
    answer = FileResponse(opened, as_attachment=save, filename=file.name, content_type=kind.about.mime)
    answer.headers["Cache-Control"] = "private, no-store"
    return sealed(answer)
