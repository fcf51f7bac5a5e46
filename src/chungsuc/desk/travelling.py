"""Files made on the way and given out, and a file that travels with the form of its preview (tệp gửi đi, gửi lại).

Nothing of either waits on the server.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from chungsuc.errors import ChungSucError


def sent_file(request: HttpRequest, most: int, heavy: Callable[[int], ChungSucError]) -> tuple[str, bytes] | None:
    """Give the file's name and content, newly sent as ``file`` or carried as ``name`` and ``data``; none of them: none.

    Raises:
        What ``heavy`` makes of a size in bytes, for a file of more than ``most``; it is not read.
    """
    file = request.FILES.get("file")
    if file is not None:
        if (file.size or 0) > most:
            raise heavy(file.size or 0)
        return _plain(file.name or ""), file.read()
    try:
        data = base64.b64decode(request.POST.get("data", ""), validate=True)
    except binascii.Error:
        data = b""
    return (_plain(request.POST.get("name", "")), data) if data else None


def given_file(data: bytes, name: str, content_type: str, *, shown: bool = False) -> HttpResponse:
    """Give a file that was made in memory, to be kept, or ``shown`` by the browser."""
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(not shown, name) or "attachment"
    return answer


def _plain(name: str) -> str:
    return Path(name).name[:120]
