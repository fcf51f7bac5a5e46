"""Plans that were printed, shipped with their sources, and loaded once (kế hoạch đi kèm hệ thống)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from django.db import transaction

from chungsuc.accounts.authority import OPERATOR
from chungsuc.law.tree import Title
from chungsuc.targets.models import Bound
from chungsuc.targets.planning import Named, Target, Wording, day_of_names, record_version
from chungsuc.targets.queries import plan_of
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit

FILE = "plans.yaml"


class Shipped(NamedTuple):
    """One version of the file, its unit and names found in the database."""

    unit: Unit
    year: int
    wording: Wording
    targets: tuple[Target, ...]


@transaction.atomic
def load_plans() -> int:
    """Store the shipped plans that nobody has entered yet, and give how many versions; again, it stores none.

    A plan that has any version already is left alone: what the office entered stands above what was printed.
    Needs the units.

    Raises:
        UnitNotFound, UnitAmbiguous: a name of the file is not among the units.
    """
    stored = 0
    for plan in read_shipped():
        if plan_of(plan[0].unit.thread, plan[0].year) is not None:
            continue
        for one in plan:
            record_version(OPERATOR, one.unit, one.year, one.wording, one.targets)
            stored += 1
    return stored


def read_shipped() -> Iterator[tuple[Shipped, ...]]:
    """Read the file: the versions of one plan after the other's."""
    text = (files("chungsuc.targets") / "data" / FILE).read_text(encoding="utf-8")
    for plan in yaml.safe_load(text):
        unit = find_unit(plan["unit"], plan["day"], level=plan["level"])
        yield tuple(_version(unit, plan["year"], one) for one in plan["versions"])


def _version(unit: Unit, year: int, said: Mapping[str, Any]) -> Shipped:
    fields = {name: value for name, value in said.items() if name != "targets"}
    wording = Wording(**fields)
    targets = tuple(_target(unit, year, wording, one) for one in said.get("targets", ()))
    return Shipped(unit, year, wording, targets)


def _target(unit: Unit, year: int, wording: Wording, said: Mapping[str, Any]) -> Target:
    day = day_of_names(year, wording.effective_on)
    named = tuple(Named(find_unit(name, day, level=said["level"], within=unit)) for name in said.get("named", ()))
    rest = {name: value for name, value in said.items() if name not in ("title", "named", "bound")}
    return Target(title=Title(said["title"]), named=named, bound=Bound(said.get("bound", "exact")), **rest)
