"""Text as it is compared: lower case, one spelling of tone marks, plain spaces; every letter stays in its place."""

from __future__ import annotations

import re
import unicodedata

_FLAT = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u3000": " ", "\t": " ", "\r": " ", "\n": " ",
    "\u200b": " ", "\ufeff": " ", "\u00ad": "-", "–": "-", "—": "-", "‑": "-", "−": "-", "‐": "-", "‒": "-",
    "∕": "/", "⁄": "/", "％": "%", "（": "(", "）": ")", "，": ",", "：": ":", "；": ";", "²": "2", "³": "3",
    "Ð": "đ", "ð": "đ", "×": "*", "✕": "*", "＋": "+", "＝": "=",
})  # fmt: skip
# The same syllable in both spellings: hoà and hòa, thuỷ and thủy, hoè and hòe. Only where nothing follows the vowels.
_LATE = re.compile(r"(?<=[^\Wq])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")
_EARLY = dict(zip(
    ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
    ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
    strict=True,
))  # fmt: skip
_TIMES = re.compile(r"(?<=\d)[xX](?=\d)")
_THIN_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f\u2009\u2007](?=\d{3}(?!\d))")


def composed(text: str) -> str:
    """Compose the letters (NFC): a letter and its marks are one character, whatever program wrote them."""
    return unicodedata.normalize("NFC", text)


_RUN = re.compile(r"\S{90,}")


def without_runs(text: str) -> str:
    """Cover runs of letters that no sentence has, letter for letter: what is encoded is not read."""
    return _RUN.sub(lambda found: "¤" * len(found[0]), text)


def fold(text: str) -> str:
    """Fold composed text for comparison; the result has the same length, so that places stay right."""
    text = without_runs(text)
    flat = _TIMES.sub("*", _THIN_THOUSANDS.sub(".", text)).translate(_FLAT)
    low = flat.lower()
    if len(low) != len(flat):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in flat)
    return _LATE.sub(lambda found: _EARLY[found[0]], low)
