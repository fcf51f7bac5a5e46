"""How a status looks: always a sign and a colour, so that no meaning hangs on colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chungsuc.engine.prose import STATUS_SIGN
from chungsuc.engine.verdict import Status


class Sign(NamedTuple):
    """The sign, its ink and the ground it stands on (RGB without ``#``), and the terminal's colour."""

    sign: str
    ink: str
    ground: str
    terminal: str


SIGNS: Mapping[Status, Sign] = {
    Status.MET: Sign(STATUS_SIGN[Status.MET], "2E6B3E", "EEF6EF", "green"),
    Status.UNMET: Sign(STATUS_SIGN[Status.UNMET], "A3271F", "FADCD8", "bold red"),
    Status.UNKNOWN: Sign(STATUS_SIGN[Status.UNKNOWN], "7A5200", "FFF0C8", "yellow"),
    Status.NOT_APPLICABLE: Sign(STATUS_SIGN[Status.NOT_APPLICABLE], "6B6B6B", "F2F2F2", "dim"),
}
