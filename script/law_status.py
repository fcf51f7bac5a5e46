"""Write docs/law-status.md: what of the law we know, and what not. Run as `script/law-status`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from chungsuc.law.library import shipped
from chungsuc.law.overlays import Overlay
from chungsuc.law.tree import (
    Attested,
    Compare,
    Confidence,
    CriteriaSet,
    Criterion,
    Levels,
    Provision,
    ShareOfChildren,
    TraitIs,
    Undetermined,
)

PAGE = Path(__file__).parents[1] / "docs" / "law-status.md"
HEAD = """# What of the law we know

Made by `script/law-status` from the law files; do not edit.

**No level was held against the decree itself: nothing is verified.** The decrees' tables could not be had;
the levels come from pages that quote them and from recollection, and every requirement says which
(`confidence`, `provenance`). A level that is unknown stays unknown: what depends on it is never met. What is
only recollected stands in a note and is never used to judge.

- *indicators*: listed, of the official count where we lack some; where only the name of a criterion is known, one
  entry stands for its contents (its number is under *contents unknown*);
- *demands*: everything that somebody must answer, parts of indicators included;
- *open*: demands with a level that is not known, in part or whole, left to the province, or of unknown contents;
- *high*, *medium*, *low*: how sure we are of a demand: read in a page; remembered clearly; hardly known.
"""

Law = CriteriaSet | Overlay


def leaves(law: Law) -> list[Provision]:
    """Give what takes an answer, and what we know to be demanded without knowing what."""
    if isinstance(law, CriteriaSet):
        provisions: Iterable[Provision] = law.provisions()
    else:
        provisions = (provision for indicator in law.changes.values() for provision in indicator.walk())
    return [one for one in provisions if one.takes_fact or isinstance(one.requirement, Undetermined)]


def levels_of(provision: Provision) -> Levels | None:
    match provision.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return levels
        case _:
            return None


def open_cells(provision: Provision) -> list[tuple[str, ...]]:
    """Give the cells without a level, except those of units that the provision excuses."""
    levels = levels_of(provision)
    if levels is None:
        return []
    excuse, excused = provision.not_applicable_when, frozenset[str | bool]()
    if isinstance(excuse, TraitIs) and levels.by == (excuse.trait,):
        excused = excuse.values
    return [keys for keys, level in levels.cells.items() if level is None and not excused & set(keys)]


def left_to_province(provision: Provision) -> bool:
    levels = levels_of(provision)
    return (levels is not None and levels.left_to_province) or provision.requirement == Attested(left_to_province=True)


def partly_known(provision: Provision) -> bool:
    levels = levels_of(provision)
    return bool(levels and levels.known and open_cells(provision))


def wholly_unknown(provision: Provision) -> bool:
    levels = levels_of(provision)
    return bool(levels and not levels.known and not levels.left_to_province)


def is_open(provision: Provision) -> bool:
    undetermined = isinstance(provision.requirement, Undetermined)
    return undetermined or left_to_province(provision) or bool(open_cells(provision))


def gaps(provision: Provision) -> str:
    """Name the cells that are missing: ``15.4 (BTB, DHNTB)``, ``10 (2021)``."""
    levels = levels_of(provision)
    assert levels is not None
    missing = open_cells(provision)
    if len(levels.by) == 1:
        return f"{provision.no} ({', '.join(key for (key,) in missing)})"
    rows = {first: len(list(cells)) for first, cells in groupby(missing, key=lambda keys: keys[0])}
    return f"{provision.no} ({', '.join(rows)})"


def summary(law: Law) -> str:
    """Give one row of the table."""
    demands = leaves(law)
    sure = Counter(one.source.confidence for one in demands)
    found = "", ""
    if isinstance(law, CriteriaSet):
        counted: list[Criterion] = [criterion for criterion in law.criteria if criterion.counted]
        indicators = sum(len(criterion.indicators) for criterion in counted)
        found = (
            _of(len(counted), law.expected_criteria),
            _of(indicators, law.expected_indicators),
        )
    cells = [f"`{law.id}`", *found, str(len(demands)), str(sum(map(is_open, demands)))]
    cells += [str(sure[level]) for level in (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)]
    return "| " + " | ".join(cells) + " |"


def _of(found: int, official: int | None) -> str:
    return str(found) if official in (None, found) else f"{found} of {official}"


def details(law: Law) -> Iterator[str]:
    """Give the paragraph of one law: validity, then what is open."""
    until = f"until {law.valid_until}" if law.valid_until else "on"
    yield f"\n### `{law.id}`\n"
    yield f"{law.name}. {law.decision.number}; in force from {law.valid_from} {until}.\n"
    demands = leaves(law)
    lists = {
        "Level unknown": [one.no for one in demands if wholly_unknown(one)],
        "Level known in part, missing": [gaps(one) for one in demands if partly_known(one)],
        "Left to the province": [one.no for one in demands if left_to_province(one)],
        "Contents unknown": [one.no for one in demands if isinstance(one.requirement, Undetermined)],
    }
    if isinstance(law, CriteriaSet):
        lists["Criteria with indicators that we lack"] = [one.no for one in law.criteria if not one.complete]
        if law.partial:
            yield "- The decree has more than we know."
    else:
        lists["Known to be changed, place unknown"] = list(law.unplaced)
    yield from (f"- {what}: {', '.join(which).removesuffix('.')}." for what, which in lists.items() if which)
    if not any(lists.values()):
        yield "- Every level is known (and none verified)."
    if law.note:
        yield f"- {law.note}"


def page() -> str:
    """Give the whole page as Markdown."""
    library = shipped()
    laws: list[Law] = sorted(
        [*library.sets.values(), *library.overlays.values()],
        key=lambda law: (isinstance(law, CriteriaSet) and law.province is not None, law.valid_from, law.id),
    )
    lines = [HEAD, "| law | criteria | indicators | demands | open | high | medium | low |"]
    lines += ["|---|---|---|---:|---:|---:|---:|---:|", *map(summary, laws)]
    for law in laws:
        lines += details(law)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
