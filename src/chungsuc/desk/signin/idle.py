"""A session ends after doing nothing for a while (tự thoát khi không thao tác)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from chungsuc.accounts import signing
from chungsuc.accounts.models import User
from chungsuc.desk.say import say
from chungsuc.desk.signin.adapter import trace_of

SEEN = "seen_at"
STEP = 60  # seconds: the moment is written down at most so often, since each writing is a row in the database


class Idle:
    """Middleware after authentication: signs out who did nothing for ``CHUNGSUC_IDLE_MINUTES``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._look(request)
        return self.get_response(request)

    def _look(self, request: HttpRequest) -> None:
        now = int(time.time())
        seen = request.session.get(SEEN)
        minutes = settings.CHUNGSUC_IDLE_MINUTES
        if isinstance(seen, int) and now - seen > minutes * 60:
            user = cast(User, request.user)
            logout(request)
            signing.signed_out(user, trace_of(request), idle=True)
            messages.info(request, say(
                f"Phiên làm việc đã kết thúc vì {minutes} phút không thao tác. Đăng nhập lại để làm tiếp.",
                f"Your session ended after {minutes} minutes without activity. Sign in again to go on.",
            ))  # fmt: skip
        elif not isinstance(seen, int) or now - seen >= STEP:
            request.session[SEEN] = now
