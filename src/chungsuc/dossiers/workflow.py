"""The way of a dossier as one table: from where, by whose hand, under which conditions, to where (quy trình hồ sơ).

A row says: in these tracks and worlds, from one of these states, this act leads to that state; whose hand it needs,
what is checked, which papers it prints, under which key the rules say how many working days it may take, and whose
hand it must not be (who did one of those acts may not do this one). Nothing else moves a dossier.

Source of the order of steps: QĐ 18/2022/QĐ-TTg as recollected in our facts, most of it not held against the text;
what the rules leave open is data (room ``rules``), not code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from chungsuc.dossiers.words import ENDED, Act, Hand, State, Track, World

BACK = "back"  # to the state it was in before it was returned or suspended


class Condition(StrEnum):
    """What is looked at before an act (điều kiện); ``dossiers.conditions`` has a check for each."""

    CRITERIA_MET = "criteria_met"
    PRIOR_TITLE = "prior_title"
    PUBLISHED = "published"
    COMMENTS_IN = "comments_in"
    UNIT_MEETING = "unit_meeting"
    DISTRICT_MEETING = "district_meeting"
    SATISFIED = "satisfied"
    NO_ARREARS = "no_arrears"
    SECURITY = "security"
    PAPERS = "papers"
    NO_OPEN_RETURN = "no_open_return"
    ALL_APPRAISED = "all_appraised"
    FIELD_MINUTES = "field_minutes"
    COUNCIL_QUORUM = "council_quorum"
    COUNCIL_VOTE = "council_vote"
    COUNCIL_SCORE = "council_score"
    COMMENT_WINDOW = "comment_window"


class PaperKind(StrEnum):
    """What the system writes itself out of its figures (giấy tờ lập từ số liệu); keys of ``reports.dossier``."""

    RESULTS = "results"
    OPINIONS = "opinions"
    UNIT_MINUTES = "unit_minutes"
    ARREARS = "arrears"
    PROPOSAL = "proposal"
    SATISFACTION = "satisfaction"
    DISTRICT_MINUTES = "district_minutes"
    DISTRICT_REPORT = "district_report"
    DISTRICT_PROPOSAL = "district_proposal"
    APPRAISAL_SLIPS = "appraisal_slips"
    FIELD_MINUTES = "field_minutes"
    COUNCIL_MINUTES = "council_minutes"
    APPRAISAL_REPORT = "appraisal_report"
    CENTRAL_PROPOSAL = "central_proposal"
    DRAFT_DECISION = "draft_decision"
    ANNOUNCEMENT = "announcement"
    TRAIL = "trail"


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the table."""

    act: Act
    froms: frozenset[State]
    to: State | str
    hand: Hand
    tracks: frozenset[Track] = frozenset(Track)
    worlds: frozenset[World] = frozenset(World)
    conditions: tuple[Condition, ...] = ()
    prints: tuple[PaperKind, ...] = ()
    due: str | None = None  # the rule that says in how many working days it is to be done
    reason: bool = False
    not_by: frozenset[Act] = field(default_factory=frozenset)


_C, _D, _P, _L = Track.COMMUNE, Track.DISTRICT, Track.PROVINCE, Track.LOCAL
_FORMAL = frozenset({_C, _D, _P})
_TO_CENTRE = frozenset({_D, _P})
_THREE, _TWO = frozenset({World.THREE_LEVELS}), frozenset({World.TWO_LEVELS})
_K, _S = Condition, State
_CHECKS = frozenset({Act.ACCEPT, Act.VERIFY, Act.DISTRICT_VERIFY})


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


def _due(act: Act) -> str:
    return f"steps.{act.value}.days"


