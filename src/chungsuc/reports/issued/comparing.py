"""An issued report against what it would say today (so với bản đã ban hành)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from django.utils import timezone

from chungsuc.reports.issued.actions import numbered
from chungsuc.reports.issued.asking import question_of
from chungsuc.reports.issued.models import IssuedReport
from chungsuc.reports.issued.queries import paper_of
from chungsuc.reports.official.model import (
    Block,
    Heading,
    Items,
    OfficialPaper,
    Paragraph,
    Picture,
    Row,
    Table,
    runs_of,
)


class Difference(NamedTuple):
    """A line that was said and would not be said today, or the other way round; a blank side: nothing there.

    ``place`` is the heading or the annex under which it stands.
    """

    place: str
    before: str
    now: str


class Compared(NamedTuple):
    """What differs between an issued report and the same question today; ``today`` is the paper of today."""

    same: bool
    inputs_same: bool
    differences: tuple[Difference, ...]
    today: OfficialPaper


def compared(issued: IssuedReport) -> Compared:
    """Ask an issued report's question again, by all that is known today, and lay the two side by side.

    Raises:
        As ``kinds.draft``.
    """
    was = paper_of(issued)
    again = question_of(issued).draft(timezone.localtime())
    now = numbered(again.paper, issued.number, issued.dated, issued.signer)
    rows = tuple(_differences(list(_lines(was)), list(_lines(now))))
    return Compared(not rows, again.inputs == issued.inputs, rows, now)


def made_again(issued: IssuedReport) -> bool:
    """Tell whether the question, by what was known when it was issued, still comes to the very same inputs."""
    return question_of(issued, known_at=issued.known_at).draft(timezone.localtime()).inputs == issued.inputs


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────


class _Line(NamedTuple):
    place: str
    text: str


def _lines(paper: OfficialPaper) -> Iterator[_Line]:
    yield _Line("", paper.subject)
    yield from _of(paper.blocks, "")
    for annex in paper.annexes:
        yield from _of(annex.blocks, annex.title)


def _of(blocks: tuple[Block, ...], place: str) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Heading(text=text):
                place = text
                yield _Line(place, text)
            case Paragraph(text=text):
                yield _Line(place, "".join(run.text for run in runs_of(text)))
            case Items(texts=texts):
                yield from (_Line(place, "".join(run.text for run in runs_of(one))) for one in texts)
            case Table(rows=rows):
                yield from (_Line(place, _row(one)) for one in rows)
            case Picture(caption=caption):
                yield _Line(place, caption)


def _row(row: Row) -> str:
    return " | ".join("".join(run.text for run in runs_of(cell.text)) for cell in row.cells)


def _differences(was: list[_Line], now: list[_Line]) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    for word, a, b, c, d in matcher.get_opcodes():
        if word == "equal":
            continue
        old, new = was[a:b], now[c:d]
        for at in range(max(len(old), len(new))):
            before, after = (some[at] if at < len(some) else None for some in (old, new))
            place = (before or after or _Line("", "")).place
            yield Difference(place, before.text if before else "", after.text if after else "")
