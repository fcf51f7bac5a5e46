"""The law as an immutable tree: set → criterion → provision → requirement (bộ tiêu chí).

A ``Provision`` is anything the decree numbers and one can meet: an indicator (``3.1``) or a part of one
(``5/a``). What it demands is its ``requirement``: a leaf that looks at one fact, or a rule over parts. The
tree has three visitors: ``engine.single`` judges one subject, ``engine.panel`` compiles it to SQL, and
``law.prose`` says it in Vietnamese. It knows no database and no date; a set seen at a date is a
``law.overlays.LawAtDate``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chungsuc.law.frozen import Frozen, frozen

# ── words ────────────────────────────────────────────────────────────────────────────────────────────


class Operator(StrEnum):
    """How a value is held against a level; the sign is the one printed."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"


class Confidence(StrEnum):
    """How far a fact of the law was seen: read in a page, remembered clearly, or hardly known."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Subject(StrEnum):
    """What a set judges (đối tượng)."""

    COMMUNE = "commune"
    DISTRICT = "district"
    TOWN = "town"
    PROVINCE = "province"
    HAMLET = "hamlet"
    HOUSEHOLD = "household"
    GARDEN = "garden"


class Title(StrEnum):
    """What a subject that meets a set may be recognised as (danh hiệu)."""

    NTM = "ntm"
    ADVANCED = "advanced"
    MODEL = "model"
    MODERN = "modern"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper that says so (văn bản): number as cited, day signed, day in force."""

    number: str
    signed: date | None
    annex: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a requirement comes from, and how sure we are of it.

    ``verified`` is true only when somebody held the level against the decree itself; ``provenance`` says
    where it was read otherwise.
    """

    decision: str
    annex: str | None
    item: str
    provenance: str
    confidence: Confidence
    verified: bool = False
    note: str | None = None

    def cited(self) -> str:
        """Cite as an officer would: ``QĐ 318/QĐ-TTg, PL I, TC 10``."""
        return ", ".join(part for part in (self.decision, self.annex, self.item) if part)


# ── conditions over traits ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TraitIs:
    """True when the trait has one of the values; unknown when the trait is unknown."""

    trait: str
    values: frozenset[str | bool]


@dataclass(frozen=True, slots=True)
class TraitCompares:
    """True when a counted trait compares as asked."""

    trait: str
    operator: Operator
    number: int


@dataclass(frozen=True, slots=True)
class AllOf:
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    conditions: tuple[Condition, ...]


Condition = TraitIs | TraitCompares | AllOf | OneOf


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────

YEAR = "year"  # the pseudo-trait of a table by year: the year of the day asked about


@dataclass(frozen=True, slots=True)
class Levels:
    """A level, or a table of levels by trait and year (mức đạt chuẩn).

    ``by`` names the dimensions (traits, or ``year``), ``cells`` holds one level for each combination; a cell
    of ``None`` is a level that exists but is not known to us. No dimension: the one cell has the key ``()``.
    ``general`` is the decree's national column ("chỉ tiêu chung"), ``general_by_year`` the same where it changes
    with the year: printed, never used to judge a commune.
    ``left_to_province`` is true where the decree says "UBND cấp tỉnh quy định" and no overlay has filled it.
    """

    by: tuple[str, ...]
    cells: Mapping[tuple[str, ...], Decimal | None]
    general: Decimal | None = None
    left_to_province: bool = False
    general_by_year: Mapping[str, Decimal] = field(default_factory=Frozen)

    def at(self, keys: tuple[str, ...]) -> Decimal | None:
        """Give the level of one combination; ``None`` when it is not known or the decree has no such cell."""
        return self.cells.get(keys)

    @property
    def known(self) -> bool:
        """True when at least one cell has a level."""
        return any(level is not None for level in self.cells.values())


NO_LEVEL = Levels((), frozen({(): None}))

# ── requirements: leaves, which look at the fact of their own provision ──────────────────────────────


@dataclass(frozen=True, slots=True)
class Compare:
    """A number held against a level: at least, more than, at most, less than."""

    operator: Operator
    levels: Levels


@dataclass(frozen=True, slots=True)
class Attested:
    """Somebody entitled says "Đạt" (or "Có").

    ``left_to_province``: what must hold is set by the province, and is not known until an overlay says so.
    """

    left_to_province: bool = False


@dataclass(frozen=True, slots=True)
class NoneAllowed:
    """There must be none ("Không"): the attestation that it holds, or a count of 0."""


@dataclass(frozen=True, slots=True)
class ShareOfChildren:
    """A share of the units below that hold a title, in per cent, held against a level.

    The fact is derived from recognitions where there is a database, and given as a number where there is none.
    """

    child_type: str
    title: str
    operator: Operator
    levels: Levels


@dataclass(frozen=True, slots=True)
class HoldsTitle:
    """The subject itself already holds a title; attested, or derived from recognitions."""

    title: str


@dataclass(frozen=True, slots=True)
class Undetermined:
    """The decree demands something here that we do not know: always unknown, takes no fact."""


# ── requirements: rules over parts ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class AtLeastOf:
    """At least ``count`` of the parts that apply."""

    count: int
    parts: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Case:
    when: Condition
    part: Provision


@dataclass(frozen=True, slots=True)
class ByCase:
    """The one part whose condition holds.

    Conditions exclude one another and cover everything (the loader checks what it can). Where a trait is
    unknown the result is known only if every case that may hold agrees.
    """

    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class AllCriteria:
    """All numbered criteria of the same set (a condition such as "đạt các tiêu chí huyện NTM")."""


Leaf = Compare | Attested | NoneAllowed | ShareOfChildren | HoldsTitle | Undetermined
Rule = All | AnyOf | AtLeastOf | ByCase | AllCriteria
Requirement = Leaf | Rule


class CarryRule(StrEnum):
    """How the values of merged units make the value of the new one (quy tắc quy đổi khi sắp xếp đơn vị).

    No decree says it: it is how this system reckons, stated with the provision where the usual rule does not fit.
    ``WEIGHTED``: sum of numerators over sum of denominators. ``WORST``, ``BEST``: the lowest or highest among the
    parts. ``NOT_COMPARABLE``: a value of the parts says nothing of the whole.
    """

    SUM = "sum"
    WEIGHTED = "weighted"
    WORST = "worst"
    BEST = "best"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Provision:
    """An indicator or a part of one (chỉ tiêu, nội dung thành phần).

    ``measure`` names the fact it looks at: provisions of different sets that ask about the same thing share
    one measure, so that it is entered once. ``None`` where the requirement is a rule or takes no fact.
    ``not_applicable_when``: it drops out when the condition is known to hold; an unknown trait does not excuse.
    ``carry``: how its values go over to merged units, where the usual rule (``units.carry``) does not fit.
    """

    no: str
    name: str
    requirement: Requirement
    source: Source
    unit: str | None = None
    measure: str | None = None
    not_applicable_when: Condition | None = None
    carry: CarryRule | None = None

    @property
    def parts(self) -> tuple[Provision, ...]:
        match self.requirement:
            case All(parts) | AnyOf(parts) | AtLeastOf(_, parts):
                return parts
            case ByCase(cases):
                return tuple(case.part for case in cases)
            case _:
                return ()

    @property
    def takes_fact(self) -> bool:
        """True when somebody must enter a value for it."""
        return isinstance(self.requirement, Compare | Attested | NoneAllowed | ShareOfChildren | HoldsTitle)

    def walk(self) -> Iterator[Provision]:
        """Give the provision and all its parts, in the decree's order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion (tiêu chí): met when all its indicators that apply are met.

    ``counted`` is false for the conditions outside the numbered criteria (``DK``): they must hold, but do not
    count among "19 tiêu chí". ``complete`` is false when we know that the decree has indicators here that we
    do not know: such a criterion is never met.
    """

    no: str
    name: str
    indicators: tuple[Provision, ...]
    counted: bool = True
    complete: bool = True


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A rule of the set by which some subjects use another column: QĐ 318, Điều 1."""

    trait: str
    use: str
    when: Condition
    source: Source


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A set of criteria (bộ tiêu chí) as issued: dated, sourced, immutable.

    In force from ``valid_from`` up to but not on ``valid_until`` (``None``: still). ``expected`` holds the
    official counts of criteria and indicators (parts are not counted). ``partial``: the decree has more than
    we know. ``begins_unknown``: nobody told us the first day, ``valid_from`` is only early enough to exclude none.
    ``province`` is the province's name when it is not a national set. ``supersedes`` is the id of a less complete
    text of the same decree that this one takes the place of, where that text has judged and must stay.
    """

    id: str
    name: str
    name_en: str
    subject: Subject
    title: Title
    decision: Decision
    valid_from: date
    valid_until: date | None
    criteria: tuple[Criterion, ...]
    expected_criteria: int | None
    expected_indicators: int | None
    level_rules: tuple[LevelRule, ...] = ()
    replaces: str | None = None
    partial: bool = False
    begins_unknown: bool = False
    province: str | None = None
    note: str | None = None
    checksum: str = field(default="", compare=False)
    supersedes: str | None = None

    def provisions(self) -> Iterator[Provision]:
        """Give every provision, indicators and parts, in order."""
        for criterion in self.criteria:
            for indicator in criterion.indicators:
                yield from indicator.walk()

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)
