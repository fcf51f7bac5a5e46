"""Sets of questions: entered by an office with their source, fixed once used; the system's template (bộ câu hỏi)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, acting_user, actor, wrote
from chungsuc.surveys.errors import FieldMissing, QuestionsFixed, QuestionsUnsound
from chungsuc.surveys.models import Question, QuestionSet
from chungsuc.surveys.rights import must_keep_questions
from chungsuc.surveys.words import State

MOST = 40
LONGEST = 300
TEMPLATE = "mau-he-thong"
_NUMBERED = re.compile(r"^(\d+[.)]|[-–•])\s*")


@dataclass(frozen=True, slots=True)
class Wording:
    """A set of questions as somebody enters it; ``verified``: held against the guide it is taken from."""

    name: str
    source: str
    questions: tuple[str, ...]
    overall: str
    verified: bool = False


@cache
def shipped() -> Wording:
    """Give the system's own template, written for it and held against no guide."""
    told = yaml.safe_load((files("chungsuc.surveys") / "data" / "template.yaml").read_text(encoding="utf-8"))
    return Wording(told["name"], told["source"], tuple(told["questions"]), told["overall"])


def is_fixed(questions: QuestionSet) -> bool:
    """True once a survey with these questions has opened, and of the system's template always."""
    return questions.shipped or questions.surveys.exclude(state=State.PREPARED).exists()


@transaction.atomic
def save_questions(scope: Scope, wording: Wording, into: QuestionSet | None = None) -> QuestionSet:
    """Enter a set of questions, or change one that no survey has used yet (nhập bộ câu hỏi).

    Raises:
        NotAllowed: somebody other than an office.
        QuestionsFixed: ``into`` has been used.
        FieldMissing, QuestionsUnsound.
    """
    must_keep_questions(scope)
    if into is not None:
        into = QuestionSet.objects.select_for_update().get(pk=into.pk)
        if is_fixed(into):
            raise QuestionsFixed(name=into.name)
    wording = _checked(wording)
    found = _written(wording, into, key="" if into is None else into.key)
    after = {"name": found.name, "source": found.source, "count": len(wording.questions), "verified": found.verified}
    wrote(Change("question_set.saved", "question_set", found.pk, after=after))
    return found


def template_set() -> QuestionSet:
    """Give the system's template as a set, writing it down the first time that somebody takes it."""
    found = QuestionSet.objects.filter(key=TEMPLATE).first()
    return found or _written(shipped(), None, key=TEMPLATE, template=True)


def _written(wording: Wording, into: QuestionSet | None, *, key: str, template: bool = False) -> QuestionSet:
    found = into or QuestionSet(key=key, shipped=template, by_id=None if template else acting_user())
    found.name, found.source, found.overall = wording.name, wording.source, wording.overall
    found.verified, found.who = wording.verified, "" if template else actor().who
    if not found.key:
        found.key = f"bo-{uuid.uuid4().hex[:12]}"
    found.save()
    found.questions.all().delete()
    Question.objects.bulk_create(
        Question(question_set=found, position=no, text=text) for no, text in enumerate(wording.questions, 1)
    )
    return found


def _checked(wording: Wording) -> Wording:
    for text, vi, en in (
        (wording.name, "tên bộ câu hỏi", "the name"), (wording.source, "nguồn của bộ câu hỏi", "the source"),
        (wording.overall, "câu hỏi chung", "the overall question"),
    ):  # fmt: skip
        if not text.strip():
            raise FieldMissing(field=vi, field_en=en)
    questions = tuple(_tidied(wording.questions))
    long = any(len(one) > LONGEST for one in (*questions, wording.overall))
    if not 1 <= len(questions) <= MOST or long or len({one.casefold() for one in questions}) < len(questions):
        raise QuestionsUnsound(most=MOST, length=LONGEST, count=len(questions))
    return Wording(
        wording.name.strip()[:200], wording.source.strip(), questions, wording.overall.strip(), wording.verified
    )


def _tidied(lines: Sequence[str]) -> list[str]:
    """Take blank lines out, and numbers that were typed before the questions."""
    return [one for line in lines if (one := _NUMBERED.sub("", " ".join(line.split())).strip())]
