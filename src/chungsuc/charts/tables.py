"""Every chart as a table: for who cannot see it, for paper, for a sheet (bảng số liệu của biểu đồ)."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.charts.chart import BarsWithPlan, Chart, Columns, Number, Ranking, Shares, Trend
from chungsuc.charts.words import percent, say, word

Cell = Number | str | None


@dataclass(frozen=True, slots=True)
class Table:
    """Head and rows; numbers are numbers, ``None`` is not known. ``texts`` has them written as the language does."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    language: str = "vi"

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(cell if isinstance(cell, str) else say(cell, self.language) for cell in row) for row in self.rows
        )


def table(chart: Chart) -> Table:
    """Give the numbers of a chart, all of them, in its order."""
    language = chart.caption.language
    head, rows = _parts(chart, language)
    return Table(head, rows, language)


def _parts(chart: Chart, language: str) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    def said(*names: str) -> tuple[str, ...]:
        return tuple(word(name, language) for name in names)

    match chart:
        case BarsWithPlan():
            return said("name", "actual", "whole", "share", "plan", "note"), tuple(
                (row.name, row.value, _or_dash(row.whole), _or_dash(percent(row.value, row.whole)),
                 _or_dash(row.plan), row.note)
                for row in chart.rows
            )  # fmt: skip
        case Ranking():
            return said("name", "number", "whole", "share", "note"), tuple(
                (row.name, row.part, row.whole, _or_dash(percent(row.part, row.whole)), row.note) for row in chart.rows
            )
        case Shares():
            return said("name", "number", "share"), tuple(
                (row.name, row.part, _or_dash(percent(row.part, chart.whole))) for row in chart.rows
            )
        case Trend():
            head = (chart.moment_head or word("moment", language), *(one.name for one in chart.series))
            return head, tuple(
                (moment, *(one.values[index] for one in chart.series)) for index, moment in enumerate(chart.moments)
            )
        case Columns():
            plan = any(one.plan is not None for one in chart.columns)
            head = (chart.head or word("moment", language), *said("actual", *(["plan"] if plan else [])))
            return head, tuple((one.name, one.value, *([_or_dash(one.plan)] if plan else [])) for one in chart.columns)


def _or_dash(number: Number | None) -> Cell:
    """Give a dash for what is not asked of a row at all: it is not unknown."""
    return "–" if number is None else number
