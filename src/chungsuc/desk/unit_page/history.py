"""The history of one value: a row for each day it was given, and a small chart of numbers with their level.

The chart is plain SVG made here: it prints, needs no script and no library, and its table stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from chungsuc.desk.amounts import number
from chungsuc.desk.say import say
from chungsuc.engine.answer import walk
from chungsuc.engine.rounding import readable
from chungsuc.engine.single import bind
from chungsuc.law.traits import Traits
from chungsuc.law.tree import Provision
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.verdicts.law_in_force import law_for

WIDTH, HEIGHT, LEFT, TOP = 520, 150, 8, 22  # of the drawing, in its own units
POINTS = 12  # the last so many days are drawn


@dataclass(frozen=True, slots=True)
class Entry:
    """One value as it was recorded; ``stands`` is false when a later one took its place."""

    as_of: date
    value: str
    counted: str
    said_by: str
    recorded_at: object
    source: str
    note: str
    synthetic: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """One value; ``label`` is how far its number stands from the dot: below it where the level runs above."""

    x: int
    y: int
    value: str
    day: str
    label: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing: dots and the line through them, the level as a line of steps, and what it says to a reader."""

    dots: tuple[Dot, ...]
    line: str
    level: str
    level_word: str
    level_y: int
    width: int
    height: int
    said: str


def entries(recorded: Sequence[Observation]) -> list[Entry]:
    """Give the history as rows, the newest day first."""
    last: dict[date, int] = {one.as_of: one.pk for one in recorded}
    replaced = {one.supersedes_id for one in recorded}
    return [_entry(one, last[one.as_of] == one.pk and one.pk not in replaced) for one in reversed(recorded)]


def _entry(one: Observation, stands: bool) -> Entry:
    counted = ""
    if one.numerator is not None and one.denominator is not None:
        counted = f"{number(readable(one.numerator))}/{number(readable(one.denominator))}"
    return Entry(
        one.as_of, _words(one), counted, one.said_by, one.recorded_at, one.source, one.note, one.synthetic, stands
    )


def _words(one: Observation) -> str:
    if one.value is not None:
        return number(readable(one.value))
    if one.attested is not None:
        return say("Đạt", "Holds") if one.attested else say("Không đạt", "Does not hold")
    return say("rút lại", "taken back")


def recorded_of(unit: Unit, provisions: Iterable[Provision]) -> dict[str, list[Observation]]:
    """Give all that was ever recorded along the unit's thread, by measure, the oldest day first; one query."""
    measures = {provision.measure for provision in provisions if provision.measure}
    found: dict[str, list[Observation]] = {measure: [] for measure in measures}
    rows = Observation.objects.filter(unit__thread=unit.thread, measure__in=measures)
    for row in rows.order_by("as_of", "recorded_at", "id"):
        found[row.measure].append(row)
    return found


class Levels:
    """The levels that a set asks for on a day, by number; each day's law is bound once."""

    def __init__(self, set_id: str, traits: Traits) -> None:
        self.set_id, self.traits = set_id, traits
        self._days: dict[date, dict[str, Decimal | None]] = {}

    def of(self, no: str, day: date) -> Decimal | None:
        """Give the level on a day; ``None`` where the set was not in force or names none."""
        if day not in self._days:
            law = law_for(self.set_id, day)
            judged = walk(bind(law, self.traits).judge({})) if law.in_force else ()
            self._days[day] = {pv.provision.no: pv.level for pv in judged}
        return self._days[day].get(no)


def chart(recorded: Sequence[Observation], provision: Provision, levels: Levels) -> Chart | None:
    """Draw the numbers that stand, by day, with the level the set asked for on these days; ``None`` under two."""
    standing = {one.as_of: one for one in recorded}  # ordered by day, then by recording: the last one stays
    values = [(day, one.value) for day, one in standing.items() if one.value is not None][-POINTS:]
    if len(values) < 2:
        return None
    asked = {day: level for day, _ in values if (level := levels.of(provision.no, day)) is not None}
    return _draw(values, asked, provision.unit or "")


def _steps(corners: list[tuple[int, int]]) -> Iterator[str]:
    """A level holds until the next one: go along, then up or down."""
    for (left, high), (right, low) in pairwise(corners):
        yield f"{left},{high} {right},{high} {right},{low}"
    if len(corners) == 1:
        yield f"{corners[0][0] - 20},{corners[0][1]} {corners[0][0] + 20},{corners[0][1]}"


def _draw(values: list[tuple[date, Decimal]], levels: dict[date, Decimal], unit: str) -> Chart:
    first, last = values[0][0], values[-1][0]
    low = min([value for _, value in values] + list(levels.values()))
    high = max([value for _, value in values] + list(levels.values()))
    days, span = (last - first).days or 1, (high - low) or Decimal(1)

    def x(day: date) -> int:
        return LEFT + 22 + round((WIDTH - 2 * LEFT - 44) * (day - first).days / days)

    def y(value: Decimal) -> int:
        return TOP + 14 + round((HEIGHT - 2 * TOP - 32) * (1 - float((value - low) / span)))

    dots = tuple(
        Dot(x(day), y(value), number(readable(value)), f"{day:%m/%Y}", 16 if levels.get(day, low) > value else -8)
        for day, value in values
    )
    steps = " ".join(_steps([(x(day), y(level)) for day, level in levels.items()]))
    newest = list(levels.items())[-1:]
    word = f"{say('mức', 'level')} {number(newest[0][1])}{'%' if unit == '%' else ''}" if newest else ""
    said = "; ".join(f"{day:%d/%m/%Y}: {number(readable(value))}" for day, value in values)
    return Chart(
        dots,
        " ".join(f"{dot.x},{dot.y}" for dot in dots),
        steps,
        word,
        y(newest[0][1]) if newest else 0,
        WIDTH,
        HEIGHT,
        f"{said}. {word}".strip(),
    )
