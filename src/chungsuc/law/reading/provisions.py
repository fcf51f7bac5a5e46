"""Provisions: indicators and parts, each with its number, its source and exactly one requirement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from chungsuc.law.errors import LawError
from chungsuc.law.file_errors import MissingConfidence, MissingProvenance
from chungsuc.law.reading.conditions import COMPARISONS, check_cases, read_condition
from chungsuc.law.reading.entry import Desk, Entry
from chungsuc.law.reading.levels import PROVINCE, read_levels
from chungsuc.law.reading.text import Table
from chungsuc.law.rule_errors import (
    CarryWithoutFact,
    DuplicateNumber,
    MeasureWithoutFact,
    NoParts,
    NoRequirement,
    NumberElsewhere,
    TooFewParts,
    TwoRequirements,
    UnknownTitle,
)
from chungsuc.law.tree import (
    NO_LEVEL,
    All,
    AllCriteria,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    CarryRule,
    Case,
    Compare,
    Confidence,
    Decision,
    HoldsTitle,
    NoneAllowed,
    Operator,
    Provision,
    Requirement,
    ShareOfChildren,
    Source,
    Title,
    Undetermined,
)

SOURCE_KEYS = ("confidence", "verified", "provenance", "item", "note")
RULES = ("all", "any", "at_least_of", "by_case", "all_criteria")
KINDS = (*COMPARISONS, "attested", "none_allowed", "undetermined", "share_of_children", "holds_title", *RULES)
PROVISION_KEYS = ("no", "name", "unit", "measure", "not_applicable_when", "carry", *KINDS, *SOURCE_KEYS)
_NUMBER = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z-]+)*(/[0-9A-Za-z-]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a provision stands: under a criterion, or as a part of an indicator."""

    criterion: str
    counted: bool = True
    indicator: str | None = None

    @property
    def parent(self) -> str:
        return self.indicator or self.criterion

    def holds(self, no: str) -> bool:
        """True when a number belongs here: ``3.1`` or ``3`` under 3, ``5/a`` under indicator 5, any under ``DK``."""
        if not _NUMBER.fullmatch(no):
            return False
        if self.indicator is not None:
            return no.startswith(f"{self.indicator}/")
        if not self.counted:
            return True  # conditions keep the numbers of their own list
        return "/" not in no and (no == self.criterion or no.startswith(f"{self.criterion}."))

    def cited(self, no: str) -> str:
        """Name the place as a citation does when the file names no other: ``TC 10``, ``TC 3, CT 3.1``."""
        if not self.counted:
            return f"mục {no}"
        return f"TC {no}" if no == self.criterion else f"TC {self.criterion}, CT {no}"


