"""The only writers of issued reports and templates: each with its right, transaction and entry of the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, acting_user, actor, wrote
from chungsuc.evidence.actions import keep_file
from chungsuc.evidence.models import EvidenceFile
from chungsuc.reports.criteria.files import slug
from chungsuc.reports.issued.asking import Question
from chungsuc.reports.issued.errors import (
    AlreadyReplaced,
    ChangedMeanwhile,
    DatedAhead,
    NumberMissing,
    NumberTaken,
    ReplacesWithoutReason,
    TemplateNameMissing,
)
from chungsuc.reports.issued.models import IssuedReport, ReportTemplate
from chungsuc.reports.issued.rights import must_issue, must_keep_templates
from chungsuc.reports.kinds import SLUG, Draft, ReportKind
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.official.keeping import kept
from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.templates.checking import check
from chungsuc.reports.templates.model import Template


def issue(
    by: Scope, question: Question, number: str, dated: date | None, *, signer: str = "", seen: str = "",
    replaces: IssuedReport | None = None, reason: str = "",
) -> IssuedReport:  # fmt: skip
    """Issue a report (ban hành): made once more by what is known now, numbered, frozen with its three files.

    ``seen``: the checksum of the inputs that were previewed; what was made of others is not issued.

    Raises:
        NotAllowed, NumberMissing, NumberTaken, DatedAhead, ChangedMeanwhile, AlreadyReplaced, ReplacesWithoutReason;
        and as ``kinds.draft``.
    """
    must_issue(by, question.unit, question.as_of)
    number, now = number.strip(), timezone.now()
    if not number or dated is None:
        raise NumberMissing
    if not question.as_of <= dated <= timezone.localdate():
        raise DatedAhead(dated=dated, as_of=question.as_of)
    if IssuedReport.objects.filter(number=number, dated=dated).exists():
        raise NumberTaken(number=number, dated=dated)
    _replaceable(replaces, reason)
    asked = replace(question, known_at=question.known_at or now)
    made = asked.draft(timezone.localtime(now))
    if seen and seen != made.inputs:
        raise ChangedMeanwhile
    paper = numbered(made.paper, number, dated, signer)
    try:
        with transaction.atomic():
            return _issue(by, asked, made, paper, replaces, reason.strip(), now)
    except IntegrityError as error:
        raise NumberTaken(number=number, dated=dated) from error


def numbered(paper: OfficialPaper, number: str, dated: date, signer: str) -> OfficialPaper:
    """Give a paper its number, its day, and the name of who signs."""
    signatures = tuple(replace(one, name=signer.strip() or one.name) for one in paper.signatures)
    return replace(paper, number=number, dated=dated, year=dated.year, signatures=signatures)


def _replaceable(before: IssuedReport | None, reason: str) -> None:
    if before is None:
        return
    if IssuedReport.objects.filter(replaces=before).exists():
        raise AlreadyReplaced(number=before.number)
    if not reason.strip():
        raise ReplacesWithoutReason


def _issue(
    by: Scope, asked: Question, made: Draft, paper: OfficialPaper, before: IssuedReport | None, reason: str,
    now: datetime,
) -> IssuedReport:  # fmt: skip
    files, sheets = made.files(paper)
    stem = f"{SLUG[asked.kind]}-{slug(asked.unit.full_name)}-{asked.as_of.isoformat()}"
    pdf, docx, xlsx = (
        _kept(by, f"{stem}.{ending}", content)
        for ending, content in (("pdf", files.pdf), ("docx", files.docx), ("xlsx", sheets))
    )
    issued = IssuedReport.objects.create(
        kind=asked.kind.value, unit=asked.unit, as_of=asked.as_of, known_at=asked.known_at, question=asked.as_dict(),
        template=asked.template, number=paper.number, dated=paper.dated, signer=paper.signatures[0].name,
        title=paper.title[:400], fingerprint=fingerprint(paper), inputs=made.inputs, content=kept(paper), pdf=pdf,
        docx=docx, xlsx=xlsx, synthetic=paper.synthetic, replaces=before, reason=reason, issued_at=now,
        by_id=acting_user(), who=actor().who[:150],
    )  # fmt: skip
    wrote(Change("report.issued", "report", issued.pk, asked.unit.thread, as_of=asked.as_of, after=_told(issued),
                 before=_told(before) if before else None, reason=reason))  # fmt: skip
    return issued


def _kept(by: Scope, name: str, content: bytes) -> EvidenceFile:
    return keep_file(by, ContentFile(content, name=name))


def _told(issued: IssuedReport) -> dict[str, Any]:
    return {"kind": issued.kind, "number": issued.number, "dated": issued.dated.isoformat(),
            "as_of": issued.as_of.isoformat(), "sha256": issued.fingerprint}  # fmt: skip


# ── templates ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def keep_template(by: Scope, kind: ReportKind, name: str, text: str) -> ReportTemplate:
    """Keep an office's template (ghi mẫu); one of the same name takes the place of the one before.

    Raises:
        NotAllowed, TemplateNameMissing; of the text: Faults with UnknownField, TemplateError; ReportWithoutTemplate.
    """
    must_keep_templates(by)
    if not name.strip():
        raise TemplateNameMissing
    check(kind, Template(name.strip(), text))
    return _store(kind, name.strip()[:120], text, dropped=False)


@transaction.atomic
def drop_template(by: Scope, template: ReportTemplate) -> ReportTemplate:
    """Offer a template no longer (thôi dùng); what was made by it keeps it.

    Raises:
        NotAllowed.
    """
    must_keep_templates(by)
    return _store(ReportKind(template.kind), template.name, template.text, dropped=True)


def _store(kind: ReportKind, name: str, text: str, *, dropped: bool) -> ReportTemplate:
    made = ReportTemplate.objects.create(
        kind=kind.value, name=name, text=text, dropped=dropped, by_id=acting_user(), who=actor().who[:150]
    )  # fmt: skip
    word = "report.template_dropped" if dropped else "report.template_kept"
    wrote(Change(word, "report_template", made.pk, after={"kind": kind.value, "name": name, "count": len(text)}))
    return made
