"""The words of rules: what they are called, in what they count, who makes a paper (tên gọi của quy định).

The keys are those that the rooms ask for; ``steps.<act>.days`` stands for every act of a dossier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from chungsuc.law.tree import Subject, Title
from chungsuc.rules.rule import Confidence, Measure, Standing

Two = tuple[str, str]  # Vietnamese, English


class About(NamedTuple):
    """What is fixed of a key: what it counts, its name, whom it can concern at all (none named: all), until when."""

    unit: Measure
    vi: str
    en: str
    subjects: frozenset[Subject] = frozenset()
    until: date | None = None


DISTRICTS_UNTIL = date(2025, 7, 1)
_DECIDED_ABOVE = frozenset({Subject.DISTRICT, Subject.TOWN, Subject.PROVINCE})
_BELOW_DISTRICTS = frozenset(Subject) - _DECIDED_ABOVE

# The acts of a dossier that may have a time limit, in their order.
ACTS: Mapping[str, Two] = {
    "self_assess": ("tự đánh giá", "self-assessment"),
    "collect_opinions": ("lấy và tổng hợp ý kiến", "collecting opinions"),
    "submit": ("hoàn thiện và nộp hồ sơ", "handing the dossier in"),
    "district_verify": ("cấp huyện thẩm tra", "verification by the district"),
    "accept": ("tiếp nhận, kiểm tra hồ sơ hợp lệ", "checking completeness"),
    "verify": ("các sở, ngành thẩm định", "appraisal by departments"),
    "field_check": ("kiểm tra thực tế", "field check"),
    "council_agree": ("hội đồng thẩm định họp, bỏ phiếu", "the council's meeting and vote"),
    "forward": ("trình Trung ương", "forwarding to the centre"),
    "decide": ("quyết định công nhận", "the decision"),
    "announce": ("công bố", "the announcement"),
}
_WHOM: Mapping[str, tuple[frozenset[Subject], date | None]] = {
    "district_verify": (_BELOW_DISTRICTS, DISTRICTS_UNTIL),
    "forward": (_DECIDED_ABOVE, None),
}
_STEP = re.compile(r"steps\.([a-z_]{1,40})\.days")

KEYS: Mapping[str, About] = {
    "recognition.conditions": About(Measure.ITEMS, "Điều kiện công nhận", "Conditions of recognition"),
    "decision.authority": About(Measure.ITEMS, "Thẩm quyền quyết định công nhận", "Who decides"),
    "dossier.papers": About(Measure.ITEMS, "Thành phần hồ sơ", "Papers of the dossier"),
    **{
        f"steps.{act}.days": About(
            Measure.WORKING_DAYS, f"Thời hạn: {vi}", f"Time limit: {en}", *_WHOM.get(act, ())
        )
        for act, (vi, en) in ACTS.items()
    },
    "repair.days": About(
        Measure.WORKING_DAYS, "Thời hạn hoàn thiện hồ sơ bị trả lại", "Time to repair a returned dossier"
    ),
    "opinions.publish_days": About(Measure.DAYS, "Thời gian công khai kết quả tại xã", "Days of publishing results"),
    "opinions.publish_times": About(
        Measure.TIMES, "Số lần thông báo trong thời gian công khai", "Times announced in these days"
    ),
    "meeting.agreement_percent": About(
        Measure.PERCENT, "Tỷ lệ đồng ý của cuộc họp đơn vị đề nghị", "Agreement in the unit's meeting"
    ),
    "district_meeting.agreement_percent": About(
        Measure.PERCENT, "Tỷ lệ đồng ý của cuộc họp cấp huyện", "Agreement in the district's meeting",
        _BELOW_DISTRICTS, DISTRICTS_UNTIL,
    ),
    "council.quorum_percent": About(
        Measure.PERCENT, "Tỷ lệ thành viên hội đồng phải có mặt", "Members of the council to be present"
    ),
    "council.agreement_percent": About(
        Measure.PERCENT, "Tỷ lệ thành viên hội đồng có mặt đồng ý", "Agreement of the council's members present"
    ),
    "council.score_pass": About(Measure.POINTS, "Điểm đạt khi chấm điểm", "Points to pass, where points are given"),
    "comment.window_days": About(
        Measure.DAYS, "Thời gian lấy ý kiến công khai trước quyết định", "Days of public comment before the decision"
    ),
    "survey.overall_percent": About(Measure.PERCENT, "Tỷ lệ hài lòng chung của người dân", "Satisfied overall"),
    "survey.item_percent": About(
        Measure.PERCENT, "Tỷ lệ hài lòng với từng nội dung", "Satisfied with each item"
    ),
    "survey.households_percent": About(
        Measure.PERCENT, "Tỷ lệ hộ được lấy ý kiến hài lòng", "Households to be asked"
    ),
    "survey.items": About(Measure.ITEMS, "Nội dung lấy ý kiến hài lòng", "Items of the survey"),
    "withdrawal.key_criteria": About(
        Measure.ITEMS, "Tiêu chí then chốt khi xét thu hồi", "Key criteria of a withdrawal"
    ),
    "withdrawal.share_with_key_percent": About(
        Measure.PERCENT,
        "Tỷ lệ tiêu chí không còn đạt để xét thu hồi, khi có tiêu chí then chốt",
        "Share of failing criteria for a withdrawal, a key one among them",
    ),
    "withdrawal.share_percent": About(
        Measure.PERCENT, "Tỷ lệ tiêu chí không còn đạt để xét thu hồi", "Share of failing criteria for a withdrawal"
    ),
    "withdrawal.communes_percent": About(
        Measure.PERCENT, "Tỷ lệ xã đã bị thu hồi để xét thu hồi huyện", "Share of communes withdrawn",
        frozenset({Subject.DISTRICT}), DISTRICTS_UNTIL,
    ),
    "withdrawal.repair_days": About(
        Measure.WORKING_DAYS, "Thời hạn khắc phục trước khi thu hồi", "Time to repair before a withdrawal"
    ),
    "recheck.every_months": About(Measure.MONTHS, "Chu kỳ rà soát sau công nhận", "Re-check after recognition, every"),
    "title.valid_years": About(Measure.YEARS, "Thời hạn của danh hiệu", "Validity of the title"),
}  # fmt: skip

MEASURES: Mapping[Measure, Two] = {
    Measure.PERCENT: ("%", "%"),
    Measure.WORKING_DAYS: ("ngày làm việc", "working days"),
    Measure.DAYS: ("ngày", "days"),
    Measure.MONTHS: ("tháng", "months"),
    Measure.YEARS: ("năm", "years"),
    Measure.TIMES: ("lần", "times"),
    Measure.POINTS: ("điểm", "points"),
    Measure.ITEMS: ("mục", "items"),
}
MADE_BY: Mapping[str, Two] = {
    "unit": ("đơn vị đề nghị", "the unit"),
    "district": ("cấp huyện", "the district"),
    "front": ("Mặt trận Tổ quốc", "the Fatherland Front"),
    "province": ("cấp tỉnh", "the province"),
}
STANDINGS: Mapping[Standing, Two] = {
    Standing.VERIFIED: ("đã đối chiếu", "checked"),
    Standing.UNVERIFIED: ("chưa đối chiếu", "not checked"),
    Standing.UNKNOWN: ("chưa có quy định", "not known"),
}
CONFIDENCES: Mapping[Confidence, Two] = {
    Confidence.READ: ("đọc ở trang dẫn lại", "read in a page that quotes it"),
    Confidence.MEMORY: ("theo trí nhớ", "from memory"),
    Confidence.UNKNOWN: ("chưa biết", "not known"),
}
SUBJECTS: Mapping[Subject, Two] = {
    Subject.COMMUNE: ("xã", "commune"),
    Subject.DISTRICT: ("huyện", "district"),
    Subject.TOWN: ("thị xã, thành phố", "town, city"),
    Subject.PROVINCE: ("tỉnh", "province"),
    Subject.HAMLET: ("xóm, thôn, bản", "hamlet"),
    Subject.HOUSEHOLD: ("hộ gia đình", "household"),
    Subject.GARDEN: ("vườn", "garden"),
}
TITLES: Mapping[Title, Two] = {
    Title.NTM: ("nông thôn mới", "new rural (NTM)"),
    Title.ADVANCED: ("nâng cao", "advanced"),
    Title.MODEL: ("kiểu mẫu", "model"),
    Title.MODERN: ("hiện đại", "modern"),
    Title.COMPLETED: ("hoàn thành nhiệm vụ", "completed"),
}


def concerns(key: str, subject: Subject, day: date) -> bool:
    """True unless the rule cannot concern the subject on the day: there are no districts since 2025-07-01."""
    fixed = about(key)
    if fixed is None or (fixed.subjects and subject not in fixed.subjects):
        return False
    return fixed.until is None or day < fixed.until


def about(key: str) -> About | None:
    """Give what is fixed of a key; ``None``: no room asks for such a key."""
    step = _STEP.fullmatch(key)
    if key in KEYS or step is None:
        return KEYS.get(key)
    return About(Measure.WORKING_DAYS, f"Thời hạn: bước «{step[1]}»", f"Time limit: step “{step[1]}”")
