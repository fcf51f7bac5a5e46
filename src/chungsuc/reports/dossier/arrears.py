"""Báo cáo nợ đọng xây dựng cơ bản: what the unit declares to owe, work by work."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chungsuc.reports.dossier.inputs import Case, Head, Work
from chungsuc.reports.dossier.phrases import bases, filed, paper, proposer, say_arrears, titled, upper
from chungsuc.reports.dossier.rows import row, table
from chungsuc.reports.official.model import (
    Align,
    Block,
    Cell,
    Column,
    Look,
    OfficialPaper,
    Paragraph,
    Row,
    RowLook,
)
from chungsuc.reports.official.words import LONG_DOTS, capital, say_amount, say_day

_C, _R = Align.CENTRE, Align.RIGHT


@dataclass(frozen=True, slots=True)
class Arrears:
    """What is owed in all, in million VND (``None``: not declared), and for which works."""

    case: Case
    head: Head
    owed: Decimal | None
    works: tuple[Work, ...] = ()


def arrears(given: Arrears) -> OfficialPaper:
    """Write the statement of arrears as declared (báo cáo tình hình nợ đọng xây dựng cơ bản)."""
    case = given.case
    office, to = proposer(case), upper(case)
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(office.name)} báo cáo tình hình nợ đọng xây dựng cơ bản thuộc Chương trình mục tiêu quốc "
                  f"gia xây dựng nông thôn mới trên địa bàn đến ngày {say_day(case.assessed_on)} như sau:"),
        Paragraph(f"{say_arrears(given.owed)}."),
    ]  # fmt: skip
    if given.works:
        blocks += [Paragraph("Chi tiết theo công trình (triệu đồng)", Look.CAPTION), _works(given)]
    elif given.owed is None or given.owed > 0:
        blocks.append(Paragraph(f"Chi tiết theo công trình: {LONG_DOTS}"))
    blocks += [
        Paragraph("Số liệu do đơn vị kê khai; hệ thống không có sổ thanh toán để đối chiếu."),
        Paragraph(f"{capital(office.name)} chịu trách nhiệm về số liệu kê khai nêu trên./."),
    ]
    return paper(
        case, given.head, office, "BÁO CÁO", "BC",
        f"Tình hình nợ đọng xây dựng cơ bản của {case.unit}\n(hồ sơ đề nghị công nhận {titled(case)})", blocks,
        addressees=(f"{to.name}.",), recipients=filed(office), counts=f"{len(given.works)} công trình",
    )  # fmt: skip


def _works(given: Arrears) -> Block:
    names = ("TT", "Công trình", "Tổng mức đầu tư", "Giá trị khối lượng hoàn thành", "Đã thanh toán", "Còn nợ")
    columns = (Column(1, _C), Column(6), *(Column(2.4, _R) for _ in range(4)))
    rows = [
        row(str(n), one.name, *(say_amount(value) for value in (one.approved, one.done, one.paid, one.owed)))
        for n, one in enumerate(given.works, 1)
    ]
    sums = [_sum([getattr(one, name) for one in given.works]) for name in ("approved", "done", "paid", "owed")]
    total = (Cell("Tổng cộng", span=2, align=_C), *(Cell(say_amount(value)) for value in sums))
    return table(names, columns, [*rows, Row(total, RowLook.TOTAL)])


def _sum(values: list[Decimal | None]) -> Decimal | None:
    """Add up; a value that nobody gave leaves the sum open too."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None
