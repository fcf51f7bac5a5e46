"""The house sentence: the state of a province in one line, each number with its base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from chungsuc.figures.tables import CriteriaTable, TitleTally
from chungsuc.law.numbers import number_vi
from chungsuc.law.tree import Subject, Title

NOUN_VI = {
    Subject.COMMUNE: "xã",
    Subject.DISTRICT: "huyện",
    Subject.TOWN: "thị xã, thành phố",
    Subject.PROVINCE: "tỉnh",
}
NOUN_EN = {
    Subject.COMMUNE: "communes", Subject.DISTRICT: "districts", Subject.TOWN: "towns", Subject.PROVINCE: "provinces",
}  # fmt: skip
TITLE_VI = {
    Title.NTM: "NTM", Title.COMPLETED: "hoàn thành NTM", Title.ADVANCED: "NTM nâng cao",
    Title.MODEL: "NTM kiểu mẫu", Title.MODERN: "NTM hiện đại",
}  # fmt: skip
TITLE_EN = {
    Title.NTM: "NTM", Title.COMPLETED: "NTM completed", Title.ADVANCED: "advanced NTM",
    Title.MODEL: "model NTM", Title.MODERN: "modern NTM",
}  # fmt: skip


def titles_in(language: str) -> Mapping[Title, str]:
    """Give the short names of the titles in one language: "NTM nâng cao"."""
    return TITLE_VI if language == "vi" else TITLE_EN


def say_day(day: date, language: str = "vi") -> str:
    """Write a day as the language does: ``31/12/2023`` or ``2023-12-31``."""
    return f"{day:%d/%m/%Y}" if language == "vi" else day.isoformat()


def say_moment(moment: datetime, language: str = "vi") -> str:
    """Write a moment: ``31/12/2023 16:05`` or ``2023-12-31 16:05``."""
    return f"{say_day(moment, language) if language == 'vi' else moment.date().isoformat()} {moment:%H:%M}"


def say_summary(table: CriteriaTable, language: str = "vi") -> str:
    """Say T1 in one sentence: titles held with base and change, the average, what is unknown, what is synthetic."""
    return _summary_vi(table) if language == "vi" else _summary_en(table)


def _summary_vi(table: CriteriaTable) -> str:
    about, noun = table.about, NOUN_VI[table.about.law.subject]
    first, *higher = table.titles
    parts = [
        f"Đến {say_day(about.as_of)}, toàn {about.scope.type} có {first.share.part}/{first.share.whole} {noun} "
        f"đạt chuẩn NTM ({first.share.say_percent()}){_moved_vi(first, table)}"
    ]
    parts += [f"{count.share.part}/{count.share.whole} {noun} đạt chuẩn {TITLE_VI[count.title]} "
              f"({count.share.say_percent()})" for count in higher]  # fmt: skip
    if about.titles_open:
        parts.append(f"chưa kể {about.titles_open} {noun} mới sắp xếp từ đơn vị đã có danh hiệu")
    if about.carried and about.carried.units:
        parts.append(f"{about.carried.units} {noun} tính bằng số liệu quy đổi từ các đơn vị trước sắp xếp")
    if table.criteria:  # a set of conditions alone has no criteria to count
        parts.append(f"bình quân {table.average.say()}/{table.criteria} tiêu chí/{noun}")
    if table.unknown_cells:
        parts.append(f"{number_vi(Decimal(table.unknown_cells))} lượt tiêu chí chưa đủ căn cứ")
    return "; ".join([*parts, *(["số liệu mô phỏng"] if about.synthetic else [])]) + "."


def _moved_vi(count: TitleTally, table: CriteriaTable) -> str:
    if count.before is None:
        return ""
    noun = NOUN_VI[table.about.law.subject]
    word = f"tăng {count.gained} {noun}" if count.gained else "không tăng"
    left = f" ({count.lost} {noun} đã đạt chuẩn không còn được tính)" if count.lost else ""
    return f", {word} so với {say_day(table.about.since)}{left}"


def _summary_en(table: CriteriaTable) -> str:
    about, noun = table.about, NOUN_EN[table.about.law.subject]
    first, *higher = table.titles
    moved = "" if first.before is None else (
        f", +{first.gained}{f' −{first.lost}' if first.lost else ''} since {say_day(about.since, 'en')}"
    )  # fmt: skip
    parts = [
        f"On {say_day(about.as_of, 'en')}, {first.share.part}/{first.share.whole} {noun} of {about.scope.name} "
        f"hold the title NTM ({first.share.say_percent('en')}){moved}"
    ]
    parts += [f"{count.share.say('en')} {TITLE_EN[count.title]}" for count in higher]
    if about.titles_open:
        parts.append(f"not counting {about.titles_open} new ones made out of units that held a title")
    if about.carried and about.carried.units:
        parts.append(f"{about.carried.units} of them reckoned from values carried from the units before")
    if table.criteria:
        parts.append(f"{table.average.say('en')} of {table.criteria} criteria met on average")
    if table.unknown_cells:
        parts.append(f"{table.unknown_cells} cells unknown")
    return "; ".join([*parts, *(["synthetic data"] if about.synthetic else [])]) + "."
