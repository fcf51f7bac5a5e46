"""``chungsuc report make | gaps | template``: official reports as Word, PDF and Excel, and their templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chungsuc.cli.screen import console

if TYPE_CHECKING:
    from chungsuc.figures.figure import Asked
    from chungsuc.reports.kinds import Draft, Options, ReportKind
    from chungsuc.units.models import Unit

Day = Annotated[
    datetime, typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày của số liệu / day of the figures.")
]
UnitName = Annotated[str, typer.Option("--unit", help="Đơn vị; mặc định: cả tỉnh / unit, else the province.")]
SetId = Annotated[str, typer.Option("--set", help="Bộ tiêu chí; mặc định: bộ đang có hiệu lực / set of criteria.")]
Out = Annotated[Path, typer.Option("--out", help="Thư mục ghi tệp / folder for the files.")]
ByDecision = Annotated[
    bool, typer.Option("--by-decision", help="Tính theo ngày quyết định / count by day of decision.")
]
KnownAt = Annotated[
    datetime | None,
    typer.Option("--known-at", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Theo hiểu biết đến hết ngày / as known."),
]


def register(app: typer.Typer) -> None:
    """Hang the commands on ``chungsuc report``."""
    app.command("make")(make)
    app.command("gaps")(gaps)
    app.command("template")(template)


def make(
    kind: Annotated[str, typer.Argument(help="year, quarter, recognised, reevaluation, gap.")],
    as_of: Day,
    unit: UnitName = "",
    set_id: SetId = "",
    out: Out = Path(),
    formats: Annotated[str, typer.Option("--format", help="docx, pdf, xlsx.")] = "docx,pdf,xlsx",
    by_decision: ByDecision = False,
    known_at: KnownAt = None,
    by_template: Annotated[Path | None, typer.Option("--template", help="Tệp mẫu (.md, .docx) / template.")] = None,
) -> None:
    """Lập một báo cáo chính thức / make an official report: year (năm, 6 tháng), quarter (quý), recognised, …"""
    from chungsuc.site.start import ready_database

    ready_database()
    from django.utils import timezone

    from chungsuc.reports.errors import UnknownForm, UnknownReport
    from chungsuc.reports.kinds import KIND_VI, ReportKind, draft

    if kind not in set(ReportKind):
        raise UnknownReport(kind=kind, known=", ".join(ReportKind))
    wanted = [word.strip().lower() for word in formats.split(",") if word.strip()]
    for word in wanted:
        if word not in ("docx", "pdf", "xlsx"):
            raise UnknownForm(form=word, known="docx, pdf, xlsx")
    screen, what = console(), ReportKind(kind)
    asked = _asked(unit, as_of, set_id, by_decision=by_decision, known_at=known_at)
    with screen.status(f"{KIND_VI[what]}: thu thập số liệu…") as status:
        made = draft(what, asked, timezone.localtime(), _options(what, by_template))
        status.update(f"{KIND_VI[what]}: lập tệp…")
        paths = list(write_report(made, what, asked, wanted, out))
    for path in paths:
        screen.print(f"→ {path}", soft_wrap=True)


def write_report(
    made: Draft, kind: ReportKind, asked: Asked, forms: Sequence[str], folder: Path
) -> Iterator[Path]:  # fmt: skip
    """Write the files of a report that was made, and give each path as it is there.

    Raises:
        CannotWrite.
    """
    from chungsuc.reports.kinds import SLUG

    files, sheets = made.files()
    stem = f"{SLUG[kind]}-{_slug(asked.scope)}-{asked.as_of.isoformat()}"
    contents = {"docx": files.docx, "pdf": files.pdf, "xlsx": sheets}
    for form in forms:
        yield _write(folder, f"{stem}.{form}", contents[form])


def gaps(
    as_of: Day,
    unit: UnitName = "",
    set_id: SetId = "",
    out: Out = Path(),
    form: Annotated[str, typer.Option("--form", help="zip: Word và PDF từng xã; pdf: một tệp để in.")] = "zip",
) -> None:
    """Báo cáo rà soát của mọi xã trong một phạm vi / the criteria-gap reports of all communes at once."""
    from chungsuc.site.start import ready_database

    ready_database()
    from django.utils import timezone
    from rich.progress import Progress

    from chungsuc.reports.bundle import BundleForm, gap_reports
    from chungsuc.reports.errors import UnknownForm
    from chungsuc.reports.kinds import SLUG, ReportKind

    if form not in set(BundleForm):
        raise UnknownForm(form=form, known=", ".join(BundleForm))
    screen = console()
    asked = _asked(unit, as_of, set_id)
    content = b""
    with Progress(console=screen, transient=True) as progress:
        task = progress.add_task("Báo cáo rà soát", total=None)
        for step in gap_reports(asked, BundleForm(form), made_at=timezone.localtime()):
            progress.update(task, completed=step.done, total=step.whole, description=step.name or "Ghi tệp")
            content = step.content or content
    name = f"{SLUG[ReportKind.GAP]}-{_slug(asked.scope)}-{asked.as_of.isoformat()}.{form}"
    screen.print(f"→ {_write(out, name, content)}", soft_wrap=True)


def template(
    kind: Annotated[str, typer.Argument(help="Loại báo cáo / kind of report: year.")] = "year",
    check_file: Annotated[Path | None, typer.Option("--check", help="Kiểm tra một tệp mẫu / check a file.")] = None,
    fields: Annotated[bool, typer.Option("--fields", help="Liệt kê các trường / list the fields.")] = False,
) -> None:
    """Mẫu báo cáo: in mẫu mặc định, liệt kê trường, kiểm tra một tệp / the template, its fields, a check of a file."""
    from chungsuc.site.start import start

    start()
    from chungsuc.reports.errors import UnknownReport
    from chungsuc.reports.kinds import ReportKind, usual_template
    from chungsuc.reports.templates.checking import check
    from chungsuc.reports.templates.files import read_template

    if kind not in set(ReportKind):
        raise UnknownReport(kind=kind, known=", ".join(ReportKind))
    what = ReportKind(kind)
    if check_file is not None:
        check(what, read_template(check_file.name, check_file.read_bytes()))
        console().print(f"Mẫu dùng được: {check_file.name} / the template is good")
    elif fields:
        usual_template(what)
        _print_fields(what)
    else:
        print(usual_template(what).text, end="")


def _print_fields(kind: ReportKind) -> None:
    from chungsuc.reports.kinds import fields_of
    from chungsuc.reports.templates.model import KIND_VI

    docs = fields_of(kind)
    width = max(len(doc.name) for doc in docs)
    for doc in docs:
        print(f"{doc.name:<{width}}  {KIND_VI[doc.kind]:<10}  {doc.vi}")
        for part, said in doc.parts:
            print(f"{'':<{width}}  {'.' + part:<10}  {said}")


def _options(kind: ReportKind, file: Path | None) -> Options:
    from chungsuc.reports.kinds import Options
    from chungsuc.reports.templates.files import read_template

    return Options(read_template(file.name, file.read_bytes()) if file else None)


def _asked(
    unit: str, as_of: datetime, set_id: str, *, by_decision: bool = False, known_at: datetime | None = None
) -> Asked:  # fmt: skip
    from django.conf import settings
    from django.utils import timezone

    from chungsuc.figures.figure import Asked
    from chungsuc.recognition.queries import Basis
    from chungsuc.units.queries import find_unit

    day = as_of.date()
    scope = find_unit(unit or settings.CHUNGSUC_PROVINCE, day, level=None if unit else "province")
    known = timezone.make_aware(datetime.combine(known_at, time.max)) if known_at else None
    return Asked(
        scope, day, set_id, Basis.DECIDED_ON if by_decision else Basis.RESULT_YEAR, as_known_at=known
    )  # fmt: skip


def _slug(unit: Unit) -> str:
    from chungsuc.reports.criteria.files import slug

    return slug(unit.full_name)


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    with _told(path):
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path


@contextmanager
def _told(path: Path) -> Iterator[None]:
    from chungsuc.reports.errors import CannotWrite

    try:
        yield
    except OSError as error:
        raise CannotWrite(path=path, reason=error.strerror or str(error)) from error
