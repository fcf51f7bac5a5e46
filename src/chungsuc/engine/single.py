"""Judge one subject, with a full trace: facts and traits in, a four-valued verdict on every provision out.

``bind`` works out once, for a law and a context of traits, which level, case and excuse applies; the
``BoundLaw`` then judges any number of subjects with those traits in tens of microseconds each. Every provision
of the law is in the trace exactly once, also those that are excused or belong to a case that does not apply.

Four values: *unknown* is neither zero nor no. With children that do not apply left out,

- ``All``, a criterion, a subject: unmet if any is unmet, else unknown if any is unknown, else met;
- ``AnyOf``: met if any is met, else unknown if any is unknown, else unmet;
- ``AtLeastOf`` k: met if k are met, unmet if met and unknown together are fewer than k, else unknown;
- all children do not apply (or there are none): does not apply.

``ByCase``: the first case whose condition holds; if none is known to hold, the status on which all cases that
may hold agree, else unknown; if none can hold, unknown. A criterion that is not ``complete``, and a law of which
we do not have every criterion (``at_best_unknown``), are unmet or unknown, never anything better.
"""

from __future__ import annotations

import difflib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from chungsuc.engine.conditions import Effective, effective, holds, missing_trait
from chungsuc.engine.errors import CircularLaw, FactNotTaken, UnknownIndicator
from chungsuc.engine.leaves import MET, UNKNOWN, UNMET, Judge, bind_leaf, constant, excused, verdict_of
from chungsuc.engine.verdict import CriterionVerdict, Facts, ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Traits
from chungsuc.law.tree import (
    All,
    AllCriteria,
    AnyOf,
    AtLeastOf,
    ByCase,
    Condition,
    Criterion,
    Provision,
)

NOT_APPLICABLE = Status.NOT_APPLICABLE

# ── the four-valued rules ────────────────────────────────────────────────────────────────────────────

Verdicts = Sequence[ProvisionVerdict] | Sequence[CriterionVerdict]
Rule = Callable[[Verdicts], Status]


def all_of(children: Verdicts) -> Status:
    """Every child that applies must be met."""
    status = NOT_APPLICABLE
    for child in children:
        one = child[1]
        if one is UNMET:
            return UNMET
        if one is UNKNOWN:
            status = UNKNOWN
        elif one is MET and status is NOT_APPLICABLE:
            status = MET
    return status


def any_of(children: Verdicts) -> Status:
    """One child that applies is enough."""
    return at_least_of(children, 1)


def at_least_of(children: Verdicts, count: int) -> Status:
    """So many children, of those that apply, must be met."""
    statuses = [child[1] for child in children]
    met, unknown = statuses.count(MET), statuses.count(UNKNOWN)
    if not met and not unknown and UNMET not in statuses:
        return NOT_APPLICABLE
    if met >= count:
        return MET
    return UNMET if met + unknown < count else UNKNOWN


def not_better_than_unknown(status: Status) -> Status:
    """Limit what can be said where part of the law is not known to us: unmet stays, the rest is unknown."""
    return status if status is UNMET else UNKNOWN


def at_best_unknown(law: LawAtDate) -> bool:
    """True when we do not have every criterion of the set, so that nobody can be shown to meet it.

    That is: a set without any criterion, or a partial one with no numbered criterion or with fewer than the
    decree has (or an unknown number).
    """
    if not law.criteria:
        return True
    counted = sum(criterion.counted for criterion in law.criteria)
    return law.base.partial and (not counted or counted < (law.base.expected_criteria or counted + 1))


# ── provisions ───────────────────────────────────────────────────────────────────────────────────────


