"""How a survey is told on its pages: its state as a chip, ways in, marks (cách ghi)."""

from __future__ import annotations

from typing import Any

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.words import Chip
from chungsuc.desk.say import say
from chungsuc.law.tree import Title
from chungsuc.surveys.models import Survey
from chungsuc.surveys.rights import runs
from chungsuc.surveys.words import KIND_EN, MARK_EN, STATE_EN, WAY_EN, LinkKind, Mark, State, Way

_LOOKS = {
    State.PREPARED: ("", "…"), State.OPEN: ("wait", "…"), State.CLOSED: ("good", "✓"), State.PUBLISHED: ("good", "✓"),
}  # fmt: skip


def survey_chip(state: str) -> Chip:
    """Make the chip of a survey's state."""
    look, sign = _LOOKS[State(state)]
    return Chip(look, sign, say(State(state).label, STATE_EN[State(state)]))


def way_word(way: Way) -> str:
    return say(way.label, WAY_EN[way])


def mark_word(mark: Mark) -> str:
    return say(mark.label, MARK_EN[mark])


def kind_word(kind: LinkKind) -> str:
    return say(kind.label, KIND_EN[kind])


def head(request: ScopedRequest, survey: Survey, tab: str) -> dict[str, Any]:
    """Give what stands at the head of every page of a survey."""
    return {
        "survey": survey, "unit": survey.unit, "title": Title(survey.title), "chip": survey_chip(survey.state),
        "tab": tab, "runs": runs(request.scope, survey), "open": survey.state == State.OPEN,
        "prepared": survey.state == State.PREPARED, "closed": survey.state == State.CLOSED,
        "today": request.scope.day,
    }  # fmt: skip
