"""What must be done before anything else: change a given password, set up the second step (việc phải làm trước)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from chungsuc.desk.signin.errors import SomethingFirst
from chungsuc.desk.signin.required import has_second_factor, must_have_second_factor
from chungsuc.desk.signin.where import here, send_to

ALWAYS = frozenset({"account_login", "account_logout", "account_inactive", "language"})
FOR_THE_PASSWORD = ALWAYS | {"account_change_password"}
FOR_THE_SECOND_STEP = FOR_THE_PASSWORD | {
    "mfa_index", "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "account_reauthenticate", "mfa_reauthenticate",
}  # fmt: skip


class FirstThings:
    """Middleware after the door: sends who owes one of the two to its page, and back to where they wanted to go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.user.must_change_password:
            return None if name in FOR_THE_PASSWORD else _go(request, "account_change_password")
        if name in FOR_THE_SECOND_STEP or not must_have_second_factor(request) or has_second_factor(request):
            return None
        return _go(request, "mfa_activate_totp")


def _go(request: HttpRequest, route: str) -> HttpResponse:
    return send_to(request, f"{reverse(route)}?{urlencode({'next': here(request)})}", SomethingFirst())
