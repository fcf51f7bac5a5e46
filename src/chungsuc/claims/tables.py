"""Tables: shares against the columns they come from, totals against the rows above (bảng số liệu)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from chungsuc.claims.amount import Amount
from chungsuc.claims.claim import Claim, Kind, Status
from chungsuc.claims.document import Cell, Document, Place, Table
from chungsuc.claims.finding.found import Found, fits_ratio, fits_sum, percent_value
from chungsuc.claims.finding.shares import find_shares
from chungsuc.claims.fold import fold
from chungsuc.claims.numerals import Style
from chungsuc.claims.tokens import Fraction, Line, read_line
from chungsuc.claims.units import PERCENT, Dim

_ORDER_HEAD = re.compile(r"^(?:stt|tt|số tt|số thứ tự|no\.?|#)$")
_ROMAN = re.compile(r"^(?:[ivx]+|[a-dđ])\.?$")
_TOTAL = re.compile(r"^(?:tổng cộng|tổng số|tổng|cộng|toàn tỉnh|toàn huyện|cộng chung|tổng toàn tỉnh)(?!\w)")
_SURE_TOTAL = re.compile(r"^(?:tổng cộng|tổng số|tổng|cộng)(?: \(?[^\d]*)?$")
_INNER = re.compile(r"^(?:trong đó|[-+•])|^ +-")
_SHARE_HEAD = re.compile(r"%|tỷ lệ|tỉ lệ|đạt so với|so với kế hoạch")
_MEAN_HEAD = re.compile(r"bình quân|trung bình|thu nhập|/xã|/người|mật độ|mức|năm công nhận|điểm|xếp|hạng")
_WHOLE_HEAD = re.compile(r"tổng|kế hoạch|kh|giao|dự toán")
_DONE_HEAD = re.compile(r"đạt|thực hiện|giải ngân|hoàn thành|công nhận|kết quả|lũy kế")


@dataclass(frozen=True, slots=True)
class _Grid:
    table: Table
    heads: tuple[str, ...]
    rows: tuple[int, ...]
    amounts: dict[tuple[int, int], Amount]

    def column(self, j: int) -> list[Amount | None]:
        return [self.amounts.get((i, j)) for i in self.rows]


def check_table(document: Document, table: Table, style: Style) -> tuple[list[Claim], int]:
    """Check a table; also gives how many numbers stand in it."""
    lines = {
        (i, j): _line(cell, style) for i, row in enumerate(table.rows) for j, cell in enumerate(row) if cell.text
    }  # fmt: skip
    numbers = sum(len(line.tokens) for line in lines.values())
    claims = list(_in_cells(document, table, lines))
    grid = _grid(table, lines)
    if grid is not None:
        claims += _shares(document, grid)
        claims += _totals(document, grid)
    return claims, numbers


def _line(cell: Cell, style: Style) -> Line:
    return read_line(cell.text, fold(cell.text), cell.at, style, head=False)


def _in_cells(document: Document, table: Table, lines: dict[tuple[int, int], Line]) -> Iterator[Claim]:
    """Find what one cell says by itself, and a fraction with the percentage in the cell beside it."""
    for (i, j), line in lines.items():
        for found in find_shares(line, []):
            yield _claim(document, table, i, found)
        beside = lines.get((i, j + 1))
        if beside is None or len(line.tokens) != 1 or len(beside.tokens) != 1:
            continue
        left, right = line.tokens[0], beside.tokens[0]
        if (
            not isinstance(left, Fraction)
            or isinstance(right, Fraction)
            or len(line.text) > 24
            or left.whole.value == 0
        ):
            continue
        head = " ".join(fold(row[j + 1].text) for row in table.rows[:i] if j + 1 < len(row))
        if right.is_percent or (right.unit.dim is Dim.NONE and _SHARE_HEAD.search(head)):
            if "so với" in head or "kế hoạch" in head or not left.part.unit.same_as(left.whole.unit):
                continue
            p = _as_percent(right)
            fits = fits_ratio(p, left.part, left.whole, 100)
            place = Place(
                document.file,
                table.page,
                table=table.number,
                row=i + 1,
                start=line.at,
                end=beside.at + len(beside.text),
            )
            yield Claim(
                Kind.SHARE, Status.CONSISTENT if fits else Status.CONTRADICTION, f"{line.printed} | {beside.printed}",
                place, left.part.value, left.whole.value, p.value, percent_value(left.part, left.whole, p),
                left.part.unit.name,
            )  # fmt: skip


def _claim(document: Document, table: Table, i: int, found: Found) -> Claim:
    begin, end = found.span
    place = Place(
        document.file, table.page, table=table.number, row=i + 1, start=found.line.at + begin, end=found.line.at + end
    )
    return Claim(
        found.kind, found.status, found.line.printed[begin:end], place, found.numerator, found.denominator,
        found.printed, found.computed, found.unit, found.note,
    )  # fmt: skip


def _as_percent(one: Amount) -> Amount:
    return replace(one, unit=PERCENT)


def _grid(table: Table, lines: dict[tuple[int, int], Line]) -> _Grid | None:
    """Part a table into heads and rows of numbers; ``None`` where there are too few."""
    width = max((len(row) for row in table.rows), default=0)
    if width < 2:
        return None
    amounts: dict[tuple[int, int], Amount] = {}
    for place, line in lines.items():
        if len(line.tokens) == 1 and not isinstance(one := line.tokens[0], Fraction) and _is_all(line, one):
            amounts[place] = one
    rows = [i for i in range(len(table.rows)) if sum((i, j) in amounts for j in range(1, width)) >= 1]
    start = next((i for i in rows if _is_data(table, amounts, i, width)), None)
    if start is None:
        return None
    heads = _heads(table, start, width)
    return _Grid(table, heads, tuple(i for i in rows if i >= start), amounts)


def _is_all(line: Line, one: Amount) -> bool:
    rest = line.text[: one.begins] + line.text[one.end :]
    return not re.search(r"\w", rest) and "¤" not in rest


def _is_data(table: Table, amounts: dict[tuple[int, int], Amount], i: int, width: int) -> bool:
    """True for the first row of numbers that is no head: neither years, bands, nor the numbers of the columns."""
    if _ORDER_HEAD.match(fold(table.rows[i][0].text)):
        return False
    values = [amounts[i, j].value for j in range(width) if (i, j) in amounts]
    numbered = len(values) >= 2 and all(b - a == 1 for a, b in pairwise(values)) and len(values) >= width - 1
    label = any(re.search(r"[^\W\d]", cell.text) for cell in table.rows[i])
    return not numbered and label


def _heads(table: Table, start: int, width: int) -> tuple[str, ...]:
    heads = []
    for j in range(width):
        words: list[str] = []
        for row in table.rows[:start]:
            at = j
            while at > 0 and at < len(row) and not row[at].text:
                at -= 1
            if at < len(row):
                words.append(fold(row[at].text))
        heads.append(" ".join(words))
    return tuple(heads)


def _label(grid: _Grid, i: int) -> str:
    row = grid.table.rows[i]
    return next(
        (
            fold(cell.text)
            for j, cell in enumerate(row)
            if re.search(r"[^\W\d]{2,}", cell.text) and not _ROMAN.match(fold(cell.text)) and (i, j) not in grid.amounts
        ),
        "",
    )


def _shares(document: Document, grid: _Grid) -> Iterator[Claim]:
    """Find the two columns of which a column of percentages is the quotient, and the rows where it is not."""
    plain = [j for j in range(len(grid.heads)) if not _is_order(grid, j)]
    shares = [j for j in plain if _is_share(grid, j)]
    counts = [j for j in plain if j not in shares and any(grid.column(j))]
    for j in shares:
        best: tuple[int, int, int, int] | None = None
        for a, b in permutations(counts, 2):
            able, fit = 0, 0
            for one, top, bottom in zip(grid.column(j), grid.column(a), grid.column(b), strict=True):
                if one is None or top is None or bottom is None or not bottom.value:
                    continue
                able += 1
                fit += fits_ratio(_as_percent(one), top, bottom, 100)
            if able and (
                best is None or (fit, -abs(j - a) - abs(j - b)) > (best[0], -abs(j - best[2]) - abs(j - best[3]))
            ):
                best = (fit, able, a, b)
        if best is None:
            continue
        fit, able, a, b = best
        named = bool(_WHOLE_HEAD.search(grid.heads[b]) and a == j - 1 and b < a and _DONE_HEAD.search(grid.heads[a]))
        if not named and able < 3 and len(counts) >= 2:
            a, b = j - 1, next((k for k in counts if k < j - 1 and _WHOLE_HEAD.search(grid.heads[k])), -1)
            named = b >= 0 and a in counts and bool(_DONE_HEAD.search(grid.heads[a]))
        sure = (fit >= 3 and fit >= able * 0.7) or (named and fit >= able * 0.5)
        if sure or fit == able:
            yield from _rows_of(document, grid, j, a, b, sure)


def _rows_of(document: Document, grid: _Grid, j: int, a: int, b: int, sure: bool) -> Iterator[Claim]:
    for i in grid.rows:
        one, top, bottom = (grid.amounts.get((i, k)) for k in (j, a, b))
        if one is None or top is None or bottom is None or not bottom.value:
            continue
        p = _as_percent(one)
        fits = fits_ratio(p, top, bottom, 100)
        if not fits and not sure:
            continue
        row = grid.table.rows[i]
        begin = min(row[k].at for k in (j, a, b))
        end = max(row[k].at + len(row[k].text) for k in (j, a, b))
        place = Place(document.file, grid.table.page, table=grid.table.number, row=i + 1, start=begin, end=end)
        name = next((cell.text for cell in row if re.search(r"[^\W\d]{2,}", cell.text)), "")
        yield Claim(
            Kind.SHARE, Status.CONSISTENT if fits else Status.CONTRADICTION,
            f"{name}: {row[a].text}/{row[b].text} | {row[j].text}", place, top.value, bottom.value, p.value,
            percent_value(top, bottom, p), "",
        )  # fmt: skip


def _is_order(grid: _Grid, j: int) -> bool:
    if _ORDER_HEAD.match(grid.heads[j].strip()):
        return True
    values = [one.value for one in grid.column(j) if one is not None]
    return j == 0 and len(values) >= 3 and values == [values[0] + k for k in range(len(values))]


def _is_share(grid: _Grid, j: int) -> bool:
    held = [one for one in grid.column(j) if one is not None]
    return bool(held) and (all(one.is_percent for one in held) or bool(_SHARE_HEAD.search(grid.heads[j])))


def _totals(document: Document, grid: _Grid) -> Iterator[Claim]:
    """Hold a row of totals against the sum of the rows, where one is at the head or the foot of the table."""
    labels = {i: _label(grid, i) for i in grid.rows}
    totals = [i for i in grid.rows if _TOTAL.match(labels[i])]
    if len(totals) != 1 or totals[0] not in (grid.rows[0], grid.rows[-1]):
        return
    total = totals[0]
    rows = [i for i in grid.rows if i != total and not _INNER.match(labels[i])]
    upper = [i for i in rows if any(_ROMAN.match(fold(cell.text)) for cell in grid.table.rows[i][:1])]
    rows = upper or rows
    if len(rows) < 2:
        return
    columns = [
        j for j in range(len(grid.heads))
        if (total, j) in grid.amounts and not _MEAN_HEAD.search(grid.heads[j])
        and not _is_order(grid, j) and not _is_share(grid, j)
    ]  # fmt: skip
    held = {j: [grid.amounts[i, j] for i in rows if (i, j) in grid.amounts] for j in columns}
    held = {j: parts for j, parts in held.items() if len(parts) >= 2}
    fits = {j: fits_sum(grid.amounts[total, j], parts) for j, parts in held.items()}
    inner = any(_INNER.match(labels[i]) for i in grid.rows)
    sure = any(fits.values()) or (bool(_SURE_TOTAL.match(labels[total])) and not inner and len(fits) == 1 and not upper)
    for j, right in fits.items():
        full = len(held[j]) == len(rows)
        if right or (sure and full):
            yield _total_claim(document, grid, total, j, held[j], right)


def _total_claim(document: Document, grid: _Grid, i: int, j: int, parts: Sequence[Amount], fits: bool) -> Claim:
    cell, one = grid.table.rows[i][j], grid.amounts[i, j]
    place = Place(
        document.file, grid.table.page, table=grid.table.number, row=i + 1, start=cell.at, end=cell.at + len(cell.text)
    )
    name = next((c.text for c in grid.table.rows[i] if re.search(r"[^\W\d]{2,}", c.text)), "")
    return Claim(
        Kind.TOTAL, Status.CONSISTENT if fits else Status.CONTRADICTION, f"{name}: {cell.text}", place,
        printed=one.value, computed=sum((part.value for part in parts), one.value * 0), unit=one.unit.name,
        note=("", "") if fits else ("tổng các hàng không bằng hàng tổng", "the rows do not add up to the total"),
    )  # fmt: skip
