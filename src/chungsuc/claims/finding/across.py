"""Changes whose other end is told in another sentence: «tăng 10 xã so với năm 2022», and 2022 above (giữa các câu)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from chungsuc.claims.amount import Amount, Qualifier
from chungsuc.claims.claim import Claim, Kind, Meaning, Role, Status
from chungsuc.claims.finding.found import Found
from chungsuc.claims.finding.roles import is_delta
from chungsuc.claims.fold import fold
from chungsuc.claims.tokens import Fraction, Line
from chungsuc.claims.units import Dim

_SINCE = re.compile(r"^ (?:[^\W\d_]+ ){0,4}?so (?:với )?(?:cuối |hết |thời điểm cuối )?năm ((?:19|20)\d{2})(?! ?\()")
_FELL = re.compile(r"giảm[^,;]{0,16}$")


@dataclass(frozen=True, slots=True)
class Awaited:
    """A change in a sentence, what it came to, and the day from which it is told."""

    line: Line
    change: Amount
    end: Claim
    since: date

    @property
    def meaning(self) -> Meaning:
        """Give what the change means: the figure of the change of a count since the end of the year before."""
        held = self.end.meaning
        yearly = held.day is not None and held.day.year - 1 == self.since.year
        known = yearly and held.figure.startswith("communes.") and held.figure.endswith(".cumulative")
        return replace(held, figure=held.figure.replace(".cumulative", ".change") if known else "")


def awaited(line: Line, claims: Sequence[Claim], used: set[tuple[int, int]]) -> Iterator[Awaited]:
    """Find changes of a line that no finder took, behind a claim whose figure is known."""
    folded = fold(line.printed)
    for token in line.tokens:
        if isinstance(token, Fraction) or (line.at, token.begins) in used or token.dim is not Dim.COUNT:
            continue
        found = _SINCE.match(folded[token.end :])
        if found is None or not is_delta(line, token) or token.qualifier is not Qualifier.EXACT or token.per:
            continue
        before = [one for one in claims if _counts(one) and line.at <= one.place.start < line.at + token.begins]
        if before and before[-1].unit == token.unit.name:
            yield Awaited(line, token, before[-1], date(int(found[1]), 12, 31))


def _counts(one: Claim) -> bool:
    meaning = one.meaning
    known = bool(meaning.figure) and meaning.role is Role.ACTUAL and meaning.said_day
    return known and one.kind in (Kind.SHARE, Kind.COUNT) and one.numerator is not None


def resolved(waiting: Sequence[Awaited], claims: Sequence[Claim]) -> Iterator[tuple[Awaited, Found]]:
    """Reckon those whose beginning is told elsewhere in the paper, with one value."""
    told: dict[tuple[str, str, date | None], set[Decimal]] = {}
    for one in claims:
        if _counts(one) and one.numerator is not None:
            told.setdefault((one.meaning.figure, one.meaning.scope, one.meaning.day), set()).add(one.numerator)
    for wait in waiting:
        end, meaning = wait.end.numerator, wait.end.meaning
        values = told.get((meaning.figure, meaning.scope, wait.since), set())
        if len(values) != 1 or end is None or meaning.day == wait.since:
            continue
        start = next(iter(values))
        right = start - end if _FELL.search(wait.line.before(wait.change)) else end - start
        status = Status.CONSISTENT if right == wait.change.value else Status.CONTRADICTION
        yield wait, Found(
            Kind.CHANGE, status, wait.line, (wait.change,), end, start, wait.change.value, right, wait.change.unit.name,
            ("số năm trước ở chỗ khác trong văn bản", "where it began is told elsewhere in the paper"),
        )  # fmt: skip
