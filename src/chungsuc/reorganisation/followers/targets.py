"""Targets (chỉ tiêu): a plan stays as it was decided; a name in it is counted for the unit that went on (ADR 34)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from chungsuc.law.tree import Title
from chungsuc.reorganisation.followers.titles import title_words
from chungsuc.reorganisation.following import Outcome, Said, Touch, leaves_programme
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan, Standing
from chungsuc.targets.models import PlanVersion
from chungsuc.targets.queries import OpenLine, open_plan_lines, versions_on
from chungsuc.units.models import Unit

_GOES = Said(
    "bản kế hoạch giữ nguyên; khi so với thực hiện, tên này kể cho đơn vị mới",
    "the plan stays as it is; set against what came of it, the name counts for the new unit",
)
_WARD = Said(
    "ra khỏi Chương trình: không thực hiện được nữa, Văn phòng điều chỉnh kế hoạch",
    "it has left the programme: the office changes the plan",
)
_DIVIDED = Said(
    "đơn vị bị chia: Văn phòng lập phiên bản kế hoạch nêu tên đơn vị nào", "the unit was divided: the office says which"
)
_OWN = Said("kế hoạch của đơn vị kết thúc cùng đơn vị, vẫn xem được", "the unit's own plan ends with it, on record")


class Targets:
    """Nothing is written: a plan is what an authority decided, and only a new version of it says otherwise."""

    key = "targets"
    name = Said("Chỉ tiêu kế hoạch", "Targets")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        return list(_touched(plan))

    def apply(self, event: Event, plan: Plan) -> None:
        """Nothing to do."""

    def undo(self, event: Event) -> None:
        """Nothing to do."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        """Nothing: a plan that names a new unit points to it, and is found by that."""
        return ()


def _touched(plan: Plan) -> Iterator[Touch]:
    ended: dict[str, Standing] = {old.thread: old for old in plan.over}
    lines = open_plan_lines(ended, plan.decree.day - timedelta(days=1))
    last = versions_on({one.plan.pk: one.plan for one in lines}.values(), date.max)
    for one in lines:
        yield _told(one, plan, ended, last[one.plan.pk])


def _told(one: OpenLine, plan: Plan, ended: dict[str, Standing], last: PlanVersion) -> Touch:
    title = title_words(Title(one.line.title))
    what = Said(f"kế hoạch năm {one.plan.year}: {title.vi}", f"plan of {one.plan.year}: {title.en}")
    if one.unit is None:
        return Touch(one.plan.unit.full_name, what, Outcome.STAYS, "", _OWN)
    old, heir = ended[one.unit.thread], plan.heir(one.unit.thread)
    if heir is None and last.pk != one.version.pk and not _names(last, one):
        why = Said(
            f"phiên bản từ ngày {last.effective_on:%d/%m/%Y} đã nêu khác", f"the version of {last.effective_on} says"
        )
        return Touch(one.unit.full_name, what, Outcome.STAYS, "", why)
    if heir is None:
        return Touch(one.unit.full_name, what, Outcome.ASKS, "", _DIVIDED)
    if leaves_programme(plan, old):
        return Touch(one.unit.full_name, what, Outcome.CLOSES, heir.new.unit.full_name, _WARD)
    return Touch(one.unit.full_name, what, Outcome.FOLLOWS, heir.new.unit.full_name, _GOES)


def _names(version: PlanVersion, one: OpenLine) -> bool:
    threads = {named.unit.thread for line in version.lines.all() for named in line.units.all()}  # type: ignore[attr-defined]
    return one.unit is not None and not version.dropped and one.unit.thread in threads
