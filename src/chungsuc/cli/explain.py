"""``chungsuc explain``: why a unit has the verdict it has (vì sao đạt, vì sao chưa)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from chungsuc.cli.roll import RollOption, RollWord

if TYPE_CHECKING:
    from rich.console import Console

    from chungsuc.engine.verdict import ProvisionVerdict
    from chungsuc.recognition.carried import Carried
    from chungsuc.units.models import Unit
    from chungsuc.verdicts.explanation import Explanation


def register(app: typer.Typer) -> None:
    app.command("explain")(explain)


def explain(
    unit: Annotated[str, typer.Argument(help="Tên, tên kèm cấp trên («Phú Đình, Định Hóa») hoặc mã / name or code.")],
    set_id: Annotated[str, typer.Option("--set", help="Bộ tiêu chí, ví dụ QD318-2022/xa / set of criteria.")],
    as_of: Annotated[
        datetime, typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày đánh giá / day asked about.")
    ],
    indicator: Annotated[str | None, typer.Option("--indicator", help="Chỉ một chỉ tiêu / one indicator.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Cả các chỉ tiêu đã đạt / the met ones too.")] = False,
    province: Annotated[str | None, typer.Option("--province", help="Tỉnh: tên hoặc mã / province.")] = None,
    roll: RollOption = RollWord.AS_THEN,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")] = False,
) -> None:
    """Giải thích kết quả đánh giá của một đơn vị / explain the verdict on one unit."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.cli.screen import console, print_json
    from chungsuc.verdicts import explanation

    day = as_of.date()
    found = _unit(unit, set_id, day, province)
    told = explanation.explain(found, set_id, day, today=date.today(), roll=roll.roll)  # noqa: DTZ011
    _check_indicator(told, indicator)
    if as_json:
        print_json(told.as_json())
        return
    _print(console(), told, indicator, everything)


def _unit(text: str, set_id: str, day: date, province: str | None) -> Unit:
    """Find the unit at the level that the set judges."""
    from chungsuc.units.models import Level
    from chungsuc.units.queries import find_unit
    from chungsuc.verdicts.known_law import library
    from chungsuc.verdicts.subjects import KINDS

    level = KINDS[library().set(set_id).subject].level
    whole = find_unit(province, day, level=Level.PROVINCE) if province and level is not Level.PROVINCE else None
    return find_unit(text, day, level=level, within=whole)


def _check_indicator(told: Explanation, indicator: str | None) -> None:
    """Refuse a number that the set does not have, as the engine would."""
    from chungsuc.engine.single import stray_number

    known = {criterion.no for criterion in told.verdict.criteria} | set(told.verdict.law.by_no)
    if indicator is not None and indicator not in known:
        raise stray_number(told.verdict.law, indicator)


def _print(console: Console, told: Explanation, indicator: str | None, everything: bool) -> None:
    unit, day = told.unit, told.verdict.law.day
    place = f", {told.place}" if told.place else ""
    console.print(f"{unit.full_name}{place} (mã {unit.code}), ngày {day:%d/%m/%Y}", style="bold")
    for kin in told.became:
        console.print(f"  Đơn vị này nay thuộc {kin.unit.full_name} (mã {kin.unit.code}).")
    if told.synthetic:
        console.print("  SỐ LIỆU MÔ PHỎNG — không phải số liệu thật của đơn vị.")
    if told.verdict.law.illustrated:
        console.print("  Có mức là giả định minh họa, không phải quy định; chỗ nào dùng đều nói rõ.")
    _print_roll(console, told)
    if indicator is None:
        console.print(f"\nKết quả đánh giá: {told.subject()}", soft_wrap=True)
        console.print(f"  {_strip(told)}", soft_wrap=True)
        _print_titles(console, told)
        console.print("\nTừng chỉ tiêu:" if everything else "\nChưa đạt hoặc chưa đủ căn cứ:")
    else:
        console.print()
    leaves = list(told.leaves(everything=everything, no=indicator))
    for pv in leaves:
        _print_leaf(console, told, pv)
    if not leaves:
        console.print("  không có.")


