"""A re-evaluation as a workbook for Excel: a row per unit, a row per indicator not met, and what the file is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from django.utils import timezone
from xlsxwriter.worksheet import Worksheet

from chungsuc.engine.prose import STATUS_EN, STATUS_VI
from chungsuc.figures.assembly import law_used
from chungsuc.figures.reevaluation import BASIS_EN, BASIS_VI, say_reevaluation
from chungsuc.figures.sentences import say_day, say_moment, titles_in
from chungsuc.reports.criteria.files import slug
from chungsuc.reports.criteria.sheet import A4, FONT, Styles
from chungsuc.upkeep.actions import fingerprint
from chungsuc.upkeep.reevaluation import Line, Reevaluation
from chungsuc.upkeep.words import OUTCOME_EN, Outcome

Say = Callable[[str, str], str]
_WIDE = 60


def stem(found: Reevaluation) -> str:
    """Name the file without its ending: ``xet-lai-2023-12-31-qd318-2022-xa-ntm``."""
    return "-".join(["xet-lai", found.day.isoformat(), slug(found.law.base.id), found.title.value])


def workbook(
    found: Reevaluation, outcome: Outcome | None = None, language: str = "vi", *, made_at: datetime | None = None
) -> bytes:  # fmt: skip
    """Write the sheets of units, of indicators and "Về tệp này"; ``outcome`` keeps only the units that came out so."""
    say: Say = lambda vi, en: en if language == "en" else vi  # noqa: E731 — one word for what is asked everywhere
    lines = found.lines if outcome is None else found.of(outcome)
    out, made = io.BytesIO(), made_at or timezone.localtime()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(out, options)
    title = say("Xét lại các đơn vị đã được công nhận", "Recognised units judged again")
    book.set_properties({
        "title": title, "subject": say_reevaluation(found, language), "author": "Chung Sức",
        "created": made.replace(tzinfo=None),
    })  # fmt: skip
    styles = Styles(book)
    head = _head(found, title, language, say)
    _units(book.add_worksheet(say("Đơn vị", "Units")), styles, head, lines, language, say)
    _indicators(book.add_worksheet(say("Chỉ tiêu chưa đạt", "Not met")), styles, head, lines, language, say)
    about = _about(found, lines, outcome, made, language, say)
    _pairs(book.add_worksheet(say("Về tệp này", "About this file")), styles, about, say)
    book.close()
    return out.getvalue()


def _head(found: Reevaluation, title: str, language: str, say: Say) -> list[tuple[str, dict[str, Any]]]:
    lines: list[tuple[str, dict[str, Any]]] = [
        (title, {"bold": True, "font_size": 16}),
        (f"{found.scope.full_name} · {found.law.base.name} · {say_day(found.day, language)}", {"italic": True}),
        (say_reevaluation(found, language), {"bold": True}),
    ]
    if found.synthetic:
        words = say("SỐ LIỆU MÔ PHỎNG — không phải kết quả thật", "SYNTHETIC DATA — not real results")
        lines.append((words, {"bold": True, "font_color": "#B3261E"}))
    return lines


def _table(
    sheet: Worksheet, styles: Styles, head: list[tuple[str, dict[str, Any]]], columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str | int]], say: Say,
) -> None:  # fmt: skip
    for at, (text, look) in enumerate(head):
        sheet.write_string(at, 0, text, styles.of(**look))
    top = len(head) + 1
    for at, (name, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(top, at, name, styles.head)
    row = top
    for row, cells in enumerate(rows, top + 1):
        for at, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, at, cell, styles.boxed(align="center", valign="top"))
            else:
                sheet.write_string(row, at, cell, styles.text(cell, text_wrap=True, valign="top"))
    sheet.autofilter(top, 0, max(row, top + 1), len(columns) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer(f'&L&"{FONT},Regular"&9Chung Sức&R{say("Trang", "Page")} &P/&N')


def _units(
    sheet: Worksheet, styles: Styles, head: list[tuple[str, dict[str, Any]]], lines: Sequence[Line], language: str,
    say: Say,
) -> None:  # fmt: skip
    columns = (
        ("TT", 5), (say("Mã", "Code"), 8), (say("Đơn vị", "Unit"), 24), (say("Huyện", "District"), 22),
        (say("Danh hiệu", "Title"), 16), (say("Năm kết quả", "Result year"), 10),
        (say("Quyết định", "Decision"), 22), (say("Ngày quyết định", "Decided on"), 13),
        (say("Kết quả xét lại", "Outcome"), 16), (say("Tiêu chí đạt", "Criteria met"), 9),
        (say("Trên", "Of"), 7), (say("Chưa đạt", "Not met"), 18), (say("Chưa đủ căn cứ", "Not known"), 18),
        (say("Ghi chú", "Note"), 36),
    )  # fmt: skip
    rows = ((number, *_unit_cells(line, language, say)) for number, line in enumerate(lines, 1))
    _table(sheet, styles, head, columns, rows, say)


def _unit_cells(line: Line, language: str, say: Say) -> Sequence[str | int]:
    decided = line.recognition
    notes = []
    if line.carried is not None:
        parts = ", ".join(part.unit.full_name for part in line.carried.parts)
        notes.append(say(f"danh hiệu tạm, mang theo từ {parts}", f"provisional, carried from {parts}"))
    if line.carried_values:
        notes.append(say(f"{line.carried_values} giá trị quy đổi", f"{line.carried_values} carried values"))
    if decided is not None and decided.synthetic:
        notes.append(say("quyết định mô phỏng", "synthetic decision"))
    return (
        line.unit.code, line.unit.full_name, line.district.full_name if line.district else "",
        titles_in(language)[line.title], decided.result_year if decided else "", decided.number if decided else "",
        say_day(decided.decided_on, language) if decided and decided.decided_on else "",
        _outcome(line.outcome, language), line.met, line.total, ", ".join(line.unmet), ", ".join(line.unknown),
        "; ".join(notes),
    )  # fmt: skip


def _outcome(outcome: Outcome, language: str) -> str:
    return OUTCOME_EN[outcome] if language == "en" else str(outcome.label)


def _indicators(
    sheet: Worksheet, styles: Styles, head: list[tuple[str, dict[str, Any]]], lines: Sequence[Line], language: str,
    say: Say,
) -> None:  # fmt: skip
    words = STATUS_EN if language == "en" else STATUS_VI
    columns = (
        (say("Mã", "Code"), 8), (say("Đơn vị", "Unit"), 24), (say("Tiêu chí", "Criterion"), 9),
        (say("Chỉ tiêu", "Indicator"), 10), (say("Tên", "Name"), _WIDE), (say("Kết quả", "Result"), 14),
        (say("Còn thiếu", "Short by"), 44), (say("Phụ trách", "Answers for it"), 30),
    )  # fmt: skip
    rows = (
        (
            line.unit.code, line.unit.full_name, one.criterion, one.no, one.name, words[one.status],
            one.gap(language), one.owner.name if one.owner else "",
        )
        for line in lines
        for one in line.shortfalls
    )  # fmt: skip
    _table(sheet, styles, head, columns, rows, say)


def _about(
    found: Reevaluation, lines: Sequence[Line], outcome: Outcome | None, made: datetime, language: str, say: Say
) -> list[tuple[str, str]]:  # fmt: skip
    law = law_used(found.law)
    basis = (BASIS_EN if language == "en" else BASIS_VI)[found.basis]
    return [
        (say("Phạm vi", "Scope"), found.scope.full_name),
        (say("Tính đến ngày", "As of"), say_day(found.day, language)),
        (say("Bộ tiêu chí", "Set"), f"{law.name_in(language)} ({law.decision}), {law.set_id}"),
        (say("Phiên bản luật", "Version of the law"), law.version),
        (
            say("Mức chưa đối chiếu", "Levels not checked"),
            f"{law.unverified_levels}/{law.levels}"
            + (say("; bộ chưa biết đủ nội dung", "; not all of the set is known") if law.partial else ""),
        ),
        (say("Mức giả định minh họa", "Levels assumed"), str(law.illustrated_levels)),
        (say("Danh hiệu được tính", "Title"), f"{titles_in(language)[found.title]} ({basis})"),
        (say("Bộ lọc", "Filter"), _outcome(outcome, language) if outcome else say("không", "none")),
        (say("Số dòng", "Rows"), str(len(lines))),
        (say("Lập lúc", "Made at"), say_moment(made, language)),
        ("SHA-256", fingerprint(found)),
        (
            say("Cách đọc", "How to read"),
            say(
                "Danh hiệu là quyết định; kết quả xét lại là phép đối chiếu số liệu với bộ tiêu chí. Không cột nào sửa "
                "cột nào. «Chưa đủ số liệu» không phải là chưa đạt.",
                "A title is a decision; the outcome holds values against the set. Neither corrects the other. "
                "“Not enough data” does not mean not met.",
            ),
        ),
    ]


def _pairs(sheet: Worksheet, styles: Styles, pairs: Iterable[tuple[str, str]], say: Say) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, say("Về tệp này", "About this file"), styles.of(bold=True, font_size=16))
    for row, (name, value) in enumerate(pairs, 2):
        sheet.write_string(row, 0, name, styles.boxed(valign="top", text_wrap=True))
        sheet.write_string(row, 1, value, styles.text(value, valign="top", text_wrap=True))
    sheet.hide_gridlines(2)
