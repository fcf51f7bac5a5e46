"""Who issues reports: the coordination office, of what lies in its scope (ai ban hành)."""

from __future__ import annotations

from datetime import date

from chungsuc.accounts.authority import By
from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.units.models import Unit


def issues(by: By, unit: Unit, day: date) -> bool:
    """True for an office whose right to write reaches the unit, and for whoever runs the command line."""
    return not isinstance(by, Scope) or (by.has(Role.OFFICE) and by.enters(unit, day))


def keeps_templates(by: By) -> bool:
    """True for every coordination office: a template is only a layout."""
    return not isinstance(by, Scope) or by.has(Role.OFFICE)


def must_issue(by: By, unit: Unit, day: date) -> None:
    """Let only those go on who may.

    Raises:
        NotAllowed: somebody else.
    """
    if isinstance(by, Scope) and not issues(by, unit, day):
        raise by.refuse(f"ban hành báo cáo của {unit.full_name}", f"issue a report of {unit.full_name}")


def must_keep_templates(by: By) -> None:
    """Let only offices go on; raises NotAllowed."""
    if isinstance(by, Scope) and not keeps_templates(by):
        raise by.refuse("ghi mẫu báo cáo", "keep report templates")
