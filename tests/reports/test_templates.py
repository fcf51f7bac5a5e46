"""Templates of reports: fields in a sandbox, markup of the plain kind, faults that name their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.errors import ChungSucError, Faults
from chungsuc.reports.kinds import ReportKind, fields_of, usual_template
from chungsuc.reports.official.model import Annex, Heading, Items, Look, Paragraph, Row, Run, Table
from chungsuc.reports.templates.checking import check
from chungsuc.reports.templates.errors import (
    BlockInText,
    NotATemplate,
    TemplateTooLong,
    TemplateUnreadable,
    UnknownHeadLine,
)
from chungsuc.reports.templates.files import read_template, word_of
from chungsuc.reports.templates.filling import mark
from chungsuc.reports.templates.model import Composed, FieldDoc, FieldKind, Fields, Template
from chungsuc.reports.templates.reading import compose

DOCS = (
    FieldDoc("ten", "tên"), FieldDoc("xa.so", "số", FieldKind.NUMBER),
    FieldDoc("xa.ds", "danh sách", FieldKind.LIST, (("ten", "tên"),)), FieldDoc("bang.mot", "bảng", FieldKind.BLOCK),
)  # fmt: skip
TABLE = Table((), (), ())


def made(text: str, ten: str = "Thái Nguyên") -> Composed:
    values = {"ten": ten, "xa.so": 3, "xa.ds": [Fields({"ten": one}) for one in "AB"], "bang.mot": mark("bang.mot")}
    return compose(Template("thử", text), values, DOCS, {"bang.mot": (TABLE,)}.__getitem__)


def test_plain_markup_becomes_the_blocks_of_a_paper() -> None:
    got = made(
        "# Đầu\n\nCó **{{ xa.so }}** xã\nở *{{ ten }}*.\n\n- một\n- hai\n\n> ghi chú\n\n{{ bang.mot }}\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n### Nhỏ\n\n=== Phụ lục A (ngang) ===\n\nchữ\n"
    )
    assert got.blocks == (
        Heading("Đầu", 1),
        Paragraph((Run("Có "), Run("3", bold=True), Run(" xã ở "), Run("Thái Nguyên", italic=True), Run("."))),
        Items(("một", "hai")), Paragraph("ghi chú", Look.NOTE), TABLE, got.blocks[5], Heading("Nhỏ", 3),
    )  # fmt: skip
    assert isinstance(got.blocks[5], Table)
    assert [len(row.cells) for row in (*got.blocks[5].head, *got.blocks[5].rows)] == [2, 2]
    assert isinstance(got.blocks[5].rows[0], Row)
    assert got.annexes == (Annex("Phụ lục A", (Paragraph("chữ"),), landscape=True),)


@given(
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Zl", "Zp")), min_size=1).map(str.strip).filter(bool)
)
def test_a_value_is_never_taken_for_markup(value: str) -> None:
    (block,) = made("{{ ten }}", value).blocks
    assert isinstance(block, Paragraph)
    assert "".join(block.text.split()) == "".join(value.split())  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["tenn", "xa.sso", "xa", "khong.co", "ten.dai"])
def test_every_unknown_name_is_told_also_where_no_branch_leads(name: str) -> None:
    with pytest.raises(Faults) as caught:
        made(f"chữ\n\n{{% if xa.so > 100 %}}{{{{ {name} }}}}{{% endif %}} {{{{ cung_sai }}}}")
    said = str(caught.value)
    assert f"«{name}»" in said
    assert "«cung_sai»" in said
    assert "dòng 3" in said


def test_a_loop_knows_the_parts_of_its_entries() -> None:
    got = made("{% for mot in xa.ds %}\n- {{ loop.index }} {{ mot.ten }}\n{% endfor %}")
    assert got.blocks == (Items(("1 A", "2 B")),)
    with pytest.raises(Faults) as caught:
        made("{% for mot in xa.ds %}{{ mot.tuoi }}{% endfor %}")
    assert "mot.tuoi" in str(caught.value)


@pytest.mark.parametrize(("text", "fault"), [
    ("{{ ten", TemplateUnreadable), ("{% for x in xa.ds %}", TemplateUnreadable),
    ("{{ ten | khong_co }}", TemplateUnreadable), ("---\nten: x\n---\n", UnknownHeadLine),
    ("---\ntrich_yeu: [\n---\n", TemplateUnreadable), ("---\nkhông đóng", TemplateUnreadable),
    ("Bảng {{ bang.mot }} đây", BlockInText), ("- {{ bang.mot }}", BlockInText),
    ("{{ ten.__class__.__mro__ }}", ChungSucError), ("{{ ''.__class__ }}", ChungSucError),
    ("{{ ten.center(999999999) }}", ChungSucError), ("{{ 'x' * 9999999999 }}", TemplateUnreadable),
    ("{{ 9 ** 9 ** 9 }}", TemplateUnreadable), ("{% for i in range(9) %}x{% endfor %}", Faults),
    ("x" * 500_000, TemplateTooLong),
])  # fmt: skip
def test_what_is_wrong_is_a_fault_and_never_runs(text: str, fault: type[ChungSucError]) -> None:
    with pytest.raises(fault):
        made(text)


def test_a_line_of_the_head_may_have_fields_and_lines_keep_their_numbers() -> None:
    got = made("---\ntrich_yeu: Về {{ ten }}\nnoi_nhan:\n- Như trên;\n- Lưu.\n---\nchữ")
    assert (got.head.subject, got.head.recipients) == ("Về Thái Nguyên", ("Như trên;", "Lưu."))
    with pytest.raises(Faults) as caught:
        made("---\ntrich_yeu: x\n---\nmột\n\n{{ sai }}")
    assert "dòng 6" in str(caught.value)


def test_a_template_comes_back_out_of_word_as_it_went_in() -> None:
    shipped = usual_template(ReportKind.YEAR)
    back = read_template("mau.docx", word_of(shipped))
    check(ReportKind.YEAR, back)
    fields = {doc.name for doc in fields_of(ReportKind.YEAR) if doc.name in shipped.text}
    assert all(name in back.text for name in fields)
    for mark_of in ("# ", "## ", "> ", "- ", "===", "{% if ", "{% for "):
        assert sum(line.startswith(mark_of) for line in back.text.splitlines()) == sum(
            line.startswith(mark_of) for line in shipped.text.splitlines()
        ), mark_of


@pytest.mark.parametrize(("name", "data"), [
    ("anh.md", b"\xff\xfe\x00"), ("rong.docx", b"PK\x03\x04 no"), ("so.txt", b"a\x00b"), ("dai.md", b"x" * 6_000_000),
])  # fmt: skip
def test_what_is_no_template_says_so(name: str, data: bytes) -> None:
    with pytest.raises(NotATemplate) as caught:
        read_template(name, data)
    assert name in caught.value.text()
