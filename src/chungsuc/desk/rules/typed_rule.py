"""What an officer typed of a rule: read into a draft, each fault beside its field (biểu nhập quy định)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from chungsuc.desk.asked import read_day
from chungsuc.desk.people.typed import Typed
from chungsuc.desk.rules.asked import Asked
from chungsuc.desk.say import language, say
from chungsuc.law.frozen import frozen
from chungsuc.rules.actions import Draft
from chungsuc.rules.reading import EXTRA
from chungsuc.rules.rule import Item, Measure, Rule
from chungsuc.rules.words import MADE_BY
from chungsuc.units.names import fold, plain
from chungsuc.verdicts.known_law import library

FIELDS = ("scope", "value", "since", "until", "decree", "decree_day", "verified", "note")
CRITERIA = "withdrawal.key_criteria"  # the list whose lines are criteria of a set
SPARE = 3  # blank lines below a list
_MOST_LINES = 60
PARTS = ("key", "vi", "made_by", "required", *EXTRA)


@dataclass(frozen=True, slots=True)
class TypedItem:
    """One line of a list as it stands in the form."""

    number: int
    texts: dict[str, str]


def blank(rule: Rule, asked: Asked) -> Typed:
    """Give the form filled in with the rule as it holds."""
    value = "" if rule.value is None else f"{rule.value.normalize():f}"
    return Typed(
        {
            "scope": "title", "value": value.replace(".", ",") if language() == "vi" else value,
            "since": f"{asked.day:%d/%m/%Y}", "until": "", "decree": rule.decree if rule.entered else "", "note": "",
        }
    )  # fmt: skip


def typed(post: QueryDict) -> Typed:
    return Typed({name: post.get(name, "").strip()[:1000] for name in FIELDS})


def lines_of(rule: Rule) -> list[TypedItem]:
    """Give the lines of a list for the form, with blank ones below."""
    there = [
        {"key": one.key, "vi": one.vi, "made_by": one.made_by,
         "required": "1" if one.required else "", **one.extra}
        for one in rule.items or ()
    ]  # fmt: skip
    empty = [{"required": "1"} for _ in range(SPARE)]
    return [TypedItem(n, texts) for n, texts in enumerate([*there, *empty])]


def lines_typed(post: QueryDict) -> list[TypedItem]:
    """Give the lines as they were typed, so that nothing is lost on a fault."""
    count = min(_MOST_LINES, int(post.get("lines", "0")) if post.get("lines", "").isdecimal() else 0)
    return [
        TypedItem(n, {part: post.get(f"item-{n}-{part}", "").strip()[:300] for part in PARTS}) for n in range(count)
    ]


def draft_of(key: str, rule: Rule, form: Typed, lines: list[TypedItem], asked: Asked) -> Draft | None:
    """Read a draft out of the form; nothing when there is a fault, which is then in the form."""
    since, until = form.read("since", read_day), form.read("until", read_day)
    signed = form.read("decree_day", read_day)
    if since is None and "since" not in form.faults:
        form.faults["since"] = say("Ghi ngày bắt đầu áp dụng.", "Give the first day it holds.")
    listed = rule.unit is Measure.ITEMS
    value = None if listed else _number(form)
    items = _items(lines, rule) if listed else None
    if rule.key == CRITERIA:
        _check_criteria(form, items or ())
    if listed and not items:
        form.faults["lines"] = say("Ghi ít nhất một mục.", "Give one line at least.")
    if form.faults or since is None:
        return None
    scope = form.texts.get("scope", "")
    return Draft(
        key, None if scope == "all" else asked.whom.subject, asked.whom.title if scope == "title" else None, since,
        value=value, items=items, valid_until=until, decree=form.texts["decree"], decree_day=signed,
        verified=bool(form.texts["verified"]), note=form.texts["note"],
    )  # fmt: skip


def _number(form: Typed) -> Decimal | None:
    text = form.texts["value"].replace(" ", "").replace("%", "").replace(",", ".")
    if not text:
        form.faults["value"] = say("Ghi giá trị.", "Give the value.")
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        form.faults["value"] = say("Phải là số, ví dụ 90 hoặc 97,5.", "It must be a number, such as 90 or 97.5.")
        return None
    return number


def _items(lines: list[TypedItem], rule: Rule) -> tuple[Item, ...]:
    found: list[Item] = []
    before = {one.key: one for one in rule.items or ()}
    for line in lines:
        texts = line.texts
        if not texts.get("vi"):
            continue
        key = texts.get("key") or _key(texts["vi"], {one.key for one in found})
        made_by, was = texts.get("made_by", ""), before.get(key)
        # The form does not show the English name: it stays with the name that it translates, and goes with it.
        english = was.en if was is not None and was.vi == texts["vi"] else texts["vi"]
        found.append(
            Item(
                key=key, vi=texts["vi"], en=english, required=bool(texts.get("required")),
                made_by=made_by if made_by in MADE_BY else "",
                extra=frozen({k: texts[k] for k in EXTRA if texts.get(k)}),
            )
        )  # fmt: skip
    return tuple(found)


def _check_criteria(form: Typed, items: tuple[Item, ...]) -> None:
    """Let each line name a criterion that its set has: what is looked up later must be there."""
    for item in items:
        set_id, no = item.extra.get("set", ""), item.extra.get("no", "")
        with form.at("lines"):
            if no not in {criterion.no for criterion in library().set(set_id).criteria}:
                form.faults["lines"] = say(
                    f"Bộ {set_id} không có tiêu chí “{no}” ({item.vi}).",
                    f"{set_id} has no criterion “{no}” ({item.en}).",
                )


def _key(name: str, taken: set[str]) -> str:
    """Make a key out of a name: ``Bản đồ hiện trạng`` → ``ban_do_hien_trang``."""
    base = "_".join(plain(fold(name)).split())[:40].strip("_") or "muc"
    return next(key for key in (base, *(f"{base}_{n}" for n in range(2, 100))) if key not in taken)
