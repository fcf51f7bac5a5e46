"""What the pages of rules show: rules in sections with their standing, one rule with its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from chungsuc.desk.rules.asked import Asked
from chungsuc.desk.say import language, say
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.entered import rule_of
from chungsuc.rules.models import Kind, RuleEntry
from chungsuc.rules.queries import history, rules_on
from chungsuc.rules.rule import Confidence, Item, Rule, Standing
from chungsuc.rules.shipped import all_shipped
from chungsuc.rules.words import CONFIDENCES, MADE_BY, MEASURES, STANDINGS, SUBJECTS, TITLES

# Vietnamese, English, how the keys begin.
SECTIONS = (
    ("Điều kiện và thẩm quyền", "Conditions and authority", ("recognition.", "decision.")),
    ("Hồ sơ", "Dossier", ("dossier.",)),
    ("Công khai và biểu quyết", "Publishing and votes", ("opinions.", "meeting.", "district_meeting.", "council.",
                                                      "comment.")),
    ("Sự hài lòng của người dân", "Satisfaction of residents", ("survey.",)),
    ("Thời hạn từng bước", "Time limits of steps", ("steps.", "repair.")),
    ("Sau công nhận và thu hồi", "After recognition, withdrawal", ("withdrawal.", "recheck.", "title.")),
)  # fmt: skip
_CHIP = {Standing.VERIFIED: "chip good", Standing.UNVERIFIED: "chip due", Standing.UNKNOWN: "chip unknown"}
_SIGN = {Standing.VERIFIED: "✓", Standing.UNVERIFIED: "!", Standing.UNKNOWN: "?"}
_KIND = {
    Kind.SET: ("nhập", "entered"), Kind.CONFIRMED: ("đối chiếu", "checked"), Kind.ENDED: ("bỏ", "ended"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One rule as a line of the page."""

    rule: Rule
    address: str = ""

    @property
    def name(self) -> str:
        return self.rule.en if language() == "en" else self.rule.vi

    @property
    def said(self) -> str:
        """Say the value; of a list with one line that line."""
        names = self._names
        return names[0] if len(names) == 1 else self.rule.said(language())

    @property
    def _names(self) -> list[str]:
        return [item.en if language() == "en" else item.vi for item in self.rule.items or ()]

    @property
    def chip(self) -> str:
        return _CHIP[self.rule.standing]

    @property
    def badge(self) -> str:
        return f"{_SIGN[self.rule.standing]} {say(*STANDINGS[self.rule.standing])}"

    @property
    def source(self) -> str:
        """Say what it rests on: the decree first; for one that ships also how far it was seen."""
        return self.rule.decree or (say("chưa có văn bản", "no decree") if self.rule.known else "")

    @property
    def where_read(self) -> str:
        if self.rule.entered or self.rule.confidence is not Confidence.READ:
            return self.rule.note
        return "; ".join(part for part in (self.rule.source, self.rule.note) if part)

    @property
    def short_list(self) -> str:
        """Name the first lines of a list; the page of the rule has all."""
        names = self._names
        if len(names) == 1:
            return ""
        return "; ".join(names[:4] + ["…"] * (len(names) > 4))

    @property
    def confidence(self) -> str:
        return say(*CONFIDENCES[self.rule.confidence])


@dataclass(frozen=True, slots=True)
class SectionOfRules:
    name: str
    lines: tuple[Line, ...]


def sections(asked: Asked, standing: str = "") -> tuple[list[SectionOfRules], dict[Standing, int]]:
    """Give the rules asked for in their sections, narrowed to a standing, and how many there are of each."""
    lines = [
        Line(rule, reverse("rules_rule", args=[rule.key]) + asked.query())
        for rule in rules_on(asked.day, asked.whom.subject, asked.whom.title)
    ]
    counts = {one: sum(1 for line in lines if line.rule.standing is one) for one in Standing}
    shown = [line for line in lines if not standing or line.rule.standing == standing]
    found = [
        SectionOfRules(say(vi, en), tuple(line for line in shown if line.rule.key.startswith(begins)))
        for vi, en, begins in SECTIONS
    ]
    return [one for one in found if one.lines], counts


@dataclass(frozen=True, slots=True)
class Said:
    """One word of the history of a rule."""

    row: RuleEntry

    @property
    def kind(self) -> str:
        return say(*_KIND[Kind(self.row.kind)])

    @property
    def line(self) -> Line:
        return Line(rule_of(self.row))

    @property
    def ended(self) -> bool:
        return self.row.kind == Kind.ENDED

    @property
    def whom(self) -> str:
        return whom(
            (Subject(self.row.subject),) if self.row.subject else (), (Title(self.row.title),) if self.row.title else ()
        )


@dataclass(frozen=True, slots=True)
class ShippedLine:
    """One rule as it ships, with its period and for whom."""

    line: Line
    period: str
    whom: str


def told(key: str, subject: Subject) -> list[Said]:
    """Give all that was entered for a rule and a subject, the newest first."""
    return [Said(row) for row in history(key, subject)]


def shipped(key: str, subject: Subject) -> list[ShippedLine]:
    """Give what ships for a rule and a subject, in every period, the newest first."""
    found = [
        ShippedLine(Line(one.rule), one.rule.period, whom(sorted(one.subjects), sorted(one.titles)))
        for one in all_shipped()
        if one.rule.key == key and (not one.subjects or subject in one.subjects)
    ]
    return sorted(found, key=lambda one: one.line.rule.since or date.min, reverse=True)


def whom(subjects: Sequence[Subject], titles: Sequence[Title]) -> str:
    """Say for whom a rule is given."""
    first = ", ".join(say(*SUBJECTS[one]) for one in subjects) or say("mọi đối tượng", "all subjects")
    second = ", ".join(say(*TITLES[one]) for one in titles) or say("mọi danh hiệu", "all titles")
    return f"{first}; {second}"


def made_by(item: Item) -> str:
    return say(*MADE_BY[item.made_by]) if item.made_by in MADE_BY else ""


def unit_of(rule: Rule) -> str:
    return say(*MEASURES[rule.unit])
