"""``chungsuc verdicts``: judge and keep again, and prove that both engines agree."""

from __future__ import annotations

import typer

verdicts = typer.Typer(help="Kết quả đánh giá đã lưu / stored verdicts.", no_args_is_help=True)


@verdicts.callback()
def _verdicts() -> None:
    """Kết quả đánh giá đã lưu / stored verdicts."""


def register(app: typer.Typer) -> None:
    app.add_typer(verdicts, name="verdicts")


@verdicts.command("verify")
def verify() -> None:
    """Tính lại mọi kết quả đã lưu bằng cả hai bộ máy và so / judge all stored verdicts again, both ways."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.cli.screen import console
    from chungsuc.verdicts.law_in_force import law_for
    from chungsuc.verdicts.queries import judged_before
    from chungsuc.verdicts.verify import verify as verify_units

    screen = console()
    units = provisions = outdated = 0
    for (set_id, day), asked in judged_before().items():
        found = verify_units(asked, law_for(set_id, day))
        late = f", {found.outdated} kết quả đã lưu cần tính lại" if found.outdated else ""
        screen.print(f"✓ {set_id} ngày {day:%d/%m/%Y}: {found.units} đơn vị, hai bộ máy bằng nhau{late}")
        units, provisions, outdated = units + found.units, provisions + found.provisions, outdated + found.outdated
    screen.print(f"{units} lượt đơn vị, {provisions} chỉ tiêu và nội dung: bằng nhau. Cần tính lại: {outdated}.")
    if outdated:
        raise typer.Exit(1)


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