def _print_roll(console: Console, told: Explanation) -> None:
    from chungsuc.units.carry import Roll
    from chungsuc.verdicts.carried_words import NOT_AN_ASSESSMENT_VI

    if told.roll is Roll.AS_THEN:
        if told.carried:
            console.print(
                f"  Đơn vị hình thành do sắp xếp ngày {told.carried.since:%d/%m/%Y}; số liệu của các đơn vị cũ chưa "
                "được quy đổi (thêm --roll as-now để quy đổi).", soft_wrap=True,
            )  # fmt: skip
        return
    if not told.carried_values:
        console.print("  Không có số liệu nào phải quy đổi từ đơn vị khác.")
        return
    done = sum(one.gap is None for one in told.carried_values.values())
    left = len(told.carried_values) - done
    console.print(
        f"  Quy về đơn vị hiện nay: {done} giá trị quy đổi từ các đơn vị cũ, {left} không quy đổi được. "
        f"{NOT_AN_ASSESSMENT_VI}", soft_wrap=True,
    )  # fmt: skip


def _strip(told: Explanation) -> str:
    from chungsuc.engine.prose import STATUS_SIGN

    return "  ".join(f"{criterion.no}{STATUS_SIGN[criterion.status]}" for criterion in told.verdict.criteria)


def _print_titles(console: Console, told: Explanation) -> None:
    from chungsuc.law.tree import Title
    from chungsuc.recognition.ranks import TITLE_VI

    held = TITLE_VI[told.title] if told.title else "không"
    console.print(f"\nCông nhận (quyết định, không phải kết quả đánh giá) — danh hiệu đang giữ: {held}.")
    for row in told.recognitions:
        days = [
            f"{words} {day:%d/%m/%Y}"
            for words, day in (
                ("quyết định", row.decided_on), ("công bố", row.announced_on), ("thu hồi", row.withdrawn_on),
            )
            if day
        ]  # fmt: skip
        parts = [row.number, *days, f"nguồn: {row.source}"]
        console.print(
            f"  {TITLE_VI[Title(row.title)]}, năm {row.result_year}: {', '.join(p for p in parts if p)}",
            soft_wrap=True,
        )
    if told.carried:
        parts = "; ".join(
            f"{part.unit.full_name} ({TITLE_VI[part.title] if part.title else 'không có danh hiệu'})"
            for part in told.carried.parts
        )
        brought = _brought(told.carried)
        console.print(
            f"  Mang theo từ các đơn vị hợp thành từ {told.carried.since:%d/%m/%Y}, khi chưa có quyết định: {brought}. "
            f"Gồm: {parts}.", soft_wrap=True,
        )  # fmt: skip
    if told.held_but_not_met:
        console.print(
            "  Đơn vị giữ danh hiệu mà kết quả đánh giá theo bộ đang xét không phải là đạt: cả hai cùng đúng, "
            "không cái nào sửa cái kia.", soft_wrap=True,
        )  # fmt: skip


def _brought(carried: Carried) -> str:
    from chungsuc.recognition.ranks import TITLE_VI

    title = TITLE_VI[carried.title] if carried.title else ""
    if carried.said is not None:
        return f"{title or 'không có danh hiệu'}, theo văn bản thừa nhận {carried.said.number}"
    if carried.asks and carried.at_most is not None:
        return f"có phần tách từ đơn vị bị chia, Văn phòng phải quyết (cao nhất: {TITLE_VI[carried.at_most]})"
    return title or "không, phải đánh giá lại"


def _print_leaf(console: Console, told: Explanation, pv: ProvisionVerdict) -> None:
    from chungsuc.engine.prose import STATUS_SIGN

    console.print(f"  {STATUS_SIGN[pv.status]} {pv.provision.no}  {told.sentence(pv)}", soft_wrap=True)
    carrying = told.carrying(pv)
    if carrying:
        console.print(f"      {carrying}", soft_wrap=True)
    if pv.fact is None:
        return
    days = f"ngày {pv.fact.as_of:%d/%m/%Y}" if pv.fact.as_of else ""
    who = told.said_by.get(pv.provision.no, "")
    parts = (days, f"nguồn: {pv.fact.source}" if pv.fact.source else "", f"người ghi: {who}" if who else "")
    console.print(f"      số liệu {', '.join(part for part in parts if part)}", soft_wrap=True)
