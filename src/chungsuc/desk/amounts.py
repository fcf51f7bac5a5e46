"""Values and levels as pages write them, in the language of the page: "40,2", "≥ 42", "312/1.458", "Đạt"."""

from __future__ import annotations

from decimal import Decimal

from chungsuc.desk.say import language, say
from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import Fact, ProvisionVerdict
from chungsuc.law.prose import number_en, number_vi
from chungsuc.law.tree import Attested, HoldsTitle, NoneAllowed, Operator, Provision

SIGNS = {Operator.AT_LEAST: "≥", Operator.MORE_THAN: ">", Operator.AT_MOST: "≤", Operator.LESS_THAN: "<"}


def number(amount: Decimal) -> str:
    """Write a number: 1.458,5 in Vietnamese, 1,458.5 in English."""
    return (number_en if language() == "en" else number_vi)(amount)


def value(said: Decimal | bool | None, provision: Provision, level: Decimal | None = None) -> str:
    """Write a value, with as many decimals as it takes to tell it from the level; a dash for none."""
    if said is None:
        return "—"
    if isinstance(said, bool):
        return say("Đạt", "Holds") if said else say("Không đạt", "Does not hold")
    return number(readable(said, level)) + percent_sign(provision)


def parts(fact: Fact | None) -> str:
    """Write the two numbers of a rate: "312/1.458"; nothing where there are none."""
    if fact is None or fact.numerator is None or fact.denominator is None:
        return ""
    return f"{number(readable(fact.numerator))}/{number(readable(fact.denominator))}"


def level(verdict: ProvisionVerdict) -> str:
    """Write what the law asks for: "≥ 42", "Đạt"; "chưa rõ" where the level is not known."""
    if isinstance(verdict.provision.requirement, Attested | HoldsTitle):
        return say("Đạt", "Holds")
    if isinstance(verdict.provision.requirement, NoneAllowed):
        return say("Không", "None")
    if verdict.operator is None or verdict.level is None:
        return say("chưa rõ", "not known")
    return f"{SIGNS[verdict.operator]} {number(verdict.level)}{percent_sign(verdict.provision)}"


def change(amount: Decimal | None, provision: Provision) -> str:
    """Write a change with its sign: "+1,8", "−2 điểm %"; nothing where there is none to tell."""
    if amount is None:
        return ""
    unit = say(" điểm %", " points") if percent_sign(provision) else ""
    if amount == 0:
        return say("không đổi", "unchanged")
    return f"{'+' if amount > 0 else '−'}{number(readable(abs(amount), Decimal(0)))}{unit}"


def percent_sign(provision: Provision) -> str:
    return "%" if provision.unit == "%" else ""
