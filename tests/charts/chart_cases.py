"""Charts of every kind, with long names, unknown values and signs that a careless writer would let through."""

from __future__ import annotations

from decimal import Decimal

from chungsuc.charts.chart import (
    BarsWithPlan,
    Caption,
    Chart,
    Column,
    Columns,
    Part,
    PlannedBar,
    Ranking,
    Series,
    Share,
    Shares,
    Trend,
)


def caption(title: str = "Xã đạt chuẩn", *, synthetic: bool = True, language: str = "vi") -> Caption:
    return Caption(title, "Số xã đạt, theo quyết định.", "xã", "quyết định đã ghi", synthetic, language)


BARS = BarsWithPlan(
    caption("Thực hiện so với kế hoạch"),
    (
        PlannedBar("Xã đạt chuẩn nông thôn mới", 118, 126, 120, "thiếu 2", "xã"),
        PlannedBar("Xã nông thôn mới kiểu mẫu", None, 126, None, "chưa ghi", "xã"),
        PlannedBar("Lượt người tham gia", 23515, None, 20000),
    ),
)
RANKING = Ranking(
    caption("Tiêu chí ít xã đạt nhất"),
    (Part("13. Tổ chức sản xuất và phát triển kinh tế nông thôn", 98, 126, "28 xã"), Part("<b>&", 9, 126)),
)
SHARES = Shares(caption("Theo số tiêu chí"), 126, (Share("19 tiêu chí", 98), Share("15–18 tiêu chí", 28)))
TREND = Trend(
    caption("Lũy kế theo tháng"),
    ("T1", "T2", "T3"),
    (Series("NTM", (108, None, 118)), Series("Nâng cao", (Decimal("25.5"), 26, 26))),
    "Tháng",
)
COLUMNS = Columns(caption("Theo năm"), (Column("2022", 8, 10), Column("2023", 10)), "Năm")
ALL: tuple[Chart, ...] = (BARS, RANKING, SHARES, TREND, COLUMNS)
