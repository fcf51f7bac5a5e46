"""Meetings and their votes: of the unit, of its district, of the council; and the council itself (họp, biểu quyết)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, actor, wrote
from chungsuc.dossiers.errors import (
    AfterTheEnd,
    CouncilNotInForce,
    CountsDisagree,
    DayOutOfOrder,
    FieldMissing,
    NotACriterion,
)
from chungsuc.dossiers.models import Council, CouncilMember, Dossier, Sitting, Vote
from chungsuc.dossiers.rights import must_have
from chungsuc.dossiers.words import STATE_EN, Body, Hand, State
from chungsuc.verdicts.known_law import library

HANDS: Mapping[Body, Hand] = {Body.UNIT: Hand.UNIT, Body.DISTRICT: Hand.DISTRICT, Body.COUNCIL: Hand.OFFICE}


@dataclass(frozen=True)
class Count:
    """One vote in number (số phiếu): for, against, blank or invalid; a score where the council gives points."""

    agreeing: int
    disagreeing: int = 0
    blank: int = 0
    score: Decimal | None = None
    notes: str = ""

    @property
    def cast(self) -> int:
        return self.agreeing + self.disagreeing + self.blank


@dataclass(frozen=True)
class Ballot:
    """What a meeting voted on one dossier: on the whole, and on single criteria by number."""

    whole: Count
    criteria: Mapping[str, Count] = field(default_factory=dict)


@dataclass(frozen=True)
class Meeting:
    """A meeting as its minutes tell it (biên bản)."""

    body: Body
    held_on: date
    invited: int
    present: int
    place: str = ""
    notes: str = ""
    council: Council | None = None
    seats: Sequence[str] = ()


@transaction.atomic
def hold(scope: Scope, meeting: Meeting, ballots: Mapping[Dossier, Ballot]) -> Sitting:
    """Record a meeting and what it voted on one dossier or, a council, on several.

    Raises:
        OutOfScope, AfterTheEnd, DayOutOfOrder, CountsDisagree, NotACriterion, FieldMissing, CouncilNotInForce.
    """
    _whole(meeting, ballots, scope.day)
    dossiers = [_held(scope, dossier, meeting) for dossier in ballots]
    sitting = Sitting.objects.create(
        body=meeting.body, council=meeting.council, held_on=meeting.held_on, place=meeting.place.strip(),
        invited=meeting.invited, present=meeting.present, attendance=list(meeting.seats), notes=meeting.notes.strip(),
        by=scope.user, who=actor().who,
    )  # fmt: skip
    for dossier, ballot in zip(dossiers, ballots.values(), strict=True):
        _vote(sitting, dossier, "", ballot.whole)
        known = {criterion.no for criterion in library().set(dossier.set_id).criteria}
        for no, count in ballot.criteria.items():
            if no not in known:
                raise NotACriterion(set_id=dossier.set_id, no=no)
            _vote(sitting, dossier, no, count)
        wrote(
            Change(
                "meeting.held", "meeting", sitting.pk, dossier.unit.thread, no=dossier.title, as_of=meeting.held_on,
                after={"name": Body(meeting.body).label, "agreeing": ballot.whole.agreeing,
                       "disagreeing": ballot.whole.disagreeing, "blank": ballot.whole.blank},
            )
        )  # fmt: skip
    return sitting


def _whole(meeting: Meeting, ballots: Mapping[Dossier, Ballot], today: date) -> None:
    if meeting.held_on > today:
        raise DayOutOfOrder(on=meeting.held_on, why_vi=f"hôm nay là {today:%d/%m/%Y}", why_en=f"today is {today}")
    if not ballots:
        raise FieldMissing(field_vi="hồ sơ được biểu quyết", field_en="dossier voted on")
    if meeting.present > meeting.invited:
        raise _disagree("số người có mặt", "people present", meeting.present, meeting.invited)
    if meeting.body is Body.COUNCIL:
        council = meeting.council
        if council is None:
            raise FieldMissing(field_vi="hội đồng", field_en="council")
        ended = council.valid_until is not None and meeting.held_on >= council.valid_until
        if meeting.held_on < council.valid_from or ended:
            raise CouncilNotInForce(council=council.name, day=meeting.held_on)
    for ballot in ballots.values():
        for count in (ballot.whole, *ballot.criteria.values()):
            if count.cast > meeting.present:
                raise _disagree("số phiếu", "votes", count.cast, meeting.present)


def _disagree(vi: str, en: str, part: int, whole: int) -> CountsDisagree:
    return CountsDisagree(what_vi=f"{vi} {part} > {whole}", what_en=f"{en} {part} > {whole}")


def _held(scope: Scope, dossier: Dossier, meeting: Meeting) -> Dossier:
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("unit").get(pk=dossier.pk)
    must_have(scope, dossier, HANDS[meeting.body])
    if dossier.ended:
        state = State(dossier.state)
        raise AfterTheEnd(number=dossier.number, state=state.label, state_en=STATE_EN[state])
    return dossier


def _vote(sitting: Sitting, dossier: Dossier, no: str, count: Count) -> None:
    Vote.objects.create(
        sitting=sitting, dossier=dossier, no=no, agreeing=count.agreeing, disagreeing=count.disagreeing,
        blank=count.blank, score=count.score, notes=count.notes.strip(),
    )  # fmt: skip


# ── the council itself ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Seat:
    """One seat (thành viên hội đồng): what it is, of which agency; the name where it is wanted on paper."""

    seat: str
    agency: str
    name: str = ""


@transaction.atomic
def make_council(
    scope: Scope, name: str, *, decision: str, valid_from: date, seats: Iterable[Seat], decided_on: date | None = None,
    synthetic: bool = False,
) -> Council:  # fmt: skip
    """Record a council and its seats (thành lập hội đồng thẩm định).

    Raises:
        NotAllowed: not the office of the province; FieldMissing.
    """
    _office(scope)
    members = [seat for seat in seats if seat.seat.strip() and seat.agency.strip()]
    for text, vi, en in ((name, "tên hội đồng", "name"), (decision, "số quyết định thành lập", "decision")):
        if not text.strip():
            raise FieldMissing(field_vi=vi, field_en=en)
    if not members:
        raise FieldMissing(field_vi="thành viên hội đồng", field_en="members")
    council = Council.objects.create(
        name=name.strip(), decision=decision.strip(), decided_on=decided_on, valid_from=valid_from, synthetic=synthetic
    )
    CouncilMember.objects.bulk_create(
        CouncilMember(
            council=council, seat=one.seat.strip(), agency=one.agency.strip(), name=one.name.strip(), position=i
        )
        for i, one in enumerate(members)
    )
    wrote(Change("council.made", "council", council.pk, after={"name": council.name, "decree": council.decision}))
    return council


@transaction.atomic
def end_council(scope: Scope, council: Council, on: date) -> Council:
    """Let a council end on a day (kết thúc hội đồng).

    Raises:
        NotAllowed, DayOutOfOrder.
    """
    _office(scope)
    if on <= council.valid_from:
        raise DayOutOfOrder(
            on=on, why_vi=f"hội đồng bắt đầu ngày {council.valid_from:%d/%m/%Y}",
            why_en=f"the council began on {council.valid_from}",
        )  # fmt: skip
    council.valid_until = on
    council.save(update_fields=["valid_until"])
    wrote(Change("council.ended", "council", council.pk, after={"name": council.name, "until": on.isoformat()}))
    return council


def _office(scope: Scope) -> None:
    if not keeps_assignments(scope):
        raise scope.refuse("lập hội đồng thẩm định", "make a council")
