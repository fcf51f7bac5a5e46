"""T1 and T2 on paper and screen, read back with other libraries."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader
from rich.console import Console

from chungsuc.figures.tables import CriteriaTable, Group
from chungsuc.law.tree import Title
from chungsuc.reports.criteria.files import Form, read_forms, slug, stem, write_files
from chungsuc.reports.criteria.pdf import pdf
from chungsuc.reports.criteria.plain import as_csv, as_json, checksum
from chungsuc.reports.criteria.terminal import print_bands, print_criteria, print_words
from chungsuc.reports.criteria.words import EN, VI
from chungsuc.reports.criteria.workbook import workbook
from chungsuc.reports.errors import UnknownForm
from criteria_cases import DAI_TU, DINH_HOA, MADE, law, statuses, table_of

MARK = "SỐ LIỆU MÔ PHỎNG"


@pytest.fixture(scope="module")
def table() -> CriteriaTable:
    """Ten communes in two districts, two of them with unknown criteria; synthetic, with assumed levels."""
    units = {
        "Phú Đình": statuses(19), "Điềm Mặc": statuses(18, unknown=1), "Bảo Linh": statuses(15), "Quy Kỳ": statuses(14),
        "Lam Vỹ": statuses(10), "Ký Phú": statuses(9), "Vạn Thọ": statuses(5), "Cù Vân": statuses(4, unknown=2),
        "Hùng Sơn": statuses(18, excused=1), "Yên Lãng": statuses(0),
    }  # fmt: skip
    groups = {name: DINH_HOA if index < 5 else DAI_TU for index, name in enumerate(units)}
    before = {**units, "Phú Đình": statuses(17), "Yên Lãng": statuses(1)}
    titles = {"Phú Đình": Title.MODEL, "Điềm Mặc": Title.ADVANCED, "Bảo Linh": Title.NTM}
    return table_of(
        units, groups=groups, titles=titles, before=before, titles_before={}, synthetic=True,
        law_given=law(illustrated=True),
    )  # fmt: skip


@pytest.fixture(scope="module")
def book(table: CriteriaTable) -> Workbook:
    return load_workbook(io.BytesIO(workbook(table)))


def many(count: int = 126) -> CriteriaTable:
    """As many communes as a province has, in nine districts."""
    groups = [Group(f"{160 + n}", f"huyện Số {n}") for n in range(1, 10)]
    units = {f"Thượng {n}": statuses(19 - n % 6) for n in range(count)}
    return table_of(units, groups={name: groups[i * 9 // count] for i, name in enumerate(units)}, synthetic=True)


def row_of(sheet: Worksheet, words: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) for cell in sheet[row] if cell.value == words)


def texts(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet for cell in row if isinstance(cell.value, str)]


# ── workbook ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_workbook_has_both_tables_and_says_what_it_is(book: Workbook) -> None:
    assert book.sheetnames == ["T1", "T2", "Về tệp này"]


def test_counting_the_signs_of_a_column_gives_its_printed_total(book: Workbook, table: CriteriaTable) -> None:
    sheet = book["T1"]
    first, last = row_of(sheet, "Xã Phú Đình"), row_of(sheet, "Xã Yên Lãng")
    total = row_of(sheet, "Số xã đạt")
    for index in range(19):
        column = sheet.cell(1, 4 + index).column_letter
        signs = [sheet[f"{column}{row}"].value for row in range(first, last + 1)]
        assert sheet[f"{column}{total}"].value == signs.count("✓") == table.totals[index].met


def test_counting_the_signs_of_a_row_gives_its_printed_total(book: Workbook) -> None:
    sheet = book["T1"]
    for name, met in (("Xã Phú Đình", 19), ("Xã Cù Vân", 4), ("Xã Hùng Sơn", 18)):
        row = [cell.value for cell in sheet[row_of(sheet, name)]]
        assert row[22] == row.count("✓") == met


def test_counts_are_numbers_and_shares_are_numbers_shown_as_per_cent(book: Workbook) -> None:
    sheet = book["T1"]
    share = sheet.cell(row_of(sheet, "Tỷ lệ đạt trên 10 xã (%)"), 4)
    assert share.value == 0.9
    assert share.number_format == "0.0%"
    change = sheet.cell(row_of(sheet, "Xã Phú Đình"), 24)
    assert change.value == 2
    t2 = book["T2"]
    whole = [cell.value for cell in t2[row_of(t2, "Toàn tỉnh")]][2:]
    assert whole[:11] == [10, 2, 0.2, 2, 0.2, 2, 0.2, 2, 0.2, 2, 0.2]


def test_a_status_has_a_sign_and_a_colour(book: Workbook) -> None:
    sheet = book["T1"]
    row = row_of(sheet, "Xã Cù Vân")
    grounds = {sheet.cell(row, column).value: sheet.cell(row, column).fill.fgColor.rgb for column in range(4, 23)}
    assert set(grounds) == {"✓", "?", "✕"}
    assert len(set(grounds.values())) == 3


def test_the_sheets_are_ready_to_print_and_to_filter(book: Workbook) -> None:
    for name in ("T1", "T2"):
        sheet = book[name]
        assert sheet.page_setup.paperSize == 8
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in {None, 1}  # 1 is what the format takes when nothing is written
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet.auto_filter.ref
        assert "&P/&N" in sheet.oddFooter.right.text
        assert "Trang" in sheet.oddFooter.right.text
    sheet = book["T1"]
    head = row_of(sheet, "Quy hoạch")
    assert sheet.print_title_rows == f"${head}:${head + 1}"
    assert sheet.freeze_panes == f"D{head + 2}"


def test_every_sheet_says_that_the_data_is_synthetic(book: Workbook) -> None:
    for sheet in book:
        assert any(MARK in text for text in texts(sheet))
        assert MARK in sheet.oddHeader.right.text
        assert MARK in sheet.oddFooter.center.text


def test_real_data_is_not_called_synthetic() -> None:
    real = load_workbook(io.BytesIO(workbook(table_of({"Phú Đình": statuses(19)}))))
    assert not any(MARK in text for sheet in real for text in texts(sheet))


def test_the_about_sheet_tells_day_set_version_rows_and_checksum(book: Workbook, table: CriteriaTable) -> None:
    about = {row[0].value: row[1].value for row in book["Về tệp này"].iter_rows(max_col=2)}
    assert about["Thời điểm số liệu (as_of)"] == "31/12/2023"
    assert about["Bộ tiêu chí"].startswith("QD318-2022/xa – ")
    assert about["Phiên bản (mã kiểm tra)"] == table.about.law.version
    assert about["Số dòng"] == 10
    assert about["Số ô chưa đủ căn cứ"] == 3
    assert about["Số nội dung chưa đối chiếu văn bản gốc"] == 18
    assert about["Mã kiểm tra số liệu (SHA-256)"] == checksum(table)
    assert about["Văn bản áp dụng thêm"] == "minh-hoa – Giả định minh họa (không có)"
    assert about["Nguồn"].startswith("giá trị chỉ tiêu – bộ sinh số liệu mô phỏng")


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    names = ["=1+1", "+2", "-3", "@SUM(A1)"]
    given = table_of({name: statuses(19) for name in names}, groups={name: DINH_HOA for name in names})
    sheet = load_workbook(io.BytesIO(workbook(given)))["T1"]
    cells = [cell for row in sheet for cell in row if cell.value in names]
    assert len(cells) == 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    lines = list(csv.reader(io.StringIO(as_csv(given))))[1:]
    assert [line[1] for line in lines] == [f"'{name}" for name in names]


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_pdf_has_the_names_right_and_only_embedded_fonts(table: CriteriaTable) -> None:
    read = PdfReader(io.BytesIO(pdf(table)))
    text = "\n".join(page.extract_text() for page in read.pages)
    for words in (
        "Xã Điềm Mặc",
        "Huyện Định Hóa (5 xã)",
        "Ký Phú",
        "Kiểu mẫu",
        "Đến ngày 31/12/2023",
        "✓",
        "✕",
        "QĐ 318",
    ):
        assert words in text
    fonts = {
        font.get_object()["/BaseFont"].split("+")[1]: font.get_object()["/DescendantFonts"][0].get_object()
        for page in read.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("-")[0] for name in fonts} == {"Tinos", "DejaVuSansMono"}
    assert all({"/FontFile2", "/FontFile3"} & set(f["/FontDescriptor"].get_object()) for f in fonts.values())


@pytest.mark.slow
def test_a_province_fills_pages_of_a3_with_the_head_the_number_and_the_mark_on_each() -> None:
    pages = PdfReader(io.BytesIO(pdf(many()))).pages
    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)
        assert f"Trang {number}/{len(pages)}" in text
        assert MARK in text
        if number < len(pages):
            assert all(words in text for words in ("TT", "Đơn vị", "Quy hoạch", "Danh hiệu"))
    assert "Toàn tỉnh" in pages[-1].extract_text()


@pytest.mark.slow
def test_a_district_that_goes_on_over_the_page_is_named_again() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf(many()))).pages]
    assert any(sum(f"Huyện Số {n} " in page for page in pages[:-1]) == 2 for n in range(1, 10))


def test_a_demonstration_never_looks_like_an_official_paper(table: CriteriaTable) -> None:
    motto = "Độc lập - Tự do - Hạnh phúc"
    issued = PdfReader(io.BytesIO(pdf(table, issuer="Văn phòng điều phối"))).pages[0].extract_text()
    assert motto not in issued
    real = table_of({"Phú Đình": statuses(19)})
    assert motto in PdfReader(io.BytesIO(pdf(real, issuer="Văn phòng điều phối"))).pages[0].extract_text()
    assert motto not in PdfReader(io.BytesIO(pdf(real))).pages[0].extract_text()


def test_the_same_table_gives_the_same_bytes(table: CriteriaTable) -> None:
    assert pdf(table) == pdf(table)
    assert workbook(table) == workbook(table)


def test_the_checksum_is_of_the_figures_not_of_the_hour(table: CriteriaTable) -> None:
    later = replace(table, about=replace(table.about, made_at=datetime(2025, 1, 1, tzinfo=UTC)))
    assert checksum(later) == checksum(table)
    row = replace(table.rows[0], met=table.rows[0].met - 1)
    assert checksum(replace(table, rows=(row, *table.rows[1:]))) != checksum(table)


def test_english_heads_are_there_for_who_asks(table: CriteriaTable) -> None:
    assert "RESULTS BY CRITERION" in PdfReader(io.BytesIO(pdf(table, EN))).pages[0].extract_text()
    english = load_workbook(io.BytesIO(workbook(table, EN)))
    assert english.sheetnames == ["T1", "T2", "About this file"]
    assert any(MARK in text for text in texts(english["T1"]))


# ── terminal, JSON, CSV, files ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [60, 98, 200])
def test_no_figure_is_cut_however_narrow_the_terminal(table: CriteriaTable, width: int) -> None:
    console = Console(width=width, record=True, file=io.StringIO())
    print_criteria(console, table, VI)
    print_bands(console, table, VI)
    print_words(console, table, VI)
    text = console.export_text()
    assert "…" not in text
    assert MARK in text
    assert "Toàn tỉnh" in text
    assert "Xã Điềm Mặc" in text


def test_json_holds_both_tables_with_bases(table: CriteriaTable) -> None:
    answer = json.loads(json.dumps(as_json(table)))
    assert answer["about"]["set"] == "QD318-2022/xa"
    assert answer["about"]["synthetic_values"] is True
    assert answer["about"]["made_at"] == MADE.isoformat()
    assert answer["t1"]["rows"][0]["criteria"]["1"] == "met"
    assert answer["t2"]["total"]["counts"][0] == {"part": 2, "whole": 10, "percent": 20.0}
    assert answer["t2"]["bands"][4]["label"] == "Dưới 5"


def test_csv_has_a_line_per_unit(table: CriteriaTable) -> None:
    lines = list(csv.DictReader(io.StringIO(as_csv(table))))
    assert len(lines) == 10
    assert lines[1]["name"] == "xã Điềm Mặc"
    assert lines[1]["c19"] == "unknown"
    assert {line["synthetic"] for line in lines} == {"true"}


def test_files_are_named_by_their_day_and_by_what_is_unusual(table: CriteriaTable, tmp_path: Path) -> None:
    assert stem(table) == "bieu-tieu-chi-2023-12-31"
    assert stem(table, extra=["huyện Định Hóa", "QD319-2022/xa_nang_cao"]) == (
        "bieu-tieu-chi-2023-12-31-huyen-dinh-hoa-qd319-2022-xa-nang-cao"
    )
    paths = list(write_files(table, list(Form), tmp_path / "new", stem(table), VI))
    assert [path.suffix for path in paths] == [".xlsx", ".pdf", ".json", ".csv"]
    assert all(path.stat().st_size for path in paths)


def test_an_unknown_form_is_named_with_those_that_exist() -> None:
    assert read_forms("xlsx, PDF,xlsx") == (Form.XLSX, Form.PDF)
    with pytest.raises(UnknownForm, match="docx"):
        read_forms("xlsx,docx")


def test_letters_that_a_file_system_may_not_take_are_made_plain() -> None:
    assert slug("thành phố Phổ Yên") == "thanh-pho-pho-yen"
