"""How often answers may come from one address (giới hạn gửi từ một mạng), without keeping the address.

An address is counted under a hash keyed by a salt of the day. The salt lives in the cache only, for a day: after that
nobody can say whether an address was here. The limits are wide, since a whole hamlet may share one address.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from enum import StrEnum

from django.core.cache import cache
from django.utils import timezone

HOUR = 3600


class Kind(StrEnum):
    """What is counted."""

    ANSWER = "answer"
    WRONG_CODE = "wrong_code"


MOST = {Kind.ANSWER: 40, Kind.WRONG_CODE: 10}  # an hour and address


def too_often(kind: Kind, link: int, address: str) -> bool:
    """True when no more of this may come from the address within the hour."""
    return int(cache.get(_key(kind, link, address), 0)) >= MOST[kind]


def counted(kind: Kind, link: int, address: str) -> None:
    """Count one; two at the very same moment may count as one."""
    key = _key(kind, link, address)
    cache.set(key, int(cache.get(key, 0)) + 1, timeout=HOUR)


def once(nonce: str, seconds: int) -> bool:
    """True the first time that a form comes back; false for the same form sent again."""
    return cache.add(f"survey-form-{nonce}", 1, timeout=seconds)


def forget(nonce: str) -> None:
    """Let a form be sent again whose answer was refused."""
    cache.delete(f"survey-form-{nonce}")


def _key(kind: Kind, link: int, address: str) -> str:
    now = timezone.localtime()
    said = hmac.new(_salt(f"{now:%Y%m%d}"), f"{link}|{address}".encode(), hashlib.sha256).hexdigest()[:32]
    return f"survey-{kind}-{now:%H}-{said}"


def _salt(day: str) -> bytes:
    key = f"survey-salt-{day}"
    cache.add(key, secrets.token_bytes(32), timeout=25 * HOUR)
    salt: bytes = cache.get(key)
    return salt
