"""The tables of a gap report (biểu của báo cáo rà soát)."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.engine.verdict import Status
from chungsuc.reports.dossier.rows import row, table
from chungsuc.reports.gap.facts import Criterion, Gap, Line, Stand
from chungsuc.reports.gap.words import NOBODY, STATUS_VI, marks, say_stand
from chungsuc.reports.official.model import Align, Cell, Column, Row, RowLook, Table

_C, _R = Align.CENTRE, Align.RIGHT
_WAITING = (Stand.WAITING, Stand.ANSWERED)


def detail(found: Gap) -> Table:
    """Give every line that is not met or not known, under its criterion."""
    names = ("TT", "Tiêu chí, chỉ tiêu, nội dung", "Mức đạt chuẩn", "Hiện có", "Kết quả", "Còn thiếu", "Phụ trách",
             "Tình trạng số liệu", "Căn cứ")  # fmt: skip
    columns = (Column(4.6, _C), Column(29), Column(18.4), Column(12), Column(10, _C), Column(18), Column(14),
               Column(14), Column(10))  # fmt: skip
    return table(names, columns, (one for criterion in found.left for one in _of_criterion(criterion, found)))


def _of_criterion(one: Criterion, found: Gap) -> Iterator[Row]:
    status = Cell(STATUS_VI[one.status], align=_C)
    yield Row((Cell(one.no, align=_C), Cell(one.name, span=3), status, Cell("", span=4)), RowLook.GROUP)
    for line in one.lines:
        article = line.article.removeprefix(f"{found.law.decision.number}, ")
        if line.whole:
            texts = (line.no, line.name, line.demand, line.value, STATUS_VI[line.status])
            yield Row((*map(Cell, texts), Cell("các nội dung dưới đây", span=3), Cell(article)))
            continue
        yield row(
            line.no, line.name, f"{line.demand}{marks(line)}", line.value or "–", STATUS_VI[line.status],
            line.gap or line.need, line.owner or NOBODY, say_stand(line), article,
        )  # fmt: skip


def by_criterion(found: Gap) -> Table:
    """Give a line for each criterion: how many of its indicators are met, not met, not known."""
    names = ("TT", "Tiêu chí", "Số chỉ tiêu xét", "Đạt", "Chưa đạt", "Chưa đủ số liệu", "Kết quả")
    columns = (Column(1, _C), Column(6), Column(1.6, _R), Column(1.2, _R), Column(1.4, _R), Column(1.7, _R),
               Column(2.6, _C))  # fmt: skip
    rows = [
        row(one.no, one.name, str(one.asked), str(one.met), str(one.unmet), str(one.unknown), STATUS_VI[one.status])
        for one in found.criteria
    ]  # fmt: skip
    sums = [str(sum(numbers)) for numbers in zip(*((c.asked, c.met, c.unmet, c.unknown) for c in found.criteria),
                                                 strict=True)]  # fmt: skip
    end = f"{found.met}/{found.counted} tiêu chí đạt" if found.counted else STATUS_VI_OF_ALL[not found.left]
    rows.append(Row((Cell("Tổng cộng", span=2, align=_C), *(Cell(text) for text in sums), Cell(end, align=_C)),
                    RowLook.TOTAL))  # fmt: skip
    return table(names, columns, rows)


STATUS_VI_OF_ALL = {True: "Đạt", False: "Chưa đạt đủ"}


def by_owner(found: Gap) -> Table:
    """Count what is left by the department that answers for it, who has most first."""
    names = ("TT", "Cơ quan phụ trách", "Chưa đạt", "Chưa đủ số liệu", "Chờ thẩm tra", "Bị trả lại", "Nội dung")
    columns = (Column(1, _C), Column(5), Column(1.5, _R), Column(1.8, _R), Column(1.7, _R), Column(1.5, _R),
               Column(4.5))  # fmt: skip
    lines: dict[str, list[Line]] = {}
    for line in found.lines:
        if not line.whole:
            lines.setdefault(line.owner or NOBODY, []).append(line)
    ordered = sorted(lines.items(), key=lambda pair: -len(pair[1]))
    rows = [row(str(n), owner, *map(str, _counts(some)), ", ".join(line.no for line in some))
            for n, (owner, some) in enumerate(ordered, 1)]  # fmt: skip
    every = [line for some in lines.values() for line in some]
    rows.append(Row((Cell("Tổng cộng", span=2, align=_C), *(Cell(str(n)) for n in _counts(every)),
                     Cell(f"{len(every)} nội dung")), RowLook.TOTAL))  # fmt: skip
    return table(names, columns, rows)


def _counts(lines: list[Line]) -> tuple[int, int, int, int]:
    return (
        sum(line.status is Status.UNMET for line in lines), sum(line.status is Status.UNKNOWN for line in lines),
        sum(line.stand in _WAITING for line in lines), sum(line.stand is Stand.RETURNED for line in lines),
    )  # fmt: skip
