"""The words of the leader's page in both languages (lời trang điều hành)."""

from __future__ import annotations

from chungsuc.figures.plans import Outcome
from chungsuc.reports.leader.facts import Headline, Late, Leading
from chungsuc.targets.models import Bound

_WORDS = {
    "title": ("Điều hành xây dựng nông thôn mới", "New rural development at a glance"),
    "as_of": ("đến ngày", "as of"), "synthetic": ("SỐ LIỆU MÔ PHỎNG", "SYNTHETIC DATA"),
    "lagging": ("Cơ quan còn việc thẩm tra", "Departments with values to verify"),
    "near": ("Xã chưa đạt chuẩn, gần đạt trước", "Communes without the title, nearest first"),
    "below": ("Xã có danh hiệu mà dưới chuẩn", "Recognised communes below the set"),
    "made": ("Lập lúc", "Made at"), "since": ("chờ từ", "since"), "waiting": ("giá trị chờ", "waiting"),
    "left": ("còn", "left:"), "unknown": ("chưa đủ căn cứ", "unknown"),
    "none": ("không có", "none"), "more": ("nữa, xem trên màn hình", "more, see the screen"),
    "foot": ("mỗi con số mở được trên màn hình", "every figure opens on screen"),
}  # fmt: skip
_BOUND = {
    "vi": {Bound.EXACT: "", Bound.AT_LEAST: "ít nhất ", Bound.MORE_THAN: "trên "},
    "en": {Bound.EXACT: "", Bound.AT_LEAST: "at least ", Bound.MORE_THAN: "more than "},
}


def words(language: str) -> dict[str, str]:
    """Give the words of a language by name."""
    return {name: said[0 if language == "vi" else 1] for name, said in _WORDS.items()}


def say_change(one: Headline, language: str) -> str:
    """Say the change in the year: "tăng 9 trong năm (+10, −1)"."""
    vi = language == "vi"
    if one.change is None:
        return "chưa so sánh được với đầu năm" if vi else "not compared with the year's start"
    if not one.change and not one.causes:
        return "không đổi trong năm" if vi else "no change in the year"
    parts = [f"+{number}" if number > 0 else f"−{-number}" for number in one.causes.values()]
    apart = f" ({', '.join(parts)})" if len(parts) > 1 else ""
    sign = "tăng" if one.change >= 0 else "giảm"
    if vi:
        return f"{sign} {abs(one.change)} trong năm{apart}"
    return f"{'+' if one.change >= 0 else '−'}{abs(one.change)} in the year{apart}"


def say_late(one: Late, language: str) -> str:
    """Say how many are late: "3/126", or why it is not known."""
    answer = one.answer
    if answer.value is None:
        return answer.why[0 if language == "vi" else 1]
    return f"{answer.value}/{answer.denominator}" if answer.is_share else f"{answer.value}"


def say_apart(found: Leading, language: str) -> str:
    """Say why the months end lower than the figures above; blank where they do not."""
    if not found.months or not found.years or found.months[-1].held == found.years[-1].held:
        return ""
    if language == "vi":
        return ("Đường theo tháng tính từ ngày ký quyết định; các con số ở trên tính theo năm kết quả: "
                "quyết định ký năm sau vẫn tính cho năm nay.")  # fmt: skip
    return ("Months count from the day a decision was signed; the figures above go by result year: "
            "what is signed a year later still counts for this one.")  # fmt: skip


def say_open(found: Leading, language: str) -> str:
    """Say how many communes carry a title from their parts and wait for a decision; blank where none does."""
    count = found.table.about.titles_open
    if not count:
        return ""
    if language == "vi":
        return f"Chưa kể {count} xã mới sắp xếp từ đơn vị đã có danh hiệu, chờ quyết định."
    return f"Not counting {count} communes made out of units that held a title, not decided yet."


def say_plan(one: Headline, language: str) -> str:
    """Say how the year stands to its plan: "kế hoạch năm 12: vượt 4"."""
    vi, target = language == "vi", one.target
    if target is None or target.planned is None:
        return "chưa ghi kế hoạch năm" if vi else "no plan is on record"
    planned = f"{_BOUND[language][target.bound]}{target.planned}"
    return f"{'kế hoạch năm' if vi else 'planned'} {planned}: {say_outcome(one, language)}"


def say_outcome(one: Headline, language: str) -> str:
    """Say how the year stands to its plan in short: "vượt 4"."""
    target = one.target
    if language == "vi":
        return target.outcome_said if target else ""
    if target is None or target.actual is None or target.planned is None:
        return "not compared"
    gap = target.actual - target.planned
    return {Outcome.REACHED: "reached", Outcome.EXCEEDED: f"{gap} above", Outcome.SHORT: f"{-gap} short"}.get(
        target.outcome, "not compared"
    )


def holds(one: Headline) -> str:
    """Give the look of a headline's plan: good, bad, or nothing."""
    if one.target is None or one.target.planned is None:
        return ""
    return {Outcome.REACHED: "good", Outcome.EXCEEDED: "good", Outcome.SHORT: "bad"}.get(one.target.outcome, "")
