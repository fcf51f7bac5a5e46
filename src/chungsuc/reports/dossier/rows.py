"""Small tables that several papers share: rules, votes, opinions, facts by name (bảng dùng chung)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from chungsuc.reports.dossier.inputs import Finding, Member, Opinion, Rule, Votes
from chungsuc.reports.dossier.phrases import say_percent
from chungsuc.reports.official.model import Align, Block, Cell, Column, Items, Row, RowLook, Table
from chungsuc.reports.official.words import DOTS, say_amount, say_day

_C, _R = Align.CENTRE, Align.RIGHT


def table(names: Sequence[str], columns: Sequence[Column], rows: Iterable[Row]) -> Table:
    """Make a table with one row of names."""
    return Table(tuple(columns), (Row(tuple(Cell(name) for name in names)),), tuple(rows))


def row(*texts: str, look: RowLook = RowLook.BODY) -> Row:
    return Row(tuple(Cell(text) for text in texts), look)


def pairs(lines: Iterable[tuple[str, str]]) -> Table:
    """Give facts by name, as a table of two columns."""
    return Table((Column(1), Column(2)), (), tuple(row(name, value or DOTS) for name, value in lines))


def say_rule(rule: Rule, unit: str = "%") -> str:
    """Say a rule with its decree: "từ 90% trở lên (QĐ …; chưa đối chiếu)"; what nobody entered is said."""
    if rule.value is None:
        return "chưa có quy định được nhập"
    checked = "" if rule.verified else "chưa đối chiếu"
    source = "; ".join(part for part in (rule.decree, checked) if part)
    return f"từ {say_amount(rule.value, unit)} trở lên{f' ({source})' if source else ''}"


def say_held(value: Decimal | None, rule: Rule) -> str:
    """Say whether a share reaches a rule; neither is known, nothing is said to be met."""
    if value is None or rule.value is None:
        return "Chưa đủ căn cứ"
    return "Đạt" if value >= rule.value else "Chưa đạt"


def votes_table(votes: Sequence[Votes], *, scored: bool = False) -> Table:
    """Give votes in number: on single criteria first, the vote on the whole as the last line."""
    names = ["TT", "Nội dung", "Đồng ý", "Không đồng ý", "Phiếu trắng, không hợp lệ", "Tổng số phiếu", "Tỷ lệ đồng ý"]
    columns = [Column(1, _C), Column(5), *(Column(1.8, _R) for _ in range(5))]
    if scored:
        names.append("Điểm")
        columns.append(Column(1.4, _R))
    single = [one for one in votes if one.no]
    whole = [one for one in votes if not one.no]
    return table(names, columns, [
        *(_vote(one, one.no, one.name or DOTS, RowLook.BODY, scored) for one in single),
        *(_vote(one, "", "Toàn bộ hồ sơ", RowLook.TOTAL, scored) for one in whole),
    ])  # fmt: skip


def _vote(one: Votes, number: str, name: str, look: RowLook, scored: bool) -> Row:
    counts = (one.agreeing, one.disagreeing, one.blank, one.cast)
    texts = [number, name, *(say_amount(count) for count in counts), say_percent(one.percent)]
    if scored:
        texts.append("" if one.score is None else say_amount(one.score))
    return row(*texts, look=look)


def members_table(members: Sequence[Member]) -> Table:
    """Give the seats of a council, and who was there."""
    said = {True: "Có mặt", False: "Vắng", None: DOTS}
    rows = (row(str(n), one.name or DOTS, one.agency, one.seat, said[one.present]) for n, one in enumerate(members, 1))
    columns = (Column(1, _C), Column(4), Column(6), Column(3), Column(2, _C))
    return table(("TT", "Họ và tên", "Chức vụ, cơ quan", "Chức danh", "Dự họp"), columns, rows)


def opinions_table(opinions: Sequence[Opinion]) -> Table:
    """Give what departments said of criteria, in order."""
    rows = (
        row(one.no, one.name, one.department or DOTS, one.word, say_day(one.on) if one.on else DOTS, one.text)
        for one in opinions
    )
    columns = (Column(1, _C), Column(4), Column(4), Column(2, _C), Column(2.2, _C), Column(5))
    return table(("TC", "Tiêu chí", "Cơ quan", "Ý kiến", "Ngày", "Nội dung"), columns, rows)


def findings_list(findings: Sequence[Finding]) -> Block:
    """Give what each condition said: met, not met, or not known; an unverified rule says so."""
    return Items(tuple(f"{say_finding(one)}{';' if n < len(findings) else '.'}" for n, one in enumerate(findings, 1)))


def say_finding(one: Finding) -> str:
    word = {True: "đạt", False: "chưa đạt", None: "chưa rõ"}[one.met]
    return f"{one.said} – {word}{'' if one.verified else ' (quy định chưa đối chiếu)'}"
