"""The lines of a template become the text of a law file; a fault of the law finds its way back to a cell.

Every value is put down together with the cell it came from. The loader names lines of the text, and a line of the
text names a value: so each of its faults is told at a cell of the workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.law.export import condition_as_plain
from chungsuc.law.yaml_text import as_yaml
from chungsuc.lawbook.template import condition_text
from chungsuc.lawbook.template.levels import read_table, refuse_levels
from chungsuc.lawbook.template.read import Line, Reading, read_template
from chungsuc.lawbook.template.words import (
    CARRY,
    COMPARED,
    CONFIDENCE,
    KINDS,
    RULES,
    SHARES,
    SUBJECTS,
    TITLES,
    TRAIT_NAMES,
    YES_NO,
)
from chungsuc.lawbook.template_errors import (
    CellNeeded,
    ConditionUnclear,
    CriterionUnknown,
    NumberTwice,
    ParentHasNoParts,
    ParentUnknown,
    TemplateFaults,
)

Path = tuple[str | int, ...]
Plain = dict[str, Any]
_TEXTS = ("set", "name", "name_en", "replaces", "supersedes", "province", "note")


class SetText(NamedTuple):
    """The text of a set, and the cell that each of its lines came from."""

    file: str
    text: str
    cells: Mapping[int, Where]

    def placed(self, faults: Iterable[ChungSucError]) -> list[ChungSucError]:
        """Tell faults of the text at the cells of the workbook."""
        return [self._placed(fault) for fault in faults]

    def _placed(self, fault: ChungSucError) -> ChungSucError:
        line = fault.where.line
        cell = self.cells.get(line) if line is not None else None
        where = Where(file=self.file) if cell is None else replace(cell, path=fault.where.path)
        return type(fault)(where=where, **fault.data)


@dataclass
class _Node:
    """A provision with the lines of its levels and the nodes of its parts."""

    line: Line
    no: str
    kind: str
    lines: list[Line]
    parts: list[_Node] = field(default_factory=list)


@dataclass
class _Written:
    """Plain values, and the cell of each."""

    cells: dict[Path, Where] = field(default_factory=dict)

    def put(self, into: Plain, path: Path, key: str, value: Any, where: Where) -> None:
        if value not in (None, "", {}):
            into[key] = value
            self.cells[*path, key] = where


def set_text(path: FilePath) -> SetText:
    """Read a filled-in template as the text of a set (đọc mẫu thành bộ tiêu chí).

    Raises:
        TemplateFaults: with every fault of its cells.
        ObservationFault: the file cannot be opened, or not safely.
    """
    reading = read_template(path)
    nodes = _nodes(reading)
    written = _Written()
    plain = _plain(reading, nodes, written)
    faults = _once(reading.faults)
    if faults:
        raise TemplateFaults(faults, where=Where(file=path.name))
    text = as_yaml(plain)
    return SetText(path.name, text, _cells_by_line(text, written.cells))


def _once(faults: Iterable[ChungSucError]) -> list[ChungSucError]:
    return list({(fault.code, fault.where): fault for fault in faults}.values())


def placed_faults(text: SetText, error: Faults) -> TemplateFaults:
    """Turn the faults of a law text into those of the workbook it came from."""
    return TemplateFaults(text.placed(error.faults), where=Where(file=text.file))


# ── lines into a tree ────────────────────────────────────────────────────────────────────────────────


def _nodes(reading: Reading) -> dict[str, list[_Node]]:
    """Give the indicators by the number of their criterion, parts hung below what they belong to."""
    criteria = {line.text("no") for line in reading.criteria}
    tops: dict[str, list[_Node]] = {no: [] for no in criteria}
    by_no: dict[str, _Node] = {}
    last: _Node | None = None
    for line in reading.demands:
        no = line.needed("no")
        if last is not None and no == last.no:
            last.lines.append(line)
            continue
        last = _Node(line, no, line.word("kind", KINDS, needed=True) or "undetermined", [line])
        if no in by_no:
            line.report("no", NumberTwice, no=no, first=by_no[no].line.where("no").cell)
        _hang(last, by_no, tops)
        by_no.setdefault(no, last)
    return tops


def _hang(node: _Node, by_no: Mapping[str, _Node], tops: dict[str, list[_Node]]) -> None:
    line, parent = node.line, node.line.text("parent")
    criterion = line.needed("criterion")
    if criterion and criterion not in tops:
        line.report("criterion", CriterionUnknown, no=criterion)
    if not parent:
        tops.setdefault(criterion, []).append(node)
    elif parent not in by_no:
        line.report("parent", ParentUnknown, no=node.no, parent=parent)
    elif by_no[parent].kind not in RULES:
        allowed = ", ".join(KINDS[kind] for kind in RULES)
        kind = KINDS[by_no[parent].kind]
        line.report("parent", ParentHasNoParts, no=node.no, parent=parent, kind=kind, allowed=allowed)
    else:
        by_no[parent].parts.append(node)


# ── the tree into plain values ───────────────────────────────────────────────────────────────────────


def _plain(reading: Reading, nodes: Mapping[str, list[_Node]], written: _Written) -> Plain:
    head, plain = reading.head, _head(reading.head, written)
    rules = [_rule(line, ("level_rules", at), written) for at, line in enumerate(reading.rules)]
    if rules:
        plain["level_rules"] = rules
    plain["criteria"] = [
        _criterion(line, ("criteria", at), nodes.get(line.text("no"), []), written)
        for at, line in enumerate(reading.criteria)
    ]
    written.cells["criteria",] = head.where("set")
    return plain


def _head(head: Line, written: _Written) -> Plain:
    plain: Plain = {}

    def put(key: str, value: Any, cell: str = "") -> None:
        written.put(plain, (), key, value, head.where(cell or key))

    for key in ("set", "name", "name_en"):
        put(key, head.text(key))
    put("subject", head.word("subject", SUBJECTS))
    put("title", head.word("title", TITLES))
    decision: Plain = {}
    for key, value in (("number", head.text("number")), ("signed", head.day("signed")), ("annex", head.text("annex"))):
        written.put(decision, ("decision",), key, value, head.where(key))
    put("decision", decision, "number")
    put("valid_from", head.day("valid_from"))
    put("valid_until", head.day("valid_until"))
    for key in _TEXTS[3:]:
        put(key, head.text(key))
    expected: Plain = {}
    for key in ("criteria", "indicators"):
        written.put(expected, ("expected",), key, head.count(key), head.where(key))
    put("expected", expected, "criteria")
    for key in ("partial", "begins_unknown"):
        put(key, True if head.word(key, YES_NO) == "true" else None)
    defaults: Plain = {}
    for key, value in _source(head).items():
        written.put(defaults, ("defaults",), key, value, head.where(key))
    put("defaults", {key: value for key, value in defaults.items() if key not in ("note", "item")}, "provenance")
    return plain


def _source(line: Line) -> Plain:
    flag = line.word("verified", YES_NO)
    values = {
        "item": line.text("item"), "provenance": line.text("provenance"),
        "confidence": line.word("confidence", CONFIDENCE), "verified": None if flag is None else flag == "true",
        "note": line.text("note"),
    }  # fmt: skip
    return {key: value for key, value in values.items() if value not in (None, "")}


def _rule(line: Line, path: Path, written: _Written) -> Plain:
    plain: Plain = {}
    trait = line.word("trait", TRAIT_NAMES, needed=True)
    written.put(plain, path, "trait", trait, line.where("trait"))
    use = line.needed("use").replace("Đ", "D")
    written.put(plain, path, "use", use, line.where("use"))
    written.put(plain, path, "when", _condition(line, "when", needed=True), line.where("when"))
    for key, value in _source(line).items():
        written.put(plain, path, key, value, line.where(key))
    return plain


def _criterion(line: Line, path: Path, nodes: list[_Node], written: _Written) -> Plain:
    plain: Plain = {}
    for key in ("no", "name"):
        written.put(plain, path, key, line.needed(key), line.where(key))
    for key in ("counted", "complete"):
        if line.word(key, YES_NO) == "false":
            written.put(plain, path, key, False, line.where(key))
    plain["indicators"] = [
        _provision(node, (*path, "indicators", at), written) for at, node in enumerate(nodes)
    ]  # fmt: skip
    written.cells[*path, "indicators"] = line.where("no")
    return plain


def _provision(node: _Node, path: Path, written: _Written) -> Plain:
    line, plain = node.line, Plain()

    def put(key: str, value: Any, cell: str = "") -> None:
        written.put(plain, path, key, value, line.where(cell or key))

    put("no", node.no)
    put("name", line.needed("name"))
    put("unit", line.text("unit"))
    put("measure", line.text("measure"))
    _demand(node, plain, path, written)
    put("not_applicable_when", _condition(line, "excuse"), "excuse")
    put("carry", line.word("carry", CARRY))
    for key, value in _source(line).items():
        put(key, value)
    return plain


def _demand(node: _Node, plain: Plain, path: Path, written: _Written) -> None:
    line, kind = node.line, node.kind
    where = line.where("kind")
    if kind in COMPARED:
        _levels(node, plain, (*path, kind), written)
    elif kind in SHARES:
        share = {"type": line.needed("child_type"), "title": line.word("title", TITLES, needed=True)}
        sign = kind.removeprefix("share_")
        written.put(plain, path, "share_of_children", share, where)
        _levels(node, share, (*path, "share_of_children", sign), written)
    else:
        refuse_levels(node.lines, node.no, kind)
        value = _rule_over_parts(node, path, written) if kind in RULES else _word(node)
        key = "attested" if kind == "attested_province" else kind
        plain[key] = value
        written.cells[*path, key] = where


def _word(node: _Node) -> Any:
    if node.kind == "holds_title":
        return node.line.word("title", TITLES, needed=True)
    return "province" if node.kind == "attested_province" else True


def _levels(node: _Node, into: Plain, path: Path, written: _Written) -> None:
    table = read_table(node.lines, node.no)
    into[str(path[-1])] = table.plain
    written.cells[path] = node.line.where("kind")
    written.cells.update({(*path, *inner): where for inner, where in table.cells.items()})


def _rule_over_parts(node: _Node, path: Path, written: _Written) -> Any:
    kind, line = node.kind, node.line
    if kind == "by_case":
        return [_case(part, (*path, kind, at), written) for at, part in enumerate(node.parts)]
    if kind != "at_least_of":
        return [_provision(part, (*path, kind, at), written) for at, part in enumerate(node.parts)]
    inner = (*path, kind, "parts")
    written.cells[*path, kind, "count"] = line.where("count")
    if not line.text("count"):
        line.report("count", CellNeeded, column=line.heads["count"])
    parts = [_provision(part, (*inner, at), written) for at, part in enumerate(node.parts)]
    return {"count": line.count("count") or 1, "parts": parts}


def _case(part: _Node, path: Path, written: _Written) -> Plain:
    plain: Plain = {}
    written.put(plain, path, "when", _condition(part.line, "when", needed=True), part.line.where("when"))
    plain["part"] = _provision(part, (*path, "part"), written)
    written.cells[*path, "part"] = part.line.where("no")
    return plain


def _condition(line: Line, key: str, *, needed: bool = False) -> Plain | None:
    said = line.needed(key) if needed else line.text(key)
    if not said:
        return None
    try:
        return condition_as_plain(condition_text.read(said))
    except condition_text.Unreadable as error:
        line.report(key, ConditionUnclear, at=str(error), allowed=", ".join(TRAIT_NAMES.values()))
        return None


# ── lines of the text and cells of the workbook ──────────────────────────────────────────────────────


def _cells_by_line(text: str, cells: Mapping[Path, Where]) -> dict[int, Where]:
    found: dict[int, Where] = {}
    for path, line in _paths(yaml.compose(text, Loader=yaml.SafeLoader), ()):
        where = next((cells[path[:end]] for end in range(len(path), 0, -1) if path[:end] in cells), None)
        if where is not None:
            found[line] = where
    return found


def _paths(node: yaml.Node | None, path: Path) -> Iterator[tuple[Path, int]]:
    """Give every value of a text by its path, with its line; what stands deeper comes later."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            at = (*path, key.value)
            yield at, key.start_mark.line + 1
            yield from _paths(value, at)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*path, index), item.start_mark.line + 1
            yield from _paths(item, (*path, index))
