"""How many registered hamlets, households and gardens hold a title, beside what the papers printed (xóm kiểu mẫu).

The base is what communes have registered here, not what exists: nobody has promised that the register is complete, so
every count says so, and one that is below a printed figure is a register not filled yet rather than a contradiction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from chungsuc.figures.models import PublishedFigure
from chungsuc.figures.published import published
from chungsuc.figures.shares import Share
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import Basis, recognitions_at, titles_at
from chungsuc.recognition.ranks import holds
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at

BASE_VI = "trên số đã ghi trong sổ (chưa chắc đã đủ)"
BASE_EN = "of those registered (the register may be incomplete)"


class LocalCount(NamedTuple):
    """A count of registered ones that hold a title; ``share`` has the registered ones as its base, never all.

    ``synthetic``: at least one of the titles is made up.
    """

    level: Level
    share: Share
    day: date
    members: tuple[Unit, ...]
    synthetic: bool


class LocalComparison(NamedTuple):
    """A printed figure beside ours (đối chiếu); ``difference`` is what the register lacks of it, if positive."""

    printed: PublishedFigure
    ours: LocalCount

    @property
    def difference(self) -> int:
        return int(self.printed.value) - self.ours.share.part


def local_holding(
    scope: Unit, day: date, level: Level, title: Title = Title.MODEL, *, basis: Basis = Basis.RESULT_YEAR
) -> LocalCount:
    """Count the hamlets, households or gardens of a scope that hold a title or a higher one on a day (lũy kế)."""
    units = tuple(units_at(day, level=level, within=scope))
    threads = [unit.thread for unit in units]
    held = titles_at(day, basis=basis, threads=threads) if threads else {}
    members = tuple(unit for unit in units if holds(held.get(unit.thread), title))
    made_up = (
        bool(members)
        and recognitions_at(day, basis=basis, threads=[one.thread for one in members]).filter(synthetic=True).exists()
    )
    return LocalCount(level, Share(len(members), len(units)), day, members, made_up)


PRINTED: Mapping[str, Level] = {"hamlets_model_cumulative": Level.HAMLET}


def compare_local(scope: Unit, name: str, *, until: date | None = None) -> list[LocalComparison]:
    """Hold our counts against what was printed of the scope with a full date, oldest first.

    ``name`` is the scope as the source file writes it ("province:Thái Nguyên (before 2025-07-01)"); ``until``: only
    what describes that day or an earlier one.
    """
    found = []
    for printed in published(name, PRINTED):
        if len(printed.as_of) != len("2023-12-31"):
            continue
        day = date.fromisoformat(printed.as_of)
        if until is None or day <= until:
            found.append(LocalComparison(printed, local_holding(scope, day, PRINTED[printed.indicator])))
    return found
