"""The four values in SQL: how met, unmet, unknown and not applicable are written and combined.

A ``Truth`` is a ``code`` (``columns.Code``), a small integer that is never NULL. Of unmet, unknown and met, bitwise
AND is the least and bitwise OR the greatest, which is exactly the rule for unknowns, and an engine of columns works
them out for whole columns at once; SQL's own three-valued AND costs it ten times as much (ADR 43). "Not
applicable" is no place in that order: what may have it says so, and only there something more is written.

Every function here copies what it is given, so that an expression may be used in many places: a node of the
tree has one parent only.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from sqlglot import exp

from chungsuc.engine.columns import Code
from chungsuc.law.tree import Operator

_COMPARISONS: dict[Operator, tuple[type[exp.Binary], type[exp.Binary]]] = {  # each with its contrary
    Operator.AT_LEAST: (exp.GTE, exp.LT),
    Operator.MORE_THAN: (exp.GT, exp.LTE),
    Operator.AT_MOST: (exp.LTE, exp.GT),
    Operator.LESS_THAN: (exp.LT, exp.GTE),
}


class Truth(NamedTuple):
    """``may_be_absent``: the code may be "not applicable"; else it never is."""

    code: exp.Expr
    may_be_absent: bool = False

    @property
    def absent(self) -> exp.Expr:
        """TRUE where not applicable; never NULL."""
        return equals(self.code, NOT_APPLICABLE) if self.may_be_absent else exp.false()


def code(value: int) -> exp.Expr:
    return exp.cast(exp.Literal.number(value), "TINYINT")


UNMET, NOT_APPLICABLE, UNKNOWN, MET = (code(value) for value in Code)


def column(name: str) -> exp.Column:
    return exp.column(name, quoted=True)


def null(kind: str = "BOOLEAN") -> exp.Expr:
    return exp.cast(exp.null(), kind)


def number(value: Decimal | int) -> exp.Expr:
    """Write a number as DOUBLE, so that no engine compares a decimal with a double in its own way."""
    return exp.cast(exp.Literal.number(format(Decimal(value), "f")), "DOUBLE")


def compare(left: exp.Expr, operator: Operator, right: exp.Expr) -> exp.Expr:
    return _COMPARISONS[operator][0](this=left.copy(), expression=right.copy())


def held_against(fact: exp.Expr, operator: Operator, level: exp.Expr) -> exp.Expr:
    """Write the code of a comparison: unknown where the fact or the level is NULL."""
    return _coded(fact, level, *_COMPARISONS[operator])


def attested(said: exp.Expr) -> exp.Expr:
    """Write the code of a boolean: NULL is unknown."""
    return choose([(said, MET), (is_unknown(said), UNKNOWN)], UNMET)


def known(coded: exp.Expr) -> exp.Expr:
    """Write a code that may be NULL: that is unknown."""
    return exp.Coalesce(this=coded.copy(), expressions=[UNKNOWN.copy()])


def none_of(fact: exp.Expr) -> exp.Expr:
    """Write the code of "there must be none": met where the count is 0."""
    return _coded(fact, number(0), exp.EQ, exp.NEQ)


def _coded(fact: exp.Expr, level: exp.Expr, holds: type[exp.Binary], fails: type[exp.Binary]) -> exp.Expr:
    met, unmet = (one(this=fact.copy(), expression=level.copy()) for one in (holds, fails))
    return choose([(met, MET), (unmet, UNMET)], UNKNOWN)


def both(terms: Sequence[exp.Expr]) -> exp.Expr:
    """AND; of nothing, TRUE."""
    return _joined(exp.And, terms) if terms else exp.true()


def either(terms: Sequence[exp.Expr]) -> exp.Expr:
    """OR; of nothing, FALSE."""
    return _joined(exp.Or, terms) if terms else exp.false()


def least(codes: Sequence[exp.Expr]) -> exp.Expr:
    """The least of some codes; of nothing, met."""
    return _joined(exp.BitwiseAnd, codes) if codes else MET.copy()


def greatest(codes: Sequence[exp.Expr]) -> exp.Expr:
    """The greatest of some codes; of nothing, unmet."""
    return _joined(exp.BitwiseOr, codes) if codes else UNMET.copy()


def _joined(connector: type[exp.Binary], terms: Sequence[exp.Expr]) -> exp.Expr:
    """Join with parentheses round other operators; each term is copied, so that none has two parents."""
    whole, *rest = [
        exp.paren(term.copy(), copy=False) if isinstance(term, exp.Binary) and len(terms) > 1 else term.copy()
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
    return Truth(choose([(absent, NOT_APPLICABLE)], truth.code), may_be_absent=True)


def _with(truth: Truth, where_absent: exp.Expr) -> exp.Expr:
    """Write the code with another one in the place of "not applicable"."""
    return choose([(truth.absent, where_absent)], truth.code) if truth.may_be_absent else truth.code


def _none_left(coded: exp.Expr, truths: Sequence[Truth]) -> Truth:
    """Say "not applicable" where no part applies."""
    if not all(truth.may_be_absent for truth in truths):
        return Truth(coded)
    return Truth(choose([(both([truth.absent for truth in truths]), NOT_APPLICABLE)], coded), may_be_absent=True)


def all_of(truths: Sequence[Truth]) -> Truth:
    """Unmet if any part is unmet, else unknown if any is unknown, else met; absent parts drop out."""
    return _none_left(least([_with(truth, MET) for truth in truths]), truths)


def at_best_unknown(truth: Truth) -> Truth:
    """Unmet stays; all else, "not applicable" too, is unknown, since more is demanded that we do not know."""
    return all_of([truth, Truth(UNKNOWN)])


def any_of(truths: Sequence[Truth]) -> Truth:
    """Met if any part is met, else unknown if any is unknown, else unmet; absent parts drop out."""
    return _none_left(greatest([_with(truth, UNMET) for truth in truths]), truths)


def count_met(truths: Sequence[Truth]) -> exp.Expr:
    """The number of parts that are met, as an integer that is never NULL."""
    return _total([exp.BitwiseAnd(this=_with(truth, UNMET), expression=code(1)) for truth in truths])


def _count_possible(truths: Sequence[Truth]) -> exp.Expr:
    """The number of parts that apply and are not known to be unmet."""
    possible = [exp.GTE(this=truth.code.copy(), expression=UNKNOWN.copy()) for truth in truths]
    return _total([choose([(one, code(1))], code(0)) for one in possible])


def _total(ones: Sequence[exp.Expr]) -> exp.Expr:
    total: exp.Expr = code(0) if not ones else exp.paren(ones[0], copy=False)
    for one in ones[1:]:
        total = exp.Add(this=total, expression=exp.paren(one, copy=False))
    return exp.cast(total, "INT")


def at_least_of(count: int, truths: Sequence[Truth]) -> Truth:
    """Met when at least ``count`` parts are met, unmet when not even the unknown ones could bring it there."""
    wanted = exp.Literal.number(count)
    enough = exp.GTE(this=count_met(truths), expression=wanted)
    too_few = exp.LT(this=_count_possible(truths), expression=wanted.copy())
    return _none_left(choose([(enough, MET), (too_few, UNMET)], UNKNOWN), truths)


def passed_over(conditions: Sequence[exp.Expr], place: int) -> exp.Expr:
    """TRUE where the case at ``place`` is not looked at: another one holds, or it is known not to hold."""
    known = [(when, exp.convert(other != place)) for other, when in enumerate(conditions)]
    return choose(known, negated(is_unknown(conditions[place])))


def by_case(cases: Sequence[tuple[exp.Expr, Truth]]) -> Truth:
    """The part whose condition holds; where none is known to hold, what all the cases that may hold agree on."""
    possible = [(perhaps(when), truth.code) for when, truth in cases]
    lowest = least([choose([one], MET) for one in possible])
    highest = greatest([choose([one], UNMET) for one in possible])
    agreed = exp.EQ(this=exp.paren(lowest), expression=exp.paren(highest))  # of no case: MET is not UNMET
    chosen = choose([(when, truth.code) for when, truth in cases], choose([(agreed, lowest)], UNKNOWN))
    return Truth(chosen, may_be_absent=any(truth.may_be_absent for _, truth in cases))
