"""Words for templates: how a status, a title, a share or a change is written in Vietnamese."""

from __future__ import annotations

from django import template

from chungsuc.engine.prose import STATUS_SIGN, STATUS_VI
from chungsuc.engine.verdict import Status
from chungsuc.figures.sentences import TITLE_VI
from chungsuc.figures.shares import Share, say_decimal
from chungsuc.law.tree import Title

register = template.Library()


@register.filter
def sign(status: Status) -> str:
    return STATUS_SIGN[status]


@register.filter
def status_vi(status: Status) -> str:
    return STATUS_VI[status]


@register.filter
def title_vi(title: Title | str | None) -> str:
    return TITLE_VI[Title(title)] if title else ""


@register.filter
def percent(share: Share) -> str:
    """Write only the number; the unit stands in the row's heading."""
    return "–" if share.percent is None else say_decimal(share.percent)


@register.filter
def change(number: int | None) -> str:
    """Write a change with its sign; nothing where it cannot be compared."""
    if number is None:
        return ""
    return f"{number:+d}".replace("-", "−") if number else "0"
