"""The recognitions of the demonstration: real where a page names the unit, else drawn and marked synthetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from chungsuc.demo import calibration as printed
from chungsuc.demo.cast import Part
from chungsuc.demo.dice import Dice
from chungsuc.demo.shape import ADVANCED_SET, DISTRICT_SET, MODEL_SET, NEW_SET, OLD_SET
from chungsuc.figures.published import read_shipped
from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.units.models import Unit

DRAWN = "mô phỏng: không có nguồn nào nêu tên đơn vị; chỉ tổng số là số đã công bố"
_FIRST_SET = "QD491-2009/xa"


def recognise_all(dice: Dice, parts: Iterable[Part], communes: Mapping[str, Unit], districts: Iterable[Unit]) -> int:
    """Record every recognition of the story and give how many; ``communes`` are states by thread."""
    count = 0
    for part in parts:
        count += _commune(dice, part, communes[part.thread])
    by_code = {unit.code: unit for unit in districts}
    for named in printed.DISTRICTS_NAMED:
        unit = by_code[named.district]
        recognise(
            unit, Title.NTM, DISTRICT_SET, named.year, number=named.number, decided_on=named.decided_on,
            announced_on=named.announced_on, source=_source("district_recognised_ntm_for_year", unit.name),
        )  # fmt: skip
    for code in printed.DISTRICTS_BEFORE_2019:
        year = dice.whole(2016, 2018, "town", code)
        recognise(by_code[code], Title.COMPLETED, "", year,
                  decided_on=_decided(dice, year, code), source=DRAWN, note=_TOWN_NOTE, synthetic=True)  # fmt: skip
    return count + len(printed.DISTRICTS_NAMED) + len(printed.DISTRICTS_BEFORE_2019)


_TOWN_NOTE = "Đã công bố: cuối 2019 có 3 đơn vị cấp huyện; không nguồn nào nêu tên."
_OLD_ADVANCED = "Trước QĐ 318 tiêu chí nâng cao do tỉnh quy định; hệ thống không có bộ đó."


def _commune(dice: Dice, part: Part, unit: Unit) -> int:
    count = 0
    if part.ntm:
        count += 1
        if part.named_ntm:
            recognise(unit, Title.NTM, OLD_SET, part.ntm, announced_on=printed.NTM_2019_ANNOUNCED,
                      source=_source("commune_recognised_ntm_for_year", unit.name),
                      note="Công bố chậm nhất ngày này (ngày cập nhật của trang).")  # fmt: skip
        else:
            _drawn(dice, unit, Title.NTM, _set_of(part.ntm), part.ntm)
    if part.advanced:
        count += 1
        if part.named_advanced:
            recognise(unit, Title.ADVANCED, ADVANCED_SET, part.advanced, announced_on=printed.ADVANCED_ANNOUNCED,
                      source=_source("commune_recognised_advanced_for_year", unit.name))  # fmt: skip
        elif part.advanced >= 2022:
            _drawn(dice, unit, Title.ADVANCED, ADVANCED_SET, part.advanced)
        else:
            _drawn(dice, unit, Title.ADVANCED, "", part.advanced, note=_OLD_ADVANCED)
    if part.model:
        count += 1
        _drawn(dice, unit, Title.MODEL, MODEL_SET, part.model)
    return count


def _drawn(dice: Dice, unit: Unit, title: Title, set_id: str, year: int, *, note: str = "") -> None:
    # Phú Bình had all its communes by 24 November 2022, as printed: its last was decided in the year itself.
    early = unit.parent_code == printed.PHU_BINH and year == 2022 and title is Title.NTM
    decided = date(2022, 11, 10) if early else _decided(dice, year, unit.thread, title)
    recognise(unit, title, set_id, year, decided_on=decided, source=DRAWN, note=note, synthetic=True)


def _decided(dice: Dice, year: int, *name: object) -> date:
    """Draw a day of decision: between Christmas of the result year and the end of January."""
    return date(year, 12, 25) + timedelta(days=dice.whole(0, 37, "decided", *name))


def _set_of(year: int) -> str:
    if year >= 2022:
        return NEW_SET
    return OLD_SET if year >= 2017 else _FIRST_SET


def _source(indicator: str, name: str) -> str:
    """Find the page that names the unit among the published figures."""
    for row in read_shipped():
        if row.indicator == indicator and row.scope.split(":")[1].split(",")[0] == name:
            return row.source
    return _ELSEWHERE[name]


# This page is not about a flag of its own: it prints the district's figures on its recognition.
_ELSEWHERE = {
    "Đại Từ": "https://thainguyentv.vn/dai-tu-district-recognized-as-meeting-new-rural-standards-104556.html",
}
