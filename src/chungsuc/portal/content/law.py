"""The law of a release in plain words, with article and standing, frozen as it judged (quy định bằng lời)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import plain_name, say_citation, say_demand, say_excuse, say_level_rule
from chungsuc.law.tree import Criterion, Provision

LANGUAGES = ("vi", "en")


def law_in_words(law: LawAtDate) -> dict[str, Any]:
    """Say a set as it stood on the day: each criterion, its indicators and their parts."""
    return {
        "criteria": [_criterion(one, frozenset(law.illustrated)) for one in law.criteria],
        **{f"rules_{language}": [say_level_rule(rule, language) for rule in law.base.level_rules]
           for language in LANGUAGES},
    }  # fmt: skip


def _criterion(criterion: Criterion, assumed: frozenset[str]) -> dict[str, Any]:
    lines = [line for one in criterion.indicators for line in _lines(one, 0, assumed)]
    return {"no": criterion.no, "name": criterion.name, "counted": criterion.counted,
            "complete": criterion.complete, "lines": lines}  # fmt: skip


def _lines(provision: Provision, depth: int, assumed: frozenset[str], above: bool = False) -> Iterator[dict[str, Any]]:
    made_up = above or provision.no in assumed  # the parts of an assumed demand are assumed with it
    yield {
        "no": provision.no, "name": plain_name(provision), "depth": depth, "unit": provision.unit or "",
        "cited": say_citation(provision.source), "verified": provision.source.verified,
        "assumed": made_up,
        **{f"demand_{language}": say_demand(provision, language) for language in LANGUAGES},
        **{f"excuse_{language}": say_excuse(provision, language) for language in LANGUAGES},
    }  # fmt: skip
    for part in provision.parts:
        yield from _lines(part, depth + 1, assumed, made_up)
