"""Threads: which states are one and the same unit through time (ADR 0002). Pure.

A thread is a chain of states of one (level, code), each beginning on the day the one before ends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chungsuc.units.names import fold, plain
from chungsuc.units.source import LinkRow, State

REORGANISATION = date(2025, 7, 1)
Key = tuple[str, str, date | None]


def threads_of(states: Iterable[State], links: Iterable[LinkRow]) -> dict[Key, str]:
    """Give the thread of every state: ``level:code``, with the first day where it did not begin as the list did."""
    by_code: dict[tuple[str, str], list[State]] = defaultdict(list)
    for state in states:
        by_code[state.level, state.code].append(state)
    chains = {code: sorted(chain, key=lambda s: s.valid_from or date.min) for code, chain in by_code.items()}
    came = _Arrivals(links)
    ended = _ended_for_good(chains)
    threads: dict[Key, str] = {}
    for (level, code), chain in chains.items():
        thread = ""
        for before, state in zip([None, *chain], chain, strict=False):
            if before is None or not _goes_on(before, state, came, ended):
                thread = f"{level}:{code}" if state.valid_from is None else f"{level}:{code}:{state.valid_from}"
            threads[state.key] = thread
    return threads


def began_after(thread: str, day: date) -> bool:
    """True when the name of a thread tells that its unit was formed after a day."""
    first = thread.rsplit(":", 1)[-1]
    return len(first) == 10 and first[4] == "-" and first > day.isoformat()


class _Arrivals:
    """What the lineage says went into a unit on a day."""

    def __init__(self, links: Iterable[LinkRow]) -> None:
        self.rows: dict[tuple[str, str, date], list[LinkRow]] = defaultdict(list)
        for link in links:
            self.rows[link.new_level, link.new_code, link.day].append(link)

    def at(self, state: State) -> Sequence[LinkRow]:
        return self.rows.get((state.level, state.code, state.valid_from or date.min), ())


def _goes_on(before: State, state: State, came: _Arrivals, ended: Mapping[date, Counter[str]]) -> bool:
    if before.valid_until is None or before.valid_until != state.valid_from:
        return False
    arrivals = came.at(state)
    if state.valid_from == REORGANISATION:
        return _unchanged(before, state) and _alone(arrivals, state)
    if arrivals:
        return _alone(arrivals, state)
    if fold(before.name) == fold(state.name):
        return True
    # Renamed on a day on which a neighbour ended for good: most likely a merger nobody has told us of. Better to
    # forget values that would still hold than to carry values that no longer do.
    gone = ended.get(state.valid_from, Counter())
    return not any(gone[parent] for parent in {before.parent_code, state.parent_code})


def _alone(arrivals: Sequence[LinkRow], state: State) -> bool:
    """True when the unit is made of all of the one unit that had its code before, and of nothing else."""
    match arrivals:
        case [only]:
            return only.whole and only.old_level == state.level and only.old_code == state.code
        case _:
            return False


def _unchanged(before: State, state: State) -> bool:
    """True when name (spelling aside) and type stayed: in 2025 any other unit was formed anew."""
    same_name = plain(fold(before.name)) == plain(fold(state.name))
    return same_name and before.type == state.type


def _ended_for_good(chains: Mapping[tuple[str, str], Sequence[State]]) -> dict[date, Counter[str]]:
    """Count, by day and parent, the units whose code was given up on that day."""
    gone: dict[date, Counter[str]] = defaultdict(Counter)
    for chain in chains.values():
        starts = {state.valid_from for state in chain}
        for state in chain:
            if state.valid_until is not None and state.valid_until not in starts:
                gone[state.valid_until][state.parent_code] += 1
    return gone
