"""The sentences of a gap report (lời văn báo cáo rà soát)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chungsuc.engine.verdict import Status
from chungsuc.reports.dossier.phrases import say_cited
from chungsuc.reports.gap.facts import Criterion, Gap, Line, Stand, Standings
from chungsuc.reports.official.words import capital, say_day

STATUS_VI = {
    Status.MET: "Đạt", Status.UNMET: "Chưa đạt", Status.UNKNOWN: "Chưa đủ số liệu",
    Status.NOT_APPLICABLE: "Không áp dụng",
}  # fmt: skip
NOBODY = "chưa phân công"


def say_result(found: Gap) -> str:
    """Say the result in one sentence: criteria met of all, and what is left with its indicators."""
    where = f" ({found.district})" if found.district else ""
    open_criteria = found.criteria_of(Status.UNMET, Status.UNKNOWN)
    excused = len(found.criteria_of(Status.NOT_APPLICABLE))
    parts = []
    if found.counted:
        said = f"{capital(found.unit)}{where} đạt {found.met}/{found.counted} tiêu chí"
        if excused:
            said += f" ({excused} tiêu chí không áp dụng)"
        left = f"còn {len(open_criteria)} tiêu chí" + _with_indicators(open_criteria)
        parts = [said, left if open_criteria else "không còn tiêu chí chưa đạt"]
    conditions = [one for one in found.criteria if not one.counted]
    open_conditions = [one for one in conditions if one.status in (Status.UNMET, Status.UNKNOWN)]
    if open_conditions:
        head = "" if parts else f"{capital(found.unit)}{where} "
        parts.append(f"{head}còn {_indicators(open_conditions, 'điều kiện')}")
    if not parts:
        parts = [f"{capital(found.unit)}{where} đạt mọi điều kiện"]
    return f"{'; '.join(parts)}."


def _with_indicators(criteria: Sequence[Criterion]) -> str:
    said = _indicators(criteria, "chỉ tiêu")
    return f" với {said}" if said else ""


def _indicators(criteria: Sequence[Criterion], noun: str) -> str:
    unmet, unknown = sum(one.unmet for one in criteria), sum(one.unknown for one in criteria)
    said = [f"{unmet} {noun} chưa đạt"] if unmet else []
    said += [f"{unknown} {noun} chưa đủ số liệu"] if unknown else []
    return ", ".join(said)


def say_way(found: Gap) -> str:
    """Say by which law and on which values it was looked at."""
    said = f"Rà soát theo {found.law.name} (ban hành kèm theo {say_cited(found.law.decision)})"
    if found.law.overlays:
        said += f" và {', '.join(overlays_of(found))}"
    said += f", trên số liệu đã ghi đến ngày {say_day(found.day)}."
    if found.traits:
        said += f" Đặc điểm của xã được xét khi áp dụng mức: {found.traits}."
    if not found.used.in_force:
        said += " Ngày này nằm ngoài hiệu lực của bộ tiêu chí: kết quả chỉ là giả định."
    if found.carried_values:
        said += (
            f" Có {found.carried_values} giá trị quy đổi từ các đơn vị trước sắp xếp; đó là phép tính, không phải kết "
            "quả đánh giá xã."
        )
    return said


def overlays_of(found: Gap) -> tuple[str, ...]:
    """Cite what was applied on top of the set, each paper once."""
    return tuple(dict.fromkeys(say_cited(one) for one in found.law.overlays))


def say_standings(one: Standings) -> str:
    """Say how many values were entered, and where they stand."""
    said = [f"đã nhập {one.entered} giá trị, trong đó {one.confirmed} đã xác nhận"]
    said += [f"{one.waiting + one.answered} chờ thẩm tra"] if one.waiting + one.answered else []
    said += [f"{one.returned} bị trả lại"] if one.returned else []
    return f"{', '.join(said)}; {one.not_entered} giá trị chưa nhập"


def say_title(found: Gap) -> str:
    if found.title:
        return f"đạt chuẩn {found.title} theo quyết định công nhận"
    if found.carried_title:
        return f"tạm giữ danh hiệu {found.carried_title} của các đơn vị trước sắp xếp, chờ quyết định"
    return "chưa có quyết định công nhận"


def say_line(line: Line) -> str:
    """Say one line: what was found, what is asked, what is missing, who answers, where the value stands."""
    head = f"{'Nội dung' if line.part else 'Chỉ tiêu'} {line.no}. {line.name}: "
    if line.whole:
        return f"{head}{line.value} (yêu cầu: {line.demand})."
    found = [f"hiện {line.value}"] if line.value else []
    found += [f"yêu cầu {line.demand[:1].lower()}{line.demand[1:]}{marks(line)}"] if line.demand else []
    said = f"{head}{', '.join(found)}; " if found else head
    said += f"{line.gap or line.need}. "
    return said + f"Phụ trách: {line.owner or NOBODY}. Số liệu{_of_day(line)}: {_say_state(line)}."


def marks(line: Line) -> str:
    """Mark a level that was not held against its decree, or that is made up for a demonstration."""
    return "**" if line.assumed else "" if line.verified else "*"


def say_stand(line: Line) -> str:
    """Say where the value stands, with the reason why it came back and the day that it describes."""
    day = _of_day(line)
    return f"{_say_state(line)}, số liệu{day}" if day else _say_state(line)


def _say_state(line: Line) -> str:
    if line.carried and line.stand is Stand.NOT_ENTERED:
        return f"{line.stand.vi}, không quy đổi được từ đơn vị cũ"
    return f"{line.stand.vi} ({line.returned})" if line.returned else line.stand.vi


def _of_day(line: Line) -> str:
    return f" ngày {say_day(line.as_of)}" if line.as_of is not None and line.stand is not Stand.NOT_ENTERED else ""


def say_marks(lines: Iterable[Line]) -> Iterator[str]:
    """Explain the marks that the lines have."""
    some = [line for line in lines if not line.whole]
    if any(marks(line) == "*" for line in some):
        yield "Dấu * : mức hoặc yêu cầu chưa được đối chiếu với văn bản gốc."
    if any(marks(line) == "**" for line in some):
        yield "Dấu ** : mức giả định để minh họa, không do cơ quan nào ban hành."
