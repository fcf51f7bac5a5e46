"""The one door to data: what a person may read and write, on a day (phạm vi).

Pages, exports, search, API and files all ask a ``Scope``; none looks at grants itself. A scope is units (a subtree,
as it stood on the day) × indicators owned × read or write:

- commune officer: reads and enters their own unit and what lies below it (hamlets, households, gardens);
- department specialist: reads the province (or the granted subtree), verifies what the department owns;
- office: reads and enters everything, verifies nothing (it did not see with its own eyes), decides on law;
- leader: reads; auditor: reads all and the trail; administrator: people and grants, and reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from chungsuc.accounts.errors import NotAllowed, OutOfScope
from chungsuc.accounts.models import Department, Grant, Role, User
from chungsuc.accounts.ownership import Owners, owners_on
from chungsuc.prepared import Select
from chungsuc.units.days import in_force
from chungsuc.units.lineage import whole_parts
from chungsuc.units.models import LOCAL, Level, Unit
from chungsuc.units.place import below, holds
from chungsuc.units.threads import began_after

ENTERS = frozenset({Role.COMMUNE, Role.OFFICE})
SEES_TRAIL = frozenset({Role.OFFICE, Role.AUDITOR, Role.ADMIN})


@dataclass(frozen=True)
class Scope:
    """What one person may see and do; ``day`` is the working day on which grants and assignments count."""

    user: User
    grants: tuple[Grant, ...]
    day: date

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(grant.role) for grant in self.grants)

    @cached_property
    def departments(self) -> tuple[Department, ...]:
        """The departments this person works for."""
        found = {grant.department_id: grant.department for grant in self.grants if grant.department is not None}
        return tuple(found.values())

    def has(self, *roles: Role) -> bool:
        return any(role in self.roles for role in roles)

    # ── units ────────────────────────────────────────────────────────────────────────────────────────

    def units(self, as_of: date, *, level: str | None = None, write: bool = False) -> QuerySet[Unit]:
        """Give the units of this scope in force on ``as_of``, by code; for writing, only those it may enter.

        Hamlets, households and gardens only where ``level`` names them.
        """
        grants = [grant for grant in self.grants if not write or self._enters(grant)]
        within = _below_roots(self._roots(grants, as_of, before=not write), as_of, level)
        units = Unit.objects.filter(in_force(as_of), within).order_by("code")
        return units if level is None else units.filter(level=level)

    def units_and_below(self, as_of: date, *, write: bool = False) -> QuerySet[Unit]:
        """Give all of ``units``, and the hamlets, households and gardens among them; where few are asked about."""
        entering = [grant for grant in self.grants if not write or self._enters(grant)]
        roots = self._roots(entering, as_of, before=not write)
        local = Q(level__in=LOCAL) & _below_roots(roots, as_of, Level.HAMLET)
        return Unit.objects.filter(in_force(as_of), _below_roots(roots, as_of) | local).order_by("code")

    def roots(self, as_of: date) -> list[Unit]:
        """Give the units that this person's rights begin at, as they stood on a day, the highest first.

        One query; a few more on a day before a unit of theirs was formed: there its predecessors are read.
        """
        return self._roots(self.grants, as_of, before=True)

    def _roots(self, grants: Iterable[Grant], as_of: date, *, before: bool = False) -> list[Unit]:
        """Give where grants begin on a day; ``before``: of a unit formed later, the old units that went into it whole.

        The name of a thread tells when it was formed, so that only who asks about earlier days pays for it.
        """
        threads = {grant.unit_thread for grant in grants}
        later = {thread for thread in threads if began_after(thread, as_of)}
        if later:
            parts = whole_parts(later, as_of) if before else []
            rest = [grant for grant in grants if grant.unit_thread not in later]
            found = {unit.pk: unit for unit in [*(self._roots(rest, as_of) if rest else []), *parts]}
            return sorted(found.values(), key=_highest_first)
        asked = Q(thread__in=threads - {""})
        if "" in threads:
            asked |= Q(level=Level.PROVINCE, code=settings.CHUNGSUC_PROVINCE)
        return sorted(Unit.objects.filter(in_force(as_of), asked), key=_highest_first)

    def _enters(self, grant: Grant) -> bool:
        return grant.write and Role(grant.role) in ENTERS

    def reads(self, unit: Unit, as_of: date) -> bool:
        if _names(self.grants, unit, as_of):
            return True
        return self.units(as_of, level=_level(unit)).filter(thread=unit.thread).exists()

    def enters(self, unit: Unit, as_of: date) -> bool:
        entering = [grant for grant in self.grants if self._enters(grant)]
        if not entering or _names(entering, unit, as_of):
            return bool(entering)
        return self.units(as_of, level=_level(unit), write=True).filter(thread=unit.thread).exists()

    # ── indicators ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _owners(self) -> Owners:
        return owners_on(self.day)

    def owns(self, set_id: str, no: str) -> bool:
        """True when a department of this person answers for the indicator on the working day."""
        owner = self.owner(set_id, no)
        return owner is not None and any(owner.pk == mine.pk for mine in self.departments)

    def owner(self, set_id: str, no: str) -> Department | None:
        """Give the department that answers for the indicator on the working day, theirs or not."""
        return self._owners.of(set_id, no)

    def verifies(self, unit: Unit, set_id: str, no: str, as_of: date) -> bool:
        """True when this person may confirm or return values of the indicator for the unit."""
        owner = self.owner(set_id, no)
        if owner is None:
            return False
        return self.verified_units(owner, as_of, level=_level(unit)).filter(thread=unit.thread).exists()

    def verified_units(self, department: Department, as_of: date, *, level: str | None = None) -> QuerySet[Unit]:
        """Give the units for which this person may verify, in the name of one department; none without a grant."""
        grants = [grant for grant in self.grants if self._verifies_for(grant, department)]
        return Unit.objects.filter(in_force(as_of), _below_roots(self._roots(grants, as_of), as_of, level))

    @staticmethod
    def _verifies_for(grant: Grant, department: Department) -> bool:
        return grant.write and Role(grant.role) is Role.DEPARTMENT and grant.department_id == department.pk

    # ── refusals ─────────────────────────────────────────────────────────────────────────────────────

    def refuse(self, act_vi: str, act_en: str) -> NotAllowed:
        """Make the refusal of an act that no role of this person has; the caller raises it."""
        return NotAllowed(act_vi=act_vi, act_en=act_en, **self._has())

    def out_of(self, what_vi: str, what_en: str) -> OutOfScope:
        """Make the refusal of a unit or an indicator that is not theirs; the caller raises it."""
        return OutOfScope(what_vi=what_vi, what_en=what_en, **self._has())

    def _has(self) -> dict[str, str]:
        names = ", ".join(sorted(role.label for role in self.roles))
        keys = ", ".join(sorted(role.value for role in self.roles))
        return {"has_vi": names or "chưa có", "has_en": keys or "none"}


def _highest_first(unit: Unit) -> tuple[int, str]:
    return len(unit.code), unit.code


def _below_roots(roots: Iterable[Unit], as_of: date, level: str | None = None) -> Q:
    within = Q(pk__in=[])
    for root in roots:
        within |= Q(pk=root.pk)
        if root.level != Level.COMMUNE or level in LOCAL:
            within |= below(root, as_of, level)
    return within


def _level(unit: Unit) -> str | None:
    """Give the level to ask about, where it has to be named."""
    return unit.level if unit.is_local else None


def _names(grants: Iterable[Grant], unit: Unit, as_of: date) -> bool:
    """True when a grant names the unit itself: the common case of a commune officer, without a query."""
    return holds(unit, as_of) and any(grant.unit_thread == unit.thread for grant in grants)


def scope_of(user: User, day: date | None = None) -> Scope:
    """Give the scope of a person on a working day (today unless told otherwise); one query.

    None of somebody who has just been read by ``person``: the rights that were read with them serve once.
    """
    on = day or timezone.localdate()
    if not user.is_active:
        return Scope(user, (), on)
    read_on, rows = getattr(user, _READ, (None, ()))
    if read_on != on:
        rows = _rights(_PERSON.rows(pk=user.pk, day=on))
    setattr(user, _READ, (None, ()))  # what is asked later may have been granted or revoked in between
    return Scope(user, tuple(map(_grant, rows)), on)


def person(pk: int) -> User | None:
    """Give a person with the rights they have today, for ``scope_of``; one query. Every request begins with it."""
    day = timezone.localdate()
    rows = _PERSON.rows(pk=pk, day=day)
    if not rows:
        return None
    user = User.from_db(DEFAULT_DB_ALIAS, _OF_USER, rows[0][: len(_OF_USER)])
    setattr(user, _READ, (day, _rights(rows)))
    return user


def _rights(rows: Iterable[Sequence[object]]) -> list[Sequence[object]]:
    """Give the rights out of the rows of ``_PERSON``; who has none is there once, without one."""
    held = (row[len(_OF_USER) :] for row in rows)
    return [row for row in held if row[0] is not None]


def _grant(row: Sequence[object]) -> Grant:
    grant = Grant.from_db(DEFAULT_DB_ALIAS, _OF_GRANT, row[: len(_OF_GRANT)])
    if grant.department_id is not None:
        grant.department = Department.from_db(DEFAULT_DB_ALIAS, _OF_DEPARTMENT, row[len(_OF_GRANT) :])
    return grant


_READ = "_rights_read"
_OF_USER, _OF_GRANT, _OF_DEPARTMENT = (
    [field.attname for field in model._meta.concrete_fields] for model in (User, Grant, Department)
)
_PERSON = Select(
    lambda pk, day: (
        User.objects.filter(pk=pk)
        .annotate(held=FilteredRelation("grants", condition=Q(grants__revoked_at=None) & in_force(day, "grants__")))
        .values_list(*_OF_USER, *(f"held__{n}" for n in _OF_GRANT), *(f"held__department__{n}" for n in _OF_DEPARTMENT))
    ),
    pk=-318,
    day=date(1901, 1, 1),
)
