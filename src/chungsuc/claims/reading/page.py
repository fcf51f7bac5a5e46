"""HTML pages: their paragraphs and tables, without scripts, styles and menus (trang web)."""

from __future__ import annotations

import re
from typing import Any

from chungsuc.claims.document import Builder, Document
from chungsuc.claims.errors import PaperEmpty

_LOOKS = re.compile(
    r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html|<(?:p|div|table|body|h1|article)\b)", re.I
)
_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "select", "button", "iframe"})
_BREAKS = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main", "ul", "ol",
    "blockquote", "figure", "figcaption", "dl", "dt", "dd", "pre", "form", "fieldset", "body", "html", "aside", "hr",
    "address", "caption", "td", "th", "tr", "table", "br",
})  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")


def looks_like_html(text: str) -> bool:
    return bool(_LOOKS.match(text))


def read(name: str, text: str) -> Document:
    """Read a page of HTML.

    Raises:
        PaperEmpty: there is no text in it.
    """
    from lxml import etree
    from lxml import html as reader

    made = Builder(name)
    parser = reader.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = reader.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        raise PaperEmpty(file=name or "-") from None
    _Walk(made).all_of(root)
    document = made.done()
    if not document.text.strip():
        raise PaperEmpty(file=name or "-")
    return document


class _Walk:
    """Walks a page and adds a paragraph whenever a block ends; without recursion: pages are nested without limit."""

    def __init__(self, made: Builder) -> None:
        self.made, self.held = made, list[str]()

    def all_of(self, root: Any) -> None:
        todo: list[tuple[Any, bool]] = [(root, False)]
        while todo:
            node, leaving = todo.pop()
            if leaving:
                if node.tag in _BREAKS:
                    self.flush()
                self.held.append(node.tail or "")
                continue
            if not isinstance(node.tag, str) or node.tag in _LEFT_OUT:
                self.held.append(node.tail or "")
                continue
            if node.tag == "table" and _is_data(node):
                self.flush()
                self.made.table(_rows(node))
                self.held.append(node.tail or "")
                continue
            if node.tag in _BREAKS:
                self.flush()
            self.held.append(node.text or "")
            if node.tag == "sup" and (node.text or "").strip() in {"2", "3"}:
                self.held[-1] = {"2": "²", "3": "³"}[node.text.strip()]
            todo.append((node, True))
            todo += [(child, False) for child in reversed(node)]
        self.flush()

    def flush(self) -> None:
        text = _SPACES.sub(" ", "".join(self.held)).strip()
        self.held = []
        self.made.paragraph(text)


def _is_data(table: Any) -> bool:
    """True for a table with data: it holds no other one, and two rows of two cells or more."""
    if table.find(".//table") is not None:
        return False
    return len([row for row in table.iter("tr") if len(row) >= 2]) >= 2


def _rows(table: Any) -> list[list[str]]:
    """Give the cells; one that spans several columns or rows stands where it begins, the rest of it is blank."""
    grid: list[list[str]] = []
    below: dict[tuple[int, int], str] = {}
    for i, row in enumerate(table.iter("tr")):
        line: list[str] = []
        for cell in row.iterchildren("td", "th"):
            while (i, len(line)) in below:
                line.append(below.pop((i, len(line))))
            text = _SPACES.sub(" ", " ".join(cell.itertext())).strip()
            wide, high = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            for k in range(1, high):
                for j in range(wide):
                    below[(i + k, len(line) + j)] = ""
            line += [text, *[""] * (wide - 1)]
        while (i, len(line)) in below:
            line.append(below.pop((i, len(line))))
        grid.append(line)
    return grid


def _span(text: str | None) -> int:
    return max(1, min(200, int(text))) if text and text.isdigit() else 1
