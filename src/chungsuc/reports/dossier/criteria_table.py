"""The table of criteria with their indicators, as reports of every level print it (biểu chi tiết tiêu chí)."""

from __future__ import annotations

from collections.abc import Sequence

from chungsuc.engine.verdict import Status
from chungsuc.reports.dossier.inputs import Criterion, Indicator, Law
from chungsuc.reports.dossier.phrases import STATUS_VI, indicator_tally, tally
from chungsuc.reports.official.model import Align, Block, Cell, Column, Look, Paragraph, Row, RowLook, Table
from chungsuc.reports.official.words import DOTS, say_day

_C = Align.CENTRE


def detail(criteria: Sequence[Criterion], law: Law, judged: str = "Tự đánh giá") -> tuple[Block, ...]:
    """Give every indicator: demand, value with its day, verdict, article, what is missing; then what the signs mean."""
    names = ("TT", "Tiêu chí, chỉ tiêu", "Mức đạt chuẩn", "Kết quả thực hiện", "Số liệu đến ngày", judged,
             "Căn cứ", "Còn thiếu, ghi chú")  # fmt: skip
    columns = (Column(4.6, _C), Column(33), Column(22), Column(12, Align.RIGHT), Column(10, _C), Column(9.4, _C),
               Column(12), Column(18))  # fmt: skip
    rows: list[Row] = []
    for one in criteria:
        name, verdict = Cell(one.name, span=4), Cell(STATUS_VI[one.status], align=_C)
        rows.append(Row((Cell(one.no, align=_C), name, verdict, Cell("", span=2)), RowLook.GROUP))
        rows += [_indicator(row, law) for row in one.indicators]
    met, asked = tally(criteria)
    fine, all_ = indicator_tally(criteria)
    sums = Cell(f"{met}/{asked} tiêu chí; {fine}/{all_} chỉ tiêu", span=3, align=_C)
    rows.append(Row((Cell("Tổng số tiêu chí, chỉ tiêu đạt", span=5, align=_C), sums), RowLook.TOTAL))
    note = f"Căn cứ: mục của {law.decision.number}, trừ khi ghi văn bản khác."
    if any(not row.verified for one in criteria for row in one.indicators):
        note += " Dấu * : nội dung chưa được đối chiếu với văn bản gốc."
    return Table(columns, (Row(tuple(Cell(name) for name in names)),), tuple(rows)), Paragraph(note, Look.NOTE)


def _indicator(row: Indicator, law: Law) -> Row:
    article = row.article.removeprefix(f"{law.decision.number}, ") or DOTS
    return Row((
        Cell(row.no), Cell(row.name), Cell(row.demand or DOTS), Cell(row.value or DOTS),
        Cell(say_day(row.as_of) if row.as_of else DOTS), Cell(STATUS_VI[row.status]),
        Cell(article if row.verified else f"{article}*"), Cell(row.gap),
    ))  # fmt: skip


def summary(criteria: Sequence[Criterion], judged: str = "Tự đánh giá") -> Table:
    """Give a line per criterion: indicators met, of those asked, and the verdict."""
    names = ("TT", "Tiêu chí", "Số chỉ tiêu đạt", "Số chỉ tiêu xét", judged)
    columns = (Column(1, _C), Column(6.5), Column(2, Align.RIGHT), Column(2, Align.RIGHT), Column(2.6, _C))
    rows = []
    for one in criteria:
        if not one.counted:
            continue  # conditions stand in the detailed table; the totals below count criteria
        met = sum(row.status is Status.MET for row in one.asked)
        rows.append(Row((Cell(one.no), Cell(one.name), Cell(str(met)), Cell(str(len(one.asked))),
                         Cell(STATUS_VI[one.status]))))  # fmt: skip
    met, count = tally(criteria)
    fine, all_ = indicator_tally(criteria)
    rows.append(Row((Cell("Tổng cộng", span=2, align=_C), Cell(str(fine)), Cell(str(all_)),
                     Cell(f"{met}/{count} tiêu chí đạt", align=_C)), RowLook.TOTAL))  # fmt: skip
    return Table(columns, (Row(tuple(Cell(name) for name in names)),), tuple(rows))


def counted(criteria: Sequence[Criterion]) -> str:
    """Say how many rows the table has, for the lines about the file."""
    return f"{len(criteria)} tiêu chí, {sum(len(one.asked) for one in criteria)} chỉ tiêu"
