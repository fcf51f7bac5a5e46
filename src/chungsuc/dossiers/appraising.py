"""The departments' appraisal, criterion by criterion, and the unit's repair of what was returned (thẩm định)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from chungsuc.accounts.models import Department
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, actor, wrote_many
from chungsuc.dossiers.errors import (
    FieldMissing,
    NotACriterion,
    NothingReturned,
    NotUnderAppraisal,
    ReasonMissing,
    SameHand,
)
from chungsuc.dossiers.models import Appraisal, Dossier
from chungsuc.dossiers.rights import must_have
from chungsuc.dossiers.words import ACT_EN, STATE_EN, Act, Hand, State, Word
from chungsuc.verdicts.known_law import library

_ACTIONS = {
    Word.AGREED: "dossier.criterion_agreed",
    Word.RETURNED: "dossier.criterion_returned",
    Word.REPAIRED: "dossier.criterion_repaired",
}


@transaction.atomic
def agree(scope: Scope, dossier: Dossier, nos: Iterable[str], *, on: date, text: str = "") -> list[Appraisal]:
    """Agree on criteria in the name of the department that owns them (đồng ý); all or nothing.

    Raises:
        NotUnderAppraisal, NotACriterion, OutOfScope: not theirs; SameHand: they handed the dossier in.
    """
    return _say(scope, dossier, list(nos), Word.AGREED, on, text)


@transaction.atomic
def return_criterion(scope: Scope, dossier: Dossier, no: str, *, on: date, text: str) -> Appraisal:
    """Return one criterion to the unit with what is to be mended (trả lại tiêu chí); see ``agree``.

    Raises:
        ReasonMissing, and as ``agree``.
    """
    if not text.strip():
        raise ReasonMissing(act=Act.RETURN.label, act_en=ACT_EN[Act.RETURN])
    return _say(scope, dossier, [no], Word.RETURNED, on, text)[0]


@transaction.atomic
def repaired(scope: Scope, dossier: Dossier, no: str, *, on: date, text: str) -> Appraisal:
    """Say in the unit's name that a returned criterion was mended, and how (đã khắc phục); the department looks again.

    Raises:
        NothingReturned, ReasonMissing, NotUnderAppraisal, OutOfScope.
    """
    dossier = _under_appraisal(dossier)
    must_have(scope, dossier, Hand.UNIT)
    if not text.strip():
        raise ReasonMissing(act=Word.REPAIRED.label, act_en="repaired")
    last = dossier.appraisals.filter(no=no).last()
    if last is None or last.word != Word.RETURNED:
        raise NothingReturned(no=no, number=dossier.number)
    return _write(scope, dossier, [(no, last.department)], Word.REPAIRED, on, text)[0]


def owner_of(scope: Scope, dossier: Dossier, no: str) -> Department | None:
    """Give the department that answers for a criterion of the dossier's set on the working day."""
    return scope.owner(dossier.set_id, no)


def may_appraise(scope: Scope, dossier: Dossier, no: str) -> bool:
    """True when this person speaks for the department that answers for the criterion, for the dossier's unit."""
    return scope.verifies(dossier.unit, dossier.set_id, no, dossier.assessed_on)


def _say(
    scope: Scope, dossier: Dossier, nos: list[str], word: Word, on: date, text: str
) -> list[Appraisal]:  # fmt: skip
    dossier = _under_appraisal(dossier)
    if not nos:
        raise FieldMissing(field_vi="tiêu chí", field_en="criterion")
    known = {criterion.no for criterion in library().set(dossier.set_id).criteria}
    owners: dict[str, Department | None] = {no: owner_of(scope, dossier, no) for no in nos}
    allowed: dict[int, bool] = {}
    for no, owner in owners.items():
        if no not in known:
            raise NotACriterion(set_id=dossier.set_id, no=no)
        if owner is not None and owner.pk not in allowed:
            allowed[owner.pk] = may_appraise(scope, dossier, no)
        if owner is None or not allowed[owner.pk]:
            raise scope.out_of(
                f"Thẩm định tiêu chí {no} của {dossier.unit.full_name}", f"Criterion {no} of {dossier.unit.full_name}"
            )
    handed_in = dossier.steps.filter(by=scope.user, act__in=[Act.SELF_ASSESS.value, Act.SUBMIT.value]).last()
    if handed_in is not None:
        raise SameHand(
            who=str(scope.user), number=dossier.number, act=Word(word).label, act_en=word.value,
            before=Act(handed_in.act).label, before_en=ACT_EN[Act(handed_in.act)], on=handed_in.on,
        )  # fmt: skip
    return _write(scope, dossier, list(owners.items()), word, on, text)


def _under_appraisal(dossier: Dossier) -> Dossier:
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("unit").get(pk=dossier.pk)
    state = State(dossier.state)
    if state is not State.COMPLETE:
        raise NotUnderAppraisal(number=dossier.number, state=state.label, state_en=STATE_EN[state])
    return dossier


def _write(
    scope: Scope, dossier: Dossier, about: list[tuple[str, Department | None]], word: Word, on: date, text: str
) -> list[Appraisal]:  # fmt: skip
    rows = Appraisal.objects.bulk_create(
        Appraisal(
            dossier=dossier, no=no, word=word, department=department, on=on, text=text.strip(), by=scope.user,
            who=actor().who,
        )
        for no, department in about
    )  # fmt: skip
    wrote_many(
        Change(
            _ACTIONS[word], "dossier", dossier.pk, dossier.unit.thread, no=row.no,
            after={"department": row.department.name} if row.department else None, reason=row.text,
        )
        for row in rows
    )  # fmt: skip
    return rows
