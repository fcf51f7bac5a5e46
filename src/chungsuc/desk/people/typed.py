"""What was typed into a form of people: read into what is meant, each fault beside its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone

from chungsuc.accounts.assigning import find_department
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.granting import Right, checked_right, read_role, units_to_grant
from chungsuc.accounts.people_errors import (
    DepartmentMissing,
    GrantDaysWrong,
    GrantTooWide,
    NameMissing,
    NameUnusable,
    UnitOfGrantMissing,
    UnknownDepartment,
    UsernameTaken,
    UsernameUnusable,
)
from chungsuc.desk.asked import last_day_with_data, read_day
from chungsuc.desk.say import language
from chungsuc.errors import ChungSucError
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit

T = TypeVar("T")
FIELDS = ("name", "username", "role", "unit", "unit_day", "department", "read_only", "since", "until")
_FIELD_OF: dict[type[ChungSucError], str] = {
    NameMissing: "name", NameUnusable: "name", UsernameTaken: "username", UsernameUnusable: "username",
    DepartmentMissing: "department", UnknownDepartment: "department", UnitOfGrantMissing: "unit", GrantTooWide: "unit",
    GrantDaysWrong: "until",
}  # fmt: skip


@dataclass
class Typed:
    """A form as it came: its texts, and the faults found so far by field ("" is the form as a whole)."""

    texts: dict[str, str]
    faults: dict[str, str] = field(default_factory=dict)

    def fault(self, name: str, error: ChungSucError) -> None:
        self.faults.setdefault(name, error.text(language()))

    @contextmanager
    def at(self, name: str = "") -> Iterator[None]:
        """Put what goes wrong inside beside its field; what is not allowed goes on as it is."""
        try:
            yield
        except NotAllowed:
            raise
        except ChungSucError as error:
            self.fault(_FIELD_OF.get(type(error), name), error)

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        """Read one text; blank gives nothing."""
        text = self.texts.get(name, "")
        if text:
            with self.at(name):
                return reader(text)
        return None


def typed(post: QueryDict) -> Typed:
    return Typed({name: post.get(name, "").strip()[:200] for name in FIELDS})


def blank(**texts: str) -> Typed:
    return Typed({"role": "commune", "unit_day": f"{units_day():%d/%m/%Y}", **texts})


def units_day() -> date:
    """Give the day on whose units a right is given: today; in a demonstration the last day with data."""
    if Observation.objects.filter(synthetic=True).exists():
        return last_day_with_data() or timezone.localdate()
    return timezone.localdate()


def units_offered(day: str) -> list[str]:
    """Give the units of the province on the day that is typed; none where it is no day."""
    try:
        return units_to_grant(read_day(day))
    except ChungSucError:
        return []


def right_of(form: Typed) -> Right | None:
    """Read a right out of a form; nothing when there is a fault, which is then in the form."""
    role = form.read("role", read_role)
    day = form.read("unit_day", read_day) or timezone.localdate()
    right: dict[str, Any] = {
        "unit": form.read("unit", lambda text: _unit(text, day)),
        "department": form.read("department", find_department),
        "write": not form.texts.get("read_only"),
        "since": form.read("since", read_day),
        "until": form.read("until", read_day),
    }
    if role is None or form.faults:
        return None
    with form.at():
        return checked_right(Right(role, **right))
    return None


def _unit(text: str, day: date) -> Unit:
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level="province")
    return find_unit(text, day, within=province)
