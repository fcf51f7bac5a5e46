"""``chungsuc people departments`` and ``assign``: which department answers for what on a day."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from chungsuc.cli.people import AsJson, AsOf, people

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
SetId = Annotated[str, typer.Option("--set", help="Bộ tiêu chí / criteria set.")]


@people.command("departments")
def departments(set_id: SetId = "QD318-2022/xa", as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Phân công phụ trách vào một ngày / who answers for what on a day."""
    from chungsuc.cli.people import day_asked, ready

    ready()
    from chungsuc.accounts.assigned import assigned_on
    from chungsuc.cli.screen import print_json
    from chungsuc.verdicts.known_law import library

    day = day_asked(as_of)
    lines = assigned_on(day, library().set(set_id))
    if as_json:
        print_json(
            [
                {
                    "no": line.no, "name": line.name, "verified": line.verified,
                    "department": line.department.code if line.department else None,
                    "department_name": line.department.name if line.department else None,
                    "source": line.row.source if line.row else None,
                }
                for line in lines
            ]
        )  # fmt: skip
        return
    for line in lines:
        nobody = "theo từng chỉ tiêu" if line.by_parts else "chưa phân công"
        who = line.department.name if line.department else nobody
        unchecked = "" if line.row is None or line.verified else "  (chưa đối chiếu)"
        print(f"{line.no if line.criterion else '  ' + line.no:<8} {line.name[:52]:<52} {who}{unchecked}")
    print(f"Ngày {day:%d/%m/%Y}, bộ {set_id}.")


@people.command("assign")
def assign(
    no: Annotated[str, typer.Argument(help="Số tiêu chí hoặc chỉ tiêu / number of criterion or indicator.")],
    department: Annotated[str, typer.Argument(help="Sở, ngành: tên hoặc mã / department.")],
    since: Annotated[datetime, typer.Option("--since", formats=_DAYS, help="Từ ngày / first day.")],
    decree: Annotated[str, typer.Option("--decree", help="Văn bản phân công / decision of assignment.")],
    set_id: SetId = "QD318-2022/xa",
) -> None:
    """Ghi phân công phụ trách, kèm văn bản / record an assignment with its decision."""
    from chungsuc.cli.people import as_operator

    with as_operator():
        from chungsuc.accounts.assigning import assign as record
        from chungsuc.accounts.assigning import find_department
        from chungsuc.accounts.authority import OPERATOR

        day = since.date()
        row = record(OPERATOR, set_id, no, find_department(department, day), day, decree=decree)
        print(f"Từ {day:%d/%m/%Y} {row.department} phụ trách {no} ({set_id}), theo {row.source}.")
