"""What the sheets of the workbook share: cell formats, the head above a table, the print set-up."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from chungsuc.engine.verdict import Status
from chungsuc.figures.sentences import say_moment, say_summary
from chungsuc.figures.tables import CriteriaTable
from chungsuc.reports.criteria.notes import cautions, law_line, subtitle
from chungsuc.reports.criteria.plain import FORMULA_STARTS
from chungsuc.reports.criteria.signs import SIGNS
from chungsuc.reports.criteria.words import Labels

FONT = "Times New Roman"
LINE = "#B8BDC4"
HEAD_GROUND = "#E6EBF1"
GROUP_GROUND = "#F3F5F8"
A3, A4 = 8, 9


class Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """Give a plain format: the paper's font, no border."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(
                {"font_name": FONT, "font_size": 11, "valign": "vcenter", **properties}
            )
        return self._made[key]

    def boxed(self, **properties: Any) -> Format:
        """Give the format of a cell inside a table: thin lines around it."""
        return self.of(**{"border": 1, "border_color": LINE, **properties})

    @cached_property
    def head(self) -> Format:
        return self.boxed(bold=True, align="center", text_wrap=True, bg_color=HEAD_GROUND)

    @cached_property
    def head_top(self) -> Format:
        """The upper cell of a head that has nothing below it: the two look like one, yet a filter has its place."""
        return self.boxed(bold=True, align="center", text_wrap=True, bg_color=HEAD_GROUND, bottom=0)

    @cached_property
    def head_bottom(self) -> Format:
        return self.boxed(bg_color=HEAD_GROUND, top=0)

    @cached_property
    def head_rotated(self) -> Format:
        return self.boxed(bold=True, align="center", text_wrap=True, bg_color=HEAD_GROUND, rotation=90)

    @cached_property
    def head_number(self) -> Format:
        return self.boxed(bold=True, align="center", bg_color=HEAD_GROUND, font_size=10)

    def status(self, status: Status) -> Format:
        sign = SIGNS[status]
        bold = status is not Status.MET
        return self.boxed(align="center", font_color=f"#{sign.ink}", bg_color=f"#{sign.ground}", bold=bold)

    def text(self, value: str, **properties: Any) -> Format:
        """Give a table cell for text; what looks like a formula is marked as text for ever."""
        return self.boxed(**properties, **({"quote_prefix": True} if value.startswith(FORMULA_STARTS) else {}))


def write_head(sheet: Worksheet, styles: Styles, title: str, table: CriteriaTable, labels: Labels) -> int:
    """Write title, set, scope and day, the house sentence and the cautions; give the first free row."""
    lines = [
        (title, styles.of(bold=True, font_size=16)),
        (law_line(table, labels), styles.of()),
        (subtitle(table, labels), styles.of(italic=True)),
        (say_summary(table, labels.language), styles.of(bold=True)),
    ]
    grave = styles.of(bold=True, font_color="#B3261E")
    quiet = styles.of(italic=True, font_color="#6B4E00")
    for index, caution in enumerate(cautions(table, labels)):
        lines.append((caution, grave if table.about.synthetic and index == 0 else quiet))
    for row, (text, style) in enumerate(lines):
        sheet.write_string(row, 0, text, style)
    sheet.set_row(0, 24)
    return len(lines) + 1


def set_up_print(sheet: Worksheet, table: CriteriaTable, labels: Labels, *, paper: int, landscape: bool) -> None:
    """Set paper, margins, one page wide, header and footer with the page's number and the synthetic mark."""
    sheet.set_paper(paper)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    about = table.about
    mark = f'&"{FONT},Bold"&12&KB3261E{_plain(labels.synthetic)}' if about.synthetic else ""
    font = f'&"{FONT},Regular"&9'
    sheet.set_header(f"&L{font}{_plain(subtitle(table, labels))}&R{mark}")
    made = f"{about.law.set_id} · {say_moment(about.made_at, labels.language)}"
    sheet.set_footer(f"&L{font}Chung Sức · {_plain(made)}&C{mark}&R{font}{labels.page} &P/&N")


def _plain(text: str) -> str:
    # "&" commands the header; two of them print one.
    return text.replace("&", "&&")
