"""Charts (biểu đồ): one definition each for screen and paper; frozen data in, SVG, PNG and a table out.

``draw.svg(chart)`` for a page, ``draw.png(chart)`` for a paper, ``tables.table(chart)`` for who cannot see it. The room
reckons nothing and knows no database: numbers and words come from whoever asks.
"""
