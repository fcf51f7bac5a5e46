"""Evidence stays with the values it proves, of the old unit (minh chứng)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from chungsuc.evidence.models import EvidenceLink
from chungsuc.reorganisation.following import Outcome, Said, Touch
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan
from chungsuc.units.models import Unit

_WHY = Said("giữ với đơn vị cũ; cán bộ đơn vị mới xem được", "kept with the old unit; officers of the new one read it")


class Evidence:
    """Nothing is written: predecessors are read through the door (``accounts.scope``)."""

    key = "evidence"
    name = Said("Minh chứng", "Evidence")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        names = {old.thread: old.full_name for old in plan.over}
        rows = EvidenceLink.objects.live().filter(unit__thread__in=names)
        counts = Counter(rows.values_list("unit__thread", flat=True))
        return [
            Touch(names[thread], Said(f"{count} minh chứng", f"{count} files"), Outcome.STAYS, "", _WHY)
            for thread, count in sorted(counts.items())
        ]

    def apply(self, event: Event, plan: Plan) -> None:
        """Nothing to do."""

    def undo(self, event: Event) -> None:
        """Nothing to do."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        return ()
