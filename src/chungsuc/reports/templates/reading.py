"""A filled template read: headings, paragraphs, lists, small print, tables, annexes (đọc mẫu đã điền).

The text is Markdown of the plain kind: ``#`` … ``###`` headings, ``-`` lists, ``**bold**``, ``*italic*``, ``>`` small
print, tables with bars. A line ``=== Name (ngang) ===`` begins an annex, in landscape if it says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from chungsuc.reports.official.model import (
    Annex,
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Look,
    Paragraph,
    Row,
    Run,
    Table,
)
from chungsuc.reports.templates.errors import BlockInText, TemplateUnreadable, UnknownHeadLine
from chungsuc.reports.templates.filling import CLOSE, OPEN, fill
from chungsuc.reports.templates.model import Composed, FieldDoc, Head, Template

_ANNEX = re.compile(r"^===[ \t]*(?P<title>.+?)[ \t]*=*[ \t]*$", re.MULTILINE)
_WIDE = re.compile(r"\s*\\?\(ngang\\?\)\s*$", re.IGNORECASE)
_BLOCK = re.compile(f"{OPEN}([^{CLOSE}]+){CLOSE}")
_KEYS = {"trich_yeu": "subject", "kinh_gui": "addressees", "noi_nhan": "recipients"}
_MARKDOWN = MarkdownIt("zero").enable(["heading", "list", "emphasis", "escape", "table", "blockquote"])
Known = Callable[[str], tuple[Block, ...]]  # gives the tables and pictures of a block field, by its name


def compose(
    template: Template, values: Mapping[str, object], docs: Sequence[FieldDoc], blocks: Known
) -> Composed:  # fmt: skip
    """Fill a template and read it.

    Raises:
        Faults: holding UnknownField. TemplateUnreadable, TemplateTooLong, UnknownHeadLine, BlockInText.
    """
    head, body = parted(template.text)
    filled = _head(head, values, docs)
    first, *rest = _split(fill(body, values, docs))
    return Composed(
        filled, tuple(_blocks(first.text, blocks)),
        tuple(Annex(one.title, tuple(_blocks(one.text, blocks)), landscape=one.wide) for one in rest),
    )  # fmt: skip


# ── the head ─────────────────────────────────────────────────────────────────────────────────────────


def parted(text: str) -> tuple[str, str]:
    """Part the head between two lines ``---`` from the body; lines of the body keep their numbers."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if not text.startswith("---\n"):
        return "", text
    end = text.find("\n---\n", 3)
    if end < 0:
        raise TemplateUnreadable(line=1, reason="phần đầu mở bằng --- mà không đóng / the head is not closed by ---")
    head = text[4:end]
    return head, "\n" * (head.count("\n") + 3) + text[end + 5 :]


def _head(text: str, values: Mapping[str, object], docs: Sequence[FieldDoc]) -> Head:
    try:
        said = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        raise TemplateUnreadable(line=(place.line if place else 0) + 2, reason=str(error.args[0] or error)) from error
    if not isinstance(said, dict):
        raise TemplateUnreadable(line=2, reason="phần đầu phải gồm các mục «tên: nội dung»")
    found: dict[str, object] = {}
    for key, value in said.items():
        if key not in _KEYS:
            raise UnknownHeadLine(key=str(key), known=", ".join(_KEYS))
        some = [fill(str(one), values, docs, plain=True) for one in (value if isinstance(value, list) else [value])]
        found[_KEYS[key]] = "\n".join(some) if key == "trich_yeu" else tuple(some)
    return Head(**found)  # type: ignore[arg-type]


# ── the body ─────────────────────────────────────────────────────────────────────────────────────────


class _Part(NamedTuple):
    title: str
    wide: bool
    text: str


def _split(text: str) -> Iterator[_Part]:
    """Split a body where annexes begin; the first part is the paper itself."""
    places = list(_ANNEX.finditer(text))
    ends = [*(place.start() for place in places), len(text)]
    yield _Part("", False, text[: ends[0]])
    for place, end in zip(places, ends[1:], strict=True):
        title = place["title"]
        yield _Part(_plain(_WIDE.sub("", title)), bool(_WIDE.search(title)), text[place.end() : end])


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).strip()


def _blocks(text: str, known: Known) -> Iterator[Block]:
    tokens = _MARKDOWN.parse(text)
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        yield from _one(tokens[at : end + 1], known)
        at = end + 1


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Give where the token that opens here is closed."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens) - 1


def _one(tokens: Sequence[Token], known: Known) -> Iterator[Block]:
    inline = [token for token in tokens if token.type == "inline"]
    match tokens[0].type:
        case "heading_open":
            yield Heading("".join(run.text for run in _runs(inline[0])), min(int(tokens[0].tag[1:]), 3))
        case "bullet_list_open":
            yield Items(tuple(_text(one) for one in inline))
        case "ordered_list_open":
            first = int(tokens[0].attrGet("start") or 1)
            yield from (Paragraph((Run(f"{first + n}. "), *_runs(one))) for n, one in enumerate(inline))
        case "blockquote_open":
            yield from (Paragraph(_text(one), Look.NOTE) for one in inline)
        case "table_open":
            yield _table(tokens)
        case _:
            for one in inline:
                yield from _paragraph(one, known)


def _paragraph(token: Token, known: Known) -> Iterator[Block]:
    names = _BLOCK.findall(token.content)
    rest = _BLOCK.sub("", token.content).strip()
    if not names:
        yield Paragraph(_text(token))
        return
    if rest:
        raise BlockInText(field=names[0], text=rest[:60])
    for name in names:
        yield from known(name)


def _text(token: Token) -> str | tuple[Run, ...]:
    runs = tuple(_runs(token))
    names = [name for run in runs for name in _BLOCK.findall(run.text)]
    if names:
        raise BlockInText(field=names[0], text=_BLOCK.sub("", token.content)[:60])
    return runs[0].text if len(runs) == 1 and not (runs[0].bold or runs[0].italic) else runs


def _runs(token: Token) -> Iterator[Run]:
    """Give the stretches of one paragraph; a line break in it is a space."""
    bold = italic = False
    text = ""
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close", "em_open", "em_close"):
            if text:
                yield Run(_spaced(text), bold, italic)
            text = ""
            bold = child.type == "strong_open" if child.type.startswith("strong") else bold
            italic = child.type == "em_open" if child.type.startswith("em") else italic
        else:
            text += child.content
    if text:
        yield Run(_spaced(text), bold, italic)


def _spaced(text: str) -> str:
    return re.sub(r"[ \n]+", " ", text)


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[list[str]] = []
    head = 0
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append("".join(run.text for run in _runs(tokens[place])))
        elif token.type == "thead_close":
            head = len(rows)
    made = [Row(tuple(Cell(text) for text in row)) for row in rows]
    return Table(tuple(Column(1) for _ in rows[0]), tuple(made[:head]), tuple(made[head:]))
