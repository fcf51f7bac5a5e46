"""What the tests of evidence share: days, a set, files as somebody hands them over."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

END_2022, END_2023 = date(2022, 12, 31), date(2023, 12, 31)
SET = "QD318-2022/xa"
OWNED, OTHERS = "17.1", "10"  # numbers of the set: the department's, and not the department's


class Given(BytesIO):
    """A file as somebody hands it over."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(data)
        self.name = name


def on_disk(store: Path) -> list[str]:
    """Give the names of all that lies in the store, thumbnails and passing files included."""
    return sorted(str(path.relative_to(store)) for path in store.rglob("*") if path.is_file())
