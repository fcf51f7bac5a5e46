"""The table of a dossier's way: every state, act, track and world is asked, none surprises."""

from __future__ import annotations

from itertools import product

import pytest

from chungsuc.dossiers.conditions import CHECKS
from chungsuc.dossiers.words import ENDED, OPEN, Act, Hand, State, Track, World
from chungsuc.dossiers.workflow import BACK, WAYS, Condition, way, ways

EVERYWHERE = list(product(Track, World))
FORMAL = (Track.COMMUNE, Track.DISTRICT, Track.PROVINCE)

# What may be done from each state, as the issue tells the way: commune, three levels of government.
COMMUNE_THREE = {
    State.REGISTERED: {Act.SELF_ASSESS, Act.SUSPEND, Act.TAKE_BACK},
    State.SELF_ASSESSED: {Act.COLLECT_OPINIONS, Act.SUSPEND, Act.TAKE_BACK},
    State.OPINIONS_COLLECTED: {Act.SUBMIT, Act.SUSPEND, Act.TAKE_BACK},
    State.SUBMITTED: {Act.DISTRICT_VERIFY, Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},
    State.DISTRICT_VERIFIED: {Act.ACCEPT, Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},
    State.COMPLETE: {Act.VERIFY, Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},
    State.VERIFIED: {Act.FIELD_CHECK, Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},
    State.FIELD_CHECKED: {Act.COUNCIL_AGREE, Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},
    State.COUNCIL_AGREED: {Act.DECIDE, Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},
    State.FORWARDED: {Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},  # communes never come here
    State.DECIDED: {Act.ANNOUNCE},
    State.RETURNED: {Act.RESUBMIT, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK},
    State.SUSPENDED: {Act.RESUME, Act.REFUSE, Act.TAKE_BACK},
    State.ANNOUNCED: set(), State.REFUSED: set(), State.WITHDRAWN: set(),
}  # fmt: skip


@pytest.mark.parametrize("state", list(State))
def test_a_commune_with_a_district_may_do_just_what_the_way_says(state: State) -> None:
    assert {row.act for row in ways(Track.COMMUNE, World.THREE_LEVELS, state)} == COMMUNE_THREE[state]


def test_without_districts_the_province_takes_what_the_commune_hands_in() -> None:
    two = {row.act for row in ways(Track.COMMUNE, World.TWO_LEVELS, State.SUBMITTED)}
    assert two == COMMUNE_THREE[State.SUBMITTED] - {Act.DISTRICT_VERIFY} | {Act.ACCEPT}
    assert way(Track.COMMUNE, World.TWO_LEVELS, State.DISTRICT_VERIFIED, Act.ACCEPT), "what a district verified goes on"
    for state in set(State) - {State.SUBMITTED}:
        assert {row.act for row in ways(Track.COMMUNE, World.TWO_LEVELS, state)} == COMMUNE_THREE[state]


@pytest.mark.parametrize(("track", "world"), EVERYWHERE)
def test_nothing_leads_out_of_an_end_and_something_out_of_every_other_state(track: Track, world: World) -> None:
    for state in ENDED:
        assert not list(ways(track, world, state))
    reached = reachable(track, world)
    for state in reached & OPEN:
        assert list(ways(track, world, state)), f"{state} is a dead end"


@pytest.mark.parametrize(("track", "world"), EVERYWHERE)
def test_every_registered_dossier_can_reach_its_announcement_and_every_other_end(track: Track, world: World) -> None:
    assert reachable(track, world) >= ENDED


@pytest.mark.parametrize(("track", "world"), EVERYWHERE)
def test_an_act_from_a_state_needs_one_hand_except_what_district_and_province_may_both_return(
    track: Track, world: World
) -> None:
    for state in State:
        rows = list(ways(track, world, state))
        for act in {row.act for row in rows}:
            hands = [row.hand for row in rows if row.act == act]
            assert len(hands) == len(set(hands)), f"{act} from {state} is told twice for one hand"
            assert len(hands) == 1 or act is Act.RETURN


def test_districts_act_only_while_there_are_districts() -> None:
    assert all(row.worlds == {World.THREE_LEVELS} for row in WAYS if row.hand is Hand.DISTRICT)


def test_a_district_and_a_province_are_decided_above_the_province() -> None:
    for track in (Track.DISTRICT, Track.PROVINCE):
        for world in World:
            assert way(track, world, State.COUNCIL_AGREED, Act.DECIDE) is None
            assert way(track, world, State.FORWARDED, Act.DECIDE) is not None


def test_whoever_hands_in_never_accepts_and_whoever_checks_never_decides() -> None:
    for row in WAYS:
        if row.act in (Act.ACCEPT, Act.DISTRICT_VERIFY, Act.VERIFY):
            assert Act.SUBMIT in row.not_by
        if row.act is Act.DECIDE and row.tracks <= set(FORMAL):
            assert {Act.ACCEPT, Act.VERIFY} <= row.not_by


def test_what_turns_a_dossier_back_gives_its_reason_and_what_leads_on_has_a_time_limit_as_data() -> None:
    for row in WAYS:
        turns = row.to in (BACK, State.RETURNED, State.REFUSED, State.WITHDRAWN, State.SUSPENDED)
        assert row.reason is turns, row
        if not turns:
            assert row.due == f"steps.{row.act.value}.days"


def test_every_condition_has_a_check() -> None:
    named = {condition for row in WAYS for condition in row.conditions}
    assert named - {Condition.PAPERS} <= set(CHECKS)
    assert set(Condition) - {Condition.PAPERS} == set(CHECKS)


def reachable(track: Track, world: World) -> set[State]:
    """Give every state that a registered dossier can come to."""
    seen, waiting = {State.REGISTERED}, [State.REGISTERED]
    while waiting:
        for row in ways(track, world, waiting.pop()):
            to = None if row.to == BACK else State(row.to)
            if to is not None and to not in seen:
                seen.add(to)
                waiting.append(to)
    return seen
