"""A set in the very form of its file, for JSON answers and for sets that an office keeps as YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import (
    All,
    AllOf,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    Compare,
    Condition,
    CriteriaSet,
    Criterion,
    Decision,
    HoldsTitle,
    Levels,
    NoneAllowed,
    OneOf,
    Operator,
    Provision,
    ShareOfChildren,
    Source,
    TraitIs,
    Undetermined,
)

Plain = dict[str, Any]
KEY_OF: Mapping[Operator, str] = {
    Operator.AT_LEAST: "at_least",
    Operator.MORE_THAN: "more_than",
    Operator.AT_MOST: "at_most",
    Operator.LESS_THAN: "less_than",
}


def set_as_plain(law: CriteriaSet) -> Plain:
    """Give a set as plain values in the form of ``law/FORMAT.md``; written as YAML it loads as an equal set."""
    expected = _known({"criteria": law.expected_criteria, "indicators": law.expected_indicators})
    rules = [
        {"trait": rule.trait, "use": rule.use, "when": condition_as_plain(rule.when), **_source(rule.source)}
        for rule in law.level_rules
    ]
    head = {
        "set": law.id, "name": law.name, "name_en": law.name_en, "subject": str(law.subject),
        "title": str(law.title), "decision": _decision(law.decision), "valid_from": law.valid_from.isoformat(),
        "valid_until": law.valid_until.isoformat() if law.valid_until else None, "replaces": law.replaces,
        "supersedes": law.supersedes,
        "expected": expected or None, "partial": law.partial or None, "begins_unknown": law.begins_unknown or None,
        "province": law.province, "note": law.note,
        "level_rules": rules or None,
    }  # fmt: skip
    return {**_known(head), "criteria": [_criterion(criterion) for criterion in law.criteria]}


def law_as_plain(law: LawAtDate) -> Plain:
    """Give a set as it stands on a day; provisions that an overlay changed name its decision."""
    plain = set_as_plain(law.base)
    plain["criteria"] = [_criterion(criterion, law.base.decision) for criterion in law.criteria]
    plain["as_of"] = law.day.isoformat()
    plain["in_force"] = law.in_force
    plain["version"] = law.version
    plain["overlays"] = [
        _known(
            {
                "overlay": overlay.id, "kind": str(overlay.kind), "name": overlay.name,
                "decision": _decision(overlay.decision), "valid_from": overlay.valid_from.isoformat(),
                "valid_until": overlay.valid_until.isoformat() if overlay.valid_until else None,
                "changes": list(overlay.changes), "unplaced": list(overlay.unplaced) or None, "note": overlay.note,
            }
        )
        for overlay in law.overlays
    ]  # fmt: skip
    return plain


def _known(values: Plain) -> Plain:
    return {key: value for key, value in values.items() if value is not None}


def _decision(decision: Decision) -> Plain:
    signed = decision.signed.isoformat() if decision.signed else None
    return _known({"number": decision.number, "signed": signed, "annex": decision.annex, "title": decision.title})


def _criterion(criterion: Criterion, decision: Decision | None = None) -> Plain:
    head: Plain = {"no": criterion.no, "name": criterion.name}
    if not criterion.counted:
        head["counted"] = False
    if not criterion.complete:
        head["complete"] = False
    return {**head, "indicators": [provision_as_plain(indicator, decision) for indicator in criterion.indicators]}


def provision_as_plain(provision: Provision, decision: Decision | None = None) -> Plain:
    """Give a provision as plain values; with ``decision``, say where its source is another one."""
    when = provision.not_applicable_when
    plain = _known({"no": provision.no, "name": provision.name, "unit": provision.unit, "measure": provision.measure})
    plain.update(_requirement(provision, decision))
    if when is not None:
        plain["not_applicable_when"] = condition_as_plain(when)
    if provision.carry is not None:
        plain["carry"] = str(provision.carry)
    plain.update(_source(provision.source))
    if decision is not None and provision.source.decision != decision.number:
        plain["decision"] = provision.source.decision
    return plain


def _source(source: Source) -> Plain:
    return _known(
        {
            "item": source.item, "provenance": source.provenance, "confidence": str(source.confidence),
            "verified": source.verified, "note": source.note,
        }
    )  # fmt: skip


def _requirement(provision: Provision, decision: Decision | None) -> Plain:
    def parts(of: Sequence[Provision]) -> list[Plain]:
        return [provision_as_plain(part, decision) for part in of]

    match provision.requirement:
        case Compare(operator, levels):
            return {KEY_OF[operator]: levels_as_plain(levels)}
        case Attested(left_to_province):
            return {"attested": "province" if left_to_province else True}
        case NoneAllowed():
            return {"none_allowed": True}
        case Undetermined():
            return {"undetermined": True}
        case HoldsTitle(title):
            return {"holds_title": title}
        case ShareOfChildren(child_type, title, operator, levels):
            return {
                "share_of_children": {"type": child_type, "title": title, KEY_OF[operator]: levels_as_plain(levels)}
            }
        case All(of):
            return {"all": parts(of)}
        case AnyOf(of):
            return {"any": parts(of)}
        case AtLeastOf(count, of):
            return {"at_least_of": {"count": count, "parts": parts(of)}}
        case ByCase(cases):
            return {
                "by_case": [
                    {"when": condition_as_plain(case.when), "part": provision_as_plain(case.part, decision)}
                    for case in cases
                ]
            }
        case _:
            return {"all_criteria": True}


def condition_as_plain(condition: Condition) -> Plain:
    """Give a condition in the form of the file."""
    match condition:
        case TraitIs(trait, values):
            ordered = sorted(values, key=str)
            return {trait: ordered[0] if len(ordered) == 1 else ordered}
        case OneOf(conditions):
            return {"any": [condition_as_plain(one) for one in conditions]}
        case AllOf(conditions):
            plain: Plain = {}
            for one in conditions:
                for key, value in condition_as_plain(one).items():
                    known = plain.get(key)
                    plain[key] = {**known, **value} if isinstance(known, dict) else value
            return plain
        case _:
            return {condition.trait: {KEY_OF[condition.operator]: condition.number}}


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────


def number_as_plain(level: Decimal | None) -> int | float | str:
    """Give a level as a number that JSON and YAML write just as it was read; ``unknown`` when it is not known."""
    if level is None:
        return "unknown"
    if level == level.to_integral_value():
        return int(level)
    return float(level) if Decimal(repr(float(level))) == level else str(level)


def levels_as_plain(levels: Levels) -> Any:
    """Give a level or a table in the form of the file."""
    if levels.left_to_province:
        return "province"
    if not levels.by:
        return number_as_plain(levels.at(()))
    table: Plain = {"by": list(levels.by)}
    if levels.general is not None:
        table["general"] = number_as_plain(levels.general)
    if levels.general_by_year:
        table["general"] = {year: number_as_plain(level) for year, level in levels.general_by_year.items()}
    for keys, level in levels.cells.items():
        row = table
        for key in keys[:-1]:
            row = row.setdefault(key, {})
        row[keys[-1]] = number_as_plain(level)
    return table
