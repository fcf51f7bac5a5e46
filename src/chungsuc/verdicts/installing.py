"""Give this installation a whole set of criteria (cài đặt cả bộ tiêu chí). Who may do so is asked elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from chungsuc.errors import ChungSucError, Faults
from chungsuc.law.errors import LawFaults
from chungsuc.law.library import Library
from chungsuc.law.library_checks import check_chain, check_one_at_a_time
from chungsuc.law.loader import load_set
from chungsuc.law.tree import CriteriaSet
from chungsuc.verdicts.errors import SetHasJudged
from chungsuc.verdicts.known_law import KnownLaw, known
from chungsuc.verdicts.models import InstalledSet, LawInUse


def with_set(text: str, *, file: str) -> tuple[CriteriaSet, KnownLaw]:
    """Load a set and give the law as it would be with it, after everything else has been held against it.

    Raises:
        LawFaults: the text has faults, does not fit the sets before it, or an overlay of the set no longer fits.
        SetHasJudged: the id is that of a set that has judged, with another text.
    """
    law = load_set(text, file=file)
    before = known()
    _refuse_used(law, before.library)
    after = before.with_set(law.id, text)
    faults = [*_new_faults(before.library, after.library), *_misfits(after, law.id)]
    if faults:
        raise LawFaults(faults)  # type: ignore[arg-type]
    return after.library.set(law.id), after


def _refuse_used(law: CriteriaSet, library: Library) -> None:
    used = LawInUse.objects.filter(law_id=law.id).first()
    if used is not None and used.checksum != law.checksum:
        raise SetHasJudged(set=law.id, since=used.first_used_at.date(), other=free_id(law.id, library))


def free_id(set_id: str, library: Library) -> str:
    """Give an id near this one that nothing has yet: ``QD51-2025/xa-2``."""
    return next(other for n in count(2) if (other := f"{set_id}-{n}") not in library.sets)


def _new_faults(before: Library, after: Library) -> Iterable[ChungSucError]:
    """Give what no longer holds between the sets once the new one is among them."""
    old, new = list(before.sets.values()), list(after.sets.values())
    known_before = {str(fault) for fault in (*check_chain(old), *check_one_at_a_time(old))}
    return [fault for fault in (*check_chain(new), *check_one_at_a_time(new)) if str(fault) not in known_before]


def _misfits(after: KnownLaw, set_id: str) -> list[ChungSucError]:
    try:
        after.library.amendments(set_id)
        after.overlays(set_id)
    except Faults as many:
        return list(many.faults)
    return []


@transaction.atomic
def install_set(text: str, *, source: str, file: str) -> CriteriaSet:
    """Install a set given as YAML text; the same text again changes nothing. Raises as ``with_set``."""
    law, _ = with_set(text, file=file)
    versions = InstalledSet.objects.filter(set_id=law.id).order_by("version")
    last = versions.last()
    if last is not None and last.text == text:
        return law
    highest = versions.aggregate(last=Max("version"))["last"] or 0
    InstalledSet.objects.create(
        set_id=law.id, version=highest + 1, text=text, checksum=law.checksum, source=source, installed_at=timezone.now()
    )
    return law
