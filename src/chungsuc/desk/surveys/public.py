"""What a resident sees: the questions at a link, and once it is public, the result in total (người dân trả lời).

No log-in and no cookie. A form carries a stamp of the server's own in place of the usual protection, which would need
a cookie: there is no session that a foreign page could abuse, and the stamp lets a form count once.
"""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.say import language
from chungsuc.desk.signin.address import client_address
from chungsuc.desk.surveys.words import mark_word
from chungsuc.errors import ChungSucError
from chungsuc.surveys import answering, limits
from chungsuc.surveys.answer_errors import CodeUnknown, FormTooOld, LinkUnknown, TooOften
from chungsuc.surveys.limits import Kind
from chungsuc.surveys.models import Link, Question
from chungsuc.surveys.queries import result_of
from chungsuc.surveys.words import LinkKind, Mark, State

_SALT = "chungsuc.surveys.form"
HOURS = 3
SECONDS = HOURS * 3600


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the questions of a link, take an answer, thank; in English with ``?en=1``."""
    with override("en" if request.GET.get("en") == "1" else "vi"):
        made = _page(request, token)
    made["X-Robots-Tag"] = "noindex, nofollow"
    made["Referrer-Policy"] = "no-referrer"  # the address is the key
    made["Cache-Control"] = "no-store"
    return made


def _page(request: HttpRequest, token: str) -> HttpResponse:
    today = timezone.localdate()
    try:
        link = answering.link_by(token)
    except LinkUnknown as error:
        return _closed(request, error, 404)
    if link.survey.state == State.PUBLISHED:
        return render(request, "desk/surveys/public_result.html", {"result": result_of(link.survey)})
    try:
        answering.must_be_open(link, today)
    except ChungSucError as error:
        return _closed(request, error, 410)
    fields = Fields(request)
    if request.method == "POST":
        with fields.says():
            _take(request, link, fields, today)
            return render(request, "desk/surveys/public_thanks.html", {"survey": link.survey})
    status = 400 if fields.faults else 200
    return render(request, "desk/surveys/public.html", _asked(link, fields), status=status)


def _take(request: HttpRequest, link: Link, fields: Fields, today: date) -> None:
    """Count the answer, within the limits of its network.

    Raises:
        TooOften, FormTooOld, and what ``answering.answer`` raises.
    """
    address = client_address(request)
    if limits.too_often(Kind.ANSWER, link.pk, address) or limits.too_often(Kind.WRONG_CODE, link.pk, address):
        raise TooOften
    given = _given(link, fields)
    nonce = _nonce(fields, link)
    try:
        answering.must_be_complete(given)
        if not limits.once(nonce, SECONDS):
            return  # the very same form, sent twice: it counts, and it is thanked for again
        answering.answer(link, given, today)
    except CodeUnknown:
        limits.counted(Kind.WRONG_CODE, link.pk, address)
        limits.forget(nonce)
        raise
    except ChungSucError:
        limits.forget(nonce)
        raise
    limits.counted(Kind.ANSWER, link.pk, address)


def _nonce(fields: Fields, link: Link) -> str:
    """Read the stamp of the form.

    Raises:
        FormTooOld: it was opened long ago, or for another link.
    """
    try:
        said: dict[str, Any] = signing.loads(fields.text("stamp"), salt=_SALT, max_age=SECONDS)
    except signing.BadSignature as error:
        raise FormTooOld from error
    if said.get("link") != link.pk:
        raise FormTooOld
    return str(said["nonce"])


def _given(link: Link, fields: Fields) -> answering.Given:
    marks = [fields.text(f"q-{one.position}") for one in _questions(link)]
    group = fields.text("group")
    return answering.Given(
        (*marks, fields.text("q-all")), int(group) if group.isascii() and group.isdigit() else None,
        fields.text("code"), fields.text("remark"),
    )  # fmt: skip


def _questions(link: Link) -> list[Question]:
    return list(Question.objects.filter(question_set=link.survey.question_set_id))


def _asked(link: Link, fields: Fields) -> dict[str, Any]:
    stamp = signing.dumps({"link": link.pk, "nonce": secrets.token_hex(12)}, salt=_SALT)
    rows = [(f"q-{one.position}", f"{one.position}. {one.text}", fields.text(f"q-{one.position}"))
            for one in _questions(link)]  # fmt: skip
    return {
        "link": link, "survey": link.survey, "rows": rows, "fields": fields, "stamp": stamp,
        "overall": fields.text("q-all"),
        "marks": [(mark.value, mark_word(mark)) for mark in Mark], "codes": link.kind == LinkKind.CODES,
        "groups": [] if link.kind == LinkKind.CODES else list(link.survey.groups.all()),
        "last": min(link.last_day, link.survey.closes_on), "longest": answering.LONGEST_REMARK,
    }  # fmt: skip


def _closed(request: HttpRequest, error: ChungSucError, status: int) -> HttpResponse:
    return render(request, "desk/surveys/public_closed.html", {"text": error.text(language())}, status=status)
