"""Measure the checker on its corpus and write the table into docs/checker.md. Run with `.venv/bin/python`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "claims"))

from corpus import Score, score, sentences  # noqa: E402 — it stands beside the tests

PAGE = ROOT / "docs" / "checker.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"
HEAD = (
    "| sentences | how many | wrong ones | found | false alarms | precision | recall | right ones confirmed |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def row(name: str, made: Score) -> str:
    """Give one line of the table."""
    return (
        f"| {name} | {made.sentences} | {made.wrong} | {made.found} | {made.false_alarms} | {made.precision:.3f} | "
        f"{made.recall:.3f} | {made.confirmed} of {made.right} |"
    )


def table() -> str:
    """Measure, and give the table: the corpus by kind of claim, then what was held out."""
    known, unseen = sentences("corpus.txt"), sentences("heldout.txt")
    groups = list(dict.fromkeys(one.group for one in known))
    lines = [row(name, score([one for one in known if one.group == name])[0]) for name in groups]
    lines += [row("**corpus**", score(known)[0]), row("**held out**", score(unseen)[0])]
    return "\n".join([HEAD, *lines])


def page() -> str:
    """Give the page with the table as it is measured now."""
    text = PAGE.read_text(encoding="utf-8")
    return f"{text.split(BEGIN)[0]}{BEGIN}\n{table()}\n{END}{text.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(table())
