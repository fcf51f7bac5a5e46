"""Which language a page speaks: Vietnamese, unless the person switched (tiếng Việt, trừ khi người dùng đổi)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from chungsuc.desk.say import LANGUAGES


class Language:
    """Middleware after authentication. What the browser prefers does not count: much of Windows here is English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        asked = user.language if user.is_authenticated else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        chosen = asked if asked in LANGUAGES else LANGUAGES[0]
        request.LANGUAGE_CODE = chosen
        with override(chosen):
            answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", chosen)
        return answer
