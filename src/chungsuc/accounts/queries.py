"""Who there is and what each may: the list of people (danh sách người dùng)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.utils import timezone

from chungsuc.accounts.granting import grant_in_words, said_state
from chungsuc.accounts.models import Grant, Role, User
from chungsuc.accounts.people_errors import UserNotFound
from chungsuc.units.models import Unit
from chungsuc.units.names import plain


@dataclass(frozen=True, slots=True)
class Held:
    """One right of somebody: as it is stored, said in words, and whether it counts today."""

    grant: Grant
    words: str
    unit: str
    state: str  # "now", "later", "over", "revoked"

    @property
    def open(self) -> bool:
        """True when there is something left to revoke."""
        return self.state in {"now", "later"}


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the list of people."""

    user: User
    held: tuple[Held, ...]
    second_factor: bool

    @property
    def now(self) -> tuple[Held, ...]:
        return tuple(one for one in self.held if one.state == "now")


class Page(NamedTuple):
    """A page of people with the key of the next one, blank on the last; ``total`` counts all that were asked for."""

    people: list[Person]
    total: int
    next: str


def find_user(username: str) -> User:
    """Find a person by username.

    Raises:
        UserNotFound.
    """
    found = User.objects.filter(username__iexact=username.strip()).first()
    if found is None:
        raise UserNotFound(username=username.strip())
    return found


def people_page(
    search: str = "", *, role: Role | None = None, inactive: bool | None = False, after: str = "", size: int = 50,
    language: str = "vi",
) -> Page:  # fmt: skip
    """Give a page of people by username; five queries, however many there are.

    ``search`` looks into names (with or without diacritics), usernames, departments and units; ``inactive`` chooses
    those who are stopped, ``None`` both.
    """
    users = User.objects.order_by("username")
    if inactive is not None:
        users = users.filter(is_active=not inactive)
    if role is not None:
        holding = Grant.objects.filter(role=role, revoked_at__isnull=True)
        users = users.filter(pk__in=holding.values("user_id"))
    found = _matching(list(users.values_list("pk", "username", "full_name")), search)
    rest = [(pk, username) for pk, username in found if username > after]
    shown = rest[:size]
    people = people_told([pk for pk, _ in shown], language)
    return Page(people, len(found), shown[-1][1] if len(rest) > size else "")


def _matching(rows: list[tuple[int, str, str]], search: str) -> list[tuple[int, str]]:
    wanted = plain(search.casefold()).split()
    if not wanted:
        return [(pk, username) for pk, username, _ in rows]
    places = _places([pk for pk, *_ in rows])
    return [
        (pk, username)
        for pk, username, name in rows
        if all(word in plain(f"{username} {name} {places.get(pk, '')}".casefold()) for word in wanted)
    ]


def _places(users: list[int]) -> dict[int, str]:
    grants = Grant.objects.filter(user_id__in=users, revoked_at__isnull=True)
    rows = list(grants.values_list("user_id", "unit_thread", "department__name"))
    names = names_of_threads({thread for _, thread, _ in rows})
    said: dict[int, str] = defaultdict(str)
    for user, thread, department in rows:
        said[user] += f" {names.get(thread, '')} {department or ''}"
    return said


def people_told(users: Iterable[int], language: str = "vi") -> list[Person]:
    """Give people with their rights, revoked ones too, newest first; four queries."""
    asked = list(users)
    found = User.objects.filter(pk__in=asked).in_bulk()
    grants: dict[int, list[Grant]] = defaultdict(list)
    for grant in Grant.objects.filter(user_id__in=asked).select_related("department").order_by("-pk"):
        grants[grant.user_id].append(grant)
    names = names_of_threads({grant.unit_thread for held in grants.values() for grant in held})
    factors = second_factors(asked)
    today = timezone.localdate()
    return [
        Person(
            found[pk],
            tuple(_held(grant, names, today, language) for grant in grants[pk]),
            pk in factors,
        )
        for pk in asked
    ]


def _held(grant: Grant, names: Mapping[str, str], today: date, language: str) -> Held:
    unit = names.get(grant.unit_thread, grant.unit_thread)
    return Held(grant, grant_in_words(grant, language, unit=unit), unit, _state(grant, today))


def _state(grant: Grant, today: date) -> str:
    if grant.revoked_at is not None:
        return "revoked"
    if grant.valid_until is not None and grant.valid_until <= today:
        return "over"
    return "later" if grant.valid_from is not None and grant.valid_from > today else "now"


def names_of_threads(threads: Iterable[str]) -> dict[str, str]:
    """Give the newest name of each unit, with its last day where it is over; one query."""
    wanted = {thread for thread in threads if thread}
    newest: dict[str, Unit] = {}
    for state in Unit.objects.filter(thread__in=wanted) if wanted else ():
        present = newest.get(state.thread)
        if present is None or (state.valid_from or date.min) > (present.valid_from or date.min):
            newest[state.thread] = state
    return {thread: said_state(state) for thread, state in newest.items()}


def second_factors(users: Iterable[int]) -> set[int]:
    """Give who has set up a second factor."""
    own = Authenticator.objects.filter(user_id__in=list(users)).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(own.values_list("user_id", flat=True))
