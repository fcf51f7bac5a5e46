"""How far a unit is from the title it registers for: seen live, never an obstacle (điều kiện và khoảng cách).

A unit registers for what it does not meet yet: that is what the year is for. So what is missing is shown, and shown
again as it changes; it refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from chungsuc.engine.verdict import Status, SubjectVerdict
from chungsuc.law.library import Library
from chungsuc.law.tree import CriteriaSet, HoldsTitle, Subject, Title
from chungsuc.recognition.carried import carried_titles
from chungsuc.recognition.queries import PROGRAMME_TYPE, titles_at
from chungsuc.recognition.ranks import TITLE_VI, holds
from chungsuc.targets.words import TITLE_EN
from chungsuc.units.models import Level, Unit
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_by
from chungsuc.verdicts.subjects import KINDS


class Condition(NamedTuple):
    """One thing that was looked at; ``met`` is ``None`` where it is not known (điều kiện)."""

    code: str
    met: bool | None
    vi: str
    en: str


class Wish(NamedTuple):
    """What is asked about: this unit, this title, in this year."""

    unit: Unit
    title: Title
    year: int


class Outlook(NamedTuple):
    """Where a unit stands towards a title on a day (khoảng cách đến danh hiệu).

    ``unmet`` and ``unknown`` count indicators of the title's set; their sum is the distance. ``verdict`` is ``None``
    where no set for the title is known.
    """

    wish: Wish
    set_id: str
    verdict: SubjectVerdict | None
    criteria_met: int
    criteria: int
    unmet: int
    unknown: int
    conditions: tuple[Condition, ...]

    @property
    def distance(self) -> int | None:
        return None if self.verdict is None else self.unmet + self.unknown

    @property
    def ready(self) -> bool:
        """True when nothing is missing."""
        return all(one.met for one in self.conditions)


def subject_of(unit: Unit) -> Subject | None:
    """Give what a unit is to the law; nothing for a ward or a township."""
    level = str(unit.level)
    for subject, kind in KINDS.items():
        if kind.level == level and unit.type in kind.types:
            return subject
    return Subject(level) if level in (Subject.HAMLET, Subject.HOUSEHOLD, Subject.GARDEN) else None


def set_for(subject: Subject, title: Title, day: date, known: Library) -> CriteriaSet | None:
    """Give the set of a title that is in force on a day: the national one first; nothing where there is none.

    A town completes by its own set where a district meets the standard: the same rung.
    """
    titles = {title, Title.COMPLETED} if title is Title.NTM and subject is Subject.TOWN else {title}
    found = [one for one in known.sets.values() if one.subject is subject and one.title in titles and one.in_force(day)]
    return min(found, key=lambda one: (one.province is not None, -one.valid_from.toordinal(), one.id), default=None)


def outlook(unit: Unit, title: Title, year: int, day: date) -> Outlook:
    """Look at one unit, title and year; see ``outlooks``."""
    return outlooks([Wish(unit, title, year)], day)[0]


def outlooks(wishes: Sequence[Wish], day: date) -> list[Outlook]:
    """Look at many units by the facts, traits and titles on record on a day, in the order asked.

    The set is the one in force on the day, for another year the one in force at that year's end. The number of queries
    grows with the number of different sets only.
    """
    known = library()
    sets = [_set_of(wish, day, known) for wish in wishes]
    verdicts: dict[tuple[str, str], SubjectVerdict] = {}
    for set_id in dict.fromkeys(one.id for one in sets if one is not None):
        units = {w.unit.thread: w.unit for w, one in zip(wishes, sets, strict=True) if one and one.id == set_id}
        judged = judge_by(list(units.values()), law_for(set_id, day))
        verdicts |= {(set_id, thread): verdict for thread, verdict in judged.items()}
    units = {wish.unit.thread: wish.unit for wish in wishes}
    held = titles_at(day, threads=units)
    carried = carried_titles([unit for thread, unit in units.items() if thread not in held], day)
    brought = {thread: one.title for thread, one in carried.items() if one.title is not None}
    return [
        _seen(wish, one, verdicts.get((one.id, wish.unit.thread)) if one else None, day,
              held.get(wish.unit.thread), brought.get(wish.unit.thread))
        for wish, one in zip(wishes, sets, strict=True)
    ]  # fmt: skip


def _set_of(wish: Wish, day: date, known: Library) -> CriteriaSet | None:
    subject = subject_of(wish.unit)
    if subject is None:
        return None
    return set_for(subject, wish.title, day if wish.year == day.year else date(wish.year, 12, 31), known)


def _seen(
    wish: Wish, base: CriteriaSet | None, verdict: SubjectVerdict | None, day: date, held: Title | None,
    brought: Title | None,
) -> Outlook:  # fmt: skip
    statuses = [pv.status for criterion in verdict.criteria for pv in criterion.indicators] if verdict else []
    counted = [criterion for criterion in verdict.criteria if criterion.counted] if verdict else []
    unmet, unknown = statuses.count(Status.UNMET), statuses.count(Status.UNKNOWN)
    conditions = [
        *_of_unit(wish, day),
        *_of_titles(wish, base, held, brought),
        _of_criteria(verdict, len(counted), unmet, unknown),
    ]
    return Outlook(
        wish, base.id if base else "", verdict, verdict.criteria_met if verdict else 0, len(counted), unmet, unknown,
        tuple(conditions),
    )  # fmt: skip


def _of_unit(wish: Wish, day: date) -> Iterator[Condition]:
    unit, year = wish.unit, wish.year
    inside = subject_of(unit) is not None and (unit.level != Level.COMMUNE or unit.type == PROGRAMME_TYPE)
    there = there_in(unit, year)
    yield Condition(
        "in_programme", inside and there,
        f"{unit.full_name} thuộc chương trình năm {year}" if inside and there
        else f"{unit.full_name} không thuộc chương trình năm {year}",
        f"{unit.full_name} is in the programme in {year}" if inside and there
        else f"{unit.full_name} is not in the programme in {year}",
    )  # fmt: skip


def there_in(unit: Unit, year: int) -> bool:
    """True when this state of the unit is in force on some day of the year."""
    begins_late = unit.valid_from is not None and unit.valid_from > date(year, 12, 31)
    ended_before = unit.valid_until is not None and unit.valid_until <= date(year, 1, 1)
    return not begins_late and not ended_before


def _of_titles(
    wish: Wish, base: CriteriaSet | None, held: Title | None, brought: Title | None
) -> Iterator[Condition]:  # fmt: skip
    for wanted in sorted(_presupposed(base)):
        yield _prior(wanted, held, brought)
    if holds(held, wish.title):
        yield Condition(
            "not_yet", False, f"Đã được công nhận {TITLE_VI[held or wish.title]}",
            f"Already recognised as {TITLE_EN[held or wish.title]}",
        )  # fmt: skip


def _presupposed(base: CriteriaSet | None) -> set[Title]:
    """Give the titles that the set itself asks for: advanced asks for NTM, model for advanced."""
    if base is None:
        return set()
    return {Title(p.requirement.title) for p in base.provisions() if isinstance(p.requirement, HoldsTitle)}


def _prior(wanted: Title, held: Title | None, brought: Title | None) -> Condition:
    name_vi, name_en = TITLE_VI[wanted], TITLE_EN[wanted]
    if holds(held, wanted):
        return Condition("prior_title", True, f"Đã {name_vi}", f"Recognised as {name_en}")
    if holds(brought, wanted):
        return Condition(
            "prior_title", None, f"Các đơn vị trước sắp xếp đã {name_vi}; chưa có quyết định cho đơn vị mới",
            f"The units before the reorganisation are {name_en}; nothing is decided for the new one",
        )  # fmt: skip
    return Condition("prior_title", False, f"Chưa được công nhận {name_vi}", f"Not yet recognised as {name_en}")


def _of_criteria(verdict: SubjectVerdict | None, criteria: int, unmet: int, unknown: int) -> Condition:
    if verdict is None:
        return Condition(
            "criteria", None, "Chưa có bộ tiêu chí cho danh hiệu này trong năm", "No set for this title in the year"
        )
    met = None if verdict.status is Status.UNKNOWN else verdict.status is Status.MET
    vi, en = [], []
    if criteria:
        vi.append(f"đạt {verdict.criteria_met}/{criteria} tiêu chí")
        en.append(f"meets {verdict.criteria_met}/{criteria} criteria")
    if unmet:
        vi.append(f"còn {unmet} chỉ tiêu chưa đạt")
        en.append(f"{unmet} indicators not met")
    if unknown:
        vi.append(f"{unknown} chỉ tiêu chưa đủ căn cứ")
        en.append(f"{unknown} indicators unknown")
    if not vi or (met and not unmet and not unknown):
        vi.append("không còn chỉ tiêu nào thiếu")
        en.append("nothing is missing")
    return Condition("criteria", met, _capital(", ".join(vi)), _capital(", ".join(en)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def titles_for(unit: Unit, year: int) -> list[Title]:
    """Give the titles that have a set for such a unit in a year, the lowest first: what it may register for."""
    subject = subject_of(unit)
    if subject is None:
        return []
    known, days = library(), (date(year, 1, 1), date(year, 12, 31))
    wanted: Iterable[Title] = (Title.NTM, Title.ADVANCED, Title.MODEL, Title.MODERN)
    return [title for title in wanted if any(set_for(subject, title, day, known) for day in days)]
