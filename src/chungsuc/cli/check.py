"""``chungsuc check``: read papers and say which of their figures hold (đối chiếu số liệu trong văn bản)."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from chungsuc.claims.check import OurFigures, Report
    from chungsuc.claims.claim import Claim
    from chungsuc.claims.document import Document

STDIN = "-"


def register(app: typer.Typer) -> None:
    app.command("check")(check)


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="txt, docx, pdf, html; «-»: đầu vào chuẩn / standard input.")
    ],
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of",
            formats=["%Y-%m-%d", "%d/%m/%Y"],
            help="Ngày của số liệu khi văn bản không nêu / day where the text names none.",
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--ours/--no-ours", help="Có hay không so với số của hệ thống / compare with our figures.")
    ] = True,
    everything: Annotated[
        bool, typer.Option("--all", help="Cả số khớp và số không kiểm tra được / also what holds.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")] = False,
) -> None:
    """Đối chiếu số liệu in trong báo cáo, bài báo; kết thúc bằng mã 1 khi có số sai / check printed figures."""
    from chungsuc.claims.check import check as checked
    from chungsuc.claims.errors import StdinAmongFiles

    if files.count(STDIN) > 1:
        raise StdinAmongFiles
    day = as_of.date() if as_of else None
    documents = [_read(name) for name in files]
    ours = _ours(day) if compare else None
    reports = [checked(document, ours, day) for document in documents]
    if as_json:
        _print_json(reports)
    else:
        for report in reports:
            _print(report, everything=everything)
    raise typer.Exit(1 if any(report.contradictions for report in reports) else 0)


def _read(name: str) -> Document:
    from chungsuc.claims.reading import read_bytes, read_file

    return read_bytes(STDIN, sys.stdin.buffer.read()) if name == STDIN else read_file(Path(name))


def _ours(day: date | None) -> OurFigures | None:
    """Give our figures, where there is a database that holds some; none is made for a check."""
    from chungsuc.site.start import has_database

    if not has_database():
        return None
    from chungsuc.figures.claimed import our_figures

    return our_figures(day)


def _print_json(reports: list[Report]) -> None:
    from chungsuc.claims.told import as_json
    from chungsuc.cli.screen import print_json

    told = [as_json(report) for report in reports]
    totals = {name: sum(one["counts"][name] for one in told) for name in told[0]["counts"]}
    files = [{name: value for name, value in one.items() if name != "claims"} for one in told]
    print_json({
        "compared": any(one["compared"] for one in told), "counts": totals, "files": files,
        "claims": [claim for one in told for claim in one["claims"]],
    })  # fmt: skip


def _print(report: Report, *, everything: bool) -> None:
    from chungsuc.claims.claim import Against, Status

    counts = report.counts
    print(f"{report.document.file or STDIN}")
    for claim in report.worst_first:
        if everything or claim.wrong or claim.against is Against.DIFFERS:
            _print_claim(claim)
    right, open_ends = len(report.of(Status.CONSISTENT)), len(report.of(Status.NOT_CHECKABLE))
    print(
        f"  {len(report.claims)} điều nói bằng số: {report.contradictions} sai, {right} khớp, {open_ends} "
        f"không kiểm tra "
        f"được; {counts.unread} số không đọc được ý nghĩa, {counts.references} ngày tháng và số hiệu."
    )
    print(
        f"  {len(report.claims)} claims: {report.contradictions} wrong, {right} consistent, {open_ends} not checkable; "
        f"{counts.unread} numbers not understood, {counts.references} days and references."
    )
    if not report.compared:
        print(
            "  Chưa so với số của hệ thống: không dùng cơ sở dữ liệu nào có số liệu. / Not compared with our figures."
        )


def _print_claim(claim: Claim) -> None:
    from chungsuc.claims.told import KIND_WORDS, STATUS_SIGN, STATUS_WORDS, against, sentence

    print(f"  {STATUS_SIGN[claim.status]} {STATUS_WORDS[claim.status][0]} [{KIND_WORDS[claim.kind][0]}] «{claim.text}»")
    for words in (sentence(claim), against(claim), claim.place.say()):
        if words:
            print(f"      {words}")
