"""The way of a withdrawal as one table: from where, by whose hand, to where (quy trình xét thu hồi).

Nothing else moves a case. Who prepares the file follows the world: the district until 2025-06-30, the commune
committee since, which assesses, collects opinions and completes it (NĐ 131/2025/NĐ-CP, Điều 44 khoản 1, as it was
quoted to us). How long a unit has to repair is no rule that we know: ``withdrawal.repair_days``, or a day given with
a reason. Who opened a case does not decide it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chungsuc.dossiers.words import World
from chungsuc.upkeep.words import ENDED, CaseAct, CaseState, Hand


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the table; what an act needs beside its day: ``text`` words, ``number`` a paper, ``due`` a last day.

    ``not_by``: who did one of these acts in the case may not do this one.
    """

    act: CaseAct
    froms: frozenset[CaseState]
    to: CaseState
    hand: Hand
    worlds: frozenset[World] = frozenset(World)
    text: bool = False
    number: bool = False
    due: bool = False
    not_by: frozenset[CaseAct] = frozenset()


_S, _A = CaseState, CaseAct
_OPEN = frozenset(CaseState) - ENDED
_THREE, _TWO = frozenset({World.THREE_LEVELS}), frozenset({World.TWO_LEVELS})
_ANOTHER = frozenset({CaseAct.OPEN})


def _from(*states: CaseState) -> frozenset[CaseState]:
    return frozenset(states)


WAYS: tuple[Way, ...] = (
    Way(_A.NOTIFY, _from(_S.OPENED), _S.NOTIFIED, Hand.DISTRICT, worlds=_THREE, number=True),
    Way(_A.NOTIFY, _from(_S.OPENED), _S.NOTIFIED, Hand.OFFICE, worlds=_TWO, number=True),
    Way(_A.HEAR, _from(_S.NOTIFIED), _S.HEARD, Hand.DISTRICT, worlds=_THREE, text=True),
    Way(_A.HEAR, _from(_S.NOTIFIED), _S.HEARD, Hand.UNIT, worlds=_TWO, text=True),
    Way(_A.GIVE_TIME, _from(_S.HEARD), _S.REPAIRING, Hand.OFFICE, due=True),
    Way(_A.EXTEND, _from(_S.REPAIRING), _S.REPAIRING, Hand.OFFICE, due=True, text=True),
    Way(_A.REPAIR, _from(_S.REPAIRING), _S.UPHELD, Hand.OFFICE, text=True),
    Way(_A.PROPOSE, _from(_S.HEARD, _S.REPAIRING), _S.PROPOSED, Hand.DISTRICT, worlds=_THREE, text=True, number=True),
    Way(_A.PROPOSE, _from(_S.HEARD, _S.REPAIRING), _S.PROPOSED, Hand.UNIT, worlds=_TWO, text=True, number=True),
    Way(_A.SEND_BACK, _from(_S.PROPOSED), _S.HEARD, Hand.OFFICE, text=True),
    Way(_A.WITHDRAW, _from(_S.PROPOSED), _S.WITHDRAWN, Hand.OFFICE, number=True, not_by=_ANOTHER),
    Way(_A.UPHOLD, _from(_S.PROPOSED), _S.UPHELD, Hand.OFFICE, text=True, number=True, not_by=_ANOTHER),
    Way(_A.DROP, _OPEN, _S.DROPPED, Hand.OFFICE, text=True),
)
# Who may open one: the district while there are districts, the province's office always.
OPENING = {World.THREE_LEVELS: Hand.DISTRICT, World.TWO_LEVELS: Hand.OFFICE}


def ways(world: World, state: CaseState) -> Iterator[Way]:
    """Give what may be done with a case, in the order of the table."""
    return (way for way in WAYS if world in way.worlds and state in way.froms)


def way(world: World, state: CaseState, act: CaseAct) -> Way | None:
    """Give the row of an act; ``None``: it cannot be done from here."""
    return next((one for one in ways(world, state) if one.act is act), None)
