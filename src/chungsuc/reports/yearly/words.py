"""The sentences of a yearly report (lời văn báo cáo kết quả năm)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from chungsuc.figures.plans import Outcome
from chungsuc.figures.tables import ColumnTotal
from chungsuc.law.numbers import number_vi
from chungsuc.law.tree import Title
from chungsuc.reports.official.words import LONG_DOTS, capital, say_day
from chungsuc.reports.quarterly.gathering import TITLES
from chungsuc.reports.quarterly.words import say_change
from chungsuc.reports.yearly.facts import Member, Near, PlanOf, Target, Year
from chungsuc.targets.models import Bound

HELD = {Title.NTM: "đạt chuẩn nông thôn mới", Title.ADVANCED: "đạt chuẩn nông thôn mới nâng cao",
        Title.MODEL: "đạt chuẩn nông thôn mới kiểu mẫu"}  # fmt: skip
BOUND_VI = {Bound.EXACT: "", Bound.AT_LEAST: "ít nhất ", Bound.MORE_THAN: "trên "}


def say_summary(found: Year) -> str:
    """Say the state in the house sentence: each title with its base, what is new, how that stands to the plan."""
    total = found.moved.total
    parts = []
    for at, (title, count) in enumerate(zip(TITLES, total.titles, strict=True)):
        said = [f"{count.held}/{total.communes} xã {HELD[title]} ({total.share(at).say_percent()})"]
        said += [f"tăng {count.gained} xã"] if count.gained else []
        target = found.plan.target("commune", title) if found.plan else None
        said += [_in_short(target)] if target and target.outcome is not Outcome.NOT_KNOWN else []
        parts.append(", ".join(said))
    if found.districts_held:
        parts.append(f"{found.districts_held.say()} đơn vị cấp huyện đạt chuẩn, hoàn thành")
    return f"Đến ngày {say_day(found.day)}, {found.scope} có {'; '.join(parts)}."


def _in_short(target: Target) -> str:
    return target.outcome_said if target.outcome is Outcome.REACHED else f"{target.outcome_said} so với kế hoạch"


def say_planned(target: Target) -> str:
    return "–" if target.planned is None else f"{BOUND_VI[target.bound]}{target.planned}"


def say_title(found: Year, at: int) -> str:
    """Say of one title: how many hold it of how many, what came in the year, how that stands to the plan."""
    title, count = TITLES[at], found.moved.total.titles[at]
    total = found.moved.total.communes
    parts = [
        f"{found.scope} có {count.held}/{total} xã {HELD[title]}, chiếm {found.moved.total.share(at).say_percent()}"
    ]
    if count.start is None:
        parts.append("chưa so sánh được với đầu năm vì phạm vi đã thay đổi do sắp xếp đơn vị hành chính")
    elif count.gained or count.lost:
        moved = [f"tăng {count.gained} xã"] if count.gained else []
        moved += [f"{count.lost} xã không còn được tính"] if count.lost else []
        parts.append(f"{', '.join(moved)} so với ngày {say_day(found.moved.since)}")
    else:
        parts.append(f"bằng số xã ngày {say_day(found.moved.since)}")
    return f"Đến ngày {say_day(found.day)}, {'; '.join(parts)}. {say_against(found, 'commune', title)}".strip()


def say_against(found: Year, level: str, title: Title) -> str:
    """Say one target of the year beside what came of it; that nothing is planned is said too."""
    target = found.plan.target(level, title) if found.plan else None
    if target is None or target.planned is None:
        return "Chưa ghi kế hoạch năm cho chỉ tiêu này."
    planned = f"{BOUND_VI[target.bound]}{target.planned}"
    if target.actual is None:
        return f"Kế hoạch năm {found.day.year}: {planned} {target.said}; chưa đếm được kết quả."
    said = f"Trong năm công nhận mới {target.actual} {target.said}, {_outcome(target)} kế hoạch năm ({planned})"
    return f"{said}{'; số kế hoạch là số suy ra' if target.derived else ''}."


def _outcome(target: Target) -> str:
    match target.outcome:
        case Outcome.EXCEEDED:
            return f"{target.outcome_said} so với"
        case Outcome.SHORT:
            return f"còn {target.outcome_said} so với"
        case _:
            return "bằng"


def say_districts(found: Year) -> str:
    """Say how many districts meet the standard; blank of a district and where there are none any more."""
    if found.districts_held is None:
        return "Không còn đơn vị cấp huyện." if found.moved.whole else ""
    share = found.districts_held
    said = (
        f"Đến ngày {say_day(found.day)}, {found.scope} có {share.part}/{share.whole} đơn vị cấp huyện đạt chuẩn, "
        f"hoàn thành nhiệm vụ xây dựng nông thôn mới ({share.say_percent()})."
    )
    return f"{said} {say_against(found, 'district', Title.NTM)}"


def say_causes(found: Year, at: int) -> str:
    """Say why the number of a title changed, each cause with its sign; blank where it only grew by decisions."""
    count, causes = found.moved.total.titles[at], found.moved.causes[at]
    if not causes:
        return ""
    said = "; ".join(f"{cause}: {say_change(number)} xã" for cause, number in causes)
    return f"Nguyên nhân thay đổi số xã {HELD[TITLES[at]]} ({count.start} xã đầu năm, {count.held} xã cuối kỳ): {said}."


def say_criteria(found: Year) -> str:
    total, bands = found.moved.total, found.moved.band_names
    some = ", ".join(
        f"{count} xã đạt {name[:1].lower()}{name[1:]} tiêu chí"
        for name, count in zip(bands, total.bands, strict=True)
        if count
    )
    average = f"{total.average.say()}/{found.table.criteria} tiêu chí"
    said = f"Xét theo {found.table.about.law.name}, bình quân mỗi xã đạt {average}; {some}."
    if total.with_unknown:
        said += f" Có {total.with_unknown} xã còn tiêu chí chưa đủ căn cứ; các xã này có thể thuộc nhóm cao hơn."
    return said


def least_met(found: Year, count: int = 5) -> tuple[tuple[str, str, ColumnTotal], ...]:
    """Give the criteria that fewest communes meet, with number and name; those all of them meet are no difficulty."""
    rows = [
        (column.no, column.name, total) for column, total in zip(found.table.columns, found.table.totals, strict=True)
        if column.counted and total.share.part < total.share.whole
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda one: (one[2].share.part, one[0].zfill(4)))[:count])


def say_least_met(found: Year) -> str:
    """Name the criteria that fewest communes meet."""
    some = "; ".join(f"tiêu chí {no} {name} ({total.share.say()} xã)" for no, name, total in least_met(found))
    return f"Các tiêu chí có ít xã đạt nhất: {some}." if some else "Tiêu chí nào cũng được mọi xã đạt."


def say_below(found: Year) -> str:
    if not found.below_of:
        return ""
    said = (
        f"Trong {found.below_of} xã đang giữ danh hiệu, {len(found.below)} xã có tiêu chí dưới chuẩn khi xét theo bộ "
        "tiêu chí đang áp dụng"
    )
    return f"{said}{f': {say_names(found.below)}' if 0 < len(found.below) <= 30 else ''}."


def say_lagging(found: Year) -> str:
    """Say what departments have still to verify and what was given back; the longest waiting first."""
    waiting = [one for one in found.lagging if one.waiting]
    returned = sum(one.returned for one in found.lagging)
    if not waiting and not returned:
        return "Không còn giá trị nào chờ thẩm tra hoặc bị trả lại."
    some = "; ".join(
        f"{one.name} {say_count(one.waiting)} giá trị{f' (chờ từ ngày {say_day(one.since)})' if one.since else ''}"
        for one in waiting[:5]
    )
    said = f"Còn {say_count(sum(one.waiting for one in waiting))} giá trị chờ thẩm tra" if waiting else ""
    more = f", trong đó: {some}" if some else ""
    back = f"{'; ' if said else ''}{say_count(returned)} giá trị bị trả lại, chưa được xã sửa" if returned else ""
    return f"{capital(said + more + back)}."


def say_near(one: Near, criteria: int) -> str:
    """Say of one commune without a title what it meets and what is missing."""
    parts = [f"{one.met}/{criteria} tiêu chí"]
    parts += [f"chưa đạt: {', '.join(one.unmet)}"] if one.unmet else []
    parts += [f"chưa đủ căn cứ: {one.unknown_said}"] if one.unknown else []
    where = f" ({one.district})" if one.district else ""
    return f"{capital(one.name)}{where}: {'; '.join(parts)}"


def say_names(members: Iterable[Member]) -> str:
    """Name units, district by district: "huyện Đại Từ: xã A, xã B; huyện Định Hóa: xã C"."""
    by: dict[str, list[str]] = {}
    for one in members:
        by.setdefault(one.district, []).append(one.name + ("*" if one.carried else ""))
    return "; ".join(
        f"{district}: {', '.join(names)}" if district else ", ".join(names) for district, names in by.items()
    )


def say_plan_paper(plan: PlanOf | None, year: int) -> str:
    """Say by which paper a year's plan stands, and what of that is not known."""
    if plan is None:
        return f"Chưa ghi kế hoạch năm {year}."
    paper = plan.number or "chưa ghi số văn bản"
    day = f" ngày {say_day(plan.decided_on)}" if plan.decided_on else ""
    assumed = ", ngày hiệu lực là giả định" if plan.assumed else ""
    made_up = ", số liệu mô phỏng" if plan.synthetic else ""
    return f"Kế hoạch năm {year}: {paper}{day}{assumed}{made_up}."


def say_next(found: Year) -> str:
    """Say the targets of the year to come, with the units that they name."""
    year = found.day.year + 1
    plan = found.next_plan
    if plan is None:
        return f"Chưa ghi kế hoạch năm {year}."
    parts = [f"{say_planned(one)} {one.said}" for one in plan.targets if one.planned is not None]
    return f"Phấn đấu năm {year}: {'; '.join(parts)}." if parts else f"Kế hoạch năm {year} chưa ghi chỉ tiêu bằng số."


def say_local(found: Year) -> str:
    """Say how many hamlets, households, gardens are models, of those in the register."""
    if not found.local:
        return "Sổ theo dõi chưa ghi xóm, hộ, vườn nào."
    parts = [f"{say_count(share.part)}/{say_count(share.whole)} {noun}" for noun, share in found.local]
    return f"Được công nhận mẫu, kiểu mẫu, trên số đã ghi trong sổ (chưa chắc đã đủ): {', '.join(parts)}."


def say_count(count: int) -> str:
    return number_vi(Decimal(count))


def own(found: Year, name: str) -> str:
    """Give what the office wrote of its own, or a dotted line."""
    return found.words.get(name, "").strip() or LONG_DOTS * 2
