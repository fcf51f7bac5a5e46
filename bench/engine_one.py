"""Median time to judge one commune by QD318-2022/xa with a full trace and without prose."""

from __future__ import annotations

import statistics
import time
from datetime import date
from decimal import Decimal

from chungsuc.engine.single import bind, judge
from chungsuc.engine.verdict import Fact
from chungsuc.law.library import shipped
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Traits
from chungsuc.law.tree import Attested, HoldsTitle, NoneAllowed

DAY = date(2023, 12, 31)
TRAITS: Traits = {"region": "TDMNPB", "schools": 3, "craft_village": True}


def facts_for(law: LawAtDate) -> dict[str, Fact]:
    """Give a value for everything that takes one: 57 indicators and the parts of the composite ones."""
    said = Attested | NoneAllowed | HoldsTitle
    return {
        provision.no: Fact(True if isinstance(provision.requirement, said) else Decimal("97.5"), DAY)
        for provision in law.provisions()
        if provision.takes_fact
    }


def measure(law: LawAtDate, *, rounds: int = 2000) -> dict[str, float]:
    """Give medians in microseconds: ``judge_us`` with a bound law at hand, ``bind_us`` for a new context."""
    facts = facts_for(law)
    judging, binding = [], []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        judge(law, facts, TRAITS)
        judging.append((time.perf_counter_ns() - start) / 1000)
    for number in range(200):
        start = time.perf_counter_ns()
        bind(law, {**TRAITS, "schools": number})
        binding.append((time.perf_counter_ns() - start) / 1000)
    return {
        "judge_us": round(statistics.median(judging), 1),
        "bind_us": round(statistics.median(binding), 1),
        "facts": len(facts),
        "indicators": sum(len(criterion.indicators) for criterion in law.criteria),
    }


def main() -> dict[str, float]:
    result = measure(shipped().at("QD318-2022/xa", DAY))
    print(
        f"one commune, {result['indicators']} indicators, {result['facts']} facts, full trace: "
        f"median {result['judge_us']} µs (binding a new context {result['bind_us']} µs)"
    )
    return result


if __name__ == "__main__":
    main()
