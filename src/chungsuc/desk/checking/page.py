"""What the page of the checker shows: the text with its claims marked, the findings worst first, the counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from chungsuc.claims.check import Report
from chungsuc.claims.claim import Against, Claim, Meaning, Role, Status
from chungsuc.claims.told import AGAINST_WORDS, KIND_WORDS, STATUS_SIGN, STATUS_WORDS, against, sentence
from chungsuc.desk.say import language, say

LONGEST = 60_000  # letters of text that are shown whole; of longer ones the paragraphs with findings
MOST = 400  # findings listed on the page; the workbook has all
DIFFERS = ("≠", ("khác số của hệ thống", "differs from our figure"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and the claim that it says where it says one; ``ends``: the sign stands behind it."""

    text: str
    look: str = ""
    number: int = 0
    sign: str = ""
    words: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim as a row of the table."""

    number: int
    look: str
    sign: str
    words: str
    kind: str
    text: str
    meaning: str
    result: str
    ours: str
    place: str


def content(report: Report) -> dict[str, Any]:
    """Gather the page of a report."""
    order = {id(claim): i for i, claim in enumerate(report.worst_first, 1)}
    listed = [_finding(claim, order[id(claim)]) for claim in report.worst_first]
    differ = sum(claim.against is Against.DIFFERS for claim in report.claims)
    return {
        "report": report, "findings": listed[:MOST], "left_off": len(listed) - len(listed[:MOST]),
        "paragraphs": list(_paragraphs(report, order)), "whole": len(report.document.text) <= LONGEST,
        "wrong": report.contradictions, "right": len(report.of(Status.CONSISTENT)), "differ": differ,
        "open": len(report.of(Status.NOT_CHECKABLE)), "counts": report.counts,
        "agree": sum(claim.against is Against.AGREES for claim in report.claims),
        "synthetic": any(claim.ours and claim.ours.synthetic for claim in report.claims),
    }  # fmt: skip


def _look(claim: Claim) -> tuple[str, str, str]:
    """Give how a claim is marked: what is wrong, what differs from ours, what holds, what cannot be checked."""
    at = 0 if language() == "vi" else 1
    if not claim.wrong and claim.against is Against.DIFFERS:
        return "differs", DIFFERS[0], DIFFERS[1][at]
    look = {Status.CONTRADICTION: "wrong", Status.CONSISTENT: "right", Status.NOT_CHECKABLE: "open"}[claim.status]
    return look, STATUS_SIGN[claim.status], STATUS_WORDS[claim.status][at]


def _finding(claim: Claim, number: int) -> Finding:
    look, sign, words = _look(claim)
    lang = language()
    return Finding(
        number, look, sign, words, KIND_WORDS[claim.kind][0 if lang == "vi" else 1], claim.text, meant(claim),
        sentence(claim, lang), against(claim, lang), claim.place.say(lang),
    )  # fmt: skip


def meant(claim: Claim) -> str:
    """Say what a claim was taken to mean, where it means a figure of the catalogue."""
    meaning = claim.meaning
    if not meaning.figure:
        return ""
    name = claim.ours.name[0 if language() == "vi" else 1] if claim.ours else meaning.figure
    return " · ".join(
        part for part in (name, _where(meaning), f"{meaning.day:%d/%m/%Y}" if meaning.day else "") if part
    )


def _where(meaning: Meaning) -> str:
    planned = say("kế hoạch", "planned") if meaning.role is Role.PLAN else ""
    return ", ".join(part for part in (meaning.scope, planned) if part)


def _paragraphs(report: Report, order: dict[int, int]) -> Iterator[list[Piece]]:
    """Cut the text into paragraphs, each into pieces; of a long text only those with something to look at."""
    text, at = report.document.text, 0
    whole = len(text) <= LONGEST
    claims = sorted(report.claims, key=lambda one: one.place.start)
    for line in text.split("\n"):
        end = at + len(line)
        within = [one for one in claims if one.place.start < end and one.place.end > at]
        if line.strip() and (whole or any(one.wrong or one.against is Against.DIFFERS for one in within)):
            yield list(_pieces(text, at, end, within, order))
        at = end + 1


def _pieces(text: str, at: int, end: int, claims: Sequence[Claim], order: dict[int, int]) -> Iterator[Piece]:
    """Part a paragraph where claims begin and end; where two overlap the worse one shows."""
    edges = sorted(
        {at, end, *(max(at, one.place.start) for one in claims), *(min(end, one.place.end) for one in claims)}
    )
    spans: list[tuple[int, int, Claim | None]] = []
    for begin, stop in pairwise(edges):
        over = [one for one in claims if one.place.start <= begin and one.place.end >= stop]
        worst = min(over, key=lambda one: order[id(one)], default=None)
        if spans and spans[-1][2] is worst:
            spans[-1] = (spans[-1][0], stop, worst)
        else:
            spans.append((begin, stop, worst))
    for i, (begin, stop, claim) in enumerate(spans):
        if claim is None:
            yield Piece(text[begin:stop])
            continue
        look, sign, words = _look(claim)
        last = not any(later is claim for _, _, later in spans[i + 1 :])
        yield Piece(text[begin:stop], look, order[id(claim)], sign, words, last)


def rows(report: Report) -> list[list[Any]]:
    """Give the findings as rows of the workbook, worst first."""
    lang = language()
    at = 0 if lang == "vi" else 1
    return [
        [
            i, STATUS_WORDS[one.status][at], KIND_WORDS[one.kind][at], one.text, meant(one), _number(one.numerator),
            _number(one.denominator), _number(one.printed), _number(one.computed), sentence(one, lang),
            _number(one.ours.value) if one.ours else None, _against(one, at), _number(one.difference),
            one.place.say(lang),
        ]
        for i, one in enumerate(report.worst_first, 1)
    ]  # fmt: skip


def _against(claim: Claim, at: int) -> str:
    """Say how a claim compares with ours; that ours is synthetic goes with it."""
    made_up = claim.ours is not None and claim.ours.synthetic
    return AGAINST_WORDS[claim.against][at] + (say(" (số liệu mô phỏng)", " (synthetic)") if made_up else "")


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
