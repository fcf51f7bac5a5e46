"""T1 and T2 as a PDF on A3 landscape, set by typst from ``criteria.typ`` with our own embedded font."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.sentences import say_moment, say_summary, titles_in
from chungsuc.figures.shares import Average, Share, say_decimal
from chungsuc.figures.tables import BandsRow, BandsTable, CriteriaTable, Row
from chungsuc.reports.criteria.carried_notes import marked
from chungsuc.reports.criteria.criteria_sheet import roman
from chungsuc.reports.criteria.notes import capital, cautions, law_line, sources, subtitle
from chungsuc.reports.criteria.plain import checksum
from chungsuc.reports.criteria.signs import SIGNS
from chungsuc.reports.criteria.words import VI, Labels, labels_of

TEMPLATE = Path(__file__).with_name("criteria.typ")
FONTS = Path(__file__).parents[1] / "fonts"


def pdf(table: CriteriaTable, labels: Labels = VI, *, issuer: str | None = None) -> bytes:
    """Set T1 and T2 on paper; the same bytes for the same table.

    ``issuer`` is the body that issues the table: it is printed with the national heading and a place to sign, and
    left out when anything in the table is synthetic, which no authority issues.
    """
    words = {"data": json.dumps(document(table, labels, issuer=issuer), ensure_ascii=False)}
    return typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs=words,
        timestamp=int(table.about.made_at.timestamp()),
        format="pdf",
    )


def document(table: CriteriaTable, labels: Labels, *, issuer: str | None = None) -> dict[str, Any]:
    """Give everything the template prints, already in words: it lays out and reckons nothing."""
    about, labels = table.about, labels_of(labels, table.criterion)
    noun = labels.nouns[about.law.subject]
    return {
        "language": labels.language,
        "issuer": None if about.synthetic else issuer,
        "mark": labels.synthetic if about.synthetic else "",
        "mark_long": labels.synthetic_long if about.synthetic else "",
        "running": subtitle(table, labels),
        "law": law_line(table, labels),
        "source": sources(about, labels),
        "summary": say_summary(table, labels.language),
        "cautions": list(cautions(table, labels)[1 if about.synthetic else 0 :]),
        "legend_name": labels.legend,
        "legend": [{"kind": status.value, "word": word} for status, word in labels.statuses.items()],
        "signs": {
            status.value: {"sign": sign.sign, "ink": f"#{sign.ink}", "ground": f"#{sign.ground}"}
            for status, sign in SIGNS.items()
        },
        "page": labels.page,
        "foot": f"Chung Sức · {about.law.set_id} · {say_moment(about.made_at, labels.language)} · "
        f"SHA-256 {checksum(table)[:16]}",
        "year": about.made_at.year,
        "t1": _criteria(table, labels, noun),
        "t2": None if table.criterion else _bands(assemble_bands(table), labels, noun),
    }


# ── T1 ───────────────────────────────────────────────────────────────────────────────────────────────


def _criteria(table: CriteriaTable, labels: Labels, noun: str) -> dict[str, Any]:
    groups = table.groups or (None,)
    numbers = {row.thread: number for number, row in enumerate(table.rows, 1)}
    return {
        "title": labels.title_t1,
        "number": labels.number,
        "unit": labels.unit,
        "columns": [{"no": column.no, "name": column.name} for column in table.columns],
        "after": [labels.met, labels.change, labels.unknown, labels.title],
        "groups": [
            {
                "number": roman(index),
                "name": f"{capital(group.name)} ({len(table.rows_of(group))} {noun})" if group else "",
                "rows": [_row(row, numbers[row.thread], labels, named=group is None) for row in table.rows_of(group)],
            }
            for index, group in enumerate(groups, 1)
        ],
        "totals": _totals(table, labels, noun),
    }


def _row(row: Row, number: int, labels: Labels, *, named: bool) -> dict[str, Any]:
    return {
        "number": str(number),
        "name": marked(row, capital(row.name)) + (f" ({row.group.name})" if named and row.group else ""),
        "cells": [cell.value for cell in row.cells],
        "after": [
            str(row.met),
            _signed(row.change),
            str(row.unknown or ""),
            labels.titles[row.title] if row.title else "",
        ],
    }


def _signed(change: int | None) -> str:
    if change is None:
        return ""
    return f"+{change}" if change > 0 else f"−{-change}" if change else "0"


def _totals(table: CriteriaTable, labels: Labels, noun: str) -> list[dict[str, Any]]:
    totals = table.totals
    lines = [
        (labels.total_met, [str(total.met) for total in totals], True),
        (labels.total_share, [_bare_percent(total.share, labels) for total in totals], True),
        (labels.total_unmet, [str(total.unmet) for total in totals], any(total.unmet for total in totals)),
        (labels.total_unknown, [str(total.unknown) for total in totals], any(total.unknown for total in totals)),
        (labels.total_not_applicable, [str(total.not_applicable) for total in totals],
         any(total.not_applicable for total in totals)),
    ]  # fmt: skip
    rows: list[dict[str, Any]] = [
        {"label": capital(label.format(noun=noun, n=len(table.rows))), "cells": cells, "after": ["", "", "", ""]}
        for label, cells, shown in lines
        if shown
    ]
    rows.append({
        "label": labels.average.format(noun=noun),
        "cells": ["" for _ in totals],
        "after": [table.average.say(labels.language), _signed(table.change), str(table.unknown_cells or ""), ""],
    })  # fmt: skip
    return rows


def _bare_percent(share: Share, labels: Labels) -> str:
    # 19 narrow columns: the sign "%" stands once, in the label.
    return "–" if share.percent is None else say_decimal(share.percent, labels.language)


# ── T2 ───────────────────────────────────────────────────────────────────────────────────────────────


def _bands(bands: BandsTable, labels: Labels, noun: str) -> dict[str, Any]:
    heads = [labels.band.format(band=band.label(labels.language)) for band in bands.bands]
    heads += [labels.title_or_higher.format(title=titles_in(labels.language)[title]) for title in bands.titles]
    whole = capital(labels.all_units.format(type=bands.about.scope.type))
    return {
        "title": labels.title_t2.format(noun=noun.upper()),
        "number": labels.number,
        "unit": labels.unit,
        "count": labels.count.format(noun=noun),
        "share": labels.share,
        "pairs": [capital(head) for head in heads],
        "singles": [capital(labels.with_unknown.format(noun=noun)), labels.average.format(noun=noun)],
        "rows": [
            _line(row, str(number), capital(row.group.name) if row.group else "", labels)
            for number, row in enumerate(bands.rows, 1)
        ],
        "total": _line(bands.total, "", whole, labels),
    }


def _line(row: BandsRow, number: str, name: str, labels: Labels) -> dict[str, Any]:
    shares = [row.share(index) for index in range(len(row.counts))]
    shares += [Share(count, row.units) for count in row.titles]
    average: Average = row.average
    return {
        "number": number,
        "name": name,
        "units": str(row.units),
        "pairs": [[str(share.part), share.say_percent(labels.language)] for share in shares],
        "singles": [str(row.with_unknown), average.say(labels.language)],
    }
