"""What the engine says: four-valued verdicts with everything needed to explain them (kết quả đánh giá)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Traits
from chungsuc.law.tree import Operator, Provision


class Status(StrEnum):
    """Đạt, chưa đạt, chưa đủ căn cứ, không áp dụng."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Reason(StrEnum):
    """Why a provision has its status; one word for a program, a sentence through ``engine.prose``."""

    COMPARED = "compared"  # the value was held against the level
    ATTESTED = "attested"  # somebody said whether it holds
    COUNTED = "counted"  # a count was held against none
    BY_PARTS = "by_parts"  # follows from the parts
    BY_CASE = "by_case"  # follows from the one part that applies
    BY_CRITERIA = "by_criteria"  # follows from the criteria of the set
    NO_VALUE = "no_value"  # nobody has given a value
    NO_LEVEL = "no_level"  # the level is not known to us
    LEFT_TO_PROVINCE = "left_to_province"  # the province has not set it, or we do not have its decision
    NO_LEVEL_FOR_YEAR = "no_level_for_year"  # the decree has no level for the year
    TRAIT_UNKNOWN = "trait_unknown"  # the level or the case depends on a trait nobody has given
    NOT_KNOWN_TO_US = "not_known_to_us"  # the decree demands something that we do not know
    EXCUSED = "excused"  # the provision does not apply to such a unit


class Fact(NamedTuple):
    """The value of one provision for one subject: a number, or ``True``/``False`` for an attestation.

    ``as_of`` is the day that the value describes, at or before the day asked about.
    """

    value: Decimal | bool
    as_of: date | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    source: str | None = None
    synthetic: bool = False


Facts = Mapping[str, Fact]  # by the provision's number in the set


class ProvisionVerdict(NamedTuple):
    """The verdict on an indicator or a part, with the arithmetic that led to it.

    ``level_by`` names the cell of the table that was used, e.g. ``{"region": "TDMNPB", "year": "2023"}``;
    ``level_rule`` is true when a rule of the set moved the subject to another column.
    """

    provision: Provision
    status: Status
    reason: Reason
    fact: Fact | None = None
    operator: Operator | None = None
    level: Decimal | None = None
    level_by: Mapping[str, str] | None = None
    moved_by_rule: bool = False
    missing_trait: str | None = None
    parts: tuple[ProvisionVerdict, ...] = ()


class CriterionVerdict(NamedTuple):
    no: str
    status: Status
    counted: bool
    indicators: tuple[ProvisionVerdict, ...]


class SubjectVerdict(NamedTuple):
    """The verdict on one subject by one law at one day; ``criteria_met`` counts numbered criteria only."""

    law: LawAtDate
    traits: Traits
    status: Status
    criteria_met: int
    criteria: tuple[CriterionVerdict, ...]
