"""Who releases data: the coordination office of the whole province (ai công bố)."""

from __future__ import annotations

from chungsuc.accounts.authority import By, Operator, keeps_assignments


def releases_data(by: By) -> bool:
    """True for the office of the province, and for whoever runs the command line."""
    return isinstance(by, Operator) or keeps_assignments(by)


def must_release(by: By) -> None:
    """Let only those go on who may.

    Raises:
        NotAllowed: somebody else.
    """
    if isinstance(by, Operator) or releases_data(by):
        return
    raise by.refuse("công bố số liệu", "release data")
