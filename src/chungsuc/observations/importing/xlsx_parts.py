"""The parts that an XLSX workbook's sheets refer to: relations, shared texts, number formats."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from zipfile import ZipFile

_BUILT_IN_DAYS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_BUILT_IN_PERCENTS = frozenset([9, 10])
_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


class Format(Enum):
    """What a number in a cell stands for, by its number format."""

    NUMBER = 0
    DAY = 1
    PERCENT = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What the cells of all sheets refer to: shared texts, formats by style, the first day of the calendar."""

    shared: list[str]
    formats: list[Format]
    since_1904: bool


def parsed(archive: ZipFile, part: str) -> ET.Element:
    text = archive.read(part)
    if b"<!DOCTYPE" in text[:4096]:
        raise ValueError("DOCTYPE")  # no spreadsheet program writes one; entities could grow without end
    return ET.fromstring(text)


def children_named(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element.iter() if local(child.tag) == name)


def local(tag: str) -> str:
    """Give a tag without its namespace: there are a transitional and a strict one."""
    return tag.rpartition("}")[2]


def relations_of(archive: ZipFile) -> dict[str, str]:
    """Give the parts of the workbook by relation id, and shared texts and styles by their kind."""
    targets = {}
    for relation in parsed(archive, "xl/_rels/workbook.xml.rels"):
        part = posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        kind = relation.get("Type", "").rpartition("/")[2]
        targets[relation.get("Id", "")] = part
        if kind in {"sharedStrings", "styles"}:
            targets[kind] = part
    return targets


def shared_texts(archive: ZipFile, part: str | None) -> list[str]:
    if part is None:
        return []
    texts: list[str] = []
    with archive.open(part) as stream:
        events = ET.iterparse(stream, events=("start", "end"))
        _, root = next(events)
        for event, element in events:
            if event == "end" and local(element.tag) == "si":
                texts.append(text_of(element))
                root.clear()  # what was read is let go at once
    return texts


def text_of(element: ET.Element) -> str:
    """Give the text of a shared or inline string: its runs joined, without phonetic hints."""
    if len(element) == 1 and element[0].tag.endswith("}t"):
        return element[0].text or ""
    runs = [run for run in element if local(run.tag) in {"t", "r"}]
    return "".join(
        (run.text or "") if local(run.tag) == "t" else "".join(t.text or "" for t in run if local(t.tag) == "t")
        for run in runs
    )


def formats_of(archive: ZipFile, part: str | None) -> list[Format]:
    if part is None or part not in archive.NameToInfo:
        return []
    styles = parsed(archive, part)
    codes = {f.get("numFmtId"): f.get("formatCode", "") for f in children_named(styles, "numFmt")}
    cells = next(children_named(styles, "cellXfs"), None)
    return [] if cells is None else [_format(xf.get("numFmtId", "0"), codes) for xf in cells]


def _format(number: str, codes: dict[str | None, str]) -> Format:
    code = codes.get(number)
    if code is None:
        if int(number) in _BUILT_IN_DAYS:
            return Format.DAY
        return Format.PERCENT if int(number) in _BUILT_IN_PERCENTS else Format.NUMBER
    bare = _NOT_CODE.sub("", code).lower()
    if any(sign in bare for sign in "dy"):
        return Format.DAY
    return Format.PERCENT if "%" in bare else Format.NUMBER
