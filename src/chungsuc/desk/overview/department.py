"""What a department's specialist sees first: how much waits, since when, and which communes lag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from chungsuc.desk.overview.moment import Moment, Section
from chungsuc.entry.queries import progress
from chungsuc.law.tree import Subject
from chungsuc.units.models import Level
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification.queue import Queue, queue

SHOWN = 8


def queue_size(moment: Moment) -> Iterator[Section]:
    """The queue by criterion, and since when the oldest waits."""
    set_id, day = moment.working
    found = queue(moment.scope, set_id, day)
    names = {criterion.no: criterion.name for criterion in law_for(set_id, day).criteria}
    open_ = _open_by_criterion(found)
    rows = [{"no": no, "name": names.get(no, ""), "count": count} for no, count in open_.most_common()]
    waiting = [line for line in found.lines if line.standing.state.open]
    oldest = sorted(waiting, key=lambda line: line.standing.since)[:3]
    yield Section(
        "desk/overview/queue.html",
        {
            "departments": moment.scope.departments, "day": day, "set_id": set_id, "rows": rows, "oldest": oldest,
            "open": open_.total(), "total": found.total, "address": moment.way("verification"),
            "matrix": moment.way("matrix"),
        },
    )  # fmt: skip


def _open_by_criterion(found: Queue) -> Counter[str]:
    return Counter(line.no.split("/", 1)[0].split(".", 1)[0] for line in found.lines if line.standing.state.open)


def communes_behind(moment: Moment) -> Iterator[Section]:
    """The communes that have entered least for the round that is due next; silent without a round."""
    yield from behind(moment)


def behind(moment: Moment) -> Iterator[Section]:
    for one in moment.open_rounds:
        if library().set(one.set_id).subject is not Subject.COMMUNE:
            continue
        units = [u for u in moment.scope.units(one.as_of, level=Level.COMMUNE) if u.type == "xã"]
        steps = progress(one, moment.today, units)
        late = sorted((step for step in steps if step.missing), key=lambda step: (-step.missing, step.unit.code))
        given = {
            "round": one, "sent": sum(step.submitted for step in steps), "units": len(steps), "late": late[:SHOWN],
            "more": max(0, len(late) - SHOWN), "days": (one.due_on - moment.today).days,
            "past": (moment.today - one.due_on).days, "address": moment.way("entry_rounds"),
        }  # fmt: skip
        yield Section("desk/overview/behind.html", given, one.synthetic)
        return
