"""A value held against a rule: what is met, what stops, what only warns (đối chiếu điều kiện).

A rule that was held against its decree and is broken stops the step. One that was not is a caution: it is shown, and
a person may go on by giving a reason, which is kept. A rule that is not known here is said to be so, and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from chungsuc.errors import spoken
from chungsuc.law.tree import Operator
from chungsuc.rules.rule import Rule
from chungsuc.rules.words import MEASURES, STANDINGS

_HOLDS = {
    Operator.AT_LEAST: lambda value, level: value >= level,
    Operator.MORE_THAN: lambda value, level: value > level,
    Operator.AT_MOST: lambda value, level: value <= level,
    Operator.LESS_THAN: lambda value, level: value < level,
}
_SIGNS = {Operator.AT_LEAST: "≥", Operator.MORE_THAN: ">", Operator.AT_MOST: "≤", Operator.LESS_THAN: "<"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One checked condition (kết quả kiểm tra một điều kiện); ``hold`` and ``at_least`` make it by the house's rule.

    ``met`` is ``None`` when nobody can tell: the rule is not known, or the fact is not. ``rule`` is ``None`` for a
    condition of the system itself. ``blocking``: it is broken and may be insisted on.
    """

    code: str
    vi: str
    en: str
    met: bool | None
    rule: Rule | None
    blocking: bool

    @property
    def caution(self) -> bool:
        """True when somebody has to say why they go on: broken but not checked, or a known rule and no fact for it."""
        if self.blocking or self.met:
            return False
        return self.met is False or self.rule is None or self.rule.known

    @property
    def no_rule(self) -> bool:
        """True when there is no rule to go by: said, and nothing else."""
        return self.met is None and self.rule is not None and not self.rule.known

    def text(self, language: str = "vi") -> str:
        return self.en if language == "en" else self.vi


def hold(code: str, vi: str, en: str, met: bool | None, rule: Rule | None = None) -> Finding:
    """Make the finding of a condition that the caller looked at.

    It stops the step when it is broken and the rule was held against its decree, or is the system's own (no rule).
    A rule that is not known leaves it undecided.
    """
    if rule is not None and not rule.known:
        return Finding(code, f"{vi}: {_unknown(rule, 'vi')}", f"{en}: {_unknown(rule, 'en')}", None, rule, False)
    said_vi, said_en = (f" ({_cited(rule, language)})" if rule is not None else "" for language in ("vi", "en"))
    stops = met is False and (rule is None or rule.verified)
    return Finding(code, vi + said_vi, en + said_en, met, rule, stops)


def at_least(code: str, rule: Rule, value: Decimal | int | None, vi: str, en: str) -> Finding:
    """Hold a value against a rule that is a lower bound: ``vi`` and ``en`` name what is counted.

    The finding says value, level, unit and source: ``Đồng ý: 88,9 %, cần ≥ 90 % (QĐ …, chưa đối chiếu)``.
    """
    return compare(code, rule, Operator.AT_LEAST, value, vi, en)


def at_most(code: str, rule: Rule, value: Decimal | int | None, vi: str, en: str) -> Finding:
    """Hold a value against a rule that is an upper bound: days taken, months gone by."""
    return compare(code, rule, Operator.AT_MOST, value, vi, en)


def compare(code: str, rule: Rule, sign: Operator, value: Decimal | int | None, vi: str, en: str) -> Finding:
    """Hold a value against the number of a rule by a sign."""
    if rule.value is None:
        return hold(code, vi, en, None, rule)
    met = None if value is None else bool(_HOLDS[sign](Decimal(value), rule.value))
    texts = {
        language: f"{name}: {_value(rule, value, language)}, {need} {_SIGNS[sign]} {rule.said(language)}"
        for language, name, need in (("vi", vi, "cần"), ("en", en, "needed"))
    }
    return hold(code, texts["vi"], texts["en"], met, rule)


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Give those that stop a step."""
    return [one for one in findings if one.blocking]


def cautions(findings: Iterable[Finding]) -> list[Finding]:
    """Give those that want a reason before a step."""
    return [one for one in findings if one.caution]


def unknowns(findings: Iterable[Finding]) -> list[Finding]:
    """Give those for which no rule is known: to be said, no more."""
    return [one for one in findings if one.no_rule]


def _value(rule: Rule, value: Decimal | int | None, language: str) -> str:
    if value is None:
        return "no figure yet" if language == "en" else "chưa có số liệu"
    number = Decimal(value)
    shown = number if number == number.to_integral_value() else round(number, 1)
    # Rounding must not make a broken rule look kept: 89.96 % is not 90.0 %.
    if rule.value is not None and (shown >= rule.value) != (number >= rule.value):
        shown = number
    return f"{spoken(shown, language)} {MEASURES[rule.unit][language == 'en']}"


def _cited(rule: Rule, language: str) -> str:
    standing = STANDINGS[rule.standing][language == "en"]
    return f"{rule.decree}, {standing}" if rule.decree else standing


def _unknown(rule: Rule, language: str) -> str:
    if language == "en":
        return f"no rule has been entered ({rule.en[0].lower()}{rule.en[1:]})"
    return f"chưa có quy định được nhập ({rule.vi[0].lower()}{rule.vi[1:]})"
