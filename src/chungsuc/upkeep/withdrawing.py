"""The only writers of withdrawals: open one, take its steps (xét thu hồi). Each step with day, person and paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.dossiers.words import world_on
from chungsuc.errors import ChungSucError
from chungsuc.evidence.models import EvidenceFile
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.actions import withdraw as withdraw_title
from chungsuc.recognition.models import Recognition
from chungsuc.rules.held import Finding, blocking, cautions
from chungsuc.rules.queries import rules_on
from chungsuc.rules.working_days import add_working_days
from chungsuc.upkeep.actions import must_count, uphold
from chungsuc.upkeep.cases import REPAIR_DAYS, candidate_for, findings, grounds_finding, measuring_law, open_case_of
from chungsuc.upkeep.errors import (
    ActNotPossible,
    CaseGoesOn,
    CautionNotAcknowledged,
    DeadlineMissing,
    PaperNumberMissing,
    SignerMissing,
    StepBlocked,
    StepDayWrong,
    WhoOpenedDoesNotDecide,
    WordsMissing,
)
from chungsuc.upkeep.models import Case, CaseStep
from chungsuc.upkeep.rights import may
from chungsuc.upkeep.words import ACT_EN, HAND_EN, STATE_EN, CaseAct, CaseState, Hand
from chungsuc.upkeep.workflow import OPENING, Way, way
from chungsuc.verdicts.subjects import subject_of


@dataclass(frozen=True, slots=True)
class Taken:
    """What is said with a step: its day, the number of its paper, who signed, words, a last day, the scan."""

    on: date
    number: str = ""
    signer: str = ""
    text: str = ""
    due_on: date | None = None
    file: EvidenceFile | None = None
    acknowledged: str = ""


@transaction.atomic
def open_case(scope: Scope, recognition: Recognition, as_of: date, taken: Taken) -> Case:
    """Begin to look into the withdrawal of a title (mở việc xét thu hồi), by the values of the day ``as_of``.

    Raises:
        OutOfScope: neither the office nor, while there are districts, the district's.
        StepDayWrong, WordsMissing, TitleNotHeld, CaseGoesOn.
        StepBlocked, CautionNotAcknowledged: no ground is reached.
    """
    hand = OPENING[world_on(taken.on)]
    if not may(scope, hand, recognition.unit, as_of):
        raise _not_theirs(scope, recognition, hand)
    _day_fits(taken.on, max(recognition.decided_on or date.min, as_of))
    if not taken.text.strip():
        raise WordsMissing
    must_count(recognition, taken.on)
    there = open_case_of(recognition)
    if there is not None:
        raise CaseGoesOn(unit=recognition.unit.full_name, case=there.number)
    held = _held([grounds_finding(recognition, as_of, wanted=True)], taken.acknowledged)
    found = candidate_for(recognition, as_of)
    case = Case.objects.create(
        recognition=recognition, unit=recognition.unit, as_of=as_of, since=taken.on, opened_on=taken.on,
        set_id=_set_id(recognition, as_of), synthetic=recognition.synthetic,
        grounds=[
            {"kind": one.kind.value, "reached": one.reached, "vi": one.vi, "en": one.en, "verified": one.verified}
            for one in (found.grounds if found else ())
        ],
    )  # fmt: skip
    _write(scope, case, CaseAct.OPEN, "", taken, held)
    return case


@transaction.atomic
def take(scope: Scope, case: Case, act: CaseAct, taken: Taken) -> CaseStep:
    """Take a step of a withdrawal (ghi một bước), as the table has it.

    Raises:
        ActNotPossible: the table has no such step from here on that day.
        OutOfScope: it needs another hand.
        WhoOpenedDoesNotDecide, StepDayWrong, WordsMissing, PaperNumberMissing, SignerMissing, DeadlineMissing.
        StepBlocked, CautionNotAcknowledged: what the step is held against.
        TitleNotHeld: the title no longer counts on the day of its withdrawal.
    """
    now = Case.objects.select_for_update().select_related("unit", "recognition__unit").get(pk=case.pk)
    row = way(world_on(taken.on), CaseState(now.state), act)
    if row is None:
        raise _not_possible(now, act)
    _may_take(scope, now, row)
    last = now.steps.last()
    _day_fits(taken.on, last.on if last else now.opened_on)
    _says_enough(row, taken)
    due_on = _due(now, row, taken)
    held = _held(findings(now, row, taken.on, due_on), taken.acknowledged)
    before = now.state
    now.state, now.since, now.due_on = row.to.value, taken.on, due_on
    now.save(update_fields=["state", "since", "due_on"])
    step = _write(scope, now, act, before, taken, held, due_on=due_on if row.due else None)
    _follow(scope, now, act, taken)
    return step


def _follow(scope: Scope, case: Case, act: CaseAct, taken: Taken) -> None:
    """Let the title follow the end of its case."""
    if act is CaseAct.WITHDRAW:
        must_count(case.recognition, taken.on)
        source = ", ".join(part for part in (taken.number.strip(), taken.signer.strip(), case.number) if part)
        withdraw_title(
            case.recognition, taken.on, source=source, number=taken.number.strip(), signer=taken.signer.strip(),
            scan=taken.file.sha256 if taken.file else "",
        )  # fmt: skip
    if act in (CaseAct.REPAIR, CaseAct.UPHOLD):
        uphold(scope, case.recognition, taken.on, number=taken.number, source=taken.text, case=case)


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────


def _may_take(scope: Scope, case: Case, row: Way) -> None:
    if not may(scope, row.hand, case.unit, case.as_of):
        raise _not_theirs(scope, case.recognition, row.hand)
    acts = [act.value for act in row.not_by]
    if acts and case.steps.filter(by=scope.user, act__in=acts).exists():
        raise WhoOpenedDoesNotDecide


def _not_theirs(scope: Scope, recognition: Recognition, hand: Hand) -> ChungSucError:
    unit = recognition.unit.full_name
    return scope.out_of(
        f"Việc xét thu hồi của {unit} ở bước này ({hand.label})", f"This step of {unit} ({HAND_EN[hand]})"
    )


def _not_possible(case: Case, act: CaseAct) -> ActNotPossible:
    state = CaseState(case.state)
    return ActNotPossible(act=act.label, act_en=ACT_EN[act], state=state.label, state_en=STATE_EN[state])


def _day_fits(on: date, before: date) -> None:
    today = timezone.localdate()
    if on > today or on < before:
        raise StepDayWrong(day=on, before=before, today=today)


def _says_enough(row: Way, taken: Taken) -> None:
    if row.text and not taken.text.strip():
        raise WordsMissing
    if row.number and not taken.number.strip():
        raise PaperNumberMissing
    if row.act is CaseAct.WITHDRAW and not taken.signer.strip():
        raise SignerMissing


def _due(case: Case, row: Way, taken: Taken) -> date | None:
    """Give the last day to repair: as it was, as it is given (with a reason), or as the rule has it."""
    if not row.due:
        return case.due_on
    if taken.due_on is not None:
        earliest = max(taken.on, case.due_on or taken.on)
        if taken.due_on <= earliest:
            raise DeadlineMissing(day=earliest)
        if not taken.text.strip():
            raise WordsMissing
        return taken.due_on
    by_rule = repair_until(case, taken.on)
    if by_rule is None or row.act is CaseAct.EXTEND:
        raise DeadlineMissing(day=taken.on)
    return by_rule


def repair_until(case: Case, on: date) -> date | None:
    """Give the last day to repair by the rule, counted from a day; ``None``: nobody has entered a rule."""
    title = Title(case.recognition.title)
    days = rules_on(on, subject_of(case.unit) or Subject.COMMUNE, title).number(REPAIR_DAYS).value
    return None if days is None else add_working_days(on, int(days))


def _held(found: list[Finding], acknowledged: str) -> list[Finding]:
    """Let go on where nothing stops, and where cautions are answered with a reason."""
    stops = blocking(found)
    if stops:
        raise StepBlocked(findings=_all(stops, "vi"), findings_en=_all(stops, "en"))
    warns = cautions(found)
    if warns and not acknowledged.strip():
        raise CautionNotAcknowledged(findings=_all(warns, "vi"), findings_en=_all(warns, "en"))
    return found


def _all(found: list[Finding], language: str) -> str:
    return "; ".join(one.text(language) for one in found)


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────


def _set_id(recognition: Recognition, day: date) -> str:
    subject = subject_of(recognition.unit)
    law = measuring_law(subject, Title(recognition.title), day) if subject else None
    return law.base.id if law else recognition.set_id


def _write(
    scope: Scope, case: Case, act: CaseAct, before: str, taken: Taken, held: list[Finding], *,
    due_on: date | None = None,
) -> CaseStep:  # fmt: skip
    step = CaseStep.objects.create(
        case=case, act=act.value, from_state=before, to_state=case.state, on=taken.on, number=taken.number.strip(),
        signer=taken.signer.strip(), text=taken.text.strip(), due_on=due_on, file=taken.file,
        findings=[{"vi": one.vi, "en": one.en, "met": one.met} for one in held],
        acknowledged=taken.acknowledged.strip(), by=scope.user, who=str(scope.user)[:150],
    )  # fmt: skip
    after: dict[str, Any] = {"state": f"case_{case.state}", "number": step.number}
    if due_on is not None:
        after["repair_until"] = due_on.isoformat()
    wrote(Change(
        f"withdrawal.{act.value}", "withdrawal", case.pk, case.unit.thread, as_of=taken.on,
        before={"state": f"case_{before}"} if before else None,
        after={key: said for key, said in after.items() if said},
        reason="; ".join(said for said in (step.text, step.acknowledged) if said),
    ))  # fmt: skip
    return step
