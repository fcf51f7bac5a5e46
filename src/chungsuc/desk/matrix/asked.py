"""What the matrix was asked for beside day, set and unit: filters, the criterion to look into, the order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from chungsuc.accounts.models import Department
from chungsuc.accounts.ownership import Owners, owners_on
from chungsuc.desk.asked import Asked, read
from chungsuc.desk.say import say
from chungsuc.desk.within import Within, within
from chungsuc.figures.assembly import RUNGS
from chungsuc.figures.selection import Selection
from chungsuc.figures.sentences import TITLE_EN, TITLE_VI
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Criterion, Title
from chungsuc.recognition.queries import titles_at
from chungsuc.units.models import Unit, UnitTrait
from chungsuc.units.queries import traits_of, units_at
from chungsuc.verdicts.law_in_force import law_for

NO_TITLE = "chua"
PARAMETERS = ("khuvuc", "danhhieu", "nganh", "tieuchi", "sap")


@dataclass(frozen=True, slots=True)
class MatrixAsked:
    """A question to the matrix; the fields carry what the address says, blank where it says nothing."""

    base: Asked
    within: Within
    area: str = ""
    title: str = ""
    department: str = ""
    criterion: str = ""
    order: str = ""

    @property
    def filters(self) -> dict[str, str]:
        said = dict(zip(PARAMETERS, (self.area, self.title, self.department, self.criterion, self.order), strict=True))
        return {name: value for name, value in said.items() if value}

    @property
    def reverse(self) -> bool:
        return self.order.startswith("-")

    @property
    def order_key(self) -> str:
        return self.order.removeprefix("-")

    @property
    def query(self) -> str:
        return self.base.query(**self.filters)

    @property
    def unfiltered(self) -> str:
        """The same question without any filter; day, set and roll stay."""
        return replace(self.base, district="").query()

    def sorting(self, key: str) -> str:
        """Give the address that sorts by a key: forwards, then backwards, then not at all."""
        turns = {key: f"-{key}", f"-{key}": ""}
        chosen = turns.get(self.order, key)
        return self.base.query(**{name: v for name, v in {**self.filters, "sap": chosen}.items() if v})

    def looking_into(self, no: str) -> str:
        inside = {name: v for name, v in self.filters.items() if name not in {"sap", "tieuchi"}}
        return self.base.query(**inside, **({"tieuchi": no} if no else {}))


def read_matrix(request: HttpRequest) -> MatrixAsked:
    """Read the question.

    Raises:
        DayUnreadable, UnknownSet, UnitNotFound, OutOfScope, NothingOnThatDay: see ``asked.read`` and ``within``.
    """
    base = read(request)
    where = within(request.scope, base.day, base.district, base.province)  # type: ignore[attr-defined]
    return MatrixAsked(base, where, *(request.GET.get(name, "").strip() for name in PARAMETERS))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: pairs of value and words; none where nothing could be chosen."""

    areas: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]
    departments: tuple[Department, ...]
    criteria: tuple[Criterion, ...]


def choices_for(asked: MatrixAsked, law: LawAtDate, owners: Owners) -> Choices:
    """Give what can be chosen for a law: one query, beside the owners."""
    areas = UnitTrait.objects.filter(trait="area").values_list("value", flat=True).distinct()
    own = {dept.pk: dept for (set_id, _), dept in owners.by_no.items() if set_id == law.base.id}
    names = title_names()
    return Choices(
        tuple(sorted(areas)),
        ((NO_TITLE, say("Chưa có danh hiệu", "No title")), *((rung.value, names[rung]) for rung in RUNGS)),
        tuple(sorted(own.values(), key=lambda dept: dept.name)),
        law.criteria,
    )


def title_names() -> dict[Title, str]:
    return {title: say(TITLE_VI[title], TITLE_EN[title]) for title in Title}


def selection_for(asked: MatrixAsked, law: LawAtDate, owners: Owners) -> Selection:
    """Turn the filters into the part of the table that they leave, and say them."""
    said: list[str] = []
    threads = _threads(asked, said)
    numbers, columns_said = None, list[str]()
    if asked.department:
        numbers = _owned(asked, law, owners, columns_said)
    return Selection(threads, numbers, asked.criterion, tuple(said), tuple(columns_said))


def _threads(asked: MatrixAsked, said: list[str]) -> frozenset[str] | None:
    if not asked.area and not asked.title:
        return None
    units = list(units_at(asked.base.day, within=asked.within.unit)) or [asked.within.unit]
    kept = {unit.thread for unit in units}
    if asked.area:
        kept &= _in_area(units, asked.area, asked.base.day)
        said.append(say(f"khu vực {asked.area}", f"area {asked.area}"))
    if asked.title:
        held = titles_at(asked.base.day, threads=kept)
        kept = {thread for thread in kept if (held[thread].value if thread in held else NO_TITLE) == asked.title}
        name = dict((title.value, word) for title, word in title_names().items()).get(asked.title)
        said.append(say(f"danh hiệu: {name}", f"title: {name}") if name else say("chưa có danh hiệu", "no title"))
    return frozenset(kept)


def _in_area(units: list[Unit], area: str, day: date) -> set[str]:
    return {thread for thread, traits in traits_of(units, day).items() if traits.get("area") == area}


def _owned(asked: MatrixAsked, law: LawAtDate, owners: Owners, said: list[str]) -> frozenset[str]:
    """Give the numbers a department answers for: its indicators, and every criterion with one of them."""
    found: set[str] = set()
    name = asked.department
    for criterion in law.criteria:
        for number in (criterion.no, *(one.no for one in criterion.indicators)):
            owner = owners.of(law.base.id, number)
            if owner is not None and owner.code == asked.department:
                found |= {number, criterion.no}
                name = owner.name
    said.append(say(f"phần việc của {name}", f"owned by {name}"))
    return frozenset(found)


def law_and_owners(asked: MatrixAsked) -> tuple[LawAtDate, Owners]:
    """Give the law the matrix judges by, and who answers today for what in it, as verification has it; two queries."""
    return law_for(asked.base.set_id, asked.base.day), owners_on(timezone.localdate())
