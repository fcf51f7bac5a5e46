"""In whose right an action on people is done: a signed-in person's scope, or the machine's operator (thẩm quyền).

Somebody who runs the command line on the server holds the database itself: to ask them for a grant would only be
for show, and the first administrator must come from somewhere. Pages never act as the operator.
"""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.accounts.models import Role, User
from chungsuc.accounts.people_errors import NotOnYourself
from chungsuc.accounts.scope import Scope


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs the installation from its command line."""


OPERATOR = Operator()
By = Scope | Operator


def keeps_people(by: By) -> bool:
    """True for an administrator of the whole province whose right is one to write."""
    return _writes(by, Role.ADMIN)


def keeps_assignments(by: By) -> bool:
    """True for the coordination office of the whole province."""
    return _writes(by, Role.OFFICE)


def must_keep_people(by: By) -> None:
    """Let only administrators go on.

    Raises:
        NotAllowed: somebody else.
    """
    if isinstance(by, Scope) and not keeps_people(by):
        raise by.refuse("quản lý người dùng và quyền", "manage people and rights")


def must_keep_assignments(by: By) -> None:
    """Let only the office go on.

    Raises:
        NotAllowed: somebody else.
    """
    if isinstance(by, Scope) and not keeps_assignments(by):
        raise by.refuse("ghi phân công phụ trách", "record assignments")


def must_be_another(by: By, user: User, act_vi: str, act_en: str) -> None:
    """Let nobody do it to themselves.

    Raises:
        NotOnYourself.
    """
    if isinstance(by, Scope) and by.user.pk == user.pk:
        raise NotOnYourself(act_vi=act_vi, act_en=act_en)


def _writes(by: By, role: Role) -> bool:
    if isinstance(by, Operator):
        return True
    # A right over a part of the province does not reach what holds for all of it.
    return any(Role(grant.role) is role and grant.write and not grant.unit_thread for grant in by.grants)
