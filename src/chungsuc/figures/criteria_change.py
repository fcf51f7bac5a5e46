"""Why more or fewer communes meet every criterion than on an earlier day: values, a new set, mergers (vì sao đổi)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from chungsuc.figures.asking import criteria_of, set_of
from chungsuc.figures.catalogue import enter
from chungsuc.figures.criteria import national_set_at
from chungsuc.figures.figure import Answer, Asked, Direction, Figure, unknown
from chungsuc.figures.tables import CriteriaTable
from chungsuc.units.days import in_force
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at
from chungsuc.verdicts.known_law import library

NEW_SET, VALUES = "bộ tiêu chí mới", "số liệu thay đổi"
CAME, LEFT = "mới vào phạm vi (sắp xếp đơn vị)", "không còn trong phạm vi (sắp xếp, thành phường)"
CAUSES_EN = {
    NEW_SET: "a new set", VALUES: "values changed", CAME: "came into the scope (reorganisation)",
    LEFT: "left the scope (reorganisation, became a ward)",
}  # fmt: skip


def _change(asked: Asked) -> Answer:
    scope = Unit.objects.filter(in_force(asked.from_day), thread=asked.scope.thread).first()
    if scope is None:
        return unknown("ngày so sánh chưa có đơn vị này", "the unit was not there on the day of comparison")
    given = asked.set_id and library().set(asked.set_id).in_force(asked.from_day)
    set_then = asked.set_id if given else national_set_at(asked.from_day).id
    then = criteria_of(replace(asked, scope=scope, as_of=asked.from_day, since=None, set_id=set_then))
    now = criteria_of(asked)
    moved = dict(_moved(then, now, new_set=set_then != set_of(asked)))
    causes = Counter[str]()
    for by, cause in moved.values():
        causes[cause] += by
    members = tuple(unit for unit in units_at(asked.as_of, level=Level.COMMUNE, within=asked.scope)
                    if moved.get(unit.thread, (0, ""))[0] > 0)  # fmt: skip
    before, after = (sum(_all(table).values()) for table in (then, now))
    return Answer(
        Decimal(after - before), after, before, members, causes=dict(causes),
        synthetic=then.about.synthetic or now.about.synthetic, sources=("bộ tiêu chí hai ngày", "số liệu hai ngày"),
    )  # fmt: skip


def _all(table: CriteriaTable) -> dict[str, bool]:
    return {row.thread: row.met == table.criteria for row in table.rows}


def _moved(then: CriteriaTable, now: CriteriaTable, *, new_set: bool) -> Iterator[tuple[str, tuple[int, str]]]:
    was, is_now = _all(then), _all(now)
    for thread in was.keys() | is_now.keys():
        before, after = was.get(thread), is_now.get(thread)
        if bool(before) == bool(after):
            continue
        inside = CAME if before is None else LEFT if after is None else NEW_SET if new_set else VALUES
        yield thread, (1 if after else -1, inside)


enter(
    Figure(
        "communes.criteria.all.change", "Thay đổi số xã đạt mọi tiêu chí giữa hai ngày",
        "Change of communes that meet every criterion between two days", "xã", "communes", "số xã ngày đầu",
        "communes on the first day", "từng xã với lý do: số liệu, bộ tiêu chí mới, sắp xếp",
        "commune by commune, with its reason: values, a new set, reorganisation", _change, Direction.UP,
    ),
)  # fmt: skip
