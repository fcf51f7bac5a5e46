"""What is held before a step: the table, the hand, the order of days, the conditions (kiểm tra trước khi thực hiện)."""

from __future__ import annotations

from datetime import date

from chungsuc.accounts.scope import Scope
from chungsuc.dossiers.conditions import findings as findings_of
from chungsuc.dossiers.errors import (
    CautionNotAnswered,
    ConditionNotMet,
    DayOutOfOrder,
    NotFromHere,
    SameHand,
)
from chungsuc.dossiers.look import Look
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.rights import hands_of, refusal
from chungsuc.dossiers.words import ACT_EN, STATE_EN, Act, Hand, State, Track, world_on
from chungsuc.dossiers.workflow import Way, ways
from chungsuc.rules.held import Finding, blocking, cautions


def possible_ways(dossier: Dossier, day: date) -> list[Way]:
    """Give what may be done with a dossier on a day, by anybody."""
    return list(ways(Track(dossier.track), world_on(day), State(dossier.state)))


def ways_on_record(dossier: Dossier, today: date) -> list[Way]:
    """Give what may be done today, then what could be done when it came to where it stands: steps are recorded late."""
    now = possible_ways(dossier, today)
    return [*now, *(way for way in possible_ways(dossier, dossier.since) if way not in now)]


def possible_way(scope: Scope, dossier: Dossier, act: Act, day: date) -> Way:
    """Give the row by which this person may do something.

    Raises:
        NotFromHere, OutOfScope.
    """
    possible = possible_ways(dossier, day)
    rows = [way for way in possible if way.act == act]
    if not rows:
        names = list(dict.fromkeys(Act(way.act) for way in possible))
        raise NotFromHere(
            number=dossier.number, act=act.label, act_en=ACT_EN[act], state=State(dossier.state).label,
            state_en=STATE_EN[State(dossier.state)],
            possible=", ".join(f"«{one.label}»" for one in names) or "không còn bước nào",
            possible_en=", ".join(f"“{ACT_EN[one]}”" for one in names) or "nothing",
        )  # fmt: skip
    hands = hands_of(scope, dossier)
    mine = next((way for way in rows if way.hand in hands), None)
    if mine is None:
        raise refusal(scope, dossier.unit, Hand(rows[0].hand))
    return mine


def must_be_another(scope: Scope, dossier: Dossier, way: Way) -> None:
    """Keep apart what two people have to do.

    Raises:
        SameHand.
    """
    if not way.not_by:
        return
    acts = [act.value for act in way.not_by]
    mine = dossier.steps.filter(by=scope.user, act__in=acts).last()
    if mine is not None:
        raise SameHand(
            who=str(scope.user), number=dossier.number, act=Act(way.act).label, act_en=ACT_EN[Act(way.act)],
            before=Act(mine.act).label, before_en=ACT_EN[Act(mine.act)], on=mine.on,
        )  # fmt: skip


def in_order(dossier: Dossier, on: date, today: date) -> None:
    """Keep steps in the order of time, none in the future.

    Raises:
        DayOutOfOrder.
    """
    if on > today:
        raise DayOutOfOrder(on=on, why_vi=f"hôm nay là {today:%d/%m/%Y}", why_en=f"today is {today}")
    last = dossier.steps.last() if dossier.pk else None
    if last is not None and on < last.on:
        raise DayOutOfOrder(
            on=on, why_vi=f"bước trước ghi ngày {last.on:%d/%m/%Y}", why_en=f"the step before was on {last.on}"
        )


def held(look: Look, way: Way, acknowledged: str) -> list[Finding]:
    """Look at every condition of a step, and give what was found.

    Raises:
        ConditionNotMet: one that stops.
        CautionNotAnswered: one that does not stop, and nobody says why they go on.
    """
    found = findings_of(look, way)
    act, number = Act(way.act), look.dossier.number
    stops = blocking(found)
    if stops:
        raise ConditionNotMet(
            act=act.label, act_en=ACT_EN[act], number=number, what_vi="; ".join(one.vi for one in stops),
            what_en="; ".join(one.en for one in stops), source_vi=_source(stops, " theo "),
            source_en=_source(stops, " by "),
        )  # fmt: skip
    open_ = cautions(found)
    if open_ and not acknowledged.strip():
        raise CautionNotAnswered(
            count=len(open_), act=act.label, act_en=ACT_EN[act], what_vi="; ".join(one.vi for one in open_),
            what_en="; ".join(one.en for one in open_),
        )  # fmt: skip
    return found


def _source(found: list[Finding], word: str) -> str:
    sources = list(dict.fromkeys(one.rule.decree or one.rule.source for one in found if one.rule is not None))
    return word + ", ".join(sources) if sources else ""
