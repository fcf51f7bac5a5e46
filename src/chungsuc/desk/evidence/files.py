"""Files given out: only to those who may read a unit that they prove, and never as something that runs."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.evidence.errors import NoSuchFile
from chungsuc.evidence.kinds import Kind
from chungsuc.evidence.queries import readable_link
from chungsuc.evidence.store import open_file, open_thumbnail

# Whatever is inside: nothing runs, nothing is fetched, no page frames it. Browsers still show pictures and PDFs.
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
_YEAR = 31_536_000


@require_safe
@explains_faults
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one file: to look at where a browser shows its kind by itself, else (or with ``?tai=1``) to save."""
    link = readable_link(cast(ScopedRequest, request).scope, pk)
    kind = Kind(link.file.kind)
    opened = open_file(link.file.sha256, link.name)
    save = not kind.opens_in_browser or request.GET.get("tai") == "1"
    answer = FileResponse(opened, as_attachment=save, filename=link.name, content_type=kind.about.mime)
    answer.headers["Cache-Control"] = "private, no-store"  # rights end; a file is asked for again each time
    return sealed(answer)


@require_safe
@explains_faults
def thumbnail(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the thumbnail of a picture; the same for ever, so a browser asks for it once."""
    link = readable_link(cast(ScopedRequest, request).scope, pk)
    if not link.file.has_thumbnail:
        raise NoSuchFile
    opened = open_thumbnail(link.file.sha256, link.name)
    answer = FileResponse(opened, content_type="image/jpeg", filename="thumbnail.jpg")
    answer.headers["Cache-Control"] = f"private, max-age={_YEAR}, immutable"
    return sealed(answer)


def sealed(answer: FileResponse) -> FileResponse:
    """Let nothing in a file run, fetch or be framed, whoever opens it."""
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_vary_headers(answer, ["Cookie"])
    return answer
