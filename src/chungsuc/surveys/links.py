"""Ways in for residents: a link for a while, and one-time codes printed on slips (đường liên kết, mã trên phiếu mời).

Neither secret is stored. A link's is made again from its nonce and the installation's key, so that it can be shown and
printed; a code is drawn, printed once and known to nobody afterwards.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, actor, wrote
from chungsuc.surveys.actions import locked, must_be
from chungsuc.surveys.errors import LinkDayWrong, LinkGone, PlanMissing, TooManyCodes
from chungsuc.surveys.models import Group, Link, Slip, Survey
from chungsuc.surveys.queries import planned_of
from chungsuc.surveys.rights import must_run
from chungsuc.surveys.words import LinkKind, State

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are read as something else
CODE_SIGNS = 10  # 50 bits; guessing is also held back by the limit on wrong codes
TOKEN_BYTES = 24  # 192 bits
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


class Printed(NamedTuple):
    """Codes of one hamlet as they go onto slips; the only time that they are known."""

    group: Group | None
    codes: tuple[str, ...]


@transaction.atomic
def make_link(scope: Scope, survey: Survey, kind: LinkKind, last_day: date) -> Link:
    """Make a link at which residents answer up to a day (lập đường liên kết); an earlier one of its kind ends.

    Raises:
        NotAllowed, OutOfScope, NotInState.
        PlanMissing: nothing says how many answers there may be.
        LinkDayWrong: it would outlast the survey, or be over.
    """
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "lập đường liên kết", "make a link", State.OPEN)
    if planned_of(survey) is None:
        raise PlanMissing
    if not scope.day <= last_day <= survey.closes_on:
        raise LinkDayWrong(day=last_day, today=scope.day, closes=survey.closes_on)
    survey.links.filter(kind=kind, ended=False).update(ended=True)
    link = Link(
        survey=survey, kind=kind, nonce=secrets.token_hex(16), last_day=last_day, made_on=scope.day, who=actor().who
    )
    link.token_hash = hash_of(_token(link))
    link.save()
    _told("link_made", survey, {"kind": kind.value, "until": last_day.isoformat()})
    return link


@transaction.atomic
def end_link(scope: Scope, link: Link) -> None:
    """End a link at once (ngừng đường liên kết): whoever has it can answer no more, its codes are dead.

    Raises:
        NotAllowed, OutOfScope, LinkGone.
    """
    survey = locked(link.survey)
    must_run(scope, survey.unit, survey.opens_on)
    if not survey.links.filter(pk=link.pk, ended=False).update(ended=True):
        raise LinkGone(why="Nó đã được ngừng.", why_en="It was ended.")
    _told("link_ended", survey, {"kind": link.kind})


@transaction.atomic
def print_codes(scope: Scope, link: Link, wanted: Mapping[int | None, int]) -> list[Printed]:
    """Draw one-time codes for slips, by group (in mã); the unused ones printed before for these groups die.

    Raises:
        NotAllowed, OutOfScope, NotInState, LinkGone.
        TooManyCodes: more than the plan has, of a group or in all.
    """
    survey = locked(link.survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "in mã", "print codes", State.OPEN)
    link = Link.objects.get(pk=link.pk)
    if link.ended or link.kind != LinkKind.CODES:
        raise LinkGone(why="Nó đã được ngừng hoặc không dùng mã.", why_en="It was ended or has no codes.")
    groups = {group.pk: group for group in survey.groups.all()}
    asked = {key: count for key, count in wanted.items() if count > 0 and (key in groups or not groups)}
    link.slips.filter(group__in=[key for key in asked if key], used=False).update(ended=True)
    if None in asked:
        link.slips.filter(group=None, used=False).update(ended=True)
    _few_enough(survey, link, asked, groups)
    made = [Printed(groups.get(key) if key else None, _drawn(count)) for key, count in asked.items()]
    Slip.objects.bulk_create(
        [
            Slip(link=link, group=one.group, code_hash=code_hash(link, code))
            for one in made
            for code in one.codes
        ],
        batch_size=500,
    )  # fmt: skip
    _told("codes_printed", survey, {"count": sum(asked.values())})
    return made


def token_of(link: Link) -> str | None:
    """Give the secret part of a link's address; ``None`` when the installation's key is another one by now."""
    token = _token(link)
    return token if constant_time_compare(hash_of(token), link.token_hash) else None


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def tidy_code(text: str) -> str:
    """Read a code as people type it: small letters, blanks and dashes, O for 0, I for 1."""
    return "".join(sign for sign in text.upper().translate(_LOOKS_LIKE) if sign.isascii() and sign.isalnum())


def said_code(code: str) -> str:
    """Write a code so that it can be copied: ``7KM2Q-9TXBA``."""
    return f"{code[:5]}-{code[5:]}"


def code_hash(link: Link, code: str) -> str:
    """Hash a code with the installation's key: 50 bits alone could be tried out by whoever has the database."""
    return salted_hmac("chungsuc.surveys.code", f"{link.pk}:{code}", algorithm="sha256").hexdigest()


def _token(link: Link) -> str:
    made = salted_hmac("chungsuc.surveys.link", f"{link.nonce}:{link.survey_id}", algorithm="sha256").digest()
    return urlsafe_b64encode(made[:TOKEN_BYTES]).decode()


def _drawn(count: int) -> tuple[str, ...]:
    found: set[str] = set()
    while len(found) < count:
        found.add("".join(secrets.choice(ALPHABET) for _ in range(CODE_SIGNS)))
    return tuple(found)


def _few_enough(survey: Survey, link: Link, asked: Mapping[int | None, int], groups: Mapping[int, Group]) -> None:
    there = link.slips.filter(ended=False)
    for key, count in asked.items():
        planned = groups[key].planned if key else (planned_of(survey) or 0)
        out = there.filter(group=key).count()
        if out + count > planned:
            raise TooManyCodes(asked=count, planned=planned, there=out)


def _told(act: str, survey: Survey, after: Mapping[str, object]) -> None:
    wrote(Change(f"survey.{act}", "survey", survey.pk, survey.unit.thread, no=survey.title, after=after))
