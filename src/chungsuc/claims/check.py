"""Check a document: find its claims, reckon them, compare them with the office's figures (đối chiếu văn bản)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from chungsuc.claims.claim import Against, Claim, Kind, Meaning, Ours, Status
from chungsuc.claims.document import Document, Paragraph, Place, Table, sentences
from chungsuc.claims.finding.across import Awaited, awaited, resolved
from chungsuc.claims.finding.averages import find_averages
from chungsuc.claims.finding.changes import find_changes
from chungsuc.claims.finding.found import Found
from chungsuc.claims.finding.lists import is_point, opens_list
from chungsuc.claims.finding.plans import find_past_shares, find_plan_shares, find_raised
from chungsuc.claims.finding.shares import find_shares
from chungsuc.claims.finding.sums import find_conversions, find_products, find_rests, find_sums
from chungsuc.claims.finding.totals import find_totals
from chungsuc.claims.finding.twice import find_twice
from chungsuc.claims.fold import fold
from chungsuc.claims.meaning import Reader
from chungsuc.claims.numerals import Style, style_of
from chungsuc.claims.tables import check_table
from chungsuc.claims.tokens import Line, Token, read_line


class OurFigures(Protocol):
    """The office's figures, as whoever has them answers (nguồn số liệu của hệ thống)."""

    def figure(self, meaning: Meaning) -> Ours | None:
        """Give what the office has for a meaning; ``None`` where it has no such figure."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read: numbers seen, those in claims, those that are days and references, those left unread."""

    numbers: int = 0
    in_claims: int = 0
    references: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What came of checking one document."""

    document: Document
    claims: tuple[Claim, ...]
    counts: Counts
    compared: bool

    def of(self, status: Status) -> tuple[Claim, ...]:
        return tuple(one for one in self.claims if one.status is status)

    @property
    def contradictions(self) -> int:
        return len(self.of(Status.CONTRADICTION))

    @property
    def worst_first(self) -> tuple[Claim, ...]:
        return tuple(sorted(self.claims, key=_rank))


_ORDER = {Status.CONTRADICTION: 0, Status.NOT_CHECKABLE: 2, Status.CONSISTENT: 3}


def _rank(claim: Claim) -> tuple[int, int]:
    worst = _ORDER[claim.status]
    if claim.against is Against.DIFFERS:
        worst = min(worst, 1)
    return worst, claim.place.start


def check(document: Document, ours: OurFigures | None = None, as_of: date | None = None) -> Report:
    """Check a document; ``as_of``: the day that is meant where the text names none."""
    style = style_of(fold(document.text))
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    lines = [_lines(one, style) for one in paragraphs]
    reader = Reader(document, as_of)
    claims: list[Claim] = []
    used: set[tuple[int, int]] = set()
    waiting: list[tuple[Paragraph, Awaited]] = []
    everything = [line for of_one in lines for line in of_one]
    below = {
        id(of_one[-1]): [one[0] for one in lines[i + 1 : i + 41] if one] for i, of_one in enumerate(lines) if of_one
    }
    lead: list[Line] = []
    for paragraph, of_one in zip(paragraphs, lines, strict=True):
        lead = lead if of_one and is_point(of_one[0]) else []
        for k, line in enumerate(of_one):
            reader.enter(line, first=k == 0)
            found = list(_found(line, [*lead, *of_one[:k]], of_one[k + 1 :], below.get(id(line), [])))
            for one in found:
                used |= _keys(one)
                claims.append(_claim(document, paragraph, one, reader))
            for one in reader.counts(line, used):
                used |= _keys(one)
                claims.append(_claim(document, paragraph, one, reader))
            waiting += [(paragraph, one) for one in awaited(line, claims, used)]
            lead = [line] if opens_list(line) else lead
    claims += _across(document, waiting, claims, used)
    for first, other in find_twice(claims):
        claims.append(_twice(first, other))
    cells = 0
    for block in document.blocks:
        if isinstance(block, Table):
            made, numbers = check_table(document, block, style)
            claims += made
            cells += numbers
    claims = [_compared(one, ours) for one in claims]
    claims.sort(key=lambda one: (one.place.start, one.place.end))
    return Report(document, tuple(claims), _counts(everything, used, cells), ours is not None)


def _across(
    document: Document,
    waiting: Sequence[tuple[Paragraph, Awaited]],
    claims: Sequence[Claim],
    used: set[tuple[int, int]],
) -> list[Claim]:
    """Give the changes whose other end is told in another sentence."""
    where = {id(wait): paragraph for paragraph, wait in waiting}
    made = []
    for wait, found in resolved([wait for _, wait in waiting], claims):
        used |= _keys(found)
        made.append(_placed(document, where[id(wait)], found, wait.meaning))
    return made


def _lines(paragraph: Paragraph, style: Style) -> list[Line]:
    folded = fold(paragraph.text)
    return [
        read_line(paragraph.text[begin:end], folded[begin:end], paragraph.at + begin, style, head=True)
        for begin, end in sentences(paragraph.text)
    ]


def _found(line: Line, before: Sequence[Line], after: Sequence[Line], below: Sequence[Line]) -> Iterator[Found]:
    """Ask every finder; a quantity that is half of a claim may be half of another one too."""
    if not line.tokens:
        return
    yield from find_shares(line, before)
    yield from find_changes(line)
    yield from find_plan_shares(line)
    yield from find_past_shares(line)
    yield from find_raised(line)
    yield from find_totals(line, [*after, *below] if not after else [*after])
    yield from find_sums(line)
    yield from find_products(line)
    yield from find_conversions(line)
    yield from find_rests(line)
    yield from find_averages(line, before, after)


def _keys(found: Found) -> set[tuple[int, int]]:
    return {_key(found.line, token) for token in found.used}


def _key(line: Line, token: Token) -> tuple[int, int]:
    return line.at, token.begins


def _claim(document: Document, paragraph: Paragraph, found: Found, reader: Reader) -> Claim:
    return _placed(document, paragraph, found, reader.meaning(found))


def _placed(document: Document, paragraph: Paragraph, found: Found, meaning: Meaning) -> Claim:
    begin, end = found.span
    place = Place(
        document.file, paragraph.page, paragraph.number, paragraph.line, start=found.line.at + begin,
        end=found.line.at + end,
    )  # fmt: skip
    return Claim(
        found.kind, found.status, found.line.printed[begin:end].strip(), place, found.numerator, found.denominator,
        found.printed, found.computed, found.unit, found.note, meaning,
    )  # fmt: skip


def _twice(first: Claim, other: Claim) -> Claim:
    said = first.text if len(first.text) <= 60 else first.text[:57] + "…"
    return replace(
        other, kind=Kind.TWICE, status=Status.CONTRADICTION, printed=other.numerator, computed=first.numerator,
        note=(
            f"cùng một số liệu nhưng chỗ khác in «{said}» ({first.place.say('vi')})",
            f"the same quantity is “{said}” elsewhere ({first.place.say('en')})",
        ),
    )  # fmt: skip


def _compared(claim: Claim, ours: OurFigures | None) -> Claim:
    if ours is None or claim.kind is Kind.TWICE:
        return claim
    found = ours.figure(claim.meaning) if claim.meaning.figure else None
    if found is None or (found.value is None and not found.published):
        return replace(claim, ours=found, against=Against.NO_FIGURE)
    printed = claim.kind in (Kind.AVERAGE, Kind.CHANGE) or claim.numerator is None
    said = claim.printed if printed else claim.numerator
    if found.value is None or said is None:
        return replace(claim, ours=found, against=Against.NO_FIGURE)
    differs = said - found.value
    whole = (
        claim.kind is Kind.AVERAGE
        or found.denominator is None
        or claim.denominator is None
        or claim.denominator == found.denominator
    )
    against = Against.AGREES if differs == 0 and whole else Against.DIFFERS
    return replace(claim, ours=found, against=against, difference=differs)


def _counts(lines: Iterable[Line], used: set[tuple[int, int]], cells: int) -> Counts:
    numbers = references = claimed = 0
    for line in lines:
        references += line.covered
        for token in line.tokens:
            weight = 1 if not hasattr(token, "part") else 2
            numbers += weight
            claimed += weight if _key(line, token) in used else 0
    return Counts(numbers + references + cells, claimed, references, numbers - claimed)
