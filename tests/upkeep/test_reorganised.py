"""Promises about what came after a recognition when its unit is reorganised: told beforehand, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.law.tree import Title
from chungsuc.observations import actions as ledger
from chungsuc.recognition.actions import recognise
from chungsuc.reorganisation.actions import Head, apply, enter
from chungsuc.reorganisation.followers.upkeep import Upkeep
from chungsuc.reorganisation.following import Outcome
from chungsuc.reorganisation.plan import WHOLE, New, Row
from chungsuc.reorganisation.queries import plan_for
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.actions import record_review
from chungsuc.upkeep.models import Case, Task
from chungsuc.upkeep.reevaluation import reevaluate
from chungsuc.upkeep.tasks import lines_of
from chungsuc.upkeep.withdrawing import Taken, open_case, take
from chungsuc.upkeep.words import CaseAct, CaseState, TaskState
from chungsuc.verdicts.law_in_force import law_for
from desk_people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SET, EVE, DAY = "QD318-2022/xa", date(2026, 1, 31), date(2026, 2, 1)
FAILING = ("7", "13.2", "15.2", "17.3", "18.1", "19.1")


def officer(name: str) -> Scope:
    return scope_of(person(Role.OFFICE, name=name))


def test_a_case_that_goes_on_is_a_question_and_a_task_says_that_its_unit_is_gone() -> None:
    first, second = officer("văn phòng"), officer("văn phòng, người thứ hai")
    one, other = (find_unit(name, EVE, level="commune") for name in ("Phú Đình, Thái Nguyên", "Vạn Phú, Thái Nguyên"))
    title = recognise(one, Title.NTM, SET, 2025, source="quyết định", decided_on=date(2025, 9, 1))
    new = New("commune", one.code, "Phú Đình", "xã", one.parent_code)
    rows = [Row(no, "commune", unit.code, new, WHOLE) for no, unit in enumerate((one, other), 1)]
    with acting(actor_of(first.user)):
        for no in FAILING:
            ledger.record(one, f"{SET}:{no}", EVE, attested=False, source="Báo cáo", said_by="UBND xã")
        record_review(first, reevaluate(one, law_for(SET, EVE), Title.NTM), tasks=True)
        open_case(first, title, EVE, Taken(EVE, text="Rà soát"))
        event = enter(first, Head("bài thử", "bài thử", DAY, formed_anew=True), rows)
        told = Upkeep().touched(plan_for(event))
    assert [(touch.unit, touch.outcome) for touch in told] == [
        (one.full_name, Outcome.STAYS), (one.full_name, Outcome.ASKS),
    ]  # fmt: skip
    with acting(actor_of(second.user)):
        apply(second, event.pk)
        ledger.record(
            find_unit(one.code, DAY, level="commune"), f"{SET}:7", date(2026, 3, 1), attested=True, source="Báo cáo",
            said_by="UBND xã",
        )  # fmt: skip
    assert {line.state for line in lines_of(Task.objects.all())} == {TaskState.GONE}
    assert not Case.objects.get().ended
    with acting(actor_of(first.user)):
        step = take(first, Case.objects.get(), CaseAct.DROP, Taken(date(2026, 3, 2), text="Xã đã sắp xếp"))
    assert step.to_state == CaseState.DROPPED
