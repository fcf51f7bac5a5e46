"""Promises about the table of a withdrawal: every state, every act, in both worlds."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from chungsuc.dossiers.words import World, world_on
from chungsuc.upkeep.words import ENDED, CaseAct, CaseState, Hand
from chungsuc.upkeep.workflow import WAYS, way, ways

S, A = CaseState, CaseAct
TO = {
    (S.OPENED, A.NOTIFY): S.NOTIFIED,
    (S.NOTIFIED, A.HEAR): S.HEARD,
    (S.HEARD, A.GIVE_TIME): S.REPAIRING,
    (S.REPAIRING, A.EXTEND): S.REPAIRING,
    (S.REPAIRING, A.REPAIR): S.UPHELD,
    (S.HEARD, A.PROPOSE): S.PROPOSED,
    (S.REPAIRING, A.PROPOSE): S.PROPOSED,
    (S.PROPOSED, A.SEND_BACK): S.HEARD,
    (S.PROPOSED, A.WITHDRAW): S.WITHDRAWN,
    (S.PROPOSED, A.UPHOLD): S.UPHELD,
    **{(state, A.DROP): S.DROPPED for state in (S.OPENED, S.NOTIFIED, S.HEARD, S.REPAIRING, S.PROPOSED)},
}
# Who prepares changes with the world; who decides does not.
HANDS = {
    World.THREE_LEVELS: {A.NOTIFY: Hand.DISTRICT, A.HEAR: Hand.DISTRICT, A.PROPOSE: Hand.DISTRICT},
    World.TWO_LEVELS: {A.NOTIFY: Hand.OFFICE, A.HEAR: Hand.UNIT, A.PROPOSE: Hand.UNIT},
}


@pytest.mark.parametrize(("world", "state", "act"), list(product(World, CaseState, CaseAct)))
def test_every_act_from_every_state_leads_where_it_should_or_nowhere(
    world: World, state: CaseState, act: CaseAct
) -> None:
    row = way(world, state, act)
    expected = TO.get((state, act))
    if expected is None:
        assert row is None
        return
    assert row is not None
    assert row.to is expected
    assert row.hand is HANDS[world].get(act, Hand.OFFICE)


def test_no_two_rows_answer_the_same_question() -> None:
    for world, state in product(World, CaseState):
        acts = [row.act for row in ways(world, state)]
        assert len(acts) == len(set(acts))


def test_nothing_leads_out_of_an_end_and_every_open_state_leads_to_one() -> None:
    for world in World:
        for state in CaseState:
            reached = {state}
            for _ in CaseState:
                reached |= {row.to for one in reached for row in ways(world, one)}
            assert (reached == {state}) == (state in ENDED)
            assert reached & ENDED


def test_a_title_is_withdrawn_only_by_a_numbered_decision_of_somebody_who_did_not_open_the_case() -> None:
    rows = [row for row in WAYS if row.to is S.WITHDRAWN]
    assert [row.act for row in rows] == [A.WITHDRAW]
    assert all(row.number and row.not_by == {A.OPEN} and row.hand is Hand.OFFICE for row in rows)
    assert all(row.not_by == {A.OPEN} for row in WAYS if row.act is A.UPHOLD)


def test_the_world_changes_on_the_first_of_july_2025() -> None:
    assert (world_on(date(2025, 6, 30)), world_on(date(2025, 7, 1))) == (World.THREE_LEVELS, World.TWO_LEVELS)
