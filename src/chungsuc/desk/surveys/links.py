"""Ways in for residents: links with their QR, slips with codes, the blank form, all printed (đường liên kết, phiếu)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.desk.surveys.words import head, kind_word, mark_word
from chungsuc.surveys import links as ways_in
from chungsuc.surveys.errors import LinkGone
from chungsuc.surveys.models import Link, Question
from chungsuc.surveys.queries import survey_of
from chungsuc.surveys.rights import must_run
from chungsuc.surveys.words import LinkKind, Mark


@dataclass(frozen=True, slots=True)
class Shown:
    """A link as its page shows it: ``address`` blank when the installation's key has changed since."""

    link: Link
    kind: str
    address: str
    picture: SafeString
    printed: int
    used: int


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the links that residents answer at; make one, end one."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    must_run(asked.scope, found.unit, found.opens_on)
    fields = Fields(request)
    if request.method == "POST":
        _change(asked, found.pk, fields)
        if not fields.faults:
            messages.success(request, say("Đã ghi.", "Recorded."))
            return redirect("survey_links", pk)
    groups = list(found.groups.all())
    page = head(asked, found, "links") | {
        "fields": fields, "links": [shown(request, one) for one in found.links.filter(ended=False)],
        "ended": found.links.filter(ended=True).count(), "groups": groups,
        "kinds": [(one.value, kind_word(one)) for one in LinkKind],
    }  # fmt: skip
    return render(request, "desk/surveys/links.html", page, status=400 if fields.faults else 200)


def _change(request: ScopedRequest, pk: int, fields: Fields) -> None:
    survey = survey_of(request.scope, pk)
    with fields.says():
        if fields.text("what") == "end":
            ways_in.end_link(request.scope, link_of(pk, fields.text("link")))
            return
        if fields.text("kind") not in LinkKind.values:
            fields.faults.append(say("Chưa chọn loại đường liên kết.", "Choose the kind of link."))
        last = fields.day("last_day", say("ngày cuối", "last day"))
        if last is not None and not fields.faults:
            ways_in.make_link(request.scope, survey, LinkKind(fields.text("kind")), last)


def link_of(survey: int, text: str) -> Link:
    """Give a link of a survey by its number.

    Raises:
        LinkGone.
    """
    pk = int(text) if text.isascii() and text.isdigit() else 0
    found = Link.objects.select_related("survey").filter(survey=survey, pk=pk).first()
    if found is None:
        raise LinkGone(why="Không có đường liên kết này.", why_en="There is none like it.")
    return found


def shown(request: HttpRequest, link: Link) -> Shown:
    """Give a link with its address and the picture of it."""
    token = ways_in.token_of(link)
    address = request.build_absolute_uri(reverse("survey_public", args=[token])) if token else ""
    out = link.slips.filter(ended=False)
    return Shown(
        link, kind_word(LinkKind(link.kind)), address, picture_of(address), out.count(), out.filter(used=True).count()
    )


def picture_of(address: str) -> SafeString:
    """Draw an address as a QR code, in a picture that needs no file."""
    if not address:
        return SafeString("")
    drawn = segno.make(address, error="m", micro=False).svg_inline(scale=4, omitsize=True)
    return mark_safe(drawn)


@require_POST
@explains_faults
def slips(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw codes and show them as slips to be printed: the only time that they are known."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    link = link_of(pk, request.POST.get("link", ""))
    wanted: dict[int | None, int] = {}
    for name, text in request.POST.items():
        if name.startswith("codes-") and text.strip().isascii() and text.strip().isdigit():
            wanted[int(name[6:]) if name[6:].isdigit() else None] = int(text)
    printed = ways_in.print_codes(asked.scope, link, wanted)
    page = head(asked, found, "links") | {
        "link": shown(request, link),
        "printed": [(one.group, [ways_in.said_code(code) for code in one.codes]) for one in printed],
    }
    answer = render(request, "desk/surveys/slips.html", page)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
@explains_faults
def blank_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form on paper, blank, to be printed (mẫu phiếu)."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    page = head(asked, found, "blank") | {
        "questions": list(Question.objects.filter(question_set=found.question_set_id)),
        "marks": [(mark.value, mark_word(mark)) for mark in Mark],
    }
    return render(request, "desk/surveys/blank.html", page)
