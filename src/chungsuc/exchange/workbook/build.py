"""Make the Excel form: instructions, sheets to be filled in, what is on record, what the file is (tải biểu)."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from hashlib import sha256

import xlsxwriter

from chungsuc.exchange.workbook.form_sheet import write_form
from chungsuc.exchange.workbook.gather import plan_form
from chungsuc.exchange.workbook.grid_sheet import write_grid, write_latest
from chungsuc.exchange.workbook.guide_sheets import write_about, write_guide
from chungsuc.exchange.workbook.plan import Arrangement, Plan
from chungsuc.exchange.workbook.words import ABOUT, ENTRY, GUIDE, LATEST, SYNTHETIC, TITLE, day_line, told
from chungsuc.reports.criteria.files import slug
from chungsuc.reports.criteria.sheet import Styles
from chungsuc.units.models import Unit

# Text is never taken for a formula, an address or a number. Sheets go through the disk row by row, so that memory
# does not grow with the province.
_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
_LONGEST_NAME = 31  # of a sheet


def build_workbook(
    units: Sequence[Unit], set_id: str, day: date, *, where: str, by: Arrangement | None = None,
    criteria: Collection[str] = (), made_at: datetime | None = None,
) -> bytes:  # fmt: skip
    """Make the form of some units for a day and a set; see ``gather.plan_form`` for what may be asked.

    Raises:
        UnknownSet, NothingToAsk.
    """
    return written(plan_form(units, set_id, day, where=where, by=by, criteria=criteria, made_at=made_at))


def written(plan: Plan) -> bytes:
    """Write a plan as a workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({
        "title": TITLE,
        "subject": day_line(plan),
        "author": "Chung Sức",
        "comments": SYNTHETIC if plan.synthetic else "",
        "created": plan.made_at.replace(tzinfo=None),
    })  # fmt: skip
    styles = Styles(book)
    write_guide(book.add_worksheet(GUIDE), styles, plan)
    _write_entry(book, styles, plan)
    write_about(book.add_worksheet(ABOUT), styles, plan, checksum(plan))
    book.worksheets()[1].activate()
    book.close()
    return out.getvalue()


def _write_entry(book: xlsxwriter.Workbook, styles: Styles, plan: Plan) -> None:
    names: set[str] = {GUIDE.casefold(), ABOUT.casefold(), LATEST.casefold()}
    match plan.arrangement:
        case Arrangement.FORM:
            for row in plan.rows:
                name = ENTRY if len(plan.rows) == 1 else sheet_name(row.unit.full_name, names)
                write_form(book.add_worksheet(name), styles, plan, row)
            return
        case Arrangement.GRID:
            write_grid(book.add_worksheet(ENTRY), styles, plan, plan.lines, parts=False)
        case Arrangement.CRITERIA:
            for criterion, lines in plan.criteria:
                name = sheet_name(f"TC {criterion.no}" if criterion.counted else criterion.no, names)
                write_grid(book.add_worksheet(name), styles, plan, lines, parts=True)
    write_latest(book.add_worksheet(LATEST), styles, plan)


def sheet_name(text: str, taken: set[str]) -> str:
    """Give a sheet's name that Excel takes and no other sheet has; ``taken`` learns it."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", text).strip(" '")[:_LONGEST_NAME] or "Trang"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = plain[: _LONGEST_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name


def checksum(plan: Plan) -> str:
    """Give the checksum of what the form shows and asks, whatever the bytes of the file."""
    said = sha256(f"{plan.law.version}|{plan.day}|{plan.arrangement}".encode())
    for row in plan.rows:
        for line in plan.lines:
            held = [told(one[line.no]) if line.no in one else "" for one in (row.now, row.before)]
            parts = (row.unit.thread, line.no, line.provision.measure or "", row.demands.get(line.no, ""), *held)
            said.update("\x1f".join(parts).encode() + b"\x1e")
    return said.hexdigest()


def file_name(plan: Plan) -> str:
    """Name the file so that it is found again: ``bieu-nhap-2023-12-31-QD318-2022-xa-xa-phu-dinh.xlsx``."""
    return f"bieu-nhap-{plan.day.isoformat()}-{slug(plan.law.base.id)}-{slug(plan.where)}.xlsx"
