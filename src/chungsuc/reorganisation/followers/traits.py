"""Traits (đặc điểm): a new unit that is one whole old unit keeps its traits; those of any other are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from chungsuc.law.traits import TRAITS
from chungsuc.reorganisation.following import Outcome, Said, Touch
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan, PlanLink
from chungsuc.reorganisation.writing import keep, made
from chungsuc.units.actions import set_trait
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit, UnitTrait
from chungsuc.units.trait_text import typed_trait

_SAME = Said("vẫn là địa bàn ấy dưới tên, loại hoặc mã khác", "the same land under another name, type or code")
_ASK = Said(
    "đặc điểm của đơn vị hình thành do nhập hoặc chia phải theo quyết định hoặc đếm lại",
    "what a merged or divided unit is, is for a decision or a count to say",
)


class Traits:
    key = "traits"
    name = Said("Đặc điểm", "Traits")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        return list(self._touched(plan))

    def _touched(self, plan: Plan) -> Iterator[Touch]:
        held, told = _traits(plan), _recorded(plan)
        for thread, links in plan.coming.items():
            alone = _alone(links)
            for link in links:
                for row in held.get(link.old.thread, ()):
                    if not alone and (thread, row.trait) in told:
                        continue  # somebody has answered
                    name = TRAITS[row.trait].key if row.trait in TRAITS else row.trait
                    what = Said(f"{name} = {row.value}", f"{name} = {row.value}")
                    outcome, why = (Outcome.FOLLOWS, _SAME) if alone else (Outcome.ASKS, _ASK)
                    yield Touch(link.old.full_name, what, outcome, link.new.unit.full_name, why)

    def apply(self, event: Event, plan: Plan) -> None:
        held = _traits(plan)
        kept = [
            set_trait(
                link.new.thread, row.trait, typed_trait(row.trait, row.value), valid_from=plan.decree.day,
                source=f"{row.source}; của {link.old.full_name}, chuyển theo {plan.decree.number}",
                synthetic=row.synthetic,
            )
            for links in plan.coming.values()
            if (link := _alone(links)) is not None
            for row in held.get(link.old.thread, ())
        ]  # fmt: skip
        keep(event, self.key, [(row.pk, None) for row in kept])

    def undo(self, event: Event) -> None:
        UnitTrait.objects.filter(pk__in=made(event, self.key)).delete()

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        threads = {unit.thread: unit.full_name for unit in units if unit.thread.endswith(f":{event.day}")}
        others = UnitTrait.objects.filter(thread__in=threads, valid_from__gte=event.day)
        others = others.exclude(pk__in=made(event, self.key))
        names = sorted({threads[thread] for thread in others.values_list("thread", flat=True)})
        if names:
            some = ", ".join(names[:5])
            yield Said(f"đặc điểm đã ghi cho {some}", f"traits recorded of {some}")


def _alone(links: Sequence[PlanLink]) -> PlanLink | None:
    """Give the link where a new unit is all of one old unit and nothing else."""
    return links[0] if len(links) == 1 and links[0].whole else None


def _recorded(plan: Plan) -> set[tuple[str, str]]:
    rows = UnitTrait.objects.filter(thread__in=list(plan.coming), valid_from__gte=plan.decree.day)
    return set(rows.values_list("thread", "trait"))


def _traits(plan: Plan) -> Mapping[str, list[UnitTrait]]:
    eve = plan.decree.day - timedelta(days=1)
    rows = UnitTrait.objects.filter(in_force(eve), thread__in=list(plan.going)).order_by("thread", "trait")
    held: dict[str, list[UnitTrait]] = defaultdict(list)
    for row in rows:
        held[row.thread].append(row)
    return held
