"""The pages of a released day: the province, its units, criteria, figures, changes, law (các trang của một ngày)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from chungsuc.law.conditions_prose import say_value
from chungsuc.law.traits import REGION_VI
from chungsuc.portal.content.maps import KIND
from chungsuc.portal.models import Part, Release
from chungsuc.portal.public.frame import Frame, public
from chungsuc.portal.public.maps import map_of
from chungsuc.portal.public.units import cells_of, communes, grouped, search, status_at
from chungsuc.portal.queries import part_of_each, parts_of
from chungsuc.units.models import Level

REGIONS = tuple((say_value("region", code), name) for code, name in REGION_VI.items())
HEADLINES = ("communes.ntm", "communes.advanced", "communes.model", "districts.ntm")
MOST_CRITERIA = 8
WORST_FIRST = ("unmet", "unknown", "met", "not_applicable")


@public
def province(frame: Frame, day: str = "") -> HttpResponse:
    """Show the province on a released day, the latest where none is named."""
    release = frame.release(day) if day else frame.standing.latest
    if release is None:
        return frame.missing(day) if day else frame.page("portal/nothing.html")
    parts = parts_of(release, ("about", ""), ("figures", ""), ("criteria", ""), ("changes", ""), ("units", ""),
                     (KIND, ""))  # fmt: skip
    figures = {one["id"]: one for one in parts["figures"]}
    first, _, rest = frame_sentence(frame, parts["about"]).partition("; ")
    return frame.page(
        "portal/province.html", release, here="province", about=parts["about"], sentence=first, rest=_capital(rest),
        tiles=[_tile(figures, name) for name in HEADLINES if figures[f"{name}.cumulative"]["denominator"]],
        average=figures.get("communes.criteria.average"),
        bands=[figures[name] for name in figures if name.startswith("communes.criteria.") and "average" not in name],
        criteria=_worst(parts["criteria"]),
        change=parts["changes"][0], trend=_trend(frame), map=map_of(frame, release, parts),
    )  # fmt: skip


def frame_sentence(frame: Frame, about: Mapping[str, Any]) -> str:
    said: str = about[f"sentence_{frame.language}"]
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tile(figures: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, Any]:
    """Give a title's count, with what is new in the year and what was planned, where that is public."""
    plan = figures.get(f"plan.{name}")
    return {"figure": figures[f"{name}.cumulative"], "new": figures.get(f"{name}.new_in_year"),
            "plan": plan if plan and plan["value"] is not None else None}  # fmt: skip


