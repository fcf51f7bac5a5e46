"""Words and ways for the portal: a day, a text in the language of the page, an address that keeps the language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone

from chungsuc.desk.say import language, say
from chungsuc.engine.prose import STATUS_EN, STATUS_SIGN, STATUS_VI
from chungsuc.engine.verdict import Status
from chungsuc.figures.sentences import TITLE_EN, TITLE_VI, say_day, say_moment
from chungsuc.figures.shares import half_up, say_decimal
from chungsuc.law.numbers import say_number
from chungsuc.law.tree import Title

register = template.Library()


@register.simple_tag(takes_context=True)
def to(context: Context, route: str, *args: object) -> str:
    """Give the address of a page in the language of this one."""
    return f"{reverse(route, args=args)}{context.get('suffix', '')}"


@register.filter
def on(day: date | str | None) -> str:
    """Write a day, or a day as JSON has it, as the language does."""
    if not day:
        return ""
    return say_day(date.fromisoformat(day) if isinstance(day, str) else day, language())


@register.filter
def at(moment: datetime) -> str:
    return say_moment(timezone.localtime(moment), language())


@register.filter
def pick(body: Mapping[str, Any], name: str) -> Any:
    """Give what a body says under a name in the language of the page: ``said`` → ``said_vi``."""
    return body.get(f"{name}_{language()}", "")


@register.filter
def own(body: Mapping[str, Any]) -> Any:
    """Give what a body calls itself in the language of the page: ``vi`` or ``en``."""
    return body.get(language(), "")


@register.filter
def share(percent: str | None) -> str:
    """Write a share that JSON keeps as text: 93,7%."""
    return "–" if percent is None else f"{say_decimal(half_up(Decimal(percent)), language())}%"


@register.filter
def whole_percent(percent: str | None) -> str:
    """Give a share for a bar: a number a browser reads."""
    return percent or "0"


@register.filter
def signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−")


@register.filter
def title_word(title: str) -> str:
    """Give a title in the language of the page; what holds none says so."""
    if not title:
        return say("chưa có danh hiệu", "no title")
    return (TITLE_EN if language() == "en" else TITLE_VI)[Title(title)]


@register.filter
def status_of(text: str) -> str:
    """Give the word of a status that JSON keeps as text."""
    return (STATUS_EN if language() == "en" else STATUS_VI)[Status(text)]


@register.filter
def sign_of(text: str) -> str:
    return STATUS_SIGN[Status(text)]


@register.filter
def pick_set(about: Mapping[str, Any]) -> str:
    """Give the name of the set in the language of the page."""
    found: str = about["set_name_en" if language() == "en" else "set_name"]
    return found


@register.filter
def found(table: Mapping[Any, Any], key: object) -> Any:
    """Look something up in a table; nothing where it is not there."""
    return table.get(key)


@register.filter
def value_said(given: Mapping[str, Any]) -> str:
    """Write a published value: a number, or whether it holds."""
    value = given["value"]
    if isinstance(value, bool):
        return say("đạt", "holds") if value else say("không đạt", "does not hold")
    return say_number(Decimal(value), language())


@register.filter
def words_of(text: str) -> list[str]:
    """Part a text at its spaces, to go over names in a template."""
    return text.split()


@register.filter
def shows_word(name: str) -> str:
    """Name what may be shown beside titles and criteria."""
    words = {"indicators": ("từng chỉ tiêu", "indicators"), "plans": ("kế hoạch năm", "plans"),
             "values": ("giá trị chỉ tiêu", "values")}  # fmt: skip
    return say(*words[name])
