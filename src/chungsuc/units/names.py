"""Names of units as people write them: one key for all spellings of one name (tên đơn vị hành chính).

Pure: knows no database. ``fold`` makes the key that is stored; ``readings`` takes a written text apart into
type word, name and parents, in the order in which the readings should be tried.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_NOT_WORD = re.compile(r"[^\w\u0300-\u036f]+|_+")
# y and i are one sound where nothing but consonants (or qu) stands before: Mỹ/Mĩ, Sĩ/Sỹ, Quý/Quí; not in Thúy/Thúi.
_FREE_Y = re.compile(r"^(qu|[bcdđghklmnpqrstvx]*)y$")


def fold(name: str) -> str:
    """Give the key under which all spellings of a name meet; two names that differ in sound keep apart.

    Case, Unicode form, placement of the tone mark (Hòa = Hoà), i and y (Sĩ = Sỹ), hyphens, apostrophes, dots,
    spaces and leading zeros of numbers do not matter; letters and tones do.
    """
    text = unicodedata.normalize("NFC", name).casefold().translate(_APOSTROPHES)
    return " ".join(_fold_word(word) for word in _NOT_WORD.split(text) if word)


@lru_cache(maxsize=10_000)
def _fold_word(word: str) -> str:
    if word.isdecimal():
        return str(int(word))
    marked = unicodedata.normalize("NFD", word)
    letters = unicodedata.normalize("NFC", "".join(sign for sign in marked if sign not in TONES))
    tones = "".join(sorted(sign for sign in marked if sign in TONES))
    return _FREE_Y.sub(r"\1i", letters) + tones


def plain(key: str) -> str:
    """Give the weaker key: a folded name without any diacritics, đ as d."""
    marked = unicodedata.normalize("NFD", key)
    return "".join(sign for sign in marked if not unicodedata.combining(sign)).replace("đ", "d")


def written_as(key: str, name_key: str) -> bool:
    """True when a folded text may stand for a folded name: each word is the same, or has no diacritics at all."""
    ours, theirs = key.split(), name_key.split()
    return len(ours) == len(theirs) and all(a in {b, plain(b)} for a, b in zip(ours, theirs, strict=True))


# ── type words ───────────────────────────────────────────────────────────────────────────────────────

TYPES = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_SHORT = {
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "đk": "đặc khu",
    "t.": "tỉnh", "q.": "quận", "h.": "huyện", "x.": "xã", "p.": "phường",
}  # fmt: skip
_WRITTEN = {**{word: word for word in TYPES}, **{plain(word): word for word in TYPES}, **_SHORT}
_WORDS = "|".join(re.escape(word) for word in sorted(_WRITTEN, key=len, reverse=True))
# A type word stands alone or is followed by a dot ("TP.", "X.Phú Đình"); a letter may stand at a number ("P19").
_TYPED = re.compile(rf"^(?P<word>{_WORDS})(?:(?<=\.)\s*|\.\s*|\s+)(?P<rest>\S.*)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<word>[qp])\.?\s?(?P<rest>\d+)$", re.IGNORECASE)


def known_type(text: str) -> str | None:
    """Give the type that a type word or its short form names, ``None`` when it names none."""
    word = unicodedata.normalize("NFC", text).casefold().strip()
    return _WRITTEN.get(word) or _WRITTEN.get(word.rstrip("."))


class Piece(NamedTuple):
    """One unit as written: its type if a type word was read, and the folded rest."""

    type: str | None
    key: str


class Reading(NamedTuple):
    """One way to read a text: the unit, then its parents from near to far."""

    unit: Piece
    parents: tuple[Piece, ...] = ()


def pieces(text: str) -> Iterator[Piece]:
    """Read one unit: first as a whole name, then with its type word taken off ("Phường Đúc", "xã Phú Đình")."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if key := fold(text):
        yield Piece(None, key)
    match = _TYPED.match(text) or _NUMBERED.match(text)
    if match is None:
        return
    word = match["word"].casefold()
    if key := fold(match["rest"]):
        yield Piece(_WRITTEN.get(word) or _SHORT[f"{word}."], key)


def readings(text: str) -> tuple[Reading, ...]:
    """Give all ways to read a text, best first.

    A comma, a bracket or a slash parts a unit from its parents; so does a dash between spaces, unless the whole
    is a name ("Văn Miếu - Quốc Tử Giám").
    """
    by_comma = _parted(text, r"\s*[,;()/]\s*")
    by_dash = _parted(text, r"\s*[,;()/]\s*|\s+[-–—]\s+")
    splits = [by_comma] if by_comma == by_dash else [by_comma, by_dash]
    return tuple(
        Reading(unit, tuple(tuple(pieces(parent))[-1] for parent in parents if fold(parent)))
        for first, *parents in filter(None, splits)
        for unit in pieces(first)
    )


def _parted(text: str, separator: str) -> list[str]:
    return [part for part in re.split(separator, text.strip()) if part]
