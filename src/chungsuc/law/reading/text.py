"""From YAML text to plain values that remember their lines.

Scalars stay text, so that a level such as 26.7 reaches ``Decimal`` without ever being a float. Text is brought
to NFC on the way. Only the plain part of YAML is taken: no tags of objects, no endless aliases.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import yaml

from chungsuc.errors import Where
from chungsuc.law.errors import LawFaults
from chungsuc.law.file_errors import NotYaml

# libyaml reads some ten times faster; a Python built without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = "tag:yaml.org,2002:"
# What is said about a demand, not what is demanded: no part of the checksum.
ABOUT = frozenset({"confidence", "verified", "provenance", "note", "carry"})
_MOST_VALUES = 200_000  # aliases can blow a small file up; no law is that large


class Listing(list[Any]):
    """A YAML sequence with the line on which it begins."""

    line: int = 0


class Table(dict[str, Any]):
    """A YAML mapping with the line of each key; ``twice`` holds keys that were given again."""

    line: int = 0

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}
        self.twice: list[tuple[str, int]] = []


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self.open: set[int] = set()

    def refuse(self, cause: str, line: int | None) -> LawFaults:
        where = Where(file=self.file, line=line)
        return LawFaults([NotYaml(cause=cause, where=where)], where=Where(file=self.file))

    def value(self, node: yaml.Node) -> Any:
        line = node.start_mark.line + 1
        self.count += 1
        if self.count > _MOST_VALUES or id(node) in self.open:
            raise self.refuse("tham chiếu (alias) lặp vô hạn hoặc quá lớn / endless or huge alias", line)
        if not node.tag.startswith(_PLAIN_TAGS) or node.tag.startswith(_PLAIN_TAGS + "python"):
            raise self.refuse(f"thẻ lạ / strange tag {node.tag}", line)
        if isinstance(node, yaml.ScalarNode):
            return unicodedata.normalize("NFC", node.value.strip())
        self.open.add(id(node))
        value = self.table(node, line) if isinstance(node, yaml.MappingNode) else self.listing(node, line)
        self.open.discard(id(node))
        return value

    def listing(self, node: yaml.Node, line: int) -> Listing:
        listing = Listing(self.value(item) for item in node.value)
        listing.line = line
        return listing

    def table(self, node: yaml.MappingNode, line: int) -> Table:
        table = Table()
        table.line = line
        for key_node, value_node in node.value:
            key, key_line = self.value(key_node), key_node.start_mark.line + 1
            if not isinstance(key, str):
                raise self.refuse("khóa phải là chữ / a key must be a text", key_line)
            if key in table:
                table.twice.append((key, key_line))
                continue
            table[key] = self.value(value_node)
            table.lines[key] = key_line
        return table


def read_text(text: str, *, file: str) -> Table:
    """Read a law file's text as a mapping of plain values.

    Raises:
        LawFaults: holding ``NotYaml`` when the text is not a YAML mapping.
    """
    reader = _Reader(file)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        cause = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise reader.refuse(cause, mark.line + 1 if mark else None) from None
    if not isinstance(node, yaml.MappingNode):
        raise reader.refuse("ngoài cùng không phải “khóa: giá trị” / not a mapping at the top", 1)
    table = reader.value(node)
    assert isinstance(table, Table)
    return table


def checksum(table: Table) -> str:
    """Give the SHA-256 of what a file demands: layout, comments and the order of keys do not matter.

    What we know *about* a demand is left out (``ABOUT``): to hold a level against the decree and call it verified
    changes no verdict, and must stay possible after the law has been used.
    """
    said = json.dumps(_demands(table), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()


def _demands(part: object) -> object:
    if isinstance(part, Mapping):
        return {key: _demands(value) for key, value in part.items() if key not in ABOUT}
    return [_demands(one) for one in part] if isinstance(part, list | tuple) else part
