"""The writer of sheets of paper, typed one after another or out of a file (nhập phiếu giấy).

A sheet counts once, by its number. A hamlet is entered by sheets or by a tally, never by both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import acting_user, actor
from chungsuc.errors import NOWHERE, ChungSucError, Faults, Where
from chungsuc.surveys.actions import locked, must_be
from chungsuc.surveys.errors import FieldMissing, MarksWrong, NothingEntered, SheetNumberWrong, SheetTwice
from chungsuc.surveys.fits import counted, raise_all, told, too_many
from chungsuc.surveys.models import Batch, Group, Sheet, Survey
from chungsuc.surveys.rights import must_run
from chungsuc.surveys.words import Mark, State, Way

LARGEST_NUMBER = 999_999
_NONE = frozenset("0-–.xX")


class Paper(NamedTuple):
    """One sheet as it was read: ``marks`` a digit of ``Mark`` for each question; ``where`` to say faults at."""

    number: int
    group: Group | None
    marks: str
    overall: str
    where: Where = NOWHERE


class Entered(NamedTuple):
    """What an entry came to: sheets that are new, and those of a file that were there just so."""

    new: int
    known: int


def read_number(text: str) -> int:
    """Read the number of a sheet as it is printed: ``017``.

    Raises:
        SheetNumberWrong.
    """
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LARGEST_NUMBER:
        raise SheetNumberWrong(number=text, most=LARGEST_NUMBER)
    return int(text)


def read_marks(text: str, items: int) -> tuple[str, str]:
    """Read a row of digits, one for each question and the overall one last; blanks between them do not count.

    Raises:
        MarksWrong: too few, too many, or something else than 1, 2, 3.
    """
    digits = "".join(Mark.NONE if sign in _NONE else sign for sign in text if not sign.isspace())
    if len(digits) != items + 1 or not set(digits) <= set(Mark.values):
        raise MarksWrong(given=text[:60], wanted=items + 1, items=items)
    return digits[:-1], digits[-1]


def enter_sheets(scope: Scope, survey: Survey, papers: Sequence[Paper], *, way: Way, key: str) -> Entered:
    """Enter sheets, all or none; ``key`` is of the form or file they come by: sent twice it changes nothing.

    In a file a sheet that is there just so is passed over; typed by hand it is refused.

    Raises:
        NotAllowed, OutOfScope, NotInState, NothingEntered.
        SheetTwice, GroupCounted, MoreThanHouseholds, FieldMissing: the one fault; Faults: all of several.
    """
    try:
        with transaction.atomic():
            return _enter(scope, survey, papers, way, key)
    except ChungSucError as error:
        twice = sum(isinstance(one, SheetTwice) for one in _each(error))
        if twice:
            Survey.objects.filter(pk=survey.pk).update(refused=F("refused") + twice)
        raise


def try_sheets(scope: Scope, survey: Survey, papers: Sequence[Paper], *, way: Way, key: str) -> Entered:
    """Say what entering them would come to, and change nothing; raises as ``enter_sheets``."""
    with transaction.atomic():
        done = _enter(scope, survey, papers, way, key)
        transaction.set_rollback(True)
    return done


def _enter(scope: Scope, survey: Survey, papers: Sequence[Paper], way: Way, key: str) -> Entered:
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "nhập phiếu", "enter sheets", State.OPEN)
    if not papers:
        raise NothingEntered
    if survey.batches.filter(key=key).exists():
        return Entered(0, len(papers))
    there = {one.number: one for one in survey.sheets.filter(withdrawn=False, number__in={p.number for p in papers})}
    new = [one for one in papers if not (way is Way.SHEET and _same(there.get(one.number), one))]
    raise_all([*_twice(papers, new, there), *_unfit(survey, new)])
    if not new:
        return Entered(0, len(papers))
    batch = Batch.objects.create(
        survey=survey, way=way, key=key, count=len(new), on=scope.day, by_id=acting_user(), who=actor().who
    )
    Sheet.objects.bulk_create(
        [
            Sheet(
                survey=survey, group=one.group, number=one.number, way=way, marks=one.marks, overall=one.overall,
                batch=batch,
            )
            for one in new
        ],
        batch_size=500,
    )  # fmt: skip
    told("sheets_entered", survey, {"way": way.value, "count": len(new), "numbers": _ranges(one.number for one in new)})
    return Entered(len(new), len(papers) - len(new))


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────


def _each(error: ChungSucError) -> tuple[ChungSucError, ...]:
    return error.faults if isinstance(error, Faults) else (error,)


def _same(sheet: Sheet | None, one: Paper) -> bool:
    if sheet is None:
        return False
    mine = (sheet.marks, sheet.overall, sheet.group_id)
    return mine == (one.marks, one.overall, one.group.pk if one.group else None)


def _twice(papers: Sequence[Paper], new: Sequence[Paper], there: dict[int, Sheet]) -> Iterator[ChungSucError]:
    times = Counter(one.number for one in papers)
    seen: set[int] = set()
    for one in new:
        if one.number in there or (times[one.number] > 1 and one.number in seen):
            yield SheetTwice(where=one.where, number=one.number)
        seen.add(one.number)


def _unfit(survey: Survey, new: Sequence[Paper]) -> Iterator[ChungSucError]:
    groups = {one.pk: one for one in survey.groups.all()}
    tallied = set(survey.tallies.filter(way=Way.TALLY, withdrawn=False).values_list("group_id", flat=True))
    for one in new:
        if one.group is None and groups:
            yield FieldMissing(where=one.where, field="tên xóm", field_en="the hamlet")
        elif (one.group.pk if one.group else None) in tallied:
            yield counted(one.group, "bảng kiểm phiếu", "a tally", one.where)
    yield from too_many(survey, Counter(one.group.pk if one.group else None for one in new), groups)


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers shortly: ``1–5, 8``."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    said = [f"{first}–{last}" if last > first else str(first) for first, last in found]
    return ", ".join(said[:40]) + (", …" if len(said) > 40 else "")
