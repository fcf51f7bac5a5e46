"""Traits, conditions, rules of the set and level tables in SQL: the same rules as ``engine.conditions``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from chungsuc.engine.columns import DAY, levels_of, trait_column, traits_in
from chungsuc.engine.sql_layers import Layers
from chungsuc.engine.sql_nodes import (
    both,
    choose,
    column,
    compare,
    either,
    equals,
    is_one_of,
    is_unknown,
    negated,
    null,
    number,
)
from chungsuc.engine.sql_tables import LevelTable
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import YEAR, AllOf, Condition, Levels, OneOf, TraitCompares, TraitIs


def _literal(trait: str, value: str | bool) -> exp.Expr:
    """Write a value as the code or constant that ``Keys`` gives to the trait."""
    if trait == YEAR:
        return exp.Literal.number(int(value))
    match TRAITS[trait].kind:
        case TraitKind.CHOICE:
            values = TRAITS[trait].values
            return exp.Literal.number(values.index(str(value)) + 1 if value in values else 0)
        case TraitKind.FLAG:
            return exp.convert(str(value).lower() == "true")
        case TraitKind.COUNT:
            return exp.Literal.number(int(value))


def _is(trait: str, key: exp.Expr, values: Sequence[str | bool]) -> exp.Expr:
    """Write that a trait has one of the values; a flag needs no comparison."""
    if trait == YEAR or TRAITS[trait].kind is not TraitKind.FLAG:
        return is_one_of(key, [_literal(trait, value) for value in values])
    return either([key if str(value).lower() == "true" else negated(key) for value in values])


def _always_known(condition: Condition) -> bool:
    return all(TRAITS[trait].default is not None for trait in traits_in(condition))


class Keys:
    """The traits of a row as short codes, raw and as moved by the rules of the set.

    A choice becomes the place of its value in the vocabulary, counted from 1 (0: a value it does not have),
    computed once in the innermost layer: comparing small integers is what makes 57 level tables cheap.
    """

    def __init__(self, law: LawAtDate, layers: Layers) -> None:
        self._layers = layers
        self._rules = law.base.level_rules
        self._values = _values(law)
        self._tables: dict[tuple[str, ...], LevelTable] = {}

    def raw(self, trait: str) -> exp.Expr:
        """The trait as it is stored; NULL when unknown."""
        stored = column(trait_column(trait))
        known = TRAITS[trait]
        if known.kind is TraitKind.FLAG and known.default is not None:
            return self._once(f"k_{trait}", exp.Coalesce(this=stored, expressions=[exp.convert(known.default)]))
        if known.kind is not TraitKind.CHOICE:
            return stored
        codes: list[tuple[exp.Expr, exp.Expr]] = [
            (equals(stored, exp.Literal.string(value)), exp.Literal.number(code))
            for code, value in enumerate(known.values, start=1)
        ]
        codes.append((negated(is_unknown(stored)), exp.Literal.number(0)))
        return self._once(f"k_{trait}", choose(codes, null("INT")))

    def moved(self, trait: str) -> exp.Expr:
        """The trait by which a level is looked up: another column of the table where a rule of the set says so.

        Where the rule's own condition is unknown so is the trait, unless it has the rule's value anyway.
        """
        if trait == YEAR:
            year = exp.Extract(this=exp.var("YEAR"), expression=column(DAY))
            return self._once("k_year", exp.cast(year, "INT"))
        key = self.raw(trait)
        for place, rule in enumerate(rule for rule in self._rules if rule.trait == trait):
            use = _literal(trait, rule.use)
            moves = self._holds(rule.when, self.raw)
            if _always_known(rule.when):
                moved = choose([(moves, use)], key)
            else:
                moved = choose([(moves, use), (either([negated(moves), equals(key, use)]), key)], None)
            key = self._once(f"e{place}_{trait}", moved)
        return key

    def _once(self, name: str, expression: exp.Expr) -> exp.Expr:
        return column(name) if name in self._layers else self._layers.add(name, expression)

    def holds(self, condition: Condition) -> exp.Expr:
        """Write a condition of a provision, over moved traits: TRUE, FALSE, or NULL where they do not tell."""
        return self._holds(condition, self.moved)

    def _holds(self, condition: Condition, key: Callable[[str], exp.Expr]) -> exp.Expr:
        match condition:
            case TraitIs(trait, values):
                return _is(trait, key(trait), sorted(values, key=str))
            case TraitCompares(trait, operator, limit):
                return compare(key(trait), operator, exp.Literal.number(limit))
            case AllOf(conditions):
                return both([self._holds(part, key) for part in conditions])
            case OneOf(conditions):
                return either([self._holds(part, key) for part in conditions])

    def level(self, levels: Levels) -> exp.Expr | None:
        """Write the level of a row; ``None`` when no cell of the table is known."""
        if not levels.known:
            return None
        if not levels.by:
            level = levels.at(())
            return None if level is None else number(level)
        table = self._tables.get(levels.by)
        if table is None:
            table = self._tables[levels.by] = self._table(levels.by)
        return self._layers.look_up(table.column_for(levels.cells), table)

    def _table(self, by: tuple[str, ...]) -> LevelTable:
        values = [sorted(values) for values in self._values[by]]
        place: exp.Expr = exp.Literal.number(0)
        for trait, known in zip(by, values, strict=True):
            above = exp.Mul(this=exp.paren(place), expression=exp.Literal.number(len(known) + 1))
            place = exp.Add(this=above, expression=self._place(trait, known))
        key = f"j_{'_'.join(by)}"
        self._layers.add(key, place)
        return LevelTable(key, values)

    def _place(self, trait: str, values: Sequence[str]) -> exp.Expr:
        key = self.moved(trait)
        cases = [(_is(trait, key, [value]), exp.Literal.number(n)) for n, value in enumerate(values, start=1)]
        return choose(cases, exp.Literal.number(0))


def _values(law: LawAtDate) -> dict[tuple[str, ...], list[set[str]]]:
    """Collect, for all tables of levels by the same traits, the values that each trait has in them."""
    found: dict[tuple[str, ...], list[set[str]]] = {}
    for provision in law.provisions():
        levels = levels_of(provision)
        if levels is None:
            continue
        values = found.setdefault(levels.by, [set() for _ in levels.by])
        for cell in levels.cells:
            for known, value in zip(values, cell, strict=True):
                known.add(value)
    return found
