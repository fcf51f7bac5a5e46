"""The rules on a day, for a subject and a title: what was entered stands over what ships (quy định tại một ngày)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from chungsuc.law.reading.entry import near
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.entered import entered_on
from chungsuc.rules.errors import RuleIsAList, RuleIsANumber, UnknownRule
from chungsuc.rules.models import RuleEntry
from chungsuc.rules.rule import Item, Measure, Rule
from chungsuc.rules.shipped import shipped_on
from chungsuc.rules.words import KEYS, about, concerns

__all__ = ["Item", "Rule", "Rules", "history", "rules_on"]


@dataclass(frozen=True)
class Rules:
    """The rules for one subject and title on a day; a key that nobody has given a value is answered as not known."""

    day: date
    subject: Subject
    title: Title | None
    given: Mapping[str, Rule]

    def rule(self, key: str) -> Rule:
        """Give a rule of any kind; one that is not known has neither value nor items.

        Raises:
            UnknownRule: no room asks for such a key.
        """
        if key in self.given:
            return self.given[key]
        fixed = about(key)
        if fixed is None:
            raise UnknownRule(key=key, near=near(key, KEYS))
        return Rule(
            key=key, value=None, unit=fixed.unit, verified=False, source="", decree="", since=None, vi=fixed.vi,
            en=fixed.en, subject=self.subject, title=self.title,
        )  # fmt: skip

    def number(self, key: str) -> Rule:
        """Give a rule that is a number; ``value`` is ``None`` when it is not known.

        Raises:
            UnknownRule, RuleIsAList.
        """
        rule = self.rule(key)
        if rule.unit is Measure.ITEMS:
            raise RuleIsAList(key=key)
        return rule

    def items(self, key: str) -> tuple[Item, ...]:
        """Give the lines of a list; empty when it is not known (``rule(key).known`` tells).

        Each line says whether the list was held against its decree, and its source.

        Raises:
            UnknownRule, RuleIsANumber.
        """
        rule = self.rule(key)
        if rule.unit is not Measure.ITEMS:
            raise RuleIsANumber(key=key)
        return rule.items or ()

    def __iter__(self) -> Iterator[Rule]:
        """Give every rule that concerns them on the day, in the order of ``words.KEYS``; then limits of other steps."""
        yield from (self.rule(key) for key in KEYS if key in self.given or concerns(key, self.subject, self.day))
        yield from (rule for key, rule in sorted(self.given.items()) if key not in KEYS)


def rules_on(day: date, subject: Subject, title: Title | None = None) -> Rules:
    """Give the rules on a day for a subject and a title; without a title what holds for all its titles. One query."""
    shipped = {key: one.rule for key, one in shipped_on(day, subject, title).items()}
    given = shipped | entered_on(day, subject, title)
    return Rules(day, subject, title, {key: _itemised(rule) for key, rule in given.items()})


def history(key: str, subject: Subject | None = None, title: Title | None = None) -> list[RuleEntry]:
    """Give all that was ever entered for a rule, the newest word first; narrowed to a subject and a title."""
    rows = RuleEntry.objects.filter(key=key)
    if subject is not None:
        rows = rows.filter(subject__in=[subject.value, ""])
    if title is not None:
        rows = rows.filter(title__in=[title.value, ""])
    return list(rows.order_by("-pk"))


def _itemised(rule: Rule) -> Rule:
    """Let each line of a list say how sure the list is."""
    if rule.items is None:
        return rule
    source = rule.decree or rule.source
    return replace(rule, items=tuple(replace(one, verified=rule.verified, source=source) for one in rule.items))
