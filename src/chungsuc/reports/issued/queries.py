"""Questions about issued reports and templates (tra cứu báo cáo đã ban hành)."""

from __future__ import annotations

from django.db.models import QuerySet

from chungsuc.reports.issued.errors import NoSuchIssued, NoSuchTemplate
from chungsuc.reports.issued.models import IssuedReport, ReportTemplate
from chungsuc.reports.kinds import ReportKind
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.official.keeping import read_back
from chungsuc.reports.official.model import OfficialPaper


def issued_reports() -> QuerySet[IssuedReport]:
    """Give what was issued, the last first; without the content, which is large."""
    return IssuedReport.objects.select_related("unit", "replaces", "replaced_by").defer("content").order_by("-pk")


def issued_report(pk: int) -> IssuedReport:
    """Give one report.

    Raises:
        NoSuchIssued.
    """
    found = (
        IssuedReport.objects.select_related("unit", "template", "pdf", "docx", "xlsx", "replaces").filter(pk=pk).first()
    )
    if found is None:
        raise NoSuchIssued(pk=pk)
    return found


def paper_of(issued: IssuedReport) -> OfficialPaper:
    """Give the paper as it was issued."""
    return read_back(bytes(issued.content))


def is_sound(issued: IssuedReport) -> bool:
    """Tell whether what is kept still has the checksum that it was issued with."""
    return fingerprint(paper_of(issued)) == issued.fingerprint


def templates(kind: ReportKind) -> list[ReportTemplate]:
    """Give the templates of a kind that are offered, each name as it was last handed in."""
    last: dict[str, ReportTemplate] = {}
    for one in ReportTemplate.objects.filter(kind=kind.value).order_by("pk"):
        last[one.name] = one
    return sorted((one for one in last.values() if not one.dropped), key=lambda one: one.name)


def template_named(kind: ReportKind, name: str) -> ReportTemplate:
    """Give a template by its name.

    Raises:
        NoSuchTemplate.
    """
    found = next((one for one in templates(kind) if one.name == name), None)
    if found is None:
        raise NoSuchTemplate(name=name)
    return found
