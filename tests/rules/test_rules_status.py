"""The page that says what of the rules we know is made from their files."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "script"))
from rules_status import PAGE, page


def test_the_page_on_what_we_know_of_the_rules_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run .venv/bin/python script/rules_status.py"


def test_the_page_lists_what_is_unverified_and_what_is_unknown_in_each_period() -> None:
    text = page()
    assert text.count("### Unknown") == 3
    assert "- `council.agreement_percent` (commune): 90 %." in text
    assert "- `council.quorum_percent` (all)." in text
