"""A paper of a dossier made out of what the system knows: its facts put together, then written (lập giấy tờ)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from chungsuc.dossiers.errors import FieldMissing
from chungsuc.dossiers.look import Look
from chungsuc.dossiers.words import Act, Body, State
from chungsuc.dossiers.workflow import PaperKind
from chungsuc.law.tree import Title
from chungsuc.reports.dossier import gathered as of
from chungsuc.reports.dossier.appraisal import Appraisal
from chungsuc.reports.dossier.arrears import Arrears
from chungsuc.reports.dossier.council_minutes import CouncilMinutes
from chungsuc.reports.dossier.decision import Announcement, Decided, DraftDecision
from chungsuc.reports.dossier.field_minutes import FieldMinutes
from chungsuc.reports.dossier.forwarding import Forwarding
from chungsuc.reports.dossier.from_verdict import criteria_of
from chungsuc.reports.dossier.inputs import Case, Head, Question, Sitting
from chungsuc.reports.dossier.inputs import Survey as SurveyFacts
from chungsuc.reports.dossier.minutes import Minutes
from chungsuc.reports.dossier.opinions import Opinions
from chungsuc.reports.dossier.papers import PAPERS
from chungsuc.reports.dossier.proposal import Proposal
from chungsuc.reports.dossier.results import Results
from chungsuc.reports.dossier.satisfaction import Satisfaction
from chungsuc.reports.dossier.slips import Slips
from chungsuc.reports.dossier.trail import Trail, TrailPaper, TrailStep
from chungsuc.reports.official.files import Files, files_of
from chungsuc.reports.official.fingerprint import plain
from chungsuc.surveys.queries import result_of, survey_for

NAMES: Mapping[PaperKind, tuple[str, str]] = {
    PaperKind.RESULTS: ("Báo cáo kết quả thực hiện", "Report on results"),
    PaperKind.OPINIONS: ("Báo cáo tổng hợp ý kiến", "Report on opinions"),
    PaperKind.UNIT_MINUTES: ("Biên bản họp của đơn vị", "Minutes of the unit's meeting"),
    PaperKind.ARREARS: ("Báo cáo nợ đọng xây dựng cơ bản", "Statement of arrears"),
    PaperKind.PROPOSAL: ("Tờ trình của đơn vị", "Proposal of the unit"),
    PaperKind.SATISFACTION: ("Báo cáo kết quả lấy ý kiến hài lòng", "Report on satisfaction"),
    PaperKind.DISTRICT_MINUTES: ("Biên bản họp của huyện", "Minutes of the district's meeting"),
    PaperKind.DISTRICT_REPORT: ("Báo cáo thẩm tra của huyện", "Report of the district"),
    PaperKind.DISTRICT_PROPOSAL: ("Tờ trình của huyện", "Proposal of the district"),
    PaperKind.APPRAISAL_SLIPS: ("Tổng hợp ý kiến thẩm định của các sở", "Words of the departments"),
    PaperKind.FIELD_MINUTES: ("Biên bản kiểm tra thực tế", "Minutes of the field check"),
    PaperKind.COUNCIL_MINUTES: ("Biên bản họp hội đồng thẩm định", "Minutes of the council"),
    PaperKind.APPRAISAL_REPORT: ("Báo cáo thẩm định", "Report on the appraisal"),
    PaperKind.CENTRAL_PROPOSAL: ("Tờ trình Trung ương", "Proposal to the centre"),
    PaperKind.DRAFT_DECISION: ("Dự thảo quyết định công nhận", "Draft decision"),
    PaperKind.ANNOUNCEMENT: ("Thông báo công bố", "Announcement"),
    PaperKind.TRAIL: ("Sổ diễn biến hồ sơ", "The dossier's trail"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it was made: its files, and the facts it says as JSON holds them."""

    files: Files
    facts: dict[str, Any]


def make(look: Look, kind: PaperKind, head: Head) -> Made:
    """Make a paper of a dossier as it stands.

    Raises:
        FieldMissing: what the paper is about was not recorded: a meeting, a visit, a decision.
    """
    given = _GIVE[kind](look, of.case_of(look), head)
    return Made(files_of(PAPERS[kind.value].write(given)), plain(given))


def makeable(look: Look) -> list[PaperKind]:
    """Give the papers that can be made of a dossier now: what each is about has been recorded."""
    return [kind for kind in PaperKind if _there(look, kind)]


