"""The order of Vietnamese names (thứ tự chữ cái): a ă â b c d đ e ê …, then the tones."""

from __future__ import annotations

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng, as dictionaries have them
_PLACE = {letter: place for place, letter in enumerate(LETTERS, 1)}


def vietnamese_order(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the key by which names are sorted: the letters first, the tones only where all letters are the same."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text.lower()):
        plain, tone = _without_tone(char)
        letters.append(_PLACE.get(plain, ord(plain) - 1_000 if plain.isalnum() else -2_000))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _without_tone(char: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", char)
    kept = "".join(mark for mark in marks if mark not in TONES)
    tone = next((TONES.index(mark) + 1 for mark in marks if mark in TONES), 0)
    return unicodedata.normalize("NFC", kept), tone
