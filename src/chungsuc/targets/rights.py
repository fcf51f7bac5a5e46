"""Who writes plans: the office of the province all, a district's office that of its district (ai lập kế hoạch)."""

from __future__ import annotations

from chungsuc.accounts.authority import By, Operator, keeps_assignments
from chungsuc.accounts.models import Role
from chungsuc.units.models import Unit


def keeps_plan(by: By, unit: Unit) -> bool:
    """True when the person may record a version of the unit's plan; whoever runs the command line may."""
    if isinstance(by, Operator) or keeps_assignments(by):
        return True
    return any(
        grant.write and Role(grant.role) is Role.OFFICE and grant.unit_thread == unit.thread for grant in by.grants
    )


def must_keep_plan(by: By, unit: Unit) -> None:
    """Let only those go on who may.

    Raises:
        NotAllowed: somebody else.
    """
    if isinstance(by, Operator) or keeps_plan(by, unit):
        return
    raise by.refuse(f"lập kế hoạch của {unit.full_name}", f"plan for {unit.full_name}")
