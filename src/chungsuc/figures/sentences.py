"""The house sentence: the state of a province in one line, each number with its base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from chungsuc.figures.tables import About, Column, CriteriaTable, TitleTally
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
    """Say T1 in one sentence: titles held with base and change, the average, what is unknown, what is synthetic.

    Of a table inside one criterion: how many meet it. Where units were left out, the sentence says so.
    """
    if table.criterion:
        return _inside_vi(table) if language == "vi" else _inside_en(table)
    return _summary_vi(table) if language == "vi" else _summary_en(table)


def _where_vi(about: About, noun: str) -> str:
    if not about.filters:
        return f"toàn {about.scope.type}"
    return f"trong các {noun} đang xem ({'; '.join(about.filters)})"


def _where_en(about: About, noun: str) -> str:
    return f"of the {noun} looked at ({'; '.join(about.filters)})" if about.filters else f"of {about.scope.name}"


def _inside_vi(table: CriteriaTable) -> str:
    about, noun, total = table.about, NOUN_VI[table.about.law.subject], table.totals[0]
    name = table.columns[0].name
    parts = [
        f"Đến {say_day(about.as_of)}, {_where_vi(about, noun)} có {total.share.part}/{total.share.whole} {noun} đạt "
        f"tiêu chí {table.columns[0].no} {name} ({total.share.say_percent()})",
        *([f"{total.unmet} {noun} chưa đạt"] if total.unmet else []),
        *([f"{total.unknown} {noun} chưa đủ căn cứ"] if total.unknown else []),
    ]
    worst = _least_met(table)
    if worst is not None:
        parts.append(f"chỉ tiêu còn nhiều {noun} chưa đạt nhất: {worst[0].no} ({worst[1]} {noun})")
    return "; ".join([*parts, *(["số liệu mô phỏng"] if about.synthetic else [])]) + "."


def _inside_en(table: CriteriaTable) -> str:
    about, noun, total = table.about, NOUN_EN[table.about.law.subject], table.totals[0]
    parts = [
        f"On {say_day(about.as_of, 'en')}, {total.share.part}/{total.share.whole} {noun} {_where_en(about, noun)} meet "
        f"criterion {table.columns[0].no} ({total.share.say_percent('en')})",
        *([f"{total.unmet} do not"] if total.unmet else []),
        *([f"{total.unknown} unknown"] if total.unknown else []),
    ]
    worst = _least_met(table)
    if worst is not None:
        parts.append(f"most often missing: indicator {worst[0].no} ({worst[1]} {noun})")
    return "; ".join([*parts, *(["synthetic data"] if about.synthetic else [])]) + "."


def _least_met(table: CriteriaTable) -> tuple[Column, int] | None:
    """Give the indicator that most units do not meet, if there are several and somebody misses one."""
    inside = [
        (column, total.unmet) for column, total in zip(table.columns, table.totals, strict=True) if column.indicator
    ]
    worst = max(inside, key=lambda pair: pair[1], default=None)
    return worst if worst and worst[1] and len(inside) > 1 else None


def _summary_vi(table: CriteriaTable) -> str:
    about, noun = table.about, NOUN_VI[table.about.law.subject]
    first, *higher = table.titles
    parts = [
        f"Đến {say_day(about.as_of)}, {_where_vi(about, noun)} có {first.share.part}/{first.share.whole} {noun} "
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
        f"On {say_day(about.as_of, 'en')}, {first.share.part}/{first.share.whole} {noun} {_where_en(about, noun)} "
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
