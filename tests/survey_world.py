"""A commune that asks its residents: who runs it, a survey with hamlets, ways to hand answers in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.law.tree import Title
from chungsuc.surveys import actions, entering
from chungsuc.surveys.models import Group, QuestionSet, Survey
from chungsuc.surveys.question_sets import Wording, save_questions
from chungsuc.surveys.words import Way
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import person

DAY, LAST = date(2023, 10, 2), date(2023, 10, 20)
ROWS = (actions.Row("Xóm Một", 60, 40), actions.Row("Xóm Hai", 50, 30), actions.Row("Xóm Ba", None, 10))


@dataclass(frozen=True)
class World:
    """One commune, its officer and the office, on a day."""

    commune: Unit
    officer: Scope
    office: Scope

    @contextmanager
    def acts(self, scope: Scope | None = None) -> Iterator[Scope]:
        by = scope or self.officer
        with acting(actor_of(by.user)):
            yield by

    def questions(self, count: int = 3) -> QuestionSet:
        with self.acts(self.office) as by:
            texts = tuple(f"Nội dung {no}" for no in range(1, count + 1))
            return save_questions(by, Wording("Bộ thử nghiệm", "Văn bản thử nghiệm", texts, "Nhìn chung"))

    def draft(self, **given: object) -> actions.Draft:
        said: dict[str, object] = {
            "unit": self.commune, "title": Title.NTM, "result_year": 2023, "run_by": "Ủy ban MTTQ xã",
            "opens_on": DAY, "closes_on": LAST, "households": 1500, "households_source": "UBND xã",
            "households_on": date(2023, 9, 30), "groups": ROWS,
        }  # fmt: skip
        if "questions" not in given:
            said["questions"] = self.questions()
        return actions.Draft(**{**said, **given})  # type: ignore[arg-type]

    def survey(self, **given: object) -> Survey:
        """Set one up and open it."""
        draft = self.draft(**given)
        with self.acts() as by:
            return actions.open_(by, actions.set_up(by, draft))

    def enter(self, survey: Survey, sheets: Sequence[tuple[int, int | None, str]], *, way: Way = Way.PAPER) -> None:
        """Enter sheets given as number, place of the hamlet, digits with the overall one last."""
        key = sha256(f"{way}-{[number for number, _, _ in sheets]}".encode()).hexdigest()
        with self.acts() as by:
            entering.enter_sheets(by, survey, [paper(survey, *one) for one in sheets], way=way, key=key)


def paper(survey: Survey, number: int, place: int | None, digits: str) -> entering.Paper:
    return entering.Paper(number, group(survey, place), digits[:-1], digits[-1])


def group(survey: Survey, place: int | None) -> Group | None:
    return None if place is None else survey.groups.get(position=place)


def make_world(day: date = DAY, code: str = "05602") -> World:
    """Make them; needs the units of all Viet Nam."""
    commune = find_unit(code, day)
    officer = person(Role.COMMUNE, name="cán bộ xã", unit_thread=commune.thread)
    return World(commune, scope_of(officer, day), scope_of(person(Role.OFFICE, name="văn phòng"), day))
