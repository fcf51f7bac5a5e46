"""T1 and T2 for other programs: JSON with everything, CSV with a line per unit, and the checksum of the data."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import Any

from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.sentences import say_summary
from chungsuc.figures.shares import Average, Share
from chungsuc.figures.tables import About, BandsRow, BandsTable, CarriedTally, CriteriaTable, Row
from chungsuc.reports.criteria.carried_notes import GAPS_EN, GAPS_VI
from chungsuc.reports.criteria.provenance import plain_provenance

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_json(table: CriteriaTable) -> dict[str, Any]:
    """Give both tables as plain JSON; statuses are ``met|unmet|unknown|not_applicable``, shares keep their base."""
    return {
        "about": {**_about(table.about), "rows": len(table.rows), "unknown_cells": table.unknown_cells,
                  "checksum": checksum(table)},
        "summary": {"vi": say_summary(table, "vi"), "en": say_summary(table, "en")},
        **_data(table),
        **({"provenance": [plain_provenance(one) for one in table.provenance]} if table.provenance else {}),
    }  # fmt: skip


def checksum(table: CriteriaTable) -> str:
    """Give the SHA-256 of the figures, days and law; the same however and whenever the file was made."""
    about = {name: value for name, value in _about(table.about).items() if name != "made_at"}
    canonical = json.dumps({"about": about, **_data(table)}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def as_csv(table: CriteriaTable) -> str:
    """Give T1 as CSV: a header, then a line per unit; what a spreadsheet would run as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    about = table.about
    head = ["code", "name", "group", "as_of", "set", *(f"c{column.no}" for column in table.columns)]
    writer.writerow([*head, "met", "unmet", "unknown", "not_applicable", "title", "change", "synthetic",
                     "roll", "carried_values", "not_carried"])  # fmt: skip
    for row in table.rows:
        writer.writerow([
            row.code, harmless(row.name), harmless(row.group.name) if row.group else "",
            about.as_of.isoformat(), about.law.set_id, *(cell.value for cell in row.cells),
            row.met, row.unmet, row.unknown, row.not_applicable, row.title.value if row.title else "",
            "" if row.change is None else row.change, "true" if about.synthetic else "false",
            about.roll.value, row.carried, row.not_carried,
        ])  # fmt: skip
    return out.getvalue()


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _data(table: CriteriaTable) -> dict[str, Any]:
    return {
        "t1": {
            **({"criterion": table.criterion.no} if table.criterion else {}),
            "columns": [{"no": c.no, "name": c.name, "counted": c.counted} for c in table.columns],
            "rows": [_row(row, table) for row in table.rows],
            "totals": {
                column.no: {"met": total.met, "unmet": total.unmet, "unknown": total.unknown,
                            "not_applicable": total.not_applicable, "share": _share(total.share)}
                for column, total in zip(table.columns, table.totals, strict=True)
            },
            "titles": [
                {
                    "title": count.title.value, **_share(count.share), "before": count.before and _share(count.before),
                    "gained": count.gained, "lost": count.lost,
                }
                for count in table.titles
            ],
            "average": _average(table.average),
            "change": table.change,
        },
        **({} if table.criterion else {"t2": _bands(assemble_bands(table))}),
    }  # fmt: skip


def _about(about: About) -> dict[str, Any]:
    law = about.law
    return {
        "scope": {"code": about.scope.code, "name": about.scope.name},
        "as_of": about.as_of.isoformat(),
        "since": about.since.isoformat(),
        "known_at": about.known_at.isoformat() if about.known_at else None,
        "set": law.set_id,
        "set_name": law.name,
        "decision": law.decision,
        "law_version": law.version,
        "in_force": law.in_force,
        "overlays": [{"id": o.id, "kind": o.kind.value, "name": o.name, "decision": o.decision} for o in law.overlays],
        "unplaced": list(law.unplaced),
        "levels": law.levels,
        "unverified_levels": law.unverified_levels,
        "illustrated_levels": law.illustrated_levels,
        "partial": law.partial,
        "synthetic_values": about.synthetic_values,
        "synthetic_titles": about.synthetic_titles,
        "titles_open": about.titles_open,
        "roll": about.roll.value,
        "carried": _carried(about.carried),
        "title_basis": "result_year",
        "made_at": about.made_at.isoformat(),
        **({"filters": list(about.left_out), "units_in_all": about.units_in_all} if about.left_out else {}),
    }


def _carried(tally: CarriedTally | None) -> dict[str, Any] | None:
    if tally is None:
        return None
    return {
        "units": tally.units, "values": tally.values, "not_carried": tally.not_carried,
        "reasons": {gap.value: {"indicators": n, "vi": GAPS_VI[gap], "en": GAPS_EN[gap]} for gap, n in tally.gaps},
        "note": {
            "vi": "Phép tính từ số liệu của các đơn vị trước sắp xếp, không phải kết quả đánh giá đơn vị mới.",
            "en": "A calculation from the values of the units before the reorganisation, not an assessment.",
        },
    }  # fmt: skip


def _row(row: Row, table: CriteriaTable) -> dict[str, Any]:
    return {
        "thread": row.thread,
        "code": row.code,
        "name": row.name,
        "group": row.group.code if row.group else None,
        "criteria": {column.no: cell.value for column, cell in zip(table.columns, row.cells, strict=True)},
        "met": row.met,
        "unmet": row.unmet,
        "unknown": row.unknown,
        "not_applicable": row.not_applicable,
        "title": row.title.value if row.title else None,
        "change": row.change,
        "carried_values": row.carried,
        "not_carried": row.not_carried,
    }


def _bands(bands: BandsTable) -> dict[str, Any]:
    return {
        "bands": [{"low": band.low, "high": band.high, "label": band.label()} for band in bands.bands],
        "rows": [_bands_row(row, bands) for row in bands.rows],
        "total": _bands_row(bands.total, bands),
    }


def _bands_row(row: BandsRow, bands: BandsTable) -> dict[str, Any]:
    return {
        "group": {"code": row.group.code, "name": row.group.name} if row.group else None,
        "units": row.units,
        "counts": [_share(row.share(index)) for index in range(len(row.counts))],
        "with_unknown": row.with_unknown,
        "titles": {title.value: count for title, count in zip(bands.titles, row.titles, strict=True)},
        "average": _average(row.average),
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "part": share.part,
        "whole": share.whole,
        "percent": None if share.percent is None else float(share.percent),
    }


def _average(average: Average) -> dict[str, Any]:
    return {
        "total": average.total,
        "count": average.over,
        "value": None if average.value is None else float(average.value),
    }
