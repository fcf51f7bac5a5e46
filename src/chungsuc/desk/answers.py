"""What every answer carries (mỗi trả lời mang theo gì): a number, and headers that tell the browser what not to do."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

from chungsuc.site.logs import TRACE

# Nothing here asks for a camera or a place; a photograph is taken by the phone's own camera program.
PERMISSIONS = (
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
)
WRITTEN = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/xml")
Answer = Callable[[HttpRequest], HttpResponse]


class Headers:
    """Middleware, the outermost: on static files and pages of errors too. Each header may be narrowed by a view."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.trace_id = str(uuid.uuid4())  # type: ignore[attr-defined]
        token = TRACE.set(request.trace_id)  # type: ignore[attr-defined]
        try:
            answer = self.get_response(request)
        finally:
            TRACE.reset(token)
        answer.headers["X-Request-ID"] = request.trace_id  # type: ignore[attr-defined]
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("X-Frame-Options", "DENY")
        answer.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        answer.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if answer.get("Content-Type", "").startswith("text/html"):
            answer.headers.setdefault("Cache-Control", "private, no-cache")
        return answer


class Compress(GZipMiddleware):
    """Middleware: text is sent compressed, except on the pages of signing in.

    A compressed answer that holds a secret beside something a stranger chose can give the secret away (BREACH). Django
    pads every answer by a random length and masks the token of forms; a page that shows the secret of the second step
    or recovery codes is sent as it is all the same.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        kind = response.get("Content-Type", "")
        if request.path_info.startswith("/tai-khoan/") or not kind.startswith(WRITTEN):
            return response
        return super().process_response(request, response)  # type: ignore[return-value]
