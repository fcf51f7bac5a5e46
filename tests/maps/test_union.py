"""Promises about joining shapes: the land stays the same, inner lines go, holes stay holes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from chungsuc.maps.drawing.land import rings_of
from chungsuc.maps.drawing.union import area, joined

CELLS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1)


def cell(x: int, y: int, *, clockwise: bool) -> str:
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    return json.dumps({"type": "Polygon", "coordinates": [ring[::-1] if clockwise else ring]})


@given(CELLS, st.booleans())
def test_joined_cells_have_the_area_of_all_of_them(cells: set[tuple[int, int]], clockwise: bool) -> None:
    whole = joined(tuple(cell(x, y, clockwise=clockwise) for x, y in sorted(cells)))
    rings = rings_of(whole)
    assert sum(area(ring) for ring in rings) == len(cells)
    assert all(ring[0] == ring[-1] for ring in rings)


@given(CELLS)
def test_only_sides_without_a_neighbour_are_left(cells: set[tuple[int, int]]) -> None:
    outer = sum((x + dx, y + dy) not in cells for x, y in cells for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)))
    rings = rings_of(joined(tuple(cell(x, y, clockwise=False) for x, y in sorted(cells))))
    assert sum(len(ring) - 1 for ring in rings) == outer


def test_a_ring_of_cells_has_a_hole_that_belongs_to_it() -> None:
    around = [(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    shape = json.loads(joined(tuple(cell(x, y, clockwise=True) for x, y in around)))
    assert shape["type"] == "Polygon"
    assert [area([tuple(place) for place in ring]) for ring in shape["coordinates"]] == [9, -1]
