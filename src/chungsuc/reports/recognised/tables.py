"""The tables of a list of recognised units (biểu danh sách)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chungsuc.reports.dossier.rows import row, table
from chungsuc.reports.official.model import Align, Cell, Column, Row, RowLook, Table
from chungsuc.reports.official.words import capital, say_day
from chungsuc.reports.recognised.facts import Brought, Listing, Recognised
from chungsuc.reports.recognised.words import (
    NOT_ON_RECORD,
    say_authority,
    say_note,
    say_number,
    say_parts,
)

_C, _R = Align.CENTRE, Align.RIGHT


def totals(found: Recognised) -> Table:
    """Count each title: in all with its base and share, new in the period, and what is not on record of it."""
    names = ("TT", "Danh hiệu", "Lũy kế", "Trên tổng số", "Tỷ lệ", "Mới", "Chưa ghi số", "Chưa rõ ngày ký",
             "Chưa rõ ngày công bố")  # fmt: skip
    columns = (Column(0.9, _C), Column(4), Column(1.4, _R), *(Column(1.7, _R) for _ in range(6)))
    return table(names, columns, (
        row(str(number), f"{capital(one.noun)} {one.title}", str(one.share.part), str(one.share.whole),
            one.share.say_percent(), str(len(one.new)), *(str(one.lacking(what)) for what in
                                                          ("number", "decided_on", "announced_on")))
        for number, one in enumerate(found.listings, 1)
    ))  # fmt: skip


def listing(one: Listing, found: Recognised) -> Table:
    """Give every unit of a title with its three dates, district by district."""
    names = ("TT", "Đơn vị", "Năm kết quả", "Số quyết định", "Ngày quyết định", "Ngày công bố",
             "Cơ quan quyết định, người ký", "Ghi chú")  # fmt: skip
    columns = (Column(1, _C), Column(5), Column(1.8, _C), Column(3.6), Column(2.4, _C), Column(2.4, _C), Column(5),
               Column(5))  # fmt: skip
    return table(names, columns, _entries(one, found))


def _entries(one: Listing, found: Recognised) -> Iterator[Row]:
    last = ""
    for number, entry in enumerate(one.entries, 1):
        if entry.district != last:
            last = entry.district
            some = sum(other.district == last for other in one.entries)
            yield Row((Cell(f"{capital(last)}: {some} {one.noun}", span=8),), RowLook.GROUP)
        made = entry.decision
        yield row(
            str(number), entry.unit, str(made.result_year) if made else "–", say_number(made),
            say_day(made.decided_on) if made and made.decided_on else NOT_ON_RECORD,
            say_day(made.announced_on) if made and made.announced_on else NOT_ON_RECORD, say_authority(made),
            say_note(entry, found),
        )  # fmt: skip


def brought(found: Recognised) -> Table:
    """Give the units made of others with what they bring, and from where; no column of districts without any."""
    names = ["TT", "Đơn vị", "Huyện", "Từ ngày", "Danh hiệu mang theo", "Đơn vị trước sắp xếp, danh hiệu",
             "Văn bản, ghi chú"]  # fmt: skip
    columns = [Column(1, _C), Column(4), Column(3.4), Column(2.2, _C), Column(3), Column(8), Column(5)]
    rows = [_of_brought(number, one) for number, one in enumerate(found.brought, 1)]
    if not any(one.district for one in found.brought):
        for some in (names, columns, *rows):
            del some[_DISTRICT]
    return table(names, columns, (row(*texts) for texts in rows))


_DISTRICT = 2


def _of_brought(number: int, one: Brought) -> list[str]:
    return [
        str(number), one.unit, one.district, say_day(one.since), one.title or "không", say_parts(one),
        "; ".join(filter(None, (one.paper, one.why))) or "tạm tính, chờ quyết định",
    ]  # fmt: skip


def withdrawn(found: Recognised) -> Table:
    """Give the titles that were taken back, with both decisions."""
    names = ("TT", "Đơn vị", "Danh hiệu", "Năm kết quả", "Quyết định công nhận", "Ngày thu hồi", "Quyết định thu hồi",
             "Người ký")  # fmt: skip
    columns = (Column(1, _C), Column(4), Column(3), Column(1.8, _C), Column(4), Column(2.4, _C), Column(4), Column(3))
    return table(names, columns, (
        row(str(number), f"{one.unit}{f', {one.district}' if one.district else ''}", one.title,
            str(one.decision.result_year),
            f"{say_number(one.decision)}{_of_day(one.decision.decided_on)}", say_day(one.withdrawn_on),
            one.number or NOT_ON_RECORD, one.signer or NOT_ON_RECORD)
        for number, one in enumerate(found.withdrawn, 1)
    ))  # fmt: skip


def _of_day(day: date | None) -> str:
    return f" ngày {say_day(day)}" if day else ""
