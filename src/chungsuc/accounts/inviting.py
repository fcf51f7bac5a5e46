"""People invited many at once (mời nhiều người): a list is planned, shown, and then made as a whole or not at all.

Who stands in the list with a role and a place that somebody of that name has or had is known: the same list twice
makes nobody twice. A username tells two people of one name apart, and gives somebody who is there one more right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.db import transaction

from chungsuc.accounts.actions import admit, check_username, checked_name, grant, same_right
from chungsuc.accounts.assigning import find_department
from chungsuc.accounts.authority import By, must_keep_people
from chungsuc.accounts.granting import Right, checked_right, read_role
from chungsuc.accounts.models import Department, Grant, Role, User
from chungsuc.accounts.people_errors import (
    DepartmentMissing,
    FlagUnreadable,
    GrantDaysWrong,
    GrantTooWide,
    NobodyInFile,
    NotOnYourself,
    PersonInactive,
    RowTwice,
    TooManyPeople,
    UnitOfGrantMissing,
    UsernameTaken,
)
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.accounts.usernames import base_username, free_username, place_word
from chungsuc.errors import ChungSucError, Faults
from chungsuc.units.models import Unit
from chungsuc.units.names import fold
from chungsuc.units.queries import find_unit

T = TypeVar("T")
MOST = 1_000
_YES, _NO = frozenset({"x", "có", "co", "1", "true", "yes"}), frozenset({"", "không", "khong", "0", "false", "no"})
_FIELD_OF: Mapping[type[ChungSucError], str] = {
    DepartmentMissing: "department", UnitOfGrantMissing: "unit", GrantTooWide: "unit", GrantDaysWrong: "until",
}  # fmt: skip


class Field(StrEnum):
    """The columns of a list (các cột của danh sách)."""

    NAME = "name"
    ROLE = "role"
    UNIT = "unit"
    DEPARTMENT = "department"
    READ_ONLY = "read_only"
    SINCE = "since"
    UNTIL = "until"
    USERNAME = "username"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, by number: its texts, its days, and what was wrong with it when it was read."""

    number: int
    texts: Mapping[Field, str]
    since: date | None = None
    until: date | None = None
    faults: tuple[Fault, ...] = ()


class Fault(NamedTuple):
    """What is wrong in one cell of a list."""

    row: int
    field: Field
    error: ChungSucError


class Kind(StrEnum):
    NEW = "new"  # somebody who is made
    GRANT = "grant"  # somebody known who gets this right too
    KNOWN = "known"  # nothing to do


class Planned(NamedTuple):
    """What a line comes to."""

    row: int
    kind: Kind
    name: str
    username: str
    right: Right


@dataclass(frozen=True, slots=True)
class Plan:
    lines: tuple[Planned, ...]
    faults: tuple[Fault, ...]

    def count(self, kind: Kind) -> int:
        return sum(line.kind is kind for line in self.lines)


class Invited(NamedTuple):
    """What became of a line; ``password`` only of somebody who was made, shown once."""

    line: Planned
    password: str = ""


def plan(by: By, rows: Sequence[Row], units_on: date) -> Plan:
    """Say what a list comes to, with every fault, and change nothing; ``units_on``: the day whose units are meant.

    Raises:
        NotAllowed: not an administrator.
        NobodyInFile, TooManyPeople.
    """
    must_keep_people(by)
    if not rows:
        raise NobodyInFile
    if len(rows) > MOST:
        raise TooManyPeople(limit=MOST)
    planner = _Planner(units_on, by.user.username if isinstance(by, Scope) else "")
    lines = [line for row in rows if (line := planner.line(row)) is not None]
    return Plan(tuple(lines), tuple(planner.faults))


@transaction.atomic
def invite(by: By, rows: Sequence[Row], units_on: date) -> list[Invited]:
    """Make everybody in a list, or nobody (mời).

    Raises:
        NotAllowed, NobodyInFile, TooManyPeople.
        Faults: all of them; nothing is stored then.
    """
    must_keep_people(by)
    # Two lists at once, or one sent twice, meet here: the second sees what the first has made.
    list(Grant.objects.select_for_update(of=("self",)).filter(role=Role.ADMIN))
    made = plan(by, rows, units_on)
    if made.faults:
        raise Faults([fault.error for fault in made.faults])
    done = [_do(by, line) for line in made.lines]
    told = {str(kind): made.count(kind) for kind in Kind}
    wrote(Change("people.invited", "person", after={"rows": len(rows), **told}))
    return done


def _do(by: By, line: Planned) -> Invited:
    if line.kind is Kind.NEW:
        return Invited(line, admit(by, line.name, line.right, username=line.username).password)
    if line.kind is Kind.GRANT:
        grant(by, User.objects.get(username=line.username), **line.right._asdict())
    return Invited(line)


# ── planning ─────────────────────────────────────────────────────────────────────────────────────────

_Key = tuple[str, str, str, int | None]


