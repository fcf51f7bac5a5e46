"""What a page after recognition was asked for: day, set or proposal, title, basis, district, outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import last_day_with_data, read_day
from chungsuc.desk.say import say
from chungsuc.desk.ways import way
from chungsuc.desk.within import Within, within
from chungsuc.figures.criteria import national_set_at
from chungsuc.figures.errors import SetJudgesNoUnits
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import CriteriaSet, Subject, Title
from chungsuc.lawbook.checking import check_overlay, check_set
from chungsuc.lawbook.models import Kind, LawProposal, State
from chungsuc.lawbook.queries import proposal, proposals
from chungsuc.recognition.queries import Basis
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.errors import TitleUnknown
from chungsuc.upkeep.words import Outcome
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.subjects import must_hold_for, sets_of

PROPOSED = "dexuat:"
# Households and gardens are looked at by their commune, one by one, never in a table of the province.
REVIEWED = (Subject.COMMUNE, Subject.DISTRICT, Subject.TOWN, Subject.PROVINCE, Subject.HAMLET)
NAMES = ("ngay", "bo", "danhhieu", "cachtinh", "huyen", "ketqua")
# The titles asked about, in their order; a town completes the task where a district meets the standard.
TITLES = (Title.NTM, Title.COMPLETED, Title.ADVANCED, Title.MODEL, Title.MODERN)


@dataclass(frozen=True, slots=True)
class UpkeepAsked:
    """A question: ``chosen`` is the set's id or the proposal, as the address has it; ``outcome`` is a filter only."""

    day: date
    chosen: str
    law: LawAtDate
    title: Title
    basis: Basis
    province: Unit
    within: Within
    outcome: Outcome | None
    proposed: LawProposal | None = None

    @property
    def fields(self) -> Mapping[str, str]:
        said = (
            self.day.isoformat(), self.chosen, self.title.value, self.basis.value,
            "" if self.within.whole else self.within.unit.code, self.outcome.value if self.outcome else "",
        )  # fmt: skip
        return {name: value for name, value in zip(NAMES, said, strict=True) if value}

    @property
    def query(self) -> str:
        return "?" + urlencode(self.fields)

    def changed(self, **other: str) -> str:
        """Give the question as an address with changes; a blank takes something out."""
        return "?" + urlencode({name: value for name, value in {**self.fields, **other}.items() if value})

    @property
    def on_unit(self) -> str:
        """The same day and set for the page of a unit."""
        return "?" + urlencode({"ngay": self.day.isoformat(), "bo": self.law.base.id})


def read_upkeep(scope: Scope, given: QueryDict) -> UpkeepAsked:
    """Read the question; what is not asked takes the last day with data, the set in force on it and the set's title.

    Raises:
        DayUnreadable, UnknownSet, SetOfAnotherProvince, SetJudgesNoUnits, NoSuchProposal, LawFaults, TitleUnknown,
        UnitNotFound, OutOfScope, NothingOnThatDay
    """
    said = {name: given.get(name, "").strip() for name in NAMES}
    day = read_day(said["ngay"]) if said["ngay"] else (last_day_with_data() or timezone.localdate())
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    where = within(scope, day, said["huyen"], province)
    chosen = said["bo"] or national_set_at(day).id
    proposed, law = _law(scope, chosen, day)
    must_hold_for(law.base, where.unit, day)
    if law.base.subject not in REVIEWED:
        raise SetJudgesNoUnits(set_id=law.base.id, subject=law.base.subject.value)
    outcome = Outcome(said["ketqua"]) if said["ketqua"] in Outcome.values else None
    title = _title(said["danhhieu"]) if said["danhhieu"] else law.base.title
    basis = Basis.DECIDED_ON if said["cachtinh"] == Basis.DECIDED_ON else Basis.RESULT_YEAR
    return UpkeepAsked(day, chosen, law, title, basis, province, where, outcome, proposed)


def _title(text: str) -> Title:
    if text not in set(Title):
        raise TitleUnknown(text=text)
    return Title(text)


def _law(scope: Scope, chosen: str, day: date) -> tuple[LawProposal | None, LawAtDate]:
    """Give the law asked for: a known set, or a proposal that is not law yet, seen as if it were."""
    if not chosen.startswith(PROPOSED) or not way(scope, "law_proposals"):
        return None, law_for(library().set(chosen).id, day)
    key = chosen.removeprefix(PROPOSED)
    found = proposal(int(key) if key.isdecimal() else 0)
    check = check_set if found.kind == Kind.SET else check_overlay
    return found, check(found.text, file=found.law_id).after.at(found.set_id, day)


def sets_offered(province: Unit) -> list[CriteriaSet]:
    """Give the sets that may be asked about, by subject, the newest first."""
    return [one for subject in REVIEWED for one in sets_of(subject, province)]


def proposals_offered(scope: Scope) -> list[LawProposal]:
    """Give the proposals that are not decided, for those who may read them."""
    return list(proposals(State.DRAFT, State.PROPOSED)) if way(scope, "law_proposals") else []


def bases() -> list[tuple[str, str]]:
    return [
        (Basis.RESULT_YEAR.value, say("theo năm kết quả", "by result year")),
        (Basis.DECIDED_ON.value, say("theo ngày quyết định", "by day of decision")),
    ]
