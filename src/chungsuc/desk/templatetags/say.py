"""``{% say "Nhập liệu" "Data entry" %}``: both texts stand where they are used."""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape

from chungsuc.desk.say import language, say

register = template.Library()


@register.simple_tag(name="say")
def say_tag(vi: str, en: str) -> str:
    return conditional_escape(say(vi, en))


@register.simple_tag
def page_language() -> str:
    return language()
