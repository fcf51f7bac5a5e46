"""The tables in the text of a yearly report (bảng trong báo cáo)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chungsuc.engine.verdict import Status
from chungsuc.figures.tables import BandsRow
from chungsuc.law.numbers import number_vi
from chungsuc.law.tree import Title
from chungsuc.reports.dossier.rows import row, table
from chungsuc.reports.official.model import Align, Block, Cell, Column, Look, Paragraph, Row, RowLook, Run, Table
from chungsuc.reports.official.words import capital, say_day
from chungsuc.reports.quarterly.gathering import TITLES
from chungsuc.reports.quarterly.words import NONE, TITLE_NAMES, say_known
from chungsuc.reports.recognised.tables import listing
from chungsuc.reports.yearly.facts import Member, PlanOf, Target, Year
from chungsuc.reports.yearly.words import BOUND_VI, least_met, say_names, say_near

# Letters, since a face for papers has no cross: đạt, không đạt.
LETTERS = {Status.MET: "Đ", Status.UNMET: "K", Status.UNKNOWN: "?", Status.NOT_APPLICABLE: "–"}
TITLE_SHORT = {Title.NTM: "NTM", Title.COMPLETED: "Hoàn thành", Title.ADVANCED: "Nâng cao", Title.MODEL: "Kiểu mẫu",
               Title.MODERN: "Hiện đại"}  # fmt: skip
C, R = Align.CENTRE, Align.RIGHT
_NEAR_SHOWN = 20


def results(found: Year) -> Table:
    """Give a line for each title: at the start, new, no longer counted, in all, the share, beside the plan."""
    names = ("Danh hiệu", "Đầu năm", "Tăng trong năm", "Không còn tính", "Lũy kế", "Tỷ lệ", "Kế hoạch năm",
             "So với kế hoạch")  # fmt: skip
    columns = (Column(4.6), *(Column(1.7, R) for _ in range(3)), Column(2, R), Column(1.7, R), Column(2, R),
               Column(2.6, C))  # fmt: skip
    total = found.moved.total
    rows = [
        row(f"Xã {name}", *map(say_known, (count.start, count.gained, count.lost)), f"{count.held}/{total.communes}",
            total.share(at).say_percent(), *_against(found.plan, "commune", TITLES[at]))
        for at, (name, count) in enumerate(zip(TITLE_NAMES, total.titles, strict=True))
    ]  # fmt: skip
    if found.districts_held:
        share = found.districts_held
        rows.append(row("Đơn vị cấp huyện đạt chuẩn, hoàn thành", NONE, NONE, NONE, f"{share.part}/{share.whole}",
                        share.say_percent(), *_against(found.plan, "district", Title.NTM)))  # fmt: skip
    return table(names, columns, rows)


def _against(plan: PlanOf | None, level: str, title: Title) -> tuple[str, str]:
    target = plan.target(level, title) if plan else None
    if target is None or target.planned is None:
        return NONE, NONE
    return f"{BOUND_VI[target.bound]}{target.planned}", target.outcome_said


def planned(plan: PlanOf) -> Table:
    """Give T3: each target of a plan beside what came of it, new and cumulative, with names where they differ."""
    names = ("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "So với kế hoạch", "Lũy kế kế hoạch", "Lũy kế thực hiện",
             "Chưa đạt theo kế hoạch", "Đạt ngoài kế hoạch")  # fmt: skip
    columns = (Column(1, C), Column(4.4), *(Column(1.8, R) for _ in range(2)), Column(2.4, C),
               *(Column(2, R) for _ in range(2)), Column(5), Column(5))  # fmt: skip
    return table(names, columns, (_target(number, one) for number, one in enumerate(plan.targets, 1)))


def _target(number: int, one: Target) -> Row:
    return row(
        str(number), capital(one.said), NONE if one.planned is None else f"{BOUND_VI[one.bound]}{one.planned}",
        say_known(one.actual), one.outcome_said, say_known(one.cumulative),
        NONE if one.held is None else f"{one.held}/{one.base}", _named(one.not_made, one.unnamed),
        _named(one.extra, 0) if one.made or one.not_made else NONE,
    )  # fmt: skip


def _named(members: tuple[Member, ...], unnamed: int) -> str:
    said = say_names(members)
    if unnamed and not members:
        return "kế hoạch không nêu tên"
    return said or "không"


def reached(plan: PlanOf) -> Block:
    """Give the units of each target by name: planned and reached, planned and not, reached without a plan."""
    names, columns = ("Chỉ tiêu", "Kết quả", "Số lượng", "Đơn vị"), (Column(4), Column(4), Column(1.6, R), Column(12))
    rows: list[Row] = []
    for one in plan.targets:
        some = (("Đạt theo kế hoạch", one.made), ("Có trong kế hoạch, chưa đạt", one.not_made),
                ("Đạt ngoài danh sách kế hoạch", one.extra))  # fmt: skip
        rows += [row(capital(one.said), said, str(len(units)), f"{say_names(units)}") for said, units in some if units]
    return table(names, columns, rows) if rows else Paragraph("Kế hoạch không nêu tên đơn vị.", Look.NOTE)


def ranking(found: Year) -> Table:
    """Give the criteria that fewest communes meet first, with what is unmet and what is not known."""
    names = ("TC", "Tiêu chí", "Đạt", "Tỷ lệ", "Chưa đạt", "Chưa đủ căn cứ", "Không áp dụng")
    columns = (Column(1, C), Column(7), *(Column(1.8, R) for _ in range(5)))
    return table(names, columns, (
        row(no, name, str(one.met), one.share.say_percent(), str(one.unmet), str(one.unknown), str(one.not_applicable))
        for no, name, one in least_met(found, count=len(found.table.columns))
    ))  # fmt: skip


def lagging(found: Year) -> Table:
    """Give the departments with what waits for them."""
    names = ("TT", "Cơ quan", "Chờ thẩm tra", "Chờ lâu nhất từ ngày", "Đã trả lại", "Đã xác nhận")
    columns = (Column(1, C), Column(7), *(Column(2.2, R) for _ in range(4)))
    return table(names, columns, (
        row(str(number), one.name, number_vi(one.waiting), say_day(one.since) if one.since else NONE,
            number_vi(one.returned), number_vi(one.confirmed))
        for number, one in enumerate(found.lagging, 1)
    ))  # fmt: skip


def near(found: Year) -> tuple[Block, ...]:
    """Give the communes without a title, those that lack least first; how many were left out is said."""
    shown = found.near[:_NEAR_SHOWN]
    names, columns = ("TT", "Xã chưa có danh hiệu và tiêu chí còn lại"), (Column(1, C), Column(16))
    made = table(names, columns, (row(str(n), say_near(one, found.table.criteria)) for n, one in enumerate(shown, 1)))
    rest = len(found.near) - len(shown)
    return (made, *((Paragraph(f"Và {rest} xã khác; xem biểu T1.", Look.NOTE),) if rest else ()))


def printed(found: Year) -> Table:
    """Give what papers printed on just this day beside ours; neither takes the place of the other."""
    names = ("TT", "Chỉ số", "Đã công bố", "Số của hệ thống", "Chênh lệch", "Nguồn công bố")
    columns = (Column(1, C), Column(6), *(Column(2, R) for _ in range(3)), Column(7))
    return table(names, columns, (
        row(str(number), one.name, number_vi(one.printed), NONE if one.ours is None else number_vi(one.ours),
            NONE if one.difference is None else number_vi(one.difference) if one.difference else "khớp", one.source)
        for number, one in enumerate(found.printed, 1)
    ))  # fmt: skip


def newly(found: Year) -> tuple[Block, ...]:
    """Give the units recognised in the year, title by title, with the three dates of each decision."""
    blocks: list[Block] = []
    for one in found.recognised.listings:
        if one.new:
            blocks.append(Paragraph(f"Công nhận mới {found.name}: {len(one.new)} {one.noun} {one.title}", Look.CAPTION))
            blocks.append(listing(replace(one, entries=one.new), replace(found.recognised, only_new=True)))
    return tuple(blocks) or (Paragraph("Không có đơn vị nào được công nhận mới trong kỳ."),)


# ── annexes T1 and T2 ────────────────────────────────────────────────────────────────────────────────


def criteria(found: Year) -> Table:
    """Give T1: every commune with its criteria, district by district, and how many meet each."""
    given = found.table
    head = ("TT", "Đơn vị", *(column.no for column in given.columns), "Số TC đạt", "Danh hiệu")
    columns = (Column(1.1, C), Column(5), *(Column(0.95, C) for _ in given.columns), Column(1.5, R), Column(2.2, C))
    rows: list[Row] = []
    number = 0
    for group in given.groups or (None,):
        some = given.rows_of(group) if group else given.rows
        if group:
            rows.append(Row((Cell(f"{capital(group.name)}: {len(some)} xã", span=len(head)),), RowLook.GROUP))
        for one in some:
            number += 1
            title = TITLE_SHORT[one.title] if one.title else ""
            rows.append(Row((Cell(str(number)), Cell(one.name), *map(_letter, one.cells), Cell(str(one.met)),
                             Cell(title))))  # fmt: skip
    totals = (str(total.met) for total in given.totals)
    rows.append(row("", "Số xã đạt", *totals, given.average.say(), "", look=RowLook.TOTAL))
    return table(head, columns, rows)


def _letter(status: Status) -> Cell:
    """Give the letter of a status; what is not met or not known stands out."""
    return Cell((Run(LETTERS[status], bold=status in (Status.UNMET, Status.UNKNOWN)),))


def bands(found: Year) -> Table:
    """Give T2: how many communes meet how many criteria, district by district."""
    given = found.bands
    names = ("TT", "Đơn vị", "Số xã", *(band.label() for band in given.bands), "Còn tiêu chí chưa đủ căn cứ",
             "Bình quân")  # fmt: skip
    columns = (Column(1, C), Column(6), Column(1.6, R), *(Column(2, R) for _ in given.bands), Column(2.4, R),
               Column(2, R))  # fmt: skip

    def lines() -> Iterator[Row]:
        for number, one in enumerate(given.rows, 1):
            yield row(str(number), capital(one.group.name) if one.group else "", *_band(one))
        yield row("", "Tổng cộng", *_band(given.total), look=RowLook.TOTAL)

    return table(names, columns, lines())


def _band(one: BandsRow) -> tuple[str, ...]:
    return (str(one.units), *(one.share(at).say_short() for at in range(len(one.counts))), str(one.with_unknown),
            one.average.say())  # fmt: skip
