"""One's own account: name, language, and what one may do, in words (tài khoản của tôi)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungsuc.accounts.assigned import owned_by, sets_to_assign
from chungsuc.accounts.granting import ROLE_WORDS
from chungsuc.accounts.models import Role
from chungsuc.accounts.queries import people_told
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.verdicts.known_law import library


@require_safe
@explains_faults
def me(request: ScopedRequest) -> HttpResponse:
    """Show one's own account."""
    person = people_told([request.user.pk], language())[0]
    owned = [
        {"department": department, "sets": owned_by(department, request.scope.day, sets_to_assign(library()))}
        for department in request.scope.departments
    ]
    return render(
        request,
        "desk/people/me.html",
        {
            "person": person, "owned": owned,
            "rights": [(held, say(*ROLE_WORDS[Role(held.grant.role)])) for held in person.now],
        },
    )  # fmt: skip
