"""Promises about what the checker says of sentences as papers write them."""

from __future__ import annotations

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
