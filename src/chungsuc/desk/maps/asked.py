"""What the map was asked for beside day, set and unit: the theme, which criterion, the day of comparison."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.http import HttpRequest

from chungsuc.desk.asked import Asked, read, read_day
from chungsuc.desk.say import language, say
from chungsuc.desk.within import Within, within
from chungsuc.figures import figure as figures
from chungsuc.maps.drawing.view import MapView
from chungsuc.maps.themes import Theme, map_view, theme_of
from chungsuc.units.carry import Roll
from chungsuc.verdicts.law_in_force import law_for

FIRST_PART = "17"  # what the map of one criterion shows before somebody chooses


@dataclass(frozen=True, slots=True)
class MapAsked:
    """A question to the map; the fields carry what the address says, blank where it says nothing."""

    base: Asked
    within: Within
    theme: Theme
    no: str
    since: str
    question: figures.Asked = field(compare=False)

    @property
    def query(self) -> str:
        return self._query(self.base)

    @property
    def query_as_then(self) -> str:
        return self._query(replace(self.base, roll=Roll.AS_THEN))

    @property
    def query_as_now(self) -> str:
        return self._query(replace(self.base, roll=Roll.AS_NOW))

    def _query(self, base: Asked) -> str:
        extra = {"chude": self.theme.value, "so": self.no if self.theme is Theme.PART else "", "tungay": self.since}
        return base.query(**{name: value for name, value in extra.items() if value})

    def view(self) -> MapView:
        """Make the map; raises as ``maps.themes.map_view``."""
        return map_view(self.question, self.theme, no=self.no, language=language())


def read_map(request: HttpRequest) -> MapAsked:
    """Read the question.

    Raises:
        NoSuchTheme, DayUnreadable, UnknownSet, UnitNotFound, OutOfScope, NothingOnThatDay.
    """
    base = read(request)
    where = within(request.scope, base.day, base.district, base.province)  # type: ignore[attr-defined]
    theme = theme_of(request.GET.get("chude", "").strip() or Theme.TITLE)
    since = request.GET.get("tungay", "").strip()
    question = figures.Asked(where.unit, base.day, base.set_id, roll=base.roll,
                             since=read_day(since) if since else None)  # fmt: skip
    no = request.GET.get("so", "").strip() or (_first_part(base) if theme is Theme.PART else "")
    return MapAsked(base, where, theme, no, since, question)


def themes() -> tuple[tuple[Theme, str], ...]:
    """Give the themes with their names."""
    return (
        (Theme.TITLE, say("Danh hiệu", "Titles")), (Theme.CRITERIA, say("Số tiêu chí đạt", "Criteria met")),
        (Theme.PART, say("Một tiêu chí, chỉ tiêu", "One criterion or indicator")),
        (Theme.CHANGE, say("Thay đổi danh hiệu", "Titles changed")),
    )  # fmt: skip


def parts_of(base: Asked) -> list[tuple[str, str, bool]]:
    """Give the criteria of the set and the indicators inside them: number, name, whether it is an indicator."""
    found: list[tuple[str, str, bool]] = []
    for criterion in law_for(base.set_id, base.day).criteria:
        found.append((criterion.no, criterion.name, False))
        found += [(one.no, one.name, True) for one in criterion.indicators if one.no != criterion.no]
    return found


def _first_part(base: Asked) -> str:
    numbers = [no for no, _, inside in parts_of(base) if not inside]
    return FIRST_PART if FIRST_PART in numbers else numbers[0]
