"""Lying bars: a line of words with the number at its end, the bar below, a line where the plan lies (thanh ngang)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from chungsuc.charts.chart import BarsWithPlan, Look, Number, Ranking, Shares
from chungsuc.charts.frame import EDGE, Body, Text, data
from chungsuc.charts.kit import BRAND, INK, SEMIBOLD, SOFT, TRACK, width_of, wrapped
from chungsuc.charts.words import say, say_part, word

NAME, NOTE = 12, 11  # sizes of type
LINE, NOTE_LINE, BAR, GAP = 16, 14, 9, 11


class Row(NamedTuple):
    """One bar as it is drawn: ``share`` and ``plan`` lie between 0 and the end of the track, which is 1."""

    name: str
    said: str
    share: float | None
    plan: float | None
    note: str


def rows_of(chart: BarsWithPlan | Ranking | Shares) -> list[Row]:
    """Say each row in words and lay its numbers on the track."""
    language = chart.caption.language
    match chart:
        case BarsWithPlan():
            longest = _longest(chart)
            return [
                Row(
                    row.name, say_part(row.value, row.whole, language, row.unit),
                    _on_track(row.value, row.whole or longest), _on_track(row.plan, row.whole or longest),
                    _planned(row.plan, row.note, language),
                )
                for row in chart.rows
            ]  # fmt: skip
        case Ranking():
            return [
                Row(row.name, say_part(row.part, row.whole, language), _on_track(row.part, row.whole), None, row.note)
                for row in chart.rows
            ]
        case Shares():
            return [
                Row(row.name, say_part(row.part, chart.whole, language), _on_track(row.part, chart.whole), None, "")
                for row in chart.rows
            ]


def _longest(chart: BarsWithPlan) -> Number | None:
    found = [n for row in chart.rows if not row.whole for n in (row.value, row.plan) if n is not None]
    return max(found, default=None)


def _on_track(number: Number | None, end: Number | None) -> float | None:
    return None if number is None or not end else min(1.0, max(0.0, float(number / end)))


def _planned(plan: Number | None, note: str, language: str) -> str:
    said = "" if plan is None else f"{word('plan', language)} {say(plan, language)}"
    return " · ".join(one for one in (said, note) if one)


def bars(chart: BarsWithPlan | Ranking | Shares, look: Look) -> Body:
    """Draw the bars one below the other; what is not known has its words and no bar."""
    width = look.width - 2 * EDGE
    texts: list[Text] = []
    marks: list[dict[str, float]] = []
    y = 0.0
    for row in rows_of(chart):
        y = _row(row, y, width, texts, marks)
    height = max(1.0, y - GAP)
    if not texts:
        height = 2 * LINE
        texts.append(Text(0, LINE, word("unknown", chart.caption.language), NAME, colour=SOFT))
    return Body(_layers(marks, width, height), height, tuple(texts))


def _row(row: Row, y: float, width: float, texts: list[Text], marks: list[dict[str, float]]) -> float:
    room = width - width_of(row.said, NAME, SEMIBOLD) - 10
    texts.append(Text(width, y + LINE - 4, row.said, NAME, SEMIBOLD, align="right"))
    for line in wrapped(row.name, room, NAME):
        texts.append(Text(0, y + LINE - 4, line, NAME))
        y += LINE
    y += 2
    mark = {"middle": y + BAR / 2, "end": 1.0}
    if row.share is not None:
        mark["share"] = round(row.share, 5)
    if row.plan is not None:
        mark["plan"] = round(row.plan, 5)
    marks.append(mark)
    y += BAR + 2
    for line in wrapped(row.note, width, NOTE):
        texts.append(Text(0, y + NOTE_LINE - 3, line, NOTE, colour=SOFT))
        y += NOTE_LINE
    return y + GAP


def _layers(marks: Sequence[dict[str, float]], width: float, height: float) -> tuple[Any, ...]:
    import altair as alt

    if not marks:
        return ()
    # Without ``padding=0`` room is made for the thickness of the bars, and they drift away from their words.
    across = alt.Scale(domain=[0, 1], range=[0, width], nice=False, padding=0)
    down = alt.Scale(domain=[0, height], range=[0, height], nice=False, padding=0)
    drawn = data(marks)

    def bar(end: str, colour: str) -> Any:
        made = alt.Chart(drawn).mark_bar(orient="horizontal", height=BAR, color=colour)
        return made.encode(
            x=alt.X(f"{end}:Q", scale=across, axis=None), x2=alt.datum(0),
            y=alt.Y("middle:Q", scale=down, axis=None),
        )  # fmt: skip

    layers = [bar("end", TRACK), bar("share", BRAND)]
    if any("plan" in mark for mark in marks):
        planned = data([mark for mark in marks if "plan" in mark])
        tick = alt.Chart(planned).mark_tick(
            orient="vertical", thickness=3.5, size=BAR + 8, color=INK, opacity=1, stroke="white", strokeWidth=1
        )
        layers.append(
            tick.encode(
                x=alt.X("plan:Q", scale=across, axis=None),
                y=alt.Y("middle:Q", scale=down, axis=None),
            )
        )
    return tuple(layers)
