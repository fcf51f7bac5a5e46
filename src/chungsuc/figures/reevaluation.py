"""Recognised, and how they stand today: how many still meet a set, how many are below, with their members.

A share here is of the units that hold the title, never of all units; the decision and the verdict are two columns,
and neither corrects the other.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from chungsuc.figures.assembly import say_decision
from chungsuc.figures.sentences import NOUN_EN, NOUN_VI, TITLE_EN, TITLE_VI, say_day
from chungsuc.figures.shares import Share
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.queries import Basis
from chungsuc.units.models import Unit
from chungsuc.upkeep.reevaluation import Line, Reevaluation, reevaluate
from chungsuc.upkeep.words import Outcome

BASIS_VI = {Basis.RESULT_YEAR: "tính theo năm kết quả", Basis.DECIDED_ON: "tính theo ngày quyết định"}
_NOUN_VI = {**NOUN_VI, Subject.HAMLET: "xóm", Subject.HOUSEHOLD: "hộ", Subject.GARDEN: "vườn"}
_NOUN_EN = {**NOUN_EN, Subject.HAMLET: "hamlets", Subject.HOUSEHOLD: "households", Subject.GARDEN: "gardens"}
BASIS_EN = {Basis.RESULT_YEAR: "by result year", Basis.DECIDED_ON: "by day of decision"}


class StandingCount(NamedTuple):
    """How many of the recognised units come out one way, with the units (chỉ số kèm mẫu số và danh sách đơn vị)."""

    outcome: Outcome
    share: Share
    day: date
    members: tuple[Unit, ...]


def recognised_by_outcome(
    scope: Unit, law: LawAtDate, title: Title, *, basis: Basis = Basis.RESULT_YEAR
) -> tuple[StandingCount, ...]:
    """Count the units that hold a title by how they stand by a law on its day: still met, below, not enough data."""
    return counts(reevaluate(scope, law, title, basis=basis, details=False))


def recognised_but_below(
    scope: Unit, law: LawAtDate, title: Title, *, basis: Basis = Basis.RESULT_YEAR
) -> StandingCount:  # fmt: skip
    """Count the units that hold a title and do not meet the law on its day (đã công nhận nhưng dưới chuẩn)."""
    found = recognised_by_outcome(scope, law, title, basis=basis)
    return next(one for one in found if one.outcome is Outcome.BELOW)


def counts(found: Reevaluation) -> tuple[StandingCount, ...]:
    """Give the count of each outcome, of the units that hold the title."""
    return tuple(
        StandingCount(
            outcome, Share(len(lines := found.of(outcome)), len(found.lines)), found.day,
            tuple(line.unit for line in lines),
        )
        for outcome in Outcome
    )  # fmt: skip


def say_reevaluation(found: Reevaluation, language: str = "vi") -> str:
    """Say a re-evaluation in one sentence, each number with its base; provisional titles and made-up values named."""
    return _say_vi(found) if language == "vi" else _say_en(found)


def _say_vi(found: Reevaluation) -> str:
    noun, day, title = _NOUN_VI[found.law.base.subject], say_day(found.day), TITLE_VI[found.title]
    held, basis, decree = len(found.lines), BASIS_VI[found.basis], say_decision(found.law.base.decision)
    met, below, unknown = (len(found.of(outcome)) for outcome in Outcome)
    if not held:
        return f"Đến {day}, không có {noun} nào giữ danh hiệu {title} ({basis})."
    parts = [
        f"Đến {day}, trong {held} {noun} {_holds(found)[0]} danh hiệu {title} ({basis}), xét theo {decree}: "
        f"{met} {noun} vẫn đạt, {below} {noun} dưới chuẩn, {unknown} {noun} chưa đủ số liệu"
    ]
    provisional = sum(line.provisional for line in found.lines)
    if provisional:
        parts.append(f"{provisional} {noun} mang danh hiệu tạm từ đơn vị trước sắp xếp, chưa có quyết định riêng")
    return "; ".join([*parts, *(["số liệu mô phỏng"] if found.synthetic else [])]) + "."


def _say_en(found: Reevaluation) -> str:
    noun, day, title = _NOUN_EN[found.law.base.subject], say_day(found.day, "en"), TITLE_EN[found.title]
    held, basis, decree = len(found.lines), BASIS_EN[found.basis], say_decision(found.law.base.decision)
    met, below, unknown = (len(found.of(outcome)) for outcome in Outcome)
    if not held:
        return f"On {day}, no unit holds the title {title} ({basis})."
    parts = [
        f"On {day}, of {held} {noun} that {_holds(found)[1]} the title {title} ({basis}), judged by {decree}: "
        f"{met} still meet it, {below} are below, {unknown} have not enough data"
    ]
    provisional = sum(line.provisional for line in found.lines)
    if provisional:
        parts.append(f"{provisional} carry the title provisionally from the units before, without a decision")
    return "; ".join([*parts, *(["synthetic data"] if found.synthetic else [])]) + "."


def _holds(found: Reevaluation) -> tuple[str, str]:
    """Say whether the title is held by decision, carried provisionally, or by some so and by others so."""
    provisional = {line.provisional for line in found.lines}
    if provisional == {False}:
        return "giữ", "hold"
    return ("mang tạm", "provisionally carry") if provisional == {True} else ("giữ hoặc mang tạm", "hold or carry")


def short_by(line: Line) -> int:
    """Give by how many criteria a unit is short: those that are unmet, conditions outside the count too."""
    return len(line.unmet)