@dataclass
class _Planner:
    """Plans line by line; knows who is there, and whom the lines before have named."""

    units_on: date
    myself: str
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.users = {user.username: user for user in User.objects.all()}
        self.held: dict[_Key, str] = {}
        for key, username in _held():
            self.held.setdefault(key, username)
        self.named: dict[str, str] = {}  # name by username, of lines before
        self.seen: dict[_Key, int] = {}
        self._units: dict[str, Unit] = {}
        self._departments: dict[str, Department] = {}

    def line(self, row: Row) -> Planned | None:
        before = len(self.faults)
        self.faults += row.faults
        name = self._try(row, Field.NAME, lambda: checked_name(row.texts.get(Field.NAME, "")))
        right = self._right(row)
        username = row.texts.get(Field.USERNAME, "").strip().lower()
        if username:
            self._try(row, Field.USERNAME, lambda: check_username(username))
        if name is None or right is None or len(self.faults) > before:
            return None
        key = _key(name, right)
        if not username:
            return self._without_username(row, name, right, key)
        return self._with_username(row, name, right, key, username)

    def _without_username(self, row: Row, name: str, right: Right, key: _Key) -> Planned | None:
        if key in self.seen:
            return self._fault(row, Field.NAME, RowTwice(name=name, row=self.seen[key]))
        self.seen[key] = row.number
        if key in self.held:
            return Planned(row.number, Kind.KNOWN, name, self.held[key], right)
        base = base_username(name, place_word(right.role, right.unit, right.department))
        username = free_username(base, self.users.keys() | self.named.keys())
        self.named[username] = name
        return Planned(row.number, Kind.NEW, name, username, right)

    def _with_username(self, row: Row, name: str, right: Right, key: _Key, username: str) -> Planned | None:
        user = self.users.get(username)
        owner = str(user) if user is not None else self.named.get(username)
        if owner is None:
            self.named[username] = name
            self.seen.setdefault(key, row.number)
            return Planned(row.number, Kind.NEW, name, username, right)
        if fold(owner) != fold(name):
            return self._fault(row, Field.USERNAME, UsernameTaken(username=username, owner=owner))
        if user is None:
            return Planned(row.number, Kind.GRANT, name, username, right)
        if self.held.get(key) == username or same_right(user, right) is not None:
            return Planned(row.number, Kind.KNOWN, name, username, right)
        if username == self.myself:
            error = NotOnYourself(act_vi="cấp quyền", act_en="give rights to")
            return self._fault(row, Field.USERNAME, error)
        if not user.is_active:
            return self._fault(row, Field.USERNAME, PersonInactive(name=str(user)))
        return Planned(row.number, Kind.GRANT, name, username, right)

    def _right(self, row: Row) -> Right | None:
        before = len(self.faults)
        role = self._try(row, Field.ROLE, lambda: read_role(row.texts.get(Field.ROLE, "")))
        unit = self._looked_up(row, Field.UNIT, self._units, self._unit)
        department = self._looked_up(row, Field.DEPARTMENT, self._departments, find_department)
        reads = self._try(row, Field.READ_ONLY, lambda: _flag(row.texts.get(Field.READ_ONLY, "")))
        if role is None or len(self.faults) > before:
            return None
        right = Right(role, unit, department, not reads, row.since, row.until)
        return self._try(row, Field.ROLE, lambda: checked_right(right))

    def _looked_up(self, row: Row, name: Field, known: dict[str, T], find: Callable[[str], T]) -> T | None:
        text = row.texts.get(name, "").strip()
        if not text:
            return None
        if text not in known:
            found = self._try(row, name, lambda: find(text))
            if found is None:
                return None
            known[text] = found
        return known[text]

    def _unit(self, text: str) -> Unit:
        province = find_unit(settings.CHUNGSUC_PROVINCE, self.units_on, level="province")
        return find_unit(text, self.units_on, within=province)

    def _try(self, row: Row, name: Field, do: Callable[[], T]) -> T | None:
        try:
            return do()
        except ChungSucError as error:
            self._fault(row, Field(_FIELD_OF.get(type(error), name)), error)
            return None

    def _fault(self, row: Row, name: Field, error: ChungSucError) -> None:
        if any(fault.field is name for fault in row.faults):
            return  # what could not be read is not also called missing
        self.faults.append(Fault(row.number, name, error))


def _held() -> Iterable[tuple[_Key, str]]:
    """Give the key of every right that was ever given, with the username of its holder."""
    rows = Grant.objects.order_by("pk").select_related("user")
    for one in rows:
        yield (fold(one.user.full_name), one.role, one.unit_thread, one.department_id), one.user.username


def _key(name: str, right: Right) -> _Key:
    thread = right.unit.thread if right.unit else ""
    return fold(name), str(right.role), thread, right.department.pk if right.department else None


def _flag(text: str) -> bool:
    said = text.strip().casefold()
    if said in _YES or said in _NO:
        return said in _YES
    raise FlagUnreadable(value=text.strip())


def counted(done: Iterable[Invited]) -> Counter[Kind]:
    """Count what became of a list."""
    return Counter(one.line.kind for one in done)