@dataclass
class ProvisionReader:
    """Reads the provisions of one file: they share its decision, its defaults and its numbers."""

    desk: Desk
    owner: str
    decision: Decision
    defaults: Table
    numbers: set[str] = field(default_factory=set)
    criteria: set[str] = field(default_factory=set)

    def provision(self, table: Table, place: Place, path: str) -> Provision:
        no = str(table.get("no", "")) if isinstance(table.get("no", ""), str) else ""
        name = f"nội dung {no}" if place.indicator else f"chỉ tiêu {no}"
        entry = Entry(table, f"{path} › {name if no else '?'}", self.desk, PROVISION_KEYS)
        no = entry.text("no")
        if no in self.numbers:
            entry.report(DuplicateNumber, line=entry.line("no"), no=no)
        self.numbers.add(no)
        if no and not place.holds(no):
            example = f"{place.parent}/a" if place.indicator else f"{place.parent}, {place.parent}.1"
            entry.report(NumberElsewhere, line=entry.line("no"), no=no, parent=place.parent, example=example)
        requirement = self.requirement(entry, no, place)
        when = entry.table.get("not_applicable_when")
        provision = Provision(
            no=no,
            name=entry.text("name"),
            requirement=requirement,
            source=self.source(entry, no, place),
            unit=entry.text_or_none("unit"),
            not_applicable_when=None if when is None else read_condition(entry, when),
            measure=entry.text_or_none("measure"),
            carry=entry.word("carry", CarryRule) if "carry" in entry else None,
        )
        return self.measured(entry, provision)

    def measured(self, entry: Entry, provision: Provision) -> Provision:
        """Name the fact that a provision looks at, when the file does not."""
        if provision.takes_fact and provision.measure is None:
            return replace(provision, measure=f"{self.owner}:{provision.no}")
        if provision.measure is not None and not provision.takes_fact:
            entry.report(MeasureWithoutFact, line=entry.line("measure"), no=provision.no)
        if provision.carry is not None and not provision.takes_fact:
            entry.report(CarryWithoutFact, line=entry.line("carry"), no=provision.no)
        return provision

    def source(self, entry: Entry, no: str, place: Place) -> Source:
        """Make the source out of the entry's own words and the file's defaults."""
        own = Table()
        own.line, own.lines = entry.table.line, entry.table.lines
        own.update({key: self.defaults[key] for key in SOURCE_KEYS if key in self.defaults and key != "note"})
        own.update({key: entry.table[key] for key in SOURCE_KEYS if key in entry})
        said = Entry(own, entry.path, self.desk)
        for key, fault in _NEEDED.items():
            if not own.get(key):
                entry.report(fault, no=no)
        return Source(
            decision=self.decision.number,
            annex=self.decision.annex,
            item=said.text_or_none("item") or place.cited(no),
            provenance=said.text("provenance") if own.get("provenance") else "",
            confidence=said.word("confidence", Confidence) if own.get("confidence") else Confidence.LOW,
            verified=said.flag("verified", False),
            note=said.text_or_none("note"),
        )

    # ── the requirement ──────────────────────────────────────────────────────────────────────────────

    def requirement(self, entry: Entry, no: str, place: Place) -> Requirement:
        kinds = [kind for kind in KINDS if kind in entry]
        if not kinds:
            entry.report(NoRequirement, no=no, allowed=", ".join(KINDS))
            return Undetermined()
        if len(kinds) > 1:
            entry.report(TwoRequirements, no=no, given=", ".join(kinds))
        kind = kinds[0]
        if kind in RULES:
            return self.rule(entry, kind, no, place)
        return self.leaf(entry, kind)

    def leaf(self, entry: Entry, kind: str) -> Requirement:
        if kind in COMPARISONS:
            return Compare(COMPARISONS[kind], read_levels(entry, kind))
        if kind == "attested" and entry.table[kind] == PROVINCE:
            return Attested(left_to_province=True)
        if kind == "share_of_children":
            return self.share(entry)
        if kind == "holds_title":
            return HoldsTitle(self.title(entry, "holds_title"))
        _must_be_true(entry, kind)
        if kind == "attested":
            return Attested()
        return NoneAllowed() if kind == "none_allowed" else Undetermined()

    def title(self, entry: Entry, key: str) -> str:
        given = entry.text(key)
        if given and given not in list(Title):
            entry.report(UnknownTitle, line=entry.line(key), given=given, allowed=", ".join(Title))
        return given

    def share(self, entry: Entry) -> Requirement:
        inner = entry.entry("share_of_children", ("type", "title", *COMPARISONS))
        if inner is None:
            return Undetermined()
        signs = [sign for sign in COMPARISONS if sign in inner]
        if len(signs) != 1:
            fault: type[LawError] = TwoRequirements if signs else NoRequirement
            inner.report(fault, no="share_of_children", given=", ".join(signs), allowed=", ".join(COMPARISONS))
        operator = COMPARISONS[signs[0]] if signs else Operator.AT_LEAST
        levels = read_levels(inner, signs[0]) if signs else NO_LEVEL
        return ShareOfChildren(inner.text("type"), self.title(inner, "title"), operator, levels)

    def rule(self, entry: Entry, kind: str, no: str, place: Place) -> Requirement:
        below = Place(place.criterion, place.counted, no)
        match kind:
            case "all":
                return All(self.parts(entry, "all", below))
            case "any":
                return AnyOf(self.parts(entry, "any", below))
            case "at_least_of":
                return self.at_least_of(entry, no, below)
            case "by_case":
                return self.by_case(entry, below)
            case _:
                _must_be_true(entry, kind)
                return AllCriteria()

    def parts(self, entry: Entry, key: str, place: Place) -> tuple[Provision, ...]:
        if not entry.table[key]:
            entry.report(NoParts, line=entry.line(key), key=key)
            return ()
        return tuple(self.provision(table, place, entry.path) for table in entry.tables(key))

    def at_least_of(self, entry: Entry, no: str, place: Place) -> Requirement:
        inner = entry.entry("at_least_of", ("count", "parts"))
        if inner is None or "parts" not in inner:
            entry.report(NoParts, line=entry.line("at_least_of"), key="at_least_of")
            return AtLeastOf(1, ())
        parts = self.parts(inner, "parts", place)
        count = inner.count("count")
        if parts and (count is None or not 1 <= count <= len(parts)):
            inner.report(TooFewParts, line=inner.line("count"), no=no, count=count, parts=len(parts))
        return AtLeastOf(count or 1, parts)

    def by_case(self, entry: Entry, place: Place) -> Requirement:
        cases: list[Case] = []
        if not entry.table["by_case"]:
            entry.report(NoParts, line=entry.line("by_case"), key="by_case")
        faults = len(self.desk.faults)
        # A part of a case is numbered under the indicator itself: 5/b under 5, by way of 5/b-c.
        root = Place(place.criterion, place.counted, (place.indicator or "").partition("/")[0])
        for table in entry.tables("by_case"):
            one = Entry(table, entry.path, self.desk, ("when", "part"))
            when = read_condition(one, table.get("when"))
            part = one.table.get("part")
            if not isinstance(part, Table):
                one.report(NoParts, key="part")
                continue
            cases.append(Case(when, self.provision(part, root, entry.path)))
        if cases and len(self.desk.faults) == faults:
            check_cases(entry, [case.part.no for case in cases], [case.when for case in cases])
        return ByCase(tuple(cases))


_NEEDED: dict[str, type[LawError]] = {"provenance": MissingProvenance, "confidence": MissingConfidence}


def _must_be_true(entry: Entry, kind: str) -> None:
    if entry.table[kind] != "true":
        entry.wrong(kind, "true")
