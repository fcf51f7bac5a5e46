"""The writers of a dossier's way: open it, take a step, move it to a new unit; in one transaction, with the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, acting_user, actor, wrote
from chungsuc.dossiers.checks import held, in_order, must_be_another, possible_way
from chungsuc.dossiers.decisions import announce_title, decide_title, decision_there, said_of
from chungsuc.dossiers.errors import DossierThere, ReasonMissing
from chungsuc.dossiers.look import Look
from chungsuc.dossiers.models import Dossier, Step
from chungsuc.dossiers.queries import dossier_for
from chungsuc.dossiers.rights import has_hand, refusal
from chungsuc.dossiers.set_choice import TRACKS, set_for
from chungsuc.dossiers.words import ACT_EN, ENDED, Act, Hand, State, Track, world_on
from chungsuc.dossiers.workflow import BACK, Way, ways
from chungsuc.law.tree import Title
from chungsuc.recognition.ranks import TITLE_VI
from chungsuc.rules.held import Finding
from chungsuc.rules.working_days import add_working_days
from chungsuc.units.models import Unit


@dataclass(frozen=True)
class Taking:
    """What somebody says when taking a step: the day, a reason, why they go on against a caution, other facts."""

    on: date
    reason: str = ""
    acknowledged: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def register(
    scope: Scope, unit: Unit, title: Title, result_year: int, *, on: date, assessed_on: date | None = None,
    synthetic: bool = False,
) -> Dossier:  # fmt: skip
    """Open a dossier (mở hồ sơ) for a unit in force on ``assessed_on``, else the end of the year or today.

    Raises:
        NoSetForTitle: nothing says what the title asks of such a unit.
        OutOfScope: this person does not act for the unit.
        DossierThere: the unit has one going on, or ended with a decision.
        DayOutOfOrder: a day in the future.
    """
    day = assessed_on or min(date(result_year, 12, 31), scope.day)
    law = set_for(unit, title, day)
    track = TRACKS[law.subject]
    if not has_hand(scope, unit, track, Hand.UNIT, day) and not has_hand(scope, unit, track, Hand.OFFICE, day):
        raise refusal(scope, unit, Hand.UNIT)
    there = dossier_for(unit, title, result_year)
    if there is not None:
        raise DossierThere(
            unit=unit.full_name, number=there.number, title=TITLE_VI[title], result_year=result_year
        )  # fmt: skip
    dossier = Dossier(
        unit=unit, title=title.value, result_year=result_year, set_id=law.id, track=track, state=State.REGISTERED,
        since=on, assessed_on=day, synthetic=synthetic,
    )  # fmt: skip
    in_order(dossier, on, scope.day)
    dossier.due_on = _due(dossier, on)
    dossier.save()
    _step(dossier, Act.REGISTER, "", Taking(on))
    return dossier


@transaction.atomic
def take(scope: Scope, dossier: Dossier, act: Act, taking: Taking) -> Step:
    """Take a step with a dossier, as the table of its way allows.

    Raises:
        NotFromHere: the table has no such step from where the dossier stands.
        OutOfScope: it needs another hand.
        SameHand: the same person did what another has to do.
        DayOutOfOrder, ReasonMissing, FieldMissing.
        ConditionNotMet: something required is not there.
        CautionNotAnswered: an unverified rule is not kept, and nobody has said why one goes on.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("unit", "recognition").get(pk=dossier.pk)
    way = possible_way(scope, dossier, act, taking.on)
    in_order(dossier, taking.on, scope.day)
    must_be_another(scope, dossier, way)
    if way.reason and not taking.reason.strip():
        raise ReasonMissing(act=act.label, act_en=ACT_EN[act])
    findings = held(Look(dossier, taking.on), way, taking.acknowledged)
    there = decision_there(dossier) if act is Act.DECIDE else None
    said = said_of(way, taking.said, there=there)
    if act is Act.DECIDE:
        dossier.recognition = decide_title(dossier, said, there)
    if act is Act.ANNOUNCE:
        announce_title(dossier, taking.on)
    return _go(dossier, way, taking, findings, said)


