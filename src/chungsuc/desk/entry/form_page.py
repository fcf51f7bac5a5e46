"""What the form shows: the result in a sentence, the strip of criteria, the fields in groups (biểu nhập liệu)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from chungsuc.accounts.ownership import owners_on
from chungsuc.accounts.scope import Scope
from chungsuc.desk.entry.beside import beside
from chungsuc.desk.entry.rows import Chip, Fault, Field, chip, fault_words, fields, slug
from chungsuc.desk.say import language, say
from chungsuc.engine.answer import walk
from chungsuc.engine.prose import STATUS_SIGN
from chungsuc.engine.verdict import Status, SubjectVerdict
from chungsuc.entry.actions import SOURCE
from chungsuc.entry.checking import Checked, Told, check
from chungsuc.entry.errors import Refused
from chungsuc.entry.fields import NOTE, said
from chungsuc.entry.ground import Ground
from chungsuc.entry.models import Draft, Round
from chungsuc.errors import ChungSucError
from chungsuc.units.queries import ancestors_of

WHOLE_NOTE = f"{NOTE}:*"


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading: a criterion, or what one department answers for."""

    key: str
    title: str
    no: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion in the strip."""

    no: str
    slug: str
    name: str
    status: str
    sign: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How the unit stands with what is typed, and how much of the form is there."""

    met: int
    total: int
    filled: int
    missing: int
    changes: int
    marks: tuple[Mark, ...]

    @property
    def whole(self) -> int:
        return self.filled + self.missing


def looked_at(ground: Ground, scope: Scope, typed: Mapping[str, str]) -> Checked:
    """Check what is typed as the submission would, storing nothing."""
    values, reasons = said(typed)
    return check(ground, values, reasons, Told(str(scope.user), SOURCE, timezone.now(), scope.user.demo))


def standing(ground: Ground, checked: Checked, verdict: SubjectVerdict) -> Standing:
    """Sum up: criteria met, values there for this very day, values still missing."""
    asked = [pv for pv in walk(verdict) if pv.provision.takes_fact and pv.provision.measure is not None]
    asked = [pv for pv in asked if pv.status is not Status.NOT_APPLICABLE and pv.provision.no not in ground.derived]
    there = 0
    for pv in asked:
        measure = pv.provision.measure or ""
        on_record = ground.same_day(measure)
        there += checked.facts[measure] is not None if measure in checked.facts else bool(on_record and on_record.fact)
    names = {criterion.no: criterion.name for criterion in ground.law.criteria}
    marks = tuple(Mark(c.no, slug(c.no), names[c.no], c.status.value, STATUS_SIGN[c.status]) for c in verdict.criteria)
    total = sum(c.counted for c in verdict.criteria)
    return Standing(verdict.criteria_met, total, there, len(asked) - there, len(checked.facts), marks)


def content(
    ground: Ground,
    scope: Scope,
    typed: Mapping[str, str],
    *,
    by_owner: bool = False,
    draft: Draft | None = None,
    round_: Round | None = None,
    refused: Refused | None = None,
    client_id: str = "",
) -> dict[str, Any]:
    """Gather the page; ``typed`` is what stands in the fields, ``refused`` what the submission answered."""
    checked = looked_at(ground, scope, typed)
    verdict = ground.judge(checked.facts)
    made = list(fields(ground, typed, checked, verdict, owners_on(scope.day), beside(ground)))
    whole = [fault_words(fault) for fault in (refused.by_field.get("", ()) if refused else ())]
    wrong = [field for field in made if field.faults or (field.asked and not field.typed["w"])]
    return {
        "unit": ground.unit,
        "place": ", ".join(one.full_name for one in ancestors_of([ground.unit], ground.day)[ground.unit.thread]),
        "day": ground.day,
        "law": ground.law.base,
        "in_force": ground.law.in_force,
        "standing": standing(ground, checked, verdict),
        "groups": _by_owner(made) if by_owner else _by_criterion(made, ground),
        "by_owner": by_owner,
        "whole": whole,
        "wrong": wrong if refused else [],
        "returned": [field for field in made if field.returned],
        "draft": draft,
        "round": round_,
        "days_left": days_left(round_, scope.day),
        "whole_note": typed.get(WHOLE_NOTE, ""),
        "client_id": client_id or str(uuid4()),
    }


def _by_criterion(made: list[Field], ground: Ground) -> list[Group]:
    of_criterion: dict[str, list[Field]] = {}
    places = {p.no: c for c in ground.law.criteria for indicator in c.indicators for p in indicator.walk()}
    for field in made:
        of_criterion.setdefault(places[field.no].no, []).append(field)
    names = {criterion.no: criterion.name for criterion in ground.law.criteria}
    return [Group(slug(no), names[no], no, tuple(rows)) for no, rows in of_criterion.items()]


def _by_owner(made: list[Field]) -> list[Group]:
    of_owner: dict[str, list[Field]] = {}
    for field in made:
        of_owner.setdefault(field.owner, []).append(field)
    order = sorted(of_owner, key=lambda name: (not name, name))
    nobody = say("Chưa rõ sở, ngành phụ trách", "No department known")
    return [Group(f"so-{place}", name or nobody, "", tuple(of_owner[name])) for place, name in enumerate(order)]


def days_left(round_: Round | None, today: date) -> int | None:
    """Give how many days remain until a round is due; negative when it is past."""
    return None if round_ is None else (round_.due_on - today).days


# ── the same as JSON, for the page while one types ───────────────────────────────────────────────────


def as_json(ground: Ground, checked: Checked, refused: Refused | None = None) -> dict[str, Any]:
    """Give what the page needs to bring itself up to date: chips, faults, questions, the standing."""
    verdict = ground.judge(checked.facts)
    stand = standing(ground, checked, verdict)
    kinds = {line.no: line.kind.value for line in checked.lines}
    whole = refused.by_field.get("", ()) if refused else ()
    return {
        "met": stand.met,
        "total": stand.total,
        "filled": stand.filled,
        "missing": stand.missing,
        "changes": stand.changes,
        "criteria": [{"slug": m.slug, "status": m.status, "sign": m.sign} for m in stand.marks],
        "fields": [
            {
                "slug": slug(pv.provision.no),
                "chip": _chip_json(chip(pv)),
                "faults": [_fault_json(fault_words(fault)) for fault in checked.faults.get(pv.provision.no, ())],
                "asked": [q.text(language()) for q in checked.asked.get(pv.provision.no, ())],
                "answered": [q.text(language()) for q in checked.answered.get(pv.provision.no, ())],
                "kind": kinds.get(pv.provision.no, ""),
            }
            for pv in walk(verdict)
            if pv.provision.takes_fact
        ],
        "whole": [fault.text(language()) for fault in whole],
    }


def _chip_json(made: Chip) -> dict[str, str]:
    return {"status": made.status, "words": made.words, "gap": made.gap}


def _fault_json(fault: Fault) -> dict[str, object]:
    return {"text": fault.text, "choices": list(fault.choices)}


def refusal_json(error: ChungSucError) -> dict[str, Any]:
    """Give a refusal that is about no field."""
    return {"whole": [error.text(language())], "code": error.code}