def _there(look: Look, kind: PaperKind) -> bool:
    body = _BODIES.get(kind)
    if body is not None:
        return look.vote(body) is not None
    if kind is PaperKind.FIELD_MINUTES:
        return look.field_check is not None
    if kind is PaperKind.OPINIONS:
        return bool(look.publications or look.comments)
    if kind is PaperKind.APPRAISAL_SLIPS:
        return bool(look.appraisals)
    if kind is PaperKind.SATISFACTION:
        return survey_of(look) is not None
    if kind is PaperKind.ANNOUNCEMENT:
        return look.dossier.recognition is not None
    return True


_BODIES = {
    PaperKind.UNIT_MINUTES: Body.UNIT,
    PaperKind.DISTRICT_MINUTES: Body.DISTRICT,
    PaperKind.COUNCIL_MINUTES: Body.COUNCIL,
}


def survey_of(look: Look) -> SurveyFacts | None:
    """Give the survey of satisfaction in total; ``None`` where there is none."""
    survey = survey_for(look.dossier.unit, Title(look.dossier.title), look.dossier.result_year)
    if survey is None:
        return None
    found, rules = result_of(survey), look.rules
    questions = tuple(Question(one.no, one.text, one.count.satisfied, one.count.n) for one in found.items)
    return SurveyFacts(
        found.begins, found.ends, households=found.base, asked=found.planned, answered=found.answered,
        satisfied=found.overall.satisfied if found.answered else None, questions=questions,
        overall=of.rule_of(rules.number("survey.overall_percent")),
        each=of.rule_of(rules.number("survey.item_percent")),
        share=of.rule_of(rules.number("survey.households_percent")),
    )  # fmt: skip


# ── the facts of each paper ──────────────────────────────────────────────────────────────────────────


def _results(look: Look, case: Case, head: Head) -> Results:
    dossier = look.dossier
    return Results(case, head, criteria_of(look.verdict), dossier.arrears, dossier.secure, survey_of(look))


def _proposal(look: Look, case: Case, head: Head) -> Proposal:
    dossier, rows = look.dossier, criteria_of(look.verdict)
    return Proposal(case, head, rows, dossier.arrears, dossier.secure, survey_of(look), of.papers_of(look))


def _opinions(look: Look, case: Case, head: Head) -> Opinions:
    publications, comments, _ = of.all_of(look.dossier)
    return Opinions(case, head, of.publications_of(publications), of.comments_of(comments))


def _minutes(body: Body, key: str) -> Callable[[Look, Case, Head], Minutes]:
    def give(look: Look, case: Case, head: Head) -> Minutes:
        return Minutes(case, head, _met(look, body), of.rule_of(look.rules.number(f"{key}.agreement_percent")))

    return give


def _met(look: Look, body: Body) -> Sitting:
    sitting = of.votes_of(look, body)
    if sitting is None:
        raise FieldMissing(field_vi=body.label, field_en="meeting")
    return sitting


def _council(look: Look, case: Case, head: Head) -> CouncilMinutes:
    sitting, rules = _met(look, Body.COUNCIL), look.rules
    vote = look.vote(Body.COUNCIL)
    council = vote.sitting.council if vote else None
    return CouncilMinutes(
        case, head, sitting, council.name if council else "", council.decision if council else "",
        of.rule_of(rules.number("council.quorum_percent")), of.rule_of(rules.number("council.agreement_percent")),
        of.rule_of(rules.number("council.score_pass")),
    )  # fmt: skip


def _appraisal(body: Body, act: Act) -> Callable[[Look, Case, Head], Appraisal]:
    key = "council" if body is Body.COUNCIL else "district_meeting"

    def give(look: Look, case: Case, head: Head) -> Appraisal:
        dossier, check = look.dossier, look.field_check
        *_, words = of.all_of(dossier)
        last = dossier.steps.filter(act=act.value).last()
        return Appraisal(
            case, head, criteria_of(look.verdict), dossier.arrears, dossier.secure, survey_of(look),
            of.papers_of(look), of.opinions_of(look, words), of.findings_of(last.findings if last else []),
            of.visit_of(check) if check else None, of.votes_of(look, body),
            of.rule_of(look.rules.number(f"{key}.agreement_percent")),
        )  # fmt: skip

    return give


