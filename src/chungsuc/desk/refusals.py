"""Faults and refusals as pages that say what, why and what to do, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.say import say
from chungsuc.errors import ChungSucError, Faults

View = Callable[..., HttpResponse]
# What stands above a fault, where it does not bring a ``heading`` of its own.
HEADINGS = {
    403: ("Bạn chưa được mở trang này", "You may not open this page"),
    404: ("Không có trang này", "There is no such page"),
}
OTHERWISE = ("Không xem được trang này", "This page cannot be shown")


def refuse(request: HttpRequest, error: ChungSucError, status: int) -> HttpResponse:
    """Answer with the page of one fault; many faults are all listed."""
    faults = error.faults if isinstance(error, Faults) else (error,)
    said = [{"vi": fault.text("vi"), "en": fault.text("en"), "code": fault.code} for fault in faults]
    heading = say(*(getattr(error, "heading", None) or HEADINGS.get(status, OTHERWISE)))
    return render(request, "desk/refusal.html", {"faults": said, "status": status, "heading": heading}, status=status)


def explains_faults(view: View) -> View:
    """Answer a fault of ours with a page that says it, not with a bare error.

    403 for what is not allowed, 404 for what is not there, 400 otherwise.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as error:
            return refuse(request, error, 403)
        except ChungSucError as error:
            return refuse(request, error, 404 if error.missing else 400)

    return answered
