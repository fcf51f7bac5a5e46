"""What the office acknowledges stands from its day until a later paper does; the past is not rewritten."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chungsuc.recognition.carried import paper_on
from chungsuc.recognition.models import StandingDecision

START = date(2025, 7, 1)
days = st.integers(0, 40).map(lambda n: START + timedelta(days=n))
withdrawn = st.sampled_from([None, None, datetime(2026, 1, 1)])  # noqa: DTZ001 — only whether it is there counts
papers = st.lists(
    st.builds(StandingDecision, decided_on=st.none() | days, withdrawn_at=withdrawn), max_size=6,
    unique_by=lambda one: (one.decided_on, one.withdrawn_at),
)  # fmt: skip


@given(papers, days)
def test_on_any_day_the_last_paper_decided_by_then_stands(some: list[StandingDecision], day: date) -> None:
    found = paper_on(some, day)
    decided = [one for one in some if one.withdrawn_at is None and (one.decided_on is None or one.decided_on <= day)]
    assert (found is None) == (not decided)
    if found is not None:
        assert found in decided
        assert all((one.decided_on or date.min) <= (found.decided_on or date.min) for one in decided)


@given(papers, days, st.integers(1, 40))
def test_a_later_paper_changes_nothing_of_the_days_before_it(
    some: list[StandingDecision], day: date, after: int
) -> None:
    later = StandingDecision(decided_on=day + timedelta(days=after))
    assert paper_on([*some, later], day) is paper_on(some, day)
    assert paper_on([later], day + timedelta(days=after)) is later


@given(papers, days)
def test_a_withdrawn_paper_never_stood(some: list[StandingDecision], day: date) -> None:
    assert paper_on(some, day) is paper_on([one for one in some if one.withdrawn_at is None], day)
