"""A dossier as plain facts for its papers: what was recorded of it, in the words that papers print (từ hồ sơ)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from chungsuc.dossiers.look import Look
from chungsuc.dossiers.models import Appraisal, Dossier, FieldCheck, Vote
from chungsuc.dossiers.models import Comment as StoredComment
from chungsuc.dossiers.models import Publication as StoredPublication
from chungsuc.dossiers.papers_asked import papers_asked, there
from chungsuc.dossiers.words import Body, Voice, Word
from chungsuc.law.tree import Subject, Title
from chungsuc.reports.dossier.from_verdict import law_of
from chungsuc.reports.dossier.inputs import (
    Case,
    Cited,
    Comment,
    Finding,
    Member,
    Opinion,
    PaperLine,
    Publication,
    Rule,
    Sitting,
    Visit,
    Votes,
)
from chungsuc.rules.rule import Rule as StoredRule
from chungsuc.rules.words import MADE_BY
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of

VOICES = {
    Voice.FRONT: "Mặt trận Tổ quốc", Voice.ORGANISATIONS: "Các tổ chức chính trị - xã hội",
    Voice.RESIDENTS: "Nhân dân", Voice.WINDOW: "Góp ý công khai trước quyết định",
    Voice.UPPER: "Cơ quan, tổ chức cấp trên",
}  # fmt: skip


def case_of(look: Look) -> Case:
    """Give what every paper of the dossier shares; a household or a garden is named by its number alone."""
    dossier, unit = look.dossier, look.dossier.unit
    above = {one.level: one for one in ancestors_of([unit], dossier.assessed_on)[unit.thread]}
    subject = look.rules.subject
    return Case(
        number=dossier.number, unit=unit.full_name, province=_named(above.get(Level.PROVINCE)) or unit.full_name,
        subject=subject, title=Title(dossier.title), result_year=dossier.result_year, law=law_of(look.verdict.law),
        assessed_on=dossier.assessed_on, made_at=_now(), district=_named(above.get(Level.DISTRICT)),
        commune=_named(above.get(Level.COMMUNE)) if subject not in (Subject.COMMUNE,) else None,
        procedure=_procedure(look), synthetic=dossier.synthetic,
    )  # fmt: skip


def _named(unit: Unit | None) -> str | None:
    return None if unit is None else unit.full_name


def _now() -> datetime:
    return timezone.localtime().replace(tzinfo=None)


def _procedure(look: Look) -> Cited | None:
    """Give the decision that the rules on recognition come from, where the rules name one."""
    decree = look.rules.rule("recognition.conditions").decree
    return Cited(decree) if decree else None


def rule_of(rule: StoredRule) -> Rule:
    return Rule(rule.value, rule.decree, rule.verified)


def votes_of(look: Look, body: Body) -> Sitting | None:
    """Give the last meeting of a body, with its votes on the whole and on single criteria."""
    whole = look.vote(body)
    if whole is None:
        return None
    return sitting_of(look, [vote for (of, _), vote in look.votes.items() if of is body])


def sitting_of(look: Look, votes: list[Vote]) -> Sitting:
    """Give a meeting as papers tell it; ``votes`` are of one sitting."""
    held = votes[0].sitting
    names = {one.no: one.name for one in look.verdict.law.criteria}
    return Sitting(
        held.held_on, held.place, invited=held.invited, present=held.present, notes=held.notes,
        votes=tuple(
            Votes(one.agreeing, one.disagreeing, one.blank, one.no, names.get(one.no, ""), one.score, one.notes)
            for one in sorted(votes, key=lambda one: (one.no == "", one.pk))
        ),
        members=_members(held.council_id and held.council, held.attendance),
    )  # fmt: skip


def _members(council: object, present: list[str]) -> tuple[Member, ...]:
    if not council:
        return ()
    seats = council.members.all()  # type: ignore[attr-defined]
    return tuple(
        Member(one.seat, one.agency, one.name, present=_came(one.seat, one.agency, present) if present else None)
        for one in seats
    )


def _came(seat: str, agency: str, present: list[str]) -> bool:
    said = {line.casefold() for line in present}
    return bool({seat.casefold(), agency.casefold(), f"{seat}, {agency}".casefold()} & said)


def publications_of(rows: list[StoredPublication]) -> tuple[Publication, ...]:
    return tuple(Publication(one.begins, one.ends, one.places, one.times, one.before_decision) for one in rows)


def comments_of(rows: list[StoredComment]) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            VOICES[Voice(one.voice)], one.received_on, one.number, one.asked, one.agreeing, one.disagreeing, one.text,
            one.answer,
        )
        for one in rows
    )  # fmt: skip


def opinions_of(look: Look, rows: list[Appraisal]) -> tuple[Opinion, ...]:
    """Give the words on criteria, oldest first; an answer is the unit's own."""
    names = {one.no: one.name for one in look.verdict.law.criteria}
    unit = look.dossier.unit.full_name
    return tuple(
        Opinion(
            one.no, names.get(one.no, ""),
            unit if one.word == Word.REPAIRED or one.department is None else one.department.name,
            Word(one.word).label, one.on, one.text,
        )
        for one in rows
    )  # fmt: skip


def papers_of(look: Look) -> tuple[PaperLine, ...]:
    """Give the check-list, with what is there."""
    lines = []
    for item in papers_asked(look):
        paper = look.papers.get(item.key) or look.papers.get(str(item.extra.get("produces", "")))
        maker = MADE_BY.get(item.made_by, (item.made_by, ""))[0]
        lines.append(
            PaperLine(item.vi, maker, there(look, item), paper.number if paper else "", paper.dated if paper else None,
                      item.verified)
        )  # fmt: skip
    return tuple(lines)


def findings_of(rows: list[dict[str, object]]) -> tuple[Finding, ...]:
    """Give the findings kept with a step."""
    return tuple(
        Finding(str(one["vi"]), one["met"], verified=one["verified"] is not False)  # type: ignore[arg-type]
        for one in rows
    )


def visit_of(check: FieldCheck) -> Visit:
    people = tuple(line.strip() for line in check.participants.replace(";", "\n").splitlines() if line.strip())
    return Visit(check.held_on, people, check.findings, check.good)


def all_of(dossier: Dossier) -> tuple[list[StoredPublication], list[StoredComment], list[Appraisal]]:
    """Give everything recorded of a dossier that papers list."""
    return (
        list(dossier.publications.all()), list(dossier.comments.all()),
        list(dossier.appraisals.select_related("department")),
    )  # fmt: skip
