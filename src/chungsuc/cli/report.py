"""``chungsuc report criteria``: T1 and T2 in the terminal, as a workbook and as a PDF; other reports: ``papers``."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chungsuc.cli.roll import RollOption, RollWord
from chungsuc.cli.screen import console
from chungsuc.reports.errors import DayUnreadable, UnknownLanguage

if TYPE_CHECKING:
    from chungsuc.units.models import Unit

THAI_NGUYEN = "19"

app = typer.Typer(help="Lập báo cáo / make a report.", no_args_is_help=True)


@app.callback()
def _reports() -> None:
    """Lập báo cáo / make a report."""


def register(main: typer.Typer) -> None:
    from chungsuc.cli import papers

    papers.register(app)
    main.add_typer(app, name="report")


@app.command("criteria")
def criteria(
    as_of: Annotated[str, typer.Option("--as-of", help="Ngày của số liệu, 2023-12-31 / day of the figures.")],
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi tệp / folder for the files.")] = Path(),
    set_id: Annotated[
        str | None,
        typer.Option("--set", help="Bộ tiêu chí; mặc định: bộ quốc gia về xã NTM có hiệu lực / set of criteria."),
    ] = None,
    province: Annotated[str, typer.Option(help="Tỉnh: mã hoặc tên / province, code or name.")] = THAI_NGUYEN,
    district: Annotated[str | None, typer.Option(help="Chỉ một huyện / one district only.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Ngày so sánh; mặc định: 31/12 năm trước / day of comparison.")
    ] = None,
    known_at: Annotated[
        str | None, typer.Option("--known-at", help="Theo hiểu biết đến lúc này / as known at this moment.")
    ] = None,
    roll: RollOption = RollWord.AS_THEN,
    formats: Annotated[str, typer.Option("--format", help="xlsx, pdf, terminal, json, csv.")] = "xlsx,pdf",
    lang: Annotated[str, typer.Option(help="vi | en")] = "vi",
    issuer: Annotated[
        str | None, typer.Option(help="Cơ quan ban hành, in trên PDF (không in khi có số liệu mô phỏng) / issuer.")
    ] = None,
) -> None:
    """Biểu tổng hợp kết quả thực hiện tiêu chí (T1) và phân nhóm xã (T2) / results by criterion."""
    from chungsuc.reports.criteria.words import LABELS

    day, before = _day(as_of, "--as-of"), _day(since, "--since") if since else None
    if lang not in LABELS:
        raise UnknownLanguage(language=lang)

    from chungsuc.reports.criteria.files import Form, read_forms, stem, write_files

    forms = read_forms(formats)

    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.figures.criteria import criteria_table, national_set_at
    from chungsuc.reports.criteria.terminal import print_bands, print_criteria, print_words

    usual = national_set_at(day).id if set_id is None else None
    scope = _scope(province, district, day)
    table = criteria_table(
        scope, day, set_id or str(usual), since=before, known_at=_moment(known_at) if known_at else None,
        roll=roll.roll, follow=Form.JSON in forms,
    )  # fmt: skip
    labels = LABELS[lang]
    screen = console()
    if Form.TERMINAL in forms:
        print_criteria(screen, table, labels)
    print_bands(screen, table, labels)
    print_words(screen, table, labels)
    extra = _unusual(scope, set_id, day, lang)
    extra += ["quy đổi"] if roll is RollWord.AS_NOW else []
    for path in write_files(table, forms, out, stem(table, extra=extra), labels, issuer=issuer):
        screen.print(f"→ {path}", soft_wrap=True)


def _scope(province: str, district: str | None, day: date) -> Unit:
    from chungsuc.units.models import Level
    from chungsuc.units.queries import find_unit

    whole = find_unit(province, day, level=Level.PROVINCE)
    return whole if district is None else find_unit(district, day, level=Level.DISTRICT, within=whole)


def _unusual(scope: Unit, set_id: str | None, day: date, lang: str) -> list[str]:
    """Name in the file what is not the usual table, so that none overwrites another."""
    from chungsuc.figures.criteria import national_set_at
    from chungsuc.figures.errors import NoSetInForce

    try:
        usual = national_set_at(day).id
    except NoSetInForce:
        usual = ""
    words = [] if scope.code == THAI_NGUYEN else [scope.full_name]
    if set_id and set_id != usual:
        words.append(set_id)
    return [*words, lang] if lang != "vi" else words


def _day(text: str, option: str) -> date:
    """Read a day written as 2023-12-31 or, day first, as 31/12/2023."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  # a day, not a moment
        except ValueError:
            continue
    raise DayUnreadable(text=text, option=option)


def _moment(text: str) -> datetime:
    """Read a moment; a day alone means its end, when everything of that day was known."""
    from django.utils import timezone

    if "T" not in text and " " not in text.strip():
        return timezone.make_aware(datetime.combine(_day(text, "--known-at"), time.max))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise DayUnreadable(text=text, option="--known-at") from None
    return moment if moment.tzinfo else timezone.make_aware(moment)
