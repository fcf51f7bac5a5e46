"""The only writers of people and their rights: make, rename, stop, let in again, new password, grant, revoke.

Each is done in somebody's right (``authority``): an administrator's for people and rights. Assignments of
indicators to departments are written by ``accounts.assigning``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.authority import By, must_be_another, must_keep_people
from chungsuc.accounts.demonstration import is_demonstration
from chungsuc.accounts.granting import Right, checked_right, grant_in_words
from chungsuc.accounts.models import Department, Grant, Role, User
from chungsuc.accounts.people_errors import (
    GrantRevoked,
    GrantThere,
    LastAdministrator,
    NameMissing,
    NameUnusable,
    PersonInactive,
    UsernameTaken,
    UsernameUnusable,
)
from chungsuc.accounts.trail import Change, actor, wrote
from chungsuc.accounts.usernames import (
    USERNAME,
    base_username,
    free_username,
    hash_drawn,
    one_time_password,
    place_word,
)
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody with a new one-time password: shown once, stored only as a hash, never in the trail."""

    user: User
    password: str


# ── people ───────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def create_user(by: By, full_name: str, *, username: str = "", place: str = "", demo: bool = False) -> Admitted:
    """Make a person who can sign in with a one-time password and must change it (tạo người dùng).

    Without a username one is made of the name and the word for the place, such as ``annv.phudinh``.

    Raises:
        NotAllowed: not an administrator.
        NameMissing, NameUnusable, UsernameUnusable, UsernameTaken.
    """
    must_keep_people(by)
    name = checked_name(full_name)
    wanted = username.strip().lower() or _free(base_username(name, place))
    check_username(wanted)
    owner = User.objects.filter(username__iexact=wanted).first()
    if owner is not None:
        raise UsernameTaken(username=wanted, owner=str(owner))
    password = one_time_password()
    user = User(username=wanted, full_name=name, must_change_password=True, demo=demo or is_demonstration())
    user.password = hash_drawn(password)
    user.save()
    wrote(_of_person("person.created", user, after=_told(user)))
    return Admitted(user, password)


@transaction.atomic
def admit(by: By, full_name: str, right: Right, *, username: str = "", demo: bool = False) -> Admitted:
    """Make a person together with their first right: nobody is left half made (tạo người dùng kèm quyền).

    Raises:
        As ``create_user`` and ``grant``.
    """
    checked_right(right)
    place = place_word(right.role, right.unit, right.department)
    made = create_user(by, full_name, username=username, place=place, demo=demo)
    grant(by, made.user, **right._asdict())
    return made


def _free(base: str) -> str:
    head = base.partition(".")[0]
    return free_username(base, set(User.objects.filter(username__startswith=head).values_list("username", flat=True)))


@transaction.atomic
def rename(by: By, user: User, full_name: str) -> User:
    """Mend a person's name; what the trail has written keeps the name as it was.

    Raises:
        NotAllowed, NameMissing, NameUnusable.
    """
    must_keep_people(by)
    name = checked_name(full_name)
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.full_name == name:
        return locked
    before, locked.full_name = locked.full_name, name
    locked.save(update_fields=["full_name"])
    wrote(_of_person("person.renamed", locked, before={"full_name": before}, after={"full_name": name}))
    return locked


@transaction.atomic
def deactivate(by: By, user: User, reason: str = "") -> User:
    """Let a person no longer in: who leaves is stopped, not deleted, since the trail names them (ngừng tài khoản).

    Raises:
        NotAllowed, NotOnYourself, LastAdministrator.
    """
    must_keep_people(by)
    must_be_another(by, user, "ngừng tài khoản", "deactivate")
    _refuse_last_administrator(user)
    return _set_active(user, False, "person.deactivated", reason)


@transaction.atomic
def reactivate(by: By, user: User, reason: str = "") -> User:
    """Let a person in again, with the rights that are still in force (mở lại tài khoản).

    Raises:
        NotAllowed, NotOnYourself.
    """
    must_keep_people(by)
    must_be_another(by, user, "mở lại tài khoản", "reactivate")
    return _set_active(user, True, "person.reactivated", reason)


def _set_active(user: User, active: bool, action: str, reason: str) -> User:
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active == active:
        return locked
    locked.is_active = active
    locked.save(update_fields=["is_active"])
    wrote(_of_person(action, locked, before={"active": not active}, after={"active": active}, reason=reason))
    return locked


@transaction.atomic
def reset_password(by: By, user: User) -> Admitted:
    """Give a new one-time password, which ends every session of the person (đặt lại mật khẩu).

    Raises:
        NotAllowed, NotOnYourself: one's own is changed on "Đổi mật khẩu".
        PersonInactive.
    """
    must_keep_people(by)
    must_be_another(by, user, "đặt lại mật khẩu", "reset the password of")
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.is_active:
        raise PersonInactive(name=str(locked))
    password = one_time_password()
    locked.password, locked.must_change_password = hash_drawn(password), True
    locked.save(update_fields=["password", "must_change_password"])
    wrote(_of_person("person.password_reset", locked))
    return Admitted(locked, password)


@transaction.atomic
def remove_second_factor(by: By, user: User, reason: str = "") -> User:
    """Take a person's second factor away, for who has lost the telephone (gỡ xác thực hai bước).

    Whoever must have one sets up a new one at the next log-in.

    Raises:
        NotAllowed, NotOnYourself.
    """
    must_keep_people(by)
    must_be_another(by, user, "gỡ xác thực hai bước", "remove the second factor of")
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if removed:
        wrote(_of_person("person.second_factor_off", user, reason=reason))
    return user


