"""The writers of what was counted on paper, of what is withdrawn, of remarks (bảng kiểm phiếu, rút phiếu, ý kiến)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import actor
from chungsuc.errors import ChungSucError
from chungsuc.surveys.actions import locked, must_be
from chungsuc.surveys.errors import FieldMissing, NoSuchSheet, NothingEntered, ReasonMissing, TallyWrong
from chungsuc.surveys.fits import counted, raise_all, told, too_many
from chungsuc.surveys.models import Group, Remark, Survey, Tally
from chungsuc.surveys.results import Count
from chungsuc.surveys.rights import must_run
from chungsuc.surveys.words import CLOSED, Standing, State, Way


def enter_tally(
    scope: Scope, survey: Survey, group: Group | None, answers: int, overall: Count, items: Sequence[Count]
) -> Tally:  # fmt: skip
    """Enter what was counted on paper for a hamlet, totals only (nhập bảng kiểm phiếu).

    Raises:
        NotAllowed, OutOfScope, NotInState, FieldMissing, GroupCounted, MoreThanHouseholds, TallyWrong; Faults.
    """
    with transaction.atomic():
        survey = locked(survey)
        must_run(scope, survey.unit, survey.opens_on)
        must_be(survey, "nhập bảng kiểm phiếu", "enter a tally", State.OPEN)
        raise_all([*_tally_faults(survey, group, answers, overall, items)])
        made = Tally.objects.create(
            survey=survey, group=group, way=Way.TALLY, answers=answers, overall=list(overall),
            items=[list(one) for one in items], who=actor().who,
        )  # fmt: skip
        told("tally_entered", survey, {"group": group.name if group else "", "count": answers})
        return made


@transaction.atomic
def withdraw_sheet(scope: Scope, survey: Survey, number: int, reason: str) -> None:
    """Withdraw a sheet that was entered wrong (rút phiếu); its number may then be entered again.

    Raises:
        NotAllowed, OutOfScope, NotInState, ReasonMissing, NoSuchSheet.
    """
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "rút phiếu", "withdraw sheets", State.OPEN)
    if not reason.strip():
        raise ReasonMissing
    if not survey.sheets.filter(number=number, withdrawn=False).update(withdrawn=True):
        raise NoSuchSheet(what=f"phiếu số {number}", what_en=f"sheet {number}")
    told("sheet_withdrawn", survey, {"number": number}, reason)


@transaction.atomic
def withdraw_tally(scope: Scope, survey: Survey, tally: int, reason: str) -> None:
    """Withdraw a tally that was entered wrong (rút bảng kiểm phiếu); see ``withdraw_sheet``."""
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "rút bảng kiểm phiếu", "withdraw a tally", State.OPEN)
    if not reason.strip():
        raise ReasonMissing
    found = survey.tallies.filter(pk=tally, way=Way.TALLY, withdrawn=False).select_related("group").first()
    if found is None:
        raise NoSuchSheet(what="bảng kiểm phiếu này", what_en="such tally")
    found.withdrawn = True
    found.save(update_fields=["withdrawn"])
    told("tally_withdrawn", survey, {"group": found.group.name if found.group else "", "count": found.answers}, reason)


@transaction.atomic
def note_remark(scope: Scope, survey: Survey, text: str) -> None:
    """Keep words that somebody wrote on a sheet (ghi lại ý kiến viết tay), apart from the sheet.

    Raises:
        NotAllowed, OutOfScope, NotInState, FieldMissing.
    """
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "ghi ý kiến", "note remarks", State.OPEN)
    if not text.strip():
        raise FieldMissing(field="ý kiến", field_en="the remark")
    Remark.objects.create(survey=survey, text=text.strip()[:400])


@transaction.atomic
def read_remark(scope: Scope, survey: Survey, remark: int, *, keep: bool) -> None:
    """Say that a remark was read (đọc ý kiến ghi thêm): kept, or its words erased for good because they name somebody.

    Raises:
        NotAllowed, OutOfScope, NotInState, NoSuchSheet.
    """
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "xử lý ý kiến", "go through remarks", State.OPEN, *CLOSED)
    found = survey.remarks.filter(pk=remark).exclude(standing=Standing.HIDDEN).first()
    if found is None:
        raise NoSuchSheet(what="ý kiến này", what_en="such remark")
    found.standing = Standing.KEPT if keep else Standing.HIDDEN
    if not keep:
        found.text = ""
    found.save(update_fields=["standing", "text"])
    told("remark_kept" if keep else "remark_erased", survey, {})


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────


def _tally_faults(
    survey: Survey, group: Group | None, answers: int, overall: Count, items: Sequence[Count]
) -> Iterator[ChungSucError]:  # fmt: skip
    if answers < 1:
        yield NothingEntered()
    groups = {one.pk: one for one in survey.groups.all()}
    if group is None and groups:
        yield FieldMissing(field="tên xóm", field_en="the hamlet")
    if survey.tallies.filter(way=Way.TALLY, withdrawn=False, group=group).exists():
        yield counted(group, "bảng kiểm phiếu", "a tally")
    elif survey.sheets.filter(withdrawn=False, group=group).exists():
        yield counted(group, "phiếu đã nhập", "sheets entered")
    for no, count in (*enumerate(items, 1), ("", overall)):
        if count.n != answers:
            vi, en = (f"Nội dung {no}", f"Question {no}") if no else ("Câu chung", "The overall question")
            yield TallyWrong(
                question=vi, question_en=en, satisfied=count.satisfied,
                unsatisfied=count.unsatisfied, none=count.no_opinion, answers=answers,
            )  # fmt: skip
    yield from too_many(survey, Counter({group.pk if group else None: answers}), groups)
