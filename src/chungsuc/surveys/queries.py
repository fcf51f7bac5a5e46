"""Reads of surveys: those a person may see, the one a dossier looks for, its result in total (truy vấn)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Count as Counted
from django.db.models import QuerySet

from chungsuc.accounts.scope import Scope
from chungsuc.law.tree import Title
from chungsuc.rules.held import Finding
from chungsuc.rules.queries import Rules
from chungsuc.surveys.errors import NoSuchSurvey
from chungsuc.surveys.findings import held
from chungsuc.surveys.models import Group, Question, QuestionSet, Sheet, Survey, Tally
from chungsuc.surveys.results import Count, GroupResult, ItemResult, Part, SurveyResult, added, told_groups
from chungsuc.surveys.words import CLOSED, Mark, State, Way
from chungsuc.units.models import Unit

NOBODY_SAID = "không ghi xóm"
_PLACE = {mark.value: place for place, mark in enumerate(Mark)}


def surveys_of(scope: Scope, *, year: int | None = None) -> QuerySet[Survey]:
    """Give the surveys of the units a person may see, the newest year first, then by unit.

    A unit is seen as it stood on the survey's first day, so that those of units that are gone stay in sight.
    """
    found = Survey.objects.select_related("unit", "question_set").order_by("-result_year", "unit__code", "-pk")
    if year is not None:
        found = found.filter(result_year=year)
    if any(not grant.unit_thread for grant in scope.grants):
        return found  # a right over the whole province
    days = found.order_by().values_list("opens_on", flat=True).distinct()
    threads = {unit.thread for day in days for unit in scope.units_and_below(day)}
    return found.filter(unit__thread__in=threads)


def survey_of(scope: Scope, pk: int) -> Survey:
    """Give one survey.

    Raises:
        NoSuchSurvey: there is none.
        OutOfScope: its unit is not this person's to see.
    """
    found = Survey.objects.select_related("unit", "question_set").filter(pk=pk).first()
    if found is None:
        raise NoSuchSurvey(number=pk)
    if not scope.reads(found.unit, found.opens_on):
        raise scope.out_of(f"Đợt lấy ý kiến ở {found.unit.full_name}", f"The survey in {found.unit.full_name}")
    return found


def published(pk: int) -> Survey:
    """Give a survey whose result is public.

    Raises:
        NoSuchSurvey: there is none, or its result is not public: nobody is told which.
    """
    found = Survey.objects.select_related("unit", "question_set").filter(pk=pk, state=State.PUBLISHED).first()
    if found is None:
        raise NoSuchSurvey(number=pk)
    return found


def survey_for(unit: Unit, title: Title, result_year: int) -> Survey | None:
    """Give the survey that a dossier looks for: the newest that has ended, else the newest of all."""
    rows = Survey.objects.filter(unit__thread=unit.thread, title=title.value, result_year=result_year)
    found = list(rows.select_related("unit", "question_set").order_by("-pk"))
    ended = (one for one in found if one.state in CLOSED)
    return next(ended, found[0] if found else None)


def surveys_about(unit: Unit) -> list[Survey]:
    """Give the surveys in one unit, the newest first; one query."""
    return list(Survey.objects.filter(unit__thread=unit.thread).select_related("unit").order_by("-result_year", "-pk"))


def question_sets() -> QuerySet[QuestionSet]:
    """Give the sets of questions entered here, the newest first."""
    return QuestionSet.objects.prefetch_related("questions").order_by("-pk")


def findings(survey: Survey, rules: Rules) -> tuple[Finding, ...]:
    """Hold a survey against rules: see ``surveys.findings``."""
    return held(result_of(survey), rules)


def planned_of(survey: Survey, groups: Iterable[Group] | None = None) -> int | None:
    """Give how many are to be asked: the sum over hamlets, else the one number given; ``None`` without a plan."""
    rows = list(survey.groups.all() if groups is None else groups)
    return sum(one.planned for one in rows) if rows else survey.planned


def result_of(survey: Survey) -> SurveyResult:
    """Give the result in total; as far as it has come while the survey is open."""
    return results_of([survey])[0]


def results_of(surveys: Sequence[Survey]) -> list[SurveyResult]:
    """Give the results of many surveys, in their order: four queries, however many there are."""
    pks = [survey.pk for survey in surveys]
    texts: dict[int, list[Question]] = {}
    for question in Question.objects.filter(question_set__in={survey.question_set_id for survey in surveys}):
        texts.setdefault(question.question_set_id, []).append(question)
    groups: dict[int, list[Group]] = {}
    for group in Group.objects.filter(survey__in=pks):
        groups.setdefault(group.survey_id, []).append(group)
    parts = _parts({survey.pk: len(texts.get(survey.question_set_id, ())) for survey in surveys})
    return [
        _result(one, texts.get(one.question_set_id, []), groups.get(one.pk, []), parts.get(one.pk, []))
        for one in surveys
    ]


def _result(survey: Survey, questions: list[Question], groups: list[Group], parts: list[Part]) -> SurveyResult:
    answered, overall, each = added(parts, len(questions))
    return SurveyResult(
        survey=survey.pk, number=survey.number, unit=survey.unit.full_name, state=State(survey.state),
        begins=survey.opens_on, ends=survey.closes_on, run_by=survey.run_by,
        questions_source=survey.question_set.source, questions_verified=survey.question_set.verified,
        base=survey.households, base_source=survey.households_source, base_on=survey.households_on,
        planned=planned_of(survey, groups), answered=answered, overall=overall,
        items=tuple(ItemResult(str(q.position), q.text, n) for q, n in zip(questions, each, strict=True)),
        ways=_ways(parts),
        groups=told_groups(list(_groups(groups, parts))), refused=survey.refused, synthetic=survey.synthetic,
    )  # fmt: skip


def _parts(items: Mapping[int, int]) -> dict[int, list[Part]]:
    """Give what counts of each survey, by group and way: sheets on paper, then what is kept as counts only.

    ``items``: the number of questions of each survey. Sheets that say the same are counted by the database.
    """
    found: dict[int, list[Part]] = {}
    sheets = Sheet.objects.filter(survey__in=list(items), withdrawn=False)
    alike = sheets.values_list("survey_id", "group_id", "way", "marks", "overall").annotate(n=Counted("pk"))
    by: dict[tuple[int, int | None, str], Counter[tuple[str, str]]] = {}
    for survey, group, way, marks, overall, times in alike.order_by("survey_id", "group_id", "way"):
        by.setdefault((survey, group, way), Counter())[marks, overall] += times
    for (survey, group, way), counted in by.items():
        found.setdefault(survey, []).append(_of_sheets(group, Way(way), counted, items[survey]))
    for one in Tally.objects.filter(survey__in=list(items), withdrawn=False).order_by("pk"):
        part = Part(one.group_id, Way(one.way), one.answers, one.overall, one.items)
        found.setdefault(one.survey_id, []).append(part)
    return found


def _ways(parts: Iterable[Part]) -> tuple[tuple[Way, int], ...]:
    ways = Counter[Way]()
    for part in parts:
        ways[part.way] += part.answers
    return tuple((way, ways[way]) for way in Way if ways[way])


def _of_sheets(group: int | None, way: Way, sheets: Counter[tuple[str, str]], items: int) -> Part:
    overall, each = [0, 0, 0], [[0, 0, 0] for _ in range(items)]
    for (marks, whole), times in sheets.items():
        overall[_PLACE[whole]] += times
        for counts, mark in zip(each, marks, strict=True):
            counts[_PLACE[mark]] += times
    return Part(group, way, sheets.total(), overall, each)


def _groups(groups: list[Group], parts: list[Part]) -> Iterator[GroupResult]:
    by: dict[int | None, list[Part]] = {}
    for part in parts:
        by.setdefault(part.group, []).append(part)
    for group in groups:
        yield _group(group.name, group.households, group.planned, by.get(group.pk, []))
    if groups and None in by:
        yield _group(NOBODY_SAID, None, None, by[None])


def _group(name: str, households: int | None, planned: int | None, parts: list[Part]) -> GroupResult:
    overall = Count()
    for part in parts:
        overall = overall.plus(part.overall)
    return GroupResult(name, households, planned, sum(part.answers for part in parts), overall, _ways(parts))
