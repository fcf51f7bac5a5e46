"""A survey held against the rules of recognition (đối chiếu kết quả lấy ý kiến với quy định)."""

from __future__ import annotations

from chungsuc.rules.held import Finding, at_least, hold
from chungsuc.rules.queries import Rules
from chungsuc.surveys.results import SurveyResult


def held(result: SurveyResult, rules: Rules) -> tuple[Finding, ...]:
    """Say what a result is worth under rules: that it has ended, each threshold, and that its own plan was reached.

    Shares are held unrounded. A base that is not known leaves the share undecided.
    """
    return (_ended(result), _overall(result, rules), _each(result, rules), _share(result, rules), *_plan(result))


def _ended(result: SurveyResult) -> Finding:
    if result.final:
        vi, en = f"Đợt lấy ý kiến {result.number} đã kết thúc", f"Survey {result.number} has ended"
    else:
        vi, en = f"Đợt lấy ý kiến {result.number} chưa kết thúc", f"Survey {result.number} has not ended"
    return hold("survey_ended", f"{vi}: {result.answered} phiếu", f"{en}: {result.answered} answers", result.final)


def _overall(result: SurveyResult, rules: Rules) -> Finding:
    rule = rules.number("survey.overall_percent")
    value = None if result.too_few else result.overall.exact
    vi, en = _of("Hài lòng chung", "Satisfied overall", result.overall.satisfied, result.answered)
    return at_least("survey_overall", rule, value, vi, en)


def _each(result: SurveyResult, rules: Rules) -> Finding:
    rule = rules.number("survey.item_percent")
    worst = None if result.too_few else result.worst
    if worst is None:
        return at_least("survey_item", rule, None, "Hài lòng ở từng nội dung", "Satisfied on each question")
    below = [] if rule.value is None else [
        one.no for one in result.items if one.count.exact is not None and one.count.exact < rule.value
    ]  # fmt: skip
    vi, en = f"Nội dung thấp nhất ({worst.no})", f"Lowest question ({worst.no})"
    if len(below) > 1:
        vi += f"; chưa tới mức: {', '.join(below)}"
        en += f"; below the level: {', '.join(below)}"
    return at_least("survey_item", rule, worst.count.exact, vi, en)


def _share(result: SurveyResult, rules: Rules) -> Finding:
    rule = rules.number("survey.households_percent")
    if result.base is None:
        vi, en = "Tỷ lệ hộ được lấy ý kiến (chưa ghi số hộ)", "Share of households asked (households not recorded)"
    else:
        vi, en = _of("Tỷ lệ hộ được lấy ý kiến", "Share of households asked", result.answered, result.base)
    return at_least("survey_households", rule, result.exact_share_of_base, vi, en)


def _plan(result: SurveyResult) -> tuple[Finding, ...]:
    """Warn of a sample that its own plan asked for and that was not reached: no rule of law, so it never stops."""
    short = result.short_of_plan
    if short is None:
        return ()
    vi, en = f"Số phiếu {result.answered}/{result.planned} theo kế hoạch", f"{result.answered}/{result.planned} planned"
    if short:
        vi, en = f"Chưa đủ mẫu: {vi}, thiếu {short}", f"Sample incomplete: {en}, {short} missing"
    return (Finding("survey_plan", vi, en, not short, None, False),)


def _of(vi: str, en: str, part: int, whole: int) -> tuple[str, str]:
    return f"{vi} ({part}/{whole})", f"{en} ({part}/{whole})"
