"""Official papers read back: the layout of NĐ 30/2020 in Word and in PDF, out of one definition."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from chungsuc.reports.official import docx_styles as styles
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.official.model import (
    AboutFile,
    Align,
    Annex,
    Cell,
    Column,
    Heading,
    Issuer,
    Items,
    Look,
    OfficialPaper,
    Paragraph,
    Picture,
    Row,
    RowLook,
    Run,
    Signature,
    Table,
)
from chungsuc.reports.official.pdf import pdf
from chungsuc.reports.official.word import docx_of
from chungsuc.reports.official.words import SYNTHETIC, say_long_day

MARKS = "Ữ Ặ Ễ Ộ ỹ ỵ ẵ đ ₫"


def table(rows: int = 40) -> Table:
    """A table with a head of two rows, a group, numbers and a merged total."""
    head = (
        Row((Cell("TT", deep=2), Cell("Chỉ tiêu", deep=2), Cell("Kết quả", span=2))),
        Row((Cell("Số lượng"), Cell("Đánh giá"))),
    )
    body = [Row((Cell(str(n)), Cell(f"Nội dung thứ {n}"), Cell("1.234,5"), Cell("Đạt"))) for n in range(1, rows + 1)]
    group = Row((Cell("I"), Cell("Hạ tầng", span=3)), RowLook.GROUP)
    total = Row((Cell("Tổng cộng", span=2), Cell("49.380"), Cell("")), RowLook.TOTAL)
    return Table((Column(1, Align.CENTRE), Column(5), Column(2, Align.RIGHT), Column(2)), head, (group, *body, total))


def picture() -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(out, "PNG")
    return Picture(out.getvalue(), 60, "Nhà văn hóa xóm", "Ảnh nhà văn hóa của một xóm")


def paper(**changes: Any) -> OfficialPaper:
    made = OfficialPaper(
        issuer=Issuer(("SỞ XÂY DỰNG",), ("ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN")), sign="BC-SXD", place="Thái Nguyên",
        kind="BÁO CÁO", subject="Kết quả thẩm tra\ntiêu chí Giao thông", year=2024, number="7", dated=date(2024, 2, 5),
        blocks=(
            Paragraph("Căn cứ Quyết định số 318/QĐ-TTg;", Look.BASIS),
            Heading("TÌNH HÌNH"), Heading("Kết quả", 2), Heading("Chi tiết", 3),
            Paragraph((Run(MARKS), Run(" đậm", bold=True))),
            Items(("một;", "hai.")), table(), picture(), Paragraph("Trân trọng báo cáo./."),
        ),
        signatures=(Signature(("GIÁM ĐỐC",)),), recipients=("Như trên;", "Lưu: VT."),
        addressees=("Ủy ban nhân dân tỉnh Thái Nguyên.",),
        annexes=(Annex("Biểu chi tiết", (table(5),), landscape=True),),
        about=AboutFile((("Thời điểm số liệu (as_of)", "31/12/2023"),), datetime(2024, 2, 5, 8, 3), ("Mẫu",)),  # noqa: DTZ001
        synthetic=True, marks=("64/64 nội dung chưa được đối chiếu với văn bản gốc",),
    )  # fmt: skip
    return replace(made, **changes)


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(io.BytesIO(docx_of(paper())))


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf(paper()))).pages]


def text_of(word: Any) -> str:
    return "\n".join(node.text or "" for node in word.element.body.iter(qn("w:t")))


# ── the same from both ───────────────────────────────────────────────────────────────────────────────


def test_word_and_pdf_say_the_same(word: Any, pages: list[str]) -> None:
    written, printed = text_of(word), "\n".join(pages)
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ XÂY DỰNG", "Số: 07/BC-SXD",
        "Thái Nguyên, ngày 05 tháng 02 năm 2024", "BÁO CÁO", "Kính gửi: Ủy ban nhân dân tỉnh Thái Nguyên.",
        "I. TÌNH HÌNH", "1. Kết quả", "a) Chi tiết", MARKS, "Tổng cộng", "49.380", "GIÁM ĐỐC", "Nơi nhận:",
        "- Lưu: VT.", "BIỂU CHI TIẾT", "(Kèm theo Báo cáo số 07/BC-SXD ngày 05/02/2024)", "VỀ TỆP NÀY", SYNTHETIC,
        "64/64 nội dung chưa được đối chiếu với văn bản gốc",
    ):  # fmt: skip
        assert said in written, said
        assert said in printed, said
    assert fingerprint(paper()) in written.replace("\n", "")
    assert fingerprint(paper()) in printed.replace("\n", "")


def test_two_runs_give_the_same_bytes_whatever_the_clock_says() -> None:
    assert docx_of(paper()) == docx_of(paper())
    assert pdf(paper()) == pdf(paper())
    later = replace(paper().about, made_at=datetime(2025, 1, 1))  # noqa: DTZ001
    assert fingerprint(paper()) == fingerprint(paper(about=later))
    assert fingerprint(paper()) != fingerprint(paper(number="8"))


def test_a_paper_not_yet_numbered_leaves_its_places_open() -> None:
    blank = paper(number="", dated=None)
    printed = PdfReader(io.BytesIO(pdf(blank))).pages[0].extract_text()
    assert "Số: ……/BC-SXD" in printed
    assert "Thái Nguyên, ngày …… tháng …… năm 2024" in printed
    assert "Số: ……/BC-SXD" in text_of(docx.Document(io.BytesIO(docx_of(blank))))


def test_days_are_written_as_the_decree_asks() -> None:
    assert say_long_day(date(2024, 3, 5)) == "ngày 05 tháng 3 năm 2024"
    assert say_long_day(date(2024, 1, 15)) == "ngày 15 tháng 01 năm 2024"
    assert say_long_day(date(2024, 12, 31)) == "ngày 31 tháng 12 năm 2024"


def test_whatever_people_paste_is_printed_as_text_and_a_long_note_breaks_over_pages() -> None:
    pasted = "a\x0bb\x00 #let x = 1; *sao* $5 <b>&amp; \ud800dòng một\ndòng hai"
    note = "Đoạn văn rất dài. " * 600
    cells = Row((Cell("1"), Cell(pasted), Cell(""), Cell(note)))
    bad = paper(blocks=(Paragraph(pasted), replace(table(1), rows=(cells,))), annexes=())
    for said in (
        text_of(docx.Document(io.BytesIO(docx_of(bad)))),
        "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(bad))).pages),
    ):
        assert said.count("ab #let x = 1; *sao* $5") >= 1
        assert "<b>&amp;" in said
        assert said.count("Đoạn văn rất dài.") + said.count("Đoạn văn\nrất dài.") > 100


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_first_page_has_no_number_and_the_others_have(pages: list[str]) -> None:
    firsts = [page.strip().splitlines()[0].strip() for page in pages]
    assert firsts[1:] == [str(n) for n in range(2, len(pages) + 1)]
    assert firsts[0] != "1"


def test_the_head_of_a_table_repeats_and_every_page_carries_the_mark(pages: list[str]) -> None:
    assert sum("Đánh giá" in page for page in pages) >= 3
    assert all(SYNTHETIC in page for page in pages)
    assert all(
        SYNTHETIC not in page.extract_text() for page in PdfReader(io.BytesIO(pdf(paper(synthetic=False)))).pages
    )


def test_the_fonts_are_embedded_and_the_pages_are_a4() -> None:
    read = PdfReader(io.BytesIO(pdf(paper())))
    fonts = set()
    for page in read.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            below = font.get_object()["/DescendantFonts"][0].get_object()
            fonts.add(below["/BaseFont"].split("+")[-1])
            assert any(name.startswith("/FontFile") for name in below["/FontDescriptor"].get_object())
    assert {name.split("-")[0] for name in fonts} == {"Tinos"}
    sizes = [tuple(round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]) for page in read.pages]
    assert sizes[0] == (210, 297)
    assert (297, 210) in sizes


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────────


def test_word_has_the_margins_sizes_and_language_of_the_decree(word: Any) -> None:
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= round(section.top_margin.mm) <= 25
    assert 20 <= round(section.bottom_margin.mm) <= 25
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    for name, least, most in (
        (styles.NATION, 12, 13), (styles.MOTTO, 13, 14), (styles.ISSUER, 12, 13), (styles.BODY, 13, 14),
        (styles.KIND, 13, 14), (styles.RECIPIENTS, 12, 12), (styles.RECIPIENT, 11, 11),
    ):  # fmt: skip
        font = word.styles[name].font
        assert least <= font.size.pt <= most, name
        assert font.name == "Times New Roman"
    assert 'w:val="vi-VN"' in word.styles.element.xml
    assert word.core_properties.language == "vi-VN"


def test_word_numbers_pages_by_a_field_but_not_the_first(word: Any) -> None:
    first = word.sections[0]
    assert first.different_first_page_header_footer
    assert "PAGE" not in first.first_page_header._element.xml
    for section in word.sections:
        assert " PAGE " in section.header._element.xml
        assert SYNTHETIC in section.footer.paragraphs[0].text
    assert [section.orientation for section in word.sections] == [0, 1, 0]


def test_word_is_made_of_styles_with_repeating_heads_and_a_signature_that_stays(word: Any) -> None:
    used = {paragraph.style.name for paragraph in word.paragraphs}
    assert {styles.KIND, styles.SUBJECT, styles.BASIS, styles.BODY, styles.DASH, "Heading 1", "Heading 3"} <= used
    top, body, signature = word.tables[0], word.tables[1], word.tables[2]
    assert top.cell(0, 0).paragraphs[-2].style.name == styles.ISSUER
    assert [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in body.rows[:3]] == [True, True, False]
    assert body.cell(0, 0)._tc is body.cell(1, 0)._tc
    assert body.rows[-1].cells[0]._tc is body.rows[-1].cells[1]._tc
    assert body.rows[3].cells[2].paragraphs[0].alignment == 2
    assert signature.cell(0, 1).paragraphs[0].style.paragraph_format.keep_with_next
    last = next(p for p in word.paragraphs if p.text.startswith("Trân trọng báo cáo"))
    assert last.paragraph_format.keep_with_next


def test_word_carries_nothing_of_the_clock_or_of_the_library() -> None:
    data = docx_of(paper())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "thumbnail" in name or name.endswith("app.xml")]
    core = docx.Document(io.BytesIO(data)).core_properties
    assert core.title == "Báo cáo kết quả thẩm tra tiêu chí Giao thông"
    assert core.author == core.last_modified_by == "SỞ XÂY DỰNG"
    assert core.created.date() == core.modified.date() == date(2024, 2, 5)


def test_two_signatures_stand_side_by_side_above_the_recipients() -> None:
    minutes = paper(signatures=(Signature(("THƯ KÝ",)), Signature(("CHỦ TRÌ",))))
    word = docx.Document(io.BytesIO(docx_of(minutes)))
    assert [cell.paragraphs[0].text for cell in word.tables[2].rows[0].cells] == ["THƯ KÝ", "CHỦ TRÌ"]
    printed = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(minutes))).pages)
    assert printed.index("THƯ KÝ") < printed.index("CHỦ TRÌ") < printed.index("Nơi nhận:")


@pytest.mark.slow
def test_a_word_processor_opens_the_paper(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine")
    (tmp_path / "paper.docx").write_bytes(docx_of(paper()))
    asked = [office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "paper.docx")]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as made:
        assert MARKS in made[0].get_textpage().get_text_range()
