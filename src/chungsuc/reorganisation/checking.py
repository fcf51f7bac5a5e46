"""What is wrong with the rows of an event, all of it at once (kiểm tra phương án sắp xếp). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.reorganisation.errors import (
    BelowIsLeft,
    ChangedLater,
    CodeOfAnother,
    CodeWrong,
    DescribedTwice,
    NameMissing,
    NothingPlanned,
    OldNameWrong,
    OldUnknown,
    ParentUnknown,
    RowTwice,
    ShareOutOfRange,
    SharesDoNotAddUp,
    TypeWrong,
)
from chungsuc.reorganisation.plan import (
    LEVELS,
    WHOLE,
    Begun,
    Child,
    Decree,
    Key,
    New,
    Row,
    Standing,
    children_of,
    heirs_of_children,
    lies_below,
)
from chungsuc.units.names import fold, plain

TYPES_OF: Mapping[str, tuple[str, ...]] = {
    "province": ("tỉnh", "thành phố"),
    "district": ("huyện", "quận", "thị xã", "thành phố"),
    "commune": ("xã", "phường", "thị trấn", "đặc khu"),
}
DIGITS: Mapping[str, int] = {"province": 2, "district": 3, "commune": 5}
_CLOSE = Decimal("0.00000001")  # shares are stored with eight places


def check_rows(decree: Decree, rows: Sequence[Row], standing: Mapping[Key, Standing]) -> None:
    """Hold each row, and the rows of one unit together, against the units of the eve. Raises: Faults."""
    if not rows:
        raise Faults([NothingPlanned()])
    faults = [*_each(rows, standing, decree), *_shares(rows), *_descriptions(rows)]
    if faults:
        raise Faults(faults)


def check_after(
    decree: Decree, rows: Sequence[Row], standing: Mapping[Key, Standing], ended: Mapping[Key, Standing],
    begun: Mapping[Key, Begun], moved: Mapping[Key, Child],
) -> None:  # fmt: skip
    """Look at the units of the day itself: every code once, every parent there, nothing left behind. Raises: Faults."""
    lines = {row.new.key: row.number for row in rows if row.new is not None}
    staying = standing.keys() - ended.keys()
    faults: list[ChungSucError] = [
        CodeOfAnother(where=Where(line=lines[key]), unit_code=key[1], name=standing[key].full_name)
        for key in begun
        if key in staying
    ]
    there = {key for key in staying} | begun.keys()
    faults += [
        ParentUnknown(where=Where(line=lines[key]), name=one.unit.full_name, parent=one.unit.parent_code or "—")
        for key, one in begun.items()
        if not _has_parent(one.unit, there)
    ]
    faults += [
        ChangedLater(name=standing[key].full_name, day=decree.day, later=until)
        for key in moved
        if (until := standing[key].valid_until) is not None
    ]
    faults += [
        BelowIsLeft(name=old.full_name, count=len(below), below=_some([child.full_name for child in below]))
        for old, below in left_below(rows, standing, ended)
    ]
    if faults:
        raise Faults(faults)


def left_below(
    rows: Sequence[Row], standing: Mapping[Key, Standing], ended: Mapping[Key, Standing]
) -> list[tuple[Standing, list[Standing]]]:  # fmt: skip
    """Give each ended unit below which units are left of which nothing says where they go, with those units."""
    heirs = heirs_of_children(rows)
    left: dict[Key, list[Standing]] = defaultdict(list)
    for child, parent in children_of(rows, standing, ended):
        heir = heirs[parent.key]
        if heir is None or not lies_below(child.level, heir.level):
            left[parent.key].append(child)
    return [(standing[key], below) for key, below in left.items()]


def _some(names: Sequence[str], shown: int = 8) -> str:
    rest = len(names) - shown
    return ", ".join(names[:shown]) + (f" (+{rest})" if rest > 0 else "")


def _has_parent(unit: New, there: set[Key]) -> bool:
    if unit.level == LEVELS[0]:
        return not unit.parent_code
    return any((level, unit.parent_code) in there for level in LEVELS[: LEVELS.index(unit.level)])


def _each(rows: Sequence[Row], standing: Mapping[Key, Standing], decree: Decree) -> Iterator[ChungSucError]:
    for row in rows:
        where, old = Where(line=row.number), standing.get(row.key)
        if old is None:
            yield OldUnknown(where=where, unit_code=row.code, name=row.name or row.code, day=decree.day)
        elif row.name and plain(fold(row.name)) not in {plain(fold(old.name)), plain(fold(old.full_name))}:
            yield OldNameWrong(where=where, unit_code=row.code, name=row.name, known=old.full_name)
        elif old.valid_until is not None:
            yield ChangedLater(where=where, name=old.full_name, day=decree.day, later=old.valid_until)
        if row.new is not None:
            yield from _described(row.new, where)
        if row.share is not None and not 0 < row.share <= WHOLE:
            yield ShareOutOfRange(where=where, share=row.share)


def _described(new: New, where: Where) -> Iterator[ChungSucError]:
    if not new.name.strip():
        yield NameMissing(where=where, unit_code=new.code or "—")
    digits = DIGITS.get(new.level)
    if not new.code or (digits is not None and not (new.code.isdecimal() and len(new.code) == digits)):
        yield CodeWrong(where=where, unit_code=new.code or "—", name=new.full_name, digits=digits or "")
    known = TYPES_OF.get(new.level)
    if known is not None and new.type not in known:
        yield TypeWrong(where=where, type=new.type or "—", known=", ".join(known))


def _shares(rows: Sequence[Row]) -> Iterator[ChungSucError]:
    """Hold the shares of each old unit together: all of it once, or parts that sum to 1 or are unknown."""
    by_old: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        by_old[row.key].append(row)
    for some in by_old.values():
        first = some[0]
        targets = [row.new.key if row.new else None for row in some]
        if len(set(targets)) < len(targets):
            yield RowTwice(where=Where(line=some[-1].number), name=first.name or first.code)
            continue
        shares = [row.share for row in some]
        known = [share for share in shares if share is not None]
        whole = shares == [WHOLE]
        parts = len(shares) > 1 and None not in targets
        unknown = parts and not known
        adds_up = parts and len(known) == len(shares) and abs(sum(known) - WHOLE) < _CLOSE and WHOLE not in known
        if not (whole or unknown or adds_up):
            yield SharesDoNotAddUp(
                where=Where(line=some[-1].number), name=first.name or first.code,
                shares=" + ".join("?" if share is None else f"{share.normalize():f}" for share in shares),
            )  # fmt: skip


def _descriptions(rows: Sequence[Row]) -> Iterator[ChungSucError]:
    """Find new units that two rows describe in different words."""
    seen: dict[Key, Row] = {}
    for row in rows:
        if row.new is None:
            continue
        first = seen.setdefault(row.new.key, row)
        if first.new is not None and first.new[:5] != row.new[:5]:
            yield DescribedTwice(
                where=Where(line=row.number), unit_code=row.new.code, one=first.new.full_name, other=row.new.full_name,
                line=first.number,
            )  # fmt: skip