def _forwarding(body: Body) -> Callable[[Look, Case, Head], Forwarding]:
    def give(look: Look, case: Case, head: Head) -> Forwarding:
        dossier, rows = look.dossier, criteria_of(look.verdict)
        return Forwarding(
            case, head, rows, dossier.arrears, dossier.secure, survey_of(look), of.papers_of(look),
            of.votes_of(look, body),
        )  # fmt: skip

    return give


def _slips(look: Look, case: Case, head: Head) -> Slips:
    *_, words = of.all_of(look.dossier)
    return Slips(case, head, criteria_of(look.verdict), of.opinions_of(look, words))


def _field(look: Look, case: Case, head: Head) -> FieldMinutes:
    if look.field_check is None:
        raise FieldMissing(field_vi="biên bản kiểm tra thực tế", field_en="field check")
    return FieldMinutes(case, head, of.visit_of(look.field_check))


def _announcement(look: Look, case: Case, head: Head) -> Announcement:
    decided = _decided(look)
    if decided is None:
        raise FieldMissing(field_vi="quyết định công nhận", field_en="decision")
    recognition = look.dossier.recognition
    return Announcement(case, head, decided, recognition.announced_on if recognition else None)


def _decided(look: Look) -> Decided | None:
    one = look.dossier.recognition
    return None if one is None else Decided(one.number, one.decided_on, one.decided_by, one.signer)


def _trail(look: Look, case: Case, head: Head) -> Trail:
    dossier = look.dossier
    publications, comments, words = of.all_of(dossier)
    by_sitting: dict[int, list[Any]] = {}
    for vote in dossier.votes.select_related("sitting", "sitting__council").order_by("sitting__held_on", "pk"):
        by_sitting.setdefault(vote.sitting_id, []).append(vote)
    return Trail(
        case, head, State(dossier.state).label,
        tuple(
            TrailStep(
                one.on, _local(one.at), Act(one.act).label, State(one.from_state).label if one.from_state else "",
                State(one.to_state).label, one.who, one.was_due_on, one.reason, one.acknowledged,
                of.findings_of(one.findings), tuple((str(k), str(v)) for k, v in one.said.items() if k != "scan"),
            )
            for one in dossier.steps.all()
        ),
        tuple(
            TrailPaper(one.name, one.made, _local(one.at), one.who, one.number, one.dated, one.file.sha256)
            for one in dossier.papers.select_related("file")
        ),
        of.publications_of(publications), of.comments_of(comments), of.opinions_of(look, words),
        tuple(of.visit_of(one) for one in dossier.field_checks.all()),
        tuple((Body(votes[0].sitting.body).label, of.sitting_of(look, votes)) for votes in by_sitting.values()),
        _decided(look), dossier.recognition.announced_on if dossier.recognition else None,
    )  # fmt: skip


def _local(moment: Any) -> Any:
    return timezone.localtime(moment).replace(tzinfo=None)


_GIVE: Mapping[PaperKind, Callable[[Look, Case, Head], Any]] = {
    PaperKind.RESULTS: _results,
    PaperKind.OPINIONS: _opinions,
    PaperKind.UNIT_MINUTES: _minutes(Body.UNIT, "meeting"),
    PaperKind.ARREARS: lambda look, case, head: Arrears(case, head, look.dossier.arrears),
    PaperKind.PROPOSAL: _proposal,
    PaperKind.SATISFACTION: lambda look, case, head: Satisfaction(case, head, survey_of(look) or SurveyFacts()),
    PaperKind.DISTRICT_MINUTES: _minutes(Body.DISTRICT, "district_meeting"),
    PaperKind.DISTRICT_REPORT: _appraisal(Body.DISTRICT, Act.DISTRICT_VERIFY),
    PaperKind.DISTRICT_PROPOSAL: _forwarding(Body.DISTRICT),
    PaperKind.APPRAISAL_SLIPS: _slips,
    PaperKind.FIELD_MINUTES: _field,
    PaperKind.COUNCIL_MINUTES: _council,
    PaperKind.APPRAISAL_REPORT: _appraisal(Body.COUNCIL, Act.COUNCIL_AGREE),
    PaperKind.CENTRAL_PROPOSAL: _forwarding(Body.COUNCIL),
    PaperKind.DRAFT_DECISION: lambda look, case, head: DraftDecision(case, head),
    PaperKind.ANNOUNCEMENT: _announcement,
    PaperKind.TRAIL: _trail,
}
