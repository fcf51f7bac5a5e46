"""Values as people write them, read without ever guessing (đọc số liệu như người ta viết).

Numbers: ``1.234,5``, ``1,234.5``, ``1 234``, ``93,7%``, ``42 triệu`` are read; ``1.234`` alone may be a little
over one or over a thousand, so it is a question (:class:`AmbiguousNumber`), unless the decimal mark is stated,
or only one reading can be a percentage. A statement of the decimal mark settles only what is ambiguous.

Nothing written (an empty cell, a dash, "chưa có số liệu", "N/A") means *unknown*: ask :func:`is_blank` first;
the readers raise :class:`ValueMissing` for it, so that a blank can never turn into zero or "Không đạt".
"""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from chungsuc.engine.errors import (
    AmbiguousAttestation,
    AmbiguousNumber,
    AttestationUnreadable,
    FactNotTaken,
    FactWrongType,
    NumberOutOfRange,
    NumberTooLong,
    NumberUnreadable,
    UnitForeign,
    ValueMissing,
)
from chungsuc.law.tree import Attested, Compare, HoldsTitle, NoneAllowed, Provision, ShareOfChildren

Raw = str | int | float | Decimal | bool


class DecimalMark(StrEnum):
    """The mark before the decimals (dấu thập phân); the other one then stands between groups of three."""

    POINT = "."
    COMMA = ","

    @property
    def other(self) -> DecimalMark:
        return DecimalMark.COMMA if self is DecimalMark.POINT else DecimalMark.POINT


BLANKS: Final = frozenset(
    {
        "", "-", "–", "—", "...", "…", "n/a", "#n/a",
        "chua co so lieu", "khong co so lieu", "chua co du lieu", "chua co",
    }
)  # fmt: skip
YES: Final = frozenset({"dat", "x", "✓", "✔", "co", "true", "yes", "1", "d"})
NO: Final = frozenset({"khong dat", "chua dat", "khong", "k", "kd", "false", "no", "0"})
# Of a thing that must not exist, a bare yes or no may speak of the thing or of the requirement.
TWO_WAYS: Final = frozenset({"khong", "k", "co", "yes", "no"})

# The longest sum of money in đồng has 17 digits; beyond this the text is no figure but an accident of the file.
_MOST_DIGITS = 30

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_SIGNED = re.compile(r"^([+-]?)\s?([0-9][0-9.,]*(?: [0-9]{3}(?![0-9])[0-9.,]*)*)\s*(.*)$")
_PLAIN = re.compile(r"^[0-9]+$")
_ONE_MARK = re.compile(r"^([0-9]+)([.,])([0-9]+)$")
_SPACED = re.compile(r"^([0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]+))?$")
_GROUPED = re.compile(r"^([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?$")
_FIRST_GROUP = re.compile(r"^[1-9][0-9]{0,2}$")


def fold(text: str) -> str:
    """Fold case, diacritics and spaces: ``"Chưa  đạt."`` → ``"chua dat"``."""
    lowered = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold().replace("đ", "d")
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return bare if not bare.strip(".") else bare.rstrip(".")


def is_blank(raw: object) -> bool:
    """True when nothing is stated: ``None``, empty, a dash, "chưa có số liệu", "N/A"."""
    return raw is None or (isinstance(raw, str) and (not raw or _is_blank_text(raw)))


@lru_cache(maxsize=65_536)  # a national file asks half a million times about a few thousand texts
def _is_blank_text(text: str) -> bool:
    return fold(text) in BLANKS


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────


def read_number(text: str, *, unit: str | None = None, decimal: DecimalMark | None = None) -> Decimal:
    """Read a number as people write it.

    ``unit`` is the unit in which the value must be; its own words may follow the number. ``None`` says that the
    caller does not know it: then only a per-cent sign may follow. ``decimal`` settles an ambiguous mark.

    Raises:
        ValueMissing: nothing is written.
        NumberUnreadable: not a number, or marks in places where no number has them.
        NumberTooLong: it has more than 30 digits.
        AmbiguousNumber: ``1.234`` or ``1,234`` with nothing to tell which is meant.
        UnitForeign: words follow that are not those of the unit.
        NumberOutOfRange: a percentage below 0 or above 100.
    """
    return _read_number(text, unit, decimal)


