"""Write docs/permissions.md: role × route, as the door reads it. Run as `.venv/bin/python script/permissions.py`."""

from __future__ import annotations

from pathlib import Path

from chungsuc.site.start import start

start()

from chungsuc.accounts.models import Role  # noqa: E402 — models need Django
from chungsuc.desk.access import ACCESS, Row  # noqa: E402

PAGE = Path(__file__).parents[1] / "docs" / "permissions.md"
HEAD = """# Who may open what

Made by `script/permissions.py` from `desk/access.py`; do not edit. r: reads; w: reads and changes; blank: refused.
Which units and indicators somebody sees behind a route is decided by their scope (`accounts/scope.py`).
"""


def cell(row: Row, role: Role) -> str:
    if role in row.write:
        return "w"
    return "r" if role in row.read else ""


def page() -> str:
    """Give the whole page as Markdown."""
    lines = [HEAD, "| route | " + " | ".join(role.value for role in Role) + " |"]
    lines.append("| --- |" + " :-: |" * len(Role))
    for name, row in sorted(ACCESS.items()):
        cells = ["open to all"] * len(Role) if row.public else [cell(row, role) for role in Role]
        lines.append(f"| `{name}` | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
