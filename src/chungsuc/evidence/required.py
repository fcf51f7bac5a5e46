"""The list of documents that ships with the product, read and checked (danh mục minh chứng có căn cứ). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from chungsuc.evidence.errors import RequiredListFaulty
from chungsuc.law.library import shipped

_KEYS = ("set", "no", "text", "obligatory", "source", "verified")
_FLAGS = ("obligatory", "verified")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Required:
    """One kind of document that one indicator asks for.

    ``row`` is the key of the office's own record, ``None`` for what ships. ``verified``: held against the paper;
    what the office itself records on the strength of its own paper counts as such.
    """

    set_id: str
    no: str
    text: str
    obligatory: bool
    source: str
    verified: bool = False
    row: int | None = None


@cache
def shipped_requirements() -> tuple[Required, ...]:
    """Give what ships; a file of the package, read once."""
    return read_required(files("chungsuc.evidence").joinpath("data/required.yaml").read_text(encoding="utf-8"))


def read_required(text: str) -> tuple[Required, ...]:
    """Read a list of requirements.

    Raises:
        RequiredListFaulty: an entry lacks something, or names a set or an indicator that does not exist.
    """
    # Every scalar as text: to YAML's own types the key "no" would be the truth value False.
    entries = (yaml.load(text, Loader=yaml.BaseLoader) or {}).get("required") or []
    return tuple(_read(number, entry) for number, entry in enumerate(entries, 1))


def _read(number: int, entry: object) -> Required:
    keys = ", ".join(_KEYS)
    if not isinstance(entry, Mapping) or set(entry) != set(_KEYS):
        raise RequiredListFaulty(
            entry=number, fault_vi=f"phải có đúng các mục {keys}", fault_en=f"its keys must be {keys}"
        )
    for key in _KEYS:
        flag = key in _FLAGS
        if not isinstance(entry[key], str) or not entry[key] or (flag and entry[key] not in _TRUTH):
            raise RequiredListFaulty(entry=number, fault_vi=f"mục {key} không hợp lệ", fault_en=f"{key} is not valid")
    law = shipped().sets.get(entry["set"])
    if law is None or all(entry["no"] != provision.no for provision in law.provisions()):
        raise RequiredListFaulty(
            entry=number, fault_vi="không có bộ hoặc chỉ tiêu này", fault_en="no such set or indicator"
        )  # fmt: skip
    said = {key: _TRUTH[entry[key]] if key in _FLAGS else entry[key] for key in _KEYS if key != "set"}
    return Required(set_id=entry["set"], **said)
