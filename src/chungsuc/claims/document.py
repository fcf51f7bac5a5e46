"""A document to be checked: its text, and where each paragraph and table of it stands (văn bản cần đối chiếu)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chungsuc.claims.fold import composed


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, page of a PDF, paragraph or line, table with row, letters from and to."""

    file: str = ""
    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    start: int = 0
    end: int = 0

    def say(self, language: str = "vi") -> str:
        """Say it in words: trang 2, đoạn 3."""
        names = (
            (self.page, "trang", "page"), (self.table, "bảng", "table"), (self.row, "hàng", "row"),
            (self.line, "dòng", "line"), (self.paragraph, "đoạn", "paragraph"),
        )  # fmt: skip
        return ", ".join(f"{vi if language == 'vi' else en} {no}" for no, vi, en in names if no is not None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text; ``at`` is the place of its first letter in the text of the document."""

    text: str
    at: int
    page: int | None = None
    number: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, and where its text stands in the document."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells; ``caption``: what stood right above it."""

    rows: tuple[tuple[Cell, ...], ...]
    number: int
    caption: str = ""
    page: int | None = None


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that was read of one file: ``text`` is the whole in composed letters, to which all places point."""

    file: str
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None


class Builder:
    """Puts a document together piece by piece."""

    def __init__(self, file: str) -> None:
        self.file, self._parts, self._length = file, list[str](), 0
        self._blocks: list[Block] = []
        self._paragraphs, self._tables = 0, 0

    def _add(self, text: str, between: str) -> int:
        at = self._length
        self._parts += [text, between]
        self._length += len(text) + len(between)
        return at

    def paragraph(self, text: str, *, page: int | None = None, line: int | None = None) -> None:
        """Add a paragraph; one without a letter is left out."""
        text = composed(text)
        if not text.strip():
            return
        self._paragraphs += 1
        at = self._add(text, "\n")
        self._blocks.append(Paragraph(text, at, page, self._paragraphs if line is None else None, line))

    def table(self, rows: list[list[str]], *, page: int | None = None) -> None:
        """Add a table, cell by cell."""
        above = self._blocks[-1] if self._blocks else None
        caption = above.text if isinstance(above, Paragraph) else ""
        self._tables += 1
        made = []
        for row in rows:
            cells = [composed(text).strip() for text in row]
            made.append(
                tuple(Cell(text, self._add(text, "\t" if i + 1 < len(cells) else "\n")) for i, text in enumerate(cells))
            )
        self._blocks.append(Table(tuple(made), self._tables, caption, page))

    def done(self, pages: int | None = None) -> Document:
        return Document(self.file, "".join(self._parts), tuple(self._blocks), pages)


_END = re.compile(r"[.!?…](?:[\"”»')\]]*)(?=\s+[\"“«(]*[^\W_]|\s*$)|\n")
_GOES_ON = re.compile(r"\s*Trong đó\b")  # a list of parts whose total ends the sentence before
_ABBREVIATED = re.compile(
    r"(?:\b(?:TP|Tp|tp|TX|Tx|TT|Tt|Ths|ThS|TS|PGS|GS|BS|KS|đ/c|Đ/c|vv|v\.v|St|No|Q|P|H|T)|\b[A-ZĐ])$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut a paragraph into sentences: where each begins and ends. A line break is a cut, see ``joined_lines``."""
    begin = 0
    for found in _END.finditer(text):
        dot = found.start()
        following = text[found.end() :].lstrip()[:1]
        if found[0] != "\n":
            if _ABBREVIATED.search(text[max(0, dot - 6) : dot]):
                continue
            if following and (following.islower() or _GOES_ON.match(text, found.end())):
                continue
            # "1. Giao thông": the number of a heading belongs to what follows
            if text[begin:dot].strip().isdigit():
                continue
        if text[begin : found.end()].strip():
            yield begin, found.end()
        begin = found.end()
    if text[begin:].strip():
        yield begin, len(text)


_BULLET = re.compile(r"\s*(?:[-+*•●▪◦–]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]+\.)\s")


def joined_lines(text: str) -> str:
    """Turn the breaks of lines that were only wrapped into spaces, letter for letter."""
    lines = text.split("\n")
    if len(lines) < 2:
        return text
    widths = [len(line.rstrip()) for line in lines]
    widest = max(widths)
    made = lines[0]
    for i, line in enumerate(lines[1:], 1):
        made += (" " if _wrapped(lines[i - 1], line, widest) else "\n") + line
    return made


# Words with which no line ends but one that a program wrapped.
_HANGS = re.compile(
    r"(?<!\w)(?:chiếm|đạt|là|có|với|và|của|khoảng|gần|trên|hơn|từ|lên|bằng|năm|tháng|ngày|tỷ lệ|số|được|trong|đến|còn|"
    r"tăng|giảm|so|vượt|hiến|gồm|cho|tại|thêm|mỗi|các|những|để)$"
)


def _wrapped(above: str, line: str, widest: int) -> bool:
    """True where a line goes on from the one above."""
    begins = line.lstrip()[:1]
    if not begins or not above.strip() or _BULLET.match(line):
        return False
    if above.rstrip()[-1] in ".:;!?":
        return False
    if begins.islower() or begins in "(%,":
        return True
    if above.rstrip()[-1] in ",(/" or _HANGS.search(above.rstrip().lower()):
        return True
    # A line that fills its width was broken by a program, not by the author.
    return (
        widest >= 50
        and len(above.rstrip()) >= widest * 0.8
        and len(above.rstrip()) + len(line.split()[0]) >= widest - 4
    )
