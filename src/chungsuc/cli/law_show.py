"""How ``chungsuc law`` prints a set and the difference of two: text that reads the same on screen and in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from chungsuc.law.conditions_prose import say_cell
from chungsuc.law.diff import Change, ChangeKind, Difference, Thing
from chungsuc.law.overlays import LawAtDate, OverlayKind
from chungsuc.law.prose import (
    plain_name,
    say_case,
    say_citation,
    say_date,
    say_demand,
    say_excuse,
    say_level_rule,
    say_standing,
)
from chungsuc.law.summary import Summary, summarise
from chungsuc.law.tree import ByCase, Criterion, Provision

_KINDS = {
    OverlayKind.AMENDMENT: "sửa đổi",
    OverlayKind.PROVINCE: "quy định của tỉnh",
    OverlayKind.ILLUSTRATION: "GIẢ ĐỊNH MINH HỌA, không phải quy định",
}


def print_law(law: LawAtDate, out: Console, language: str = "vi") -> None:
    """Print a set at a day: head, overlays, rules, then every criterion with its indicators and sources."""
    for line in _head(law):
        out.print(line)
    for criterion in law.criteria:
        out.print()
        out.print(_criterion_tree(criterion, law, language))


def _head(law: LawAtDate) -> Iterator[str]:
    base, counts = law.base, summarise(law.criteria)
    until = f" đến trước {say_date(base.valid_until)}" if base.valid_until else ""
    yield f"{base.name} ({base.id})"
    begins = "không rõ từ ngày nào" if base.begins_unknown else f"từ {say_date(base.valid_from)}"
    yield f"{base.decision.number}; hiệu lực {begins}{until}"
    yield f"Tại ngày {say_date(law.day)}" + ("" if law.in_force else ": bộ này KHÔNG có hiệu lực, chỉ để thử")
    conditions = f", {counts.conditions} điều kiện" if counts.conditions else ""
    yield f"{counts.criteria} tiêu chí, {counts.indicators} chỉ tiêu{conditions}; {_standing(counts)}"
    if base.partial:
        yield "Tệp này chưa đầy đủ: văn bản còn nội dung chúng tôi chưa có."
    if base.note:
        yield f"Ghi chú: {base.note}"
    for overlay in law.overlays:
        changed = ", ".join(overlay.changes) or "–"
        yield f"Áp dụng {overlay.id} ({_KINDS[overlay.kind]}): {overlay.name}, chỉ tiêu {changed}"
        for said in overlay.unplaced:
            yield f"  Chưa rõ vị trí, không áp dụng: {said}"
    for rule in base.level_rules:
        yield say_level_rule(rule)


def _standing(counts: Summary) -> str:
    checked = f"{counts.verified}/{counts.requirements} yêu cầu đã đối chiếu với văn bản gốc"
    return f"{checked}; {counts.unknown} chưa rõ; {counts.left_to_province} giao tỉnh"


def _criterion_tree(criterion: Criterion, law: LawAtDate, language: str) -> Tree:
    head = f"Tiêu chí {criterion.no}. {criterion.name}" if criterion.counted else criterion.name
    tree = Tree(Text(head, style="bold"))
    for indicator in criterion.indicators:
        marked = " [GIẢ ĐỊNH MINH HỌA]" if indicator.no in law.illustrated else ""
        _add(tree, indicator, language, mark=marked)
    if not criterion.complete:
        tree.add(Text("còn chỉ tiêu khác mà chúng tôi chưa biết: tiêu chí này chưa thể kết luận đạt"))
    return tree


def _add(tree: Tree, provision: Provision, language: str, *, mark: str = "", before: str = "") -> None:
    said = f"{before}{provision.no} {plain_name(provision)}: "
    excuse = say_excuse(provision, language)
    demand = say_demand(provision, language) + (f"; {excuse}" if excuse else "")
    source = f" ({say_citation(provision.source)}; {say_standing(provision.source, language)}){mark}"
    branch = tree.add(Text.assemble(said, (demand, "bold"), (source, "dim")))
    if provision.source.note:
        branch.add(Text(f"ghi chú: {provision.source.note}", style="dim"))
    if isinstance(provision.requirement, ByCase):
        for case in provision.requirement.cases:
            _add(branch, case.part, language, before=f"{say_case(case.when, language)}: ")
    else:
        for part in provision.parts:
            _add(branch, part, language)


# ── differences ──────────────────────────────────────────────────────────────────────────────────────

_SECTIONS = (
    (Thing.CRITERION, ChangeKind.ADDED, "Tiêu chí mới"),
    (Thing.CRITERION, ChangeKind.REMOVED, "Tiêu chí bỏ"),
    (Thing.INDICATOR, ChangeKind.ADDED, "Chỉ tiêu mới"),
    (Thing.INDICATOR, ChangeKind.REMOVED, "Chỉ tiêu bỏ"),
)
_WHOLE = (ChangeKind.ADDED, ChangeKind.REMOVED)


def print_difference(difference: Difference, out: Console) -> None:
    """Print what was added and removed, then what changed, one indicator after another."""
    out.print(f"Từ {difference.old.id} đến {difference.new.id}")
    if not difference.changes:
        out.print("Không có khác biệt.")
    for thing, kind, title in _SECTIONS:
        changes = difference.of(kind, thing)
        if changes:
            out.print(f"\n{title} ({len(changes)})")
        for change in changes:
            out.print(f"  {change.new_no or change.old_no} {change.name}")
    changed = [c for c in difference.changes if c.kind not in _WHOLE or c.thing is Thing.PART]
    if changed:
        out.print("\nThay đổi")
    for (_, old_no, new_no), changes_of_one in groupby(changed, key=lambda c: (c.thing, c.old_no, c.new_no)):
        _print_one(list(changes_of_one), old_no or new_no or "", new_no or old_no or "", out)


def _print_one(changes: list[Change], old_no: str, new_no: str, out: Console) -> None:
    number = new_no if old_no == new_no else f"{old_no} → {new_no}"
    word = "Tiêu chí " if changes[0].thing is Thing.CRITERION else ""
    out.print(f"  {word}{number} {changes[0].name}")
    for change in changes:
        if change.kind in _WHOLE:
            out.print(f"      nội dung {'mới' if change.kind is ChangeKind.ADDED else 'bỏ'}")
        elif change.kind not in (ChangeKind.LEVEL, ChangeKind.RENUMBERED):
            out.print(f"      {change.vi}")
    for line in _levels(change for change in changes if change.kind is ChangeKind.LEVEL):
        out.print(f"      {line}")


def _levels(changes: Iterable[Change]) -> Iterator[str]:
    """Give the changes of levels, cells with the same change on one line."""
    grouped: dict[str, list[str]] = {}
    for change in changes:
        place = say_cell(change.cell) if change.cell else ""
        grouped.setdefault(change.vi.partition(": ")[2], []).append(place)
    for said, places in grouped.items():
        where = "; ".join(place for place in places if place)
        yield f"mức {said}" + (f" ({where})" if where else "")
