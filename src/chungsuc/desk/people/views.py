"""The list of people, one person, and what an administrator does with them (người dùng)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungsuc.accounts import actions
from chungsuc.accounts.actions import Admitted
from chungsuc.accounts.assigned import departments_on
from chungsuc.accounts.authority import keeps_people
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.granting import ROLE_EN, ROLE_WORDS, grant_in_words
from chungsuc.accounts.models import Role, User
from chungsuc.accounts.queries import people_page, people_told
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.people.typed import Typed, blank, right_of, typed, units_offered
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError


@require_safe
@explains_faults
def people(request: ScopedRequest) -> HttpResponse:
    """Show who may come in and what each may do (danh sách người dùng)."""
    search, role = request.GET.get("tim", "").strip(), request.GET.get("vaitro", "")
    stopped = request.GET.get("trangthai", "") == "ngung"
    found = people_page(
        search, role=Role(role) if role in Role else None, inactive=stopped, after=request.GET.get("sau", ""),
        language=language(),
    )  # fmt: skip
    asked = {"tim": search, "vaitro": role, "trangthai": "ngung" if stopped else ""}
    kept = urlencode({key: value for key, value in asked.items() if value})
    return render(
        request,
        "desk/people/people.html",
        {
            "found": found, "search": search, "role": role, "stopped": stopped, "roles": _roles(),
            "may_write": keeps_people(request.scope), "kept": kept, "after": request.GET.get("sau", ""),
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def people_new(request: ScopedRequest) -> HttpResponse:
    """Make one person with their first right (thêm người dùng)."""
    if request.method != "POST":
        return _new_form(request, blank())
    form = typed(request.POST)
    with form.at("name"):
        actions.checked_name(form.texts["name"])
    right = right_of(form)
    if right is not None and not form.faults:
        with form.at():
            made = actions.admit(request.scope, form.texts["name"], right, username=form.texts["username"])
            return _admitted(request, made)
    return _new_form(request, form)


def _new_form(request: HttpRequest, form: Typed) -> HttpResponse:
    return render(
        request, "desk/people/new.html", {"form": form, **_choices(form)}, status=400 if form.faults else 200
    )  # fmt: skip


@require_safe
@explains_faults
def people_person(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show one person: rights now and before, how they come in (trang một người)."""
    return _person(request, _user(pk), blank())


def _person(request: ScopedRequest, user: User, form: Typed, *, fault: str = "", status: int = 200) -> HttpResponse:
    person = people_told([user.pk], language())[0]
    return render(
        request,
        "desk/people/person.html",
        {
            "person": person, "form": form, "fault": fault, "granting": bool(form.faults),
            "may_write": keeps_people(request.scope) and user.pk != request.user.pk,
            "myself": user.pk == request.user.pk, **_choices(form),
        },
        status=status,
    )  # fmt: skip


@require_POST
@explains_faults
def people_grant(request: ScopedRequest, pk: int) -> HttpResponse:
    """Give one more right (cấp quyền)."""
    user, form = _user(pk), typed(request.POST)
    right = right_of(form)
    if right is not None:
        with form.at():
            given = actions.grant(request.scope, user, **right._asdict())
            words = grant_in_words(given, language())
            messages.success(request, say(f"Đã cấp quyền: {words}.", f"Right given: {words}."))
            return redirect("people_person", pk)
    return _person(request, user, form, status=400)


@require_POST
@explains_faults
def people_revoke(request: ScopedRequest, pk: int, number: int) -> HttpResponse:
    """Take a right away (thu hồi quyền)."""
    user = _user(pk)
    given = user.grants.filter(pk=number).first()
    if given is None:
        raise Http404
    return _done(
        request, user, lambda: actions.revoke(request.scope, given, _reason(request)),
        say("Đã thu hồi quyền.", "The right was revoked."),
    )  # fmt: skip


@require_POST
@explains_faults
def people_rename(request: ScopedRequest, pk: int) -> HttpResponse:
    """Mend a name (sửa họ tên)."""
    user = _user(pk)
    return _done(
        request, user, lambda: actions.rename(request.scope, user, request.POST.get("name", "")),
        say("Đã sửa họ tên.", "The name was mended."),
    )  # fmt: skip


@require_POST
@explains_faults
def people_stop(request: ScopedRequest, pk: int) -> HttpResponse:
    """Let a person no longer in (ngừng tài khoản)."""
    user = _user(pk)
    return _done(
        request, user, lambda: actions.deactivate(request.scope, user, _reason(request)),
        say("Đã ngừng tài khoản.", "The account was stopped."),
    )  # fmt: skip


@require_POST
@explains_faults
def people_start(request: ScopedRequest, pk: int) -> HttpResponse:
    """Let a person in again (mở lại tài khoản)."""
    user = _user(pk)
    return _done(
        request, user, lambda: actions.reactivate(request.scope, user, _reason(request)),
        say("Đã mở lại tài khoản.", "The account was opened again."),
    )  # fmt: skip


@require_POST
@explains_faults
def people_factor(request: ScopedRequest, pk: int) -> HttpResponse:
    """Take the second factor away from somebody who lost it (gỡ xác thực hai bước)."""
    user = _user(pk)
    return _done(
        request, user, lambda: actions.remove_second_factor(request.scope, user, _reason(request)),
        say("Đã gỡ xác thực hai bước.", "The second factor was removed."),
    )  # fmt: skip


@require_POST
@explains_faults
def people_password(request: ScopedRequest, pk: int) -> HttpResponse:
    """Give a new one-time password, shown once (đặt lại mật khẩu)."""
    user = _user(pk)
    try:
        return _admitted(request, actions.reset_password(request.scope, user))
    except NotAllowed:
        raise
    except ChungSucError as error:
        return _person(request, user, blank(), fault=error.text(language()), status=400)


def _done(request: ScopedRequest, user: User, do: Callable[[], object], words: str) -> HttpResponse:
    try:
        do()
    except NotAllowed:
        raise
    except ChungSucError as error:
        return _person(request, user, blank(), fault=error.text(language()), status=400)
    messages.success(request, words)
    return redirect("people_person", user.pk)


def _admitted(request: HttpRequest, made: Admitted) -> HttpResponse:
    """Show the one-time password in the answer itself: it is kept nowhere from which a page could show it again."""
    answer = render(request, "desk/people/admitted.html", {"made": made})
    answer["Cache-Control"] = "no-store"
    return answer


def _user(pk: int) -> User:
    found = User.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()[:500]


def _roles() -> list[tuple[str, str, str]]:
    return [(role.value, say(role.label, ROLE_EN[role]), say(*ROLE_WORDS[role])) for role in Role]


def _choices(form: Typed) -> dict[str, Any]:
    """Give what the fields of a right offer: roles, departments of today, units of the day that is typed."""
    return {
        "roles": _roles(), "departments": departments_on(timezone.localdate()),
        "units": units_offered(form.texts.get("unit_day", "")),
    }  # fmt: skip
