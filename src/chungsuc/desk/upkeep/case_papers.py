"""The papers of a withdrawal as files, written out of its steps when they are asked for (giấy tờ xét thu hồi)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.travelling import given_file
from chungsuc.reports.withdrawal.papers import Kind, make, makeable
from chungsuc.upkeep.cases import case_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@explains_faults
def case_paper(request: ScopedRequest, pk: int, kind: str, ending: str) -> HttpResponse:
    """Give one paper, as PDF or for Word; of a step that was not taken there is none."""
    case = case_of(request.scope, pk)
    if kind not in {one.value for one in makeable(case)} or ending not in {"pdf", "docx"}:
        raise Http404
    made = make(case, Kind(kind))
    data, content_type = (made.pdf, "application/pdf") if ending == "pdf" else (made.docx, WORD)
    return given_file(data, f"{case.number}-{kind}.{ending}", content_type, shown=ending == "pdf")
