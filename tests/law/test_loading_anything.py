"""Whatever is written in a law file, the loader gives a set or faults that teach; it never breaks."""

from __future__ import annotations

import re
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from law_files import good_set, good_text

from chungsuc.law.errors import LawError
from chungsuc.law.loader import load_overlay, load_set

BASE = good_set()
TEXT = good_text()
LINES = TEXT.splitlines()
TOKENS = [match.span() for match in re.finditer(r"[^\s{}\[\],:]+", TEXT)]
VALUES = st.sampled_from(
    [
        "",
        "unknown",
        "province",
        "true",
        "[]",
        "{}",
        "[1, 2]",
        "{a: 1}",
        "3.1",
        "-5",
        "1e3",
        "NaN",
        "{by: region}",
        "null",
    ]
)


def told(text: str) -> None:
    """Load a text; a fault must be sayable in both languages."""
    try:
        load_set(text, file="t")
    except LawError as error:
        for fault in getattr(error, "faults", (error,)):
            assert fault.text("vi")
            assert fault.text("en")
            assert fault.as_dict()


@given(st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=4))
@settings(max_examples=60)
def test_lines_may_be_missing(missing: list[int]) -> None:
    told("\n".join(line for place, line in enumerate(LINES) if place not in missing))


@given(st.sampled_from(TOKENS), VALUES)
@settings(max_examples=200)
def test_any_word_may_be_replaced(span: tuple[int, int], value: str) -> None:
    told(TEXT[: span[0]] + value + TEXT[span[1] :])


@given(st.text())
@settings(max_examples=60)
def test_a_file_may_hold_anything(text: str) -> None:
    told(text)


KEYS = st.sampled_from(["levels", "redefine", "unplaced", "kind", "amends", "valid_from", "decision", "overlay", "x"])


@given(st.dictionaries(KEYS, VALUES))
@settings(max_examples=100)
def test_an_overlay_may_hold_anything(entries: dict[str, str]) -> None:
    with suppress(LawError):
        load_overlay("\n".join(f"{key}: {value}" for key, value in entries.items()), file="t", base=BASE)