WAYS: tuple[Way, ...] = (
    Way(Act.SELF_ASSESS, _from(_S.REGISTERED), _S.SELF_ASSESSED, Hand.UNIT,
        conditions=(_K.CRITERIA_MET, _K.PRIOR_TITLE), prints=(PaperKind.RESULTS,), due=_due(Act.SELF_ASSESS)),
    Way(Act.COLLECT_OPINIONS, _from(_S.SELF_ASSESSED), _S.OPINIONS_COLLECTED, Hand.UNIT, tracks=_FORMAL,
        conditions=(_K.PUBLISHED, _K.COMMENTS_IN, _K.UNIT_MEETING),
        prints=(PaperKind.OPINIONS, PaperKind.UNIT_MINUTES), due=_due(Act.COLLECT_OPINIONS)),
    Way(Act.SUBMIT, _from(_S.OPINIONS_COLLECTED), _S.SUBMITTED, Hand.UNIT, tracks=_FORMAL,
        conditions=(_K.CRITERIA_MET, _K.PRIOR_TITLE, _K.NO_ARREARS, _K.SECURITY, _K.PAPERS),
        prints=(PaperKind.PROPOSAL, PaperKind.ARREARS), due=_due(Act.SUBMIT)),
    # A hamlet, a household, a garden: its commune hands it in at once, and it is decided lower down.
    Way(Act.SUBMIT, _from(_S.SELF_ASSESSED), _S.SUBMITTED, Hand.UNIT, tracks=frozenset({_L}),
        conditions=(_K.CRITERIA_MET, _K.PAPERS), prints=(PaperKind.PROPOSAL,), due=_due(Act.SUBMIT)),
    Way(Act.DISTRICT_VERIFY, _from(_S.SUBMITTED), _S.DISTRICT_VERIFIED, Hand.DISTRICT,
        tracks=frozenset({_C}), worlds=_THREE,
        conditions=(_K.CRITERIA_MET, _K.SATISFIED, _K.DISTRICT_MEETING, _K.PAPERS),
        prints=(PaperKind.SATISFACTION, PaperKind.DISTRICT_MINUTES, PaperKind.DISTRICT_REPORT,
                PaperKind.DISTRICT_PROPOSAL),
        due=_due(Act.DISTRICT_VERIFY), not_by=frozenset({Act.SELF_ASSESS, Act.SUBMIT})),
    Way(Act.ACCEPT, _from(_S.DISTRICT_VERIFIED), _S.COMPLETE, Hand.OFFICE, tracks=frozenset({_C}), worlds=_THREE,
        conditions=(_K.PAPERS,), due=_due(Act.ACCEPT), not_by=frozenset({Act.SUBMIT, Act.DISTRICT_VERIFY})),
    # Handed in before the districts ended, or verified by one: the province takes it as it is.
    Way(Act.ACCEPT, _from(_S.SUBMITTED, _S.DISTRICT_VERIFIED), _S.COMPLETE, Hand.OFFICE, tracks=frozenset({_C}),
        worlds=_TWO, conditions=(_K.SATISFIED, _K.PAPERS), prints=(PaperKind.SATISFACTION,), due=_due(Act.ACCEPT),
        not_by=frozenset({Act.SUBMIT, Act.DISTRICT_VERIFY})),
    Way(Act.ACCEPT, _from(_S.SUBMITTED), _S.COMPLETE, Hand.OFFICE, tracks=_TO_CENTRE,
        conditions=(_K.SATISFIED, _K.PAPERS), prints=(PaperKind.SATISFACTION,), due=_due(Act.ACCEPT),
        not_by=frozenset({Act.SUBMIT})),
    Way(Act.VERIFY, _from(_S.COMPLETE), _S.VERIFIED, Hand.OFFICE, tracks=_FORMAL,
        conditions=(_K.NO_OPEN_RETURN, _K.ALL_APPRAISED), prints=(PaperKind.APPRAISAL_SLIPS,),
        due=_due(Act.VERIFY), not_by=frozenset({Act.SUBMIT})),
    # Decided lower down: the district's office verifies while there are districts, the province's since.
    Way(Act.VERIFY, _from(_S.SUBMITTED), _S.VERIFIED, Hand.DISTRICT, tracks=frozenset({_L}), worlds=_THREE,
        conditions=(_K.CRITERIA_MET,), prints=(PaperKind.DISTRICT_REPORT,), due=_due(Act.VERIFY),
        not_by=frozenset({Act.SUBMIT})),
    Way(Act.VERIFY, _from(_S.SUBMITTED), _S.VERIFIED, Hand.OFFICE, tracks=frozenset({_L}), worlds=_TWO,
        conditions=(_K.CRITERIA_MET,), prints=(PaperKind.APPRAISAL_REPORT,), due=_due(Act.VERIFY),
        not_by=frozenset({Act.SUBMIT})),
    Way(Act.FIELD_CHECK, _from(_S.VERIFIED), _S.FIELD_CHECKED, Hand.OFFICE, tracks=_FORMAL,
        conditions=(_K.FIELD_MINUTES,), prints=(PaperKind.FIELD_MINUTES,), due=_due(Act.FIELD_CHECK)),
    Way(Act.COUNCIL_AGREE, _from(_S.FIELD_CHECKED), _S.COUNCIL_AGREED, Hand.OFFICE, tracks=_FORMAL,
        conditions=(_K.COUNCIL_QUORUM, _K.COUNCIL_VOTE, _K.COUNCIL_SCORE),
        prints=(PaperKind.COUNCIL_MINUTES, PaperKind.APPRAISAL_REPORT), due=_due(Act.COUNCIL_AGREE)),
    Way(Act.FORWARD, _from(_S.COUNCIL_AGREED), _S.FORWARDED, Hand.OFFICE, tracks=_TO_CENTRE,
        prints=(PaperKind.CENTRAL_PROPOSAL,), due=_due(Act.FORWARD)),
    Way(Act.DECIDE, _from(_S.COUNCIL_AGREED), _S.DECIDED, Hand.OFFICE, tracks=frozenset({_C}),
        conditions=(_K.COMMENT_WINDOW,), prints=(PaperKind.DRAFT_DECISION,), due=_due(Act.DECIDE), not_by=_CHECKS),
    Way(Act.DECIDE, _from(_S.FORWARDED), _S.DECIDED, Hand.OFFICE, tracks=_TO_CENTRE,
        conditions=(_K.COMMENT_WINDOW,), due=_due(Act.DECIDE), not_by=_CHECKS),
    Way(Act.DECIDE, _from(_S.VERIFIED), _S.DECIDED, Hand.DISTRICT, tracks=frozenset({_L}), worlds=_THREE,
        prints=(PaperKind.DRAFT_DECISION,), due=_due(Act.DECIDE), not_by=frozenset({Act.SUBMIT})),
    Way(Act.DECIDE, _from(_S.VERIFIED), _S.DECIDED, Hand.OFFICE, tracks=frozenset({_L}), worlds=_TWO,
        prints=(PaperKind.DRAFT_DECISION,), due=_due(Act.DECIDE), not_by=frozenset({Act.SUBMIT})),
    Way(Act.ANNOUNCE, _from(_S.DECIDED), _S.ANNOUNCED, Hand.UNIT, tracks=frozenset({_L}),
        prints=(PaperKind.ANNOUNCEMENT,), due=_due(Act.ANNOUNCE)),
    Way(Act.ANNOUNCE, _from(_S.DECIDED), _S.ANNOUNCED, Hand.OFFICE, tracks=_FORMAL,
        prints=(PaperKind.ANNOUNCEMENT,), due=_due(Act.ANNOUNCE)),
    # Back to whoever handed it in, and in again at the place where it was returned.
    Way(Act.RETURN, _from(_S.SUBMITTED), _S.RETURNED, Hand.DISTRICT, tracks=frozenset({_C, _L}), worlds=_THREE,
        reason=True),
    Way(Act.RETURN, _from(_S.SUBMITTED, _S.DISTRICT_VERIFIED, _S.COMPLETE, _S.VERIFIED, _S.FIELD_CHECKED,
                          _S.COUNCIL_AGREED, _S.FORWARDED), _S.RETURNED, Hand.OFFICE, reason=True),
    Way(Act.RESUBMIT, _from(_S.RETURNED), BACK, Hand.UNIT, conditions=(_K.PAPERS,), due="repair.days", reason=True),
    Way(Act.SUSPEND, frozenset(State) - ENDED - _from(_S.SUSPENDED, _S.DECIDED), _S.SUSPENDED, Hand.OFFICE,
        reason=True),
    Way(Act.RESUME, _from(_S.SUSPENDED), BACK, Hand.OFFICE, reason=True),
    Way(Act.REFUSE, _from(_S.SUBMITTED, _S.DISTRICT_VERIFIED, _S.COMPLETE, _S.VERIFIED, _S.FIELD_CHECKED,
                          _S.COUNCIL_AGREED, _S.FORWARDED, _S.RETURNED, _S.SUSPENDED), _S.REFUSED, Hand.OFFICE,
        reason=True),
    Way(Act.TAKE_BACK, frozenset(State) - ENDED - _from(_S.DECIDED), _S.WITHDRAWN, Hand.UNIT, reason=True),
)  # fmt: skip


def ways(track: Track, world: World, state: State) -> Iterator[Way]:
    """Give what may be done with a dossier, in the order of the table."""
    return (way for way in WAYS if track in way.tracks and world in way.worlds and state in way.froms)


def way(track: Track, world: World, state: State, act: Act, hand: Hand | None = None) -> Way | None:
    """Give the row of an act, or ``None``: it cannot be done from here; ``hand`` picks among several rows."""
    found = [row for row in ways(track, world, state) if row.act == act]
    by_hand = [row for row in found if hand is None or row.hand == hand]
    return (by_hand or found or [None])[0]
