"""``chungsuc figures``: the catalogue of figures, and any of them asked of a scope on a day."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from chungsuc.figures.figure import Answer, Asked, Figure

figures = typer.Typer(help="Chỉ số: danh mục và giá trị / figures: catalogue and values.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")]
Day = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày; mặc định ngày cuối có số liệu / day."),
]
Since = Annotated[
    datetime | None, typer.Option("--since", formats=["%Y-%m-%d", "%d/%m/%Y"], help="So với ngày / compared with."),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    app.add_typer(figures, name="figures")


@figures.command("list")
def list_figures(as_json: AsJson = False) -> None:
    """Danh mục chỉ số: mã, tên, mẫu số, căn cứ / the catalogue."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.figures import catalogue

    found = catalogue.figures()
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json([_told(one) for one in found])
        return
    width = max(len(one.id) for one in found)
    for one in found:
        print(f"{one.id:<{width}}  {one.vi}")
    print(f"{'communes.criterion.N':<{width}}  Số xã đạt tiêu chí N của bộ tiêu chí")
    print(f"{'communes.indicator.N':<{width}}  Số xã đạt chỉ tiêu N (13.2, 5/a) của bộ tiêu chí")


def _told(one: Figure) -> dict[str, Any]:
    return {
        "id": one.id, "vi": one.vi, "en": one.en, "unit": one.unit_vi, "base": one.base_vi, "source": one.source_vi,
        "direction": one.direction.value, "printed": one.printed or None,
    }  # fmt: skip


@figures.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Mã chỉ số / id of the figure.")],
    as_of: Day = None,
    since: Since = None,
    unit: Annotated[str, typer.Option("--unit", help="Phạm vi: tỉnh hoặc huyện / scope.")] = "",
    set_id: Annotated[str, typer.Option("--set", help="Bộ tiêu chí / criteria set.")] = "",
    by_decision: Annotated[
        bool, typer.Option("--by-decision", help="Tính theo ngày quyết định / count by day of decision.")
    ] = False,
    known_at: Annotated[
        datetime | None,
        typer.Option("--known-at", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Theo hiểu biết đến hết ngày / as known."),
    ] = None,
    as_now: Annotated[
        bool, typer.Option("--as-now", help="Quy về đơn vị sau sắp xếp / values carried to today's units.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Một chỉ số: giá trị, mẫu số, thành viên, đối chiếu số đã công bố / one figure with base and members."""
    from chungsuc.site.start import ready_database

    ready_database()
    from django.conf import settings
    from django.utils import timezone

    from chungsuc.figures import catalogue
    from chungsuc.figures.figure import Asked
    from chungsuc.observations.models import Observation
    from chungsuc.recognition.queries import Basis
    from chungsuc.units.carry import Roll
    from chungsuc.units.queries import find_unit

    last = Observation.objects.order_by("-as_of").values_list("as_of", flat=True).first()
    day = as_of.date() if as_of else (last or timezone.localdate())
    scope = find_unit(unit or settings.CHUNGSUC_PROVINCE, day, level=None if unit else "province")
    asked = Asked(
        scope, day, set_id, Basis.DECIDED_ON if by_decision else Basis.RESULT_YEAR,
        Roll.AS_NOW if as_now else Roll.AS_THEN, since.date() if since else None,
        timezone.make_aware(datetime.combine(known_at, time.max)) if known_at else None,
    )  # fmt: skip
    one = catalogue.figure(name, asked)
    found = one.answer(asked)
    printed = catalogue.printed_of(one, asked)
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json(_as_json(one, asked, found, printed))
        return
    _print(one, asked, found, printed)


def _as_json(one: Figure, asked: Asked, found: Answer, printed: list[Any]) -> dict[str, Any]:
    return {
        "figure": _told(one), "as_of": asked.as_of.isoformat(),
        "as_known_at": asked.as_known_at and asked.as_known_at.isoformat(), "roll": asked.roll.value,
        "scope": asked.scope.full_name,
        "set": asked.set_id or None, "basis": asked.basis.value, "value": _number(found.value),
        "numerator": found.numerator, "denominator": found.denominator, "percent": _number(found.percent),
        "kind": found.kind.value, "qualifier": found.qualifier[0] or None, "synthetic": found.synthetic,
        "why": found.why[0] or None,
        "causes": dict(found.causes), "sources": list(found.sources),
        "members": [{"code": unit.code, "name": unit.full_name} for unit in found.members],
        "printed": [
            {
                "value": _number(row.value), "source": row.source,
                "difference": _number(None if found.value is None else found.value - row.value),
            }
            for row in printed
        ],
    }  # fmt: skip


def _number(value: Any) -> Any:
    return None if value is None else int(value) if value == value.to_integral_value() else float(value)


def _print(one: Figure, asked: Asked, found: Answer, printed: list[Any]) -> None:
    from chungsuc.figures.shares import say_decimal
    from chungsuc.law.numbers import number_vi

    print(f"{one.vi}, {asked.scope.full_name}, ngày {asked.as_of:%d/%m/%Y}")
    if found.value is None:
        print(f"  chưa biết: {found.why[0]}")
    else:
        base = "" if found.denominator is None else f" / {found.denominator}"
        share = "" if found.percent is None else f" ({say_decimal(found.percent)}%)"
        marked = "  — SỐ LIỆU MÔ PHỎNG" if found.synthetic else ""
        about = f" ({found.qualifier[0]})" if found.qualifier[0] else ""
        print(f"  {number_vi(found.value)}{base if found.is_share else ''}{share} {one.unit_vi}{about}{marked}")
    print(f"  mẫu số: {one.base_vi}; căn cứ: {one.source_vi}")
    for cause, number in found.causes.items():
        print(f"  {number:+d} {cause}")
    if found.members:
        print(f"  {', '.join(unit.full_name for unit in found.members)}")
    for row in printed:
        same = found.value is None or found.value == row.value
        differs = "" if same else f", lệch {number_vi(found.value - row.value)}"
        print(f"  đã công bố: {number_vi(row.value)}{differs} — {row.source}")
