"""The door of the pages: who comes in, to which route, and in whose name what follows is done (cửa vào)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse

from chungsuc.accounts.models import User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.desk.access import ACCESS, Row
from chungsuc.desk.errors import NoRowForRoute
from chungsuc.desk.refusals import refuse
from chungsuc.desk.signin.where import to_log_in, to_portal

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Answer = Callable[[HttpRequest], HttpResponse]


class ScopedRequest(HttpRequest):
    """A request behind the door: somebody is signed in, and ``scope`` says what they may."""

    user: User
    scope: Scope


class Door:
    """Middleware: looks the route up in the table, gives the request its scope, and names the actor."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.user = get_user(request)  # the person, already read: from here on nobody asks through Django's proxy
        with acting(actor_of(cast(User, request.user), getattr(request, "trace_id", None))):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        row = ACCESS.get(name)
        if row is None:
            return refuse(request, NoRowForRoute(route=name or request.path), 403)
        if not request.user.is_authenticated:
            return None if row.public else to_portal(request) if _visits(request, name) else to_log_in(request)
        request.scope = scope_of(cast(User, request.user))  # type: ignore[attr-defined]
        return self._held(request, row)

    def _held(self, request: HttpRequest, row: Row) -> HttpResponse | None:
        scope: Scope = request.scope  # type: ignore[attr-defined]
        if row.allows(scope.roles, writing=request.method not in SAFE):
            return None
        return refuse(request, scope.refuse("mở trang này", "open this page"), 403)


def _visits(request: HttpRequest, name: str) -> bool:
    """True of somebody who opens the start of the site and was never signed in here: a resident, not an officer."""
    return name == "overview" and request.method in SAFE and settings.SESSION_COOKIE_NAME not in request.COOKIES
