"""The switch between the languages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from chungsuc.desk.say import LANGUAGES


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language of the pages, and keep it with the person who is signed in (đổi ngôn ngữ)."""
    asked = request.POST.get("language", "vi")
    chosen = asked if asked in LANGUAGES else "vi"
    if request.user.is_authenticated and request.user.language != chosen:
        request.user.language = chosen
        request.user.save(update_fields=["language"])
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    answer = redirect(back if safe else "/")
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax", secure=request.is_secure(), httponly=True)
    return answer
