"""The only writer of drafts: keep what somebody has typed until it is submitted (lưu nháp).

A draft is nobody's figure and leaves no trail; it goes when its form is submitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.accounts.scope import Scope
from chungsuc.entry.actions import may_enter
from chungsuc.entry.errors import DraftBehind
from chungsuc.entry.fields import fields_of
from chungsuc.entry.models import Draft
from chungsuc.units.models import Unit


def save_draft(
    scope: Scope,
    unit: Unit,
    set_id: str,
    as_of: date,
    fields: Mapping[str, object],
    *,
    version: int | None = None,
) -> Draft:
    """Keep the fields of a form, replacing what was kept before.

    ``version``: the version that the page began with, 0 where there was none; ``None`` overwrites whatever is there.

    Raises:
        NotAllowed, OutOfScope: the person does not enter values for the unit.
        DraftBehind: another page has saved in the meantime.
        DraftTooLarge: more than a form can hold.
    """
    may_enter(scope, unit, as_of)
    kept = fields_of(fields)
    try:
        with transaction.atomic():
            return _save(scope.user, unit, set_id, as_of, kept, version)
    except IntegrityError:  # two pages made the first one at once: the second is behind
        there = Draft.objects.get(user=scope.user, unit=unit, set_id=set_id, as_of=as_of)
        raise DraftBehind(at=timezone.localtime(there.updated_at)) from None


def _save(user: User, unit: Unit, set_id: str, as_of: date, kept: dict[str, str], version: int | None) -> Draft:
    now = timezone.now()
    mine = Draft.objects.select_for_update().filter(user=user, unit=unit, set_id=set_id, as_of=as_of)
    draft = mine.first()
    if draft is None:
        return Draft.objects.create(user=user, unit=unit, set_id=set_id, as_of=as_of, values=kept, updated_at=now)
    if version is not None and version != draft.version:
        raise DraftBehind(at=timezone.localtime(draft.updated_at))
    draft.values, draft.updated_at, draft.version = kept, now, draft.version + 1
    draft.save(update_fields=["values", "updated_at", "version"])
    return draft


def discard_draft(scope: Scope, unit: Unit, set_id: str, as_of: date) -> bool:
    """Throw a draft of one's own away, and tell whether there was one (bỏ nháp)."""
    gone, _ = Draft.objects.filter(user=scope.user, unit=unit, set_id=set_id, as_of=as_of).delete()
    return gone > 0
