"""The four values in SQL: how met, unmet, unknown and not applicable are written and combined.

A ``Truth`` is a pair of boolean expressions. ``met`` is TRUE (met), FALSE (unmet) or NULL (unknown); ``absent``
is TRUE where the thing is not applicable, never NULL, and ``None`` where that cannot happen at all. ``met`` is
NULL wherever ``absent`` is TRUE. SQL's own AND and OR over ``met`` are exactly the rule for unknowns, so only
the parts that may be absent cost anything more.

Every function here copies what it is given, so that an expression may be used in many places: a node of the
tree has one parent only.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from sqlglot import exp

from chungsuc.law.tree import Operator

_COMPARISONS: dict[Operator, type[exp.Binary]] = {
    Operator.AT_LEAST: exp.GTE,
    Operator.MORE_THAN: exp.GT,
    Operator.AT_MOST: exp.LTE,
    Operator.LESS_THAN: exp.LT,
}


class Truth(NamedTuple):
    met: exp.Expr
    absent: exp.Expr | None = None


def column(name: str) -> exp.Column:
    return exp.column(name, quoted=True)


def null(kind: str = "BOOLEAN") -> exp.Expr:
    return exp.cast(exp.null(), kind)


def number(value: Decimal | int) -> exp.Expr:
    """Write a number as DOUBLE, so that no engine compares a decimal with a double in its own way."""
    return exp.cast(exp.Literal.number(format(Decimal(value), "f")), "DOUBLE")


def compare(left: exp.Expr, operator: Operator, right: exp.Expr) -> exp.Expr:
    return _COMPARISONS[operator](this=left.copy(), expression=right.copy())


def both(terms: Sequence[exp.Expr]) -> exp.Expr:
    """AND; of nothing, TRUE."""
    return _joined(exp.And, terms) if terms else exp.true()


def either(terms: Sequence[exp.Expr]) -> exp.Expr:
    """OR; of nothing, FALSE."""
    return _joined(exp.Or, terms) if terms else exp.false()


def _joined(connector: type[exp.Connector], terms: Sequence[exp.Expr]) -> exp.Expr:
    """Join with parentheses round the other connector; each term is copied, so that none has two parents."""
    whole, *rest = [
        exp.paren(term.copy(), copy=False) if isinstance(term, exp.Connector) and len(terms) > 1 else term.copy()
        for term in terms
    ]
    for term in rest:
        whole = connector(this=whole, expression=term)
    return whole


def negated(term: exp.Expr) -> exp.Expr:
    return exp.Not(this=exp.paren(term.copy(), copy=False) if isinstance(term, exp.Binary) else term.copy())


def is_unknown(term: exp.Expr) -> exp.Expr:
    return exp.Is(this=exp.paren(term.copy(), copy=False), expression=exp.null())


def surely(term: exp.Expr) -> exp.Expr:
    """TRUE only where the term is known to be true."""
    return exp.Coalesce(this=term.copy(), expressions=[exp.false()])


def perhaps(term: exp.Expr) -> exp.Expr:
    """FALSE only where the term is known to be false."""
    return exp.Coalesce(this=term.copy(), expressions=[exp.true()])


def equals(term: exp.Expr, constant: exp.Expr) -> exp.Expr:
    return exp.EQ(this=term.copy(), expression=constant.copy())


def is_one_of(term: exp.Expr, literals: Sequence[exp.Expr]) -> exp.Expr:
    """Equal to one of a few constants; plain comparisons, since an IN list becomes a join in some planners."""
    return either([equals(term, literal) for literal in literals])


def choose(cases: Sequence[tuple[exp.Expr, exp.Expr]], default: exp.Expr | None) -> exp.Expr:
    """CASE WHEN … THEN … [ELSE …] END."""
    ifs = [exp.If(this=when.copy(), true=then.copy()) for when, then in cases]
    return exp.Case(ifs=ifs, default=None if default is None else default.copy())


def excused(truth: Truth, absent: exp.Expr) -> Truth:
    """Drop out where ``absent``, besides where it is absent already."""
    gone = absent if truth.absent is None else either([absent, truth.absent])
    return Truth(choose([(negated(absent), truth.met)], None), gone)


def _all_absent(truths: Sequence[Truth]) -> exp.Expr | None:
    if not truths:
        return exp.true()
    gone = [truth.absent for truth in truths if truth.absent is not None]
    return both(gone) if len(gone) == len(truths) else None


def _none_left(met: exp.Expr, truths: Sequence[Truth]) -> Truth:
    """Leave ``met`` NULL where no part applies."""
    absent = _all_absent(truths)
    if absent is None:
        return Truth(met)
    return Truth(choose([(negated(absent), met)], None), absent)


def all_of(truths: Sequence[Truth]) -> Truth:
    """Unmet if any part is unmet, else unknown if any is unknown, else met; absent parts drop out."""
    terms = [t.met if t.absent is None else either([t.absent, t.met]) for t in truths]
    return _none_left(both(terms), truths)


def at_best_unknown(truth: Truth) -> Truth:
    """Unmet stays; all else, "not applicable" too, is unknown, since more is demanded that we do not know."""
    return all_of([truth, Truth(null())])


def any_of(truths: Sequence[Truth]) -> Truth:
    """Met if any part is met, else unknown if any is unknown, else unmet; absent parts drop out."""
    terms = [t.met if t.absent is None else both([negated(t.absent), t.met]) for t in truths]
    return _none_left(either(terms), truths)


def _counted(terms: Sequence[exp.Expr]) -> exp.Expr:
    ones = [choose([(term, exp.Literal.number(1))], exp.Literal.number(0)) for term in terms]
    total: exp.Expr = ones[0] if ones else exp.Literal.number(0)
    for one in ones[1:]:
        total = exp.Add(this=total, expression=one)
    return total


def count_met(truths: Sequence[Truth]) -> exp.Expr:
    """The number of parts that are met, as an integer that is never NULL."""
    return _counted([truth.met for truth in truths])


def count_possible(truths: Sequence[Truth]) -> exp.Expr:
    """The number of parts that apply and are not known to be unmet."""
    lost = [negated(t.met) if t.absent is None else either([t.absent, negated(t.met)]) for t in truths]
    return exp.Sub(this=exp.Literal.number(len(truths)), expression=exp.paren(_counted(lost)))


def at_least_of(count: int, truths: Sequence[Truth]) -> Truth:
    """Met when at least ``count`` parts are met, unmet when not even the unknown ones could bring it there."""
    met = choose(
        [
            (exp.GTE(this=count_met(truths), expression=exp.Literal.number(count)), exp.true()),
            (exp.LT(this=count_possible(truths), expression=exp.Literal.number(count)), exp.false()),
        ],
        null(),
    )
    return _none_left(met, truths)


def passed_over(conditions: Sequence[exp.Expr], place: int) -> exp.Expr:
    """TRUE where the case at ``place`` is not looked at: another one holds, or it is known not to hold."""
    known = [(when, exp.convert(other != place)) for other, when in enumerate(conditions)]
    return choose(known, negated(is_unknown(conditions[place])))


def by_case(cases: Sequence[tuple[exp.Expr, Truth]]) -> Truth:
    """The part whose condition holds; where none is known to hold, what all the cases that may hold agree on."""
    may = [perhaps(when) for when, _ in cases]

    def agreed(terms: Sequence[exp.Expr]) -> exp.Expr:
        held = [either([negated(m), surely(term)]) for m, term in zip(may, terms, strict=True)]
        return both([either(may), *held])

    met = [truth.met for _, truth in cases]
    undecided = choose(
        [(agreed(met), exp.true()), (agreed([negated(m) for m in met]), exp.false())],
        null(),
    )
    chosen = choose([(when, truth.met) for when, truth in cases], undecided)
    if all(truth.absent is None for _, truth in cases):
        return Truth(chosen)
    gone = [exp.false() if truth.absent is None else truth.absent for _, truth in cases]
    absent = choose([(when, one) for (when, _), one in zip(cases, gone, strict=True)], agreed(gone))
    return Truth(chosen, absent)
