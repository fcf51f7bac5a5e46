"""For whom and on which day rules are asked: read from the address (câu hỏi về quy định)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from chungsuc.desk.asked import last_day_with_data, read_day
from chungsuc.desk.say import say
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.words import SUBJECTS, TITLES
from chungsuc.verdicts.known_law import library

FIRST = (Subject.COMMUNE, Title.NTM)


@dataclass(frozen=True, slots=True)
class Whom:
    """A subject and a title for which there is a criteria set; in an address ``commune.ntm``."""

    subject: Subject
    title: Title

    @property
    def word(self) -> str:
        return f"{self.subject}.{self.title}"

    @property
    def name(self) -> str:
        subject, title = SUBJECTS[self.subject], TITLES[self.title]
        name = f"{say(*subject)} – {say(*title)}"
        return name[0].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the pages of rules."""

    day: date
    whom: Whom

    def query(self, **other: str) -> str:
        return "?" + urlencode({"ngay": self.day.isoformat(), "cho": self.whom.word, **other})


def offered() -> list[Whom]:
    """Give every subject and title that a set exists for, communes first."""
    there = {(one.subject, one.title) for one in library().sets.values()}
    return [Whom(subject, title) for subject in Subject for title in Title if (subject, title) in there]


def read(request: HttpRequest) -> Asked:
    """Read the question; what is not asked takes the last day with data, and communes of the first title.

    Raises:
        DayUnreadable.
    """
    text = request.GET.get("ngay", "").strip()
    day = read_day(text) if text else (last_day_with_data() or timezone.localdate())
    wanted = request.GET.get("cho", "").strip()
    found = next((one for one in offered() if one.word == wanted), None)
    return Asked(day, found or Whom(*FIRST))
