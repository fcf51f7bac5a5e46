"""One event: its changes, what it would touch or did, the questions to the office; added to, applied, undone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.reorganisation.by_hand import FORMS, form_asked, ground_of, kinds_of, offered, rows_typed
from chungsuc.desk.reorganisation.reading import read_rows
from chungsuc.desk.reorganisation.views import STATES, chip
from chungsuc.desk.say import language, say
from chungsuc.errors import Faults
from chungsuc.reorganisation import actions
from chungsuc.reorganisation.errors import BelowIsLeft
from chungsuc.reorganisation.followers import FOLLOWERS
from chungsuc.reorganisation.following import Outcome, Touch
from chungsuc.reorganisation.hanging import hanging_on
from chungsuc.reorganisation.models import Event, EventRow, State
from chungsuc.reorganisation.plan import Act, Kind, Plan, PlanLink
from chungsuc.reorganisation.queries import event, left_of, placed, plan_for, stored_rows
from chungsuc.reorganisation.rights import applies_events, enters_events
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit

OUTCOMES = {
    Outcome.FOLLOWS: ("chuyển theo", "follows", "good", "→"), Outcome.STAYS: ("giữ ở đơn vị cũ", "stays", "", "–"),
    Outcome.CLOSES: ("kết thúc", "ends", "bad", "✕"),
    Outcome.ASKS: ("cần Văn phòng quyết", "asks the office", "due", "?"),
}  # fmt: skip
KINDS = {
    Kind.MERGE: ("nhập", "merger"), Kind.DIVIDE: ("chia", "division"), Kind.REARRANGE: ("chia rồi nhập", "rearranged"),
    Kind.RENAME: ("đổi tên", "new name"), Kind.KIND: ("đổi loại", "new type"),
    Kind.PARENT: ("đổi cấp trên", "new parent"), Kind.RECODE: ("lập lại", "formed anew"),
    Kind.KEEP: ("giữ nguyên", "kept"), Kind.ABOLISH: ("kết thúc", "ends"),
}  # fmt: skip
MOST_LINES, MOST_OPEN = 200, 8


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an event, what it would do or did, and what follows; add to it, apply, undo, drop it."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    if request.method == "POST" and _act(asked, pk, fields):
        messages.success(request, say("Đã ghi.", "Recorded."))
        return redirect("reorganisation_event", pk)
    found = event(pk)
    plan, wrong = _plan(found)
    draft, applied = found.state == State.DRAFT, found.state == State.APPLIED
    may_undo = applies_events(asked.scope) and applied
    touched, questions = _touched(plan) if draft else [], _questions(plan)
    page = {
        "event": found, "chip": chip(STATES, State(found.state)), "fields": fields, "plan": plan, "wrong": wrong,
        "counts": _counts(plan), "acts": _acts(plan, found), "summary": _summary(plan),
        "rows": _named(found) if plan is None else [], "touched": touched,
        "untouched": [one.name for one in touched if not one.number], "questions": questions,
        "asking": sum(len(one.lines) for one in questions),
        "moved": _moved(found) if applied else [], "draft": draft, "applied": applied,
        "left": left_of(found) if draft and wrong else [],
        "may_enter": enters_events(asked.scope) and draft,
        "may_apply": applies_events(asked.scope) and draft and found.entered_by_id != asked.user.pk,
        "own": found.entered_by_id == asked.user.pk and draft,
        "may_undo": may_undo, "hanging": [say(*one) for one in hanging_on(found)] if may_undo else [],
    }  # fmt: skip
    if page["may_enter"]:
        page |= _by_hand(found, fields)
    return render(request, "desk/reorganisation/event.html", page, status=400 if fields.faults else 200)


def _act(request: ScopedRequest, pk: int, fields: Fields) -> bool:
    what, reason = fields.text("what"), fields.text("reason")
    with fields.says():
        if what == "apply":
            actions.apply(request.scope, pk, reason)
        elif what == "undo":
            actions.undo(request.scope, pk, reason)
        elif what == "drop":
            actions.drop(request.scope, pk, reason)
        elif what == "remove":
            rows = [int(row) for row in fields.many.get("row", ()) if row.isdecimal()]
            actions.take_out_rows(request.scope, pk, rows)
        else:
            _add(request, pk, fields)
    return not fields.faults


def _add(request: ScopedRequest, pk: int, fields: Fields) -> None:
    found = event(pk)
    what = fields.text("what")
    if what == "below":
        rows = placed(left_of(found), {name[6:]: text for name, text in fields.texts.items() if name[:6] == "below_"})
        if not rows:
            fields.faults.append(say("Chưa chọn nơi về cho đơn vị nào.", "Nothing is chosen."))
    elif what == "hand":
        ground = ground_of(found.day, fields.text("level"), settings.CHUNGSUC_PROVINCE)
        rows = rows_typed(fields, form_asked(fields.text("viec")), ground)
    else:
        rows = read_rows(fields.text("rows"))
        if not rows:
            fields.faults.append(say("Chưa ghi dòng nào.", "No row is written."))
    if rows:
        actions.add_rows(request.scope, pk, rows)


def _by_hand(found: Event, fields: Fields) -> dict[str, Any]:
    form = form_asked(fields.text("viec"))
    ground = ground_of(found.day, fields.text("level"), settings.CHUNGSUC_PROVINCE)
    typed = fields.texts if fields.faults else {}
    return {
        "hand_open": bool(fields.faults or fields.text("viec")) or not stored_rows(found).exists(),
        "forms": FORMS, "form": form, "units": offered(ground), "kinds": kinds_of(ground.level), "level": ground.level,
        "old_fields": [(n, typed.get(f"old{n}", ""), typed.get(f"part{n}", "")) for n in range(form.olds)],
        "new_fields": [
            {name: typed.get(f"{name}{n}", "") for name in ("name", "kind", "code", "above", "share")} | {"n": n}
            for n in range(form.news)
        ],
    }  # fmt: skip


def _plan(found: Event) -> tuple[Plan | None, list[str]]:
    """Give what an event does, or what is wrong with the rows of a draft; units left below are asked for instead."""
    if found.state not in (State.DRAFT, State.APPLIED):
        return None, []
    try:
        return plan_for(found), []
    except Faults as error:
        return None, [one.text(language()) for one in error.faults if not isinstance(one, BelowIsLeft)] or [
            say("Chưa rõ các đơn vị bên dưới về đâu.", "It is not said where the units below go.")
        ]


# ── what it does ─────────────────────────────────────────────────────────────────────────────────────


def _counts(plan: Plan | None) -> list[tuple[str, int, int]]:
    return [] if plan is None else [(kind[1], before, after) for kind, (before, after) in plan.counts().items()]


def _summary(plan: Plan | None) -> list[tuple[int, str]]:
    """Count the changes by their kind."""
    found = Counter(kind for act in plan.acts for kind in act.kinds) if plan else Counter()
    return [(number, say(*KINDS[kind])) for kind, number in found.items()]


def _named(found: Event) -> list[EventRow]:
    """Give the rows with the names of their old units, also where none was typed."""
    rows = list(stored_rows(found))
    standing = Unit.objects.filter(in_force(found.day - timedelta(days=1)), code__in=[row.old_code for row in rows])
    names = {(unit.level, unit.code): unit.full_name for unit in standing}
    for row in rows:
        row.old_name = names.get((row.level, row.old_code), row.old_name)
    return rows


class Change(NamedTuple):
    """One change as a line: kinds, old units, new units with what they are made of, and the rows it stands on."""

    kinds: str
    old: list[str]
    new: list[tuple[str, str]]
    rows: list[int]


def _acts(plan: Plan | None, found: Event) -> list[Change]:
    if plan is None:
        return []
    into: dict[tuple[str, str], list[PlanLink]] = defaultdict(list)
    for link in plan.links:
        into[link.new.unit.key].append(link)
    stored: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in stored_rows(found).values_list("level", "old_code", "pk"):
        stored[row[0], row[1]].append(row[2])
    return [_change(act, into, stored) for act in plan.acts]


def _change(act: Act, into: dict[tuple[str, str], list[PlanLink]], stored: dict[tuple[str, str], list[int]]) -> Change:
    return Change(
        ", ".join(say(*KINDS[kind]) for kind in act.kinds),
        [f"{old.full_name} ({old.code})" for old in act.old],
        [(f"{new.unit.full_name} ({new.unit.code})", _made_of(into[new.unit.key])) for new in act.new],
        [pk for old in act.old for pk in stored[old.key]],
    )


def _made_of(links: Iterable[PlanLink]) -> str:
    """Say of a new unit which pieces it takes; nothing where it takes whole units only."""
    return "; ".join(
        f"{say('một phần', 'a part of')} {link.old.name}" + ("" if link.share is None else f": {_percent(link)}")
        for link in links
        if not link.whole
    )


def _percent(link: PlanLink) -> str:
    number = f"{((link.share or 0) * 100).normalize():f}"
    return f"{number.replace('.', ',') if language() == 'vi' else number}%"


# ── what follows ─────────────────────────────────────────────────────────────────────────────────────


class Followed(NamedTuple):
    """What becomes of one kind of things: how many by outcome, and one by one."""

    name: str
    number: int
    counts: list[tuple[str, str, str, int]]
    lines: list[tuple[Touch, str, str, tuple[str, str, str]]]
    more: int

    @property
    def opened(self) -> bool:
        return self.number <= MOST_OPEN


def _touched(plan: Plan | None) -> list[Followed]:
    if plan is None:
        return []
    found = []
    for follower in FOLLOWERS:
        touches = list(follower.touched(plan))
        counts = Counter(touch.outcome for touch in touches)
        lines = [(touch, say(*touch.what), say(*touch.why), chip(OUTCOMES, touch.outcome)) for touch in touches]
        found.append(
            Followed(
                say(*follower.name), len(touches), [(*chip(OUTCOMES, one), number) for one, number in counts.items()],
                lines[:MOST_LINES], max(len(lines) - MOST_LINES, 0),
            )
        )  # fmt: skip
    return found


class Questions(NamedTuple):
    """What no rule tells of one kind of things and nobody has answered yet: the thing, what it is, why it is asked."""

    name: str
    lines: list[tuple[Touch, str, str]]

    @property
    def opened(self) -> bool:
        return len(self.lines) <= MOST_OPEN


def _questions(plan: Plan | None) -> list[Questions]:
    if plan is None:
        return []
    asked = (
        Questions(say(*one.name), [(touch, say(*touch.what), say(*touch.why)) for touch in one.touched(plan)
                                   if touch.outcome is Outcome.ASKS])
        for one in FOLLOWERS
    )  # fmt: skip
    return [one for one in asked if one.lines]


def _moved(found: Event) -> list[tuple[str, int]]:
    """Count what applying the event moved, ended or made, by kind of thing."""
    counts = Counter(found.touched.values_list("follower", flat=True))
    return [(say(*one.name), counts[one.key]) for one in FOLLOWERS if counts[one.key]]
