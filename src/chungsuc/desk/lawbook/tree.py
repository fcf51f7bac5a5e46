"""What the page of one set shows: every provision with its demand, source and state (cây của một bộ tiêu chí)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chungsuc.desk.lawbook.named import Named
from chungsuc.desk.say import language, say
from chungsuc.law.conditions_prose import say_value, trait_name
from chungsuc.law.confirmed import can_be_confirmed, demand_checksum
from chungsuc.law.numbers import say_number
from chungsuc.law.open_levels import has_unknown, left_to_province
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import say_case, say_excuse
from chungsuc.law.tree import ByCase, Criterion, Levels, Provision
from chungsuc.lawbook.overlay_draft import can_be_entered, levels_of
from chungsuc.lawbook.template.words import plain
from chungsuc.verdicts.models import LevelConfirmation


class State(StrEnum):
    """How far a demand is known (tình trạng)."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"
    PROVINCE = "province"
    ASSUMED = "assumed"


_WORDS = {
    State.VERIFIED: ("✓ đã đối chiếu", "✓ verified", "good"),
    State.UNVERIFIED: ("! chưa đối chiếu", "! not verified", "due"),
    State.UNKNOWN: ("? chưa rõ", "? not known", "unknown"),
    State.PROVINCE: ("… chờ tỉnh quy định", "… left to the province", "wait"),
    State.ASSUMED: ("≈ giả định minh họa", "≈ assumed", "unknown"),
}
FILTERS = (State.UNVERIFIED, State.UNKNOWN, State.PROVINCE, State.ASSUMED, State.VERIFIED)
_FILTER_WORDS = {
    State.VERIFIED: ("Đã đối chiếu", "Verified"),
    State.UNVERIFIED: ("Chưa đối chiếu", "Not verified"),
    State.UNKNOWN: ("Chưa rõ", "Not known"),
    State.PROVINCE: ("Chờ tỉnh quy định", "Left to the province"),
    State.ASSUMED: ("Giả định", "Assumed"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of levels: heads across, then a row for each value of the other dimensions."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Line(Named):
    """One provision on the page; ``depth`` is how deep it lies below its indicator."""

    depth: int
    state: State
    case: str = ""
    confirmation: LevelConfirmation | None = None

    @property
    def excuse(self) -> str:
        return say_excuse(self.provision, language())

    @property
    def word(self) -> str:
        return say(*_WORDS[self.state][:2])

    @property
    def chip(self) -> str:
        return _WORDS[self.state][2]

    @property
    def leaf(self) -> bool:
        return not self.provision.parts

    @property
    def may_confirm(self) -> bool:
        return self.state is State.UNVERIFIED and can_be_confirmed(self.provision)

    @property
    def may_enter(self) -> bool:
        return can_be_entered(self.provision)

    @property
    def table(self) -> Table | None:
        levels = levels_of(self.provision)
        return _table(levels) if levels is not None and levels.by and levels.known else None


@dataclass(frozen=True, slots=True)
class Group:
    """A criterion with the lines that are shown of it."""

    criterion: Criterion
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """One filter with the number of demands it shows."""

    key: str
    name: str
    count: int
    here: bool = False


@dataclass(frozen=True)
class Page:
    """The tree, filtered; tabs count the leaves of the whole set."""

    groups: tuple[Group, ...]
    tabs: tuple[Tab, ...]
    counts: Mapping[State, int] = field(default_factory=dict)

    @property
    def unknown(self) -> int:
        return self.counts[State.UNKNOWN]

    @property
    def province(self) -> int:
        return self.counts[State.PROVINCE]

    @property
    def assumed(self) -> int:
        return self.counts[State.ASSUMED]


def page(
    law: LawAtDate, confirmed: Mapping[tuple[str, str], LevelConfirmation], *, only: str = "", search: str = ""
) -> Page:
    """Lay a set out for its page; ``only``: one state; ``search``: words of a number or name."""
    groups = [Group(one, tuple(_criterion(one, law, confirmed))) for one in law.criteria]
    leaves = [line for group in groups for line in group.lines if line.leaf]
    counts = {state: sum(line.state is state for line in leaves) for state in State}
    shown = [Group(group.criterion, tuple(_shown(group.lines, only, search))) for group in groups]
    if only or search:
        shown = [group for group in shown if group.lines]
    tabs = [Tab("", say("Tất cả", "All"), len(leaves), not only)]
    tabs += [
        Tab(state.value, say(*_FILTER_WORDS[state]), counts[state], only == state.value)
        for state in FILTERS
        if counts[state]
    ]
    return Page(tuple(shown), tuple(tabs), counts)


def _shown(lines: Collection[Line], only: str, search: str) -> Iterator[Line]:
    wanted = plain(search)
    for line in lines:
        if only and (line.state.value != only or not line.leaf):
            continue
        if wanted and not (line.no.startswith(wanted) or wanted in plain(line.name)):
            continue
        yield line


def _criterion(
    criterion: Criterion, law: LawAtDate, confirmed: Mapping[tuple[str, str], LevelConfirmation]
) -> Iterator[Line]:  # fmt: skip
    for indicator in criterion.indicators:
        yield from _lines(indicator, 0, "", indicator.no in law.illustrated, law, confirmed)


def _lines(
    provision: Provision, depth: int, case: str, assumed: bool, law: LawAtDate,
    confirmed: Mapping[tuple[str, str], LevelConfirmation],
) -> Iterator[Line]:  # fmt: skip
    own = assumed and provision.source.decision != law.base.decision.number
    row = confirmed.get((provision.no, demand_checksum(provision))) if confirmed else None
    yield Line(provision, depth, _state(provision, own), case, row)
    if isinstance(provision.requirement, ByCase):
        for one in provision.requirement.cases:
            yield from _lines(one.part, depth + 1, say_case(one.when, language()), assumed, law, confirmed)
    else:
        for part in provision.parts:
            yield from _lines(part, depth + 1, "", assumed, law, confirmed)


def _state(provision: Provision, assumed: bool) -> State:
    if assumed:
        return State.ASSUMED
    if not provision.parts and left_to_province(provision):
        return State.PROVINCE
    if not provision.parts and has_unknown(provision):
        return State.UNKNOWN
    return State.VERIFIED if provision.source.verified else State.UNVERIFIED


def _table(levels: Levels) -> Table:
    *down, across = levels.by
    heads = tuple(dict.fromkeys(keys[-1] for keys in levels.cells))
    rows = dict.fromkeys(keys[:-1] for keys in levels.cells)
    return Table(
        tuple(say_value(across, head, language()) for head in heads),
        tuple(
            (
                ", ".join(say_value(name, value, language()) for name, value in zip(down, row, strict=True))
                or trait_name(across, language()),
                tuple(_cell(levels, (*row, head)) for head in heads),
            )
            for row in rows
        ),
    )


def _cell(levels: Levels, keys: tuple[str, ...]) -> str:
    level = levels.at(keys)
    return "?" if level is None else say_number(level, language())
