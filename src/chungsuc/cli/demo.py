"""``chungsuc demo``: one province, simulated on real units and real law, judged and printed."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from chungsuc.demo.fill import Made

SEED = 318
TITLE = "Đã công bố — của chúng ta (đếm từ các quyết định công nhận, theo năm kết quả)"
NOTES = (
    "Xã kiểu mẫu phải đạt nâng cao trước (QĐ 319), nên 10 xã kiểu mẫu nằm trong 33 xã nâng cao trở lên.",
    "Quyết định công nhận là thật nơi nguồn nêu tên: 13 xã năm 2019, Ký Phú, Vạn Thọ, Phú Bình, Định Hóa, Đại Từ, "
    "Phú Lương. Còn lại là mô phỏng trong giới hạn tổng số đã công bố, kể cả 3 đơn vị cấp huyện trước năm 2019.",
)
BANNER = "SỐ LIỆU MÔ PHỎNG — SIMULATED DATA. Đơn vị, văn bản, tổng số đã công bố là thật; số liệu từng xã thì không."


def register(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(
    out: Annotated[Path | None, typer.Option("--out", help="Thư mục ghi biểu / folder for the tables.")] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Hạt giống / seed of the simulation.")] = SEED,
) -> None:
    """Tỉnh trình diễn: số liệu mô phỏng trên đơn vị thật, đánh giá, lập biểu / the demo province."""
    from chungsuc.site.start import ready_database

    ready_database()
    from django.utils import timezone

    from chungsuc.cli.screen import console as screen
    from chungsuc.demo.dossiers import make_dossiers
    from chungsuc.demo.due import make_rounds
    from chungsuc.demo.fill import fill
    from chungsuc.demo.people import make_people
    from chungsuc.demo.register import make_registrations
    from chungsuc.demo.release import make_releases
    from chungsuc.demo.reorganise import make_reorganisation
    from chungsuc.demo.verify import say_words
    from chungsuc.site.database import home

    progress, console = screen(stderr=True), screen()
    with progress.status("…") as status:
        made = fill(seed, lambda text: status.update(text) if progress.is_terminal else progress.print(f"· {text}"))
        make_people()
        make_rounds()
        make_registrations()
        say_words()
        status.update("hồ sơ năm 2023, 2024")
        make_dossiers(timezone.localdate())
        make_reorganisation(timezone.localdate())
        status.update("công bố ngày 31/12/2022, 31/12/2023")
        make_releases()
        status.update("lập biểu T1, T2")
        folder = out or home() / "var" / "demo"
        files = _tables(folder)
        status.update("lập báo cáo kết quả năm 2023")
        files += _year_report(folder)
    console.print(BANNER)
    _say_made(console, made)
    _say_comparison(console)
    _say_standing(console)
    console.print("\nĐã lập (biểu T1, T2; báo cáo kết quả năm 2023):")
    for path in files:
        console.print(f"  {path}")
    _say_next(console)
    _say_people(console)
    console.print(
        "Cổng công khai, không cần đăng nhập / the public portal, without a log-in: /cong-khai/", soft_wrap=True
    )


def _tables(folder: Path) -> list[Path]:
    from chungsuc.demo.shape import NEW_SET, Y2022, Y2023
    from chungsuc.demo.world import province
    from chungsuc.figures.criteria import criteria_table
    from chungsuc.reports.criteria.files import Form, stem, write_files
    from chungsuc.reports.criteria.words import LABELS

    table = criteria_table(province(), Y2023, NEW_SET, since=Y2022)
    return list(write_files(table, (Form.XLSX, Form.PDF), folder, stem(table), LABELS["vi"]))


def _year_report(folder: Path) -> list[Path]:
    from django.utils import timezone

    from chungsuc.cli.papers import write_report
    from chungsuc.demo.shape import Y2023
    from chungsuc.demo.world import province
    from chungsuc.figures.figure import Asked
    from chungsuc.reports.kinds import ReportKind, draft

    asked = Asked(province(), Y2023)
    made = draft(ReportKind.YEAR, asked, timezone.localtime())
    return list(write_report(made, ReportKind.YEAR, asked, ("docx", "pdf", "xlsx"), folder))


def _say_made(console: Console, made: Made) -> None:
    from chungsuc.law.prose import number_vi

    observations, recognitions, verdicts = (number_vi(Decimal(count)) for count in made[2:])
    words = (
        f"{observations} số liệu (tất cả mô phỏng), {recognitions} quyết định công nhận, {verdicts} kết quả đánh giá"
    )
    if made.fresh:
        console.print(f"\nĐã tạo với hạt giống {made.seed}: {words}.")
    else:
        console.print(f"\nĐã có sẵn với hạt giống {made.seed}, không ghi gì thêm: {words}.")


def _say_comparison(console: Console) -> None:
    from rich.table import Table

    from chungsuc.demo.show import comparison

    lines = comparison()
    sources = list(dict.fromkeys(line.source for line in lines))
    table = Table(title=TITLE, title_justify="left", box=None)
    for name in ("Ngày", "Phạm vi", "Chỉ số", "Đã công bố", "Của chúng ta", "", "Nguồn"):
        table.add_column(name, justify="right" if name in ("Đã công bố", "Của chúng ta") else "left")
    for line in lines:
        sign = "✓" if line.agrees else f"≠ {line.why}"
        table.add_row(
            f"{line.day:%d/%m/%Y}", line.scope, line.name, line.printed, line.ours, sign,
            f"[{sources.index(line.source) + 1}]",
        )  # fmt: skip
    console.print()
    console.print(table)
    for note in NOTES:
        console.print(f"  {note}", soft_wrap=True)
    for number, source in enumerate(sources, 1):
        console.print(f"  [{number}] {source}", soft_wrap=True)


def _say_standing(console: Console) -> None:
    from chungsuc.demo.show import example, reassessed_in_dinh_hoa, standing

    now = standing()
    console.print(
        f"\nCông nhận không phải là kết quả đánh giá: trong {now.held} xã giữ danh hiệu ngày 31/12/2023, bộ tiêu chí "
        f"2021–2025 (có mức giả định minh họa) cho {now.met} xã đạt 19/19, {now.unmet} xã chưa đạt, "
        f"{now.unknown} xã chưa đủ căn cứ. {now.new_in_2023_met}/10 xã công nhận cho năm 2023 đạt 19/19."
    )
    eight = "; ".join(f"{name} {met}/19" for name, met in reassessed_in_dinh_hoa())
    console.print(f"Định Hóa ngày 30/6/2023, đã công nhận mà chưa đạt bộ mới: {eight}.")
    shown = example()
    if shown is None:
        return
    console.print(f"\nVí dụ: {shown.unit.full_name}, đã được công nhận, đạt {shown.verdict.criteria_met}/19 tiêu chí:")
    for sentence in shown.sentences:
        console.print(f"  ✕ {sentence}", soft_wrap=True)


def _say_next(console: Console) -> None:
    from chungsuc.cli.screen import program_called

    program = program_called(sys.argv[0])
    console.print("\nThử tiếp:")
    for command in (
        "explain 'Ký Phú' --set QD318-2022/xa_nang_cao --as-of 2023-12-31",
        "report criteria --as-of 2020-12-31 --format terminal",
        "report make gap --unit 'Phú Đình' --as-of 2023-12-31",
        "units lineage 'Ký Phú' --as-of 2023-12-31",
        "law show QD318-2022/xa",
        "serve",
    ):
        console.print(f"  {program} {command}", soft_wrap=True)


def _say_people(console: Console) -> None:
    """Print one log-in per role, last, where the eye is when the pages open."""
    from chungsuc.demo.people import CAST, PASSWORD
    from chungsuc.demo.surveys import open_path

    console.print(f"\nĐăng nhập — chỉ có ở bản trình diễn, mật khẩu chung: {PASSWORD} (không cần xác thực hai bước):")
    for part in CAST:
        console.print(f"  {part.username:<12} {part.name:<24} {part.to_try}", soft_wrap=True)
    path = open_path()
    if path:
        console.print(
            f"\nNgười dân trả lời không cần đăng nhập / residents answer without a log-in: {path}", soft_wrap=True
        )
