"""``chungsuc rules``: the rules of recognition on a day, what they rest on, and what is not known (quy định)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import typer

from chungsuc.law.tree import Subject, Title

rules = typer.Typer(help="Quy định về công nhận / rules of recognition.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="In JSON / print JSON.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày áp dụng, mặc định hôm nay / the day, today."),
]
For = Annotated[Subject, typer.Option("--subject", help="Đối tượng / subject.")]
Of = Annotated[Title | None, typer.Option("--title", help="Danh hiệu, mặc định ntm / title, ntm unless told.")]


def register(app: typer.Typer) -> None:
    app.add_typer(rules, name="rules")


@rules.command("list")
def list_rules(
    as_of: AsOf = None,
    subject: For = Subject.COMMUNE,
    title: Of = None,
    unverified: Annotated[
        bool, typer.Option("--unverified", help="Chỉ quy định chưa đối chiếu hoặc chưa có / only what was not checked.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Liệt kê quy định áp dụng một ngày: giá trị, nguồn, đã đối chiếu hay chưa / list the rules of a day."""
    _ready()
    from chungsuc.rules.queries import rules_on
    from chungsuc.rules.words import STANDINGS

    day, asked = _day(as_of), title or _first_title(subject)
    found = [rule for rule in rules_on(day, subject, asked) if not (unverified and rule.verified)]
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json({"as_of": day.isoformat(), "subject": subject, "title": asked, "rules": [plain(r) for r in found]})
        return
    for rule in found:
        standing = STANDINGS[rule.standing][0]
        print(f"{rule.key}: {rule.said() or '—'} [{standing}] {rule.decree if rule.known else ''}".rstrip())
        print(f"  {rule.vi}")
    checked = sum(rule.verified for rule in found)
    print(f"{len(found)} quy định, {checked} đã đối chiếu, {sum(not rule.known for rule in found)} chưa có.")


@rules.command("show")
def show(
    key: Annotated[str, typer.Argument(help="Khóa, ví dụ council.agreement_percent / key.")],
    as_of: AsOf = None,
    subject: For = Subject.COMMUNE,
    title: Of = None,
    as_json: AsJson = False,
) -> None:
    """Một quy định với nguồn, các mục và lịch sử / one rule with its source, lines and history."""
    _ready()
    from chungsuc.rules.queries import history, rules_on
    from chungsuc.rules.words import STANDINGS

    rule = rules_on(_day(as_of), subject, title or _first_title(subject)).rule(key)
    entries = history(key, subject)
    if as_json:
        from chungsuc.cli.screen import print_json

        print_json(plain(rule) | {"history": [_entry(row) for row in entries]})
        return
    print(f"{rule.vi} ({rule.key})")
    print(f"  {rule.said() or '—'} [{STANDINGS[rule.standing][0]}]")
    for name, text in (("Văn bản", rule.decree), ("Nguồn", rule.source), ("Ghi chú", rule.note)):
        if text:
            print(f"  {name}: {text}")
    for item in rule.items or ():
        print(f"  - {item.vi}{f' ({item.made_by})' if item.made_by else ''}")
    for row in entries:
        print(f"  {row.at:%d/%m/%Y} {row.said_by}: {row.get_kind_display()}, từ {row.valid_from:%d/%m/%Y} {row.decree}")


def plain(rule: Any) -> dict[str, Any]:
    """Give a rule as JSON holds it; a number stays text, so that no digit is lost."""
    return {
        "key": rule.key, "vi": rule.vi, "en": rule.en, "value": None if rule.value is None else f"{rule.value:f}",
        "unit": rule.unit, "standing": rule.standing, "confidence": rule.confidence, "verified": rule.verified,
        "decree": rule.decree, "source": rule.source, "note": rule.note, "entered": rule.entered,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "items": None if rule.items is None else [
            {"key": one.key, "vi": one.vi, "en": one.en, "made_by": one.made_by, "required": one.required, **one.extra}
            for one in rule.items
        ],
    }  # fmt: skip


def _entry(row: Any) -> dict[str, Any]:
    return {
        "kind": row.kind, "at": row.at.isoformat(), "said_by": row.said_by, "subject": row.subject, "title": row.title,
        "value": None if row.value is None else f"{row.value:f}", "items": row.items,
        "since": row.valid_from.isoformat(), "until": row.valid_until.isoformat() if row.valid_until else None,
        "decree": row.decree, "verified": row.verified, "note": row.note,
    }  # fmt: skip


def _first_title(subject: Subject) -> Title:
    if subject in (Subject.TOWN, Subject.PROVINCE):
        return Title.COMPLETED
    return Title.MODEL if subject is Subject.GARDEN else Title.NTM


def _day(as_of: datetime | None) -> date:
    from django.utils import timezone

    return as_of.date() if as_of else timezone.localdate()


def _ready() -> None:
    from chungsuc.site.start import ready_database

    ready_database()
