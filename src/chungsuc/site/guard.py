"""What a server must be before it starts (điều kiện khởi động): safe, or a demonstration that nobody else can reach.

The database decides which of the two it is (``accounts.demonstration``), not a setting that could be forgotten.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from chungsuc.errors import ChungSucError
from chungsuc.site.environment import flag
from chungsuc.site.start_errors import (
    AnyHost,
    DebugOn,
    DemoAccountsThere,
    DemonstrationOnNetwork,
    DemonstrationUnderAnother,
    KeyUnsafe,
    NoDemonstrationHere,
    StartRefused,
)

LEAST_KEY = 50


class Mode(Enum):
    PRODUCTION = "production"
    DEMONSTRATION = "demonstration"


@dataclass(frozen=True, slots=True)
class Start:
    """How a server is to start: on which address, if known, and whether a demonstration may leave the machine."""

    host: str | None
    demo_on_network: bool = False

    @property
    def on_this_machine(self) -> bool:
        """True when only this machine can reach it; an address we do not know counts so where somebody vouches."""
        return flag("CHUNGSUC_DEMO") if self.host is None else is_loopback(self.host)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def refuse_unsafe(start: Start) -> Mode:
    """Tell in which mode the server starts.

    Raises:
        StartRefused: several things are not safe; one alone is raised as itself.
    """
    from chungsuc.accounts.demonstration import is_demonstration

    mode = Mode.DEMONSTRATION if is_demonstration() else Mode.PRODUCTION
    faults = list(_of_demonstration(start) if mode is Mode.DEMONSTRATION else _of_production())
    if mode is Mode.PRODUCTION or not start.on_this_machine:
        faults += _of_network()
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise StartRefused(faults)
    return mode


def _of_demonstration(start: Start) -> Iterator[ChungSucError]:
    if start.on_this_machine or start.demo_on_network:
        return
    yield DemonstrationUnderAnother() if start.host is None else DemonstrationOnNetwork(host=start.host)


def _of_production() -> Iterator[ChungSucError]:
    from chungsuc.accounts.demonstration import demo_accounts

    if flag("CHUNGSUC_DEMO"):
        yield NoDemonstrationHere()
    count = demo_accounts()
    if count:
        yield DemoAccountsThere(count=count)


def _of_network() -> Iterator[ChungSucError]:
    """Give what must not be where others can come: a known key, pages that tell all, any name of a host."""
    from django.conf import settings

    from chungsuc.site.settings import DEFAULT_KEY

    if settings.DEBUG:
        yield DebugOn()
    key = settings.SECRET_KEY
    if key == DEFAULT_KEY or len(key) < LEAST_KEY or len(set(key)) < 10:
        yield KeyUnsafe(least=LEAST_KEY)
    if "*" in settings.ALLOWED_HOSTS:
        yield AnyHost()
