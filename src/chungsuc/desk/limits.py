"""How much one request may send (giới hạn dữ liệu gửi lên)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chungsuc.desk.refusals import refuse
from chungsuc.desk.signin.errors import RequestTooLarge

MEGABYTE = 1024 * 1024
STRANGER_MB = 1  # the form of a log-in is small; Django would read a larger one to the disk before asking who sends it


class Limits:
    """Middleware after authentication: refuses by the announced length, before a byte of the body is read.

    A body without an announced length is not read at all (Django takes it as empty).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = _length(request)
        if length > STRANGER_MB * MEGABYTE:
            most = settings.CHUNGSUC_REQUEST_MB if request.user.is_authenticated else STRANGER_MB
            if length > most * MEGABYTE:
                return refuse(request, RequestTooLarge(size=-(-length // MEGABYTE), most=most), 413)
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdigit() else 0
