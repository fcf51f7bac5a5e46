"""The names of the form's fields: one vocabulary for the page, the draft and whoever fills the form by program.

``v:10`` is the value of indicator 10, ``n:`` and ``d:`` numerator and denominator, ``r:`` retracts when it is "1",
``w:`` is the reason for a soft check or a retraction, ``t:`` a note, ``a:`` the answer to a department's return.
"""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.entry.errors import DraftTooLarge
from chungsuc.entry.values import Said

VALUE, NUMERATOR, DENOMINATOR, RETRACT, REASON, NOTE, ANSWER = "v", "n", "d", "r", "w", "t", "a"
KINDS = frozenset({VALUE, NUMERATOR, DENOMINATOR, RETRACT, REASON, NOTE, ANSWER})
_LONGEST = 4_000  # characters of one field
_MOST = 2_000  # fields


def fields_of(posted: Mapping[str, object]) -> dict[str, str]:
    """Keep what belongs to the form and says something, as text.

    Raises:
        DraftTooLarge: more than a form can hold.
    """
    found: dict[str, str] = {}
    for name, raw in posted.items():
        kind, _, no = str(name).partition(":")
        text = raw.strip() if isinstance(raw, str) else ""
        if kind in KINDS and no and text:
            found[str(name)[:100]] = text
    if len(found) > _MOST or any(len(text) > _LONGEST for text in found.values()):
        raise DraftTooLarge
    return found


def said(fields: Mapping[str, str]) -> tuple[dict[str, Said], dict[str, str]]:
    """Give what the fields say: values and reasons by number of the indicator."""
    nos = dict.fromkeys(name.partition(":")[2] for name in fields)
    values = {
        no: Said(
            value=fields.get(f"{VALUE}:{no}", ""),
            numerator=fields.get(f"{NUMERATOR}:{no}", ""),
            denominator=fields.get(f"{DENOMINATOR}:{no}", ""),
            note=fields.get(f"{NOTE}:{no}", ""),
            retract=fields.get(f"{RETRACT}:{no}") == "1",
        )
        for no in nos
    }
    return values, {no: reason for no in nos if (reason := fields.get(f"{REASON}:{no}", ""))}
