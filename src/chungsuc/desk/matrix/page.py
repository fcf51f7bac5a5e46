"""What the page of the matrix shows: its table as rows of ready cells, its heads with their sorting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from chungsuc.desk.asked import commune_sets
from chungsuc.desk.matrix.asked import Choices, MatrixAsked
from chungsuc.desk.say import language, say
from chungsuc.engine.prose import STATUS_EN, STATUS_SIGN, STATUS_VI
from chungsuc.engine.verdict import Status
from chungsuc.figures.carried import made_of_others
from chungsuc.figures.sentences import say_summary
from chungsuc.figures.tables import Column, CriteriaTable, Group, Row
from chungsuc.reports.criteria.carried_notes import carried_cautions
from chungsuc.reports.criteria.notes import NOTHING_KNOWN_EN, NOTHING_KNOWN_VI, rows_shown
from chungsuc.reports.criteria.words import LABELS, labels_of
from chungsuc.units.models import Level


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one column: its number and name, what sorting by it is called, and where looking into it leads."""

    column: Column
    sorting: str
    sorted: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its cells already written: thousands of them are too many for a template's loop."""

    row: Row
    cells: SafeString


def content(asked: MatrixAsked, table: CriteriaTable, choices: Choices) -> dict[str, Any]:
    """Gather the page; one query, for the units made of others."""
    about, base = table.about, asked.base
    labels = labels_of(LABELS[language()], table.criterion)
    made = made_of_others((row.thread for row in table.rows if row.unknown), base.day)
    return {
        "page": "matrix", "asked": base, "matrix": asked, "table": table, "about": about, "choices": choices,
        "sets": commune_sets(), "districts": asked.within.choices[1:], "within": asked.within,
        "heads": [_head(column, asked) for column in table.columns],
        "sorted_name": _sorted(asked, "ten"), "sorted_met": _sorted(asked, "dat"),
        "by_name": asked.sorting("ten"), "by_met": asked.sorting("dat"),
        "groups": list(_groups(table)), "grouped": bool(table.groups), "with_district": _with_district(table),
        "summary": _summary(asked, table), "labels": labels, "shown": rows_shown(table, labels),
        "synthetic": about.synthetic, "illustrated": about.illustrated, "made": len(made),
        "carried_notes": carried_cautions(table, labels),
        "nothing": say(NOTHING_KNOWN_VI, NOTHING_KNOWN_EN).format(set=base.set_id) if about.nothing_known else "",
    }  # fmt: skip


def _summary(asked: MatrixAsked, table: CriteriaTable) -> str:
    """Say the table in a sentence; of a single commune, that commune's result."""
    if asked.within.unit.level != Level.COMMUNE or not table.rows or table.criterion:
        return say_summary(table, language())
    row = table.rows[0]
    name = row.name[:1].upper() + row.name[1:]
    return say(f"{name} đạt {row.met}/{table.criteria} tiêu chí.", f"{name} meets {row.met} of {table.criteria}.")


def _with_district(table: CriteriaTable) -> bool:
    return not table.groups and any(row.group for row in table.rows)


def _head(column: Column, asked: MatrixAsked) -> Head:
    return Head(column, asked.sorting(column.no), _sorted(asked, column.no))


def _sorted(asked: MatrixAsked, key: str) -> str:
    if asked.order_key != key:
        return ""
    return "descending" if asked.reverse else "ascending"


def _groups(table: CriteriaTable) -> Iterator[tuple[Group | None, list[ShownRow]]]:
    cells = {status: _cell(status) for status in Status}
    first = True
    for group in table.groups or (None,):
        rows = []
        for row in table.rows_of(group):
            written = "".join(cells[status] for status in row.cells)
            if first:
                # One cell of the grid can be reached with Tab; the script moves it with the arrows.
                written, first = written.replace("<td ", '<td tabindex="0" ', 1), False
            rows.append(ShownRow(row, mark_safe(written)))
        yield group, rows


def _cell(status: Status) -> str:
    word = (STATUS_EN if language() == "en" else STATUS_VI)[status]
    return format_html(
        '<td class="s {0}" aria-label="{1}" title="{1}">{2}</td>', status.value, word, STATUS_SIGN[status]
    )
