"""The law in words: each requirement in good Vietnamese, and in simple English (diễn đạt yêu cầu).

Names of criteria and indicators are the decree's own and stay Vietnamese in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chungsuc.law.conditions_prose import say_cell, say_condition
from chungsuc.law.levels_prose import say_levels
from chungsuc.law.numbers import LEFT_TO_PROVINCE, number_en, number_vi, say_level
from chungsuc.law.tree import (
    All,
    AllCriteria,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    Compare,
    Condition,
    Confidence,
    HoldsTitle,
    LevelRule,
    Levels,
    NoneAllowed,
    Operator,
    Provision,
    ShareOfChildren,
    Source,
    Undetermined,
)

__all__ = [
    "number_en",
    "number_vi",
    "part_letter",
    "plain_name",
    "say_case",
    "say_cell",
    "say_citation",
    "say_condition",
    "say_date",
    "say_demand",
    "say_excuse",
    "say_level",
    "say_level_rule",
    "say_levels",
    "say_requirement",
    "say_standing",
]  # fmt: skip

TITLE_WORDS: Mapping[str, Mapping[str, str]] = {
    "ntm": {"vi": "đạt chuẩn nông thôn mới", "en": "new-style rural"},
    "advanced": {"vi": "đạt chuẩn nông thôn mới nâng cao", "en": "advanced new-style rural"},
    "model": {"vi": "đạt chuẩn nông thôn mới kiểu mẫu", "en": "model new-style rural"},
    "modern": {"vi": "đạt chuẩn nông thôn mới hiện đại", "en": "modern new-style rural"},
    "completed": {"vi": "hoàn thành nhiệm vụ xây dựng nông thôn mới", "en": "completed new-style rural"},
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "attested": "Đạt", "none": "không có", "undetermined": "nội dung chưa rõ", "all": "đạt cả {n} nội dung",
        "any": "đạt một trong {n} nội dung", "at_least": "đạt ít nhất {k} trong {n} nội dung",
        "case": "theo từng trường hợp", "if": "nếu {when}", "criteria": "đạt tất cả tiêu chí của bộ",
        "holds": "đã được công nhận {title}", "excused": "không áp dụng khi {when}",
    },
    "en": {
        "attested": "attested (“Đạt”)", "none": "none allowed", "undetermined": "content not known",
        "all": "all of {n} parts", "any": "one of {n} parts", "at_least": "at least {k} of {n} parts",
        "case": "by case", "if": "if {when}", "criteria": "all criteria of the set",
        "holds": "already recognised as {title}", "excused": "does not apply when {when}",
    },
}  # fmt: skip


def say_requirement(provision: Provision, language: str = "vi", *, at: Mapping[str, str] | None = None) -> str:
    """Say a provision whole: its name, what it demands, its parts, and when it does not apply.

    ``at`` picks the cell of a table: ``{"region": "TDMNPB", "year": "2023"}`` gives "Thu nhập bình quân đầu
    người: từ 42 triệu đồng/người/năm trở lên (vùng TDMNPB, năm 2023)".
    """
    said = f"{plain_name(provision)}: {say_demand(provision, language, at=at)}"
    parts = _parts(provision, language, at)
    if parts:
        said += ": " + "; ".join(parts)
    if provision.not_applicable_when is not None:
        said += f"; {say_excuse(provision, language)}"
    return said


def plain_name(provision: Provision) -> str:
    """Give the name without the unit that the decree repeats in brackets, and without a closing mark."""
    name = provision.name.rstrip(" .;:")
    return name.removesuffix(f"({provision.unit})").rstrip() if provision.unit else name


def say_excuse(provision: Provision, language: str = "vi") -> str:
    """Say when a provision does not apply ("không áp dụng khi xã không có làng nghề"); empty when it always does."""
    if provision.not_applicable_when is None:
        return ""
    return _WORDS[language]["excused"].format(when=say_condition(provision.not_applicable_when, language))


def say_demand(provision: Provision, language: str = "vi", *, at: Mapping[str, str] | None = None) -> str:
    """Say what a provision itself demands, without its name and parts."""
    words = _WORDS[language]
    match provision.requirement:
        case Compare(operator, levels):
            return _level_or_table(operator, levels, provision.unit, language, at)
        case ShareOfChildren(child_type, title, operator, levels):
            level = _level_or_table(operator, levels, provision.unit or "%", language, at)
            return f"{level} ({child_type} {_title(title, language)})"
        case Attested(left_to_province):
            return LEFT_TO_PROVINCE[language] if left_to_province else words["attested"]
        case NoneAllowed():
            return words["none"]
        case HoldsTitle(title):
            return words["holds"].format(title=_title(title, language))
        case Undetermined():
            return words["undetermined"]
        case All(parts):
            return words["all"].format(n=len(parts))
        case AnyOf(parts):
            return words["any"].format(n=len(parts))
        case AtLeastOf(count, parts):
            return words["at_least"].format(k=count, n=len(parts))
        case ByCase():
            return words["case"]
        case AllCriteria():
            return words["criteria"]


def _title(title: str, language: str) -> str:
    return TITLE_WORDS[title][language] if title in TITLE_WORDS else title


def _parts(provision: Provision, language: str, at: Mapping[str, str] | None) -> list[str]:
    if isinstance(provision.requirement, ByCase):
        return [
            f"{say_case(case.when, language)}: {say_requirement(case.part, language, at=at)}"
            for case in provision.requirement.cases
        ]
    return [f"{part_letter(part.no)}) {say_requirement(part, language, at=at)}" for part in provision.parts]


def say_case(when: Condition, language: str = "vi") -> str:
    """Say the condition of a case: "nếu số trường học các cấp trên 3"."""
    return _WORDS[language]["if"].format(when=say_condition(when, language))


def part_letter(no: str) -> str:
    """Give the letter of a part: ``14.1/a`` → ``a``."""
    return no.rpartition("/")[2]


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────


def _level_or_table(
    operator: Operator, levels: Levels, unit: str | None, language: str, at: Mapping[str, str] | None
) -> str:
    if at is None or not levels.by or any(name not in at for name in levels.by):
        return say_levels(operator, levels, unit, language)
    cell = {name: at[name] for name in levels.by}
    level = levels.at(tuple(cell.values()))
    return f"{say_level(operator, level, unit, language)} ({say_cell(cell, language)})"


# ── sources and rules of the set ─────────────────────────────────────────────────────────────────────

_CONFIDENCE: Mapping[str, Mapping[Confidence, str]] = {
    "vi": {Confidence.HIGH: "cao", Confidence.MEDIUM: "vừa", Confidence.LOW: "thấp"},
    "en": {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"},
}


def say_date(day: date) -> str:
    """Write a day as Vietnamese papers do: ``08/3/2022``; January and February keep their zero."""
    return f"{day.day:02d}/{day.month if day.month > 2 else f'{day.month:02d}'}/{day.year}"


def say_citation(source: Source) -> str:
    """Cite a source as an officer would: ``QĐ 318/QĐ-TTg, PL I, TC 10``."""
    return source.cited()


def say_standing(source: Source, language: str = "vi") -> str:
    """Say how far a requirement was checked: "chưa đối chiếu với văn bản gốc, độ tin cậy vừa"."""
    sure = _CONFIDENCE[language][source.confidence]
    if language == "vi":
        checked = "đã đối chiếu với văn bản gốc" if source.verified else "chưa đối chiếu với văn bản gốc"
        return f"{checked}, độ tin cậy {sure}"
    checked = "checked against the decision itself" if source.verified else "not checked against the decision itself"
    return f"{checked}, confidence {sure}"


def say_level_rule(rule: LevelRule, language: str = "vi") -> str:
    """Say a rule of the set by which some subjects use another column."""
    when, use = say_condition(rule.when, language), say_cell({rule.trait: rule.use}, language)
    if language == "vi":
        return f"Khi {when}: dùng mức của {use} ({say_citation(rule.source)})"
    return f"When {when}: the level of {use} is used ({say_citation(rule.source)})"
