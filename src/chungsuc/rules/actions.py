"""The only writers of rules and of the calendar: set, confirm, end; a day off or worked (nhập quy định).

Rows are added, never changed (ADR 24); each leaves its trace in the trail. What ships is never written to: to confirm
a shipped rule is to enter it with the decree it was held against.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from chungsuc.accounts.authority import By
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, actor, wrote
from chungsuc.law.reading.entry import near
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.entered import plain_item, rule_of, standing
from chungsuc.rules.errors import (
    AlreadySaid,
    DecreeToCheckMissing,
    NothingToConfirm,
    NothingToEnd,
    ReasonMissing,
    RuleDaysWrong,
    SourceMissing,
    UnknownRule,
    ValueMissing,
    ValueUnusable,
)
from chungsuc.rules.models import CalendarDay, Kind, RuleEntry
from chungsuc.rules.queries import rules_on
from chungsuc.rules.reading import fits
from chungsuc.rules.rights import must_keep_rules
from chungsuc.rules.rule import Item, Measure, Rule
from chungsuc.rules.words import KEYS, MEASURES, SUBJECTS, TITLES, About, about
from chungsuc.units.days import in_force


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as somebody enters it; subject or title ``None``: for all. ``verified``: held against the decree."""

    key: str
    subject: Subject | None
    title: Title | None
    valid_from: date
    value: Decimal | None = None
    items: tuple[Item, ...] | None = None
    valid_until: date | None = None
    decree: str = ""
    decree_day: date | None = None
    verified: bool = False
    note: str = ""
    synthetic: bool = field(default=False, kw_only=True)


@transaction.atomic
def set_rule(by: By, draft: Draft) -> RuleEntry:
    """Enter a rule with its decree; it stands over what ships, and over what was entered, on its days (nhập quy định).

    Raises:
        NotAllowed: somebody other than the office of the whole province.
        UnknownRule, ValueMissing, ValueUnusable, RuleDaysWrong, SourceMissing, DecreeToCheckMissing.
        AlreadySaid: the same is there.
    """
    must_keep_rules(by)
    fixed = _fixed(draft.key)
    _check(draft, fixed)
    return _write(by, Kind.SET, draft, fixed.unit)


@transaction.atomic
def confirm_rule(
    by: By, key: str, subject: Subject, title: Title | None, day: date, *, decree: str, decree_day: date | None = None,
    note: str = "",
) -> RuleEntry:  # fmt: skip
    """Say that the rule as it holds on a day was held against its decree (đối chiếu quy định).

    An entered one is confirmed for all that it was entered for, a shipped one for the subject and title asked about.

    Raises:
        NotAllowed, UnknownRule.
        NothingToConfirm: nothing is known on the day.
        DecreeToCheckMissing: it is not said what was looked at.
        AlreadySaid: it is confirmed already.
    """
    must_keep_rules(by)
    fixed = _fixed(key)
    rule = rules_on(day, subject, title).rule(key)
    if not rule.known:
        raise NothingToConfirm(name=fixed.vi, name_en=fixed.en, day=day)
    if not decree.strip():
        raise DecreeToCheckMissing
    whom = (rule.subject, rule.title) if rule.entered else (subject, title)
    draft = Draft(
        key, *whom, rule.since or day, value=rule.value, items=rule.items, valid_until=rule.until,
        decree=decree.strip(), decree_day=decree_day, verified=True, note=note.strip() or rule.note,
    )  # fmt: skip
    return _write(by, Kind.CONFIRMED, draft, fixed.unit)


@transaction.atomic
def end_rule(
    by: By, key: str, subject: Subject | None, title: Title | None, until: date, *, reason: str, decree: str = ""
) -> RuleEntry:
    """End an entered rule from a day on; what ships, or was entered for more, holds again (bỏ quy định đã nhập).

    Raises:
        NotAllowed, UnknownRule, ReasonMissing.
        NothingToEnd: nothing entered for just this subject and title holds on the day.
    """
    must_keep_rules(by)
    fixed = _fixed(key)
    if not reason.strip():
        raise ReasonMissing
    row = _standing(key, subject, title, until)
    if row is None:
        raise NothingToEnd(name=fixed.vi, name_en=fixed.en, day=until)
    draft = Draft(key, subject, title, until, decree=decree.strip(), note=reason.strip())
    return _write(by, Kind.ENDED, draft, fixed.unit, before=_told(row), reason=reason.strip())


