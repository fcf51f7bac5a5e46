"""The corpus of sentences: each with what the checker is to say of it (tập câu thử)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HERE = Path(__file__).parent
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


class Expected(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    expected: Expected
    group: str


def sentences(name: str) -> list[Sentence]:
    """Read a corpus: a line with a choice in braces is two sentences, one that begins with a dot is to stay silent."""
    made: list[Sentence] = []
    group = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            group = line[3:].split(":")[0]
        elif line.startswith(". "):
            made.append(Sentence(line[2:], Expected.SILENT, "silent"))
        elif line.strip() and not line.startswith("#"):
            made.append(Sentence(_CHOICE.sub(r"\1", line), Expected.RIGHT, group))
            made.append(Sentence(_CHOICE.sub(r"\2", line), Expected.WRONG, group))
    return made


@dataclass(frozen=True, slots=True)
class Score:
    """How well wrong sentences are found: of those that were called wrong, and of those that are."""

    sentences: int
    wrong: int
    found: int
    false_alarms: int
    right: int
    confirmed: int

    @property
    def precision(self) -> float:
        called = self.found + self.false_alarms
        return self.found / called if called else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wrong if self.wrong else 1.0

    @property
    def confirmed_share(self) -> float:
        return self.confirmed / self.right if self.right else 1.0


def score(given: Iterable[Sentence]) -> tuple[Score, list[tuple[str, Sentence]]]:
    """Check sentences; give the score and what went another way than expected."""
    from reading_claims import right, wrong

    given = list(given)
    off: list[tuple[str, Sentence]] = []
    found = alarms = confirmed = 0
    for one in given:
        called = bool(wrong(one.text))
        if one.expected is Expected.WRONG:
            found += called
            off += [] if called else [("missed", one)]
        else:
            alarms += called
            off += [("false alarm", one)] if called else []
        if one.expected is Expected.RIGHT:
            sure = bool(right(one.text))
            confirmed += sure
            off += [] if sure else [("not confirmed", one)]
    of = [one.expected for one in given]
    counts = len(given), of.count(Expected.WRONG), found, alarms, of.count(Expected.RIGHT), confirmed
    return Score(*counts), off
