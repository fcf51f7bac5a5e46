"""A template, its head, and the fields that it may use (mẫu, phần đầu, trường)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chungsuc.reports.official.model import Annex, Block


class FieldKind(StrEnum):
    """What a field is replaced by (loại trường)."""

    TEXT = "text"
    NUMBER = "number"
    LIST = "list"
    BLOCK = "block"  # tables and pictures: a paragraph of its own


KIND_VI = {
    FieldKind.TEXT: "chữ", FieldKind.NUMBER: "số", FieldKind.LIST: "danh sách", FieldKind.BLOCK: "bảng, hình",
}  # fmt: skip
KIND_EN = {
    FieldKind.TEXT: "text", FieldKind.NUMBER: "number", FieldKind.LIST: "list", FieldKind.BLOCK: "table, picture",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """A documented field: its dotted name, what it says, what it is; ``parts`` of each entry of a list."""

    name: str
    vi: str
    kind: FieldKind = FieldKind.TEXT
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A template as its author wrote it (mẫu báo cáo); ``name`` is how people call it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a template says; what is blank is the report's own (phần đầu)."""

    subject: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """A template filled in: its head, the blocks of the paper, the annexes."""

    head: Head
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]


class Fields:
    """The values of a group of fields, reached by name: ``xa_ntm.cau``.

    Only what was put in is there; a template sees no method and no attribute of Python.
    """

    __slots__ = ("_name", "_values")

    def __init__(self, values: dict[str, object], name: str = "") -> None:
        self._values = values
        self._name = name

    def __getattr__(self, name: str) -> object:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)


def nested(flat: dict[str, object]) -> dict[str, object]:
    """Make groups out of dotted names: ``{"xa_ntm.cau": "…"}`` → ``{"xa_ntm": Fields({"cau": "…"})}``."""
    found: dict[str, object] = {}
    groups: dict[str, dict[str, object]] = {}
    for name, value in flat.items():
        group, _, last = name.rpartition(".")
        (groups.setdefault(group, {}) if group else found)[last] = value
    return found | {group: Fields(values, group) for group, values in groups.items()}
