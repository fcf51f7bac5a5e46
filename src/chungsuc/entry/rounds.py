"""The only writer of rounds: the office makes them, moves their dates, closes and opens them again (đợt nhập liệu)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.entry.errors import RoundThere, RoundUnsound
from chungsuc.entry.models import Round
from chungsuc.verdicts.law_in_force import law_for


@dataclass(frozen=True, slots=True)
class Plan:
    """A round as the office writes it down; ``source`` is the document that asks for it."""

    name: str
    set_id: str
    as_of: date
    opens_on: date
    due_on: date
    verify_due_on: date | None
    source: str


def make_round(scope: Scope, plan: Plan) -> Round:
    """Make a round (mở đợt nhập liệu).

    Raises:
        NotAllowed: only the office makes rounds.
        RoundUnsound: a word is missing or the dates do not follow one another; UnknownSet.
        RoundThere: the set and day have a round already.
    """
    _office(scope)
    _sound(plan)
    with transaction.atomic():
        there = Round.objects.filter(set_id=plan.set_id, as_of=plan.as_of).first()
        if there is not None:
            raise RoundThere(round=there.name, set=plan.set_id, as_of=plan.as_of)
        made = Round.objects.create(
            name=plan.name.strip(), set_id=plan.set_id, as_of=plan.as_of, opens_on=plan.opens_on, due_on=plan.due_on,
            verify_due_on=plan.verify_due_on, source=plan.source.strip(), made_by=str(scope.user),
            synthetic=scope.user.demo,
        )  # fmt: skip
        wrote(_change("round.made", made, None, _told(made)))
    return made


def change_round(scope: Scope, round_: Round, plan: Plan, reason: str = "") -> Round:
    """Move the dates of a round, or mend its words; set and day stay.

    Raises:
        NotAllowed, RoundUnsound.
    """
    _office(scope)
    _sound(plan)
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=round_.pk)
        before = _told(row)
        row.name, row.source = plan.name.strip(), plan.source.strip()
        row.opens_on, row.due_on, row.verify_due_on = plan.opens_on, plan.due_on, plan.verify_due_on
        row.save(update_fields=["name", "source", "opens_on", "due_on", "verify_due_on"])
        wrote(_change("round.changed", row, before, _told(row), reason))
    return row


def close_round(scope: Scope, round_: Round, reason: str = "") -> Round:
    """Close a round: it takes nothing more from communes; closing it again changes nothing (đóng đợt).

    Raises:
        NotAllowed.
    """
    return _set_closed(scope, round_, True, reason)


def open_again(scope: Scope, round_: Round, reason: str = "") -> Round:
    """Open a closed round again (mở lại đợt).

    Raises:
        NotAllowed.
    """
    return _set_closed(scope, round_, False, reason)


def _set_closed(scope: Scope, round_: Round, closed: bool, reason: str) -> Round:
    _office(scope)
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=round_.pk)
        if (row.closed_at is not None) == closed:
            return row
        before = _told(row)
        row.closed_at, row.closed_by = (timezone.now(), str(scope.user)) if closed else (None, "")
        row.save(update_fields=["closed_at", "closed_by"])
        wrote(_change("round.closed" if closed else "round.opened_again", row, before, _told(row), reason))
    return row


def _office(scope: Scope) -> None:
    if not scope.has(Role.OFFICE) or not any(grant.write for grant in scope.grants if grant.role == Role.OFFICE):
        raise scope.refuse("lập đợt nhập liệu", "make rounds of entry")


def _sound(plan: Plan) -> None:
    law_for(plan.set_id, plan.as_of)
    if not plan.name.strip() or not plan.source.strip():
        raise RoundUnsound(what_vi="thiếu tên đợt hoặc văn bản yêu cầu", what_en="its name or document is missing")
    if plan.opens_on > plan.due_on:
        raise RoundUnsound(what_vi="ngày mở sau ngày hạn", what_en="it opens after it is due")
    if plan.verify_due_on is not None and plan.verify_due_on < plan.due_on:
        raise RoundUnsound(what_vi="hạn thẩm tra trước hạn nhập", what_en="verification is due before entry")


def _told(row: Round) -> dict[str, object]:
    return {
        "name": row.name, "opens_on": row.opens_on.isoformat(), "due_on": row.due_on.isoformat(),
        "verify_due_on": row.verify_due_on.isoformat() if row.verify_due_on else None, "source": row.source,
        "closed": row.closed_at is not None,
    }  # fmt: skip


def _change(
    action: str, row: Round, before: dict[str, object] | None, after: dict[str, object], reason: str = ""
) -> Change:
    return Change(
        action=action, about="round", about_id=row.pk, no=row.set_id, as_of=row.as_of, before=before, after=after,
        reason=reason.strip(),
    )  # fmt: skip
