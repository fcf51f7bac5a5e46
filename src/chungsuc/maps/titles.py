"""Titles of the communes of a map: by decision, or carried from their parts (danh hiệu trên bản đồ)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from chungsuc.figures.figure import Asked
from chungsuc.figures.sentences import titles_in
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import Look, MapClass
from chungsuc.maps.view_of import outside_class
from chungsuc.recognition.carried import Carried, carried_titles
from chungsuc.recognition.queries import PROGRAMME_TYPE, Basis, recognitions_at, titles_at
from chungsuc.units.models import Level, Unit

TITLE_LOOKS: Mapping[Title, Look] = {
    Title.NTM: Look.RUNG_1, Title.ADVANCED: Look.RUNG_2, Title.MODEL: Look.RUNG_3, Title.MODERN: Look.RUNG_4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """Titles by thread: ``decided`` by an authority, ``carried`` provisionally where nobody has decided."""

    decided: Mapping[str, Title]
    carried: Mapping[str, Title]
    synthetic: bool


def title_classes(decided: Iterable[Title], carried: Iterable[Title], language: str) -> tuple[MapClass, ...]:
    """Give the classes of a map of titles, the highest first; what is only carried is told apart."""
    vi, names = language == "vi", titles_in(language)
    used, brought = {Title.NTM, *decided}, set(carried)
    held = [MapClass(title.value, names[title], look) for title, look in TITLE_LOOKS.items() if title in used]
    open_still = [
        MapClass(f"carried_{title.value}", (f"tạm giữ {names[title]}, chờ quyết định" if vi
                                            else f"carries {names[title]}, not decided"), _carried_look(title))
        for title in TITLE_LOOKS if title in brought
    ]  # fmt: skip
    nothing = MapClass("none", "chưa có danh hiệu" if vi else "no title", Look.LOW)
    return (*reversed(held), *reversed(open_still), nothing, outside_class(vi=vi))


def titles_source(asked: Asked, *, vi: bool) -> str:
    """Say what a map of titles rests on, and from which day a decision counts."""
    if asked.basis is Basis.DECIDED_ON:
        how = "tính theo ngày quyết định" if vi else "by the day of the decision"
    else:
        how = "tính theo năm kết quả" if vi else "by result year"
    return f"quyết định công nhận đã ghi, {how}" if vi else f"recognitions on record, {how}"


def _carried_look(title: Title) -> Look:
    return Look.CARRIED if title is Title.NTM else Look.CARRIED_2


def titles_held(asked: Asked, units: Iterable[Unit]) -> Held:
    """Give the titles of units on the day asked, as it was known at the moment asked."""
    communes = [unit for unit in units if unit.type == PROGRAMME_TYPE]
    threads = [unit.thread for unit in communes]
    known = {"basis": asked.basis, "threads": threads, "known_on": asked.known_on}
    decided = titles_at(asked.as_of, **known)
    open_still = [unit for unit in communes if unit.thread not in decided]
    brought = carried_titles(open_still, asked.as_of, basis=asked.basis)
    standing = {thread: one for thread, one in brought.items() if one.title is not None}
    carried = {thread: one.title for thread, one in standing.items() if one.title is not None}
    drawn = bool(decided) and recognitions_at(asked.as_of, **known).filter(synthetic=True).exists()
    return Held(decided, carried, drawn or _rests_on_drawn(standing.values(), asked.basis))


def _rests_on_drawn(carried: Iterable[Carried], basis: Basis) -> bool:
    """True where a title that is carried comes from a decision that was made up.

    Of a part that itself carried its title, any made-up decision counts: rather a mark too many than one too few.
    """
    parts: dict[date, set[str]] = {}
    for one in carried:
        parts.setdefault(one.since - timedelta(days=1), set()).update(part.unit.thread for part in one.parts)
    for eve, threads in parts.items():
        rows = recognitions_at(eve, basis=basis, threads=threads).values_list("unit__thread", "synthetic")
        found = list(rows)
        if any(synthetic for _, synthetic in found):
            return True
        if threads - {thread for thread, _ in found} and synthetic_titles(eve, basis):
            return True
    return False


def synthetic_titles(day: date, basis: Basis) -> bool:
    """True when any title of a commune that counts on the day was made up."""
    return recognitions_at(day, basis=basis).filter(synthetic=True, unit__level=Level.COMMUNE).exists()
