"""Confirm a level against its decree, or take the confirmation back (đối chiếu mức với văn bản gốc)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.law.confirmed import can_be_confirmed, demand_checksum
from chungsuc.law.prose import say_requirement
from chungsuc.verdicts.errors import ConfirmedAlready, NoSuchConfirmation, NothingToConfirm
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.models import LevelConfirmation


def confirm_level(set_id: str, no: str, day: date, *, by: User, seen: str, note: str = "") -> LevelConfirmation:
    """Confirm one level; see ``confirm_levels``."""
    return confirm_levels(set_id, [no], day, by=by, seen=seen, note=note)[0]


@transaction.atomic
def confirm_levels(
    set_id: str, nos: Iterable[str], day: date, *, by: User, seen: str, note: str = ""
) -> list[LevelConfirmation]:
    """Keep that somebody held what provisions demand on a day against the decree; the demands stay as they are.

    Raises:
        UnknownSet: there is no such set.
        NothingToConfirm: a level is not known, or the set has no such provision.
        ConfirmedAlready: this very demand counts as verified.
    """
    law, rows = law_for(set_id, day), []
    for no in dict.fromkeys(nos):
        provision = law.by_no.get(no)
        if provision is None or not can_be_confirmed(provision):
            raise NothingToConfirm(set=set_id, no=no)
        if provision.source.verified:
            raise ConfirmedAlready(set=set_id, no=no)
        rows.append(
            LevelConfirmation(
                set_id=set_id, no=no, checksum=demand_checksum(provision), demand=say_requirement(provision),
                seen=seen, note=note, user=by, who=str(by), confirmed_at=timezone.now(),
            )
        )  # fmt: skip
    return LevelConfirmation.objects.bulk_create(rows)


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
