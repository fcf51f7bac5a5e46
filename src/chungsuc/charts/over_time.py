"""Lines and columns over moments, each value written where it is needed (biểu đồ theo thời gian)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any, NamedTuple

from chungsuc.charts.chart import Columns, Look, Number, Trend
from chungsuc.charts.frame import Body, Text, data
from chungsuc.charts.kit import BRAND, INK, LINE, SEMIBOLD, SOFT, STROKES, width_of
from chungsuc.charts.words import say, word

TALL, SMALL, STEP = 150, 11, 13
LEGEND = 18  # height of one line of the legend


class Ladder(NamedTuple):
    """The ticks of an upright axis."""

    low: float
    high: float
    ticks: tuple[float, ...]


def ladder(numbers: Iterable[Number], *, from_zero: bool) -> Ladder:
    """Choose round ticks around the numbers: three to six of them; from 0 where the numbers are not close together."""
    found = [float(number) for number in numbers]
    top, least = max(found, default=1.0), min(found, default=0.0)
    bottom = min(0.0, least) if from_zero or least < 0.6 * top else least
    span = (top - bottom) or 1.0
    rough = span / 4
    power = 10 ** floor(log10(rough))
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.999)
    if all(number == int(number) for number in found):
        step = max(1.0, step)
    first, last = floor(bottom / step), max(ceil(top / step), floor(bottom / step) + 1)
    ticks = tuple(round(n * step, 6) for n in range(first, last + 1))
    return Ladder(ticks[0], ticks[-1], ticks)


def shown_moments(moments: Sequence[str], width: float) -> list[str]:
    """Give the moments whose words fit below the axis; the last one always, the others at even steps before it."""
    if not moments:
        return []
    room = width / len(moments)
    every = max(1, ceil((max(width_of(one, SMALL) for one in moments) + 8) / room))
    return [one for index, one in enumerate(moments) if (len(moments) - 1 - index) % every == 0]


def trend(chart: Trend, look: Look) -> Body:
    """Draw lines with markers; the newest known value of each is written at its end."""
    language = chart.caption.language
    known = [value for one in chart.series for value in one.values if value is not None]
    if not known:
        return _nothing(language)
    scale = ladder(known, from_zero=False)
    left = max(width_of(said, SMALL) for _, said in said_ticks(scale, language)) + 8
    right = max(width_of(say(value, language), SMALL, SEMIBOLD) for value in known) + 8
    width = look.width - left - right
    top = LEGEND * len(chart.series) + 8
    height = top + TALL
    points = [
        {"at": moment, "value": float(value), "run": f"{index}.{run}", "no": str(index)}
        for index, one in enumerate(chart.series)
        for moment, value, run in _runs(chart.moments, one.values)
    ]
    layers = (
        _upright(scale, top, height, language),
        *_lines(points, chart.moments, _up(scale, top, height), width),
        *_legend(len(chart.series), left),
    )
    half = width / len(chart.moments) / 2  # the last moment lies so far from the end of the axis
    ends = [
        (index, _y(float(one.values[-1]), scale, top, height), say(one.values[-1], language))
        for index, one in enumerate(chart.series)
        if one.values[-1] is not None
    ]
    texts = [Text(28 - left, LEGEND * (index + 1) - 6, one.name, 12) for index, one in enumerate(chart.series)]
    texts += [
        Text(width - half + 8, y + 4, said, SMALL, SEMIBOLD, STROKES[index % len(STROKES)].colour)
        for index, y, said in _apart(ends)
    ]
    return Body(layers, height, tuple(texts), left=left, right=right, bottom=20)


def columns(chart: Columns, look: Look) -> Body:
    """Draw columns with their numbers above; a dark line lies where the plan is."""
    language = chart.caption.language
    known = [n for one in chart.columns for n in (one.value, one.plan) if n is not None]
    if not known:
        return _nothing(language)
    import altair as alt

    planned = any(one.plan is not None for one in chart.columns)
    top = (LEGEND if planned else 0) + 20
    height, width = top + TALL, look.width - 2
    names = [one.name for one in chart.columns]
    across = _across(names, width, band=True)
    up = alt.Scale(domain=[min(0.0, float(min(known))), float(max(known)) or 1.0], range=[height, top], nice=False,
                   padding=0)  # fmt: skip
    rows = [
        {"at": one.name, "value": float(one.value), "said": say(one.value, language)}
        for one in chart.columns
        if one.value is not None
    ]
    base = alt.Chart(data(rows))
    y = alt.Y("value:Q", scale=up, axis=None)
    layers: list[Any] = [
        base.mark_bar(color=BRAND).encode(x=across, y=y),
        base.mark_text(baseline="bottom", dy=-3, fontSize=SMALL, fontWeight=600, color=INK).encode(
            x=across, y=y, text="said:N"
        ),
    ]
    texts: list[Text] = []
    if planned:
        lines = [{"at": one.name, "plan": float(one.plan)} for one in chart.columns if one.plan is not None]
        tick = alt.Chart(data(lines)).mark_tick(
            thickness=3.5, color=INK, opacity=1, orient="horizontal", stroke="white", strokeWidth=1
        )
        layers.append(tick.encode(x=across, y=alt.Y("plan:Q", scale=up, axis=None)))
        sample = alt.Chart(data([{"x": 0, "x2": 18, "y": LEGEND - 10}]))
        layers.append(_placed(sample.mark_rule(color=INK, strokeWidth=2.5)).encode(x2="x2:Q"))
        texts.append(Text(24, LEGEND - 6, word("plan", language), 12))
    return Body(tuple(layers), height, tuple(texts), bottom=20)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────


def _nothing(language: str) -> Body:
    return Body((), 2 * LEGEND, (Text(0, LEGEND, word("unknown", language), 12, colour=SOFT),))


def said_ticks(scale: Ladder, language: str) -> list[tuple[float, str]]:
    """Write the ticks, all with as many decimals as one of them needs: ``17,5``, ``18,0``."""
    places = max(len(f"{tick:.6f}".rstrip("0").split(".")[1]) for tick in scale.ticks)
    if not places:
        return [(tick, say(Decimal(int(tick)), language)) for tick in scale.ticks]
    mark = "," if language == "vi" else "."
    return [(tick, f"{tick:.{places}f}".replace(".", mark)) for tick in scale.ticks]


def _y(value: float, scale: Ladder, top: float, height: float) -> float:
    return height - (value - scale.low) / (scale.high - scale.low) * (height - top)


def _runs(moments: Sequence[str], values: Sequence[Number | None]) -> Iterator[tuple[str, Number, int]]:
    """Number the runs of known values: a line does not go on over what is not known."""
    run, before = 0, True
    for moment, value in zip(moments, values, strict=True):
        if value is not None:
            run += not before
            yield moment, value, run
        before = value is not None


def _apart(ends: list[tuple[int, float, str]]) -> list[tuple[int, float, str]]:
    """Move numbers at the ends of lines apart where they would lie on each other, the uppermost first."""
    placed: list[tuple[int, float, str]] = []
    for index, y, said in sorted(ends, key=lambda end: (end[1], end[0])):
        lowest = placed[-1][1] + STEP if placed else y
        placed.append((index, max(y, lowest), said))
    return placed


def _across(moments: Sequence[str], width: float, *, band: bool) -> Any:
    import altair as alt

    axis = alt.Axis(
        title=None, labelAngle=0, values=shown_moments(moments, width), labelFontSize=SMALL, labelColor=SOFT,
        domainColor=LINE, ticks=False, labelPadding=6, labelOverlap=False, labelLimit=0,
    )  # fmt: skip
    kind = alt.Scale(type="band", paddingInner=0.4, paddingOuter=0.2) if band else alt.Scale(type="point", padding=0.5)
    kind.domain = list(moments)
    return alt.X("at:O", sort=None, scale=kind, axis=axis)


def _upright(scale: Ladder, top: float, height: float, language: str) -> Any:
    """Draw the ticks as thin lines with their numbers; as data, so that the numbers are written by us."""
    import altair as alt

    base = alt.Chart(data([{"tick": tick, "said": said} for tick, said in said_ticks(scale, language)]))
    up = alt.Y("tick:Q", scale=_up(scale, top, height), axis=None)
    return base.mark_rule(color=LINE).encode(y=up) + base.mark_text(
        align="right", fontSize=SMALL, color=SOFT, baseline="middle"
    ).encode(x=alt.value(-6), y=up, text="said:N")


def _up(scale: Ladder, top: float, height: float) -> Any:
    import altair as alt

    return alt.Scale(domain=[scale.low, scale.high], range=[height, top], nice=False, zero=False, padding=0)


def _looks() -> tuple[Any, Any, Any]:
    """Give colour, shape and dash of a series by its number."""
    import altair as alt

    numbers = [str(index) for index in range(len(STROKES))]

    def of(values: list[Any]) -> Any:
        return alt.Scale(domain=numbers, range=values)

    return (
        alt.Color("no:N", scale=of([one.colour for one in STROKES]), legend=None),
        alt.Shape("no:N", scale=of([one.shape for one in STROKES]), legend=None),
        alt.StrokeDash("no:N", scale=of([list(one.dash) for one in STROKES]), legend=None),
    )


def _lines(points: list[dict[str, Any]], moments: Sequence[str], up: Any, width: float) -> list[Any]:
    import altair as alt

    colour, shape, dash = _looks()
    base = alt.Chart(data(points)).encode(
        x=_across(moments, width, band=False), y=alt.Y("value:Q", scale=up, axis=None), color=colour
    )
    return [
        base.mark_line(strokeWidth=2).encode(detail="run:N", strokeDash=dash),
        base.mark_point(filled=True, size=34, opacity=1).encode(shape=shape),
    ]


def _legend(series: int, left: float) -> list[Any]:
    import altair as alt

    colour, shape, dash = _looks()
    rows = [
        {"no": str(index), "from": 1 - left, "x": 11 - left, "x2": 22 - left, "y": LEGEND * (index + 1) - 10}
        for index in range(series)
    ]
    base = alt.Chart(data(rows)).encode(color=colour)
    rule = base.mark_rule(strokeWidth=2).encode(strokeDash=dash)
    return [
        _placed(rule, x="from").encode(x2="x2:Q"),
        _placed(base.mark_point(filled=True, size=34, opacity=1)).encode(shape=shape),
    ]


def _placed(chart: Any, x: str = "x") -> Any:
    """Place marks by pixels."""
    import altair as alt

    return chart.encode(x=alt.X(f"{x}:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None))
