"""Values taken back: an office returns a figure for lack of evidence, and it is unknown again (trả lại, rút lại)."""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.demo import calibration as printed
from chungsuc.demo.cast import NEVER, Part
from chungsuc.demo.dice import Dice
from chungsuc.demo.shape import Y2023
from chungsuc.observations.actions import retract
from chungsuc.observations.models import Observation

TAKEN_BACK = 9
# Recognised on the new set itself: a district's whole dossier stands behind these, nothing of it is returned.
_SETTLED = {printed.PHU_BINH, printed.DINH_HOA, printed.DAI_TU}
_MEASURES = (
    "QD318-2022/xa:17.8", "QD318-2022/xa:17.2", "QD318-2022/xa:14.2", "QD318-2022/xa:16", "trained_labour_share",
    "solid_house_share",
)  # fmt: skip


def take_back(dice: Dice, parts: Mapping[str, Part], said_by: str) -> int:
    """Take back one value of the end of 2023 of some communes recognised long ago; give how many."""
    eligible = [
        part.thread
        for part in parts.values()
        if (part.ntm or NEVER) <= 2021 and part.advanced is None and part.district not in _SETTLED
    ]
    count = 0
    for thread in dice.order(eligible, "taken back")[:TAKEN_BACK]:
        measure = _MEASURES[dice.whole(0, len(_MEASURES) - 1, "taken back", thread)]
        found = Observation.objects.filter(unit__thread=thread, measure=measure, as_of=Y2023).first()
        if found is not None:
            reason = "Mô phỏng: trả lại vì chưa có minh chứng."
            retract(found, reason, said_by=said_by, recorded_at=found.recorded_at)
            count += 1
    return count
