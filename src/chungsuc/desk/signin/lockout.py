"""Too many wrong passwords: how axes counts them here, and the page that says for how long (tạm khóa)."""

from __future__ import annotations

import math
from typing import Any

from axes.backends import AxesStandaloneBackend
from axes.helpers import get_cool_off, get_failure_limit
from axes.models import AccessAttempt
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from chungsuc.desk.refusals import refuse
from chungsuc.desk.signin.address import client_address
from chungsuc.desk.signin.errors import LockedOut
from chungsuc.desk.signin.forms import plain_username


class Throttle(AxesStandaloneBackend):  # type: ignore[misc]
    """Stands before the check of a password; where nobody asks over the network there is nothing to throttle."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        if request is not None:
            super().authenticate(request, **credentials)


def counted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Give the name that attempts are counted by; ``An``, ``AN`` and ``an`` are one account and one count."""
    typed = (credentials or {}).get("username") or request.POST.get("login", "")
    return plain_username(str(typed))[:255]


def locked_out(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:  # fmt: skip
    """Answer with the page that says until when (status 429)."""
    name = counted_name(request, credentials)
    last = (
        AccessAttempt.objects.filter(username=name, ip_address=client_address(request))
        .order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    )  # fmt: skip
    rest = get_cool_off(request)
    until = (last or timezone.now()) + rest
    seconds = max((until - timezone.now()).total_seconds(), 1)
    error = LockedOut(
        until=f"{timezone.localtime(until):%H:%M}", minutes=math.ceil(seconds / 60),
        times=get_failure_limit(request, credentials),
    )  # fmt: skip
    answer = refuse(request, error, 429)
    answer["Retry-After"] = str(math.ceil(seconds))
    return answer
