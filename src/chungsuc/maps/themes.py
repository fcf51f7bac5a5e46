"""What a map can show of a province on a day: titles, criteria met, one of them, change (chủ đề bản đồ)."""

from __future__ import annotations

from enum import StrEnum

from chungsuc.charts.words import say_part
from chungsuc.engine.prose import STATUS_EN, STATUS_VI
from chungsuc.engine.verdict import Status
from chungsuc.figures.asking import criteria_of
from chungsuc.figures.bands import bands_for
from chungsuc.figures.figure import Asked
from chungsuc.figures.tables import Column, CriteriaTable, Row
from chungsuc.maps.change import change_map
from chungsuc.maps.drawing.view import Look, MapClass, MapView
from chungsuc.maps.errors import NoSuchPart, NoSuchTheme
from chungsuc.maps.ground import Place, ground
from chungsuc.maps.titles import Held, title_classes, titles_held, titles_source
from chungsuc.maps.view_of import outside_class, view_of
from chungsuc.units.carry import Roll


class Theme(StrEnum):
    """What a map shows; the value stands in addresses."""

    TITLE = "danh-hieu"
    CRITERIA = "so-tieu-chi"
    PART = "tieu-chi"
    CHANGE = "thay-doi"


def theme_of(text: str) -> Theme:
    """Read a theme.

    Raises:
        NoSuchTheme.
    """
    try:
        return Theme(text)
    except ValueError:
        raise NoSuchTheme(theme=text, known=", ".join(Theme)) from None


def map_view(asked: Asked, theme: Theme, *, no: str = "", language: str = "vi") -> MapView:
    """Make the map of a theme; ``no``: which criterion or indicator.

    Raises:
        NoBoundaries: none is known of the scope on the day.
        NoSuchPart: the set has no such criterion or indicator.
        NoSetInForce, UnknownSet, NoUnits: see ``figures.criteria``.
    """
    match theme:
        case Theme.TITLE:
            return title_map(asked, language)
        case Theme.CRITERIA:
            return criteria_map(asked, language)
        case Theme.PART:
            return part_map(asked, no, language)
        case Theme.CHANGE:
            return change_map(asked, language)


def title_map(asked: Asked, language: str = "vi") -> MapView:
    """Show which title each commune holds (danh hiệu); what it only carries from its parts is a class of its own."""
    land, vi = ground(asked), language == "vi"
    held = titles_held(asked, [place.unit for place in land.places])
    classes = title_classes(held.decided.values(), held.carried.values(), language)
    words = {one.key: one.name for one in classes}

    def of(place: Place) -> tuple[str, str]:
        title, carried = held.decided.get(place.unit.thread), held.carried.get(place.unit.thread)
        key = title.value if title else f"carried_{carried.value}" if carried else "none"
        return key, words[key]

    whole = sum(place.in_programme for place in land.places)
    part = sum(place.unit.thread in held.decided for place in land.places if place.in_programme)
    said = say_part(part, whole, language, "xã" if vi else "communes")
    return view_of(
        land, asked, language, classes, of, synthetic=held.synthetic,
        title="Danh hiệu nông thôn mới của các xã" if vi else "Titles of communes",
        said=f"{said} đạt chuẩn NTM trở lên{_brought(held, vi=vi)}" if vi
        else f"{said} hold NTM or a higher title{_brought(held, vi=vi)}",
        source=titles_source(asked, vi=vi),
    )  # fmt: skip


def criteria_map(asked: Asked, language: str = "vi") -> MapView:
    """Show how many criteria each commune meets, in the bands of the reports (số tiêu chí đạt).

    A commune stands in the band of what is known, as in the reports; where less is known than not, in none.
    """
    land, vi = ground(asked), language == "vi"
    table = criteria_of(asked)
    rows = {row.thread: row for row in table.rows}
    bands = bands_for(table.criteria)
    classes = (
        *(MapClass(f"band_{band.low}", f"{band.label(language)} {'tiêu chí' if vi else 'criteria'}", look)
          for band, look in zip(bands, _ramp(len(bands)), strict=True)),
        MapClass("unknown", "chưa đủ căn cứ" if vi else "too little known", Look.UNKNOWN), outside_class(vi=vi),
    )  # fmt: skip

    def of(place: Place) -> tuple[str, str]:
        row = rows.get(place.unit.thread)
        if row is None or row.unknown == table.criteria:
            return "unknown", "chưa có số liệu" if vi else "nothing known"
        band = next(band for band in bands if band.holds(row.reached))
        return "unknown" if 2 * row.unknown > table.criteria else f"band_{band.low}", _met_words(row, table, vi=vi)

    return view_of(
        land, asked, language, classes, of, synthetic=table.about.synthetic_values,
        title="Số tiêu chí đạt của các xã" if vi else "Criteria met by communes", said=_mean(table, language),
        source=_judged(table, vi=vi),
    )  # fmt: skip


