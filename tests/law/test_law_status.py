"""The page that says what of the law we know is made from the law files."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "script"))
from law_status import PAGE, page


def test_the_page_on_what_we_know_of_the_law_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run script/law-status"


def test_the_page_names_unknown_levels_and_leaves_out_cells_that_nobody_is_held_to() -> None:
    text = page()
    assert "15.4 (BTB, DHNTB, TN, DNB, DBSCL)" in text
    assert "10 (2021)" in text
    assert "5/a" not in text
