"""Promises about ``chungsuc check``: what it prints, how it ends, which files it reads."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from typer import Typer
from typer.testing import CliRunner

from chungsuc.cli import check as noun
from chungsuc.errors import ChungSucError

GOOD = "Toàn tỉnh có 118/126 xã đạt chuẩn nông thôn mới (93,7%)."
BAD = "87/110 xã đạt tiêu chí giao thông, chiếm 82%."
APP = Typer()
noun.register(APP)


def run(*words: str, given: str | bytes | None = None) -> Any:
    return CliRunner().invoke(APP, ["--no-ours", *words], input=given)


def test_it_ends_with_one_where_something_is_wrong_and_with_nought_where_all_holds(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(BAD, encoding="utf-8")
    assert run(str(good)).exit_code == 0
    done = run(str(bad), str(good))
    assert done.exit_code == 1
    assert "in 82%, đúng là 79%" in done.output
    assert "Chưa so với số của hệ thống" in done.output


def test_its_json_says_the_numbers_the_place_and_what_was_not_read(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text(f"{GOOD}\n\n{BAD} Mặt đường rộng 3,5 mét.", encoding="utf-8")
    told = json.loads(run("--json", str(paper)).output)
    assert told["counts"]["contradictions"] == 1
    assert told["counts"]["unread"] == 1
    good, bad = told["claims"]
    assert (good["status"], good["numerator"], good["denominator"], good["printed"]) == ("consistent", 118, 126, 93.7)
    assert (bad["status"], bad["printed"], bad["computed"]) == ("contradiction", 82, 79.1)
    assert (bad["ours"], bad["against_ours"]) == (None, "left_out")
    assert bad["place"]["line"] == 3
    whole = f"{GOOD}\n{BAD}"
    assert whole[bad["place"]["start"] : bad["place"]["end"]] == bad["text"]


def test_text_is_taken_from_standard_input() -> None:
    assert run("-", given=BAD).exit_code == 1
    assert run("-", given=BAD.encode("utf-16")).exit_code == 1


def test_letters_and_marks_apart_are_read_as_composed(tmp_path: Path) -> None:
    import unicodedata

    assert run("-", given=unicodedata.normalize("NFD", BAD)).exit_code == 1
    assert run("-", given=unicodedata.normalize("NFD", GOOD)).exit_code == 0


def test_word_files_are_read_with_their_tables(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph(GOOD)
    table = paper.add_table(rows=4, cols=4)
    rows = (("Huyện", "Tổng số xã", "Số xã đạt", "Tỷ lệ (%)"), ("A", "20", "17", "85,0"), ("B", "15", "12", "70,0"),
            ("C", "10", "9", "90,0"))  # fmt: skip
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    paper.save(str(tmp_path / "a.docx"))
    done = run("--json", str(tmp_path / "a.docx"))
    told = [one for one in json.loads(done.output)["claims"] if one["status"] == "contradiction"]
    assert [(one["numerator"], one["denominator"], one["printed"], one["computed"]) for one in told] == [
        (12, 15, 70, 80)
    ]
    assert told[0]["place"]["row"] == 3


def test_pages_of_html_are_read_without_their_scripts(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        f"<!doctype html><html><head><script>1/2 xã (3%)</script></head><body><nav>1/5 xã (9%)</nav><p>{GOOD}</p>"
        f"<div>87/110 <b>xã</b> đạt tiêu chí giao thông, chiếm <i>82%</i></div></body></html>", encoding="utf-8",
    )  # fmt: skip
    told = json.loads(run("--json", str(page)).output)["claims"]
    assert [one["status"] for one in told] == ["consistent", "contradiction"]


def test_pdf_files_are_read_with_their_diacritics(tmp_path: Path) -> None:
    import typst

    source = tmp_path / "a.typ"
    source.write_text(f"{GOOD}\n\n{BAD}\n", encoding="utf-8")
    typst.compile(str(source), output=str(tmp_path / "a.pdf"))
    told = json.loads(run("--json", str(tmp_path / "a.pdf")).output)["claims"]
    assert [(one["status"], one["place"]["page"]) for one in told] == [("consistent", 1), ("contradiction", 1)]
    assert "đạt tiêu chí giao thông" in told[1]["text"]


def blank_pdf(password: str = "") -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", blank_pdf(), "CS-CLM-104"),
        ("a.pdf", blank_pdf("x"), "CS-CLM-103"),
        ("a.pdf", b"%PDF-1.7 nothing", "CS-CLM-106"),
        ("a.docx", b"PK\x03\x04 nothing", "CS-CLM-106"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "CS-CLM-102"),
        ("a.txt", b"  \n ", "CS-CLM-105"),
        ("a.txt", b"\xff\x00\xfe\x80 xyz", "CS-CLM-106"),
        ("a.xlsx", b"PK\x03\x04 xl", "CS-CLM-102"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_so_in_both_languages(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    error = run(str(tmp_path / name)).exception
    assert isinstance(error, ChungSucError)
    assert error.code == code
    assert name in error.text("vi")
    assert name in error.text("en")


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    error = run(str(tmp_path / "none.txt")).exception
    assert isinstance(error, ChungSucError)
    assert error.code == "CS-CLM-101"


def test_word_files_with_tracked_changes_read_as_if_they_were_accepted(tmp_path: Path) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paper = docx.Document()
    body = paper.element.body
    runs = (
        f"<w:p {nsdecls('w')}><w:r><w:t>Có 118/126 xã đạt chuẩn (</w:t></w:r>"
        '<w:del w:id="1" w:author="a"><w:r><w:delText>95,7</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>93,7</w:t></w:r></w:ins><w:r><w:t>%).</w:t></w:r></w:p>'
    )
    body.insert(0, parse_xml(runs))
    block = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{BAD}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    body.insert(1, parse_xml(block))
    paper.save(str(tmp_path / "a.docx"))
    told = json.loads(run("--json", str(tmp_path / "a.docx")).output)["claims"]
    assert [one["status"] for one in told] == ["consistent", "contradiction"]
