"""Plan against actual in words: "10 xã đạt chuẩn NTM, bằng kế hoạch" (lời so sánh kế hoạch)."""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.figures.plans import LineAgainst, Outcome, PlanAgainst
from chungsuc.figures.sentences import say_day, titles_in
from chungsuc.recognition.queries import Basis
from chungsuc.targets.models import Bound
from chungsuc.targets.words import NOUN_EN, NOUN_VI

_BOUND: Mapping[str, Mapping[Bound, str]] = {
    "vi": {Bound.EXACT: "", Bound.AT_LEAST: "ít nhất ", Bound.MORE_THAN: "trên "},
    "en": {Bound.EXACT: "", Bound.AT_LEAST: "at least ", Bound.MORE_THAN: "more than "},
}
_HIGHER = {"vi": " trở lên", "en": " or higher"}
_UNKNOWN = {"vi": "chưa so sánh được", "en": "not compared"}


def noun(level: str, language: str = "vi") -> str:
    """Say what is counted: "xã", "đơn vị cấp huyện"."""
    return (NOUN_VI if language == "vi" else NOUN_EN).get(level, level)


def say_target(one: LineAgainst, language: str = "vi") -> str:
    """Name a target: "xã NTM nâng cao"."""
    title = titles_in(language)[one.title] + (_HIGHER[language] if one.line.or_higher else "")
    if language == "vi":
        return f"{noun(one.line.level)} {'đạt chuẩn ' if title == 'NTM' else ''}{title}"
    return f"{title} {noun(one.line.level, language)}"


def say_planned(one: LineAgainst, language: str = "vi") -> str:
    """Say the planned number with its bound: "ít nhất 2"; a dash where none is given."""
    return "–" if one.planned is None else f"{_BOUND[language][Bound(one.line.bound)]}{one.planned}"


def say_cumulative(one: LineAgainst, language: str = "vi") -> str:
    """Say how many are to hold the title in all; a dash where it is not known."""
    if one.cumulative_planned is None:
        return "–"
    return f"{_BOUND[language][Bound(one.line.bound)] if one.cumulative_printed else ''}{one.cumulative_planned}"


def say_outcome(one: LineAgainst, language: str = "vi") -> str:
    """Say how actual stands to plan: "bằng kế hoạch", "vượt 4", "thiếu 2"."""
    match one.outcome:
        case Outcome.REACHED:
            return "bằng kế hoạch" if language == "vi" else "as planned"
        case Outcome.EXCEEDED:
            return f"vượt {one.exceeded}" if language == "vi" else f"{one.exceeded} above"
        case Outcome.SHORT:
            return f"thiếu {one.missing}" if language == "vi" else f"{one.missing} short"
        case _:
            return _UNKNOWN[language]


def say_plan(found: PlanAgainst, language: str = "vi") -> str:
    """Say a plan against actual in one sentence, each target with its number and what was planned."""
    return _vi(found) if language == "vi" else _en(found)


def _vi(found: PlanAgainst) -> str:
    unit, year = found.plan.unit, found.plan.year
    if found.version is None:
        return f"Kế hoạch năm {year} của {unit.full_name} chưa có hiệu lực vào ngày {say_day(found.stood_on)}."
    if found.dropped:
        return f"Kế hoạch năm {year} của {unit.full_name} không thực hiện nữa từ {say_day(found.version.effective_on)}."
    if not found.known:
        return f"Kế hoạch năm {year} của {unit.full_name}: chưa đếm được kết quả."
    way = "theo năm kết quả" if found.basis is Basis.RESULT_YEAR else "theo ngày quyết định"
    parts = [_part_vi(one) for one in found.lines if one.actual is not None]
    return f"Đến {say_day(found.day)} ({way}), năm {year} {unit.full_name} có thêm {'; '.join(parts)}."


def _part_vi(one: LineAgainst) -> str:
    said = f"{one.actual} {say_target(one)}"
    match one.outcome:
        case Outcome.REACHED:
            return f"{said}, bằng kế hoạch"
        case Outcome.EXCEEDED:
            return f"{said}, vượt {one.exceeded} so với kế hoạch ({say_planned(one)})"
        case Outcome.SHORT:
            return f"{said}, thiếu {one.missing} so với kế hoạch ({say_planned(one)})"
        case _:
            return said


def _en(found: PlanAgainst) -> str:
    unit, year = found.plan.unit, found.plan.year
    if found.version is None:
        return f"The {year} plan of {unit.name} is not yet in force on {say_day(found.stood_on, 'en')}."
    if found.dropped:
        return f"The {year} plan of {unit.name} was dropped on {say_day(found.version.effective_on, 'en')}."
    if not found.known:
        return f"The {year} plan of {unit.name}: results cannot be counted yet."
    way = "by result year" if found.basis is Basis.RESULT_YEAR else "by day of decision"
    parts = [
        f"{one.actual} {say_target(one, 'en')} ({say_outcome(one, 'en')}; planned: {say_planned(one, 'en')})"
        for one in found.lines
        if one.actual is not None
    ]
    return f"By {say_day(found.day, 'en')} ({way}), {unit.name} gained in {year}: {'; '.join(parts)}."
