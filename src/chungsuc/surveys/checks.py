"""What must be right before a survey is set up: days, base, sample plan; all faults at once (kiểm tra khi lập)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from chungsuc.errors import ChungSucError, Faults
from chungsuc.surveys.errors import BaseUnsound, DaysOutOfOrder, FieldMissing, GroupUnsound, TitleWrong
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.subjects import subject_of

if TYPE_CHECKING:
    from chungsuc.surveys.actions import Draft, Row

MOST_GROUPS = 400
_LARGEST = 10_000_000


def checked(draft: Draft) -> Draft:
    """Give a draft tidied up.

    Raises:
        TitleWrong, DaysOutOfOrder, FieldMissing, BaseUnsound, GroupUnsound: the one fault; Faults: all of several.
    """
    groups = tuple(row._replace(name=" ".join(row.name.split())[:120]) for row in draft.groups)
    draft = replace(
        draft, run_by=draft.run_by.strip()[:200], purpose=draft.purpose.strip()[:300], groups=groups,
        households_source=draft.households_source.strip()[:300],
    )  # fmt: skip
    faults = [*_whole(draft), *_base(draft), *_groups(draft)]
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(faults)
    return draft


def _whole(draft: Draft) -> Iterator[ChungSucError]:
    subject = subject_of(draft.unit)
    titles = {one.title for one in library().sets.values() if one.subject is subject} if subject else set()
    if draft.title not in titles:
        yield TitleWrong(unit=draft.unit.full_name)
    if draft.closes_on < draft.opens_on:
        yield DaysOutOfOrder(opens=draft.opens_on, closes=draft.closes_on)
    if not draft.run_by:
        yield FieldMissing(field="đơn vị tổ chức lấy ý kiến", field_en="who runs the survey")
    if not 2000 <= draft.result_year <= 2100:
        yield FieldMissing(field="năm kết quả (bốn chữ số)", field_en="the result year, in four digits,")


def _base(draft: Draft) -> Iterator[ChungSucError]:
    if draft.households is None:
        return
    if not 0 < draft.households <= _LARGEST:
        yield BaseUnsound(why="phải là số nguyên lớn hơn 0", why_en="it must be a whole number above 0")
    if not draft.households_source or draft.households_on is None:
        yield BaseUnsound(why="thiếu nguồn hoặc ngày của số liệu", why_en="its source or its day is missing")


def _groups(draft: Draft) -> Iterator[ChungSucError]:
    seen: set[str] = set()
    for row in draft.groups:
        vi, en = _wrong(row, seen)
        if vi:
            yield GroupUnsound(name=row.name or "…", why=vi, why_en=en)
        seen.add(row.name.casefold())
    if len(draft.groups) > MOST_GROUPS:
        yield GroupUnsound(
            name=str(len(draft.groups)), why=f"nhiều nhất {MOST_GROUPS} dòng", why_en=f"{MOST_GROUPS} rows at most"
        )
    known = sum(row.households or 0 for row in draft.groups)
    if draft.households is not None and known > draft.households:
        yield BaseUnsound(
            why=f"các xóm có {known} hộ, nhiều hơn cả địa bàn ({draft.households})",
            why_en=f"the hamlets have {known} households, more than the whole area ({draft.households})",
        )
    if draft.households is not None and not draft.groups and (draft.planned or 0) > draft.households:
        yield BaseUnsound(why="ít hơn số phiếu định thu", why_en="it is less than the number to be asked")


def _wrong(row: Row, seen: set[str]) -> tuple[str, str]:
    if not row.name:
        return "chưa ghi tên", "it has no name"
    if row.name.casefold() in seen:
        return "tên đã có ở dòng trên", "its name is there already"
    if not 0 <= row.planned <= _LARGEST or (row.households is not None and not 0 < row.households <= _LARGEST):
        return "số hộ, số phiếu phải là số nguyên không âm", "its numbers must be whole"
    if row.households is not None and row.planned > row.households:
        return "số phiếu định thu nhiều hơn số hộ", "more are to be asked than there are households"
    return "", ""
