"""What every page of the portal has: its language, what is public, its headers; the same for every visitor.

No session, no cookie, no token: pages are made without the request's context. An answer is known by the checksum of
what is public and of what pages are made of, so that a browser or a proxy asks again and is told "not changed".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import override
from django.views.decorators.http import require_safe

from chungsuc.desk.say import LANGUAGES
from chungsuc.portal.models import Release
from chungsuc.portal.queries import Standing, is_withdrawn, standing

KEPT = 300  # seconds that an answer may be kept before it is asked for again
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Frame:
    """The page that is asked for: in which language, and what is public now.

    ``suffix`` is what addresses of other pages carry so that they keep the language.
    """

    request: HttpRequest
    language: str
    usual: str
    standing: Standing

    @property
    def suffix(self) -> str:
        if self.language == self.usual:
            return "?en=1" if self.language == "en" else ""
        return "?en=1" if self.language == "en" else "?en=0"

    def release(self, day: str) -> Release | None:
        """Give the release that is public for a day as it stands in an address; ``None``: there is none."""
        read = read_day(day)
        return self.standing.public.get(read) if read else None

    def page(self, template: str, release: Release | None = None, status: int = 200, **content: Any) -> HttpResponse:
        """Make a page: its content, and what all pages show."""
        path, public_now = self.request.path, self.standing.public
        shown = [release] if release else public_now.values()
        context = {
            "synthetic": any(one.synthetic for one in shown),
            "frame": self, "suffix": self.suffix, "release": release, "days": list(public_now),
            "latest": self.standing.latest, "years": sorted({day.year for day in public_now}, reverse=True),
            "canonical": self.absolute(path + ("?en=1" if self.language == "en" else "")),
            "in_vi": self.absolute(path), "in_en": self.absolute(path + "?en=1"),
            "switch": path + ("?en=1" if self.language == "vi" else "?en=0" if self.usual == "en" else ""),
            **content,
        }  # fmt: skip
        return HttpResponse(render_to_string(template, context), status=status)

    def absolute(self, path: str) -> str:
        return self.request.build_absolute_uri(path)

    def missing(self, day: str = "") -> HttpResponse:
        """Answer an address without anything behind it, and name what there is: 410 where it was withdrawn."""
        read = read_day(day)
        last = self.standing.last_of(read) if read else None
        gone = last is not None and is_withdrawn(last)
        return self.page("portal/missing.html", status=410 if gone else 404, gone=last if gone else None, day=read)


def read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2023-12-31") else None
    except ValueError:
        return None


def public(view: View) -> View:
    """Make a view a page of the portal: it is given its ``Frame``; answers 304 where nothing has changed."""
    return _public(view, by_release=True)


def public_live(view: View) -> View:
    """Make a page of the portal that shows more than releases: it is known by what it says, once it is made."""
    return _public(view, by_release=False)


def _public(view: View, *, by_release: bool) -> View:
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        usual = getattr(request, "LANGUAGE_CODE", LANGUAGES[0])
        asked = {"1": "en", "0": "vi"}.get(request.GET.get("en", ""), usual)
        with override(asked):
            frame = Frame(request, asked, usual, standing())
            etag = _etag(request, frame) if by_release else ""
            if by_release and request.headers.get("If-None-Match", "").removeprefix("W/") == etag:
                return _kept(request, frame, _not_changed(request, etag))
            answer = view(frame, *args, **kwargs)
        answer.headers["Content-Language"] = asked
        if answer.status_code == 200:
            answer.headers["ETag"] = etag or f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
            if not by_release:
                answer = _not_changed(request, answer.headers["ETag"], answer)
        return _kept(request, frame, answer)

    return answered


def _not_changed(request: HttpRequest, etag: str, answer: HttpResponse | None = None) -> HttpResponse:
    """Give 304 where the browser has just this; else the answer itself."""
    made = get_conditional_response(request, etag=etag, response=answer)
    if not isinstance(made, HttpResponse):
        made = HttpResponse(status=304)
    made.headers.setdefault("ETag", etag)
    return made


def _kept(request: HttpRequest, frame: Frame, answer: HttpResponse) -> HttpResponse:
    """Say how long an answer may be kept; where somebody is signed in, whose cookie may ride along, by no proxy."""
    patch_vary_headers(answer, ("Cookie",))
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    answer.headers["Cache-Control"] = "private, no-cache" if signed_in else f"public, max-age={KEPT}"
    moment = frame.standing.moment
    if moment is not None and answer.status_code in (200, 304):
        answer.headers.setdefault("Last-Modified", http_date(moment.astimezone(UTC).timestamp()))
    return answer


def _etag(request: HttpRequest, frame: Frame) -> str:
    """Give the tag of an answer: what is public, what pages are made of, which page, in which language."""
    public_now = [f"{one.pk} {one.checksum} {is_withdrawn(one)}" for one in frame.standing.releases]
    styles = [static("desk/desk.css"), static("desk/portal.css"), static("desk/map.css")]
    asked = [look(), *styles, frame.language, frame.usual, request.get_host(), request.get_full_path(), *public_now]
    return f'"{hashlib.sha256(chr(10).join(asked).encode()).hexdigest()[:32]}"'


@lru_cache(maxsize=1)
def look() -> str:
    """Give the checksum of what pages are made of: a new version of the program makes new pages."""
    folder = Path(__file__).parents[1]
    found = hashlib.sha256()
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.py")]):
        found.update(path.read_bytes())
    return found.hexdigest()
