"""The only writers of proposals: write, propose, withdraw, refuse, approve. Each step leaves its trace in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.law.confirmed import can_be_confirmed
from chungsuc.law.overlays import Overlay
from chungsuc.lawbook.checking import Checked, check_overlay, check_set
from chungsuc.lawbook.confirmations import confirm
from chungsuc.lawbook.errors import IdTaken, NoSuchProposal, ReasonMissing, SamePerson, WrongState
from chungsuc.lawbook.models import Kind, LawProposal, State
from chungsuc.lawbook.rights import decides_law
from chungsuc.verdicts.actions import refresh_stored
from chungsuc.verdicts.installing import install_set
from chungsuc.verdicts.law_in_force import install_overlay

_SOURCE = "đề xuất {pk}: {proposer} lập, {decider} duyệt"
_STATES_EN = {
    State.DRAFT: "a draft", State.PROPOSED: "waiting for a decision", State.APPROVED: "approved",
    State.REFUSED: "refused", State.WITHDRAWN: "withdrawn",
}  # fmt: skip


class Approved(NamedTuple):
    """What an approval did: the proposal, and how many stored verdicts were judged again."""

    proposal: LawProposal
    rejudged: int


@dataclass(frozen=True, slots=True)
class _Act:
    """One step: which state it starts from, and its words."""

    name: str
    start: tuple[State, ...]
    end: State
    vi: str
    en: str


_PROPOSE = _Act("law.proposed", (State.DRAFT,), State.PROPOSED, "gửi duyệt", "proposed")
_WITHDRAW = _Act("law.withdrawn", (State.DRAFT, State.PROPOSED), State.WITHDRAWN, "rút", "withdrawn")
_REFUSE = _Act("law.refused", (State.PROPOSED,), State.REFUSED, "từ chối", "refused")
_APPROVE = _Act("law.approved", (State.PROPOSED,), State.APPROVED, "duyệt", "approved")


@transaction.atomic
def write(scope: Scope, kind: Kind, text: str, *, file: str, scan_sha256: str = "") -> LawProposal:
    """Keep a text as a draft, after it has been held against the law that is there (lập đề xuất).

    Raises:
        NotAllowed: the person does not decide on law.
        LawFaults, UnknownSet, SetHasJudged: the text does not load or does not fit.
        IdTaken: another proposal of the same id is open.
    """
    _allow(scope)
    law = _checked(kind, text, file).law
    signed, overlay = law.decision.signed, isinstance(law, Overlay)
    try:
        with transaction.atomic():
            proposal = LawProposal.objects.create(
                kind=kind, law_id=law.id, set_id=law.amends if isinstance(law, Overlay) else law.id, name=law.name,
                text=text, checksum=law.checksum, decree=law.decision.number, decree_day=signed,
                valid_from=law.valid_from, valid_until=law.valid_until, scan_sha256=scan_sha256, proposer=scope.user,
                written_at=timezone.now(),
            )  # fmt: skip
    except IntegrityError:
        raise IdTaken(law=law.id) from None
    after = {"law": law.id, "kind": str(kind), "checksum": law.checksum, "decree": law.decision.number}
    changes = {"changes": sorted(law.changes)} if overlay else {}
    wrote(Change("law.written", "law", proposal.pk, after={**after, **changes}, as_of=law.valid_from))
    return proposal


@transaction.atomic
def propose(scope: Scope, pk: int) -> LawProposal:
    """Send a draft to be approved (gửi duyệt). Raises: NotAllowed, NoSuchProposal, WrongState, and as ``write``."""
    proposal = _open(scope, pk, _PROPOSE)
    _checked(Kind(proposal.kind), proposal.text, proposal.law_id)
    proposal.proposed_at = timezone.now()
    return _move(proposal, _PROPOSE, "")


@transaction.atomic
def withdraw(scope: Scope, pk: int, reason: str) -> LawProposal:
    """Take a draft or a proposal back (rút đề xuất). Raises: NotAllowed, NoSuchProposal, WrongState, ReasonMissing."""
    proposal = _open(scope, pk, _WITHDRAW)
    if proposal.proposer_id != scope.user.pk:
        raise scope.refuse("rút đề xuất của người khác", "withdraw what somebody else proposed")
    proposal.decided_at = timezone.now()
    return _move(proposal, _WITHDRAW, _reason(reason))


@transaction.atomic
def refuse(scope: Scope, pk: int, reason: str) -> LawProposal:
    """Turn a proposal down, with a reason (không duyệt). Raises as ``approve``, and ReasonMissing."""
    return _decide(scope, pk, _REFUSE, _reason(reason))


@transaction.atomic
def approve(scope: Scope, pk: int, reason: str = "", *, seen: bool = False) -> Approved:
    """Make a proposal law, and judge again every stored verdict that it touches, in one transaction (duyệt).

    ``seen``: whoever approves held every level of it against the decree itself; the levels are confirmed with it.

    Raises:
        NotAllowed, NoSuchProposal, WrongState.
        SamePerson: who proposed it may not approve it.
        LawFaults, SetHasJudged: it no longer fits what has become law since it was written.
    """
    # Two proposals approved at once could clash without either seeing the other: all that wait are held.
    list(LawProposal.objects.select_for_update().filter(state=State.PROPOSED).order_by("pk").values_list("pk"))
    proposal = _decide(scope, pk, _APPROVE, reason.strip())
    source = _SOURCE.format(pk=proposal.pk, proposer=proposal.proposer, decider=scope.user)
    checked = _checked(Kind(proposal.kind), proposal.text, proposal.law_id)
    if proposal.kind == Kind.OVERLAY:
        install_overlay(proposal.text, source=source, file=proposal.law_id, amendment=True)
    else:
        install_set(proposal.text, source=source, file=proposal.law_id)
    if seen:
        nos = confirmable(checked)
        confirm(scope, proposal.set_id, nos, proposal.valid_from, seen=proposal.decree, note=source)
    rejudged = refresh_stored(proposal.set_id, since=proposal.valid_from, until=proposal.valid_until)
    return Approved(proposal, rejudged)


def confirmable(checked: Checked) -> list[str]:
    """Give the numbers of what a text itself demands, known and not yet verified, as it stands on its first day."""
    law = checked.law
    if not isinstance(law, Overlay):
        return [one.no for one in law.provisions() if can_be_confirmed(one) and not one.source.verified]
    after, before = (
        known.at(law.amends, law.valid_from, assumed=False).by_no for known in (checked.after, checked.before)
    )
    walked = (one for no in law.changes for one in after[no].walk())
    return [
        one.no for one in walked
        if one != before.get(one.no) and one.source.decision == law.decision.number
        and can_be_confirmed(one) and not one.source.verified
    ]  # fmt: skip


def _decide(scope: Scope, pk: int, act: _Act, reason: str) -> LawProposal:
    proposal = _open(scope, pk, act)
    if proposal.proposer_id == scope.user.pk:
        raise SamePerson(law=proposal.law_id)
    proposal.decider, proposal.decided_at = scope.user, timezone.now()
    return _move(proposal, act, reason)


def _allow(scope: Scope) -> None:
    if not decides_law(scope):
        raise scope.refuse("đề xuất hoặc duyệt quy định", "propose or approve law")


def _checked(kind: Kind, text: str, file: str) -> Checked:
    return check_overlay(text, file=file) if kind == Kind.OVERLAY else check_set(text, file=file)


def _open(scope: Scope, pk: int, act: _Act) -> LawProposal:
    _allow(scope)
    # One decision at a time: on PostgreSQL the row is held, SQLite has one writer anyway.
    proposal = LawProposal.objects.select_for_update(of=("self",)).select_related("proposer").filter(pk=pk).first()
    if proposal is None:
        raise NoSuchProposal
    if proposal.state not in act.start:
        state = State(proposal.state)
        raise WrongState(
            law=proposal.law_id, state_vi=state.label, state_en=_STATES_EN[state], act_vi=act.vi, act_en=act.en
        )
    return proposal


def _move(proposal: LawProposal, act: _Act, reason: str) -> LawProposal:
    before, proposal.state, proposal.reason = proposal.state, act.end, reason
    proposal.save(update_fields=["state", "reason", "proposed_at", "decider", "decided_at"])
    wrote(
        Change(
            act.name, "law", proposal.pk, before={"state": before}, after={"state": act.end, "law": proposal.law_id},
            as_of=proposal.valid_from, reason=reason,
        )
    )  # fmt: skip
    return proposal


def _reason(text: str) -> str:
    if not text.strip():
        raise ReasonMissing
    return text.strip()
