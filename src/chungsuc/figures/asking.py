"""What several figures of one question rest on, reckoned once for it (số liệu chung của một câu hỏi)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from chungsuc.figures.criteria import criteria_table, national_set_at
from chungsuc.figures.figure import Asked
from chungsuc.figures.plans import PlanAgainst, plan_against_actual
from chungsuc.figures.selection import WHOLE, Selection
from chungsuc.figures.tables import CriteriaTable
from chungsuc.figures.titles import ByTitle, communes_by_title
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.reorganisation.changes import Changes, changes_by_title
from chungsuc.targets.queries import plan_of
from chungsuc.units.models import Level
from chungsuc.units.queries import units_at
from chungsuc.verification.queries import Lag, lagging

T = TypeVar("T")
COMMUNE_TITLES = (Title.NTM, Title.ADVANCED, Title.MODEL)


def set_of(asked: Asked) -> str:
    """Give the set asked for, else the national one in force on the day.

    Raises:
        NoSetInForce.
    """
    return asked.set_id or national_set_at(asked.as_of).id


def criteria_of(asked: Asked, criterion: str = "") -> CriteriaTable:
    """Give the table of communes by criteria, or by the indicators of one; raises as ``criteria_table``."""
    return _once(asked, ("criteria", criterion), lambda: criteria_table(
        asked.scope, asked.as_of, set_of(asked), since=asked.since, known_at=asked.as_known_at, roll=asked.roll,
        selection=Selection(criterion=criterion) if criterion else WHOLE,
    ))  # fmt: skip


def plan_for(asked: Asked, year: int | None = None) -> PlanAgainst | None:
    """Give the plan of the day's year, or of another, beside what came of it; ``None``: no plan is on record."""

    def found() -> PlanAgainst | None:
        plan = plan_of(asked.scope.thread, year or asked.as_of.year)
        return plan_against_actual(plan, asked.as_of, basis=asked.basis, known_on=asked.known_on) if plan else None

    return _once(asked, ("plan", year), found)


def titles_of(asked: Asked) -> ByTitle:
    """Give the communes of the scope and their titles on the day asked.

    Raises:
        UnitNotInForce.
    """
    return _once(asked, ("titles",), lambda: communes_by_title(
        asked.scope, asked.as_of, basis=asked.basis, known_on=asked.known_on
    ))  # fmt: skip


def changes_of(asked: Asked) -> Mapping[Title, Changes]:
    """Give why each title of communes changed between the two days asked; raises as ``changes_by_title``."""
    return _once(asked, ("changes",), lambda: changes_by_title(
        asked.from_day, asked.as_of, COMMUNE_TITLES, basis=asked.basis, within=asked.scope, known_on=asked.known_on
    ))  # fmt: skip


def lags_of(asked: Asked) -> list[Lag]:
    """Give how far each department is with the values of the communes in the programme, on the day asked."""

    def found() -> list[Lag]:
        units = units_at(asked.as_of, level=Level.COMMUNE, type=PROGRAMME_TYPE, within=asked.scope)
        return lagging(
            list(units), set_of(asked), asked.as_of, working_day=asked.as_of, known_at=asked.as_known_at
        )  # fmt: skip

    return _once(asked, ("lags",), found)


def _once(asked: Asked, what: tuple[object, ...], make: Callable[[], T]) -> T:
    key = (asked, *what)
    if key not in asked.memo:
        asked.memo[key] = make()
    found: T = asked.memo[key]
    return found
