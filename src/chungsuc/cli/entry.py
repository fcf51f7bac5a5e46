"""``chungsuc entry``: rounds and how far they are, and what was submitted."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer

entry = typer.Typer(help="Nhập liệu: đợt, lần gửi / rounds and submissions.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày của số liệu / the day the values describe."),
]


def register(app: typer.Typer) -> None:
    app.add_typer(entry, name="entry")


@entry.command("rounds")
def rounds(as_json: AsJson = False) -> None:
    """Các đợt nhập liệu và tiến độ / rounds of entry and how far they are."""
    from chungsuc.site.start import ready_database

    ready_database()
    from django.utils import timezone

    from chungsuc.entry import queries

    today = timezone.localdate()
    found = [_round(one, queries.progress(one, today)) for one in queries.rounds()]
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json(found)
        return
    for one in found:
        state = "đã đóng" if one["closed"] else f"hạn {one['due_on']}"
        print(f"{one['name']} ({one['set']}, ngày {one['as_of']}, {state})")
        print(f"  đã gửi {one['submitted']}/{one['units']}, đủ số liệu {one['complete']}, quá hạn {one['overdue']}")
    if not found:
        print("Chưa có đợt nào.")


def _round(one: Any, rows: list[Any]) -> dict[str, Any]:
    return {
        "id": one.pk, "name": one.name, "set": one.set_id, "as_of": one.as_of.isoformat(),
        "opens_on": one.opens_on.isoformat(), "due_on": one.due_on.isoformat(),
        "verify_due_on": one.verify_due_on.isoformat() if one.verify_due_on else None, "source": one.source,
        "closed": one.closed_at is not None, "synthetic": one.synthetic, "units": len(rows),
        "submitted": sum(row.submitted for row in rows), "complete": sum(not row.missing for row in rows),
        "overdue": sum(row.overdue for row in rows),
        "not_submitted": [row.unit.code for row in rows if not row.submitted],
    }  # fmt: skip


@entry.command("submissions")
def submissions(
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị: tên hoặc mã / unit, name or code.")] = "",
    as_of: AsOf = None,
    count: Annotated[
        int, typer.Option("--count", min=1, help="Bao nhiêu lần gửi gần nhất / how many of the latest.")
    ] = 20,
    as_json: AsJson = False,
) -> None:
    """Các lần gửi gần nhất / the latest submissions."""
    from chungsuc.site.start import ready_database

    ready_database()
    from django.utils import timezone

    from chungsuc.entry.models import Submission
    from chungsuc.units.queries import find_unit

    found = Submission.objects.select_related("unit").order_by("-at", "-pk")
    day = as_of.date() if as_of else None
    if unit:
        found = found.filter(unit__thread=find_unit(unit, day or timezone.localdate()).thread)
    if day:
        found = found.filter(as_of=day)
    told = [_submission(one) for one in found[:count]]
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json(told)
        return
    for one in told:
        print(f"{one['number']}  {one['at']}  {one['unit']}: mới {one['new']}, thay {one['changed']}, "
              f"trùng {one['equal']}, rút lại {one['retracted']}  ({one['who']})")  # fmt: skip
    if not told:
        print("Chưa có lần gửi nào.")


def _submission(one: Any) -> dict[str, Any]:
    return {
        "number": one.number, "client_id": str(one.client_id), "unit": one.unit.full_name, "code": one.unit.code,
        "set": one.set_id, "as_of": one.as_of.isoformat(), "at": one.at.isoformat(timespec="seconds"), "who": one.who,
        "new": one.new, "changed": one.changed, "equal": one.equal, "retracted": one.retracted, "note": one.note,
        "synthetic": one.synthetic, "observations": one.observations,
    }  # fmt: skip
