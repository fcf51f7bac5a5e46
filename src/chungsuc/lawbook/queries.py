"""Questions about law that an office entered: proposals, what each level rests on (đọc đề xuất, đối chiếu)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import QuerySet

from chungsuc.law.overlays import Overlay
from chungsuc.law.tree import CriteriaSet
from chungsuc.lawbook.errors import NoSuchProposal
from chungsuc.lawbook.models import LawProposal, State
from chungsuc.verdicts.models import InstalledOverlay, InstalledSet, LevelConfirmation


def proposals(*states: State) -> QuerySet[LawProposal]:
    """Give proposals in these states (all without any), the newest first."""
    rows = LawProposal.objects.select_related("proposer", "decider").order_by("-written_at", "-pk")
    return rows.filter(state__in=states) if states else rows


def proposal(pk: int) -> LawProposal:
    """Give one proposal. Raises: NoSuchProposal."""
    found = proposals().filter(pk=pk).first()
    if found is None:
        raise NoSuchProposal
    return found


def confirmations(set_id: str) -> Mapping[tuple[str, str], LevelConfirmation]:
    """Give the confirmations of a set that were not withdrawn, by number and checksum; one query."""
    rows = LevelConfirmation.objects.filter(set_id=set_id, withdrawn_at__isnull=True)
    return {(row.no, row.checksum): row for row in rows}


def entered_here() -> Mapping[str, str]:
    """Give the source of every set and overlay that this installation was given, by id; two queries."""
    sets = {row.set_id: row.source for row in InstalledSet.objects.order_by("set_id", "version")}
    return sets | dict(InstalledOverlay.objects.values_list("overlay_id", "source"))


def nearest_day(law: CriteriaSet | Overlay, day: date) -> date:
    """Give the day, or the one nearest to it on which the law is in force."""
    if law.valid_until is not None and day >= law.valid_until:
        return max(law.valid_from, law.valid_until - timedelta(days=1))
    return max(day, law.valid_from)
