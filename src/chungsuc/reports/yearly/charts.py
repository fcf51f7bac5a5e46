"""The charts of a yearly report, drawn for paper (biểu đồ báo cáo)."""

from __future__ import annotations

from dataclasses import replace

from chungsuc.charts.chart import PAPER, BarsWithPlan, Caption, Chart, Part, PlannedBar, Ranking, Series, Trend
from chungsuc.charts.draw import png
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import MapView
from chungsuc.maps.picture import map_png
from chungsuc.reports.official.model import Picture
from chungsuc.reports.quarterly.gathering import TITLES
from chungsuc.reports.quarterly.words import TITLE_NAMES
from chungsuc.reports.yearly.facts import Year
from chungsuc.reports.yearly.words import least_met

_WIDTH = 125  # mm
_LAND = (680, 145)  # a map in pixels and mm: so that its smallest letters can be read on paper
_SOURCE = "Chung Sức, theo quyết định công nhận và số liệu đã ghi"


def against_plan(found: Year) -> Chart:
    """Draw what was recognised in the year beside what was planned."""
    rows = []
    for level, title, name in (
        *(("commune", title, f"Xã {name}") for title, name in zip(TITLES, TITLE_NAMES, strict=True)),
        ("district", Title.NTM, "Đơn vị cấp huyện"),
    ):
        target = found.plan.target(level, title) if found.plan else None
        if target is not None:
            rows.append(PlannedBar(name, target.actual, None, target.planned, target.outcome_said))
    said = f"Số đơn vị công nhận mới {found.name} so với kế hoạch năm"
    return BarsWithPlan(_caption(found, said), tuple(rows))


def criteria(found: Year) -> Chart:
    """Draw the criteria that fewest communes meet."""
    rows = tuple(
        Part(f"{no}. {name}", one.share.part, one.share.whole) for no, name, one in least_met(found, count=10)
    )  # fmt: skip
    return Ranking(_caption(found, "Tiêu chí có ít xã đạt nhất", "xã"), rows)


def over_years(found: Year) -> Chart:
    """Draw how many communes held each title at the end of each year."""
    moments = tuple(f"{one.day:%d/%m/%Y}" if (one.day.month, one.day.day) != (12, 31) else str(one.day.year)
                    for one in found.years)  # fmt: skip
    series = tuple(
        Series(f"Xã {name}", tuple(one.held[at] for one in found.years)) for at, name in enumerate(TITLE_NAMES)
    )
    return Trend(_caption(found, "Số xã có danh hiệu (lũy kế) cuối các năm", "xã"), moments, series, "Năm")


def land(view: MapView) -> Picture:
    """Give the map of titles as a picture, with legend, source and notices in it."""
    return Picture(map_png(view, _LAND[0], titled=False), _LAND[1], view.title, view.said)


def picture(chart: Chart) -> Picture:
    """Draw a chart as a picture of a paper; its title and its mark are in it."""
    return Picture(
        png(chart, replace(PAPER, titled=False)), _WIDTH, chart.caption.title, chart.caption.said or chart.caption.title
    )


def _caption(found: Year, title: str, unit: str = "") -> Caption:
    return Caption(title, f"{title}, {found.scope}.", unit, _SOURCE, found.synthetic)
