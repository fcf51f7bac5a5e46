"""One dossier of a commune by the law that ships, with made-up values: no database."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from chungsuc.engine.single import judge
from chungsuc.engine.verdict import Fact, SubjectVerdict
from chungsuc.law.library import shipped
from chungsuc.law.tree import Attested, Subject, Title
from chungsuc.reports.dossier.from_verdict import criteria_of, law_of
from chungsuc.reports.dossier.inputs import (
    Case,
    Cited,
    Criterion,
    Head,
    PaperLine,
    Publication,
    Question,
    Rule,
    Survey,
)

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
