"""``chungsuc plans``: yearly plans and what came of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from chungsuc.figures.plans import LineAgainst, PlanAgainst

plans = typer.Typer(help="Kế hoạch năm và thực hiện / yearly plans and what came of them.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")]
Year = Annotated[int | None, typer.Option("--year", help="Năm kế hoạch / year of the plan.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Kết quả đến ngày / results by this day."),
]
Stood = Annotated[
    datetime | None,
    typer.Option("--plan-on", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Kế hoạch như vào ngày / as the plan stood on."),
]


def register(app: typer.Typer) -> None:
    app.add_typer(plans, name="plans")


@plans.command("load")
def load() -> None:
    """Nạp kế hoạch đã công bố đi kèm; nạp lại không ghi gì thêm / load the printed plans that ship."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.accounts.trail import Actor, acting
    from chungsuc.targets.shipped import load_plans

    with acting(Actor("chungsuc plans load")):
        stored = load_plans()
    print(f"Đã ghi {stored} phiên bản kế hoạch / {stored} versions of plans stored.")


@plans.command("list")
def list_plans(year: Year = None, as_json: AsJson = False) -> None:
    """Các kế hoạch và phiên bản / the plans and their versions."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.targets import queries

    found = [(plan, queries.versions_of(plan)) for plan in queries.plans(year)]
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json([_told(plan, versions) for plan, versions in found])
        return
    for plan, versions in found:
        print(f"{plan.year}  {plan.unit.full_name}")
        for version in versions:
            print(f"  {_version(version)}")
    if not found:
        print("Chưa có kế hoạch nào: chungsuc plans load.")


def _told(plan: Any, versions: list[Any]) -> dict[str, Any]:
    return {"year": plan.year, "unit": plan.unit.full_name, "code": plan.unit.code, "versions": [
        {"effective_on": one.effective_on.isoformat(), "assumed": one.assumed, "number": one.number or None,
         "decided_on": one.decided_on.isoformat() if one.decided_on else None, "dropped": one.dropped,
         "reason": one.reason, "source": one.source, "note": one.note,
         "targets": [{"level": line.level, "title": line.title, "count": line.count, "cumulative": line.cumulative,
                      "carried_over": line.carried_over, "bound": line.bound, "or_higher": line.or_higher,
                      "derived": line.derived, "note": line.note,
                      "named": [row.unit.full_name for row in line.units.all()]} for line in one.lines.all()]}
        for one in versions
    ]}  # fmt: skip


def _version(version: Any) -> str:
    from chungsuc.targets.words import target_vi

    day = f"từ {version.effective_on:%d/%m/%Y}{' (tạm tính)' if version.assumed else ''}"
    number = version.number or "chưa rõ số quyết định"
    if version.dropped:
        return f"{day}, {number}: không thực hiện nữa. {version.reason}"
    lines = [
        f"{line.cumulative if line.count is None else line.count}{' (lũy kế)' if line.count is None else ''} "
        f"{target_vi(line.level, line.title, or_higher=line.or_higher)}"
        for line in version.lines.all()
    ]
    return f"{day}, {number}: {'; '.join(lines)}"


@plans.command("show")
def show(
    year: Annotated[int, typer.Argument(help="Năm kế hoạch / year of the plan.")],
    unit: Annotated[str, typer.Option("--unit", help="Tỉnh hoặc huyện / province or district.")] = "",
    as_of: AsOf = None,
    plan_on: Stood = None,
    by_decision: Annotated[
        bool, typer.Option("--by-decision", help="Tính theo ngày quyết định / count by day of decision.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Kế hoạch và thực hiện của một năm / plan against actual of a year."""
    from chungsuc.site.start import ready_database

    ready_database()
    from datetime import date

    from django.conf import settings

    from chungsuc.figures.plans import plan_against_actual
    from chungsuc.recognition.queries import Basis
    from chungsuc.targets.errors import NoPlanNamed
    from chungsuc.targets.queries import plan_of
    from chungsuc.units.queries import find_unit

    scope = find_unit(unit or settings.CHUNGSUC_PROVINCE, date(year, 1, 1), level=None if unit else "province")
    plan = plan_of(scope.thread, year)
    if plan is None:
        raise NoPlanNamed(plan=f"{scope.full_name} {year}")
    found = plan_against_actual(
        plan, as_of.date() if as_of else date(year, 12, 31), stood_on=plan_on.date() if plan_on else None,
        basis=Basis.DECIDED_ON if by_decision else Basis.RESULT_YEAR,
    )  # fmt: skip
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json(_figures(found))
        return
    _say(found)


def _figures(found: PlanAgainst) -> dict[str, Any]:
    return {
        "year": found.plan.year, "unit": found.plan.unit.full_name, "day": found.day.isoformat(),
        "plan_on": found.stood_on.isoformat(), "basis": found.basis.value, "counted_on": found.counted_on.isoformat(),
        "known": found.known, "dropped": found.dropped, "synthetic": found.synthetic,
        "targets": [_line(one) for one in found.lines],
    }  # fmt: skip


def _line(one: LineAgainst) -> dict[str, Any]:
    return {
        "level": one.line.level, "title": one.line.title, "planned": one.planned, "actual": one.actual,
        "outcome": one.outcome.value, "exceeded": one.exceeded, "missing": one.missing,
        "cumulative_planned": one.cumulative_planned, "cumulative": one.held.share.part if one.held else None,
        "base": one.held.share.whole if one.held else None, "derived": one.line.derived,
        "members": [unit.code for unit in one.new.members] if one.new else None,
        "made": [unit.code for unit in one.made], "not_made": [unit.code for unit in one.not_made],
        "extra": [unit.code for unit in one.extra],
    }  # fmt: skip


def _say(found: PlanAgainst) -> None:
    from chungsuc.figures.plan_words import say_cumulative, say_outcome, say_plan, say_planned, say_target

    if found.synthetic:
        print("SỐ LIỆU MÔ PHỎNG — SIMULATED DATA: có quyết định công nhận là mô phỏng.")
    print(say_plan(found))
    if found.version is not None:
        print(f"  {_version(found.version)}\n  Nguồn: {found.version.source}")
    for one in found.lines:
        held = one.held.share.say() if one.held else "–"
        print(f"  {say_target(one)}: kế hoạch {say_planned(one)}{' (suy ra)' if one.line.derived else ''}, "
              f"thực hiện {'–' if one.actual is None else one.actual}, {say_outcome(one)}; "
              f"lũy kế {held}, kế hoạch {say_cumulative(one)}")  # fmt: skip
