"""``chungsuc people invite`` and ``invite-template``: many people by one file, all or nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chungsuc.cli.people import AsOf, as_operator, day_asked, people, ready


@people.command("invite-template")
def invite_template(
    out: Annotated[Path, typer.Argument(help="Tệp .xlsx để ghi / the file to write.")], as_of: AsOf = None
) -> None:
    """Ghi tệp mẫu danh sách mời / write the template of the list."""
    ready()
    from django.utils import timezone

    from chungsuc.accounts.assigned import departments_on
    from chungsuc.accounts.granting import units_to_grant
    from chungsuc.exchange.invitation.template import template

    day = day_asked(as_of)
    departments = [one.name for one in departments_on(timezone.localdate())]
    out.write_bytes(template(units_to_grant(day), departments, day))
    print(f"Đã ghi {out}")


@people.command("invite")
def invite(
    file: Annotated[Path, typer.Argument(help="Danh sách .xlsx đã điền / the filled-in list.")],
    out: Annotated[Path, typer.Option("--out", help="Tệp trả lời, có mật khẩu / the answer, with passwords.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ kiểm tra / only check.")] = False,
    as_of: AsOf = None,
) -> None:
    """Mời nhiều người theo tệp: tất cả hoặc không ai / invite many by a file, all or nobody."""
    with as_operator():
        from chungsuc.accounts.authority import OPERATOR
        from chungsuc.accounts.inviting import Kind, plan
        from chungsuc.accounts.inviting import invite as make
        from chungsuc.exchange.invitation.answer import KIND_VI, marked, with_passwords
        from chungsuc.exchange.invitation.reading import read_list

        day = day_asked(as_of)
        listed = read_list(file)
        found = plan(OPERATOR, listed.rows, day)
        if found.faults:
            out.write_bytes(marked(file, listed, found.faults))
            for fault in found.faults:
                print(f"{listed.sheet}!{listed.cell(fault.row, fault.field)}: {fault.error.text('vi')}")
            print(f"{len(found.faults)} lỗi, chưa tạo ai; tệp đã tô lỗi: {out}")
            raise typer.Exit(2)
        print(", ".join(f"{found.count(kind)} {KIND_VI[kind]}" for kind in Kind) + ".")
        if not dry_run:
            out.write_bytes(with_passwords(file, listed, make(OPERATOR, listed.rows, day)))
            print(f"Mật khẩu dùng một lần chỉ có trong {out}: giữ kín, phát tận tay rồi xóa.")
