"""What the office and the leaders see first: the state in a sentence, the titles, what is met least, who lags."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.desk.overview.department import behind
from chungsuc.desk.overview.moment import Moment, Section
from chungsuc.desk.say import say
from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.published import latest_printed
from chungsuc.figures.sentences import say_summary
from chungsuc.law.tree import Title
from chungsuc.targets.queries import plan_of, version_on
from chungsuc.units.models import Level
from chungsuc.verification.queries import lagging

SHOWN = 6
PRINTED = {
    Title.NTM: "communes_ntm_cumulative", Title.ADVANCED: "communes_advanced_cumulative",
    Title.MODEL: "communes_model_cumulative",
}  # fmt: skip


def sentence(moment: Moment) -> Iterator[Section]:
    """The house sentence, then the titles: what we count, what was printed; a plan nobody entered is not made up."""
    table = moment.table
    if table is None:
        return
    day, province = table.about.as_of, moment.asked.province
    whole = table.about.scope.code == province.code
    printed = latest_printed(f"province:{province.name}", PRINTED.values(), day) if whole else {}
    plan = _plan(moment)
    titles = [
        {"count": count, "printed": printed.get(PRINTED.get(count.title, "")), "plan": plan.get(count.title, "")}
        for count in table.titles
    ]
    given = {
        "summary": say_summary(table, moment.language), "titles": titles, "about": table.about,
        "query": moment.asked.query(), "address": moment.way("matrix"),
        "why": moment.way("reorganisation_why") if whole else "",
    }  # fmt: skip
    yield Section("desk/overview/sentence.html", given, table.about.synthetic)


def _plan(moment: Moment) -> dict[Title, str]:
    """Say for each title how many the year's plan in force wants; nothing where nobody entered one."""
    plan = plan_of(moment.roots[0].thread, moment.asked.day.year)
    version = version_on(plan, moment.asked.day) if plan is not None else None
    if version is None or version.dropped:
        return {}
    return {
        Title(line.title): say(f"{line.count} xã trong năm", f"{line.count} communes in the year")
        for line in version.lines.all()
        if line.level == Level.COMMUNE and line.count is not None
    }


def bands(moment: Moment) -> Iterator[Section]:
    """How many communes meet how many criteria, in all and by district."""
    if moment.table is not None:
        given = {"bands": assemble_bands(moment.table), "about": moment.table.about}
        yield Section("desk/overview/bands.html", given, moment.table.about.synthetic)


def worst(moment: Moment) -> Iterator[Section]:
    """The criteria that fewest communes meet, each with a way to the communes behind the number."""
    table = moment.table
    if table is None:
        return
    pairs = [(column, total) for column, total in zip(table.columns, table.totals, strict=True) if column.counted]
    pairs.sort(key=lambda pair: (pair[1].met, -pair[1].unmet))
    rows = [{"column": column, "total": total} for column, total in pairs[:SHOWN] if total.met < len(table.rows)]
    given = {"rows": rows, "units": len(table.rows), "query": moment.asked.query(), "address": moment.way("matrix")}
    yield Section("desk/overview/worst.html", given, table.about.synthetic)


def rounds_open(moment: Moment) -> Iterator[Section]:
    """The round that is due next, and who has not sent; a word where no round is open."""
    found = list(behind(moment))
    yield from found or [Section("desk/overview/no_round.html", {"address": moment.way("entry_rounds")})]


def departments_behind(moment: Moment) -> Iterator[Section]:
    """The departments with the oldest waiting values."""
    set_id, day = moment.working
    units = [unit for unit in moment.scope.units(day, level=Level.COMMUNE) if unit.type == "xã"]
    lags = [lag for lag in lagging(units, set_id, day, working_day=moment.today) if lag.total]
    given = {"lags": lags, "day": day, "address": moment.way("verification")}
    yield Section("desk/overview/departments.html", given)
