"""On which grounds a title may be withdrawn, by the rules of the day (căn cứ thu hồi): reached, not, or not known.

The thresholds and the key criteria are rules that an office enters and checks; each ground says which it rests on and
whether they were held against their decree. A ground that is reached withdraws nothing: it is a reason to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chungsuc.engine.standing import Standing
from chungsuc.errors import spoken
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.models import Recognition
from chungsuc.rules.queries import Rules, rules_on
from chungsuc.rules.rule import Rule
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at
from chungsuc.upkeep.reevaluation import Line, Reevaluation
from chungsuc.upkeep.triggers import Tally, half, part_with_key, share_reached, tally
from chungsuc.upkeep.words import TriggerKind


class Ground(NamedTuple):
    """One ground held against one unit: ``reached`` is ``None`` where a rule or a value is not known."""

    kind: TriggerKind
    reached: bool | None
    vi: str
    en: str
    rules: tuple[Rule, ...]

    @property
    def known(self) -> bool:
        """True when every rule that it rests on is known."""
        return all(rule.known for rule in self.rules)

    @property
    def verified(self) -> bool:
        return all(rule.verified for rule in self.rules)

    def text(self, language: str = "vi") -> str:
        return self.en if language == "en" else self.vi


class Candidate(NamedTuple):
    """A recognised unit with its grounds; ``reached``: one of them is, none is, or nobody can tell."""

    line: Line
    grounds: tuple[Ground, ...]

    @property
    def reached(self) -> bool | None:
        said = [ground.reached for ground in self.grounds]
        return True if True in said else None if None in said else False


class Lost(NamedTuple):
    """How many of a district's communes lost their title, of how many (số xã đã bị thu hồi)."""

    part: int
    whole: int


def candidates(found: Reevaluation) -> list[Candidate]:
    """Hold every unit of a re-evaluation against the grounds of its day, those that are reached first."""
    rules = rules_on(found.day, found.law.base.subject, found.title)
    lost = _lost(found)
    told = [Candidate(line, grounds(line.unit, line.standing, found.law, rules, lost)) for line in found.lines]
    order = {True: 0, None: 1, False: 2}
    return sorted(told, key=lambda one: (order[one.reached], -len(one.line.unmet), one.line.unit.code))


def grounds(
    unit: Unit, standing: Standing, law: LawAtDate, rules: Rules, lost: Mapping[str, Lost]
) -> tuple[Ground, ...]:  # fmt: skip
    """Hold one unit against every ground that the rules know of its subject."""
    lower, upper = rules.number("withdrawal.share_with_key_percent"), rules.number("withdrawal.share_percent")
    key, names = rules.rule("withdrawal.key_criteria"), _key_names(rules, law)
    counted = [criterion.no for criterion in law.criteria if criterion.counted]
    found = tally(standing.criteria, counted, names)
    # A list of key criteria that names none of this set is as good as none.
    with_key = part_with_key(found, lower.value, upper.value) if key.known and names else None
    vi, en = _count(found, "vi"), _count(found, "en")
    part = Ground(
        TriggerKind.PART_WITH_KEY, with_key,
        f"Từ {_percent(lower)} đến dưới {_percent(upper)} số tiêu chí không còn đạt, trong đó có tiêu chí then chốt: "
        f"{vi}; {_key(found, names, key, 'vi')}",
        f"From {_percent(lower, 'en')} to under {_percent(upper, 'en')} of the criteria fail, a key one among them: "
        f"{en}; {_key(found, names, key, 'en')}",
        (lower, upper, key),
    )  # fmt: skip
    most = Ground(
        TriggerKind.HALF, half(found, upper.value), f"Từ {_percent(upper)} số tiêu chí trở lên không còn đạt: {vi}",
        f"{_percent(upper, 'en')} of the criteria or more fail: {en}", (upper,),
    )  # fmt: skip
    if law.base.subject not in (Subject.DISTRICT, Subject.TOWN):
        return part, most
    return part, most, _communes(lost.get(unit.thread, Lost(0, 0)), rules.number("withdrawal.communes_percent"))


def _communes(lost: Lost, rule: Rule) -> Ground:
    return Ground(
        TriggerKind.COMMUNES, share_reached(lost.part, lost.whole, rule.value),
        f"Từ {_percent(rule)} số xã đã bị thu hồi danh hiệu: {lost.part}/{lost.whole} xã",
        f"{_percent(rule, 'en')} of its communes or more lost their title: {lost.part} of {lost.whole}", (rule,),
    )  # fmt: skip


# ── words ────────────────────────────────────────────────────────────────────────────────────────────


def _percent(rule: Rule, language: str = "vi") -> str:
    if rule.value is None:
        return "[not known]" if language == "en" else "[chưa có quy định]"
    return f"{spoken(rule.value.normalize(), language)}%"


def _count(found: Tally, language: str) -> str:
    share = round(Decimal(100 * found.unmet) / found.total, 1) if found.total else Decimal(0)
    said = f"{found.unmet}/{found.total} ({spoken(share, language)}%)"
    if not found.unknown:
        return said
    return said + (f", {found.unknown} not known" if language == "en" else f", {found.unknown} chưa đủ căn cứ")


def _key(found: Tally, names: Mapping[str, tuple[str, str]], rule: Rule, language: str) -> str:
    english = language == "en"
    if not rule.known or not names:
        return "no key criteria entered for this set" if english else "chưa nhập tiêu chí then chốt cho bộ này"
    failing = ", ".join(f"{no} {names[no][english]}" for no in found.key_unmet)
    if not failing:
        return "no key criterion fails" if english else "không có tiêu chí then chốt nào chưa đạt"
    return f"key ones failing: {failing}" if english else f"then chốt chưa đạt: {failing}"


def _key_names(rules: Rules, law: LawAtDate) -> dict[str, tuple[str, str]]:
    items = rules.items("withdrawal.key_criteria")
    return {item.extra["no"]: (item.vi, item.en) for item in items if item.extra.get("set") == law.base.id}


# ── communes that lost their title ───────────────────────────────────────────────────────────────────


def _lost(found: Reevaluation) -> dict[str, Lost]:
    if found.law.base.subject not in (Subject.DISTRICT, Subject.TOWN):
        return {}
    return communes_lost([line.unit for line in found.lines], found.day)


def communes_lost(districts: Sequence[Unit], day: date) -> dict[str, Lost]:
    """Count by district the communes whose title NTM was withdrawn by a day and not given again; two queries."""
    by_code = {unit.code: unit.thread for unit in districts}
    communes = list(units_at(day, level=Level.COMMUNE, type="xã").filter(parent_code__in=by_code))
    gone = _without_again({unit.thread for unit in communes}, day)
    whole: dict[str, list[str]] = {}
    for unit in communes:
        whole.setdefault(by_code[unit.parent_code], []).append(unit.thread)
    return {thread: Lost(sum(one in gone for one in some), len(some)) for thread, some in whole.items()}


def _without_again(threads: Iterable[str], day: date) -> set[str]:
    rows = Recognition.objects.filter(unit__thread__in=list(threads), title=Title.NTM.value)
    lost: set[str] = set()
    held: set[str] = set()
    for thread, gone in rows.values_list("unit__thread", "withdrawn_on"):
        (lost if gone is not None and gone <= day else held).add(thread)
    return lost - held
