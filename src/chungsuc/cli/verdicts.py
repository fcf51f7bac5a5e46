"""``chungsuc verdicts``: judge and keep again, and prove that both engines agree."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chungsuc.site.errors import ServerMissing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import Console

    from chungsuc.engine.backends.common import Backend
    from chungsuc.verdicts.verify import Verified

verdicts = typer.Typer(help="Kết quả đánh giá đã lưu / stored verdicts.", no_args_is_help=True)


@verdicts.callback()
def _verdicts() -> None:
    """Kết quả đánh giá đã lưu / stored verdicts."""


def register(app: typer.Typer) -> None:
    app.add_typer(verdicts, name="verdicts")


class Engine(StrEnum):
    """Where the panel is judged; the statement is the same."""

    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"


@verdicts.command("verify")
def verify(
    engine: Annotated[Engine, typer.Option(help="Nơi tính bảng rộng / where the panel is judged.")] = Engine.DUCKDB,
    server: Annotated[
        str, typer.Option(help="Địa chỉ máy chủ / the server: postgresql://… hoặc sc://máy:cổng (Spark Connect).")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")] = False,
) -> None:
    """Tính lại mọi kết quả đã lưu bằng cả hai bộ máy và so / judge all stored verdicts again, both ways."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.cli.screen import console, print_json
    from chungsuc.verdicts.law_in_force import law_for
    from chungsuc.verdicts.queries import judged_before
    from chungsuc.verdicts.verify import verify as verify_units

    backend = _backend(engine, server)
    found = [
        (set_id, day, verify_units(asked, law_for(set_id, day), backend=backend))
        for (set_id, day), asked in judged_before().items()
    ]
    outdated = sum(one.outdated for _, _, one in found)
    if as_json:
        print_json([{"set": set_id, "as_of": day.isoformat(), **one._asdict()} for set_id, day, one in found])
    else:
        _print_verified(console(), found, outdated)
    if outdated:
        raise typer.Exit(1)


def _print_verified(screen: Console, found: Sequence[tuple[str, date, Verified]], outdated: int) -> None:
    for set_id, day, one in found:
        late = f", {one.outdated} kết quả đã lưu cần tính lại" if one.outdated else ""
        screen.print(f"✓ {set_id} ngày {day:%d/%m/%Y}: {one.units} đơn vị, hai bộ máy bằng nhau{late}")
    units, provisions = sum(one.units for *_, one in found), sum(one.provisions for *_, one in found)
    screen.print(f"{units} lượt đơn vị, {provisions} chỉ tiêu và nội dung: bằng nhau. Cần tính lại: {outdated}.")


def _backend(engine: Engine, server: str) -> Backend:
    if engine is Engine.DUCKDB:
        from chungsuc.engine.backends.duckdb import DuckDBBackend

        return DuckDBBackend(threads=2)
    if not server:
        raise ServerMissing(engine=engine.value)
    if engine is Engine.POSTGRES:
        from chungsuc.engine.backends.postgres import PostgresBackend

        return PostgresBackend(server)
    from chungsuc.engine.backends.spark import SparkBackend, connect

    return SparkBackend(connect(server))


@verdicts.command("refresh")
def refresh() -> None:
    """Tính lại và lưu mọi kết quả đã lưu / judge all stored verdicts again and keep the results."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.cli.screen import console
    from chungsuc.verdicts.actions import refresh as refresh_units
    from chungsuc.verdicts.queries import judged_before

    screen = console()
    for (set_id, day), asked in judged_before().items():
        screen.print(f"{set_id} ngày {day:%d/%m/%Y}: {len(refresh_units(asked, set_id, day))} kết quả")