def set_printed_password(by: By, user: User, password: str) -> User:
    """Give an account of the demonstration the password that is printed; of a real person it changes nothing.

    Raises:
        NotAllowed.
    """
    must_keep_people(by)
    if user.demo:
        user.password, user.must_change_password = hash_drawn(password), False
        user.save(update_fields=["password", "must_change_password"])
    return user


def checked_name(text: str) -> str:
    """Give a name as it is kept: NFC, single spaces.

    Raises:
        NameMissing, NameUnusable.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise NameMissing
    if len(name) > 150 or not name[0].isalpha() or any(unicodedata.category(sign)[0] == "C" for sign in name):
        raise NameUnusable(name=name[:150])
    return name


def check_username(username: str) -> None:
    """Let pass what can be a username.

    Raises:
        UsernameUnusable.
    """
    if not USERNAME.fullmatch(username):
        raise UsernameUnusable(username=username[:60])


def _told(user: User) -> dict[str, Any]:
    return {"username": user.username, "full_name": user.full_name}


def _of_person(action: str, user: User, **rest: Any) -> Change:
    return Change(action, "person", user.username, **rest)


# ── rights ───────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def grant(
    by: By, user: User, role: Role, *, unit: Unit | None = None, department: Department | None = None,
    write: bool = True, since: date | None = None, until: date | None = None,
) -> Grant:  # fmt: skip
    """Give a person a right (cấp quyền): a role, over a unit and what lies below it, for a time.

    Raises:
        NotAllowed, NotOnYourself, PersonInactive.
        DepartmentMissing, UnitOfGrantMissing, GrantTooWide, GrantDaysWrong: see ``granting.checked_right``.
        GrantThere: the same right is in force.
    """
    must_keep_people(by)
    must_be_another(by, user, "cấp quyền", "give rights to")
    right = checked_right(Right(role, unit, department, write, since, until))
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.is_active:
        raise PersonInactive(name=str(locked))
    there = same_right(locked, right)
    if there is not None:
        vi, en = grant_in_words(there, "vi"), grant_in_words(there, "en")
        raise GrantThere(name=str(locked), grant_vi=vi, grant_en=en)
    given = Grant.objects.create(
        user=locked, role=role, unit_thread=unit.thread if unit else "", department=department, write=write,
        valid_from=since, valid_until=until, granted_by=actor().who,
    )  # fmt: skip
    wrote(_of_grant("grant.given", given, after=_right_told(given)))
    return given


def same_right(user: User, right: Right) -> Grant | None:
    """Give the person's right of the same role, unit, department and kind that holds when the new one begins."""
    day = max(right.since or date.min, timezone.localdate())
    return Grant.objects.filter(
        in_force(day), user=user, role=right.role, unit_thread=right.unit.thread if right.unit else "",
        department=right.department, write=right.write, revoked_at__isnull=True,
    ).first()  # fmt: skip


@transaction.atomic
def revoke(by: By, given: Grant, reason: str = "") -> Grant:
    """Take a right away from now on; that it was held stays known (thu hồi quyền).

    Raises:
        NotAllowed, LastAdministrator.
        GrantRevoked: it was taken away before.
    """
    must_keep_people(by)
    if given.role == Role.ADMIN:
        _refuse_last_administrator(given.user, given)
    locked = Grant.objects.select_for_update(of=("self",)).select_related("user", "department").get(pk=given.pk)
    if locked.revoked_at is not None:
        raise GrantRevoked(day=timezone.localdate(locked.revoked_at), who=locked.revoked_by)
    locked.revoked_at, locked.revoked_by = timezone.now(), actor().who
    locked.save(update_fields=["revoked_at", "revoked_by"])
    wrote(_of_grant("grant.revoked", locked, before=_right_told(locked), reason=reason))
    return locked


def _of_grant(action: str, given: Grant, **rest: Any) -> Change:
    return Change(action, "grant", given.user.username, unit_thread=given.unit_thread, **rest)


def _right_told(given: Grant) -> dict[str, Any]:
    return {
        "username": given.user.username, "full_name": given.user.full_name, "role": given.role,
        "department": given.department.code if given.department else None, "write": given.write,
        "since": given.valid_from.isoformat() if given.valid_from else None,
        "until": given.valid_until.isoformat() if given.valid_until else None,
    }  # fmt: skip


def _refuse_last_administrator(user: User, given: Grant | None = None) -> None:
    """Refuse where nobody would be left to give rights, today, or later when the rest have run out.

    ``given`` is the right to be taken away; without it the person goes with all of theirs.
    """
    # The lock makes two administrators who take each other's right at once meet here.
    rights = Grant.objects.select_for_update(of=("self",)).filter(role=Role.ADMIN, revoked_at__isnull=True)
    list(rights)
    held = Grant.objects.filter(
        in_force(timezone.localdate()), role=Role.ADMIN, revoked_at__isnull=True, write=True, unit_thread="",
        user__is_active=True,
    )  # fmt: skip
    going = held.filter(pk=given.pk) if given is not None else held.filter(user=user)
    rest = held.exclude(pk__in=list(going.values_list("pk", flat=True)))
    lasting = {"valid_until__isnull": True}
    if going.exists() and not rest.exists():
        raise LastAdministrator(name=str(user))
    if going.filter(**lasting).exists() and not rest.filter(**lasting).exists():
        raise LastAdministrator(name=str(user))