class _Binder:
    """Turns the provisions of one law into functions of the facts, for one context of traits."""

    def __init__(self, law: LawAtDate, context: Effective) -> None:
        self.law = law
        self.year = law.day.year
        self.context = context

    def holds(self, condition: Condition) -> bool | None:
        return holds(condition, self.context.values)

    def provision(self, provision: Provision, criterion: Criterion) -> Judge:
        excuse = provision.not_applicable_when
        if excuse is not None and self.holds(excuse):
            return constant(excused(provision))
        requirement = provision.requirement
        match requirement:
            case All(parts):
                return self._by_parts(provision, parts, criterion, all_of)
            case AnyOf(parts):
                return self._by_parts(provision, parts, criterion, any_of)
            case AtLeastOf(count, parts):
                return self._by_parts(provision, parts, criterion, lambda children: at_least_of(children, count))
            case ByCase():
                return self._by_case(provision, requirement, criterion)
            case AllCriteria():
                return self._by_criteria(provision, criterion)
            case leaf:
                return bind_leaf(provision, leaf, self.year, self.context)

    def _by_parts(self, provision: Provision, parts: Sequence[Provision], criterion: Criterion, rule: Rule) -> Judge:
        judges = [self.provision(part, criterion) for part in parts]

        def judge(facts: Facts, whole: Status) -> ProvisionVerdict:
            children = tuple([part(facts, whole) for part in judges])
            return verdict_of(
                (provision, rule(children), Reason.BY_PARTS, None, None, None, None, False, None, children)
            )

        return judge

    def _by_case(self, provision: Provision, requirement: ByCase, criterion: Criterion) -> Judge:
        truths = [self.holds(case.when) for case in requirement.cases]
        chosen = [truths.index(True)] if True in truths else [i for i, truth in enumerate(truths) if truth is None]
        judges = [
            self.provision(case.part, criterion) if place in chosen else constant(excused(case.part))
            for place, case in enumerate(requirement.cases)
        ]
        known = True in truths
        ask = None if known else self._ask(requirement, chosen)

        def judge(facts: Facts, whole: Status) -> ProvisionVerdict:
            children = tuple([part(facts, whole) for part in judges])
            status = children[chosen[0]].status if chosen else UNKNOWN
            reason, missing = Reason.BY_CASE if chosen else Reason.NOT_KNOWN_TO_US, None
            if not known and any(children[place].status is not status for place in chosen):
                status, reason, missing = UNKNOWN, Reason.TRAIT_UNKNOWN, ask
            return verdict_of((provision, status, reason, None, None, None, None, False, missing, children))

        return judge

    def _ask(self, requirement: ByCase, chosen: Sequence[int]) -> str | None:
        for place in chosen:
            trait = missing_trait(requirement.cases[place].when, self.context.values)
            if trait is not None:
                return self.context.to_ask(trait)
        return None

    def _by_criteria(self, provision: Provision, criterion: Criterion) -> Judge:
        if criterion.counted:
            raise CircularLaw(no=provision.no, set=self.law.base.id)

        def judge(facts: Facts, whole: Status) -> ProvisionVerdict:
            return ProvisionVerdict(provision, whole, Reason.BY_CRITERIA)

        return judge


# ── the whole law ────────────────────────────────────────────────────────────────────────────────────


