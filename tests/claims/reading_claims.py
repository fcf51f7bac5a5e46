"""Helpers of the tests of the checker: a sentence in, its claims out."""

from __future__ import annotations

from chungsuc.claims.check import Report, check
from chungsuc.claims.claim import Claim, Status
from chungsuc.claims.reading import read_text


def checked(text: str) -> Report:
    return check(read_text(text, "test"))


def wrong(text: str) -> list[Claim]:
    return [one for one in checked(text).claims if one.status is Status.CONTRADICTION]


def right(text: str) -> list[Claim]:
    return [one for one in checked(text).claims if one.status is Status.CONSISTENT]
