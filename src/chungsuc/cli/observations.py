"""``chungsuc observations``: bring files into the ledger, write facts out, show the history of one value."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

if TYPE_CHECKING:
    from chungsuc.observations.importing.batch import Options, StagedFile
    from chungsuc.observations.importing.cells import Progress
    from chungsuc.observations.importing.report import Preview

observations = typer.Typer(help="Sổ số liệu / the ledger of observations.", no_args_is_help=True)


class Mark(StrEnum):
    """The decimal mark of a file."""

    COMMA = ","
    POINT = "."


SetId = Annotated[str, typer.Option("--set", help="Bộ tiêu chí, ví dụ QD318-2022/xa / criteria set.")]
Day = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày / day.")]
InProvince = Annotated[str | None, typer.Option("--province", help="Tỉnh: tên hoặc mã / province, name or code.")]
AsJson = Annotated[bool, typer.Option("--json", help="In JSON, không hỏi lại / print JSON, ask nothing.")]
_KNOWN_HELP = "Theo điều đã biết đến hết ngày / as known at the end of a day."
KnownAt = Annotated[
    datetime | None, typer.Option("--known-at", formats=["%Y-%m-%d", "%d/%m/%Y"], help=_KNOWN_HELP)
]  # fmt: skip


def register(app: typer.Typer) -> None:
    app.add_typer(observations, name="observations")


@observations.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="Tệp .csv hoặc .xlsx / the file.")],
    set_id: SetId,
    as_of: Day = None,
    province: InProvince = None,
    said_by: Annotated[str, typer.Option("--said-by", help="Ai cung cấp / who says so.")] = "chungsuc",
    source: Annotated[str, typer.Option("--source", help="Nguồn; mặc định là tên tệp / source.")] = "",
    decimal: Annotated[Mark | None, typer.Option("--decimal", help="Dấu thập phân của tệp / decimal mark.")] = None,
    synthetic: Annotated[bool, typer.Option("--synthetic", help="Số liệu mô phỏng / made-up values.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem trước / preview only.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại / do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Nhập số liệu từ tệp: xem trước, rồi ghi tất cả hoặc không ghi gì / import a file, all or nothing."""
    _ready()
    from chungsuc.engine.reading import DecimalMark
    from chungsuc.observations.importing.batch import Options, staged
    from chungsuc.verdicts.known_law import library

    day = as_of.date() if as_of else None
    mark = DecimalMark(decimal.value) if decimal else None
    options = Options(set_id, said_by, source, day, province or "", mark, synthetic)
    with ExitStack() as stack:
        with _progress(shown=not as_json) as progress:  # the bar is gone before a question is asked
            found = stack.enter_context(staged(file, options, progress, library=library()))
        done = _decide(found, options, dry_run=dry_run, yes=yes, as_json=as_json)
    if found.preview.faults:
        raise typer.Exit(2)
    if not done:
        raise typer.Exit(0 if dry_run else 1)


def _decide(found: StagedFile, options: Options, *, dry_run: bool, yes: bool, as_json: bool) -> bool:
    """Show the preview, ask, store; true when there was nothing left to do or it was done."""
    preview = found.preview
    changes = preview.total("new") + preview.total("changed")
    if not as_json:
        _print_preview(preview)
    stored = 0
    unasked = yes or as_json or preview.already is not None or not changes
    accepted = not (preview.faults or dry_run) and (unasked or _agreed(changes))
    if accepted:
        batch = found.accept()
        stored = 0 if preview.already else batch.stored
    if as_json:
        _print_json({**preview.as_dict(), "dry_run": dry_run, "accepted": accepted, "stored": stored})
    elif accepted:
        mark = " (SỐ LIỆU MÔ PHỎNG)" if options.synthetic else ""
        print(f"Đã ghi {stored} số liệu{mark} / {stored} values stored.")
    elif not preview.faults:
        print("Chưa ghi gì / nothing stored.")
    return accepted


