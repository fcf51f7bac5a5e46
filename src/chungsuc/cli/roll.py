"""The option ``--roll``: values as they stood, or carried to the units of the day."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chungsuc.units.carry import Roll


class RollWord(StrEnum):
    """How ``Roll`` is typed."""

    AS_THEN = "as-then"
    AS_NOW = "as-now"

    @property
    def roll(self) -> Roll:
        return Roll[self.name]


RollOption = Annotated[
    RollWord,
    typer.Option(
        "--roll",
        help="as-then: mỗi đơn vị theo số liệu của chính nó; as-now: đơn vị mới dùng số liệu quy đổi từ đơn vị cũ "
        "/ units by their own values, or by those carried from the old units.",
    ),
]
