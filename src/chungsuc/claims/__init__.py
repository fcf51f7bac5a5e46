"""The checker of printed figures: reads them out of Vietnamese text and checks their arithmetic (đối chiếu số liệu).

Pure: no database, no page, no network. ``check.check`` takes a document of ``reading`` and, where the office has
figures of its own, an ``Ours`` that answers what they were. See docs/checker.md.
"""
