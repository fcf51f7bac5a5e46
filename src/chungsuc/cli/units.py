"""``chungsuc units``: how many units there are on a day, what one is, where it came from and what it became."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from chungsuc.units.models import Unit

units = typer.Typer(help="Đơn vị hành chính theo thời gian / administrative units in time.", no_args_is_help=True)


class LevelName(StrEnum):
    """The levels as a command takes them."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


Name = Annotated[str, typer.Argument(help="Tên, tên kèm cấp trên («Phú Đình, Định Hóa») hoặc mã / name or code.")]
InProvince = Annotated[str | None, typer.Option("--province", help="Tỉnh: tên hoặc mã / province, name or code.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Vào ngày; mặc định hôm nay / day, today if none."),
]
AsJson = Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")]
AtLevel = Annotated[LevelName | None, typer.Option("--level", help="Cấp / level.")]


def register(app: typer.Typer) -> None:
    app.add_typer(units, name="units")


@units.command("count")
def count(
    province: InProvince = None,
    district: Annotated[str | None, typer.Option("--district", help="Huyện, thị xã, thành phố / district.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Loại: xã, phường, thị trấn… / kind.")] = None,
    level: AtLevel = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Đếm đơn vị vào một ngày / count units on a day. Without a kind: by kind, of the commune level."""
    _ready()
    from chungsuc.units.counts import count_units

    day = _day(as_of)
    counted = count_units(day, province=province, district=district, kind=kind, level=level and level.value)
    if as_json:
        _print_json(counted.as_dict())
        return
    place = ", ".join(filter(None, [counted.district, counted.province])) or "cả nước"
    for name, number in counted.by_kind.items():
        print(f"{name:<12}{number:>8}")
    print(f"{'Tổng':<12}{counted.count:>8}  ({place}, ngày {day:%d/%m/%Y})")


@units.command("show")
def show(
    name: Name, province: InProvince = None, level: AtLevel = None, as_of: AsOf = None, as_json: AsJson = False
) -> None:
    """Cho biết một đơn vị vào một ngày / tell of one unit on a day."""
    unit, day = _asked(name, province, level, as_of)
    from chungsuc.units.telling import tell, unit_words

    told = tell(unit, day)
    if as_json:
        _print_json(told)
        return
    print(unit_words(unit))
    print(f"  Thuộc: {', '.join(above['full_name'] for above in told['parents']) or '—'}")
    traits = "; ".join(f"{key} = {value}" for key, value in told["traits"].items())
    print(f"  Đặc điểm: {traits or 'chưa có'}")
    print("  Các giai đoạn:")
    for state in told["states"]:
        print(f"    {state['full_name']} ({state['interval']})")
    _print_steps("Hình thành từ", told["predecessors"])
    _print_steps("Chuyển thành", told["successors"])


@units.command("lineage")
def lineage(
    name: Name, province: InProvince = None, level: AtLevel = None, as_of: AsOf = None, as_json: AsJson = False
) -> None:
    """Nguồn gốc và nơi đến của một đơn vị / what a unit was made of, and what it is today."""
    unit, day = _asked(name, province, level, as_of)
    from chungsuc.units.telling import tell_lineage, unit_words

    told = tell_lineage(unit, day, today=date.today())  # noqa: DTZ011 — an office's calendar day
    if as_json:
        _print_json(told)
        return
    print(unit_words(unit))
    _print_steps("Hình thành từ", told["predecessors"])
    _print_steps("Chuyển thành", told["successors"])
    now = ", ".join(f"{kin['full_name']} ({kin['code']}, {kin['share_words']})" for kin in told["today"])
    print(f"  Hôm nay: {now or 'chưa có nguồn nào cho biết'}")


@units.command("changes")
def changes(
    since: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Từ ngày / from.")],
    until: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Đến ngày / to.")],
    title: Annotated[str, typer.Option("--title", help="ntm, advanced, model: danh hiệu ấy trở lên / or higher.")] = (
        "ntm"
    ),
    as_json: AsJson = False,
) -> None:
    """Vì sao số xã có danh hiệu tăng, giảm / why the number of communes with a title differs between two days."""
    _ready()
    from chungsuc.law.tree import Title
    from chungsuc.reorganisation.changes import CAUSE_EN, CAUSE_VI, title_changes

    if title not in {"ntm", "advanced", "model"}:
        raise typer.BadParameter("ntm, advanced, model", param_hint="--title")
    start, end = since.date(), until.date()
    found = {carried: title_changes(start, end, Title(title), carried=carried) for carried in (False, True)}
    if as_json:
        _print_json({"by_decision": found[False].as_dict(), "with_carried": found[True].as_dict()})
        return
    for carried, one in found.items():
        said = "Tính cả danh hiệu tạm giữ / with titles carried" if carried else "Theo quyết định / by decision"
        print(f"{said}: {one.before} → {one.after}")
        for cause, number in one.by_cause().items():
            print(f"  {number:+d}  {CAUSE_VI[cause]} / {CAUSE_EN[cause]}")
            for unit in (unit for unit in one.moved if unit.cause is cause):
                print(f"        {unit.name} ({unit.code}){' → ' if unit.into else ''}{', '.join(unit.into)}")


def _ready() -> None:
    from chungsuc.site.start import ready_database

    ready_database()


def _day(as_of: datetime | None) -> date:
    return as_of.date() if as_of else date.today()  # noqa: DTZ011 — an office's calendar day


def _asked(
    name: str, province: str | None, level: LevelName | None, as_of: datetime | None
) -> tuple[Unit, date]:  # fmt: skip
    _ready()
    from chungsuc.units.queries import find_unit

    day = _day(as_of)
    within = find_unit(province, day, level="province") if province else None
    return find_unit(name, day, level=level and level.value, within=within), day


def _print_steps(title: str, steps: list[dict[str, Any]]) -> None:
    for step in steps:
        decree = f", {step['decree']}" if step["decree"] else ""
        print(f"  {title}: {step['full_name']} ({step['code']}) — {step['share_words']}, {step['day_words']}{decree}")
    if not steps:
        print(f"  {title}: —")


def _print_json(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
