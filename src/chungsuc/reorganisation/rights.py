"""Who enters and applies events (ai lập, ai áp dụng việc sắp xếp)."""

from __future__ import annotations

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope


def enters_events(scope: Scope) -> bool:
    """True for an officer of the coordination office whose right reaches the whole province and may write."""
    return _whole_province(scope, Role.OFFICE)


def applies_events(scope: Scope) -> bool:
    """True for such an officer, and for an administrator: in a small office there is no second officer."""
    return _whole_province(scope, Role.OFFICE, Role.ADMIN)


def _whole_province(scope: Scope, *roles: Role) -> bool:
    return any(grant.write and not grant.unit_thread and Role(grant.role) in roles for grant in scope.grants)