def _worst(criteria: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the criteria that most communes do not meet; what is not known is no miss."""
    missed = [one for one in criteria if one["counted"] and one["unmet"]]
    return sorted(missed, key=lambda one: -one["unmet"])[:MOST_CRITERIA]


def _trend(frame: Frame) -> list[dict[str, Any]]:
    """Give the count of the first title on every released day, oldest first."""
    found = list(reversed(frame.standing.public.values()))
    each = part_of_each(found, "figures") if len(found) > 1 else {}
    rows = []
    for release in found if each else []:
        figures = {one["id"]: one for one in each[release.pk]}
        rows.append({"day": release.day, "figures": [figures[f"{name}.cumulative"] for name in HEADLINES]})
    return rows


@public
def units(frame: Frame, day: str) -> HttpResponse:
    """List the units of a day by district, or those that a name means; one that fits alone opens at once."""
    release = frame.release(day)
    if release is None:
        return frame.missing(day)
    text = frame.request.GET.get("ten", "").strip()[:100]
    parts = parts_of(release, ("about", ""), ("units", ""), ("criteria", ""))
    found = search(parts["units"], text) if text else communes(parts["units"])
    if text and len(found) == 1:
        return HttpResponseRedirect(reverse("portal_unit", args=[found[0]["key"], day]) + frame.suffix)
    districts = [] if text else [line for line in parts["units"] if line["level"] == Level.DISTRICT]
    return frame.page("portal/units.html", release, here="units", about=parts["about"], text=text, found=found,
                      districts=districts,
                      groups=grouped(found))  # fmt: skip


@public
def unit(frame: Frame, key: str, day: str) -> HttpResponse:
    """Show one unit on a released day: an address that stays."""
    release = frame.release(day)
    parts = parts_of(release, ("about", ""), ("unit", key), ("criteria", ""), ("law", "")) if release else {}
    if "unit" not in parts:
        return _not_that_day(frame, key, day)
    page = parts["unit"]
    cells = cells_of(page, parts["criteria"])
    days = _days_with(frame, key, *(one["key"] for one in (*page["from"], *page["into"])))
    inside = _indicators(page, parts["law"], cells) if page.get("indicators") or page.get("values") else []
    return frame.page(
        "portal/unit.html", release, here="units", about=parts["about"], unit=page,
        communes=_communes_of(release, page), cells=cells, inside=inside,
        other_days=days[key], there=[name for name, found in days.items() if found],
        lacking=[cell for cell in cells if cell.status in ("unmet", "unknown")],
    )  # fmt: skip


def _communes_of(release: Release | None, page: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the communes of a district by name; of a commune nothing, and no query."""
    if release is None or page["level"] != Level.DISTRICT:
        return []
    lines = communes(parts_of(release, ("units", ""))["units"])
    groups = grouped([line for line in lines if line["district_key"] == page["key"]])
    return [line for group in groups for line in group.lines]


def _indicators(page: Mapping[str, Any], law: Mapping[str, Any], cells: Sequence[Any]) -> list[dict[str, Any]]:
    """Put what is public of the indicators beside what the law asks for."""
    statuses, values = page.get("indicators", {}), page.get("values", {})
    of_no = {cell.no: cell.status for cell in cells}
    found = []
    for criterion in law["criteria"]:
        lines = [{**line, "status": statuses.get(line["no"]), "given": values.get(line["no"])}
                 for line in criterion["lines"] if line["no"] in statuses or line["no"] in values]  # fmt: skip
        if lines:
            found.append({"no": criterion["no"], "name": criterion["name"], "status": of_no.get(criterion["no"]),
                          "lines": lines})  # fmt: skip
    return found


def _days_with(frame: Frame, *keys: str) -> dict[str, list[date]]:
    """Give for each unit the released days on which it has a page, the newest first; one query."""
    days = {release.pk: day for day, release in frame.standing.public.items()}
    found: dict[str, list[date]] = {key: [] for key in keys}
    rows = Part.objects.filter(release__in=list(days), kind="unit", key__in=keys)
    for key, pk in rows.values_list("key", "release_id"):
        found[key].append(days[pk])
    return {key: sorted(some, reverse=True) for key, some in found.items()}


def _not_that_day(frame: Frame, key: str, day: str) -> HttpResponse:
    answer = frame.missing(day)
    if answer.status_code == 410 or not frame.release(day):
        return answer
    return frame.page("portal/missing.html", status=404, unit_days=_days_with(frame, key)[key], key=key, day=None)


@public
def unit_latest(frame: Frame, key: str) -> HttpResponse:
    """Lead to the newest page of a unit."""
    days = _days_with(frame, key)[key]
    if not days:
        return frame.missing()
    return HttpResponseRedirect(reverse("portal_unit", args=[key, days[0].isoformat()]) + frame.suffix)


@public
def criteria(frame: Frame, day: str) -> HttpResponse:
    """List the criteria of a day with how many communes meet each."""
    release = frame.release(day)
    if release is None:
        return frame.missing(day)
    parts = parts_of(release, ("about", ""), ("criteria", ""))
    return frame.page(
        "portal/criteria.html", release, here="criteria", about=parts["about"], criteria=parts["criteria"]
    )


@public
def criterion(frame: Frame, day: str, no: str) -> HttpResponse:
    """Show one criterion: which communes meet it, and what the law asks for."""
    release = frame.release(day)
    if release is None:
        return frame.missing(day)
    parts = parts_of(release, ("about", ""), ("criteria", ""), ("units", ""), ("law", ""))
    place = next((place for place, one in enumerate(parts["criteria"]) if one["no"] == no), None)
    if place is None:
        return frame.missing(day)
    judged = [line for line in communes(parts["units"]) if "cells" in line]
    lists = {status: [line for line in judged if status_at(line, place) == status] for status in WORST_FIRST}
    law = next(one for one in parts["law"]["criteria"] if one["no"] == no)
    return frame.page(
        "portal/criterion.html", release, here="criteria", about=parts["about"], one=parts["criteria"][place], law=law,
        regions=REGIONS,
        lists=[(status, grouped(found), len(found)) for status, found in lists.items() if found],
        before=parts["criteria"][place - 1] if place else None,
        after=parts["criteria"][place + 1] if place + 1 < len(parts["criteria"]) else None,
    )  # fmt: skip


@public
def figure(frame: Frame, day: str, name: str) -> HttpResponse:
    """Show one figure: value, base, definition, source, and the units it counts."""
    release = frame.release(day)
    if release is None:
        return frame.missing(day)
    parts = parts_of(release, ("about", ""), ("figures", ""), ("units", ""), ("members", name))
    one = next((one for one in parts["figures"] if one["id"] == name), None)
    if one is None:
        return frame.missing(day)
    keys = set(parts.get("members", ()))
    members = [line for line in parts["units"] if line["key"] in keys]
    return frame.page("portal/figure.html", release, here="province", about=parts["about"], one=one,
                      groups=grouped(members), count=len(members))  # fmt: skip


@public
def definitions(frame: Frame, day: str) -> HttpResponse:
    """Say what each figure counts, out of what, by which rule."""
    release = frame.release(day)
    if release is None:
        return frame.missing(day)
    parts = parts_of(release, ("about", ""), ("figures", ""))
    return frame.page("portal/definitions.html", release, about=parts["about"], figures=parts["figures"])


@public
def law(frame: Frame, day: str) -> HttpResponse:
    """Say the law of a day in plain words."""
    release = frame.release(day)
    if release is None:
        return frame.missing(day)
    parts = parts_of(release, ("about", ""), ("law", ""))
    return frame.page("portal/law.html", release, here="law", about=parts["about"], law=parts["law"],
                      regions=REGIONS)  # fmt: skip


@public
def year(frame: Frame, year: int) -> HttpResponse:
    """Show what changed in a year and why, by its last released day."""
    release: Release | None = next((one for day, one in frame.standing.public.items() if day.year == year), None)
    if release is None:
        return frame.missing()
    parts = parts_of(release, ("about", ""), ("changes", ""), ("figures", ""), ("units", ""))
    keys = {line["code"]: line["key"] for line in communes(parts["units"])}
    figures = [one for one in parts["figures"] if one["id"].endswith(".new_in_year") and one["value"] is not None]
    return frame.page(
        "portal/year.html", release, here="year", about=parts["about"], year=year, changes=parts["changes"], keys=keys,
        figures=figures, days_of_year=[day for day in frame.standing.public if day.year == year],
    )  # fmt: skip
