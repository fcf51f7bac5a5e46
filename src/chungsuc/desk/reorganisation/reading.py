"""The rows of an event as lines: typed into a box, or in a CSV file of the same columns (đọc các dòng sắp xếp).

Columns: level; old code; new code; new name; new type; code of the unit above; share. Blank new code: the unit just
ends. Share: blank is all of it, ``?`` a part of unknown size, ``0,4`` or ``40%`` a part. Several rows may name one new
unit; the first describes it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from chungsuc.errors import Faults, Where
from chungsuc.reorganisation.errors import CellWrong
from chungsuc.reorganisation.plan import New, Row

LEVELS = {"tỉnh": "province", "huyện": "district", "xã": "commune"}
COLUMNS = ("level", "old_code", "new_code", "new_name", "new_type", "above", "share")


def read_rows(text: str, *, file: str | None = None) -> list[Row]:
    """Read every row.

    Raises:
        Faults: holding one CellWrong for each cell that cannot be read.
    """
    faults: list[CellWrong] = []
    described: dict[tuple[str, str], New] = {}
    rows = [row for row in _rows(text, file, described, faults)]
    if faults:
        raise Faults(faults)
    return rows


def _rows(
    text: str, file: str | None, described: dict[tuple[str, str], New], faults: list[CellWrong]
) -> Iterator[Row]:  # fmt: skip
    lines = text.lstrip("\ufeff").splitlines()
    mark = ";" if any(";" in line for line in lines) else ","
    for number, cells in enumerate(csv.reader(lines, delimiter=mark), start=1):
        if not any(cell.strip() for cell in cells) or (number == 1 and "mã" in ",".join(cells).lower()):
            continue
        level_text, old, new_code, name, kind, above, share_text = [
            *(cell.strip() for cell in cells), *[""] * len(COLUMNS)
        ][: len(COLUMNS)]  # fmt: skip
        level = LEVELS.get(level_text.lower(), level_text.lower())
        where = Where(file=file, line=number)
        if level not in LEVELS.values():
            faults.append(CellWrong(column="cấp", value=level_text, fix_vi="Ghi tỉnh, huyện hoặc xã.",
                                    fix_en="Write tỉnh, huyện or xã.", where=where))  # fmt: skip
            continue
        share = _share(share_text, where, faults)
        new = _new(level, new_code, name, kind, above, described)
        yield Row(number, level, old, new, share)


def _new(
    level: str, code: str, name: str, kind: str, above: str, described: dict[tuple[str, str], New]
) -> New | None:  # fmt: skip
    if not code:
        return None
    if name or (level, code) not in described:
        described[level, code] = New(level, code, name, kind, above)
    return described[level, code]


def _share(text: str, where: Where, faults: list[CellWrong]) -> Decimal | None:
    if text == "":
        return Decimal(1)
    if text == "?":
        return None
    try:
        number = Decimal(text.rstrip("%").replace(",", ".").strip())
    except InvalidOperation:
        faults.append(CellWrong(column="tỷ lệ", value=text, fix_vi="Ghi số như 0,4 hoặc 40%; chưa rõ thì ghi ?.",
                                fix_en="Write a number such as 0.4 or 40%; ? if not known.", where=where))  # fmt: skip
        return None
    return number / 100 if text.endswith("%") else number
