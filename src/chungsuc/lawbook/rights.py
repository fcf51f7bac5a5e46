"""Who decides on law (ai được quyết định về bộ tiêu chí)."""

from __future__ import annotations

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope


def decides_law(scope: Scope) -> bool:
    """True for an officer of the coordination office whose right reaches the whole province and may write."""
    return any(g.write and not g.unit_thread and Role(g.role) is Role.OFFICE for g in scope.grants)
