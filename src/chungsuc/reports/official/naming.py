"""The names of annexes and of files (tên phụ lục, tên tệp)."""

from __future__ import annotations

from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.official.words import roman


def annex_number(paper: OfficialPaper, index: int) -> str:
    """Name an annex: "Phụ lục", or "Phụ lục II" where there are several."""
    return f"Phụ lục {roman(index)}" if len(paper.annexes) > 1 else "Phụ lục"
