"""Replacing a part of an indicator, the rest staying as it is (thay nội dung thành phần)."""

from __future__ import annotations

from dataclasses import replace

from chungsuc.law.tree import All, AnyOf, AtLeastOf, ByCase, Case, Provision, Requirement


def with_part(provision: Provision, new: Provision) -> Provision:
    """Give the provision with the part of ``new``'s number replaced, however deep; others stay as they are."""
    if provision.no == new.no:
        return new
    requirement: Requirement
    match provision.requirement:
        case All(parts):
            requirement = All(tuple(with_part(part, new) for part in parts))
        case AnyOf(parts):
            requirement = AnyOf(tuple(with_part(part, new) for part in parts))
        case AtLeastOf(count, parts):
            requirement = AtLeastOf(count, tuple(with_part(part, new) for part in parts))
        case ByCase(cases):
            requirement = ByCase(tuple(Case(case.when, with_part(case.part, new)) for case in cases))
        case _:
            return provision
    return replace(provision, requirement=requirement)
