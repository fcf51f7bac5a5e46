"""What one should know of a file that is no fault of it (điều cần biết)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chungsuc.exchange.workbook.check import Said
from chungsuc.exchange.workbook.identity import Note
from chungsuc.exchange.workbook.read import Reading
from chungsuc.figures.criteria import KINDS
from chungsuc.law.overlays import LawAtDate


def lost_notes(equal: Iterable[Said], alone: list[str]) -> Iterator[Note]:
    """Say which notes are not stored: beside values that do not change, and beside none."""
    lost = [said.written for said in equal if said.written.note]
    if lost:
        cells = _cells([f"{written.place.sheet}!{written.place.name}" for written in lost])
        yield Note(
            f"Ghi chú không được lưu vì giá trị không đổi: {cells}.",
            f"Notes beside unchanged values are not stored: {cells}.",
        )
    if alone:
        cells = _cells(alone)
        yield Note(
            f"Ghi chú không kèm số liệu thì không được lưu: {cells}.",
            f"Notes without a value beside them are not stored: {cells}.",
        )


def _cells(cells: list[str]) -> str:
    """Name some cells; of many the first ten and how many more."""
    return ", ".join(cells[:10]) + (f", … (+{len(cells) - 10})" if len(cells) > 10 else "")


def other_units(reading: Reading, law: LawAtDate) -> Iterator[Note]:
    """Say which units are no subject of the set: a value of a ward is kept, and never judged by it."""
    kind = KINDS.get(law.base.subject)
    others = [unit.full_name for unit in reading.units.values() if kind is not None and unit.type not in kind.types]
    if others:
        names = _cells(others)
        yield Note(
            f"Bộ tiêu chí này không xét các đơn vị: {names}. Số liệu vẫn ghi được.",
            f"This set does not judge: {names}. Their values may be stored all the same.",
        )
