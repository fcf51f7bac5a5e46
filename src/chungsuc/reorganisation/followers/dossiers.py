"""Open dossiers (hồ sơ): of a unit that went whole into a xã they go on there, of a ward they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from chungsuc.dossiers.actions import close_for_reorganisation, move_to_unit, restore
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.queries import open_dossiers
from chungsuc.dossiers.words import Track
from chungsuc.reorganisation.following import Outcome, Said, Touch, leaves_programme, reason
from chungsuc.reorganisation.models import Event, Touched
from chungsuc.reorganisation.plan import Plan, Standing
from chungsuc.reorganisation.writing import keep
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit

_GOES = Said("đơn vị nhập toàn bộ vào một đơn vị", "the unit went whole into one unit")
_WARD = Said("đơn vị không còn thuộc Chương trình", "the unit has left the programme")
_TWICE = Said("đơn vị mới đã có hồ sơ cùng danh hiệu, cùng năm", "the new unit has a dossier for that title and year")
_DIVIDED = Said("đơn vị bị chia: Văn phòng quyết hồ sơ đi về đâu", "the unit was divided: the office decides")


class _Fate(NamedTuple):
    dossier: Dossier
    outcome: Outcome
    to: str
    why: Said


class Dossiers:
    key = "dossiers"
    points = "dossiers.dossier"  # put back by undoing, so they do not hold it up
    name = Said("Hồ sơ đang xử lý", "Open dossiers")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        return [
            Touch(
                one.dossier.unit.full_name, Said(one.dossier.number, one.dossier.number), one.outcome, one.to, one.why
            )
            for one in _fates(plan)
        ]

    def apply(self, event: Event, plan: Plan) -> None:
        new = {unit.code: unit for unit in Unit.objects.filter(in_force(plan.decree.day), level="commune")}
        for one in list(_fates(plan)):
            before = {"unit": one.dossier.unit_id, "state": one.dossier.state, "since": one.dossier.since.isoformat()}
            because, on = f"{reason(plan)}: {one.why.vi}", max(plan.decree.day, one.dossier.since)
            if one.outcome is Outcome.FOLLOWS:
                move_to_unit(one.dossier, new[plan.heir(one.dossier.unit.thread).new.unit.code], because, on=on)  # type: ignore[union-attr]
            elif one.outcome is Outcome.CLOSES:
                close_for_reorganisation(one.dossier, because, on=on)
            else:
                continue
            keep(event, self.key, [(one.dossier.pk, before)])

    def undo(self, event: Event) -> None:
        for row in Touched.objects.filter(event=event, follower=self.key).order_by("-pk"):
            before = row.before or {}
            restore(Dossier.objects.get(pk=row.about_id), before, "hoàn tác sắp xếp", on=event.day)

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        moved = set(Touched.objects.filter(event=event, follower=self.key).values_list("about_id", flat=True))
        others = Dossier.objects.filter(unit__in=units).exclude(pk__in=moved)
        numbers = ", ".join(one.number for one in others.order_by("pk")[:5])
        if numbers:
            yield Said(f"hồ sơ {numbers}", f"dossiers {numbers}")


def _fates(plan: Plan) -> Iterator[_Fate]:
    ended: dict[str, Standing] = {old.thread: old for old in plan.over}
    taken: set[tuple[str, str, int]] = set()
    for dossier in open_dossiers(ended):
        old = ended[dossier.unit.thread]
        heir = plan.heir(old.thread)
        if heir is None:
            yield _Fate(dossier, Outcome.ASKS, "", _DIVIDED)
            continue
        key = heir.new.unit.code, dossier.title, dossier.result_year
        if leaves_programme(plan, old) or dossier.track != Track.COMMUNE:
            yield _Fate(dossier, Outcome.CLOSES, heir.new.unit.full_name, _WARD)
        elif key in taken:
            yield _Fate(dossier, Outcome.CLOSES, heir.new.unit.full_name, _TWICE)
        else:
            taken.add(key)
            yield _Fate(dossier, Outcome.FOLLOWS, heir.new.unit.full_name, _GOES)