def _go(dossier: Dossier, way: Way, taking: Taking, findings: list[Finding], said: Mapping[str, Any]) -> Step:
    before, was_due = dossier.state, dossier.due_on
    dossier.state = _back(dossier, way.act) if way.to == BACK else State(way.to)
    dossier.since = taking.on
    dossier.due_on = _due(dossier, taking.on)
    dossier.save()
    return _step(dossier, way.act, before, taking, findings=findings, said=said, was_due=was_due)


def _back(dossier: Dossier, act: Act) -> State:
    """Give the state before the last return or pause."""
    gone = Act.SUSPEND if act is Act.RESUME else Act.RETURN
    last = dossier.steps.filter(act=gone).last()
    return State(last.from_state) if last else State.REGISTERED


def _due(dossier: Dossier, since: date) -> date | None:
    """Give when the present state has to be left, by the rule of the first step that leads on."""
    look = Look(dossier, since)
    for way in ways(Track(dossier.track), world_on(since), State(dossier.state)):
        rule = look.rules.number(way.due) if way.due else None
        if rule is not None and rule.value is not None:
            return add_working_days(since, int(rule.value))
    return None


def _step(
    dossier: Dossier, act: Act, before: str, taking: Taking, *, findings: list[Finding] | None = None,
    said: Mapping[str, Any] | None = None, was_due: date | None = None,
) -> Step:  # fmt: skip
    step = Step.objects.create(
        dossier=dossier, act=act, from_state=before, to_state=dossier.state, on=taking.on, by_id=acting_user(),
        who=actor().who, was_due_on=was_due, reason=taking.reason.strip(), acknowledged=taking.acknowledged.strip(),
        findings=[_kept(one) for one in findings or ()], said=dict(said or {}),
    )  # fmt: skip
    after = {"state": dossier.state, "on": taking.on.isoformat()}
    wrote(
        Change(
            f"dossier.{act.value}", "dossier", dossier.pk, dossier.unit.thread, no=dossier.title,
            before={"state": before} if before else None,
            after=after | {key: str(one) for key, one in step.said.items()},
            reason="; ".join(text for text in (step.reason, step.acknowledged) if text),
        )
    )  # fmt: skip
    return step


def _kept(finding: Finding) -> dict[str, object]:
    rule = finding.rule
    return {
        "code": finding.code, "vi": finding.vi, "en": finding.en, "met": finding.met,
        "rule": rule.key if rule else "", "verified": rule.verified if rule else None,
        "source": rule.source if rule else "",
    }  # fmt: skip


# ── a unit that is reorganised ───────────────────────────────────────────────────────────────────────


@transaction.atomic
def move_to_unit(dossier: Dossier, unit: Unit, reason: str, *, on: date) -> Step:
    """Let a dossier go on for the unit that its own became; called by a reorganisation, whose right was asked there."""
    dossier.unit = unit
    dossier.save(update_fields=["unit"])
    return _step(dossier, Act.MOVE, dossier.state, Taking(on, reason=reason))


@transaction.atomic
def close_for_reorganisation(dossier: Dossier, reason: str, *, on: date) -> Step:
    """End a dossier whose unit is no longer there or has left the programme."""
    before = dossier.state
    if State(before) in ENDED:
        return dossier.steps.last()  # type: ignore[return-value]
    dossier.state, dossier.since, dossier.due_on = State.WITHDRAWN, on, None
    dossier.save(update_fields=["state", "since", "due_on"])
    return _step(dossier, Act.TAKE_BACK, before, Taking(on, reason=reason))


@transaction.atomic
def restore(dossier: Dossier, before: Mapping[str, Any], reason: str, *, on: date) -> Step:
    """Put a dossier back to the unit and state it had before a reorganisation that is undone; steps stay on record."""
    state = dossier.state
    dossier.unit = Unit.objects.get(pk=before["unit"])
    dossier.state, dossier.since = str(before["state"]), date.fromisoformat(str(before["since"]))
    dossier.save(update_fields=["unit", "state", "since"])
    last = dossier.steps.last()
    return _step(dossier, Act.MOVE, state, Taking(max(on, last.on) if last else on, reason=reason))
