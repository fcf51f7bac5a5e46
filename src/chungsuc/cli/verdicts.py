"""``chungsuc verdicts``: judge and keep again, and prove that both engines agree."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chungsuc.site.errors import ServerMissing

if TYPE_CHECKING:
    from chungsuc.engine.backends.common import Backend

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
) -> None:
    """Tính lại mọi kết quả đã lưu bằng cả hai bộ máy và so / judge all stored verdicts again, both ways."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.cli.screen import console
    from chungsuc.verdicts.law_in_force import law_for
    from chungsuc.verdicts.queries import judged_before
    from chungsuc.verdicts.verify import verify as verify_units

    backend = _backend(engine, server)
    screen = console()
    units = provisions = outdated = 0
    for (set_id, day), asked in judged_before().items():
        found = verify_units(asked, law_for(set_id, day), backend=backend)
        late = f", {found.outdated} kết quả đã lưu cần tính lại" if found.outdated else ""
        screen.print(f"✓ {set_id} ngày {day:%d/%m/%Y}: {found.units} đơn vị, hai bộ máy bằng nhau{late}")
        units, provisions, outdated = units + found.units, provisions + found.provisions, outdated + found.outdated
    screen.print(f"{units} lượt đơn vị, {provisions} chỉ tiêu và nội dung: bằng nhau. Cần tính lại: {outdated}.")
    if outdated:
        raise typer.Exit(1)


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
