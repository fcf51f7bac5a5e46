"""The tables of a quarterly report (biểu tiến độ quý)."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.reports.dossier.rows import row, table
from chungsuc.reports.official.model import Align, Cell, Column, Row, RowLook, Table
from chungsuc.reports.official.words import capital
from chungsuc.reports.quarterly.facts import Line, Quarter, Stage
from chungsuc.reports.quarterly.words import NONE, TITLE_NAMES, say_change, say_count, say_known, say_plan

_C, _R = Align.CENTRE, Align.RIGHT
_IN_QUARTER = "Tăng quý"
_TITLE_PARTS = ("KH năm", "Đầu năm", "Tăng năm", _IN_QUARTER, "Lũy kế", "Tỷ lệ")


def in_short(found: Quarter) -> Table:
    """Give a line for each title of the whole scope, with how it stands to the plan."""
    names = ("Danh hiệu", "Kế hoạch năm", "Đầu năm", "Tăng trong năm", "Không còn tính", "Lũy kế", "Tỷ lệ",
             "Tăng trong quý", "So với kế hoạch")  # fmt: skip
    columns = (Column(4.6), *(Column(1.6, _R) for _ in range(4)), Column(2, _R), *(Column(1.6, _R) for _ in range(2)),
               Column(2.6, _C))  # fmt: skip
    return table(names, columns, (
        row(f"Xã {name}", say_plan(count), *map(say_known, (count.start, count.gained, count.lost)),
            f"{count.held}/{found.total.communes}", found.total.share(at).say_percent(),
            say_known(count.quarter_gained), said or NONE)
        for at, (name, count, said) in enumerate(zip(TITLE_NAMES, found.total.titles, found.plan_words, strict=True))
    ))  # fmt: skip


def _whole(rows: Iterator[tuple[Line, list[str]]], found: Quarter) -> Iterator[Row]:
    """Put the number and the name before each line; the last one is of the whole scope."""
    number = 0
    for line, texts in rows:
        if line is found.total:
            yield Row((Cell("Toàn tỉnh" if found.whole else "Tổng cộng", span=2, align=_C), *map(Cell, texts)),
                      RowLook.TOTAL)  # fmt: skip
            continue
        number += 1
        yield row(str(number), capital(line.name), *texts)


def _lines(found: Quarter) -> tuple[Line, ...]:
    return (*found.lines, found.total)


def titles(found: Quarter) -> Table:
    """Give plan, start of the year, what is new and in all of each title, district by district."""
    parts = tuple(part for part in _TITLE_PARTS if found.apart or part != _IN_QUARTER)
    top = Row((Cell("TT", deep=2), Cell("Đơn vị", deep=2), Cell("Số xã", deep=2),
               *(Cell(f"Xã {name}", span=len(parts)) for name in TITLE_NAMES)))  # fmt: skip
    below = Row(tuple(Cell(name) for _ in TITLE_NAMES for name in parts))
    counts = tuple(Column(3.1, _R) for _ in parts[:-1])
    columns = (Column(2.4, _C), Column(10), Column(3, _R), *(*counts, Column(4.4, _R)) * len(TITLE_NAMES))
    rows = ((line, [str(line.communes), *_title_cells(line, apart=found.apart)]) for line in _lines(found))
    return Table(columns, (top, below), tuple(_whole(rows, found)))


def _title_cells(line: Line, *, apart: bool) -> Iterator[str]:
    for at, one in enumerate(line.titles):
        yield say_plan(one)
        in_quarter = (one.quarter_gained,) if apart else ()
        yield from map(say_known, (one.start, one.gained, *in_quarter, one.held))
        yield line.share(at).say_percent()


def criteria(found: Quarter) -> Table:
    """Give the bands, the mean, the change and the verified share, district by district."""
    bands = len(found.band_names)
    top = Row((
        Cell("TT", deep=2), Cell("Đơn vị", deep=2), Cell("Số xã", deep=2),
        Cell("Số xã theo số tiêu chí đạt", span=bands), Cell("Xã còn tiêu chí chưa đủ căn cứ", deep=2),
        Cell("Bình quân tiêu chí/xã", deep=2), Cell(f"Tăng, giảm lượt tiêu chí so với {found.before}", deep=2),
        Cell("Giá trị đã xác nhận", span=3),
    ))  # fmt: skip
    below = Row(tuple(map(Cell, (*found.band_names, "Đã nhập", "Xác nhận", "Tỷ lệ"))))
    columns = (Column(1, _C), Column(4.6), Column(1.4, _R), *(Column(1.5, _R) for _ in range(bands)), Column(2, _R),
               Column(1.8, _R), Column(2.4, _R), *(Column(1.8, _R) for _ in range(3)))  # fmt: skip
    rows = ((line, _criteria_cells(line)) for line in _lines(found))
    return Table(columns, (top, below), tuple(_whole(rows, found)))


def _criteria_cells(line: Line) -> list[str]:
    return [
        str(line.communes), *map(str, line.bands), str(line.with_unknown), line.average.say(), say_change(line.change),
        say_count(line.entered), say_count(line.confirmed), line.verified.say_percent(),
    ]  # fmt: skip


def dossiers(found: Quarter) -> Table:
    """Give the dossiers by stage, district by district."""
    some = tuple(stage for stage in Stage if stage.open)
    ended = tuple(stage for stage in Stage if not stage.open)
    names = ("TT", "Đơn vị", "Đang giải quyết", *(capital(stage.vi) for stage in (*some, *ended)))
    columns = (Column(1, _C), Column(4.6), *(Column(2, _R) for _ in range(1 + len(Stage))))
    rows = (
        (line, [str(line.going_on), *(str(line.dossiers[stage]) for stage in (*some, *ended))])
        for line in _lines(found)
    )
    return table(names, columns, _whole(rows, found))
