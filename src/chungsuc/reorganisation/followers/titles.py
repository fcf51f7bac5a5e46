"""Titles: decisions stay on record of the old unit; the new one stands at the lowest of its parts (danh hiệu)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from chungsuc.law.tree import Title
from chungsuc.recognition.carried import acknowledged, carried_titles, lowest
from chungsuc.recognition.models import StandingDecision
from chungsuc.recognition.queries import PROGRAMME_TYPE, titles_at
from chungsuc.reorganisation.following import Outcome, Said, Touch, old_units
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan, PlanLink
from chungsuc.units.models import Level, Unit

TITLES = {
    Title.NTM: Said("NTM", "NTM"),
    Title.COMPLETED: Said("hoàn thành NTM", "NTM completed"),
    Title.ADVANCED: Said("NTM nâng cao", "advanced NTM"),
    Title.MODEL: Said("NTM kiểu mẫu", "model NTM"),
    Title.MODERN: Said("NTM hiện đại", "modern NTM"),
}
NO_TITLE = Said("chưa có danh hiệu", "no title")


def title_words(title: Title | None) -> Said:
    return NO_TITLE if title is None else TITLES[title]


class Titles:
    """Nothing is written: what a new unit carries is reckoned whenever it is asked for."""

    key = "titles"
    name = Said("Danh hiệu", "Titles")

    def touched(self, plan: Plan) -> Sequence[Touch]:
        return list(self._touched(plan))

    def _touched(self, plan: Plan) -> Iterator[Touch]:
        held, said = titles_on_eve(plan), acknowledged(plan.coming)
        for thread, links in plan.coming.items():
            if not any(link.old.type == PROGRAMME_TYPE or link.old.level != Level.COMMUNE for link in links):
                continue
            yield _told(links, [held.get(link.old.thread) for link in links], said.get(thread))

    def apply(self, event: Event, plan: Plan) -> None:
        """Nothing to do."""

    def undo(self, event: Event) -> None:
        """Nothing to do."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        said = acknowledged(unit.thread for unit in units)
        if said:
            names = ", ".join(row.unit_name for row in list(said.values())[:5])
            yield Said(f"văn bản thừa nhận danh hiệu của {names}", f"acknowledged titles of {names}")


def titles_on_eve(plan: Plan) -> dict[str, Title]:
    """Give the titles of the old units on the eve: by decision, else what they carried themselves."""
    eve = plan.decree.day - timedelta(days=1)
    units = old_units(plan.going, plan)
    held = titles_at(eve, threads=[unit.thread for unit in units])
    carried = carried_titles([unit for unit in units if unit.thread not in held], eve)
    return {thread: one.title for thread, one in carried.items() if one.title is not None} | held


def _told(links: Sequence[PlanLink], titles: Sequence[Title | None], paper: StandingDecision | None) -> Touch:
    new = links[0].new.unit
    told = [(link.old.full_name, title_words(title)) for link, title in zip(links, titles, strict=True)]
    parts = Said("; ".join(f"{n}: {t.vi}" for n, t in told), "; ".join(f"{n}: {t.en}" for n, t in told))
    if new.level == Level.COMMUNE and new.type != PROGRAMME_TYPE:
        why = Said(f"thành {new.type}: ra khỏi Chương trình", "it is no xã: it has left the programme")
        return Touch(new.full_name, parts, Outcome.CLOSES, "", why)
    if paper is not None:
        why = Said(f"văn bản thừa nhận {paper.number}", f"acknowledged by {paper.number}")
        to = title_words(Title(paper.title) if paper.title else None)
        return Touch(new.full_name, parts, Outcome.FOLLOWS, to.vi, why, new.code)
    found = lowest((title, link.share) for link, title in zip(links, titles, strict=True))
    if found.asks:
        why = Said(
            "có phần tách từ đơn vị bị chia: Văn phòng ghi văn bản thừa nhận", "a part is a piece: the office says"
        )
        return Touch(new.full_name, parts, Outcome.ASKS, "", why, new.code)
    to = title_words(found.title)
    if found.title is None:
        why = Said("có phần chưa được công nhận: đánh giá lại mới có danh hiệu", "a part held none: to be assessed")
        outcome = Outcome.STAYS if not any(titles) else Outcome.CLOSES
        return Touch(new.full_name, parts, outcome, to.vi, why)
    why = Said(
        "danh hiệu thấp nhất trong các phần, tạm tính đến khi có quyết định", "the lowest of its parts, until decided"
    )
    return Touch(new.full_name, parts, Outcome.FOLLOWS, to.vi, why)
