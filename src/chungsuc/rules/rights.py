"""Who keeps the rules and the calendar (ai được nhập quy định)."""

from __future__ import annotations

from chungsuc.accounts.authority import By, keeps_assignments
from chungsuc.accounts.scope import Scope


def keeps_rules(by: By) -> bool:
    """True for the coordination office of the whole province, whose right is one to write."""
    return keeps_assignments(by)


def must_keep_rules(by: By) -> None:
    """Let only the office go on.

    Raises:
        NotAllowed: somebody else.
    """
    if isinstance(by, Scope) and not keeps_rules(by):
        raise by.refuse("nhập hoặc đối chiếu quy định về công nhận", "enter or check rules of recognition")
