"""``chungsuc workbook``: make the Excel form, check one that was filled in, store it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chungsuc.cli.screen import console, print_json

if TYPE_CHECKING:
    from chungsuc.exchange.workbook.preview import Options
    from chungsuc.exchange.workbook.seen import Preview

workbook = typer.Typer(help="Biểu Excel: tải về, kiểm tra, ghi / the Excel form.", no_args_is_help=True)


class By(StrEnum):
    """How the form lies on its sheets."""

    FORM = "form"
    GRID = "grid"
    CRITERIA = "criteria"


_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
SetId = Annotated[str | None, typer.Option("--set", help="Bộ tiêu chí; mặc định theo tệp / set of criteria.")]
Day = Annotated[datetime | None, typer.Option("--as-of", formats=_DAYS, help="Ngày số liệu / day of the values.")]
File = Annotated[Path, typer.Argument(help="Tệp .xlsx đã điền / the form, filled in.", exists=True, dir_okay=False)]
Answer = Annotated[Path | None, typer.Option("--answer", help="Ghi tệp trả lời, ô lỗi tô màu / annotated file.")]
Synthetic = Annotated[bool, typer.Option("--synthetic", help="Số liệu mô phỏng / made-up values.")]
AsJson = Annotated[bool, typer.Option("--json", help="In JSON, không hỏi lại / print JSON, ask nothing.")]


def register(app: typer.Typer) -> None:
    app.add_typer(workbook, name="workbook")


@workbook.command("make")
def make(
    set_id: Annotated[str, typer.Option("--set", help="Bộ tiêu chí, ví dụ QD318-2022/xa / criteria set.")],
    as_of: Annotated[datetime, typer.Option("--as-of", formats=_DAYS, help="Ngày số liệu / day of the values.")],
    unit: Annotated[str | None, typer.Option("--unit", help="Một xã: tên hoặc mã / one commune.")] = None,
    district: Annotated[str | None, typer.Option("--district", help="Cả huyện / a whole district.")] = None,
    province: Annotated[str | None, typer.Option("--province", help="Tỉnh; mặc định tỉnh này / province.")] = None,
    by: Annotated[By | None, typer.Option("--by", help="Cách trình bày / arrangement.")] = None,
    criteria: Annotated[list[str] | None, typer.Option("--criterion", help="Chỉ tiêu chí này / only these.")] = None,
    out: Annotated[Path, typer.Option("--out", help="Thư mục hoặc tệp / folder or file.")] = Path(),
    as_json: AsJson = False,
) -> None:
    """Tạo biểu Excel để điền số liệu / make the form for a commune, a district or the province."""
    _ready()
    from chungsuc.exchange.workbook.build import file_name, written
    from chungsuc.exchange.workbook.gather import plan_form, units_of_form
    from chungsuc.exchange.workbook.plan import Arrangement

    day = as_of.date()
    scope = _scope(day, unit, district, province)
    units = units_of_form(scope, set_id, day)
    arrangement = Arrangement(by.value) if by else None
    plan = plan_form(units, set_id, day, where=scope.full_name, by=arrangement, criteria=criteria or ())
    path = _write(out / file_name(plan) if out.is_dir() else out, written(plan))
    if as_json:
        print_json({
            "file": str(path), "set": plan.law.base.id, "as_of": day.isoformat(), "units": len(plan.rows),
            "lines": len(plan.lines), "by": plan.arrangement.value, "synthetic": plan.synthetic,
        })  # fmt: skip
        return
    mark = " · SỐ LIỆU MÔ PHỎNG" if plan.synthetic else ""
    print(f"{path}: {len(plan.rows)} đơn vị × {len(plan.lines)} nội dung / units × lines{mark}")


@workbook.command("check")
def check(
    file: File, set_id: SetId = None, as_of: Day = None, answer: Answer = None, synthetic: Synthetic = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Kiểm tra biểu đã điền, không ghi gì / check a form, store nothing."""
    _ready()
    preview = _preview(file, _options(set_id, as_of, "chungsuc", synthetic), answer)
    if as_json:
        print_json(preview.as_dict())
    else:
        _show(preview)
    if preview.faults:
        raise typer.Exit(2)


