"""Báo cáo tổng hợp ý kiến: what the Front, organisations and residents said, and how it was taken up."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.reports.dossier.inputs import Case, Comment, Head, Publication
from chungsuc.reports.dossier.phrases import bases, filed, narrative, paper, proposer, say_share, titled, upper
from chungsuc.reports.dossier.rows import row, table
from chungsuc.reports.official.model import Align, Block, Column, Heading, Items, OfficialPaper, Paragraph
from chungsuc.reports.official.words import DOTS, LONG_DOTS, capital, say_amount, say_day

_C, _R = Align.CENTRE, Align.RIGHT


@dataclass(frozen=True, slots=True)
class Opinions:
    """What was made public, and what came back."""

    case: Case
    head: Head
    publications: tuple[Publication, ...] = ()
    comments: tuple[Comment, ...] = ()


def opinions(given: Opinions) -> OfficialPaper:
    """Write the report on opinions (báo cáo tổng hợp ý kiến)."""
    case = given.case
    office, to = proposer(case), upper(case)
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(office.name)} báo cáo tổng hợp ý kiến tham gia vào kết quả thực hiện các tiêu chí để đề "
                  f"nghị công nhận {titled(case)} như sau:"),
        Heading("CÔNG KHAI KẾT QUẢ"),
        *published(given.publications),
        Heading("KẾT QUẢ LẤY Ý KIẾN"),
        *_counts(given.comments),
        Heading("NỘI DUNG GÓP Ý VÀ VIỆC TIẾP THU, GIẢI TRÌNH"),
        *_texts(given.comments),
    ]  # fmt: skip
    blocks.append(Paragraph(f"{capital(office.name)} báo cáo tổng hợp ý kiến nêu trên./."))
    return paper(
        case, given.head, office, "BÁO CÁO", "BC",
        f"Tổng hợp ý kiến về kết quả thực hiện các tiêu chí đề nghị công nhận\n{titled(case)}", blocks,
        addressees=(f"{to.name}.",), recipients=filed(office), counts=f"{len(given.comments)} ý kiến",
    )  # fmt: skip


def published(publications: tuple[Publication, ...]) -> list[Block]:
    """Say when and where results were made public; a dotted line when nobody recorded it."""
    if not publications:
        return [Paragraph(f"Thời gian, hình thức công khai: {LONG_DOTS}")]
    said = [f"Từ ngày {say_day(one.begins)} đến ngày {say_day(one.ends)} ({(one.ends - one.begins).days + 1} ngày), "
            f"tại {one.places or DOTS}; số lần thông báo trên hệ thống truyền thanh: {say_amount(one.times)};"
            for one in publications]  # fmt: skip
    return [Items((*said[:-1], f"{said[-1][:-1]}."))]


def _counts(comments: tuple[Comment, ...]) -> list[Block]:
    if not comments:
        return [Paragraph(f"Kết quả lấy ý kiến: {LONG_DOTS}")]
    names = ("TT", "Đối tượng lấy ý kiến", "Số văn bản, ngày nhận", "Số được lấy ý kiến", "Đồng ý", "Không đồng ý",
             "Đồng ý trên số được lấy ý kiến")  # fmt: skip
    columns = (Column(1, _C), Column(4.6), Column(3.4), Column(2, _R), Column(1.8, _R), Column(1.8, _R), Column(3, _R))
    rows = (
        row(str(n), one.voice, f"{one.number or DOTS}, {say_day(one.received_on)}", say_amount(one.asked),
            say_amount(one.agreeing), say_amount(one.disagreeing), say_share(one.agreeing, one.asked))
        for n, one in enumerate(comments, 1)
    )  # fmt: skip
    return [table(names, columns, rows)]


def _texts(comments: tuple[Comment, ...]) -> list[Block]:
    said = [one for one in comments if one.text or one.answer]
    if not said:
        return [Paragraph("Không ghi nhận nội dung góp ý.") if comments else Paragraph(LONG_DOTS)]
    blocks: list[Block] = []
    for one in said:
        blocks += [Heading(one.voice, 2), *narrative(one.text), Paragraph("Tiếp thu, giải trình:")]
        blocks += narrative(one.answer)
    return blocks
