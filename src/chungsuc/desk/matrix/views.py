"""The matrix on screen, and the same as a file: what one sees is what one gets."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungsuc.desk.matrix.asked import MatrixAsked, choices_for, law_and_owners, read_matrix, selection_for
from chungsuc.desk.matrix.page import content
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language
from chungsuc.figures.criteria import criteria_table
from chungsuc.figures.selection import Selection, sorted_by
from chungsuc.figures.tables import CriteriaTable
from chungsuc.reports.criteria.files import Form, content_of, read_forms, slug, stem
from chungsuc.reports.criteria.words import LABELS
from chungsuc.reports.errors import UnknownForm

TYPES = {
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PDF: "application/pdf",
}


@require_safe
@explains_faults
def matrix(request: HttpRequest) -> HttpResponse:
    """Show communes × criteria on a day (ma trận tiêu chí)."""
    asked = read_matrix(request)
    law, owners = law_and_owners(asked)
    table = _table(asked, selection_for(asked, law, owners))
    return render(request, "desk/matrix.html", content(asked, table, choices_for(asked, law, owners)))


@require_safe
@explains_faults
def file(request: HttpRequest, form: str) -> HttpResponse:
    """Give the matrix as it is seen, as XLSX or PDF; the filters stand in the file and in its name."""
    wanted = read_forms(form)[0]
    if wanted not in TYPES:
        raise UnknownForm(form=form, known=", ".join(TYPES))
    asked = read_matrix(request)
    law, owners = law_and_owners(asked)
    selection = selection_for(asked, law, owners)
    table = _table(asked, selection)
    name = stem(table, extra=[*([] if asked.within.whole else [asked.within.unit.full_name]), *_short(asked)])
    answer = HttpResponse(content_of(table, wanted, LABELS[language()]), content_type=TYPES[wanted])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{wanted.value}"'
    return answer


def _short(asked: MatrixAsked) -> list[str]:
    """Name the filters in the file's name, shortly: ``khuvuc-iii``, ``tieuchi-17``."""
    return [f"{name} {slug(value)}" for name, value in asked.filters.items() if name != "sap"]


def _table(asked: MatrixAsked, selection: Selection) -> CriteriaTable:
    base = asked.base
    table = criteria_table(asked.within.unit, base.day, base.set_id, roll=base.roll, selection=selection)
    return sorted_by(table, asked.order_key, reverse=asked.reverse) if asked.order_key else table
