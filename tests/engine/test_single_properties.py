"""What must hold of any law and any data: more of a good thing never hurts, order never matters."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import DAYS, criteria_sets, random_rows

from chungsuc.engine.single import judge
from chungsuc.engine.verdict import Fact, Facts, ProvisionVerdict, Status, SubjectVerdict
from chungsuc.law.overlays import LawAtDate, law_at
from chungsuc.law.traits import Traits
from chungsuc.law.tree import Compare, Operator, ShareOfChildren

RELAXED = settings(max_examples=40)
LEVELS_UPWARDS = (Operator.AT_LEAST, Operator.MORE_THAN)


@st.composite
def judged(draw: st.DrawFn) -> tuple[LawAtDate, Facts, Traits]:
    """A random law at a day, and one random subject."""
    law = law_at(draw(criteria_sets()), draw(st.sampled_from(DAYS)))
    (row,) = random_rows(draw(st.integers(0, 2**32)), list(law.provisions()), (law.day,), 1)
    return law, row.facts, row.traits


def met(verdict: SubjectVerdict) -> set[str]:
    return {criterion.no for criterion in verdict.criteria if criterion.status is Status.MET}


def statuses(verdict: SubjectVerdict) -> list[Status]:
    def below(pv: ProvisionVerdict) -> list[Status]:
        return [pv.status, *(status for part in pv.parts for status in below(part))]

    return [status for c in verdict.criteria for pv in c.indicators for status in below(pv)]


@RELAXED
@given(judged(), st.data())
def test_raising_an_at_least_value_never_loses_a_criterion(
    drawn: tuple[LawAtDate, Facts, Traits], data: st.DataObject
) -> None:
    law, facts, traits = drawn
    upwards = [
        no
        for no in facts
        if isinstance(requirement := law.by_no[no].requirement, Compare | ShareOfChildren)
        and requirement.operator in LEVELS_UPWARDS
    ]
    if not upwards:
        return
    no = data.draw(st.sampled_from(upwards))
    more = facts[no].value + data.draw(st.decimals(0, 1000, places=1))
    raised = {**facts, no: facts[no]._replace(value=more)}
    assert met(judge(law, facts, traits)) <= met(judge(law, raised, traits))


@RELAXED
@given(judged(), st.randoms())
def test_the_order_of_facts_never_matters(drawn: tuple[LawAtDate, Facts, Traits], random: Random) -> None:
    law, facts, traits = drawn
    shuffled = list(facts.items())
    random.shuffle(shuffled)
    assert judge(law, dict(shuffled), traits) == judge(law, facts, traits)


@RELAXED
@given(judged(), st.data())
def test_learning_a_fact_changes_only_what_was_unknown(
    drawn: tuple[LawAtDate, Facts, Traits], data: st.DataObject
) -> None:
    law, facts, traits = drawn
    if not facts:
        return
    forgotten = data.draw(st.sets(st.sampled_from(sorted(facts)), min_size=1))
    fewer: dict[str, Fact] = {no: fact for no, fact in facts.items() if no not in forgotten}
    before, after = judge(law, fewer, traits), judge(law, facts, traits)
    for known, now in zip([before.status, *statuses(before)], [after.status, *statuses(after)], strict=True):
        assert known is Status.UNKNOWN or known is now
    assert met(before) <= met(after)


@RELAXED
@given(judged())
def test_every_provision_is_in_the_trace_once(drawn: tuple[LawAtDate, Facts, Traits]) -> None:
    law, facts, traits = drawn
    assert len(statuses(judge(law, facts, traits))) == len(list(law.provisions()))
