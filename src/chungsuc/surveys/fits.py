"""What may still come in: no household twice, no more answers than households (giới hạn số phiếu)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from django.db.models import Sum

from chungsuc.accounts.trail import Change, wrote
from chungsuc.errors import NOWHERE, ChungSucError, Faults, Where
from chungsuc.surveys.errors import GroupCounted, MoreThanHouseholds
from chungsuc.surveys.models import Group, Survey


def raise_all(faults: list[ChungSucError]) -> None:
    """Raise what is wrong: the fault itself when there is one, all of them together when there are more."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(faults)


def answers_by_group(survey: Survey) -> Counter[int | None]:
    """Count the answers of each group, in whatever way they came (số phiếu theo xóm); two queries."""
    found: Counter[int | None] = Counter()
    found.update(survey.sheets.filter(withdrawn=False).values_list("group_id", flat=True))
    rows = survey.tallies.filter(withdrawn=False).values("group_id").annotate(n=Sum("answers"))
    for row in rows.order_by("group_id"):
        found[row["group_id"]] += row["n"]
    return found


def too_many(survey: Survey, new: Counter[int | None], groups: Mapping[int, Group]) -> Iterator[ChungSucError]:
    """Refuse more answers than there are households, of a hamlet and in all, where their number is known."""
    there = answers_by_group(survey)
    for pk, count in new.items():
        group = groups.get(pk) if pk is not None else None
        if group is not None and group.households is not None and there[pk] + count > group.households:
            yield MoreThanHouseholds(place=group.name, households=group.households, answers=there[pk] + count)
    total = there.total() + new.total()
    if survey.households is not None and total > survey.households:
        yield MoreThanHouseholds(place=survey.unit.full_name, households=survey.households, answers=total)


def counted(group: Group | None, vi: str, en: str, where: Where = NOWHERE) -> GroupCounted:
    return GroupCounted(where=where, group=group.name if group else "Đợt này", there=vi, there_en=en)


def told(act: str, survey: Survey, after: Mapping[str, object], reason: str = "") -> None:
    """Write into the trail what was entered: how much of what, never an answer."""
    wrote(
        Change(
            f"survey.{act}", "survey", survey.pk, survey.unit.thread, no=survey.title, after=after,
            reason=reason.strip(),
        )
    )  # fmt: skip
