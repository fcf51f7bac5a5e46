"""A law walked down to SQL: the panel engine's visitor of the tree (its twin is ``engine.single``)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from chungsuc.engine.columns import column_of, criterion_column, provision_column, safe_name
from chungsuc.engine.errors import CircularLaw
from chungsuc.engine.single import at_best_unknown as misses_criteria
from chungsuc.engine.sql_layers import Layers
from chungsuc.engine.sql_levels import Keys
from chungsuc.engine.sql_nodes import (
    UNKNOWN,
    Truth,
    all_of,
    any_of,
    at_best_unknown,
    at_least_of,
    by_case,
    column,
    either,
    excused,
    held_against,
    none_of,
    passed_over,
    surely,
)
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import (
    All,
    AllCriteria,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    Case,
    Compare,
    Criterion,
    HoldsTitle,
    Levels,
    NoneAllowed,
    Operator,
    Provision,
    ShareOfChildren,
    Undetermined,
)


class LawCompiler:
    """One law on its way to SQL: every provision and criterion becomes a column of a layer."""

    def __init__(self, law: LawAtDate) -> None:
        self.law = law
        self.layers = Layers()
        self.keys = Keys(law, self.layers)
        self.counted: list[Truth] | None = None

    def named(self, name: str, truth: Truth) -> Truth:
        return Truth(self.layers.add(name, truth.code), truth.may_be_absent)

    def criteria(self) -> list[Truth]:
        """Compile all criteria: the counted ones first, since a condition may ask for "all criteria"."""
        done: dict[str, Truth] = {}
        for criterion in (c for c in self.law.criteria if c.counted):
            done[criterion.no] = self.criterion(criterion)
        self.counted = list(done.values())
        for criterion in (c for c in self.law.criteria if not c.counted):
            done[criterion.no] = self.criterion(criterion)
        return [done[criterion.no] for criterion in self.law.criteria]

    def criterion(self, criterion: Criterion) -> Truth:
        truth = all_of([self.provision(indicator) for indicator in criterion.indicators])
        return self.named(criterion_column(criterion.no), truth if criterion.complete else at_best_unknown(truth))

    def together(self, criteria: Sequence[Truth]) -> Truth:
        """All of some criteria; unknown at best where we do not have every criterion of the set."""
        truth = all_of(criteria)
        return at_best_unknown(truth) if misses_criteria(self.law) else truth

    def provision(self, provision: Provision, gone: exp.Expr | None = None) -> Truth:
        """Compile a provision and give its own truth, by which what holds it is judged.

        ``gone`` is TRUE where what holds it drops out, or another case applies: the provision is then shown as
        not applicable too, in a column of its own that costs nothing where parts are not asked for.
        """
        own = provision.not_applicable_when
        excuse = None if own is None else self.layers.add(f"x_{safe_name(provision.no)}", surely(self.keys.holds(own)))
        above = [each for each in (gone, excuse) if each is not None]
        truth = self.requirement(provision, either(above) if above else None)
        if excuse is not None:
            truth = excused(truth, excuse)
        shown = provision_column(provision.no)
        if gone is None:
            return self.named(shown, truth)
        judged = self.named(f"r_{safe_name(provision.no)}", truth)
        self.named(shown, excused(judged, gone))
        return judged

    def requirement(self, provision: Provision, gone: exp.Expr | None) -> Truth:
        fact = column(column_of(provision.no))
        match provision.requirement:
            case Compare(operator, levels) | ShareOfChildren(_, _, operator, levels):
                return Truth(self.compared(fact, operator, levels))
            case Attested(left_to_province):
                return Truth(UNKNOWN if left_to_province else fact)
            case HoldsTitle():
                return Truth(fact)
            case NoneAllowed():
                return Truth(none_of(fact))
            case Undetermined():
                return Truth(UNKNOWN)
            case AllCriteria():
                return self.all_criteria(provision)
            case All(parts):
                return all_of([self.provision(part, gone) for part in parts])
            case AnyOf(parts):
                return any_of([self.provision(part, gone) for part in parts])
            case AtLeastOf(count, parts):
                return at_least_of(count, [self.provision(part, gone) for part in parts])
            case ByCase(cases):
                return self.cases(cases, gone)

    def compared(self, fact: exp.Expr, operator: Operator, levels: Levels) -> exp.Expr:
        level = self.keys.level(levels)
        return UNKNOWN if level is None else held_against(fact, operator, level)

    def all_criteria(self, provision: Provision) -> Truth:
        if self.counted is None:
            raise CircularLaw(no=provision.no, set=self.law.base.id)
        return self.together(self.counted)

    def cases(self, cases: Sequence[Case], gone: exp.Expr | None) -> Truth:
        conditions = [self.layers.add(f"w_{safe_name(c.part.no)}", self.keys.holds(c.when)) for c in cases]
        truths: list[Truth] = []
        for place, case in enumerate(cases):
            over = passed_over(conditions, place)
            truths.append(self.provision(case.part, over if gone is None else either([gone, over])))
        return by_case(list(zip(conditions, truths, strict=True)))
