"""The hidden codes of the form: what a sheet, a row or a column stands for, whatever its visible text says.

A code is the text of one cell: ``chungsuc:1?thread=…&code=05602``, with the form's version after the colon. The
first cell of a sheet says set, day, province and moment; the first of a row its unit, its indicator, or both; the
first of a column its indicator, its part, or both. What a value cell means is what its row and its column say
together, so that rows and columns may be moved, and sheets laid out in more than one way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from chungsuc.exchange.workbook.errors import NewerForm

FORM_VERSION = 1
LOOK = "look"  # the kind of a sheet that is only to be looked at: what is on record, the list of faults

_CODE = re.compile(r"^chungsuc:(\d{1,6})\?(.*)$", re.DOTALL)


class Part(StrEnum):
    """What one cell says of a value."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    NOTE = "note"


def pack(**fields: str) -> str:
    """Write a code; empty fields are left out."""
    return f"chungsuc:{FORM_VERSION}?{urlencode({name: value for name, value in fields.items() if value})}"


def unpack(cell: object) -> Mapping[str, str] | None:
    """Read a code; ``None`` when the cell holds none.

    Raises:
        NewerForm: it was written by a newer release.
    """
    match = _CODE.match(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return None
    if int(match[1]) > FORM_VERSION:
        raise NewerForm(said=match[1], known=FORM_VERSION)
    return dict(parse_qsl(match[2]))
