"""The page of the trail, and the same as a workbook."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chungsuc.accounts.action_words import ACTIONS
from chungsuc.accounts.journal import entries, page, sight_of
from chungsuc.accounts.models import Role
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.journal.asked import key_as_text, read
from chungsuc.desk.journal.export import workbook
from chungsuc.desk.journal.telling import Teller
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.verdicts.known_law import library

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@explains_faults
def journal(request: ScopedRequest) -> HttpResponse:
    """Show what was changed, newest first, grouped by request (nhật ký)."""
    law = library()
    asked, sight = read(request.GET), sight_of(request.scope, law)
    found = page(sight, asked.filters, law, asked.after)
    teller = Teller(law, language(), sight.measures)
    return render(
        request,
        "desk/journal/journal.html",
        {
            "asked": asked, "groups": list(teller.group(found.groups)), "said": asked.in_words(),
            "next": asked.address(sau=key_as_text(found.next)) if found.next else "",
            "actions": sorted(((code, say(*words)) for code, words in ACTIONS.items()), key=lambda one: one[1]),
            "whole": sight.measures is None and not _only_a_commune(request),
        },
    )  # fmt: skip


def _only_a_commune(request: ScopedRequest) -> bool:
    return request.scope.roles <= {Role.COMMUNE}


@require_safe
@explains_faults
def journal_export(request: ScopedRequest) -> HttpResponse:
    """Give the same as a workbook that says what it holds (tải nhật ký)."""
    law = library()
    asked, sight = read(request.GET), sight_of(request.scope, law)
    made = workbook(
        entries(sight, asked.filters, law), Teller(law, language(), sight.measures, exact=True), asked.in_words(),
        str(request.user),
    )  # fmt: skip
    answer = HttpResponse(made, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="nhat-ky-{timezone.localtime():%Y%m%d-%H%M}.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer
