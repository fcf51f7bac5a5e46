"""Confirm a level against its decree, or take the confirmation back (đối chiếu mức với văn bản gốc)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.law.confirmed import can_be_confirmed, demand_checksum
from chungsuc.law.prose import say_requirement
from chungsuc.verdicts.errors import ConfirmedAlready, NoSuchConfirmation, NothingToConfirm
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.models import LevelConfirmation


@transaction.atomic
def confirm_level(set_id: str, no: str, day: date, *, by: User, seen: str, note: str = "") -> LevelConfirmation:
    """Keep that somebody held what a provision demands on a day against the decree; the demand stays as it is.

    Raises:
        UnknownSet: there is no such set.
        NothingToConfirm: the level is not known, or the set has no such provision.
        ConfirmedAlready: this very demand counts as verified.
    """
    provision = law_for(set_id, day).by_no.get(no)
    if provision is None or not can_be_confirmed(provision):
        raise NothingToConfirm(set=set_id, no=no)
    if provision.source.verified:
        raise ConfirmedAlready(set=set_id, no=no)
    return LevelConfirmation.objects.create(
        set_id=set_id, no=no, checksum=demand_checksum(provision), demand=say_requirement(provision), seen=seen,
        note=note, user=by, who=str(by), confirmed_at=timezone.now(),
    )  # fmt: skip


@transaction.atomic
def withdraw_confirmation(pk: int, *, by: User, why: str) -> LevelConfirmation:
    """Take a confirmation back, with a reason; the row stays.

    Raises:
        NoSuchConfirmation: there is none, or it was withdrawn before.
    """
    found = LevelConfirmation.objects.select_for_update().filter(pk=pk, withdrawn_at__isnull=True).first()
    if found is None:
        raise NoSuchConfirmation
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = timezone.now(), str(by), why
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return found
