"""Hand-made units, verdicts and tables of criteria: no database, no law file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from chungsuc.engine.standing import standing_of
from chungsuc.engine.verdict import CriterionVerdict, Fact, ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.figures.assembly import Moment, Place, assemble_criteria, columns_of, law_used
from chungsuc.figures.tables import About, CriteriaTable, Group, Scope
from chungsuc.law.overlays import LawAtDate, Overlay, OverlayKind, law_at
from chungsuc.law.tree import (
    NO_LEVEL,
    Attested,
    Compare,
    Confidence,
    CriteriaSet,
    Criterion,
    Decision,
    Operator,
    Provision,
    Source,
    Subject,
    Title,
)

DAY, SINCE = date(2023, 12, 31), date(2022, 12, 31)
MADE = datetime(2024, 1, 5, 8, 30, tzinfo=UTC)
NAMES = (
    "Quy hoạch", "Giao thông", "Thủy lợi và phòng, chống thiên tai", "Điện", "Trường học", "Cơ sở vật chất văn hóa",
    "Cơ sở hạ tầng thương mại nông thôn", "Thông tin và Truyền thông", "Nhà ở dân cư", "Thu nhập", "Nghèo đa chiều",
    "Lao động", "Tổ chức sản xuất và phát triển kinh tế nông thôn", "Giáo dục và Đào tạo", "Y tế", "Văn hóa",
    "Môi trường và an toàn thực phẩm", "Hệ thống chính trị và tiếp cận pháp luật", "Quốc phòng và An ninh",
)  # fmt: skip
DINH_HOA, DAI_TU = Group("167", "huyện Định Hóa"), Group("171", "huyện Đại Từ")
M, U, Q, N = Status.MET, Status.UNMET, Status.UNKNOWN, Status.NOT_APPLICABLE


def law(criteria: int = 19, *, condition: bool = False, day: date = DAY, illustrated: bool = False) -> LawAtDate:
    """A commune set of that many criteria, one attested indicator each; the first is verified."""
    numbered = [
        Criterion(str(no), NAMES[no - 1], (_provision(f"{no}.1", verified=no == 1),)) for no in range(1, criteria + 1)
    ]
    conditions = [Criterion("DK", "Điều kiện", (_provision("DK.1"),), counted=False)] if condition else []
    base = CriteriaSet(
        id="QD318-2022/xa",
        name="Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021–2025",
        name_en="National criteria for new-style rural communes, 2021–2025",
        subject=Subject.COMMUNE,
        title=Title.NTM,
        decision=Decision("QĐ 318/QĐ-TTg", date(2022, 3, 8), "PL I"),
        valid_from=date(2022, 3, 8),
        valid_until=None,
        criteria=(*conditions, *numbered),
        expected_criteria=criteria,
        expected_indicators=None,
        checksum="0123456789abcdef",
    )
    return law_at(base, day, [_illustration()] if illustrated else [])


def _illustration() -> Overlay:
    provision = Provision("2.1", "Đường xã", Compare(Operator.AT_LEAST, NO_LEVEL), _source(verified=False))
    return Overlay(
        "minh-hoa", "Giả định minh họa", OverlayKind.ILLUSTRATION, "QD318-2022/xa", Decision("không có", None),
        date(2022, 3, 8), None, {"2.1": provision}, checksum="fedcba9876543210",
    )  # fmt: skip


def _source(*, verified: bool) -> Source:
    return Source("QĐ 318/QĐ-TTg", "PL I", "TC", "seen", Confidence.HIGH, verified=verified)


def _provision(no: str, *, verified: bool = False) -> Provision:
    return Provision(no, f"Chỉ tiêu {no}", Attested(), _source(verified=verified), measure=no)


def verdict(statuses: Sequence[Status], law: LawAtDate, *, synthetic: bool = False) -> SubjectVerdict:
    """A verdict with these statuses for the numbered criteria, in order; a condition, if any, is unknown."""
    given = iter(statuses)
    fact = Fact(Decimal(1), DAY, synthetic=synthetic)
    criteria = tuple(
        CriterionVerdict(
            criterion.no, next(given) if criterion.counted else Status.UNKNOWN, criterion.counted,
            (ProvisionVerdict(criterion.indicators[0], Status.MET, Reason.ATTESTED, fact),),
        )
        for criterion in law.criteria
    )  # fmt: skip
    met = sum(c.counted and c.status is Status.MET for c in criteria)
    return SubjectVerdict(law, {}, Status.UNKNOWN, met, criteria)


def statuses(met: int, criteria: int = 19, *, unknown: int = 0, excused: int = 0) -> tuple[Status, ...]:
    """The first ``met`` are met, then some unknown, then some excused, the rest unmet."""
    rest = criteria - met - unknown - excused
    return (M,) * met + (Q,) * unknown + (N,) * excused + (U,) * rest


def table_of(
    units: Mapping[str, tuple[Status, ...]],
    *,
    law_given: LawAtDate | None = None,
    groups: Mapping[str, Group] | None = None,
    titles: Mapping[str, Title] | None = None,
    before: Mapping[str, tuple[Status, ...]] | None = None,
    titles_before: Mapping[str, Title] | None = None,
    synthetic: bool = False,
) -> CriteriaTable:
    """T1 of units named by their statuses; the name is the thread, too. No statuses: no verdict."""
    used = law_given or law()
    about = About(
        scope=Scope("19", "tỉnh Thái Nguyên", "tỉnh"), as_of=DAY, since=SINCE, law=law_used(used), made_at=MADE,
        synthetic_values=synthetic, synthetic_titles=False,
    )  # fmt: skip
    now = _moment(units, used, groups or {}, titles or {}, synthetic)
    then = None if before is None else _moment(before, used, groups or {}, titles_before or {}, synthetic)
    return assemble_criteria(about, columns_of(used), now, then)


def _moment(
    units: Mapping[str, tuple[Status, ...]], used: LawAtDate, groups: Mapping[str, Group],
    titles: Mapping[str, Title], synthetic: bool,
) -> Moment:  # fmt: skip
    places = [
        Place(name, f"{5500 + 3 * number:05}", f"xã {name}" if name[0].isalpha() else name, groups.get(name))
        for number, name in enumerate(units)
    ]
    standings = {name: standing_of(verdict(given, used, synthetic=synthetic)) for name, given in units.items() if given}
    return Moment(places, standings, titles)
