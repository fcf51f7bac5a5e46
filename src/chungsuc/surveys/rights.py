"""Who runs a survey, who keeps questions (ai được tổ chức, nhập): the unit's own people and the office above it."""

from __future__ import annotations

from datetime import date

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import ENTERS, Scope
from chungsuc.surveys.models import Survey
from chungsuc.units.models import Unit


def may_run(scope: Scope, unit: Unit, day: date) -> bool:
    """True for the commune's own officer and for the office over the unit, whose right is one to write."""
    return scope.enters(unit, day)


def runs(scope: Scope, survey: Survey) -> bool:
    return may_run(scope, survey.unit, survey.opens_on)


def must_run(scope: Scope, unit: Unit, day: date) -> None:
    """Let only who runs surveys of the unit go on.

    Raises:
        NotAllowed: no right of this person is one to enter.
        OutOfScope: the unit is not theirs.
    """
    if may_run(scope, unit, day):
        return
    if not scope.has(*ENTERS):
        raise scope.refuse("tổ chức lấy ý kiến người dân", "run a survey of residents")
    raise scope.out_of(f"Việc lấy ý kiến ở {unit.full_name}", f"A survey in {unit.full_name}")


def keeps_questions(scope: Scope) -> bool:
    """True for an office, of the province or a district, whose right is one to write."""
    return any(grant.write and Role(grant.role) is Role.OFFICE for grant in scope.grants)


def must_keep_questions(scope: Scope) -> None:
    """Let only an office go on.

    Raises:
        NotAllowed: somebody else.
    """
    if not keeps_questions(scope):
        raise scope.refuse("nhập bộ câu hỏi lấy ý kiến", "enter questions of a survey")