@observations.command("export")
def export(
    set_id: SetId,
    as_of: Annotated[datetime, typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày / day.")],
    out: Annotated[Path, typer.Option("--out", help="Tệp .csv sẽ ghi / file to write.")],
    province: InProvince = None,
    known_at: KnownAt = None,
) -> None:
    """Xuất số liệu có hiệu lực vào một ngày, dạng dài, nhập lại được / write facts as a long CSV file."""
    _ready()
    from chungsuc.observations.exporting import export_facts
    from chungsuc.observations.importing.lookup import level_of
    from chungsuc.verdicts.known_law import library

    day = as_of.date()
    law = library().at(set_id, day)
    level = level_of(law.base.subject, set_id)
    known, within = known_at.date() if known_at else None, _province(province, day)
    with _written(out) as file:
        count = export_facts(file, law, day, within=within, level=level, known_at=known)
    print(f"{out}: {count} số liệu tính đến {day:%d/%m/%Y} / {count} values as of {day}.")


@contextmanager
def _written(path: Path) -> Iterator[TextIO]:
    """Open a file for writing; the mark at its beginning makes a spreadsheet show Vietnamese letters."""
    from chungsuc.observations.file_errors import CannotWrite

    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        raise CannotWrite(name=str(path), reason=error.strerror or str(error)) from error


@observations.command("history")
def history(
    unit: Annotated[str, typer.Argument(help="Đơn vị: tên hoặc mã / unit, name or code.")],
    indicator: Annotated[str, typer.Argument(help="Số chỉ tiêu, hoặc «TC 10» / indicator or criterion.")],
    set_id: SetId,
    as_of: Day = None,
    province: InProvince = None,
    as_json: AsJson = False,
) -> None:
    """Lịch sử của một số liệu: ghi, đính chính, rút lại / all that was recorded of one value."""
    _ready()
    from chungsuc.observations import queries
    from chungsuc.observations.importing.lookup import level_of
    from chungsuc.observations.importing.targets import Targets
    from chungsuc.units.queries import find_unit
    from chungsuc.verdicts.known_law import library

    day = as_of.date() if as_of else date.today()  # noqa: DTZ011  # the day of whoever asks
    law = library()
    base = law.set(set_id)
    law_day = day if as_of or base.in_force(day) else base.valid_from
    measure = Targets(law.at(set_id, law_day)).measure_of(indicator)
    level = level_of(base.subject, set_id)
    found = find_unit(unit, day, level=level, within=_province(province, day))
    rows = [_history_row(entry) for entry in queries.history(found, measure)]
    if as_json:
        _print_json({"unit": found.code, "name": found.full_name, "measure": measure, "history": rows})
        return
    print(f"{found.full_name} ({found.code}) ngày {day:%d/%m/%Y}, chỉ tiêu {indicator} của {set_id} ({measure}):")
    if not rows:
        print("Chưa có số liệu nào / nothing recorded.")
        print(
            "Số liệu của đơn vị trước khi sắp xếp: thêm --as-of với một ngày trước đó / for an older unit add --as-of."
        )
    else:
        _print_table([_history_words(entry) for entry in queries.history(found, measure)])


def _history_row(entry: Any) -> dict[str, object]:
    from chungsuc.observations.importing.batch import in_words

    return {
        "id": entry.pk, "as_of": entry.as_of.isoformat(), "value": in_words(entry.value, entry.attested),
        "recorded_at": entry.recorded_at.isoformat(timespec="seconds"), "said_by": entry.said_by,
        "source": entry.source, "supersedes": entry.supersedes_id, "note": entry.note,
        "synthetic": entry.synthetic,
    }  # fmt: skip


def _history_words(entry: Any) -> dict[str, object]:
    from django.utils import timezone

    from chungsuc.observations.importing.batch import in_words

    return {
        "số / id": entry.pk, "tính đến / as of": f"{entry.as_of:%d/%m/%Y}",
        "giá trị / value": _comma(in_words(entry.value, entry.attested)),
        "ghi lúc / recorded": f"{timezone.localtime(entry.recorded_at):%d/%m/%Y %H:%M}",
        "ai nói / said by": entry.said_by, "nguồn / source": entry.source, "thay số / supersedes": entry.supersedes_id,
        "ghi chú / note": entry.note, "mô phỏng / synthetic": "có" if entry.synthetic else "",
    }  # fmt: skip


def _comma(text: str) -> str:
    """Write a plain number with the decimal comma; other words stay."""
    return text.replace(".", ",") if text.lstrip("-").replace(".", "", 1).isdigit() else text


# ── on the screen ────────────────────────────────────────────────────────────────────────────────────


def _print_preview(preview: Preview) -> None:
    if preview.already:
        from django.utils import timezone

        when = timezone.localtime(preview.already.recorded_at)
        print(f"Tệp này đã được nhập lúc {when:%d/%m/%Y %H:%M} / already imported.")
        return
    _print_table([
        {"trang / sheet": s.name, "dạng / layout": s.layout or "—", "mới / new": s.new, "đổi / changed": s.changed,
         "như cũ / equal": s.equal, "lỗi / faulty": s.faulty}
        for s in preview.sheets
    ])  # fmt: skip
    for sheet in preview.sheets:
        for note in sheet.notes:
            print(f"  {sheet.name}: {note}")
    if preview.changes:
        _print_table([
            {"ô / cell": f"{c.sheet}!{c.cell}", "đơn vị / unit": c.unit, "số liệu / measure": c.measure,
             "ngày / as of": f"{c.as_of:%d/%m/%Y}", "cũ / before": _comma(c.before), "mới / after": _comma(c.after)}
            for c in preview.changes
        ])  # fmt: skip
    if preview.faults:
        print(f"Có {len(preview.faults)} lỗi, chưa ghi gì / {len(preview.faults)} faults, nothing stored:")
        _print_table([
            {"trang / sheet": f.sheet, "ô / cell": f.cell, "giá trị / value": f.value,
             "quy tắc / rule": f"[{f.error.code}] {f.rule()}", "cách sửa / fix": f.fix()}
            for f in preview.faults
        ])  # fmt: skip


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*rows[0])
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row.values()))
    # In a file or a pipe nothing may be cut off at 80 columns.
    Console(width=None if sys.stdout.isatty() else 200).print(table)


@contextmanager
def _progress(*, shown: bool) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = TextColumn("Đang đọc / reading"), BarColumn(), TaskProgressColumn(), DownloadColumn()
    with Bar(*columns, TimeRemainingColumn(), console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _agreed(changes: int) -> bool:
    return typer.confirm(f"Ghi {changes} số liệu / store {changes} values?", default=False)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _province(text: str | None, day: date | None) -> Any:
    if text is None:
        return None
    from chungsuc.units.queries import find_unit

    return find_unit(text, day or date.today(), level="province")  # noqa: DTZ011


def _ready() -> None:
    from chungsuc.site.start import ready_database

    ready_database()
