"""Registrations (đăng ký): of a unit that went whole into a xã they go on there, of a ward they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from chungsuc.reorganisation.following import Outcome, Said, Touch, leaves_programme, reason
from chungsuc.reorganisation.models import Event, Touched
from chungsuc.reorganisation.plan import Plan, Standing
from chungsuc.reorganisation.writing import keep
from chungsuc.targets.actions import close_registration, move_registration, reopen_registration
from chungsuc.targets.models import Registration
from chungsuc.targets.queries import open_registrations
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit

_GOES = Said("đơn vị nhập toàn bộ vào một đơn vị", "the unit went whole into one unit")
_WARD = Said("đơn vị không còn thuộc Chương trình", "the unit has left the programme")
_TWICE = Said("đơn vị mới đã có đăng ký cùng danh hiệu, cùng năm", "the new unit is registered for that title and year")
_DIVIDED = Said("đơn vị bị chia: Văn phòng quyết", "the unit was divided: the office decides")
_UNDONE = "hoàn tác sắp xếp"


class _Fate(NamedTuple):
    row: Registration
    outcome: Outcome
    to: str
    why: Said


class Registrations:
    key = "registrations"
    points = "targets.registration"  # put back by undoing, so they do not hold it up
    name = Said("Đăng ký phấn đấu", "Registrations")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        return [
            Touch(one.row.unit.full_name, Said(*[f"{one.row.title} {one.row.year}"] * 2), one.outcome, one.to, one.why)
            for one in _fates(plan)
        ]

    def apply(self, event: Event, plan: Plan) -> None:
        day = plan.decree.day
        new = {unit.code: unit for unit in Unit.objects.filter(in_force(day), level="commune")}
        for one in list(_fates(plan)):
            because = f"{reason(plan)}: {one.why.vi}"
            if one.outcome is Outcome.FOLLOWS:
                heir = plan.heir(one.row.unit.thread)
                moved = move_registration(one.row, new[heir.new.unit.code], because, on=day)  # type: ignore[union-attr]
                keep(event, self.key, [(moved.pk, {"from": one.row.pk})])
            elif one.outcome is Outcome.CLOSES:
                close_registration(one.row, because, on=day)
                keep(event, self.key, [(one.row.pk, None)])

    def undo(self, event: Event) -> None:
        for kept in Touched.objects.filter(event=event, follower=self.key).order_by("-pk"):
            row = Registration.objects.get(pk=kept.about_id)
            if kept.before:
                # What was moved ends with the unit it was moved to, and stays on record with the one it came from.
                row = Registration.objects.select_related("unit").get(pk=kept.before["from"])
                moved = close_registration(Registration.objects.get(pk=kept.about_id), _UNDONE, on=event.day)
                moved.unit = row.unit
                moved.save(update_fields=["unit"])
            reopen_registration(row, _UNDONE, on=event.day)

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        moved = Touched.objects.filter(event=event, follower=self.key).values("about_id")
        others = Registration.objects.filter(unit__in=units, state="registered").exclude(pk__in=moved)
        names = ", ".join(sorted({row.unit.full_name for row in others.select_related("unit")[:5]}))
        if names:
            yield Said(f"đăng ký của {names}", f"registrations of {names}")


def _fates(plan: Plan) -> Iterator[_Fate]:
    ended: dict[str, Standing] = {old.thread: old for old in plan.over}
    taken: set[tuple[str, str, int]] = set()
    for row in open_registrations(ended, plan.decree.day - timedelta(days=1)):
        old, heir = ended[row.unit.thread], plan.heir(row.unit.thread)
        if heir is None:
            yield _Fate(row, Outcome.ASKS, "", _DIVIDED)
            continue
        key = heir.new.unit.code, row.title, row.year
        if leaves_programme(plan, old) or old.level != "commune":
            yield _Fate(row, Outcome.CLOSES, heir.new.unit.full_name, _WARD)
        elif key in taken:
            yield _Fate(row, Outcome.CLOSES, heir.new.unit.full_name, _TWICE)
        else:
            taken.add(key)
            yield _Fate(row, Outcome.FOLLOWS, heir.new.unit.full_name, _GOES)
