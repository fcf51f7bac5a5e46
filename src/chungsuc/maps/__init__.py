"""Maps (bản đồ): boundaries of communes in time, and what is known of a province drawn on them.

``themes.title_map(asked)`` makes a view, ``picture.map_svg(view)`` and ``picture.map_png(view)`` draw it; ``drawing``
is pure and knows neither Django nor a screen.
"""
