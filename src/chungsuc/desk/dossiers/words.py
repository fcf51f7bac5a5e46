"""How pages call what a dossier knows, in the reader's language (tên gọi trên trang)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chungsuc.desk.say import language, say
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.words import ACT_EN, STATE_EN, Act, State, Track, world_on
from chungsuc.dossiers.workflow import WAYS
from chungsuc.rules.working_days import working_days_between

# A colour and a sign of the kit for each state.
LOOKS = {
    State.RETURNED: ("bad", "↩"), State.REFUSED: ("bad", "✕"), State.SUSPENDED: ("due", "‖"),
    State.WITHDRAWN: ("", "–"), State.DECIDED: ("good", "✓"), State.ANNOUNCED: ("good", "✓"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chip:
    """A state as it shows: class of the kit, sign, word."""

    look: str
    sign: str
    word: str


def state_chip(state: str) -> Chip:
    look, sign = LOOKS.get(State(state), ("wait", "…"))
    return Chip(look, sign, state_word(state))


def state_word(state: str) -> str:
    return say(State(state).label, STATE_EN[State(state)])


def act_word(act: str) -> str:
    word = say(Act(act).label, ACT_EN[Act(act)])
    return word[:1].upper() + word[1:]


def due_word(dossier: Dossier, today: date) -> tuple[str, str]:
    """Say how long there is: text, and a class of the kit ("" where no time limit is known)."""
    if dossier.ended:
        return "", ""
    if dossier.due_on is None:
        return say("chưa có quy định về thời hạn", "no time limit entered"), ""
    if dossier.due_on < today:
        late = working_days_between(dossier.due_on, today)
        return say(f"quá hạn {late} ngày làm việc", f"{late} working days late"), "bad"
    left = working_days_between(today, dossier.due_on)
    return say(f"còn {left} ngày làm việc", f"{left} working days left"), "due" if left <= 3 else ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One station of the main way: name, whether it lies behind, whether it is here."""

    word: str
    done: bool
    here: bool


def stages(dossier: Dossier, passed: set[str], today: date) -> list[Stage]:
    """Give the stations of a dossier's main way, in order; one it passed in another world stays among them."""
    track, world = Track(dossier.track), world_on(dossier.since if dossier.ended else today)
    order: list[State] = [State.REGISTERED]
    for way in WAYS:
        forward = isinstance(way.to, State) and not way.reason
        there = world in way.worlds or way.to in passed
        if forward and track in way.tracks and there and way.to not in order:
            order.append(State(way.to))
    return [Stage(state_word(one), one.value in passed and one.value != dossier.state, one.value == dossier.state)
            for one in order]  # fmt: skip


def is_english() -> bool:
    return language() == "en"
