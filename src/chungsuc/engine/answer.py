"""A verdict as plain data (kết quả dạng dữ liệu): the JSON that ``chungsuc judge`` prints, and the same as rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from chungsuc.engine.prose import Teller
from chungsuc.engine.verdict import Fact, ProvisionVerdict, Reason, SubjectVerdict
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import say_requirement
from chungsuc.law.tree import Attested, HoldsTitle, NoneAllowed, Provision

Plain = int | float | str | bool | None

_MOST_REASONS = 100_000
COLUMNS: Final = (
    "unit", "set", "as_of", "indicator", "status", "value", "threshold", "reason_code", "reason", "article",
    "verified", "confidence", "illustrated", "name", "value_unit", "value_as_of",
)  # fmt: skip


class Answerer:
    """Makes plain data of verdicts by one law; make one for many units, so that each demand is said once."""

    def __init__(self, law: LawAtDate) -> None:
        self.law = law
        self.criteria = {criterion.no: criterion for criterion in law.criteria}
        self.criteria_total = sum(criterion.counted for criterion in law.criteria)
        self._said: dict[tuple[object, ...], str] = {}
        self._reasons: dict[tuple[object, ...], str] = {}

    def as_json(self, verdict: SubjectVerdict, unit: str) -> dict[str, object]:
        """Give the answer on one unit; see :func:`as_json`."""
        teller = Teller(verdict)
        return {
            "unit": unit,
            "set": self.law.base.id,
            "as_of": self.law.day.isoformat(),
            "in_force": self.law.in_force,
            "law_version": self.law.version,
            "status": str(verdict.status),
            "criteria_met": verdict.criteria_met,
            "criteria_total": self.criteria_total,
            "criteria": {
                criterion.no: {
                    "status": str(criterion.status),
                    "name": self.criteria[criterion.no].name,
                    "counted": criterion.counted,
                }
                for criterion in verdict.criteria
            },
            "indicators": {pv.provision.no: self.indicator(pv, teller) for pv in walk(verdict)},
        }

    def indicator(self, pv: ProvisionVerdict, teller: Teller) -> dict[str, Plain]:
        """Give the answer on one indicator or part."""
        provision = pv.provision
        return {
            "status": str(pv.status),
            "value": plain_value(pv.fact),
            "threshold": plain_threshold(pv),
            "reason": self._reason(pv, teller),
            "reason_code": str(pv.reason),
            "article": provision.source.cited(),
            "verified": provision.source.verified,
            "confidence": str(provision.source.confidence),
            "illustrated": provision.no in teller.illustrated,
            "name": provision.name,
            "unit": provision.unit,
            "as_of": pv.fact.as_of.isoformat() if pv.fact is not None and pv.fact.as_of is not None else None,
            "text": self._demand(provision, pv),
        }

    def rows(self, verdict: SubjectVerdict, unit: str) -> Iterator[tuple[Plain, ...]]:
        """Give one flat row per indicator and part, in the order of ``COLUMNS``."""
        teller = Teller(verdict)
        for pv in walk(verdict):
            said = self.indicator(pv, teller)
            yield (
                unit,
                self.law.base.id,
                self.law.day.isoformat(),
                pv.provision.no,
                *(_word(said[key]) for key in COLUMNS[4:14]),
                said["unit"],
                said["as_of"],
            )

    def _reason(self, pv: ProvisionVerdict, teller: Teller) -> str:
        """Say the verdict; a country's communes share most of their sentences, so each is put together once."""
        if pv.parts or pv.reason is Reason.BY_CRITERIA:
            return teller.provision(pv)
        rules = tuple(rule.source.item for rule in teller.rules.values()) if pv.moved_by_rule else ()
        level_by = tuple((pv.level_by or {}).values())
        key = (pv.provision.no, pv.status.value, pv.reason.value, pv.fact, level_by, rules, pv.missing_trait)
        said = self._reasons.get(key)
        if said is None:
            if len(self._reasons) >= _MOST_REASONS:
                self._reasons.clear()
            said = self._reasons[key] = teller.provision(pv)
        return said

    def _demand(self, provision: Provision, pv: ProvisionVerdict) -> str:
        key = (provision.no, *(pv.level_by or {}).items())
        if key not in self._said:
            self._said[key] = say_requirement(provision, at=pv.level_by or None)
        return self._said[key]


def as_json(verdict: SubjectVerdict, unit: str) -> dict[str, object]:
    """Give a verdict as plain JSON.

    ``criteria`` and ``indicators`` are objects by number; ``indicators`` holds parts too. ``value`` is a number
    (whole ones as ``int``), "Đạt" or "Không đạt", or ``None``; ``threshold`` a number, "Đạt" where somebody must
    attest it, "Không" where there must be none, ``None`` where it is not known. ``reason`` says the verdict in a
    Vietnamese sentence, ``reason_code`` in one word; ``text`` says what the law demands.
    """
    return Answerer(verdict.law).as_json(verdict, unit)


def walk(verdict: SubjectVerdict) -> Iterator[ProvisionVerdict]:
    """Give the verdicts on every indicator and part, in the decree's order."""
    for criterion in verdict.criteria:
        for indicator in criterion.indicators:
            yield from _below(indicator)


def _below(pv: ProvisionVerdict) -> Iterator[ProvisionVerdict]:
    yield pv
    for part in pv.parts:
        yield from _below(part)


def _word(value: Plain) -> Plain:
    """Write truth values as JSON does, also in a CSV."""
    return str(value).lower() if isinstance(value, bool) else value


def plain_value(fact: Fact | None) -> Plain:
    """Give a fact's value as JSON holds it."""
    if fact is None:
        return None
    if isinstance(fact.value, bool):
        return "Đạt" if fact.value else "Không đạt"
    return plain_number(fact.value)


def plain_threshold(pv: ProvisionVerdict) -> Plain:
    """Give what the value was held against as JSON holds it."""
    match pv.provision.requirement:
        case Attested(left_to_province=left):
            return None if left else "Đạt"
        case HoldsTitle():
            return "Đạt"
        case NoneAllowed():
            return "Không"
        case _:
            return None if pv.level is None else plain_number(pv.level)


def plain_number(number: Decimal) -> int | float:
    """Give a number as ``int`` when it is whole, else as ``float``."""
    return int(number) if number == number.to_integral_value() else float(number)