@lru_cache(maxsize=16_384)  # people write the same few hundred numbers again and again
def _read_number(text: str, unit: str | None, decimal: DecimalMark | None) -> Decimal:
    if is_blank(text):
        raise ValueMissing(text=text.strip())
    sign, body, tail = _split(text)
    if tail and not _belongs(tail, unit):
        raise UnitForeign(text=text.strip(), tail=tail, unit=unit or "–")
    unit = "%" if unit is None and tail else unit
    number = _read_body(body, text.strip(), unit, decimal)
    return check_range(-number if sign == "-" else number, unit)


def decimal_mark_of(text: str) -> DecimalMark | None:
    """Tell which decimal mark the way of writing gives away; ``None`` when it gives none away.

    ``40.2`` and ``1,234.5`` use the point, ``40,2`` and ``1.234.567`` the comma; ``1.234`` and ``12`` do not tell.
    """
    try:
        _, body, _ = _split(text)
    except (NumberUnreadable, NumberTooLong):
        return None
    if one := _ONE_MARK.match(body):
        return None if _is_ambiguous(one) else DecimalMark(one[2])
    if grouped := _GROUPED.match(body):
        return DecimalMark(grouped[2]).other
    spaced = _SPACED.match(body)
    return DecimalMark(body[-len(spaced[2]) - 1]) if spaced and spaced[2] else None


def check_range(number: Decimal, unit: str | None) -> Decimal:
    """Give the number back if such a unit can have it.

    The unit ``%`` takes 0 to 100; a share of something else (``% của mức …``) may exceed 100 but is never negative.

    Raises:
        NumberOutOfRange: it cannot.
    """
    if unit is None or not unit.startswith("%"):
        return number
    capped = unit.strip() == "%"
    if number < 0 or (capped and number > 100):
        raise NumberOutOfRange(number=number, unit=unit, low=0, high=100 if capped else "…")
    return number


def _split(text: str) -> tuple[str, str, str]:
    plain = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip().replace("−", "-")
    match = _SIGNED.match(plain)
    # An exponent ("1.5e3"), a stray digit ("12 34") or a sign ("3-4", "1/2") after the number is no unit.
    tail = match[3] if match else ""
    if match is None or (tail and not (tail[0].isalpha() or tail[0] == "%")) or re.match(r"^[eE][+-]?[0-9]", tail):
        raise NumberUnreadable(text=text.strip())
    digits = sum(map(str.isdigit, match[2]))
    if digits > _MOST_DIGITS:
        raise NumberTooLong(start=match[2][:12], digits=digits, most=_MOST_DIGITS)
    return match[1], match[2], match[3]


def _belongs(tail: str, unit: str | None) -> bool:
    """True when the words after the number are the beginning of the unit's own words."""
    if unit is None:
        return tail == "%"
    written, own = _words(tail), _words(unit)
    return bool(written) and own[: len(written)] == written


def _words(unit: str) -> list[str]:
    return unicodedata.normalize("NFKC", unit).casefold().replace("/", " / ").rstrip(".").split()


def _is_ambiguous(one: re.Match[str]) -> bool:
    return len(one[3]) == 3 and len(one[1]) <= 3 and one[1] != "0"


def _read_body(body: str, text: str, unit: str | None, decimal: DecimalMark | None) -> Decimal:
    if _PLAIN.match(body):
        return Decimal(body)
    if one := _ONE_MARK.match(body):
        return _read_one_mark(one, text, unit, decimal)
    match = _SPACED.match(body)
    if match:
        return Decimal(match[1].replace(" ", "") + "." + (match[2] or "0")) if match[2] else _whole(match[1])
    match = _GROUPED.match(body)
    if match:
        whole = match[1].replace(match[2], "")
        return Decimal(f"{whole}.{match[3]}") if match[3] else Decimal(whole)
    raise NumberUnreadable(text=text)


def _whole(digits: str) -> Decimal:
    return Decimal(digits.replace(" ", ""))


