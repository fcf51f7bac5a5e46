"""What all charts share: title, mark and source around a body, as one layered Altair chart (khung biểu đồ).

A body says its size and gives layers; words stand by pixels, values by scales. Altair is imported where a chart is
made: its import takes most of a second, and most of what the program does needs no chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from chungsuc.charts.chart import Caption, Look
from chungsuc.charts.kit import FACE, INK, REGULAR, SEMIBOLD, SOFT, WARN, wrapped
from chungsuc.charts.words import word

EDGE = 1  # nothing is drawn on the very edge: a stroke would be cut in half


class Text(NamedTuple):
    """Words at a place in pixels, from the upper left corner of the body; ``y`` is the line they stand on."""

    x: float
    y: float
    text: str
    size: int = 12
    weight: int = REGULAR
    colour: str = INK
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Body:
    """The drawing between head and foot: layers on ``height`` pixels, margins that its axes need."""

    layers: tuple[Any, ...]
    height: float
    texts: tuple[Text, ...] = ()
    left: float = EDGE
    right: float = EDGE
    bottom: float = EDGE


@dataclass(slots=True)
class _Edge:
    texts: list[Text] = field(default_factory=list)
    height: float = 0

    def add(self, text: str, width: float, size: int, line: int, **look: Any) -> None:
        for one in wrapped(text, width, size, look.get("weight", REGULAR)):
            self.height += line
            self.texts.append(Text(0, self.height - (line - size) / 2, one, size, **look))


def specification(caption: Caption, look: Look, body: Body, *, checked: bool = False) -> str:
    """Put head and foot around a body and give the chart as Vega-Lite, the same text every time.

    ``checked``: held against the schema of Vega-Lite first, which takes longer than drawing it.
    """
    import altair as alt

    head, foot = _head(caption, look), _foot(caption, look)
    words = [
        *body.texts,
        *(one._replace(x=one.x - body.left, y=one.y - head.height) for one in head.texts),
        *(one._replace(x=one.x - body.left, y=one.y + body.height + body.bottom) for one in foot.texts),
    ]
    margins = {"left": body.left, "right": body.right, "top": head.height, "bottom": body.bottom + foot.height}
    chart = alt.layer(*body.layers, *_written(words)).properties(
        width=look.width - body.left - body.right, height=body.height, padding=margins,
        autosize=alt.AutoSizeParams(type="none"), background="white",
    )  # fmt: skip
    chart = chart.configure(font=FACE).configure_view(stroke=None)
    return str(chart.to_json(indent=None, validate=checked))


def _head(caption: Caption, look: Look) -> _Edge:
    edge = _Edge()
    if look.titled:
        edge.add(caption.title, look.width, 14, 19, weight=SEMIBOLD)
    if caption.unit:
        edge.add(caption.unit, look.width, 11, 16, colour=SOFT)
    if caption.synthetic:
        edge.add(word("synthetic", caption.language), look.width, 11, 16, colour=WARN, weight=SEMIBOLD)
    edge.height += 8 if edge.texts else EDGE
    return edge


def _foot(caption: Caption, look: Look) -> _Edge:
    edge = _Edge()
    if caption.source:
        edge.height += 6
        edge.add(word("source", caption.language) + caption.source, look.width, 11, 15, colour=SOFT)
    edge.height += 3
    return edge


def data(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Give rows as the data of a layer."""
    from altair import InlineData

    made: Any = InlineData  # its types know plain lists only
    return made(values=[dict(row) for row in rows])


def _written(texts: Iterable[Text]) -> list[Any]:
    """Make a layer for each way of writing; places are pixels and take no scale."""
    import altair as alt

    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for one in texts:
        row = {"x": round(one.x, 1), "y": round(one.y, 1), "t": one.text}
        groups.setdefault((one.size, one.weight, one.colour, one.align), []).append(row)
    return [
        alt.Chart(data(rows))
        .mark_text(
            fontSize=size, fontWeight=weight, color=colour, align=align, baseline="alphabetic", font=FACE,
        )
        .encode(
            x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None), text=alt.Text("t:N"),
        )
        for (size, weight, colour, align), rows in groups.items()
    ]  # fmt: skip
