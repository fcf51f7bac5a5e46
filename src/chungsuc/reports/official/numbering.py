"""The numbers of headings: I., 1., a) (đánh số đề mục)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chungsuc.reports.official.model import Block, Heading
from chungsuc.reports.official.words import roman

LETTERS = "abcdđeghiklmnopqrstuvxy"


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Number the headings in their order; a paper without headings of level 1 begins with 1."""
    counts = [0, 0, 0]
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            at = block.level - 1
            counts[at] += 1
            counts[at + 1 :] = [0] * (2 - at)
            block = replace(block, text=f"{_sign(block.level, counts[at])} {block.text}")
        result.append(block)
    return tuple(result)


def _sign(level: int, count: int) -> str:
    if level == 1:
        return f"{roman(count)}."
    return f"{count}." if level == 2 else f"{LETTERS[count - 1]})"
