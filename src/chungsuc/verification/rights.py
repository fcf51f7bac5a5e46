"""Whose word counts on a value: the department that owns its indicator today, for units of the grant (thẩm quyền)."""

from __future__ import annotations

from datetime import date

from chungsuc.accounts.models import Department
from chungsuc.accounts.scope import Scope
from chungsuc.errors import ChungSucError
from chungsuc.units.models import LOCAL
from chungsuc.verification.cases import Case


class Verifying:
    """What one person may verify by the numbers of one set; asks the database once for each department and day."""

    def __init__(self, scope: Scope, set_id: str) -> None:
        self.scope, self.set_id = scope, set_id
        self._threads: dict[tuple[int, date, str], frozenset[str]] = {}

    def department(self, case: Case) -> Department | None:
        """Give the department in whose name this person speaks on a value; ``None``: it is not theirs."""
        return self.department_for(case.observation.unit.thread, case.nos, case.observation.as_of)

    def department_for(self, thread: str, nos: tuple[str, ...], as_of: date) -> Department | None:
        """Give that department by the unit's thread and the numbers of the indicator."""
        # A thread begins with its level, and what lies below communes is given to those who name it.
        level = thread.partition(":")[0]
        level = level if level in LOCAL else ""
        for no in nos:
            owner = self.scope.owner(self.set_id, no)
            if owner is not None and thread in self._units(owner, as_of, level):
                return owner
        return None

    def refusal(self, case: Case) -> ChungSucError | None:
        """Give the refusal of a value that is not this person's to verify."""
        if self.department(case) is not None:
            return None
        unit = case.observation.unit.full_name
        return self.scope.out_of(f"Thẩm tra chỉ tiêu {case.no} của {unit}", f"Verifying indicator {case.no} of {unit}")

    def _units(self, owner: Department, as_of: date, level: str) -> frozenset[str]:
        key = owner.pk, as_of, level
        if key not in self._threads:
            units = self.scope.verified_units(owner, as_of, level=level or None).values_list("thread", flat=True)
            self._threads[key] = frozenset(units)
        return self._threads[key]
