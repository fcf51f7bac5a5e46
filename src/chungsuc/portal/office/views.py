"""Release data: choose, see what would become public, confirm; look at a release, withdraw it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.asked import last_day_with_data
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults, refuse
from chungsuc.desk.say import say
from chungsuc.figures.criteria import national_set_at
from chungsuc.law.tree import Subject
from chungsuc.portal import actions, queries
from chungsuc.portal.content.build import Content, gather
from chungsuc.portal.errors import NoSuchRelease
from chungsuc.portal.models import Release
from chungsuc.portal.rights import must_release, releases_data
from chungsuc.portal.shown import Shows
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.known_law import library

POST = ["GET", "HEAD", "POST"]


@require_safe
@explains_faults
def releases(request: HttpRequest) -> HttpResponse:
    """List what is public and what was."""
    asked = cast(ScopedRequest, request)
    now = queries.standing()
    page = {
        "rows": [(one, _state(now, one)) for one in queries.releases().order_by("-pk")],
        "may_release": releases_data(asked.scope), "public_count": len(now.public),
    }  # fmt: skip
    return render(request, "portal/office/releases.html", page)


def _state(now: queries.Standing, one: Release) -> tuple[str, str]:
    if queries.is_withdrawn(one):
        return "bad", say("✕ đã rút", "✕ withdrawn")
    current = now.last_of(one.day)
    if current is not None and current.pk == one.pk:
        return "good", say("✓ đang công khai", "✓ public")
    return "", say("đã được bản khác thay", "replaced")


@require_http_methods(POST)
@explains_faults
def new(request: HttpRequest) -> HttpResponse:
    """Choose a day, a set and what is shown; see what would become public; release it."""
    asked = cast(ScopedRequest, request)
    must_release(asked.scope)
    fields = Fields(request)
    content, last = None, None
    day = fields.day("ngay", say("ngày", "day"), needed=request.method == "POST" or "ngay" in fields.texts)
    if day is not None:
        last = queries.standing().last_of(day)
        with fields.says():
            content = _content(fields, day)
    if request.method == "POST" and content is not None:
        with fields.says():
            made = actions.publish(asked.scope, content, reason=fields.text("reason"), seen=fields.text("seen"))
            messages.success(request, say(f"Đã công bố bản số {made.pk}.", f"Release {made.pk} is public."))
            return redirect("releases_one", made.pk)
    page = _form(fields, day) | {"last": last, "content": content}
    if content is not None:
        page |= _preview(content)
    return render(request, "portal/office/new.html", page, status=400 if fields.faults else 200)


def _content(fields: Fields, day: date) -> Content:
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    set_id = library().set(fields.text("bo")).id if fields.text("bo") else national_set_at(day).id
    values = tuple(dict.fromkeys(re.split(r"[\s,;]+", fields.text("gia-tri")))) if fields.text("gia-tri") else ()
    shows = Shows(fields.text("chi-tieu") == "1", fields.text("ke-hoach") == "1", values)
    return gather(province, day, set_id, shows)


def _form(fields: Fields, day: date | None) -> dict[str, Any]:
    usual = day or last_day_with_data() or timezone.localdate()
    sets = [one for one in library().sets.values() if one.subject is Subject.COMMUNE and one.province is None]
    chosen = fields.text("bo") or next((one.id for one in sets if one.in_force(usual)), "")
    return {"fields": fields, "usual": usual, "sets": sets, "chosen": chosen}


def _preview(content: Content) -> dict[str, Any]:
    figures = content.parts["figures", ""]
    return {
        "about": content.about, "checksum": content.checksum, "figures": figures,
        "pages": sum(kind == "unit" for kind, _ in content.parts), "difference": actions.difference_from_last(content),
    }  # fmt: skip


@require_http_methods(POST)
@explains_faults
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one release with what it changed; withdraw it, with a reason."""
    asked = cast(ScopedRequest, request)
    try:
        release = queries.release_of(pk)
    except NoSuchRelease as error:
        return refuse(request, error, 404)
    fields = Fields(request)
    if request.method == "POST":
        with fields.says():
            actions.withdraw(asked.scope, release, fields.text("reason"))
            messages.success(request, say("Đã rút bản công bố.", "The release is withdrawn."))
            return redirect("releases_one", pk)
    state = _state(queries.standing(), release)
    page = {"release": release, "state": state, "fields": fields, "sound": queries.is_sound(release),
            "may_withdraw": state[0] == "good" and releases_data(asked.scope)}  # fmt: skip
    return render(request, "portal/office/one.html", page, status=400 if fields.faults else 200)
