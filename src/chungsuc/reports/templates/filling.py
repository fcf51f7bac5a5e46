"""Fields put into a template: in a sandbox, and every unknown name told with its line (điền trường).

A value is never taken for markup: what could mean something in the text is escaped. A block leaves a mark that the
reading of the text turns into tables and pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from chungsuc.errors import Faults
from chungsuc.reports.templates.errors import TemplateError, TemplateTooLong, TemplateUnreadable, UnknownField
from chungsuc.reports.templates.model import FieldDoc, FieldKind, nested

OPEN, CLOSE = "\ue000", "\ue001"  # around the name of a block; private signs that no text has
LIMIT = 400_000
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~=])")


def mark(name: str) -> str:
    """Give the sign that stands for a block in the text."""
    return f"{OPEN}{name}{CLOSE}"


def _escaped(value: object) -> object:
    if not isinstance(value, str) or value.startswith(OPEN):
        return value
    return _MARKUP.sub(r"\\\1", value.strip()).replace("\n", "\n\n")


_FILTERS = ("capitalize", "count", "default", "first", "join", "last", "length", "lower", "reverse", "round", "sort",
            "title", "trim", "upper")  # fmt: skip


class _Sandbox(ImmutableSandboxedEnvironment):
    """Fields, branches and loops; nothing is called, and nothing grows by multiplication."""

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or not all(isinstance(one, int | float) for one in (left, right)):
            raise SecurityError(f"không dùng được phép {operator} ở đây / {operator} is not allowed here")
        return super().call_binop(context, operator, left, right)


def _environment(*, plain: bool) -> _Sandbox:
    made = _Sandbox(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False,
        finalize=None if plain else _escaped,
    )  # fmt: skip
    made.filters = {name: made.filters[name] for name in _FILTERS}
    return made


def fill(text: str, values: Mapping[str, object], docs: Sequence[FieldDoc], *, plain: bool = False) -> str:
    """Fill the fields of a text; ``plain``: for a line of the head, which is no markup.

    Raises:
        Faults: holding an UnknownField for each name that is not documented.
        TemplateUnreadable, TemplateTooLong.
    """
    if len(text) > LIMIT:
        raise TemplateTooLong(limit=LIMIT)
    environment = _environment(plain=plain)
    try:
        tree, made_ready = environment.parse(text), environment.from_string(text)
    except TemplateSyntaxError as error:
        raise TemplateUnreadable(line=error.lineno, reason=error.message or "?") from error
    if faults := list(unknown_fields(tree, docs)):
        raise Faults(faults)
    made, length = [], 0
    try:
        for some in made_ready.generate(**nested(dict(values))):
            made.append(some)
            length += len(some) + 1
            if length > LIMIT:
                raise TemplateTooLong(limit=LIMIT)
    except (TemplateRuntimeError, SecurityError, TypeError, ValueError, ArithmeticError, OverflowError) as error:
        raise TemplateUnreadable(line=_line_of(error), reason=str(error)) from error
    return "".join(made)


def _line_of(error: BaseException) -> int:
    """Give the line of the template in which it went wrong; the engine writes it into the trace."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


# ── names ────────────────────────────────────────────────────────────────────────────────────────────


def unknown_fields(tree: nodes.Template, docs: Sequence[FieldDoc]) -> Iterator[TemplateError]:
    """Give a fault for each name of a template that is documented nowhere, also where no branch leads to it."""
    known = {doc.name: doc for doc in docs}
    groups = {name.rpartition(".")[0] for name in known} - {""}
    local = _local(tree, known)
    inner = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    told: set[tuple[str, int]] = set()
    for node in (*tree.find_all(nodes.Name), *tree.find_all(nodes.Getattr)):
        if id(node) in inner or (isinstance(node, nodes.Name) and node.ctx != "load"):
            continue
        name = _dotted(node)
        if name is None or _holds(name, known, groups, local) or (name, node.lineno) in told:
            continue
        told.add((name, node.lineno))
        near = get_close_matches(name, [*known, *_local_names(local)], 3, 0.5)
        yield UnknownField(
            field=name, line=node.lineno, near=f", chẳng hạn thành: {', '.join(near)}" if near else "",
            near_en=f", perhaps to: {', '.join(near)}" if near else "",
        )  # fmt: skip


def _holds(name: str, known: Mapping[str, FieldDoc], groups: set[str], local: Mapping[str, Any]) -> bool:
    root, _, rest = name.partition(".")
    if root in local:
        parts = local[root]
        return not rest or parts is None or rest in parts
    return name in known


def _local(tree: nodes.Template, known: Mapping[str, FieldDoc]) -> dict[str, frozenset[str] | None]:
    """Give the names that a template makes itself, and of what a loop goes through the parts of each entry."""
    found: dict[str, frozenset[str] | None] = {"loop": None}
    for loop in tree.find_all(nodes.For):
        doc = known.get(_dotted(loop.iter) or "")
        parts = frozenset(part for part, _ in doc.parts) if doc is not None and doc.kind is FieldKind.LIST else None
        for name in loop.target.find_all(nodes.Name) if not isinstance(loop.target, nodes.Name) else [loop.target]:
            found[name.name] = parts
    for made in tree.find_all(nodes.Assign):
        if isinstance(made.target, nodes.Name):
            found[made.target.name] = None
    return found


def _local_names(local: Mapping[str, frozenset[str] | None]) -> Iterator[str]:
    for root, parts in local.items():
        yield from (f"{root}.{part}" for part in parts or ())


def _dotted(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        inner = _dotted(node.node)
        return inner and f"{inner}.{node.attr}"
    return None
