"""Pages of what went wrong before or inside a page: 400, 403, 404, 500, a forged form; in both languages."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.html import escape

from chungsuc.desk.errors import BrokenRequest, NoSuchPage, NotForYou, OwnFault
from chungsuc.desk.refusals import refuse
from chungsuc.desk.signin.adapter import trace_of
from chungsuc.desk.signin.errors import FormNotOurs
from chungsuc.desk.signin.where import is_script

log = logging.getLogger(__name__)
_BARE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chung Sức</title>'
    '<p>{vi}</p><p lang="en">{en}</p><p>{code}</p></html>'
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that no browser of ours sends (400)."""
    return refuse(request, BrokenRequest(), 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what Django itself forbids (403)."""
    return refuse(request, NotForYou(), 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that does not exist (404)."""
    return refuse(request, NoSuchPage(path=request.path), 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without the token that we gave out with it (403); a script then asks for a new one."""
    if is_script(request):
        return JsonResponse(FormNotOurs().as_dict(), status=403)
    return refuse(request, FormNotOurs(), 403)


def own_fault(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours (500), with the number under which the log has it.

    What broke may be what pages are made of, the database first: the page needs nothing of it, and if even the
    template fails, three bare lines remain.
    """
    error = OwnFault(request=trace_of(request) or "-")
    said = {"vi": error.text("vi"), "en": error.text("en"), "code": error.code}
    try:
        page = render_to_string("desk/own_fault.html", said)
    except Exception:
        log.exception("the page of a fault could not be made")
        page = _BARE.format(**{name: escape(text) for name, text in said.items()})
    return HttpResponse(page, status=500)
