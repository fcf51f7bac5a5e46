"""Words for the templates of what comes after recognition: an outcome, a gap, a decision."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chungsuc.desk.say import language, say
from chungsuc.desk.upkeep.asked import UpkeepAsked
from chungsuc.recognition.models import Recognition
from chungsuc.rules.rule import Rule, Standing
from chungsuc.rules.words import STANDINGS
from chungsuc.upkeep.grounds import Ground
from chungsuc.upkeep.shortfalls import Shortfall
from chungsuc.upkeep.words import (
    OUTCOME_EN,
    OUTCOME_SIGN,
    STATE_EN,
    TASK_STATE,
    CaseState,
    Outcome,
    TaskState,
)

register = template.Library()
_LOOKS = {Outcome.MET: "met", Outcome.BELOW: "unmet", Outcome.UNKNOWN: "unknown"}
_TASK_LOOKS = {
    TaskState.OPEN: ("…", "wait"), TaskState.OVERDUE: ("!", "bad"), TaskState.MET: ("✓", "good"),
    TaskState.CLOSED: ("–", ""), TaskState.GONE: ("–", ""),
}  # fmt: skip


@register.filter
def outcome_chip(outcome: Outcome | str) -> SafeString:
    """Make the chip of an outcome: "✕ dưới chuẩn"."""
    one = Outcome(outcome)
    return format_html(
        '<span class="chip {}">{} {}</span>', _LOOKS[one], OUTCOME_SIGN[one], say(one.label, OUTCOME_EN[one])
    )


@register.filter
def outcome_query(outcome: str, asked: UpkeepAsked) -> str:
    return asked.changed(ketqua=outcome)


@register.filter
def task_chip(state: TaskState) -> SafeString:
    sign, look = _TASK_LOOKS[state]
    return format_html('<span class="chip {}">{} {}</span>', look, sign, say(*TASK_STATE[state]))


@register.filter
def gap_of(short: Shortfall) -> str:
    return short.gap(language())


@register.filter
def decision(recognition: Recognition) -> str:
    """Say a decision in a line: result year, number, day, whether it was made up."""
    said = [say(f"năm {recognition.result_year}", f"for {recognition.result_year}")]
    if recognition.number:
        said.append(recognition.number)
    if recognition.decided_on:
        said.append(say(f"ngày {recognition.decided_on:%d/%m/%Y}", f"on {recognition.decided_on}"))
    elif recognition.announced_on:
        said.append(say(f"công bố {recognition.announced_on:%d/%m/%Y}", f"announced {recognition.announced_on}"))
    if recognition.synthetic:
        said.append(say("mô phỏng", "synthetic"))
    return " · ".join(said)


_CASES = {
    CaseState.OPENED: ("…", "wait"), CaseState.NOTIFIED: ("…", "wait"), CaseState.HEARD: ("…", "wait"),
    CaseState.REPAIRING: ("…", "due"), CaseState.PROPOSED: ("!", "bad"), CaseState.UPHELD: ("✓", "good"),
    CaseState.WITHDRAWN: ("✕", "bad"), CaseState.DROPPED: ("–", ""),
}  # fmt: skip
_STANDINGS = {Standing.VERIFIED: ("✓", "good"), Standing.UNVERIFIED: ("!", "due"), Standing.UNKNOWN: ("?", "")}
_REACHED = {
    True: ("✕", "unmet", "tới căn cứ", "reached"),
    False: ("✓", "met", "chưa tới", "not reached"),
    None: ("?", "unknown", "chưa kết luận được", "cannot be told"),
}


@register.filter
def case_chip(state: CaseState | str) -> SafeString:
    one = CaseState(state)
    sign, look = _CASES[one]
    return format_html('<span class="chip {}">{} {}</span>', look, sign, say(one.label, STATE_EN[one]))


@register.filter
def rule_chip(rule: Rule) -> SafeString:
    """Make the chip of how sure a rule is: "! chưa đối chiếu"."""
    sign, look = _STANDINGS[rule.standing]
    return format_html('<span class="chip {}">{} {}</span>', look, sign, say(*STANDINGS[rule.standing]))


@register.filter
def rule_said(rule: Rule) -> str:
    return rule.said(language())


@register.filter
def ground_sign(reached: bool | None) -> SafeString:
    sign, look, vi, en = _REACHED[reached]
    return format_html('<span class="chip {}">{} {}</span>', look, sign, say(vi, en))


@register.filter
def ground_text(ground: Ground) -> str:
    return ground.text(language())


@register.filter
def ground_standing(ground: Ground) -> SafeString:
    """Say how sure the rules under a ground are, as one word: the weakest counts."""
    weakest = min(ground.rules, key=lambda rule: (rule.known, rule.verified))
    return rule_chip(weakest)


@register.filter
def of_key(table: Mapping[object, object], key: object) -> object:
    return table.get(key)
