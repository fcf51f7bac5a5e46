"""T1 and T2 as a workbook for Excel: real numbers, ready to filter, ready to print on A3.

Every count is a number, every share a number shown as per cent, every status a sign in a cell of its own, so that
``COUNTIF(column, "✓")`` gives the printed total.
"""

from __future__ import annotations

import io

import xlsxwriter

from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.sentences import say_summary
from chungsuc.figures.tables import CriteriaTable
from chungsuc.reports.criteria.about_sheet import write_about
from chungsuc.reports.criteria.bands_sheet import write_bands
from chungsuc.reports.criteria.criteria_sheet import write_criteria
from chungsuc.reports.criteria.sheet import Styles
from chungsuc.reports.criteria.words import VI, Labels, labels_of


def workbook(table: CriteriaTable, labels: Labels = VI) -> bytes:
    """Write the sheets "T1", "T2" and "Về tệp này"; the same bytes for the same table.

    T2 counts units by criteria met: inside one criterion there is none.
    """
    labels = labels_of(labels, table.criterion)
    out = io.BytesIO()
    # Text is never taken for a formula, an address or a number: a name is a name, however it begins.
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({
        "title": labels.title_t1,
        "subject": say_summary(table, labels.language),
        "author": "Chung Sức",
        "comments": labels.synthetic if table.about.synthetic else "",
        # Excel keeps no time zone: the clock of the place that made it.
        "created": table.about.made_at.replace(tzinfo=None),
    })  # fmt: skip
    styles = Styles(book)
    write_criteria(book.add_worksheet("T1"), styles, table, labels)
    if not table.criterion:
        write_bands(book.add_worksheet("T2"), styles, assemble_bands(table), table, labels)
    write_about(book.add_worksheet(labels.about), styles, table, labels)
    book.close()
    return out.getvalue()