@transaction.atomic
def set_calendar_day(by: By, day: date, working: bool | None, *, decree: str, note: str = "") -> CalendarDay:
    """Say that a day is off (``False``) or worked (``True``), or take back what was said (``None``) (ngày nghỉ).

    Raises:
        NotAllowed, SourceMissing.
        AlreadySaid: the newest word on the day says the same.
    """
    must_keep_rules(by)
    name = f"{day:%d/%m/%Y}"
    if not decree.strip():
        raise SourceMissing(name=name, name_en=name)
    newest = CalendarDay.objects.filter(day=day).order_by("-pk").first()
    known = newest.working if newest is not None else None
    if known == working:
        raise AlreadySaid(name=name, name_en=name)
    row = CalendarDay.objects.create(
        day=day, working=working, decree=decree.strip(), note=note.strip(), by=_user(by), said_by=actor().who
    )
    wrote(
        Change("calendar.set", "calendar_day", day.isoformat(), as_of=day, before={"working": known},
               after={"working": working, "decree": row.decree}, reason=row.note)
    )  # fmt: skip
    return row


# ── what is checked, how it is kept ──────────────────────────────────────────────────────────────────


def _fixed(key: str) -> About:
    fixed = about(key)
    if fixed is None:
        raise UnknownRule(key=key, near=near(key, KEYS))
    return fixed


def _check(draft: Draft, fixed: About) -> None:
    names = {"name": fixed.vi, "name_en": fixed.en}
    given = draft.items if fixed.unit is Measure.ITEMS else draft.value
    if given is None:
        raise ValueMissing(**names)
    if draft.value is not None and not fits(draft.value, fixed.unit):
        vi, en = MEASURES[fixed.unit]
        raise ValueUnusable(
            given=draft.value, **names, why_vi=f"Đơn vị “{vi}”: không âm, tỷ lệ tối đa 100, ngày và lần là số nguyên.",
            why_en=f"It counts “{en}”: not negative, a share at most 100, days and times whole.",
        )  # fmt: skip
    twice = _twice(draft.items or ())
    if twice:
        raise ValueUnusable(
            given=twice, **names, why_vi="Mã này ghi cho hai mục.", why_en="Two lines have this key."
        )  # fmt: skip
    if draft.valid_until is not None and draft.valid_from >= draft.valid_until:
        raise RuleDaysWrong(since=draft.valid_from, until=draft.valid_until)
    if draft.verified and not draft.decree.strip():
        raise DecreeToCheckMissing
    if not draft.decree.strip() and not draft.note.strip():
        raise SourceMissing(**names)


def _twice(items: Iterable[Item]) -> str:
    keys = [item.key for item in items]
    return next((key for key in keys if keys.count(key) > 1), "")


def _write(
    by: By, kind: Kind, draft: Draft, unit: Measure, *, before: dict[str, Any] | None = None, reason: str = ""
) -> RuleEntry:
    known = _standing(draft.key, draft.subject, draft.title, draft.valid_from)
    row = RuleEntry(
        kind=kind, key=draft.key, subject=draft.subject or "", title=draft.title or "", value=draft.value,
        items=None if draft.items is None else [plain_item(item) for item in draft.items], unit=unit,
        valid_from=draft.valid_from, valid_until=draft.valid_until, decree=draft.decree.strip(),
        decree_day=draft.decree_day, verified=draft.verified, note=draft.note.strip(), by=_user(by),
        said_by=actor().who, synthetic=draft.synthetic,
    )  # fmt: skip
    if kind is not Kind.ENDED and known is not None and _told(known) == _told(row):
        fixed = _fixed(draft.key)
        raise AlreadySaid(name=fixed.vi, name_en=fixed.en)
    row.save()
    before = before or (None if known is None else _told(known))
    after = None if kind is Kind.ENDED else _told(row)
    wrote(Change(_ACTION[kind], "rule", row.key, as_of=row.valid_from, before=before, after=after, reason=reason))
    return row


_ACTION = {Kind.SET: "rule.set", Kind.CONFIRMED: "rule.confirmed", Kind.ENDED: "rule.ended"}


def _standing(key: str, subject: Subject | None, title: Title | None, day: date) -> RuleEntry | None:
    rows = RuleEntry.objects.filter(in_force(day), key=key, subject=subject or "", title=title or "").order_by("pk")
    return next(iter(standing(rows).values()), None)


def _told(row: RuleEntry) -> dict[str, Any]:
    rule: Rule = rule_of(row)
    value = [item.vi for item in rule.items] if rule.items is not None else rule.said()
    return {
        "value": value, "subject": SUBJECTS[Subject(row.subject)][0] if row.subject else "",
        "title": TITLES[Title(row.title)][0] if row.title else "", "since": row.valid_from.isoformat(),
        "until": row.valid_until.isoformat() if row.valid_until else None, "decree": row.decree,
        "verified": row.verified, "note": row.note,
    }  # fmt: skip


def _user(by: By) -> Any:
    return by.user if isinstance(by, Scope) else None
