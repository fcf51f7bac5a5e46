"""Hamlets, households and gardens of the demonstration: plainly numbered, all of them made up (xóm mô phỏng).

Two communes have a small register, so that its pages can be tried; the others have none, as is said there. No
household has a name. For households and gardens the province has no set in the system: titles, and no verdicts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from chungsuc.demo.shape import Y2022
from chungsuc.demo.world import province
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record_many
from chungsuc.observations.checks import Entry
from chungsuc.recognition.actions import recognise
from chungsuc.units.local import Named, add_hamlets, add_private
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.actions import refresh
from chungsuc.verdicts.law_in_force import law_for

HAMLET_SET = "ThaiNguyen-XomKieuMau/xom_kieu_mau"
SOURCE = "số liệu mô phỏng"
DECIDED_BY = "UBND cấp huyện (mô phỏng)"
_SINCE, _DAY = Y2022, date(2023, 12, 31)
_RECORDED = datetime(2024, 1, 10, 2, tzinfo=UTC)
_COMMUNES = ("05602", "Đồng Liên")
_HAMLETS, _HOUSEHOLDS, _GARDENS = 6, 5, 4


def fill_localities(said_by: str) -> None:
    """Register the hamlets, households and gardens of two communes, with values and titles (xóm, hộ, vườn mô phỏng)."""
    for name in _COMMUNES:
        commune = find_unit(name, _DAY, level=Level.COMMUNE, within=province())
        hamlets = add_hamlets(commune, [Named("xóm", f"mô phỏng {no}") for no in range(1, _HAMLETS + 1)], _SINCE)
        households = add_private(hamlets[0], Level.HOUSEHOLD, _SINCE, count=_HOUSEHOLDS)
        gardens = add_private(commune, Level.GARDEN, _SINCE, count=_GARDENS)
        record_many(_values(hamlets, said_by))
        for unit, set_id in ((hamlets[0], HAMLET_SET), (hamlets[1], HAMLET_SET), (households[0], ""), (gardens[0], "")):
            _recognised(unit, set_id)
        refresh(hamlets, HAMLET_SET, _DAY)


def _values(hamlets: list[Unit], said_by: str) -> list[Entry]:
    """Say of most hamlets whether they meet the assumed level; of the last nobody has said anything."""
    (assumed,) = [one for one in law_for(HAMLET_SET, _DAY).provisions() if one.takes_fact and one.measure]
    return [
        Entry(
            hamlet, str(assumed.measure), _DAY, None, place < _HAMLETS // 2, None, None,
            source=SOURCE, said_by=said_by, synthetic=True, recorded_at=_RECORDED,
        )
        for place, hamlet in enumerate(hamlets[:-1])
    ]  # fmt: skip


def _recognised(unit: Unit, set_id: str) -> None:
    recognise(
        unit, Title.MODEL, set_id, 2023, decided_on=date(2023, 12, 20), decided_by=DECIDED_BY,
        source="danh hiệu mô phỏng của bản trình diễn", synthetic=True,
    )  # fmt: skip
