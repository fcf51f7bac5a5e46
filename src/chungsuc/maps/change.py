"""What changed between two days, commune by commune (thay đổi giữa hai ngày)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chungsuc.figures.figure import Asked
from chungsuc.figures.sentences import say_day, titles_in
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import Look, MapClass, MapView
from chungsuc.maps.ground import Place, ground
from chungsuc.maps.titles import synthetic_titles, titles_held, titles_source
from chungsuc.maps.view_of import outside_class, view_of
from chungsuc.recognition.queries import titles_at
from chungsuc.recognition.ranks import RANK
from chungsuc.reorganisation.changes import CAUSE_EN, CAUSE_VI, title_changes
from chungsuc.reorganisation.errors import DaysBackwards
from chungsuc.units.models import Level
from chungsuc.units.queries import units_at


def change_map(asked: Asked, language: str = "vi") -> MapView:
    """Show whose title rose, stayed, fell or is new since ``asked.from_day``; units formed since are told apart.

    Raises:
        DaysBackwards: the day of comparison is not before the day asked.
        NoBoundaries.
    """
    if asked.from_day >= asked.as_of:
        raise DaysBackwards(first=asked.from_day, last=asked.as_of)
    land, vi, names = ground(asked), language == "vi", titles_in(language)
    units = [place.unit for place in land.places]
    now = titles_held(asked, units)
    threads = [unit.thread for unit in units]
    before = titles_at(asked.from_day, basis=asked.basis, threads=threads, known_on=asked.known_on)
    then = units_at(asked.from_day, level=Level.COMMUNE).filter(thread__in=threads)
    there = set(then.values_list("thread", flat=True))
    classes = _classes(vi)

    def of(place: Place) -> tuple[str, str]:
        thread = place.unit.thread
        was, title = before.get(thread), now.decided.get(thread)
        if thread not in there:
            return "formed", "đơn vị mới lập, không so được" if vi else "formed since, not comparable"
        key = _key(was, title)
        return key, _said(was, title, names, vi=vi)

    since = say_day(asked.from_day, language)
    view = view_of(
        land, asked, language, classes, of, said=_sentence(asked, since, vi=vi),
        title=f"Thay đổi danh hiệu từ {since}" if vi else f"Titles changed since {since}",
        synthetic=now.synthetic or synthetic_titles(asked.from_day, asked.basis),
        source=titles_source(asked, vi=vi),
    )  # fmt: skip
    return replace(view, about={**view.about, "since": asked.from_day.isoformat()})


def _sentence(asked: Asked, since: str, *, vi: bool) -> str:
    """Say how the count changed and by which causes: also by communes that are no longer on the map as such."""
    found = title_changes(asked.from_day, asked.as_of, Title.NTM, basis=asked.basis, within=asked.scope)
    words = CAUSE_VI if vi else CAUSE_EN
    counts = {cause: f"{by:+d}".replace("-", "−") for cause, by in found.by_cause().items()}
    causes = "; ".join(f"{count} {words[cause]}" for cause, count in counts.items())
    counted = f"{found.before} → {found.after} {'xã đạt chuẩn NTM trở lên' if vi else 'communes with a title'}"
    return f"{'so với ngày' if vi else 'since'} {since}, {counted}{f' ({causes})' if causes else ''}"


def _classes(vi: bool) -> tuple[MapClass, ...]:
    return (
        MapClass("new", "công nhận mới" if vi else "newly recognised", Look.UP),
        MapClass("up", "lên danh hiệu cao hơn" if vi else "rose to a higher title", Look.RUNG_3),
        MapClass("same", "giữ danh hiệu" if vi else "kept its title", Look.RUNG_1),
        MapClass("down", "không còn hoặc giảm danh hiệu" if vi else "lost its title or fell", Look.DOWN),
        MapClass("none", "chưa có danh hiệu cả hai ngày" if vi else "no title on either day", Look.LOW),
        MapClass("formed", "đơn vị mới lập" if vi else "formed since", Look.NEW), outside_class(vi=vi),
    )  # fmt: skip


def _key(was: Title | None, title: Title | None) -> str:
    if was is title:
        return "none" if title is None else "same"
    if title is None:
        return "down"
    if was is None:
        return "new"
    return "up" if RANK[title] > RANK[was] else "down"


def _said(was: Title | None, title: Title | None, names: Mapping[Title, str], *, vi: bool) -> str:
    nothing = "chưa có danh hiệu" if vi else "no title"
    then, now = (names[one] if one else nothing for one in (was, title))
    return now if was is title else f"{then} → {now}"
