"""The kinds of report that there are, each made by one function: screen, command line and issuing ask here.

To add a kind: a room with ``report.py``, a member of ``ReportKind``, a function in ``_MAKERS``, words in ``KIND_VI``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from chungsuc.figures.figure import Asked
from chungsuc.reports.books.writing import written
from chungsuc.reports.errors import ReportWithoutParts, ReportWithoutTemplate
from chungsuc.reports.official.files import Files, files_of
from chungsuc.reports.official.fingerprint import about_lines, plain
from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.templates.model import FieldDoc, Template
from chungsuc.units.models import Level


class ReportKind(StrEnum):
    """A kind of report (loại báo cáo)."""

    YEAR = "year"
    QUARTER = "quarter"
    RECOGNISED = "recognised"
    REEVALUATION = "reevaluation"
    GAP = "gap"


KIND_VI: Mapping[ReportKind, str] = {
    ReportKind.YEAR: "Báo cáo kết quả năm, 6 tháng", ReportKind.QUARTER: "Báo cáo tiến độ quý",
    ReportKind.RECOGNISED: "Danh sách đơn vị được công nhận",
    ReportKind.REEVALUATION: "Báo cáo xét lại theo bộ tiêu chí",
    ReportKind.GAP: "Báo cáo rà soát tiêu chí của xã",
}  # fmt: skip
KIND_EN: Mapping[ReportKind, str] = {
    ReportKind.YEAR: "Result report of a year or a half", ReportKind.QUARTER: "Progress report of a quarter",
    ReportKind.RECOGNISED: "List of recognised units", ReportKind.REEVALUATION: "Re-evaluation under a set",
    ReportKind.GAP: "Criteria-gap report of a commune",
}  # fmt: skip
SLUG: Mapping[ReportKind, str] = {
    ReportKind.YEAR: "bao-cao-ket-qua", ReportKind.QUARTER: "tien-do-quy", ReportKind.RECOGNISED: "danh-sach-cong-nhan",
    ReportKind.REEVALUATION: "xet-lai", ReportKind.GAP: "ra-soat-tieu-chi",
}  # fmt: skip
_WIDE = (Level.PROVINCE, Level.DISTRICT)
LEVELS: Mapping[ReportKind, Sequence[Level]] = {
    kind: (Level.COMMUNE,) if kind is ReportKind.GAP else _WIDE for kind in ReportKind
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """What an office adds: its template, its own parts by name. Only reports with a template have them."""

    template: Template | None = None
    words: Mapping[str, str] = field(default_factory=dict)


class Draft(NamedTuple):
    """A report before it is issued: the paper, the checksum of what it was made of, and how its workbook is made."""

    paper: OfficialPaper
    inputs: str
    sheets: Callable[[OfficialPaper], bytes]

    def files(self, paper: OfficialPaper | None = None) -> tuple[Files, bytes]:
        """Make Word, PDF and Excel; of the paper with its number and day where one is given."""
        said = paper or self.paper
        return files_of(said), self.sheets(said)


def draft(kind: ReportKind, asked: Asked, made_at: datetime, options: Options | None = None) -> Draft:
    """Make a report of what is asked.

    Raises:
        ReportWithoutTemplate, ReportWithoutParts: this kind has none.
        What the kind's own ``paper`` raises; of a template: Faults with UnknownField, TemplateError.
    """
    given = options or Options()
    if kind is not ReportKind.YEAR and given.template is not None:
        raise ReportWithoutTemplate(kind=KIND_VI[kind])
    if kind is not ReportKind.YEAR and any(given.words.values()):
        raise ReportWithoutParts(kind=KIND_VI[kind])
    return _MAKERS[kind](asked, made_at, given)


def fields_of(kind: ReportKind) -> tuple[FieldDoc, ...]:
    """Give the fields that a template of this kind may use; none where it has no template."""
    from chungsuc.reports.yearly.fields import DOCS

    return DOCS if kind is ReportKind.YEAR else ()


def usual_template(kind: ReportKind) -> Template:
    """Give the template that is shipped.

    Raises:
        ReportWithoutTemplate.
    """
    from chungsuc.reports.yearly.report import usual_template as of_year

    if kind is not ReportKind.YEAR:
        raise ReportWithoutTemplate(kind=KIND_VI[kind])
    return of_year()


def inputs_of(facts: Any) -> str:
    """Give the SHA-256 of what a report was made of; when it was looked up, and by what was known, is left out."""
    said = json.dumps(_timeless(plain(facts)), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(said.encode()).hexdigest()


# When one looked is not what one saw; a map draws again what the titles say already.
_WHEN = frozenset({"made_at", "known_at", "view"})


def _timeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _timeless(one) for name, one in value.items() if name not in _WHEN}
    return [_timeless(one) for one in value] if isinstance(value, list) else value


# ── how each is made ─────────────────────────────────────────────────────────────────────────────────


def _year(asked: Asked, made_at: datetime, options: Options) -> Draft:
    from chungsuc.reports.yearly.gathering import year
    from chungsuc.reports.yearly.report import paper_of, workbook_of

    found = year(asked, options.words)
    return Draft(paper_of(found, made_at, options.template), inputs_of(found), lambda said: workbook_of(found, said))


def _quarter(asked: Asked, made_at: datetime, options: Options) -> Draft:
    from chungsuc.reports.quarterly.gathering import quarter
    from chungsuc.reports.quarterly.report import paper_of
    from chungsuc.reports.quarterly.sheets import book

    found = quarter(asked)
    return Draft(paper_of(found, made_at), inputs_of(found),
                 lambda said: written(book(found, about_lines(said), said.about.notes, made_at)))  # fmt: skip


def _recognised(asked: Asked, made_at: datetime, options: Options) -> Draft:
    from chungsuc.reports.recognised.gathering import recognised
    from chungsuc.reports.recognised.report import paper_of
    from chungsuc.reports.recognised.sheets import book

    found = recognised(asked)
    return Draft(paper_of(found, made_at), inputs_of(found),
                 lambda said: written(book(found, about_lines(said), said.about.notes, made_at)))  # fmt: skip


def _gap(asked: Asked, made_at: datetime, options: Options) -> Draft:
    from chungsuc.reports.gap.gathering import gap_of
    from chungsuc.reports.gap.report import paper_of
    from chungsuc.reports.gap.sheets import book

    found = gap_of(asked)
    return Draft(paper_of(found, made_at), inputs_of(found),
                 lambda said: written(book(found, about_lines(said), said.about.notes, made_at)))  # fmt: skip


def _reevaluation(asked: Asked, made_at: datetime, options: Options) -> Draft:
    from chungsuc.reports.reevaluation.report import judged_again, paper_of
    from chungsuc.reports.reevaluation.workbook import workbook
    from chungsuc.upkeep.actions import fingerprint

    found = judged_again(asked)
    return Draft(paper_of(found, made_at), fingerprint(found), lambda said: workbook(found, made_at=made_at))


_MAKERS: Mapping[ReportKind, Callable[[Asked, datetime, Options], Draft]] = {
    ReportKind.YEAR: _year, ReportKind.QUARTER: _quarter, ReportKind.RECOGNISED: _recognised,
    ReportKind.REEVALUATION: _reevaluation, ReportKind.GAP: _gap,
}  # fmt: skip
