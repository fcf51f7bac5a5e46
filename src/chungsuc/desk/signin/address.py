"""Where a request comes from: the address that throttling counts by (địa chỉ của máy gửi)."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"


def client_address(request: HttpRequest) -> str:
    """Give the address of the client; behind a trusted proxy, the one that the proxy saw.

    ``X-Forwarded-For`` is written by whoever likes. Only its last entry is the proxy's own, and only when the request
    came from an address in ``CHUNGSUC_PROXY``.
    """
    near = _clean(request.META.get("REMOTE_ADDR", ""))
    if near not in settings.CHUNGSUC_PROXY:
        return near
    return _clean(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]) if _forwarded(request) else near


def _forwarded(request: HttpRequest) -> bool:
    return bool(request.META.get("HTTP_X_FORWARDED_FOR", "").strip())


def _clean(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        return UNKNOWN