def _read_one_mark(one: re.Match[str], text: str, unit: str | None, decimal: DecimalMark | None) -> Decimal:
    before, mark, after = one.groups()
    as_decimal = Decimal(f"{before}.{after}")
    if not _is_ambiguous(one):
        return as_decimal
    as_grouped = Decimal(before + after)
    if decimal is not None and (mark == decimal or _FIRST_GROUP.match(before)):
        return as_decimal if mark == decimal else as_grouped
    if unit is not None and unit.startswith("%") and as_grouped > 100 >= as_decimal:
        return as_decimal
    raise AmbiguousNumber(
        text=text,
        mark=mark,
        as_decimal=f"{before},{after}",
        as_decimal_en=f"{before}.{after}",
        as_grouped=f"{as_grouped:f}",
        decimal_plain=f"{before}{mark}{after}0",
    )


# ── attestations and whole provisions ────────────────────────────────────────────────────────────────


def read_attested(text: str) -> bool:
    """Read "Đạt" or "Không đạt" in the ways people write them: ``x``, ``Đ``, ``K``, ``chưa đạt``, ``✓``, ``1``.

    Raises:
        ValueMissing: nothing is written.
        AttestationUnreadable: it says neither.
    """
    return _read_attested(text)


@lru_cache(maxsize=1_024)
def _read_attested(text: str) -> bool:
    folded = fold(text)
    if folded in BLANKS:
        raise ValueMissing(text=text.strip())
    if folded in YES:
        return True
    if folded in NO:
        return False
    raise AttestationUnreadable(text=text.strip())


def read_value(provision: Provision, raw: Raw, *, decimal: DecimalMark | None = None) -> Decimal | bool:
    """Read the value of one provision: text as people write it, or a cell's own number or truth value.

    Raises:
        ValueMissing: nothing is written; ask :func:`is_blank` first.
        FactNotTaken: the provision follows from its parts, or its contents are not known to us.
        ValueUnreadable: a subclass says what is wrong with the value.
    """
    match provision.requirement:
        case Compare() | ShareOfChildren():
            return _read_compared(provision, raw, decimal)
        case Attested(left_to_province=True):
            return _read_open(provision, raw, decimal)
        case Attested() | HoldsTitle():
            return _read_attested_cell(provision, raw)
        case NoneAllowed():
            return _read_none_allowed(provision, raw, decimal)
        case _:
            through = ", ".join(part.no for part in provision.parts) or "điều chưa biết"
            raise FactNotTaken(no=provision.no, set=provision.source.decision, through=through)


def _read_compared(provision: Provision, raw: Raw, decimal: DecimalMark | None) -> Decimal:
    if isinstance(raw, str):
        return read_number(raw, unit=provision.unit or "", decimal=decimal)
    if isinstance(raw, bool):
        raise _wrong_type(provision, raw, "một con số", "a number")
    return check_range(_exact(raw), provision.unit)


def _read_attested_cell(provision: Provision, raw: Raw) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str):
        return read_attested(raw)
    if raw in (0, 1):
        return raw == 1
    raise _wrong_type(provision, raw, "«Đạt» hoặc «Không đạt»", "“Đạt” or “Không đạt”")


def _read_open(provision: Provision, raw: Raw, decimal: DecimalMark | None) -> Decimal | bool:
    """Read a value of which the province has not said yet whether it is a number or an attestation."""
    try:
        return _read_attested_cell(provision, raw)
    except (AttestationUnreadable, FactWrongType):
        return read_number(raw, decimal=decimal) if isinstance(raw, str) else _exact(raw)


def _read_none_allowed(provision: Provision, raw: Raw, decimal: DecimalMark | None) -> Decimal | bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and not re.match(r"^\s*[+\-−]?\s*[0-9]", raw):
        if fold(raw) in TWO_WAYS:
            raise AmbiguousAttestation(text=raw.strip(), no=provision.no)
        return read_attested(raw)
    count = read_number(raw, unit=provision.unit or "", decimal=decimal) if isinstance(raw, str) else _exact(raw)
    if count < 0 or count != count.to_integral_value():
        raise _wrong_type(provision, raw, "một số đếm (0, 1, 2 …) hoặc «Đạt»", "a count (0, 1, 2 …) or “Đạt”")
    return count


def _exact(raw: float | Decimal) -> Decimal:
    if not math.isfinite(raw):
        raise NumberUnreadable(text=str(raw))
    return raw if isinstance(raw, Decimal) else Decimal(repr(raw))


def _wrong_type(provision: Provision, raw: Raw, needs: str, needs_en: str) -> FactWrongType:
    return FactWrongType(no=provision.no, value=raw, needs=needs, needs_en=needs_en)
