"""Who answers for an indicator on a day (đơn vị phụ trách chỉ tiêu)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chungsuc.accounts.models import Department, Ownership
from chungsuc.units.days import in_force


@dataclass(frozen=True, slots=True)
class Owners:
    """The assignments in force on one day."""

    by_no: dict[tuple[str, str], Department]

    def of(self, set_id: str, no: str) -> Department | None:
        """Give the department that answers for an indicator: the assignment with the longest number counts.

        "17.1/a" is looked for as "17.1/a", then "17.1", then "17".
        """
        for candidate in numbers_above(no):
            owner = self.by_no.get((set_id, candidate))
            if owner is not None:
                return owner
        return None


def numbers_above(no: str) -> tuple[str, ...]:
    """Give a number and those it lies under, from near to far: 17.1/a, 17.1, 17."""
    indicator = no.split("/", 1)[0]
    criterion = indicator.split(".", 1)[0]
    return tuple(dict.fromkeys((no, indicator, criterion)))


def owners_on(day: date) -> Owners:
    """Give who answers for what on a day; one query."""
    rows = Ownership.objects.filter(in_force(day)).select_related("department")
    return Owners({(row.set_id, row.no): row.department for row in rows})