@workbook.command("accept")
def accept(
    file: File,
    said_by: Annotated[str, typer.Option("--said-by", help="Ai cung cấp số liệu / who says so.")],
    set_id: SetId = None, as_of: Day = None, answer: Answer = None, synthetic: Synthetic = False,
    reason: Annotated[str, typer.Option("--reason", help="Lý do của các số cần nêu lý do / answers questions.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại / do not ask.")] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Ghi biểu đã điền: xem trước, rồi ghi tất cả hoặc không ghi gì / store a form, all or nothing."""
    _ready()
    from chungsuc.accounts.trail import Actor, acting
    from chungsuc.exchange.workbook.actions import accept as store

    options = replace(_options(set_id, as_of, said_by, synthetic), reason=reason)
    preview = _preview(file, options, answer)
    if not as_json:
        _show(preview)
    stored: int | None = None
    if preview.acceptable and (yes or as_json or typer.confirm(f"Ghi {preview.to_store} số liệu / store them?")):
        with acting(Actor(said_by)):
            stored = store(file, sha256=preview.sha256, seal=preview.seal, options=options).stored
    if as_json:
        print_json({**preview.as_dict(), "stored": stored or 0})
    elif stored is not None:
        print(f"Đã ghi {stored} số liệu / {stored} values stored.")
    elif not preview.faults:
        print("Chưa ghi gì / nothing stored.")
    if preview.faults:
        raise typer.Exit(2)


def _options(set_id: str | None, as_of: datetime | None, said_by: str, synthetic: bool) -> Options:
    from chungsuc.exchange.workbook.identity import Asked
    from chungsuc.exchange.workbook.preview import Options

    asked = Asked(as_of.date() if as_of else None, set_id)
    return Options(said_by=said_by, asked=asked, synthetic=synthetic)


def _preview(file: Path, options: Options, answer: Path | None) -> Preview:
    from chungsuc.exchange.workbook.answer import annotated
    from chungsuc.exchange.workbook.preview import examined

    with examined(file, options) as found:
        preview = found.preview
    if answer is not None:
        _write(answer, annotated(file, preview))
    return preview


def _show(preview: Preview) -> None:
    from rich.table import Table

    from chungsuc.exchange.workbook.seen import STATES_VI, State

    screen = console()
    table = Table("đơn vị / unit", *(f"{STATES_VI[state]} / {state.value}" for state in State))
    for line in preview.units:
        table.add_row(line.unit, *(str(line[state]) for state in State))
    screen.print(table)
    for note in preview.notes:
        print(f"  {note.vi} / {note.en}")
    if preview.already is not None:
        print("Tệp này đã được ghi trước đó / already stored.")
    if preview.changes:
        changes = Table(
            "ô / cell", "đơn vị / unit", "chỉ tiêu / indicator", "cũ / before", "mới / after", "xem lại / look"
        )
        for one in preview.changes:
            changes.add_row(f"{one.sheet}!{one.cell}", one.unit, one.no, one.before, one.after, "; ".join(one.asked()))
        screen.print(changes)
    if preview.faults:
        print(f"Có {len(preview.faults)} lỗi, chưa ghi gì / {len(preview.faults)} faults, nothing stored:")
        faults = Table("ô / cell", "giá trị / value", "lỗi / fault", "cách sửa / fix")
        for fault in preview.faults:
            rule = f"[{fault.error.code}] {fault.rule()}"
            faults.add_row(f"{fault.sheet}!{fault.cell}", fault.value, rule, fault.fix())
        screen.print(faults)


def _scope(day: date, unit: str | None, district: str | None, province: str | None) -> Any:
    from django.conf import settings

    from chungsuc.units.queries import find_unit

    scope = find_unit(province or settings.CHUNGSUC_PROVINCE, day, level="province")
    if district:
        scope = find_unit(district, day, level="district", within=scope)
    return find_unit(unit, day, level="commune", within=scope) if unit else scope


def _write(path: Path, content: bytes) -> Path:
    from chungsuc.reports.errors import CannotWrite

    try:
        path.write_bytes(content)
    except OSError as error:
        raise CannotWrite(path=path, reason=error.strerror or str(error)) from error
    return path


def _ready() -> None:
    from chungsuc.site.start import ready_database

    ready_database()
