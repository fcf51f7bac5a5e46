"""The name under which a file is kept and given back (tên tệp). Pure."""

from __future__ import annotations

import re
import unicodedata

from chungsuc.evidence.kinds import Kind

LONGEST = 150
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_ENDING = re.compile(r"[A-Za-z][A-Za-z0-9]{0,4}")  # not the year in "QĐ 12.2023"


def safe_name(name: str, kind: Kind | None = None) -> str:
    """Give a name that is safe to show and to save: no folders, no control or direction signs, the ending of the kind.

    "C:\\\\ảnh\\\\bien-ban.pdf" that is a JPEG by its content becomes "bien-ban.jpg".
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    # Categories C…: control signs, and those that turn the direction of writing ("gpj.exe" read as "exe.jpg").
    shown = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    shown = " ".join(_FORBIDDEN.sub("_", shown).split()).strip(". ")
    if kind is None:
        return shown[:LONGEST] or "tệp"
    stem, dot, ending = shown.rpartition(".")
    bare = stem if dot and _ENDING.fullmatch(ending) else shown
    return (bare[:LONGEST].strip(". ") or "minh-chung") + kind.about.extension
