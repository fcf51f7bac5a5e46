"""Where somebody was, and how each kind of request is sent elsewhere: a page, a part of a page, a script."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from chungsuc.desk.signin.errors import SignInAgain, SignInFault

SAFE = frozenset({"GET", "HEAD"})


def here(request: HttpRequest) -> str:
    """Give the page that somebody is on: of a form or a part of a page, the page that held it."""
    asked = request.headers.get("HX-Current-URL") or (
        "" if request.method in SAFE else request.headers.get("Referer", "")
    )
    if not asked:
        return request.get_full_path() if request.method in SAFE else "/"
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    page = urlsplit(asked)
    return f"{page.path}?{page.query}" if ours and page.query else page.path if ours else "/"


def is_script(request: HttpRequest) -> bool:
    """True when a script of a page asks, which can be sent nowhere; htmx is told by its own header where to go."""
    accepts = request.headers.get("Accept", "")
    return bool(accepts) and "text/html" not in accepts and not request.headers.get("HX-Request")


def send_to(request: HttpRequest, address: str, why: SignInFault) -> HttpResponse:
    """Send the browser to another page, also from a part of one: htmx would put the page into the part.

    A script gets status 401 with the reason as JSON: a redirect would look to it like a success.
    """
    if is_script(request):
        return JsonResponse({**why.as_dict(), "go_to": address}, status=401)
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def to_log_in(request: HttpRequest) -> HttpResponse:
    """Ask whoever is not signed in to do so, and come back to where they were."""
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': here(request)}, safe='/')}"
    return send_to(request, address, SignInAgain())


def to_portal(request: HttpRequest) -> HttpResponse:
    """Lead a visitor to what is public; from there an officer is one step from the log-in."""
    return send_to(request, reverse("portal"), SignInAgain())
