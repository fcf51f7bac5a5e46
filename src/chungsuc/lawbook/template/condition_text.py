"""Conditions as people write them in a cell: ``số trường học > 3``, ``vùng = ĐBSH, ĐNB`` (điều kiện)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chungsuc.law.traits import TRAITS, Trait, TraitKind
from chungsuc.law.tree import AllOf, Condition, OneOf, Operator, TraitCompares, TraitIs
from chungsuc.lawbook.template.words import TRAIT_NAMES, YES_NO, key_of, plain

_SIGNS: Mapping[str, Operator] = {
    ">=": Operator.AT_LEAST, "≥": Operator.AT_LEAST, "<=": Operator.AT_MOST, "≤": Operator.AT_MOST,
    ">": Operator.MORE_THAN, "<": Operator.LESS_THAN,
}  # fmt: skip
_PRINTED = {"DBSH": "ĐBSH", "DNB": "ĐNB", "DBSCL": "ĐBSCL"}
_TOKEN = re.compile(r"\(|\)|>=|<=|[≥≤><=]|,|[^\s()≥≤><=,]+")


class Unreadable(ValueError):
    """A condition that cannot be read; the argument says at what."""


def say(condition: Condition) -> str:
    """Write a condition so that ``read`` gives it back."""
    match condition:
        case TraitIs(trait, values):
            return f"{TRAIT_NAMES[trait]} = {', '.join(_say_value(TRAITS[trait], value) for value in _ordered(values))}"
        case TraitCompares(trait, operator, number):
            return f"{TRAIT_NAMES[trait]} {operator.value} {number}"
        case AllOf(conditions):
            return " và ".join(_inner(one) for one in conditions)
        case OneOf(conditions):
            return " hoặc ".join(_inner(one) for one in conditions)


def _inner(condition: Condition) -> str:
    return f"({say(condition)})" if isinstance(condition, AllOf | OneOf) else say(condition)


def _ordered(values: frozenset[str | bool]) -> list[str | bool]:
    return sorted(values, key=str, reverse=any(isinstance(value, bool) for value in values))


def _say_value(trait: Trait, value: str | bool) -> str:
    said = str(value).lower() if trait.kind is TraitKind.FLAG else str(value)
    return YES_NO.get(said, said) if trait.kind is TraitKind.FLAG else _PRINTED.get(said, said)


def read(text: str) -> Condition:
    """Read a condition: comparisons joined by ``và``, ``hoặc`` and brackets.

    Raises:
        Unreadable: a word that is no trait, a value that it cannot have, a bracket too many.
    """
    reader = _Reader(_TOKEN.findall(text))
    condition = reader.either()
    if reader.rest:
        raise Unreadable(" ".join(reader.rest))
    return condition


def _refuse_twice(conditions: Iterable[Condition]) -> None:
    """Refuse what a law file cannot hold: one trait twice among conditions that must all be true."""
    seen: set[object] = set()
    for one in _flat(conditions):
        key = (one.trait, one.operator) if isinstance(one, TraitCompares) else getattr(one, "trait", "hoặc")
        if key in seen:
            raise Unreadable(f"{say(one)}: ghi hai lần")
        seen.add(key)


def _flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for one in conditions:
        yield from _flat(one.conditions) if isinstance(one, AllOf) else (one,)


@dataclass
class _Reader:
    rest: list[str]

    def next_is(self, *words: str) -> bool:
        return bool(self.rest) and plain(self.rest[0]) in words

    def either(self) -> Condition:
        options = [self.both()]
        while self.next_is("hoặc"):
            self.rest.pop(0)
            options.append(self.both())
        return options[0] if len(options) == 1 else OneOf(tuple(options))

    def both(self) -> Condition:
        conditions = [self.one()]
        while self.next_is("và"):
            self.rest.pop(0)
            conditions.append(self.one())
        _refuse_twice(conditions)
        return conditions[0] if len(conditions) == 1 else AllOf(tuple(conditions))

    def one(self) -> Condition:
        if self.next_is("("):
            self.rest.pop(0)
            inner = self.either()
            if not self.next_is(")"):
                raise Unreadable("thiếu dấu )")
            self.rest.pop(0)
            return inner
        trait = self.trait()
        if trait.kind is TraitKind.COUNT:
            return self.compared(trait)
        if not self.next_is("="):
            raise Unreadable(f"{TRAIT_NAMES[trait.key]} phải theo sau bằng dấu =")
        self.rest.pop(0)
        values = [self.value(trait)]
        while self.next_is(","):
            self.rest.pop(0)
            values.append(self.value(trait))
        return TraitIs(trait.key, frozenset(values))

    def trait(self) -> Trait:
        """Take the words up to a sign; they name a trait."""
        end = next((i for i, word in enumerate(self.rest) if word in "=≥≤><" or word in (">=", "<=")), None)
        if end is None:
            raise Unreadable(" ".join(self.rest) or "(trống)")
        said = " ".join(self.rest[:end])
        key = key_of(TRAIT_NAMES, said)
        if key is None:
            raise Unreadable(said or "(trống)")
        del self.rest[:end]
        return TRAITS[key]

    def compared(self, trait: Trait) -> Condition:
        sign = self.rest.pop(0)
        said = self.rest.pop(0) if self.rest else ""
        if not said.isdecimal():
            raise Unreadable(f"{TRAIT_NAMES[trait.key]} {sign} {said}")
        if sign == "=":
            number = int(said)
            bounds = (Operator.AT_LEAST, Operator.AT_MOST)
            return AllOf(tuple(TraitCompares(trait.key, bound, number) for bound in bounds))
        return TraitCompares(trait.key, _SIGNS[sign], int(said))

    def value(self, trait: Trait) -> str | bool:
        said = self.rest.pop(0) if self.rest else ""
        if trait.kind is TraitKind.FLAG:
            key = key_of(YES_NO, said)
            if key is None:
                raise Unreadable(f"{TRAIT_NAMES[trait.key]} = {said}")
            return key == "true"
        wanted = said.replace("Đ", "D").replace("đ", "d").upper()
        if wanted not in trait.values:
            raise Unreadable(f"{TRAIT_NAMES[trait.key]} = {said}")
        return wanted
