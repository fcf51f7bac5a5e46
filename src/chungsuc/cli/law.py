"""``chungsuc law``: list, show, compare and check criteria sets (bộ tiêu chí)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from chungsuc.cli.law_show import print_difference, print_law
from chungsuc.cli.screen import console, print_json
from chungsuc.errors import ChungSucError, Faults
from chungsuc.law.diff import diff
from chungsuc.law.export import law_as_plain
from chungsuc.law.library import Library, read_file, read_overlay_file, read_set_file, shipped
from chungsuc.law.library_checks import check_library
from chungsuc.law.overlays import Overlay
from chungsuc.law.prose import say_date
from chungsuc.law.summary import summarise
from chungsuc.law.tree import CriteriaSet

app = typer.Typer(no_args_is_help=True, help="Bộ tiêu chí: liệt kê, xem, so sánh, kiểm tra.")

Json = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
Installed = Annotated[
    bool, typer.Option("--installed", help="Cả luật đã nhập và đã đối chiếu tại đây (đọc cơ sở dữ liệu).")
]
DATE = typer.Option(
    "--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày cần xem; mặc định: hôm nay, hoặc ngày cuối còn hiệu lực."
)


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="law")


def _library(installed: bool) -> Library:
    """Give the shipped library, which needs no database, or the one of this installation."""
    if not installed:
        return shipped()
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.verdicts.known_law import library

    return library()


# ── list ─────────────────────────────────────────────────────────────────────────────────────────────


@app.command("list")
def list_sets(installed: Installed = False, as_json: Json = False) -> None:
    """Liệt kê các bộ tiêu chí: hiệu lực, số tiêu chí, mức độ đã kiểm chứng."""
    library = _library(installed)
    if as_json:
        print_json([_row(law, library) for law in library.sets.values()])
        return
    out = console()
    out.print(_sets_table(library), _overlays_table(library), sep="\n\n")
    out.print(
        "\n“Đã đối chiếu”: số yêu cầu đã so với văn bản gốc trên tổng số. “Chưa rõ”: yêu cầu có mức hoặc nội dung chưa"
        " biết (không bao giờ được coi là đạt). “Giao tỉnh”: UBND cấp tỉnh quy định."
    )


def _row(law: CriteriaSet, library: Library) -> dict[str, Any]:
    return {
        "id": law.id,
        "name": law.name,
        "name_en": law.name_en,
        "subject": str(law.subject),
        "title": str(law.title),
        "decision": law.decision.number,
        "valid_from": law.valid_from.isoformat(),
        "valid_until": law.valid_until.isoformat() if law.valid_until else None,
        "replaces": law.replaces,
        "province": law.province,
        "partial": law.partial,
        "begins_unknown": law.begins_unknown,
        "expected": {"criteria": law.expected_criteria, "indicators": law.expected_indicators},
        **summarise(law.criteria).as_dict(),
        "amendments": [overlay.id for overlay in library.amendments(law.id)],
        "checksum": law.checksum,
    }


def _sets_table(library: Library) -> Table:
    table = Table(title="Bộ tiêu chí", title_justify="left", box=None, pad_edge=False, header_style="bold")
    for head in ("Mã", "Tên", "Hiệu lực"):
        table.add_column(head, overflow="fold")
    for head in ("Tiêu chí", "Chỉ tiêu", "Đã đối chiếu", "Chưa rõ", "Giao tỉnh"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("Ghi chú", overflow="fold")
    for law in library.sets.values():
        counts = summarise(law.criteria)
        notes = [f"của {law.province}"] if law.province else []
        notes += ["chưa đầy đủ"] if law.partial else []
        table.add_row(
            law.id, law.name, _validity(law), str(counts.criteria), str(counts.indicators),
            f"{counts.verified}/{counts.requirements}", str(counts.unknown), str(counts.left_to_province),
            ", ".join(notes),
        )  # fmt: skip
    return table


def _overlays_table(library: Library) -> Table:
    table = Table(title="Văn bản sửa đổi", title_justify="left", box=None, pad_edge=False, header_style="bold")
    for head in ("Mã", "Tên", "Sửa đổi bộ", "Hiệu lực", "Chỉ tiêu thay đổi"):
        table.add_column(head, overflow="fold")
    for overlay in library.overlays.values():
        table.add_row(overlay.id, overlay.name, overlay.amends, _validity(overlay), ", ".join(overlay.changes))
    return table


def _validity(law: CriteriaSet | Overlay) -> str:
    if isinstance(law, CriteriaSet) and law.begins_unknown:
        return "không rõ ngày bắt đầu"
    if law.valid_until is None:
        return f"từ {say_date(law.valid_from)}"
    return f"{say_date(law.valid_from)} – trước {say_date(law.valid_until)}"


# ── show, diff ───────────────────────────────────────────────────────────────────────────────────────


@app.command("show")
def show(
    set_id: Annotated[str, typer.Argument(metavar="SET", help="Mã bộ tiêu chí, ví dụ QD318-2022/xa.")],
    as_of: Annotated[datetime | None, DATE] = None,
    overlay: Annotated[list[Path] | None, typer.Option("--overlay", help="Tệp quy định của tỉnh (YAML).")] = None,
    english: Annotated[bool, typer.Option("--en", help="Say it in English.")] = False,
    installed: Installed = False,
    as_json: Json = False,
) -> None:
    """In cả bộ tiêu chí tại một ngày, kèm các sửa đổi có hiệu lực ngày ấy."""
    library = _library(installed)
    day = as_of.date() if as_of else _last_day(library.set(set_id))
    overlays = [read_overlay_file(path, library) for path in overlay or ()]
    if installed:
        from chungsuc.verdicts.known_law import known

        overlays = [*known().at(set_id, day).local, *overlays]
    law = library.at(set_id, day, overlays=overlays)
    if as_json:
        print_json(law_as_plain(law) | {"checksum": law.base.checksum})
        return
    print_law(law, console(), "en" if english else "vi")


def _last_day(law: CriteriaSet) -> date:
    """Give today, or the day nearest to it on which the set is in force."""
    today = date.today()  # noqa: DTZ011 (the day on the reader's wall is meant)
    if law.valid_until is not None and today >= law.valid_until:
        return law.valid_until - timedelta(days=1)
    return max(today, law.valid_from)


@app.command("diff")
def compare(
    old: Annotated[str, typer.Argument(metavar="SET", help="Bộ cũ.")],
    new: Annotated[str, typer.Argument(metavar="SET", help="Bộ mới.")],
    installed: Installed = False,
    as_json: Json = False,
) -> None:
    """So sánh hai bộ tiêu chí: thêm, bỏ, đổi tên, đổi số, đổi yêu cầu, đổi mức."""
    library = _library(installed)
    difference = diff(library.set(old), library.set(new))
    if as_json:
        print_json(difference.as_dict())
        return
    print_difference(difference, console())


# ── check ────────────────────────────────────────────────────────────────────────────────────────────


@app.command("check")
def check(
    file: Annotated[Path | None, typer.Argument(help="Tệp YAML cần kiểm tra; bỏ trống: mọi tệp đi kèm.")] = None,
    as_json: Json = False,
) -> None:
    """Kiểm tra một tệp, hoặc toàn bộ luật đi kèm; mã thoát 2 khi có lỗi."""
    faults = check_library(shipped()) if file is None else _check_file(file)
    if as_json:
        print_json([fault.as_dict() for fault in faults])
    elif faults:
        out = console()
        for fault in faults:
            out.print(str(fault), end="\n\n")
        out.print(f"Có {len(faults)} lỗi. / Faults: {len(faults)}.")
    else:
        console().print(_all_well(file))
    if faults:
        raise typer.Exit(2)


def _check_file(file: Path) -> list[ChungSucError]:
    """Give the faults of a file: an overlay when it says so, otherwise a set."""
    try:
        if any(line.startswith("overlay:") for line in read_file(file).splitlines()):
            read_overlay_file(file, shipped())
        else:
            read_set_file(file)
    except Faults as many:
        return list(many.faults)
    except ChungSucError as one:
        return [one]
    return []


def _all_well(file: Path | None) -> str:
    if file is not None:
        return f"{file.name}: không có lỗi. / No faults."
    library = shipped()
    return (
        f"{len(library.sets)} bộ tiêu chí, {len(library.overlays)} văn bản sửa đổi: không có lỗi. / "
        f"{len(library.sets)} sets, {len(library.overlays)} overlays: no faults."
    )
