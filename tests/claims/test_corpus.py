"""Promises about what the checker says of sentences as papers write them."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus import Expected, score, sentences


def test_what_is_wrong_is_found_and_what_is_right_is_left_alone() -> None:
    made, off = score(sentences("corpus.txt"))
    assert made.precision >= 0.98, off
    assert made.recall >= 0.95, off
    assert made.confirmed_share >= 0.95, off


def test_the_corpus_is_large_and_half_of_it_is_right() -> None:
    of = [one.expected for one in sentences("corpus.txt")]
    assert of.count(Expected.RIGHT) + of.count(Expected.WRONG) >= 150
    assert of.count(Expected.RIGHT) == of.count(Expected.WRONG)
    assert of.count(Expected.SILENT) >= 30


def test_sentences_that_the_rules_were_not_made_for_are_read_as_well() -> None:
    made, off = score(sentences("heldout.txt"))
    assert made.precision >= 0.98, off
    assert made.recall >= 0.9, off


def test_the_table_of_the_page_is_what_is_measured() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "script"))
    import checker_score

    assert checker_score.PAGE.read_text(encoding="utf-8") == checker_score.page()
