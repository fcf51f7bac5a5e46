"""What is asked of a report, as it is kept: it can be asked again (câu hỏi của báo cáo)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from chungsuc.figures.figure import Asked
from chungsuc.recognition.queries import Basis
from chungsuc.reports.issued.models import IssuedReport, ReportTemplate
from chungsuc.reports.kinds import Draft, Options, ReportKind, draft
from chungsuc.reports.templates.model import Template
from chungsuc.units.models import Unit


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of report of a unit on a day; ``words`` are the office's own parts, ``since`` a day of comparison."""

    kind: ReportKind
    unit: Unit
    as_of: date
    set_id: str = ""
    basis: Basis = Basis.RESULT_YEAR
    since: date | None = None
    template: ReportTemplate | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    known_at: datetime | None = None

    def asked(self) -> Asked:
        """Give the question as figures are asked."""
        return Asked(
            self.unit, self.as_of, self.set_id, self.basis, since=self.since, as_known_at=self.known_at
        )  # fmt: skip

    def draft(self, made_at: datetime) -> Draft:
        """Make the report; raises as ``kinds.draft``."""
        used = Template(self.template.name, self.template.text) if self.template else None
        words = {name: text for name, text in self.words.items() if text.strip()}
        return draft(self.kind, self.asked(), made_at, Options(used, words))

    def as_dict(self) -> dict[str, Any]:
        """Give what is kept of it beside the columns of ``IssuedReport``."""
        return {
            "set": self.set_id, "basis": self.basis.value, "since": self.since and self.since.isoformat(),
            "words": dict(self.words),
        }  # fmt: skip


def question_of(issued: IssuedReport, *, known_at: datetime | None = None) -> Question:
    """Give what was asked of an issued report; ``known_at`` ``None``: by all that is known today."""
    kept = issued.question
    since = kept.get("since")
    return Question(
        ReportKind(issued.kind), issued.unit, issued.as_of, kept["set"], Basis(kept["basis"]),
        date.fromisoformat(since) if since else None, issued.template, kept.get("words", {}), known_at,
    )  # fmt: skip
