"""One dossier of a commune by the law that ships, with made-up values: no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from chungsuc.engine.single import judge
from chungsuc.engine.verdict import Fact, SubjectVerdict
from chungsuc.law.library import shipped
from chungsuc.law.tree import Attested, Subject, Title
from chungsuc.reports.dossier.appraisal import Appraisal
from chungsuc.reports.dossier.arrears import Arrears
from chungsuc.reports.dossier.council_minutes import CouncilMinutes
from chungsuc.reports.dossier.decision import Announcement, Decided, DraftDecision, Withdrawal
from chungsuc.reports.dossier.field_minutes import FieldMinutes
from chungsuc.reports.dossier.forwarding import Forwarding
from chungsuc.reports.dossier.from_verdict import criteria_of, law_of
from chungsuc.reports.dossier.inputs import (
    Case,
    Cited,
    Comment,
    Criterion,
    Finding,
    Head,
    Member,
    Opinion,
    PaperLine,
    Publication,
    Question,
    Rule,
    Sitting,
    Survey,
    Visit,
    Votes,
    Work,
)
from chungsuc.reports.dossier.minutes import Minutes
from chungsuc.reports.dossier.opinions import Opinions
from chungsuc.reports.dossier.proposal import Proposal
from chungsuc.reports.dossier.results import Results
from chungsuc.reports.dossier.satisfaction import Satisfaction
from chungsuc.reports.dossier.slips import Slip, Slips
from chungsuc.reports.dossier.trail import Trail, TrailPaper, TrailStep

DAY = date(2023, 12, 31)
MADE = datetime(2024, 1, 15, 9, 5)  # noqa: DTZ001 - the hour of the office
QD18 = Cited("QĐ 18/2022/QĐ-TTg", date(2022, 8, 2))


@cache
def verdict() -> SubjectVerdict:
    """A commune with income below the level, one indicator that nobody has given, and many unknown levels."""
    law = shipped().at("QD318-2022/xa", DAY)
    facts = {
        provision.no: Fact(
            True if isinstance(provision.requirement, Attested) else Decimal("86.5"), date(2023, 11, 30), synthetic=True
        )
        for provision in law.provisions()
        if provision.takes_fact
    }
    facts["10"] = Fact(Decimal("40.2"), date(2023, 12, 1), synthetic=True)
    del facts["3.1"]
    return judge(law, facts, {"region": "TDMNPB"})


def criteria() -> tuple[Criterion, ...]:
    return criteria_of(verdict())


def case(*, district: str | None = "huyện Đồng Hỷ", synthetic: bool = True) -> Case:
    return Case(
        number="HS-2023-0007", unit="xã Hóa Thượng", province="tỉnh Thái Nguyên", subject=Subject.COMMUNE,
        title=Title.NTM, result_year=2023, law=law_of(verdict().law), assessed_on=DAY, made_at=MADE,
        district=district, procedure=QD18, synthetic=synthetic,
    )  # fmt: skip


HEAD = Head("7", date(2024, 2, 5))
SURVEY = Survey(
    date(2023, 11, 1), date(2023, 11, 20), households=2100, asked=1500, answered=1480, satisfied=1421,
    questions=tuple(Question(str(n), f"Câu hỏi thứ {n}", 1400 - 9 * n, 1480 - n) for n in range(1, 11)),
    overall=Rule(Decimal(90), "QĐ 320/QĐ-TTg"), each=Rule(Decimal(80), "QĐ 320/QĐ-TTg"),
)  # fmt: skip
PAPERS = (
    PaperLine("Báo cáo kết quả thực hiện", "UBND xã", True, "05/BC-UBND", date(2024, 1, 3)),
    PaperLine("Biên bản cuộc họp", "UBND xã", True),
    PaperLine("Hình ảnh minh họa", "UBND xã", False),
)
PUBLICATION = Publication(date(2023, 11, 1), date(2023, 11, 15), "Trụ sở UBND xã, nhà văn hóa các xóm", times=6)
HELD = Rule(Decimal(90), "QĐ 18/2022/QĐ-TTg")
MEETING = Sitting(
    date(2024, 1, 4), "Hội trường UBND xã", invited=65, present=60, chair="Chủ tịch UBND xã", votes=(Votes(57, 2, 1),)
)
COUNCIL = Sitting(
    date(2024, 3, 5), "Trụ sở UBND tỉnh", invited=21, present=20, notes="Thảo luận về tiêu chí Môi trường.",
    votes=(Votes(19, 1, no="10", name="Thu nhập"), Votes(20, score=Decimal("97.5"))),
    members=(
        Member("Chủ tịch", "Phó Chủ tịch UBND tỉnh", present=True),
        Member("Thành viên", "Phó Giám đốc Sở Xây dựng", present=False),
    ),
)  # fmt: skip
OPINIONS = (
    Opinion("2", "Giao thông", "Sở Giao thông vận tải", "trả lại", date(2024, 2, 2), "Thiếu biên bản nghiệm thu."),
    Opinion("2", "Giao thông", "UBND xã Hóa Thượng", "đã khắc phục", date(2024, 2, 8), "Đã bổ sung."),
    Opinion("2", "Giao thông", "Sở Giao thông vận tải", "đồng ý", date(2024, 2, 12)),
)
COMMENTS = (
    Comment("Mặt trận Tổ quốc", date(2023, 11, 20), "12/MTTQ", text="Nhất trí."),
    Comment("Nhân dân", date(2023, 11, 22), asked=1500, agreeing=1460, disagreeing=40, text="Đề nghị sửa đường xóm.",
            answer="Đã đưa vào kế hoạch năm sau."),
)  # fmt: skip
VISIT = Visit(date(2024, 2, 20), ("Văn phòng Điều phối tỉnh", "UBND xã"), "Đường trục xã sạch.", good=True)
FINDINGS = (Finding("Số ngày công khai: 10, quy định ≥ 15", False, verified=False), Finding("Chưa khai nợ đọng", None))
DECIDED = Decided("QĐ 512/QĐ-UBND", date(2024, 3, 20), "Chủ tịch UBND tỉnh Thái Nguyên")
WORKS = (Work("Đường trục xóm", Decimal(3200), Decimal(3000), Decimal(2000), Decimal(1000)),
         Work("Nhà văn hóa", Decimal("900.5"), Decimal(800), Decimal("549.5"), Decimal("250.5")))  # fmt: skip
STEPS = (
    TrailStep(date(2024, 1, 2), datetime(2024, 1, 2, 9, 1), "đăng ký", "", "đã đăng ký", "Cán bộ xã"),  # noqa: DTZ001
    TrailStep(
        date(2024, 1, 9), datetime(2024, 1, 9, 9, 5), "nộp hồ sơ", "đã lấy ý kiến", "đã nộp", "Cán bộ xã",  # noqa: DTZ001
        was_due_on=date(2024, 1, 5), acknowledged="Đã giải trình với huyện.", findings=FINDINGS,
    ),
)  # fmt: skip


def everything() -> dict[str, Any]:
    """The facts of every paper, by its key."""
    one, head, rows = case(), HEAD, criteria()
    appraisal = Appraisal(
        one, head, rows, Decimal(0), True, SURVEY, PAPERS, OPINIONS, FINDINGS, VISIT, COUNCIL, HELD
    )  # fmt: skip
    onward = Forwarding(one, head, rows, Decimal(0), True, SURVEY, PAPERS, COUNCIL, "Báo cáo số 15/BC-UBND")
    district = replace(one, unit="huyện Đồng Hỷ", district=None, subject=Subject.DISTRICT)
    return {
        "results": Results(one, head, rows, Decimal("1250.5"), None, SURVEY),
        "opinions": Opinions(one, head, (PUBLICATION,), COMMENTS),
        "unit_minutes": Minutes(one, head, MEETING, HELD),
        "arrears": Arrears(one, head, Decimal("1250.5"), WORKS),
        "proposal": Proposal(one, head, rows, Decimal(0), True, SURVEY, PAPERS),
        "satisfaction": Satisfaction(one, head, SURVEY),
        "district_minutes": Minutes(one, head, MEETING, HELD),
        "district_report": appraisal,
        "district_proposal": onward,
        "appraisal_slips": Slips(one, head, rows, OPINIONS),
        "field_minutes": FieldMinutes(one, head, VISIT),
        "council_minutes": CouncilMinutes(one, head, COUNCIL, agreement=HELD),
        "appraisal_report": appraisal,
        "central_proposal": replace(onward, case=district),
        "draft_decision": DraftDecision(one, Head()),
        "announcement": Announcement(one, head, DECIDED, date(2024, 4, 2)),
        "trail": Trail(
            one, head, "đã công bố", STEPS,
            (TrailPaper("Tờ trình", True, MADE, "Cán bộ xã", "07/TTr-UBND", date(2024, 1, 5), "a" * 64),),
            (PUBLICATION,), COMMENTS, OPINIONS, (VISIT,), (("hội đồng thẩm định", COUNCIL),), DECIDED,
            date(2024, 4, 2),
        ),
        "appraisal_slip": Slip(one, head, "Sở Giao thông vận tải", rows[1:2], OPINIONS),
        "withdrawal_decision": Withdrawal(one, Head(), DECIDED, ("không còn đạt 10/19 tiêu chí",), FINDINGS),
    }  # fmt: skip
