"""The catalogue of figures: one definition each, for screens, reports, files and the command line (danh mục chỉ số).

To add one, write a function that takes an ``Asked`` and gives an ``Answer``, and enter it with ``enter``: see
docs/figures.md. Nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches

from chungsuc.figures.errors import FigureTwice, NoSuchFigure
from chungsuc.figures.figure import Answer, Asked, Figure
from chungsuc.figures.models import PublishedFigure

_FIGURES: dict[str, Figure] = {}
_FAMILIES: list[Callable[[str, Asked | None], Figure | None]] = []


def enter(*figures: Figure) -> None:
    """Enter figures.

    Raises:
        FigureTwice: another one has that id.
    """
    for one in figures:
        if one.id in _FIGURES:
            raise FigureTwice(id=one.id)
        _FIGURES[one.id] = one


def enter_family(member: Callable[[str, Asked | None], Figure | None]) -> None:
    """Enter figures that are one for each criterion or indicator of a set: made when they are asked for."""
    _FAMILIES.append(member)


def figures() -> tuple[Figure, ...]:
    """Give every figure, in the order in which they were entered."""
    _loaded()
    return tuple(_FIGURES.values())


def figure(name: str, asked: Asked | None = None) -> Figure:
    """Give a figure by its id.

    Raises:
        NoSuchFigure.
    """
    _loaded()
    found = _FIGURES.get(name)
    if found is not None:
        return found
    for member in _FAMILIES:
        made = member(name, asked)
        if made is not None:
            return made
    near = get_close_matches(name, _FIGURES, 5, 0.5) or list(_FIGURES)[:5]
    raise NoSuchFigure(id=name, near=", ".join(near))


def answer(name: str, asked: Asked) -> Answer:
    """Answer a figure.

    Raises:
        NoSuchFigure, and what the figure itself raises: NoSetInForce, UnknownSet …
    """
    return figure(name, asked).answer(asked)


def printed_of(one: Figure, asked: Asked) -> list[PublishedFigure]:
    """Give what papers printed of a figure for the scope on just this day, every value that was printed."""
    if not one.printed:
        return []
    found = published_of(asked.scope.name, one.printed)
    return [row for row in found if row.as_of == asked.as_of.isoformat()]


def published_of(name: str, indicator: str) -> list[PublishedFigure]:
    """Give what was printed of a province under an indicator's name, whatever is said of its time behind the name."""
    rows = PublishedFigure.objects.filter(scope__startswith=f"province:{name}", indicator=indicator)
    return list(rows.order_by("as_of", "pk"))


def before(asked: Asked) -> Asked:
    """Give the same question for the day of comparison."""
    return replace(asked, as_of=asked.from_day, since=None)


def _loaded() -> None:
    from chungsuc.figures import criteria_change, defined, due  # noqa: F401 — entering them is what its import does
