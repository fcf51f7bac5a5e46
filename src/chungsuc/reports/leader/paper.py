"""The leader's page on one sheet of A4 (một trang A4)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from chungsuc.charts.chart import Chart, Look
from chungsuc.charts.draw import svg
from chungsuc.charts.kit import FONTS as SCREEN_FONTS
from chungsuc.figures.sentences import say_day, say_moment
from chungsuc.law.numbers import number_vi
from chungsuc.maps.picture import map_svg
from chungsuc.reports.leader import charts
from chungsuc.reports.leader.facts import Headline, Leading
from chungsuc.reports.leader.words import say_change, say_late, say_open, say_plan, words
from chungsuc.reports.official import measures as m
from chungsuc.reports.yearly.facts import Lagging, Near

TEMPLATE = Path(__file__).with_name("leader.typ")
RANKED, LISTED = 10, 8
_HALF = Look(width=400, titled=False)


def pdf(found: Leading, made_at: datetime, language: str = "vi") -> bytes:
    """Set the page; always one sheet: what does not fit is counted and left to the screen."""
    made: bytes = typst.compile(
        TEMPLATE, font_paths=[SCREEN_FONTS, m.FONTS], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(document(found, made_at, language), ensure_ascii=False)},
        timestamp=int(made_at.timestamp()), format="pdf",
    )  # fmt: skip
    return made


def document(found: Leading, made_at: datetime, language: str) -> dict[str, Any]:
    """Give what the sheet says."""
    say = words(language)
    return {
        "title": say["title"], "scope": found.scope, "day": f"{say['as_of']} {say_day(found.day, language)}",
        "synthetic": say["synthetic"] if found.synthetic else "",
        "open": say_open(found, language), "figures": [_figure(one, language) for one in found.headlines],
        "map": _drawn_map(found), "no_map": found.no_map,
        "charts": [
            {"title": chart.caption.title, "svg": _svg(chart)}
            for chart in (charts.ranking(found, language, RANKED), charts.months(found, language),
                          charts.years(found, language))
            if chart is not None
        ],
        "lists": [
            {"head": say["lagging"], "rows": _some(
                [_lag(one, language) for one in found.lagging if one.waiting], say,
                [f"{one.name}: {say_late(one, language)}" for one in found.late],
            )},
            {"head": say["near"], "rows": _some([_near(one, found, language) for one in found.near], say)},
            {"head": f"{say['below']} ({len(found.below)}/{found.below_of})",
             "rows": _some([one.name for one in found.below], say)},
        ],
        "foot": f"{say['made']} {say_moment(made_at, language)} · {found.table.about.law.set_id} · {say['foot']}",
    }  # fmt: skip


def _figure(one: Headline, language: str) -> dict[str, str]:
    answer = one.answer
    value = "?" if answer.value is None else number_vi(answer.value)
    base = "" if answer.denominator is None else f"/{answer.denominator}"
    percent = "" if answer.percent is None else f"{answer.percent}%"
    return {
        "name": one.name, "value": value, "base": base,
        "percent": percent.replace(".", ",") if language == "vi" else percent,
        "change": say_change(one, language), "plan": say_plan(one, language),
    }  # fmt: skip


def _svg(chart: Chart) -> str:
    return svg(chart, _HALF)


def _drawn_map(found: Leading) -> str:
    return map_svg(found.view, 560, titled=False) if found.view is not None else ""


def _lag(one: Lagging, language: str) -> str:
    say = words(language)
    since = f", {say['since']} {say_day(one.since, language)}" if one.since else ""
    return f"{one.name}: {one.waiting} {say['waiting']}{since}"


def _near(one: Near, found: Leading, language: str) -> str:
    say = words(language)
    left = [f"{say['left']} {', '.join(one.unmet)}"] if one.unmet else []
    left += [f"{say['unknown']}: {one.unknown_said if language == 'vi' else len(one.unknown)}"] if one.unknown else []
    return "; ".join([f"{one.name}: {one.met}/{found.table.criteria}", *left])


def _some(rows: list[str], say: dict[str, str], after: Sequence[str] = ()) -> list[str]:
    """Give as many rows as there is room for, how many more there are, and what is said after them."""
    room = LISTED - len(after)
    rest = len(rows) - room
    more = [f"… {rest} {say['more']}"] if rest > 0 else []
    return [*(rows[:room] or [say["none"]]), *more, *after]
