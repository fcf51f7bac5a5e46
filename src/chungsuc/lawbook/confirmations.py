"""Confirming levels against their decree: one officer is enough, the level stays as it is (đối chiếu mức)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote, wrote_many
from chungsuc.lawbook.errors import ReasonMissing, SeenMissing
from chungsuc.lawbook.rights import decides_law
from chungsuc.verdicts.confirming import confirm_levels, withdraw_confirmation
from chungsuc.verdicts.models import LevelConfirmation


@transaction.atomic
def confirm(
    scope: Scope, set_id: str, nos: Iterable[str], day: date, *, seen: str, note: str = ""
) -> list[LevelConfirmation]:
    """Confirm what provisions demand on a day; ``seen``: the document, annex and article that were looked at.

    Raises:
        NotAllowed, SeenMissing, UnknownSet, NothingToConfirm, ConfirmedAlready.
    """
    _allow(scope)
    if not seen.strip():
        raise SeenMissing
    made = confirm_levels(set_id, nos, day, by=scope.user, seen=seen.strip(), note=note.strip())
    wrote_many(Change("level.confirmed", "level", row.pk, no=row.no, as_of=day, after=_told(row)) for row in made)
    return made


@transaction.atomic
def unconfirm(scope: Scope, pk: int, reason: str) -> LevelConfirmation:
    """Take a confirmation back (rút lại). Raises: NotAllowed, ReasonMissing, NoSuchConfirmation."""
    _allow(scope)
    if not reason.strip():
        raise ReasonMissing
    row = withdraw_confirmation(pk, by=scope.user, why=reason.strip())
    wrote(Change("level.unconfirmed", "level", row.pk, no=row.no, before=_told(row), reason=row.withdrawn_why))
    return row


def _allow(scope: Scope) -> None:
    if not decides_law(scope):
        raise scope.refuse("đối chiếu mức với văn bản gốc", "confirm levels against the decree")


def _told(row: LevelConfirmation) -> dict[str, str]:
    return {"set": row.set_id, "no": row.no, "demand": row.demand, "seen": row.seen, "note": row.note}