class BoundLaw:
    """A law bound to a context of traits (bộ tiêu chí đã gắn với đặc điểm của xã): judges facts alone.

    ``judge`` gives the verdict on one subject; it keeps nothing and may be called from many threads.

    Raises:
        CircularLaw: at binding, when a counted criterion demands that all counted criteria are met.
    """

    def __init__(self, law: LawAtDate, traits: Traits) -> None:
        self.law = law
        self.traits = traits
        self.context = effective(law.base.level_rules, traits)
        self._limited = at_best_unknown(law)
        self._takes = frozenset(provision.no for provision in law.provisions() if provision.takes_fact)
        binder = _Binder(law, self.context)
        self._counted = [self._bind(binder, criterion) for criterion in law.criteria if criterion.counted]
        self._others = [self._bind(binder, criterion) for criterion in law.criteria if not criterion.counted]

    @staticmethod
    def _bind(binder: _Binder, criterion: Criterion) -> tuple[Criterion, list[Judge]]:
        return criterion, [binder.provision(indicator, criterion) for indicator in criterion.indicators]

    def judge(self, facts: Facts) -> SubjectVerdict:
        """Judge one subject by its facts.

        Raises:
            UnknownIndicator: a fact for a number that the set does not have.
            FactNotTaken: a fact for a provision that follows from its parts or takes none.
            FactWrongType: an attestation where a number is needed, or the reverse.
        """
        if not self._takes.issuperset(facts):
            raise self._stray_fact(facts)
        verdicts = [_judge_criterion(criterion, judges, facts, UNKNOWN) for criterion, judges in self._counted]
        met = 0
        for verdict in verdicts:
            if verdict[1] is MET:
                met += 1
        if self._others:
            verdicts = self._with_others(verdicts, facts)
        status = all_of(verdicts)
        if self._limited:
            status = not_better_than_unknown(status)
        return SubjectVerdict(self.law, self.traits, status, met, tuple(verdicts))

    def _with_others(self, counted: list[CriterionVerdict], facts: Facts) -> list[CriterionVerdict]:
        whole = not_better_than_unknown(all_of(counted)) if self._limited else all_of(counted)
        others = [_judge_criterion(criterion, judges, facts, whole) for criterion, judges in self._others]
        by_place = iter(counted), iter(others)
        return [next(by_place[not criterion.counted]) for criterion in self.law.criteria]

    def _stray_fact(self, facts: Facts) -> UnknownIndicator | FactNotTaken:
        no = min(facts.keys() - self._takes)
        return stray_number(self.law, no)


def stray_number(law: LawAtDate, no: str) -> UnknownIndicator | FactNotTaken:
    """Make the fault of a number that the law does not have, or has without taking a fact for it."""
    provision = law.by_no.get(no)
    if provision is not None:
        through = ", ".join(part.no for part in provision.parts) or "…"
        return FactNotTaken(no=no, set=law.base.id, through=through)
    taken = [provision.no for provision in law.provisions() if provision.takes_fact]
    family = [known for known in taken if known.split("/")[0].split(".")[0] == no.split("/")[0].split(".")[0]]
    near = difflib.get_close_matches(no, taken, n=5, cutoff=0.5) or family[:5] or taken[:5]
    return UnknownIndicator(no=no, set=law.base.id, near=", ".join(near) or "–")


def _judge_criterion(criterion: Criterion, judges: list[Judge], facts: Facts, whole: Status) -> CriterionVerdict:
    indicators = tuple([judge(facts, whole) for judge in judges])
    status = all_of(indicators)
    if not criterion.complete:
        status = not_better_than_unknown(status)
    return CriterionVerdict(criterion.no, status, criterion.counted, indicators)


_BOUND: OrderedDict[tuple[int, frozenset[tuple[str, object]]], BoundLaw] = OrderedDict()
_BOUND_AT_MOST = 512
_LOCK = Lock()


def bind(law: LawAtDate, traits: Traits) -> BoundLaw:
    """Bind a law to traits; the last 512 pairs are kept, for as long as the very same law object is asked about."""
    # A bound law holds its law, so an identity in the cache cannot be taken over by another object.
    key = (id(law), frozenset(traits.items()))
    with _LOCK:
        bound = _BOUND.get(key)
        if bound is not None:
            _BOUND.move_to_end(key)
            return bound
    bound = BoundLaw(law, dict(traits))
    with _LOCK:
        _BOUND[key] = bound
        while len(_BOUND) > _BOUND_AT_MOST:
            _BOUND.popitem(last=False)
    return bound


def judge(law: LawAtDate, facts: Facts, traits: Traits) -> SubjectVerdict:
    """Judge one subject: its facts and traits by the law at its day. Raises as ``BoundLaw.judge``."""
    return bind(law, traits).judge(facts)
