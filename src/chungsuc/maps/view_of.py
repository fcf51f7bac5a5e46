"""Put a map together out of its ground and of what a theme says of each commune (lắp bản đồ)."""

from __future__ import annotations

from collections.abc import Callable

from chungsuc.figures.figure import Asked
from chungsuc.figures.sentences import say_day
from chungsuc.maps.drawing.view import Look, MapClass, MapView
from chungsuc.maps.ground import Ground, Place

OUTSIDE = "outside"


def outside_class(*, vi: bool) -> MapClass:
    """The class of what is at commune level and not in the programme."""
    return MapClass(OUTSIDE, "phường, thị trấn" if vi else "wards, townships", Look.OUTSIDE, counted=False)


def view_of(
    land: Ground, asked: Asked, language: str, classes: tuple[MapClass, ...],
    of: Callable[[Place], tuple[str, str]], *, title: str, said: str, source: str, synthetic: bool,
) -> MapView:  # fmt: skip
    """Put a map together: each commune of the programme in its class, wards and townships in theirs."""
    day = say_day(asked.as_of, language)
    vi = language == "vi"
    outside = "không thuộc Chương trình" if vi else "not in the programme"
    areas = tuple(land.area(place, *(of(place) if place.in_programme else (OUTSIDE, outside))) for place in land.places)
    where = asked.scope.full_name
    return MapView(
        title=f"{title}, {where}", said=f"{'Đến ngày' if vi else 'As of'} {day}: {said}.", day=asked.as_of,
        classes=classes, areas=areas, notices=land.notices(language), source=source, synthetic=synthetic,
        language=language, about={"scope": where, "as_of": asked.as_of.isoformat(), "roll": asked.roll.value},
        notes=land.notes(language),
    )  # fmt: skip
