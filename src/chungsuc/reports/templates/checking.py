"""A template looked at before it is kept or used: every fault of it, without any figure (kiểm tra mẫu)."""

from __future__ import annotations

from chungsuc.reports.kinds import ReportKind, fields_of, usual_template
from chungsuc.reports.official.model import Paragraph
from chungsuc.reports.templates.filling import mark
from chungsuc.reports.templates.model import FieldDoc, FieldKind, Fields, Template
from chungsuc.reports.templates.reading import compose


def check(kind: ReportKind, template: Template) -> None:
    """Look at a template of a kind of report as if every field said something.

    Raises:
        ReportWithoutTemplate: the kind has none.
        Faults: holding UnknownField for each name. TemplateUnreadable, UnknownHeadLine, BlockInText, TemplateTooLong.
    """
    usual_template(kind)
    docs = fields_of(kind)
    compose(template, {doc.name: _sample(doc) for doc in docs}, docs, lambda name: (Paragraph(name),))


def _sample(doc: FieldDoc) -> object:
    match doc.kind:
        case FieldKind.LIST:
            return [Fields({name: "…" for name, _ in doc.parts})]
        case FieldKind.BLOCK:
            return mark(doc.name)
        case FieldKind.NUMBER:
            return 1
        case _:
            return "…"
