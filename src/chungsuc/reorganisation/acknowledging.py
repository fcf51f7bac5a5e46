"""What the office acknowledges that a merged or divided unit holds until it is assessed (thừa nhận danh hiệu).

A fact of its own beside recognitions: it is counted with what units carry, never among the decisions.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.law.tree import Title
from chungsuc.recognition.carried import Carried, carried_titles
from chungsuc.recognition.models import StandingDecision
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.recognition.ranks import RANK, TITLE_VI
from chungsuc.reorganisation.errors import (
    AcknowledgedAlready,
    AcknowledgedTooHigh,
    NoSuchAcknowledgement,
    NothingToAcknowledge,
    PaperMissing,
)
from chungsuc.reorganisation.rights import enters_events
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at

_RUNGS = (Title.NTM, Title.ADVANCED, Title.MODEL)


class Paper(NamedTuple):
    """By what it is acknowledged: number, the day from which it stands, who signed it, where it is to be found."""

    number: str
    decided_on: date | None
    source: str
    signer: str = ""

    @property
    def complete(self) -> bool:
        """True when nobody has to ask who decided what when."""
        return bool(self.number.strip() and self.decided_on and self.signer.strip() and self.source.strip())


class Line(NamedTuple):
    """A unit that was made of others and has no decision of its own, with what it brings."""

    unit: Unit
    carried: Carried

    @property
    def highest(self) -> Title | None:
        """The highest title of a part: more cannot be acknowledged."""
        held = [part.title for part in self.carried.parts if part.title is not None]
        return max(held, key=lambda title: RANK[title], default=None)

    @property
    def offered(self) -> tuple[Title, ...]:
        """The titles that may be acknowledged, from the lowest up: no rung twice, none above the highest of a part."""
        highest = self.highest
        return () if highest is None else tuple(title for title in _RUNGS if RANK[title] <= RANK[highest])


def standing_lines(province: Unit, day: date) -> list[Line]:
    """Give the xã made of others that hold no title by decision on a day, those that ask the office first."""
    units = list(units_at(day, level=Level.COMMUNE, within=province).filter(type=PROGRAMME_TYPE))
    found = carried_titles(units, day)
    lines = [Line(unit, found[unit.thread]) for unit in units if unit.thread in found]
    return sorted(lines, key=lambda one: (not one.carried.asks, one.unit.code))


def line_of(unit: Unit, day: date) -> Line | None:
    """Give what one unit stands at on a day; none where it was not made of others, or has a decision of its own."""
    carried = carried_titles([unit], day).get(unit.thread)
    return None if carried is None else Line(unit, carried)


def papers_of(unit: Unit) -> list[StandingDecision]:
    """Give every paper about a unit, also those withdrawn, the newest first."""
    rows = StandingDecision.objects.filter(unit_thread=unit.thread).select_related("entered_by")
    return list(rows.order_by(F("decided_on").desc(nulls_last=True), "-pk"))


@transaction.atomic
def acknowledge(scope: Scope, unit: Unit, day: date, title: Title | None, paper: Paper) -> StandingDecision:
    """Record what a paper says that a unit holds until it is assessed; ``title`` ``None``: that it holds nothing.

    It stands from its own day; what was said before it stays said of the days before.

    Raises:
        NotAllowed: not an officer of the province's office.
        PaperMissing: its number, day, signer or source is missing.
        NothingToAcknowledge: the unit was not made of others, or has a decision of its own.
        AcknowledgedTooHigh: none of its parts held so high a title.
        AcknowledgedAlready: a paper of the same day stands; it is withdrawn first.
    """
    _must_enter(scope)
    if not paper.complete:
        raise PaperMissing(unit=unit.full_name)
    line = line_of(unit, day)
    if line is None:
        raise NothingToAcknowledge(unit=unit.full_name, day=day)
    highest = line.highest
    if title is not None and (highest is None or RANK[title] > RANK[highest]):
        raise AcknowledgedTooHigh(
            unit=unit.full_name, title=TITLE_VI[title], highest=TITLE_VI[highest] if highest else "chưa có danh hiệu"
        )
    row = StandingDecision(
        unit_thread=unit.thread, unit_name=unit.full_name, title=title.value if title else "",
        number=paper.number.strip()[:100], decided_on=paper.decided_on, signer=paper.signer.strip()[:150],
        source=paper.source.strip(), entered_by=scope.user,
        entered_at=timezone.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise AcknowledgedAlready(unit=unit.full_name, day=paper.decided_on) from error
    after = {
        "title": row.title, "number": row.number, "decided_on": f"{row.decided_on}", "signer": row.signer,
        "source": row.source,
    }  # fmt: skip
    wrote(Change("standing.acknowledged", "standing", row.pk, unit.thread, after=after))
    return row


@transaction.atomic
def withdraw_acknowledgement(scope: Scope, pk: int, reason: str) -> None:
    """Let a paper no longer stand (bỏ thừa nhận), with a reason; it stays on record.

    Raises:
        NotAllowed, NoSuchAcknowledgement, PaperMissing: without a reason.
    """
    _must_enter(scope)
    row = StandingDecision.objects.select_for_update().filter(pk=pk, withdrawn_at__isnull=True).first()
    if row is None:
        raise NoSuchAcknowledgement
    if not reason.strip():
        raise PaperMissing(unit=row.unit_name)
    row.withdrawn_at, row.withdrawn_reason = timezone.now(), reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    wrote(Change("standing.withdrawn", "standing", row.pk, row.unit_thread, reason=row.withdrawn_reason))


def _must_enter(scope: Scope) -> None:
    if not enters_events(scope):
        raise scope.refuse("ghi văn bản thừa nhận danh hiệu", "record what is acknowledged")
