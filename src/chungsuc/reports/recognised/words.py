"""The sentences of a list of recognised units (lời văn của danh sách)."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.recognition.queries import Basis
from chungsuc.reports.official.words import capital, say_day
from chungsuc.reports.recognised.facts import Brought, Decision, Entry, Listing, Recognised, Withdrawn

NOT_ON_RECORD = "chưa ghi"


def say_period(found: Recognised) -> str:
    """Say of which period what is new is: "năm 2023", "từ ngày 01/7/2023 đến ngày 31/12/2023"."""
    if found.year:
        return f"năm {found.day.year}"
    return f"sau ngày {say_day(found.since)} đến ngày {say_day(found.day)}"


def say_result(found: Recognised) -> str:
    """Say in one sentence how many hold which title, each with its base."""
    parts = [f"{one.share.part}/{one.share.whole} {one.noun} {one.title} ({one.share.say_percent()})"
             for one in found.listings]  # fmt: skip
    holding = sum(bool(one.title) for one in found.brought)
    if holding:
        parts.append(f"chưa kể {holding} xã mới sắp xếp tạm mang theo danh hiệu, chờ quyết định")
    return f"Đến ngày {say_day(found.day)}, {found.scope} có {'; '.join(parts)}."


def say_new(found: Recognised) -> str:
    parts = [f"{len(one.new)} {one.noun} {one.title}" for one in found.listings if one.new]
    period = say_period(found)
    if not parts:
        return f"Không có đơn vị nào được công nhận mới {period}."
    return f"Công nhận mới {period}: {'; '.join(parts)}."


def say_basis(found: Recognised) -> str:
    """Say from which day a decision counts, and that a higher title counts for those below it."""
    if found.basis is Basis.RESULT_YEAR:
        said = "Quyết định được tính từ ngày 31/12 của năm kết quả, hoặc từ ngày ký nếu ký sớm hơn"
    else:
        said = "Quyết định được tính từ ngày ký; quyết định chưa rõ ngày ký và ngày công bố thì chưa tính"
    return f"{said}. Đơn vị đạt danh hiệu cao hơn được tính cả ở danh hiệu thấp hơn. Mẫu số: tổng số xã thuộc " \
           "Chương trình, tổng số đơn vị cấp huyện vào ngày lập danh sách."  # fmt: skip


def say_names(one: Listing) -> Iterator[str]:
    """Name the new units of a list, district by district."""
    names: dict[str, list[str]] = {}
    for entry in one.new:
        names.setdefault(entry.district, []).append(entry.unit)
    for district, units in names.items():
        yield f"{capital(district)}: {', '.join(units)}" if district else capital(", ".join(units))


def say_number(decision: Decision | None) -> str:
    return (decision.number if decision else "") or NOT_ON_RECORD


def say_authority(decision: Decision | None) -> str:
    """Say who decided and who signed, as far as it is on record."""
    said = (decision.decided_by, decision.signer) if decision else ()
    return "; ".join(part for part in said if part) or NOT_ON_RECORD


def say_note(one: Entry, found: Recognised) -> str:
    notes = ["tính theo danh hiệu cao hơn"] if one.decision is None else []
    notes += [f"mới {say_period(found)}"] if one.new and not found.only_new else []
    notes += [f"đã công nhận trước đó cho năm {', '.join(map(str, one.earlier))}"] if one.earlier else []
    notes += ["mô phỏng"] if one.decision is not None and one.decision.synthetic else []
    return capital("; ".join(notes))


def say_parts(one: Brought) -> str:
    return "; ".join(f"{name}: {title}" for name, title in one.parts)


def say_lacking(found: Recognised) -> str:
    """Say how many decisions lack a number or a day; empty where none does."""
    names = (("number", "số"), ("decided_on", "ngày ký"), ("announced_on", "ngày công bố"))
    counts = {said: sum(one.lacking(what) for one in found.listings) for what, said in names}
    missing = [f"{count} lượt chưa ghi {said}" for said, count in counts.items() if count]
    return f"Quyết định còn thiếu thông tin: {', '.join(missing)}." if missing else ""


def say_withdrawn(one: Withdrawn) -> str:
    where = f" ({one.district})" if one.district else ""
    number = f" theo {one.number}" if one.number else ""
    return f"{capital(one.unit)}{where}: thu hồi danh hiệu {one.title} ngày {say_day(one.withdrawn_on)}{number}"
