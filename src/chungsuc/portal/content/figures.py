"""The figures of a release: asked of the catalogue, each with its base, definition and members (chỉ số công bố)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from chungsuc.figures.catalogue import figure
from chungsuc.figures.figure import Answer, Asked, Figure
from chungsuc.figures.shares import half_up, say_decimal
from chungsuc.figures.tables import CriteriaTable
from chungsuc.law.numbers import say_number
from chungsuc.portal.content.keys import unit_key
from chungsuc.portal.shown import Shows

TITLES = (
    "communes.in_programme", "communes.ntm.cumulative", "communes.ntm.new_in_year", "communes.advanced.cumulative",
    "communes.advanced.new_in_year", "communes.model.cumulative", "communes.model.new_in_year",
    "districts.ntm.cumulative", "districts.ntm.new_in_year", "hamlets.model.cumulative",
)  # fmt: skip
OF_A_DISTRICT = ("communes.ntm.cumulative", "communes.advanced.cumulative", "communes.model.cumulative")
CRITERIA = ("communes.criteria.average", "communes.criteria.all")
BANDS = ("communes.criteria.15_18", "communes.criteria.10_14", "communes.criteria.below_10")  # of sets of 19
PLANS = (
    "plan.communes.ntm", "plan.communes.ntm.beyond", "plan.communes.advanced", "plan.communes.advanced.beyond",
    "plan.communes.model", "plan.communes.model.beyond", "plan.districts.ntm", "plan.districts.ntm.beyond",
)  # fmt: skip


class Frozen(NamedTuple):
    """A figure as it goes into a release, and the keys of the units it counts."""

    body: dict[str, Any]
    members: list[str]


def figures_of(asked: Asked, table: CriteriaTable, shows: Shows) -> list[Frozen]:
    """Answer the figures that become public; one that is not known says why."""
    return [frozen(figure(name, asked), asked) for name in _names(table, shows)]


def district_figures(asked: Asked) -> list[dict[str, Any]]:
    """Answer what a district's own page shows of its communes."""
    return [frozen(figure(name), asked).body for name in OF_A_DISTRICT]


def _names(table: CriteriaTable, shows: Shows) -> Iterator[str]:
    yield from TITLES
    if table.criteria:
        yield from CRITERIA
    if table.criteria == 19:
        yield from BANDS
    if shows.plans:
        yield from PLANS


def frozen(one: Figure, asked: Asked) -> Frozen:
    """Answer one figure, and put down all that a reader needs to understand it."""
    answer = one.answer(asked)
    return Frozen(
        {
            "id": one.id, "vi": one.vi, "en": one.en, "unit_vi": one.unit_vi, "unit_en": one.unit_en,
            "base_vi": one.base_vi, "base_en": one.base_en, "source_vi": one.source_vi, "source_en": one.source_en,
            "kind": answer.kind.value, "synthetic": answer.synthetic, "why_vi": answer.why[0], "why_en": answer.why[1],
            "members": len(answer.members), **_value(answer),
        },
        [unit_key(unit) for unit in answer.members],
    )  # fmt: skip


def _value(answer: Answer) -> dict[str, Any]:
    """Give the value as a number without rounding, its parts, and how both languages write it."""
    if answer.value is None:
        return {"value": None, "numerator": None, "denominator": None, "percent": None, "said_vi": "–", "said_en": "–"}
    whole = answer.value == answer.value.to_integral_value()
    said = {f"said_{language}": say_number(answer.value, language) if whole
            else say_decimal(half_up(answer.value), language) for language in ("vi", "en")}  # fmt: skip
    return {
        "value": str(answer.value), "numerator": answer.numerator, "denominator": answer.denominator,
        "percent": None if answer.percent is None else str(answer.percent), "share": answer.is_share, **said,
    }  # fmt: skip
