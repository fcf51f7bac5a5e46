"""Words for templates: how a status, a title, a share or a change is written in Vietnamese."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chungsuc.desk import amounts
from chungsuc.desk.say import language, say
from chungsuc.engine.prose import STATUS_EN, STATUS_SIGN, STATUS_VI
from chungsuc.engine.verdict import Status
from chungsuc.figures.sentences import TITLE_EN, TITLE_VI
from chungsuc.figures.shares import Average, Share, say_decimal
from chungsuc.law.numbers import say_number
from chungsuc.law.tree import Title
from chungsuc.verification.standing import State

register = template.Library()


@register.filter
def sign(status: Status) -> str:
    return STATUS_SIGN[status]


@register.filter
def status_vi(status: Status) -> str:
    return STATUS_VI[status]


@register.filter
def status_word(status: Status) -> str:
    return (STATUS_EN if language() == "en" else STATUS_VI)[status]


@register.filter
def title_vi(title: Title | str | None) -> str:
    """Write a title in the language of the page."""
    return (TITLE_EN if language() == "en" else TITLE_VI)[Title(title)] if title else ""


# A sign, a word and a colour of the kit for each state of a value; the words are verification's own.
_STATES = {
    State.WAITING: ("…", "wait"), State.CONFIRMED: ("✓", "good"), State.RETURNED: ("↩", "bad"),
    State.ANSWERED: ("…", "wait"), State.SUPERSEDED: ("–", ""),
}  # fmt: skip


@register.filter
def state_chip(state: State) -> SafeString:
    """Make the chip of where a value stands with its department: "✓ đã xác nhận"."""
    sign, look = _STATES[state]
    return format_html('<span class="chip {}">{} {}</span>', look, sign, say(state.vi, state.en))


@register.filter
def count(number: int) -> str:
    """Write a whole number as the language does: 2.560, or 2,560."""
    return say_number(Decimal(number), language())


@register.filter
def in_percent(share: Share) -> str:
    """Write a share with its sign: 93,7%."""
    return share.say_percent(language())


@register.filter
def mean(average: Average) -> str:
    return average.say(language())


@register.filter
def percent(share: Share) -> str:
    """Write only the number; the unit stands in the row's heading."""
    return "–" if share.percent is None else say_decimal(share.percent, language())


@register.filter
def per_cent(value: Decimal | None) -> str:
    """Write a percentage with one decimal and its sign; a dash where it is not known."""
    return "–" if value is None else f"{say_decimal(value, language())}%"


@register.filter
def change(number: int | None) -> str:
    """Write a change with its sign; nothing where it cannot be compared."""
    if number is None:
        return ""
    return f"{number:+d}".replace("-", "−") if number else "0"


@register.filter
def thousands(count: int) -> str:
    """Write a count as the language of the page does: 1.458 or 1,458."""
    return amounts.number(Decimal(count))
