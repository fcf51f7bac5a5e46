"""What is looked at before a step: the dossier's papers, opinions, votes, and the law's word on its unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from chungsuc.dossiers.models import Appraisal, Comment, Dossier, FieldCheck, Paper, Publication, Vote
from chungsuc.dossiers.words import Body, Voice, Word
from chungsuc.engine.verdict import SubjectVerdict
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import titles_at
from chungsuc.rules.queries import Rules, rules_on
from chungsuc.units.place import holds, state_on
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.queries import judge_units


@dataclass(frozen=True)
class Look:
    """One dossier seen on a day; each thing is asked from the database when it is first looked at."""

    dossier: Dossier
    day: date

    @cached_property
    def rules(self) -> Rules:
        return rules_on(self.day, library().set(self.dossier.set_id).subject, Title(self.dossier.title))

    @cached_property
    def verdict(self) -> SubjectVerdict:
        """The law's word on the day that is looked at; it never decides, and is never overwritten."""
        unit, day = self.dossier.unit, self.dossier.assessed_on
        state = unit if holds(unit, day) else state_on(unit, day)
        return judge_units([state], self.dossier.set_id, day)[state.thread]

    @cached_property
    def title(self) -> Title | None:
        """The highest title held by decision on the day that is looked at."""
        unit = self.dossier.unit
        return titles_at(self.dossier.assessed_on, threads=[unit.thread]).get(unit.thread)

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """The newest paper of each kind."""
        return {paper.kind: paper for paper in self.dossier.papers.select_related("file", "editable")}

    @cached_property
    def publications(self) -> list[Publication]:
        return list(self.dossier.publications.all())

    @cached_property
    def comments(self) -> dict[Voice, list[Comment]]:
        found: dict[Voice, list[Comment]] = {}
        for one in self.dossier.comments.all():
            found.setdefault(Voice(one.voice), []).append(one)
        return found

    @cached_property
    def votes(self) -> dict[tuple[Body, str], Vote]:
        """The newest vote of each body, on the whole ("") and on single criteria."""
        rows = self.dossier.votes.select_related("sitting", "sitting__council").order_by("sitting__held_on", "pk")
        return {(Body(vote.sitting.body), vote.no): vote for vote in rows}

    def vote(self, body: Body) -> Vote | None:
        return self.votes.get((body, ""))

    @cached_property
    def appraisals(self) -> dict[str, Appraisal]:
        """The last word on each criterion."""
        return {one.no: one for one in self.dossier.appraisals.select_related("department")}

    @cached_property
    def returned(self) -> list[str]:
        """The numbers of criteria that a department returned and that wait for the unit."""
        return [no for no, one in self.appraisals.items() if one.word == Word.RETURNED]

    @cached_property
    def field_check(self) -> FieldCheck | None:
        return self.dossier.field_checks.last()
