"""The conditions of the steps: each looks at a dossier and says what it found, by which rule (điều kiện).

A rule that nobody has held against its decree never stops anybody: it is said, and who goes on says why (see
``rules.held``). What stops here without a rule is the system's own: nobody voted where no meeting is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from chungsuc.accounts.ownership import owners_on
from chungsuc.dossiers.look import Look
from chungsuc.dossiers.papers_asked import missing_papers
from chungsuc.dossiers.words import Act, Body, Voice, Word
from chungsuc.dossiers.workflow import Condition, Way
from chungsuc.engine.verdict import Status
from chungsuc.law.tree import Title
from chungsuc.recognition.ranks import TITLE_VI, holds
from chungsuc.rules.held import Finding, at_least, hold
from chungsuc.rules.rule import Rule
from chungsuc.surveys.queries import findings as survey_findings
from chungsuc.surveys.queries import survey_for

Check = Callable[[Look], list[Finding]]


def findings(look: Look, way: Way) -> list[Finding]:
    """Give what every condition of a step says."""
    found: list[Finding] = []
    for condition in way.conditions:
        if condition is Condition.PAPERS:
            found += _papers(look, Act(way.act))
        else:
            found += CHECKS[condition](look)
    return found


def _law(look: Look) -> Rule:
    """The rule that lists what a title asks for beside its levels (QĐ 18/2022, Điều 4)."""
    return look.rules.rule("recognition.conditions")


# ── the law's word, and titles ───────────────────────────────────────────────────────────────────────


def _criteria(look: Look) -> list[Finding]:
    verdict, day = look.verdict, look.dossier.assessed_on
    counted = [one for one in verdict.criteria if one.counted]
    unmet = [one.no for one in counted if one.status is Status.UNMET]
    unknown = [one.no for one in counted if one.status is Status.UNKNOWN]
    said_vi = f"Theo số liệu đến {day:%d/%m/%Y}: đạt {verdict.criteria_met}/{len(counted)} tiêu chí"
    said_en = f"By the values of {day}: {verdict.criteria_met} of {len(counted)} criteria met"
    if unmet:
        said_vi, said_en = f"{said_vi}; chưa đạt: {', '.join(unmet)}", f"{said_en}; unmet: {', '.join(unmet)}"
    if unknown:
        said_vi += f"; chưa đủ căn cứ: {', '.join(unknown)}"
        said_en += f"; not known: {', '.join(unknown)}"
    met = {Status.MET: True, Status.UNMET: False}.get(verdict.status)
    return [hold("criteria_met", said_vi, said_en, met, _law(look))]


def _prior(look: Look) -> list[Finding]:
    title = Title(look.dossier.title)
    wanted = {Title.ADVANCED: Title.NTM, Title.MODEL: Title.ADVANCED, Title.MODERN: Title.NTM}.get(title)
    if wanted is None:
        return []
    held = holds(look.title, wanted)
    return [
        hold(
            "prior_title",
            f"Danh hiệu phải có trước: {TITLE_VI[wanted]} — {'đã có' if held else 'chưa có'}",
            f"Title that must come first: {wanted.value} — {'held' if held else 'not held'}",
            held,
            _law(look),
        )
    ]


# ── publication, comments, declarations ──────────────────────────────────────────────────────────────


def _published(look: Look) -> list[Finding]:
    rows = [one for one in look.publications if not one.before_decision]
    if not rows:
        return [hold("published", "Chưa ghi việc công khai kết quả", "No publication is recorded", False)]
    days = sum((one.ends - one.begins).days + 1 for one in rows)
    times = [one.times for one in rows if one.times is not None]
    rule = look.rules.number("opinions.publish_days")
    found = [at_least("published_days", rule, days, "Thời gian công khai", "Days of publication")]
    heard = sum(times) if times else None
    rule = look.rules.number("opinions.publish_times")
    return [*found, at_least("published_times", rule, heard, "Thông báo trên loa", "Times announced")]


def _comments(look: Look) -> list[Finding]:
    found = []
    for voice, vi, en in (
        (Voice.FRONT, "Ý kiến bằng văn bản của Mặt trận Tổ quốc", "The Front's written opinion"),
        (Voice.ORGANISATIONS, "Ý kiến bằng văn bản của các tổ chức", "The organisations' written opinion"),
        (Voice.RESIDENTS, "Tổng hợp ý kiến nhân dân", "The residents' opinions"),
    ):
        there = voice in look.comments
        said_vi, said_en = (f"{vi}: đã có", f"{en}: received") if there else (f"{vi}: chưa có", f"{en}: missing")
        found.append(hold(f"comment_{voice.value}", said_vi, said_en, there or None))
    return found


def _arrears(look: Look) -> list[Finding]:
    owed = look.dossier.arrears
    if owed is None:
        return [hold("no_arrears", "Chưa khai nợ đọng xây dựng cơ bản", "Arrears are not declared", None, _law(look))]
    met = owed == 0
    vi = "Không có nợ đọng xây dựng cơ bản" if met else f"Nợ đọng xây dựng cơ bản {_vi(owed)} triệu đồng"
    en = "No construction arrears" if met else f"Arrears: {owed} million VND"
    return [hold("no_arrears", vi, en, met, _law(look))]


def _security(look: Look) -> list[Finding]:
    secure = look.dossier.secure
    if secure is None:
        return [hold("security", "Chưa khai tình hình an ninh, trật tự", "Security is not declared", None, _law(look))]
    vi = "Không phức tạp về an ninh, trật tự" if secure else "Phức tạp về an ninh, trật tự"
    en = "Security: not complicated" if secure else "Security: complicated"
    return [hold("security", vi, en, secure, _law(look))]


# ── votes ────────────────────────────────────────────────────────────────────────────────────────────


def _meeting(body: Body, key: str, vi: str, en: str) -> Check:
    def check(look: Look) -> list[Finding]:
        vote = look.vote(body)
        if vote is None:
            return [hold(key, f"{vi}: chưa ghi", f"{en}: not recorded", False)]
        rule = look.rules.number(f"{key}.agreement_percent")
        said_vi = f"{vi} ngày {vote.sitting.held_on:%d/%m/%Y}, đồng ý {vote.agreeing}/{vote.cast}"
        said_en = f"{en} of {vote.sitting.held_on}, agreeing {vote.agreeing} of {vote.cast}"
        return [at_least(f"{key}_vote", rule, vote.percent, said_vi, said_en)]

    return check


def _quorum(look: Look) -> list[Finding]:
    vote = look.vote(Body.COUNCIL)
    if vote is None:
        return [hold("council", "Hội đồng chưa họp về hồ sơ này", "The council has not met on this", False)]
    sitting = vote.sitting
    share = Decimal(sitting.present) * 100 / sitting.invited if sitting.invited else None
    rule = look.rules.number("council.quorum_percent")
    vi = f"Hội đồng có mặt {sitting.present}/{sitting.invited} thành viên"
    return [at_least("council_quorum", rule, share, vi, f"Council present: {sitting.present} of {sitting.invited}")]


def _council_vote(look: Look) -> list[Finding]:
    vote = look.vote(Body.COUNCIL)
    if vote is None:
        return []
    rule = look.rules.number("council.agreement_percent")
    vi = f"Hội đồng đồng ý {vote.agreeing}/{vote.cast} phiếu"
    return [at_least("council_vote", rule, vote.percent, vi, f"Council agreeing: {vote.agreeing} of {vote.cast}")]


def _score(look: Look) -> list[Finding]:
    vote = look.vote(Body.COUNCIL)
    if vote is None or vote.score is None:
        return []  # no set of ours gives points; where the council gives them, they are held against the rule
    rule = look.rules.number("council.score_pass")
    return [at_least("council_score", rule, vote.score, "Điểm thẩm định (trên 100)", "Score (of 100)")]


# ── papers, appraisal, field, window ─────────────────────────────────────────────────────────────────


def _papers(look: Look, act: Act) -> list[Finding]:
    rule = look.rules.rule("dossier.papers")
    missing = missing_papers(look, act)
    if rule.items is not None and not missing:
        return [hold("papers", "Đủ giấy tờ theo danh mục", "All papers of the list are there", True, rule)]
    if not missing:
        return [hold("papers", "Danh mục giấy tờ", "List of papers", None, rule)]
    vi, en = "; ".join(item.vi for item in missing), "; ".join(item.en for item in missing)
    return [hold("papers", f"Thiếu giấy tờ: {vi}", f"Papers missing: {en}", False, rule)]


def _no_return(look: Look) -> list[Finding]:
    nos = ", ".join(sorted(look.returned, key=_by_number))
    if not nos:
        return [hold("no_open_return", "Không còn tiêu chí bị trả lại", "No criterion is returned", True)]
    vi = f"Tiêu chí bị trả lại chưa khắc phục: {nos}"
    return [hold("no_open_return", vi, f"Returned and not repaired: {nos}", False)]


def _appraised(look: Look) -> list[Finding]:
    """Every criterion needs the word of the department that owns it; one that nobody owns needs a reason."""
    agreed = {no for no, one in look.appraisals.items() if one.word == Word.AGREED}
    owners, set_id = owners_on(look.day), look.dossier.set_id
    open_ = [one.no for one in look.verdict.criteria if one.counted and one.no not in agreed]
    owned = [no for no in open_ if owners.of(set_id, no) is not None]
    if not open_:
        return [hold("all_appraised", "Các sở đã đồng ý mọi tiêu chí", "Departments agree on every criterion", True)]
    found = []
    if owned:
        nos = ", ".join(owned)
        found.append(hold("appraised", f"Chưa có ý kiến đồng ý của sở: {nos}", f"No agreement yet on: {nos}", False))
    if len(owned) < len(open_):
        nos = ", ".join(no for no in open_ if no not in owned)
        found.append(hold("unowned", f"Chưa phân công sở phụ trách: {nos}", f"No department answers for: {nos}", None))
    return found


def _field(look: Look) -> list[Finding]:
    check = look.field_check
    if check is None:
        return [hold("field_minutes", "Chưa có biên bản kiểm tra thực tế", "No field check recorded", False)]
    vi = f"Kiểm tra thực tế ngày {check.held_on:%d/%m/%Y}: {'đạt yêu cầu' if check.good else 'còn tồn tại'}"
    en = f"Field check of {check.held_on}: {'good' if check.good else 'something left to mend'}"
    return [hold("field_minutes", vi, en, check.good or None)]


def _satisfied(look: Look) -> list[Finding]:
    survey = survey_for(look.dossier.unit, Title(look.dossier.title), look.dossier.result_year)
    if survey is not None:
        return list(survey_findings(survey, look.rules))
    vi = "Chưa có kết quả lấy ý kiến về sự hài lòng của người dân"
    rule = look.rules.number("survey.overall_percent")
    return [hold("satisfied", vi, "There is no survey of people's satisfaction", None, rule)]


def _window(look: Look) -> list[Finding]:
    rule = look.rules.number("comment.window_days")
    row = next((one for one in reversed(look.publications) if one.before_decision), None)
    if row is None:
        vi = "Chưa lấy ý kiến công khai trước khi quyết định"
        return [hold("comment_window", vi, "No public comment before the decision", False, rule)]
    asked = row.ends if rule.value is None else max(row.ends, row.begins + timedelta(days=int(rule.value) - 1))
    over = look.day > asked
    vi = f"Lấy ý kiến công khai {row.begins:%d/%m/%Y}–{row.ends:%d/%m/%Y}: {'đã hết hạn' if over else 'chưa hết hạn'}"
    return [hold("comment_window", vi, f"Public comment {row.begins} to {row.ends}", over, rule)]


def _vi(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1')).normalize():f}".replace(".", ",")


def _by_number(no: str) -> tuple[int, str]:
    head = no.split(".")[0]
    return (int(head) if head.isdecimal() else 99, no)


CHECKS: Mapping[Condition, Check] = {
    Condition.CRITERIA_MET: _criteria,
    Condition.PRIOR_TITLE: _prior,
    Condition.PUBLISHED: _published,
    Condition.COMMENTS_IN: _comments,
    Condition.UNIT_MEETING: _meeting(Body.UNIT, "meeting", "Cuộc họp của xã", "Meeting of the unit"),
    Condition.DISTRICT_MEETING: _meeting(Body.DISTRICT, "district_meeting", "Cuộc họp của huyện", "District meeting"),
    Condition.SATISFIED: _satisfied,
    Condition.NO_ARREARS: _arrears,
    Condition.SECURITY: _security,
    Condition.NO_OPEN_RETURN: _no_return,
    Condition.ALL_APPRAISED: _appraised,
    Condition.FIELD_MINUTES: _field,
    Condition.COUNCIL_QUORUM: _quorum,
    Condition.COUNCIL_VOTE: _council_vote,
    Condition.COUNCIL_SCORE: _score,
    Condition.COMMENT_WINDOW: _window,
}
