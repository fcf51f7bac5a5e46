"""The sentences of a quarterly report (lời văn báo cáo tiến độ quý)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from chungsuc.law.numbers import number_vi
from chungsuc.recognition.queries import Basis
from chungsuc.reports.official.words import say_day
from chungsuc.reports.quarterly.facts import Line, Quarter, Stage, TitleCount

TITLE_NAMES = ("đạt chuẩn NTM", "NTM nâng cao", "NTM kiểu mẫu")
NONE = "–"
BASIS_VI = {Basis.RESULT_YEAR: "theo năm kết quả", Basis.DECIDED_ON: "theo ngày quyết định"}


def say_result(found: Quarter) -> str:
    """Say the state in one sentence: titles with their base, what is new in year and quarter."""
    total = found.total
    parts = [
        f"{count.held}/{total.communes} xã {name} ({total.share(at).say_percent()}){_gained(count)}"
        for at, (count, name) in enumerate(zip(total.titles, TITLE_NAMES, strict=True))
    ]
    if found.titles_open:
        parts.append(f"chưa kể {found.titles_open} xã mới sắp xếp từ đơn vị đã có danh hiệu, chờ quyết định")
    return f"Đến ngày {say_day(found.day)}, {found.scope} có {'; '.join(parts)}."


def _gained(count: TitleCount) -> str:
    said = [f"tăng {count.gained} xã trong năm"] if count.gained else []
    said += [f"tăng {count.quarter_gained} xã trong quý"] if count.quarter_gained else []
    said += [f"{count.lost} xã không còn được tính"] if count.lost else []
    return f", {', '.join(said)}" if said else ""


def say_causes(found: Quarter) -> Iterator[str]:
    """Say why a number changed in the year where some are no longer counted: each cause with its sign."""
    for name, count, causes in zip(TITLE_NAMES, found.total.titles, found.causes, strict=True):
        if causes:
            said = "; ".join(f"{cause}: {say_change(number)} xã" for cause, number in causes)
            yield f"Xã {name}: {count.start} xã đầu năm, {count.held} xã đến ngày {say_day(found.day)} ({said})."


def say_criteria(found: Quarter) -> str:
    """Say how far criteria are met: the mean, the bands, what is not known, the change."""
    total = found.total
    bands = ", ".join(f"{count} xã đạt {name[:1].lower()}{name[1:]} tiêu chí"
                      for name, count in zip(found.band_names, total.bands, strict=True) if count)  # fmt: skip
    said = f"Bình quân đạt {total.average.say()} tiêu chí/xã theo {found.used.name}: {bands}."
    if total.with_unknown:
        said += f" Có {total.with_unknown} xã còn tiêu chí chưa đủ căn cứ; các xã này có thể thuộc nhóm cao hơn."
    if total.change is None:
        return f"{said} Chưa so sánh được với ngày {say_day(found.since)}."
    moved = "không thay đổi" if not total.change else f"{'tăng' if total.change > 0 else 'giảm'} {abs(total.change)}"
    return f"{said} So với ngày {say_day(found.since)}, số lượt tiêu chí đạt {moved}."


def say_verified(found: Quarter) -> str:
    total = found.total
    if not total.entered:
        return "Chưa có giá trị nào phải thẩm tra."
    said = f"{say_count(total.confirmed)}/{say_count(total.entered)} giá trị đã nhập ({total.verified.say_percent()})"
    return f"Các sở đã thẩm tra, xác nhận {said}."


def say_count(count: int) -> str:
    """Write a count as Vietnamese papers do: 7.846."""
    return number_vi(Decimal(count))


def say_dossiers(found: Quarter) -> str:
    """Say how many dossiers are in which stage; what ended in the year apart."""
    counts = found.total.dossiers
    going = [f"{counts[stage]} hồ sơ {stage.vi}" for stage in Stage if stage.open and counts[stage]]
    said = "Không có hồ sơ nào đang giải quyết." if not going else (
        f"Có {found.total.going_on} hồ sơ đề nghị công nhận của xã đang giải quyết: {'; '.join(going)}."
    )  # fmt: skip
    ended = [f"{counts[stage]} hồ sơ {stage.vi}" for stage in Stage if not stage.open and counts[stage]]
    return f"{said} Đã kết thúc: {'; '.join(ended)}." if ended else said


def say_change(change: int | None) -> str:
    """Write a change with its sign: "+12", "−3"; a dash where nothing can be compared."""
    if change is None:
        return NONE
    return f"+{change}" if change > 0 else f"−{-change}" if change else "0"


def say_known(count: int | None) -> str:
    """Write a count; a dash where there is nothing to compare with."""
    return NONE if count is None else say_count(count)


def say_plan(count: TitleCount) -> str:
    if count.planned is None:
        return NONE
    return f"{count.planned}{'*' if count.named else ''}"


def any_named(found: Quarter) -> bool:
    return any(count.named for line in found.lines for count in line.titles)


def notes(found: Quarter) -> Iterator[str]:
    """Say how the tables are to be read."""
    quarter = f"; tăng trong quý: so với ngày {say_day(found.since)}" if found.apart else ""
    yield (
        f"Danh hiệu tính {BASIS_VI[found.basis]}; xã đạt danh hiệu cao hơn được tính cả ở danh hiệu thấp hơn. Đầu năm: "
        f"ngày {say_day(found.year_start)}{quarter}. Lũy kế bằng số đầu năm "
        "cộng số tăng trong năm trừ số không còn được tính (ra khỏi Chương trình, sắp xếp, thu hồi)."
    )
    if any_named(found):
        yield "Dấu * : số xã mà kế hoạch của tỉnh nêu tên trên địa bàn; huyện chưa có kế hoạch riêng được ghi."
    if not found.lines and found.whole:
        yield "Không còn cấp huyện: biểu chỉ có số của toàn tỉnh."
    yield "Dấu – : chưa có số liệu hoặc không so sánh được; không phải là 0."
    yield "Giá trị đã xác nhận: theo lời thẩm tra sau cùng đã ghi, không hồi cứu về ngày báo cáo."


def lines_of(found: Quarter) -> tuple[Line, ...]:
    """Give the lines of a table: the districts, or the scope itself where there are none."""
    return found.lines or (found.total,)