def _mean(table: CriteriaTable, language: str) -> str:
    """Say the mean, and of how many communes not all is known: it is the least that it can be then."""
    vi, average = language == "vi", table.average.say(language)
    open_still = sum(row.unknown > 0 for row in table.rows)
    if not open_still:
        return f"bình quân {average} tiêu chí/xã" if vi else f"{average} criteria a commune on average"
    if vi:
        return f"bình quân ít nhất {average} tiêu chí/xã; {open_still} xã còn tiêu chí chưa đủ căn cứ, có thể cao hơn"
    return f"at least {average} criteria a commune on average; of {open_still} not all is known: they may meet more"


def part_map(asked: Asked, no: str, language: str = "vi") -> MapView:
    """Show whether each commune meets one criterion or indicator (một tiêu chí, một chỉ tiêu).

    Raises:
        NoSuchPart.
    """
    land, vi = ground(asked), language == "vi"
    table, at = _table_with(asked, no)
    column = table.columns[at]
    cells = {row.thread: row.cells[at] for row in table.rows}
    words = STATUS_VI if vi else STATUS_EN
    looks = {
        Status.MET: Look.MET, Status.UNMET: Look.UNMET, Status.UNKNOWN: Look.UNKNOWN,
        Status.NOT_APPLICABLE: Look.NOT_ASKED,
    }  # fmt: skip
    classes = (*(MapClass(one.value, words[one], look) for one, look in looks.items()), outside_class(vi=vi))

    def of(place: Place) -> tuple[str, str]:
        status = cells.get(place.unit.thread, Status.UNKNOWN)
        return status.value, words[status]

    total = table.totals[at]
    kind = (
        ("chỉ tiêu" if column.indicator else "tiêu chí") if vi else ("indicator" if column.indicator else "criterion")
    )
    part = say_part(total.met, total.share.whole, language, "xã" if vi else "communes")
    return view_of(
        land, asked, language, classes, of, synthetic=table.about.synthetic_values,
        title=f"{kind[0].upper()}{kind[1:]} {column.no} {column.name}",
        said=f"{part} đạt" if vi else f"{part} meet it", source=_judged(table, vi=vi),
    )  # fmt: skip


def _table_with(asked: Asked, no: str) -> tuple[CriteriaTable, int]:
    """Give the table that has the criterion or indicator as a column, and which column it is."""
    table = criteria_of(asked)
    at = _column(table.columns, no)
    if at is None and no:
        criterion = _criterion_of(table.columns, no)
        table = criteria_of(asked, criterion) if criterion else table
        at = _column(table.columns, no)
    if at is None:
        raise NoSuchPart(set_id=table.about.law.set_id, no=no)
    return table, at


def _column(columns: tuple[Column, ...], no: str) -> int | None:
    return next((i for i, column in enumerate(columns) if column.no == no), None)


def _criterion_of(columns: tuple[Column, ...], no: str) -> str:
    """Give the criterion that an indicator's number begins with: 13 of 13.2, 5 of 5/a."""
    return next((one.no for one in columns if no.startswith((f"{one.no}.", f"{one.no}/"))), "")


def _brought(held: Held, *, vi: bool) -> str:
    count = len(held.carried)
    if not count:
        return ""
    return f"; {count} xã tạm giữ danh hiệu, chờ quyết định" if vi else f"; {count} carry a title, not decided"


def _ramp(count: int) -> tuple[Look, ...]:
    """Give looks for so many bands, the highest first."""
    ramp = (Look.RUNG_4, Look.RUNG_3, Look.RUNG_2, Look.RUNG_1, Look.LOW)
    return (*ramp[: count - 1], *([Look.LOW] * max(0, count - 5)), Look.LOW)[:count] if count > 1 else (Look.RUNG_4,)


def _met_words(row: Row, table: CriteriaTable, *, vi: bool) -> str:
    said = f"{row.met}/{table.criteria} {'tiêu chí đạt' if vi else 'criteria met'}"
    left = [(row.unmet, "chưa đạt", "unmet"), (row.unknown, "chưa đủ căn cứ", "unknown"),
            (row.not_applicable, "không áp dụng", "not applicable")]  # fmt: skip
    return ", ".join([said, *(f"{count} {word if vi else en}" for count, word, en in left if count)])


def _judged(table: CriteriaTable, *, vi: bool) -> str:
    law, rolled = table.about.law, table.about.roll is Roll.AS_NOW
    if vi:
        return f"xét theo {law.name} ({law.decision}){', số liệu quy về đơn vị hiện nay' if rolled else ''}"
    return f"judged by {law.name_en} ({law.decision}){', values carried to the units of the day' if rolled else ''}"
