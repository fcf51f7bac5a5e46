"""Replacing parts of an indicator, the rest staying as it is (thay nội dung thành phần)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chungsuc.law.tree import All, AnyOf, AtLeastOf, ByCase, Case, Provision, Requirement


def with_part(provision: Provision, new: Provision) -> Provision:
    """Give the provision with the part of ``new``'s number replaced, however deep; others stay as they are."""
    if provision.no == new.no:
        return new
    if not provision.parts:
        return provision
    return replace(
        provision, requirement=with_own_parts(provision.requirement, lambda part: with_part(part, new))
    )  # fmt: skip


def with_own_parts(requirement: Requirement, change: Callable[[Provision], Provision]) -> Requirement:
    """Give the requirement with each of its own parts changed; a leaf stays as it is."""
    match requirement:
        case All(parts):
            return All(tuple(change(part) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(change(part) for part in parts))
        case AtLeastOf(count, parts):
            return AtLeastOf(count, tuple(change(part) for part in parts))
        case ByCase(cases):
            return ByCase(tuple(Case(case.when, change(case.part)) for case in cases))
        case _:
            return requirement
