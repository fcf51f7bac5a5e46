"""The charts of the leader's page: one definition for screen and paper (biểu đồ trang điều hành)."""

from __future__ import annotations

from chungsuc.charts.chart import BarsWithPlan, Caption, Part, PlannedBar, Ranking, Series, Trend
from chungsuc.figures.sentences import titles_in
from chungsuc.reports.leader.facts import Leading
from chungsuc.reports.leader.gathering import TITLES
from chungsuc.reports.leader.words import say_outcome
from chungsuc.reports.yearly.facts import AtYear

SOURCE = ("quyết định công nhận và số liệu đã ghi", "recorded decisions and values")


def against_plan(found: Leading, language: str) -> BarsWithPlan | None:
    """Draw what came in the year beside what was planned; ``None`` where nothing is planned."""
    rows = tuple(
        PlannedBar(one.name, one.target.actual, None, one.target.planned,
                   say_outcome(one, language))
        for one in found.headlines if one.target is not None and one.target.planned is not None
    )  # fmt: skip
    if not rows:
        return None
    title = _say(
        language, f"Công nhận mới năm {found.day.year} so với kế hoạch", f"New in {found.day.year} against the plan"
    )
    return BarsWithPlan(_caption(found, title, language), rows)


def ranking(found: Leading, language: str, count: int) -> Ranking | None:
    """Draw the criteria that fewest communes meet, first what to look at first."""
    pairs = [
        (column, total) for column, total in zip(found.table.columns, found.table.totals, strict=True) if column.counted
    ]  # fmt: skip
    pairs.sort(key=lambda pair: (pair[1].met, -pair[1].unmet, pair[0].no.zfill(4)))
    rows = tuple(
        Part(f"{column.no}. {column.name}", total.share.part, total.share.whole,
             _say(language, f"{total.unknown} chưa đủ căn cứ", f"{total.unknown} unknown") if total.unknown else "")
        for column, total in pairs[:count]
    )  # fmt: skip
    title = _say(language, "Tiêu chí có ít xã đạt nhất", "Criteria that fewest communes meet")
    return Ranking(_caption(found, title, language, _say(language, "xã", "communes")), rows) if rows else None


def months(found: Leading, language: str) -> Trend | None:
    """Draw the titles month by month, by day of decision."""
    title = _say(language, f"Năm {found.day.year}, theo ngày quyết định", f"{found.day.year}, by day of decision")
    moments = tuple(f"{one.day.month}" for one in found.months)
    return _trend(found, found.months, moments, title, _say(language, "Tháng", "Month"), language)


def years(found: Leading, language: str) -> Trend | None:
    """Draw the titles at the end of each year, by result year."""
    title = _say(language, "Cuối các năm, theo năm kết quả", "At the end of each year, by result year")
    moments = tuple(str(one.day.year) for one in found.years)
    return _trend(found, found.years, moments, title, _say(language, "Năm", "Year"), language)


def _trend(
    found: Leading, points: tuple[AtYear, ...], moments: tuple[str, ...], title: str, head: str, language: str
) -> Trend | None:  # fmt: skip
    if len(points) < 2:
        return None
    series = tuple(
        Series(titles_in(language)[one], tuple(point.held[at] for point in points)) for at, one in enumerate(TITLES)
    )  # fmt: skip
    return Trend(_caption(found, title, language, _say(language, "xã", "communes")), moments, series, head)


def _caption(found: Leading, title: str, language: str, unit: str = "") -> Caption:
    return Caption(
        title, f"{title}, {found.scope}.", unit, f"Chung Sức, {_say(language, *SOURCE)}", found.synthetic, language
    )  # fmt: skip


def _say(language: str, vi: str, en: str) -> str:
    return vi if language == "vi" else en
