"""T1 and T2 in the terminal."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.sentences import say_summary
from chungsuc.figures.tables import BandsRow, CriteriaTable, Row
from chungsuc.reports.criteria.carried_notes import marked
from chungsuc.reports.criteria.notes import capital, cautions, subtitle
from chungsuc.reports.criteria.signs import SIGNS
from chungsuc.reports.criteria.words import Labels

NARROW, NATURAL = 98, 260  # the least that shows every figure whole; the most that T1 takes
WIDE = 120  # from here on there is room for every share; below, only the whole scope's


def print_bands(console: Console, table: CriteriaTable, labels: Labels) -> None:
    """Print T2: a line per group, then the whole scope; counts with their shares."""
    bands = assemble_bands(table)
    noun = labels.nouns[table.about.law.subject]
    shown = _frame(labels.title_t2.format(noun=noun.upper()), table, labels)
    shown.add_column(labels.unit, no_wrap=True)
    heads = [labels.count.format(noun=noun), *(band.label(labels.language) for band in bands.bands)]
    heads += [labels.unknown, *(labels.titles[title] for title in bands.titles), labels.mean]
    for head in heads:
        shown.add_column(head, justify="right", max_width=12)
    wide = console.width >= WIDE
    for row in bands.rows:
        shown.add_row(*_bands_cells(row, capital(row.group.name) if row.group else "", labels, shares=wide))
    shown.add_section()
    whole = capital(labels.all_units.format(type=table.about.scope.type))
    shown.add_row(*_bands_cells(bands.total, whole, labels, shares=wide), style="bold")
    if not wide:
        shares = [bands.total.share(index).say_percent(labels.language) for index in range(len(bands.bands))]
        shown.add_row(labels.share, "", *shares)
    _print_whole(console, shown, NARROW)


def print_criteria(console: Console, table: CriteriaTable, labels: Labels) -> None:
    """Print T1: a line per unit with a sign per criterion, then how many meet each criterion.

    The lines keep their length in a narrow terminal: a cut line would hide criteria.
    """
    noun = labels.nouns[table.about.law.subject]
    shown = _frame(labels.title_t1, table, labels)
    shown.add_column(labels.number, justify="right", no_wrap=True)
    shown.add_column(labels.unit, no_wrap=True)
    for column in table.columns:
        shown.add_column(column.no, justify="right", no_wrap=True)
    for head in (labels.met, labels.change, labels.title):
        shown.add_column(head, justify="right", max_width=8)
    numbers = {row.thread: str(number) for number, row in enumerate(table.rows, 1)}
    for group in table.groups or (None,):
        if group:
            shown.add_section()
            shown.add_row("", Text(capital(group.name), style="bold"))
        for row in table.rows_of(group):
            shown.add_row(numbers[row.thread], marked(row, capital(row.name)), *_criteria_cells(row, labels))
    shown.add_section()
    shown.add_row("", labels.total_met.format(noun=noun), *(str(total.met) for total in table.totals), style="bold")
    shown.add_row(
        "", labels.total_share.format(noun=noun, n=len(table.rows)),
        *(total.share.say_percent(labels.language).removesuffix("%") for total in table.totals),
    )  # fmt: skip
    shown.add_row(
        "", labels.average.format(noun=noun), *("" for _ in table.columns), table.average.say(labels.language)
    )  # fmt: skip
    _print_whole(console, shown, NATURAL)
    console.print(Text("   ".join(f"{SIGNS[status].sign} {word}" for status, word in labels.statuses.items())))


def print_words(console: Console, table: CriteriaTable, labels: Labels) -> None:
    """Print the house sentence, then what a reader must not miss."""
    console.print(Text(say_summary(table, labels.language), style="bold"))
    for caution in cautions(table, labels):
        console.print(Text(f"! {caution}", style="yellow"))


def _print_whole(console: Console, shown: Table, least: int) -> None:
    # A cut number would be a wrong number: a narrower terminal breaks the lines itself.
    usual = console.width
    console.width = max(usual, least)
    console.print(shown, soft_wrap=True)
    console.width = usual


def _frame(title: str, table: CriteriaTable, labels: Labels) -> Table:
    words = Text(f"{title}\n{subtitle(table, labels)}")
    if table.about.synthetic:
        words.append(f"\n{labels.synthetic}", style="bold red")
    return Table(
        title=words, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True
    )  # fmt: skip


def _bands_cells(row: BandsRow, name: str, labels: Labels, *, shares: bool) -> list[str]:
    counts = [str(count) for count in row.counts]
    if shares:
        counts = [row.share(index).say_short(labels.language) for index in range(len(counts))]
    titles = [str(count) for count in row.titles]
    return [name, str(row.units), *counts, str(row.with_unknown), *titles, row.average.say(labels.language)]


def _criteria_cells(row: Row, labels: Labels) -> list[str | Text]:
    signs = [Text(SIGNS[cell].sign, style=SIGNS[cell].terminal) for cell in row.cells]
    change = "" if row.change is None else f"{row.change:+d}" if row.change else "0"
    return [*signs, str(row.met), change, labels.titles[row.title] if row.title else ""]
