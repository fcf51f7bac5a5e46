"""Recognised units judged again under a set: as an official paper (báo cáo xét lại theo bộ tiêu chí)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from chungsuc.figures.asking import set_of
from chungsuc.figures.assembly import law_used
from chungsuc.figures.figure import Asked
from chungsuc.figures.reevaluation import BASIS_VI, say_reevaluation
from chungsuc.figures.sentences import TITLE_VI
from chungsuc.figures.shares import Share
from chungsuc.law.tree import Title
from chungsuc.reports.dossier.offices import committee, coordination_office
from chungsuc.reports.dossier.rows import row, table
from chungsuc.reports.law_said import law_lines, law_marks
from chungsuc.reports.official.model import (
    AboutFile,
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Heading,
    Look,
    OfficialPaper,
    Paragraph,
    Row,
    RowLook,
    Run,
    Table,
)
from chungsuc.reports.official.words import LONG_DOTS, capital, say_day
from chungsuc.units.models import Level
from chungsuc.units.place import ancestors_of, state_on
from chungsuc.upkeep.reevaluation import Line, Reevaluation, reevaluate
from chungsuc.upkeep.words import OUTCOME_SIGN, Outcome
from chungsuc.verdicts.law_in_force import law_for

FORM_NOTE = "Mẫu của hệ thống: văn bản pháp luật không quy định mẫu báo cáo này."
READ_NOTE = "Danh hiệu là điều cơ quan có thẩm quyền đã quyết định; kết quả xét lại không làm thay đổi danh hiệu."
_C, _R = Align.CENTRE, Align.RIGHT


def judged_again(asked: Asked, title: Title = Title.NTM) -> Reevaluation:
    """Judge the units of a scope that hold a title again, by the set asked for or the one in force.

    Raises:
        UnknownSet, NoSetInForce, UnitNotInForce.
    """
    scope = state_on(asked.scope, asked.as_of)
    return reevaluate(scope, law_for(set_of(asked), asked.as_of), title, basis=asked.basis)


def paper(asked: Asked, *, made_at: datetime) -> OfficialPaper:
    """Write the report of a scope; raises as ``judged_again``."""
    return paper_of(judged_again(asked), made_at)


def paper_of(found: Reevaluation, made_at: datetime) -> OfficialPaper:
    """Write the report of what was found."""
    scope = found.scope
    above = {one.level: one.full_name for one in ancestors_of([scope], found.day)[scope.thread]}
    province = above.get(Level.PROVINCE, scope.full_name)
    office = coordination_office(province) if scope.level == Level.PROVINCE else committee(scope.full_name)
    used = law_used(found.law)
    return OfficialPaper(
        issuer=office.issuer, sign=f"BC-{office.sign}", place=office.place, kind="BÁO CÁO",
        subject=f"Xét lại đơn vị giữ danh hiệu {TITLE_VI[found.title]} theo {used.name}\n"
                f"tính đến ngày {say_day(found.day)}",
        blocks=tuple(_blocks(found)), signatures=(office.signed(),), year=(found.day + timedelta(days=1)).year,
        about=_about(found, made_at), addressees=(f"{committee(province).name}.",),
        recipients=("Như trên;", "Lưu: VT, NTM."), annexes=tuple(_annexes(found)), synthetic=found.synthetic,
        marks=tuple(law_marks(law_used(found.law))),
    )  # fmt: skip


def _blocks(found: Reevaluation) -> Iterator[Block]:
    yield Paragraph((Run(say_reevaluation(found), bold=True),))
    yield Paragraph(READ_NOTE)
    yield Heading("KẾT QUẢ XÉT LẠI")
    yield _by_district(found)
    yield Heading("TIÊU CHÍ LÀM ĐƠN VỊ DƯỚI CHUẨN")
    missing = _criteria(found)
    yield missing if missing is not None else Paragraph("Không có tiêu chí nào được xác định là chưa đạt.")
    yield Heading("HƯỚNG XỬ LÝ")
    yield Paragraph(LONG_DOTS * 2)
    yield Paragraph("Danh sách từng đơn vị tại các Phụ lục kèm theo./.")


def _by_district(found: Reevaluation) -> Table:
    names = ("TT", "Địa bàn", "Giữ danh hiệu", *(capital(str(one.label)) for one in Outcome), "Tỷ lệ vẫn đạt")
    columns = (Column(1, _C), Column(6), *(Column(2.2, _R) for _ in range(2 + len(Outcome))))
    by: dict[tuple[str, str], list[Line]] = {}
    for line in found.lines:
        key = (line.district.code, line.district.full_name) if line.district else ("", "")
        by.setdefault(key, []).append(line)
    rows = [
        row(str(number), capital(name) or "Trực thuộc tỉnh", *_counts(lines))
        for number, ((_, name), lines) in enumerate(sorted(by.items()), 1)
    ]
    total = Row((Cell("Tổng cộng", span=2, align=_C), *map(Cell, _counts(found.lines))), RowLook.TOTAL)
    return table(names, columns, (*rows, total))


def _counts(lines: Iterable[Line]) -> tuple[str, ...]:
    some = list(lines)
    counts = Counter(line.outcome for line in some)
    return (str(len(some)), *(str(counts[one]) for one in Outcome), Share(counts[Outcome.MET], len(some)).say_percent())


def _criteria(found: Reevaluation) -> Table | None:
    """Give the criteria that units below do not meet, those of most units first; with the indicators behind them."""
    below = found.of(Outcome.BELOW)
    unmet = Counter(no for line in below for no in line.unmet)
    unknown = Counter(no for line in below for no in line.unknown)
    if not unmet:
        return None
    names = {one.no: one.name for one in found.law.base.criteria}
    inside: dict[str, Counter[str]] = {}
    for line in below:
        for one in line.shortfalls:
            inside.setdefault(one.criterion, Counter())[one.no] += one.status.value == "unmet"
    columns = (Column(1.4, _C), Column(6), Column(2, _R), Column(2.4, _R), Column(5))
    return table(("TC", "Tiêu chí", "Chưa đạt", "Chưa đủ căn cứ", "Chỉ tiêu chưa đạt (số đơn vị)"), columns, (
        row(no, names.get(no, ""), str(count), str(unknown[no]),
            ", ".join(f"{part} ({n})" for part, n in inside.get(no, Counter()).most_common() if n))
        for no, count in unmet.most_common()
    ))  # fmt: skip


def _annexes(found: Reevaluation) -> Iterator[Annex]:
    heads = {
        Outcome.BELOW: "Đơn vị dưới chuẩn",
        Outcome.UNKNOWN: "Đơn vị chưa đủ số liệu",
        Outcome.MET: "Đơn vị vẫn đạt",
    }
    for outcome, title in heads.items():
        if lines := found.of(outcome):
            yield Annex(title, (_list(lines, outcome), Paragraph(READ_NOTE, Look.NOTE)), landscape=True)


def _list(lines: Iterable[Line], outcome: Outcome) -> Table:
    names = ("TT", "Đơn vị", "Huyện", "Danh hiệu", "Năm kết quả", "Tiêu chí đạt", "Kết quả", "Chưa đạt, chưa đủ căn cứ")
    columns = (
        Column(1, _C),
        Column(4),
        Column(4),
        Column(2.6),
        Column(1.8, _C),
        Column(2, _C),
        Column(2.4, _C),
        Column(9),
    )
    return table(names, columns, (
        row(str(number), line.unit.full_name, line.district.full_name if line.district else "", TITLE_VI[line.title],
            str(line.recognition.result_year) if line.recognition else "tạm mang", f"{line.met}/{line.total}",
            f"{OUTCOME_SIGN[outcome].replace('✕', 'K').replace('✓', 'Đ')} {outcome.label}", _left(line))
        for number, line in enumerate(lines, 1)
    ))  # fmt: skip


def _left(line: Line) -> str:
    if line.shortfalls:
        return "; ".join(f"{one.no}: {one.gap('vi')}" for one in line.shortfalls)
    parts = [f"chưa đạt {', '.join(line.unmet)}"] if line.unmet else []
    parts += [f"chưa đủ căn cứ {', '.join(line.unknown)}"] if line.unknown else []
    return "; ".join(parts)


def _about(found: Reevaluation, made_at: datetime) -> AboutFile:
    used = law_used(found.law)
    return AboutFile(
        (
            ("Văn bản", "Báo cáo xét lại theo bộ tiêu chí"),
            ("Phạm vi", f"{capital(found.scope.full_name)}, mã {found.scope.code}"),
            ("Thời điểm số liệu (as_of)", say_day(found.day)),
            ("Theo hiểu biết đến (as_known_at)", "mọi số liệu, quyết định đã ghi"),
            ("Danh hiệu", TITLE_VI[found.title]),
            ("Cách tính danh hiệu", BASIS_VI[found.basis]),
            *law_lines(used),
            ("Bộ lọc", "không"),
            ("Số dòng", f"{len(found.lines)} đơn vị giữ danh hiệu, trên {found.units} đơn vị được xét"),
            ("Số liệu mô phỏng", "có" if found.synthetic else "không"),
        ),
        made_at, (FORM_NOTE,),
    )  # fmt: skip
