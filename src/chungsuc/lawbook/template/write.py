"""The template as a workbook, empty or filled with what is known of a set (tải mẫu về)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from chungsuc.law.export import KEY_OF
from chungsuc.law.open_levels import has_unknown
from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import (
    YEAR,
    AllCriteria,
    AtLeastOf,
    Attested,
    ByCase,
    Compare,
    CriteriaSet,
    Criterion,
    HoldsTitle,
    Levels,
    Provision,
    ShareOfChildren,
)
from chungsuc.lawbook.template import condition_text
from chungsuc.lawbook.template.columns import (
    CRITERIA,
    CRITERION_COLUMNS,
    DEMAND_COLUMNS,
    DEMANDS,
    FIELDS,
    GUIDE,
    HEAD,
    LEVEL_TRAITS,
    RULE_COLUMNS,
    RULES,
    WORDS,
    Column,
)
from chungsuc.lawbook.template.guide import GUIDE_LINES
from chungsuc.lawbook.template.words import (
    CARRY,
    CONFIDENCE,
    KINDS,
    PROVINCE,
    SUBJECTS,
    TITLES,
    TRAIT_NAMES,
    UNKNOWN,
    YES_NO,
    Words,
)

Line = Mapping[str, Any]
_KINDS: Mapping[str, str] = {
    "NoneAllowed": "none_allowed", "Undetermined": "undetermined", "All": "all", "AnyOf": "any",
    "AtLeastOf": "at_least_of", "ByCase": "by_case", "HoldsTitle": "holds_title", "AllCriteria": "all_criteria",
}  # fmt: skip
_SPARE = 400  # rows that have drop-downs below what is filled


def template(law: CriteriaSet | None = None, *, head: Mapping[str, str] | None = None) -> bytes:
    """Make the workbook; ``law`` fills it, ``head`` overrides fields of the first sheet.

    What is not known of a set is left without provenance: whoever fills it in says where it was read.
    """
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    writer = _Writer(book)
    writer.guide()
    writer.head({**(_head(law) if law else {}), **(head or {})})
    writer.table(CRITERIA, CRITERION_COLUMNS, [_criterion(one) for one in law.criteria] if law else [])
    writer.table(DEMANDS, DEMAND_COLUMNS, list(_demands(law)) if law else [], frozen=5)
    writer.table(RULES, RULE_COLUMNS, list(_rules(law)) if law else [])
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes the sheets with their drop-downs, hints and widths."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
        self.book = book
        self.words = book.add_worksheet(WORDS)
        self.words.hide()
        self.wrapped = book.add_format({**base, "text_wrap": True})
        self.text = book.add_format({**base, "text_wrap": True, "num_format": "@"})
        self.strong = book.add_format(
            {**base, "bold": True, "text_wrap": True, "bg_color": "#E7F2ED", "border": 1, "border_color": "#B7C4BD"}
        )
        self.big = book.add_format({**base, "bold": True, "font_size": 14})
        self.lists: dict[int, str] = {}
        self.soft = book.add_format({**base, "text_wrap": True, "font_color": "#55625B"})

    def guide(self) -> None:
        sheet = self.book.add_worksheet(GUIDE)
        sheet.set_column(0, 0, 110)
        for number, line in enumerate(GUIDE_LINES):
            sheet.write_string(number, 0, line, self.big if number == 0 else self.wrapped)

    def head(self, values: Line) -> None:
        sheet = self.book.add_worksheet(HEAD)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 70)
        sheet.set_column(2, 2, 70)
        for column, title in enumerate(("Mục", "Nội dung", "Cách ghi")):
            sheet.write_string(0, column, title, self.strong)
        for row, field in enumerate(FIELDS, 1):
            sheet.write_string(row, 0, field.label + (" *" if field.needed else ""), self.strong)
            sheet.write_string(row, 1, str(values.get(field.key, "")), self.text)
            sheet.write_string(row, 2, field.hint, self.soft)
            if field.words:
                self._choose(sheet, (row, row, 1), field.words)
        sheet.freeze_panes(1, 0)

    def table(self, name: str, columns: Sequence[Column], lines: Sequence[Line], *, frozen: int = 2) -> None:
        sheet = self.book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.head, self.strong)
            if column.hint:
                sheet.write_comment(0, at, column.hint, {"x_scale": 2, "author": "Chung Sức"})
            if column.words:
                self._choose(sheet, (1, len(lines) + _SPARE, at), column.words)
        for row, line in enumerate(lines, 1):
            for at, column in enumerate(columns):
                self._cell(sheet, row, at, line.get(column.key))
        sheet.freeze_panes(1, frozen)
        if lines:
            sheet.autofilter(0, 0, len(lines), len(columns) - 1)

    def _choose(self, sheet: Worksheet, place: tuple[int, int, int], words: Words) -> None:
        """Offer words in the cells of a column, from one row to another; the words stand on a hidden sheet."""
        if id(words) not in self.lists:
            at = len(self.lists)
            for row, word in enumerate(words.values()):
                self.words.write_string(row, at, word)
            letter = xl_col_to_name(at)
            self.lists[id(words)] = f"='{WORDS}'!${letter}$1:${letter}${len(words)}"
        first, last, column = place
        sheet.data_validation(first, column, last, column, {"validate": "list", "source": self.lists[id(words)]})

    def _cell(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        if isinstance(value, Decimal):
            sheet.write_number(row, column, float(value), self.wrapped)
        elif value not in (None, ""):
            sheet.write_string(row, column, str(value), self.text)
        else:
            sheet.write_blank(row, column, None, self.text)


# ── what stands in the cells ─────────────────────────────────────────────────────────────────────────


def _head(law: CriteriaSet) -> dict[str, str]:
    decision = law.decision
    days = {"signed": decision.signed, "valid_from": law.valid_from, "valid_until": law.valid_until}
    values = {
        "set": law.id, "name": law.name, "name_en": law.name_en, "subject": SUBJECTS[law.subject],
        "title": TITLES[law.title], "number": decision.number, "annex": decision.annex, "replaces": law.replaces,
        "supersedes": law.supersedes, "criteria": law.expected_criteria, "indicators": law.expected_indicators,
        "partial": _yes(law.partial), "begins_unknown": _yes(law.begins_unknown), "province": law.province,
        "note": law.note,
        **{key: f"{day:%d/%m/%Y}" for key, day in days.items() if day},
    }  # fmt: skip
    return {key: str(value) for key, value in values.items() if value is not None}


def _yes(flag: bool) -> str | None:
    return YES_NO["true"] if flag else None


def _criterion(one: Criterion) -> Line:
    flags = {"counted": YES_NO[str(one.counted).lower()], "complete": YES_NO[str(one.complete).lower()]}
    return {"no": one.no, "name": one.name, **flags}


def _rules(law: CriteriaSet) -> Iterator[Line]:
    for rule in law.level_rules:
        yield {
            "trait": TRAIT_NAMES[rule.trait], "use": rule.use, "when": condition_text.say(rule.when),
            **_source(rule.source),
        }  # fmt: skip


def _demands(law: CriteriaSet) -> Iterator[Line]:
    for criterion in law.criteria:
        for indicator in criterion.indicators:
            yield from _lines(indicator, criterion, "", "")


def _lines(provision: Provision, criterion: Criterion, parent: str, when: str) -> Iterator[Line]:
    kind, more = _demand(provision)
    excuse = provision.not_applicable_when
    line = {
        "criterion": criterion.no, "criterion_name": criterion.name, "no": provision.no, "parent": parent,
        "name": provision.name, "kind": KINDS[kind], "unit": provision.unit, "when": when,
        "excuse": condition_text.say(excuse) if excuse else "", "measure": provision.measure,
        "carry": CARRY[provision.carry] if provision.carry else "", **more, **_sourced(provision),
    }  # fmt: skip
    first, *rest = list(_levels(provision)) or [{}]
    yield {**line, **first}
    for cells in rest:
        yield {"criterion": criterion.no, "criterion_name": criterion.name, "no": provision.no, **cells}
    if isinstance(provision.requirement, ByCase):
        for case in provision.requirement.cases:
            yield from _lines(case.part, criterion, provision.no, condition_text.say(case.when))
    else:
        for part in provision.parts:
            yield from _lines(part, criterion, provision.no, "")


def _demand(provision: Provision) -> tuple[str, Line]:
    match provision.requirement:
        case Compare(operator, _):
            return KEY_OF[operator], {}
        case Attested(left):
            return "attested_province" if left else "attested", {}
        case ShareOfChildren(child_type, title, operator, _):
            return f"share_{KEY_OF[operator]}", {"title": TITLES[title], "child_type": child_type}
        case HoldsTitle(title):
            return "holds_title", {"title": TITLES[title]}
        case AtLeastOf(count, _):
            return "at_least_of", {"count": str(count)}
        case other:
            return _KINDS[type(other).__name__], {}


def _sourced(provision: Provision) -> Line:
    known = isinstance(provision.requirement, AllCriteria) or provision.parts or not has_unknown(provision)
    return _source(provision.source) if known else {"note": provision.source.note}


def _source(source: Any) -> Line:
    return {
        "item": source.item, "verified": YES_NO[str(source.verified).lower()], "provenance": source.provenance,
        "confidence": CONFIDENCE[source.confidence], "note": source.note,
    }  # fmt: skip


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────


def _levels(provision: Provision) -> Iterator[Line]:
    """Give the level cells of a provision, a line for each row of its table."""
    match provision.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            yield from _table(levels)


def _table(levels: Levels) -> Iterator[Line]:
    if levels.left_to_province:
        yield {"level": PROVINCE}
        return
    across = next((trait for trait in reversed(levels.by) if trait in LEVEL_TRAITS), None)
    rows: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    for keys, level in levels.cells.items():
        cell = dict(zip(levels.by, keys, strict=True))
        place = f"{across}:{cell.pop(across)}" if across else "level"
        row = rows.setdefault(tuple(cell.items()), {})
        row[place] = UNKNOWN if level is None else level
    for number, (at, row) in enumerate(rows.items()):
        asked = dict(at)
        year = asked.pop(YEAR, "")
        general = levels.general_by_year.get(year, levels.general if number == 0 else None)
        yield {**row, "year": year, "row_of": "; ".join(_say_trait(*one) for one in asked.items()), "general": general}


def _say_trait(trait: str, value: str) -> str:
    said = YES_NO[value] if TRAITS[trait].kind is TraitKind.FLAG else value
    return f"{TRAIT_NAMES[trait]} = {said}"
