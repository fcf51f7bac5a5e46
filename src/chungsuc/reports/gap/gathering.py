"""Communes held against a set: facts, levels, owners and standings read for many at once (thu thập dữ liệu)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chungsuc.accounts.ownership import Owners, owners_on
from chungsuc.engine.answer import walk
from chungsuc.engine.gaps import counted_gap, gap
from chungsuc.engine.prose import Teller
from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import CriterionVerdict, ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.figures.assembly import law_used, uses_synthetic_values
from chungsuc.figures.criteria import national_set_at
from chungsuc.figures.figure import Asked
from chungsuc.figures.sentences import TITLE_VI
from chungsuc.figures.tables import LawUsed
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import plain_name, say_demand
from chungsuc.law.traits import REGION_VI, TRAITS, TraitKind, Traits
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.carried import Carried, carried_titles
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import titles_at
from chungsuc.reports.dossier.from_verdict import law_of
from chungsuc.reports.dossier.inputs import Law
from chungsuc.reports.gap.errors import GapOfNoCommune, NoCommunesHere, SetNotOfCommunes
from chungsuc.reports.gap.facts import Criterion, Gap, Line, Stand, Standings
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of, state_on
from chungsuc.upkeep.shortfalls import say_gap
from chungsuc.verdicts.carried import CarriedFact
from chungsuc.verdicts.carried_words import say_carried, shows_synthetic
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_rolled
from chungsuc.verdicts.subjects import judged_units, must_hold_for
from chungsuc.verification.queries import states
from chungsuc.verification.standing import Standing, State

_OPEN = (Status.UNMET, Status.UNKNOWN)
_STAND = {
    State.WAITING: Stand.WAITING, State.ANSWERED: Stand.ANSWERED, State.RETURNED: Stand.RETURNED,
    State.CONFIRMED: Stand.CONFIRMED,
}  # fmt: skip
_NEED = {
    Reason.NO_LEVEL: "cần bổ sung mức đạt chuẩn theo văn bản gốc",
    Reason.LEFT_TO_PROVINCE: "cần có mức do Ủy ban nhân dân cấp tỉnh quy định",
    Reason.NO_LEVEL_FOR_YEAR: "cần có mức quy định cho năm này",
    Reason.TRAIT_UNKNOWN: "cần ghi đặc điểm của xã mà mức đạt chuẩn dựa vào",
    Reason.NOT_KNOWN_TO_US: "cần bổ sung nội dung yêu cầu theo văn bản gốc",
}


def gap_of(asked: Asked) -> Gap:
    """Hold one commune against a set.

    Raises:
        GapOfNoCommune: the scope is no commune of the programme.
        SetNotOfCommunes, UnknownSet, SetOfAnotherProvince, NoSetInForce, UnitNotInForce.
    """
    unit = state_on(asked.scope, asked.as_of)
    law = _law(asked, unit)
    if not (unit.level == Level.COMMUNE and judged_units(Subject.COMMUNE, unit, asked.as_of)):
        raise GapOfNoCommune(unit=unit.full_name)
    return next(_gaps([unit], law, asked))


def gaps_of(asked: Asked) -> Iterator[tuple[Unit, Gap]]:
    """Hold every commune of a scope against a set, by code; the number of queries does not grow with them.

    Raises:
        NoCommunesHere: there is none; and as ``gap_of``.
    """
    unit = state_on(asked.scope, asked.as_of)
    law = _law(asked, unit)
    units = judged_units(Subject.COMMUNE, unit, asked.as_of)
    if not units:
        raise NoCommunesHere(day=asked.as_of, scope=unit.full_name)
    return zip(units, _gaps(units, law, asked), strict=True)


def _law(asked: Asked, unit: Unit) -> LawAtDate:
    set_id = asked.set_id or national_set_at(asked.as_of).id
    base = library().set(set_id)
    if base.subject is not Subject.COMMUNE:
        raise SetNotOfCommunes(set_id=set_id, subject=base.subject.value)
    must_hold_for(base, unit, asked.as_of)
    return law_for(set_id, asked.as_of)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of all communes, by thread."""

    day: date
    law: LawAtDate
    cited: Law
    used: LawUsed
    owners: Owners
    carried: Mapping[str, Mapping[str, CarriedFact]]
    standings: Mapping[str, Mapping[str, Standing]]
    titles: Mapping[str, Title]
    brought: Mapping[str, Carried]
    drawn: frozenset[str]  # units with a title that was made up
    above: Mapping[str, tuple[Unit, ...]]


def _gaps(units: Sequence[Unit], law: LawAtDate, asked: Asked) -> Iterator[Gap]:
    day, threads = asked.as_of, [unit.thread for unit in units]
    judged = judge_rolled(units, law, roll=asked.roll)
    titles = titles_at(day, basis=asked.basis, threads=threads)
    known = _Known(
        day, law, law_of(law), law_used(law), owners_on(day), judged.carried, states(units, law.base.id, day),
        titles, carried_titles([unit for unit in units if unit.thread not in titles], day, basis=asked.basis),
        frozenset(Recognition.objects.filter(synthetic=True, unit__thread__in=threads).values_list(
            "unit__thread", flat=True)), ancestors_of(units, day),
    )  # fmt: skip
    return (_gap(unit, judged.verdicts[unit.thread], known) for unit in units)


def _gap(unit: Unit, verdict: SubjectVerdict, known: _Known) -> Gap:
    thread, above = unit.thread, {one.level: one.full_name for one in known.above[unit.thread]}
    title, brought = known.titles.get(thread), known.brought.get(thread)
    reader = _Reader(verdict, known, thread)
    carried = known.carried.get(thread, {})
    return Gap(
        code=unit.code, unit=unit.full_name, district=above.get(Level.DISTRICT, ""),
        province=above.get(Level.PROVINCE, ""), day=known.day, law=known.cited, used=known.used,
        traits=say_traits(verdict.traits), title=TITLE_VI[title] if title else "",
        carried_title=TITLE_VI[brought.title] if brought and brought.title else "",
        criteria=tuple(reader.criterion(one) for one in verdict.criteria), standings=reader.standings(),
        carried_values=sum(one.gap is None for one in carried.values()),
        synthetic=uses_synthetic_values([verdict]) or thread in known.drawn
        or any(shows_synthetic(one) for one in carried.values())
        or any(one.fact.synthetic for one in known.standings.get(thread, {}).values()),
    )  # fmt: skip


class _Reader:
    """Reads the lines of one commune's verdict."""

    def __init__(self, verdict: SubjectVerdict, known: _Known, thread: str) -> None:
        self.verdict, self.known = verdict, known
        self.teller = Teller(verdict)
        self.names = {one.no: one.name for one in verdict.law.criteria}
        self.carried = known.carried.get(thread, {})
        self.by_measure = known.standings.get(thread, {})

    def criterion(self, one: CriterionVerdict) -> Criterion:
        counts = [sum(pv.status is status for pv in one.indicators) for status in (Status.MET, *_OPEN)]
        lines = tuple(line for pv in one.indicators if pv.status in _OPEN for line in self._lines(pv))
        return Criterion(one.no, self.names[one.no], one.status, one.counted, *counts, lines=lines)

    def standings(self) -> Standings:
        """Count the values that the set looks at, and the provisions that apply and have none."""
        states = [one.state for one in self.by_measure.values()]
        lacking = {
            pv.provision.measure for pv in walk(self.verdict)
            if pv.reason is Reason.NO_VALUE and pv.provision.measure and pv.provision.measure not in self.by_measure
        }  # fmt: skip
        return Standings(
            states.count(State.CONFIRMED), states.count(State.WAITING), states.count(State.ANSWERED),
            states.count(State.RETURNED), len(lacking),
        )  # fmt: skip

    def _lines(self, pv: ProvisionVerdict, *, part: bool = False) -> Iterator[Line]:
        """Give a line for an indicator, and one for each of its parts that is not met."""
        yield self._line(pv, part=part)
        for below in pv.parts:
            if below.status in _OPEN:
                yield from self._lines(below, part=True)

    def _line(self, pv: ProvisionVerdict, *, part: bool) -> Line:
        provision, fact, source = pv.provision, pv.fact, pv.provision.source
        owner = self.known.owners.of(self.verdict.law.base.id, provision.no)
        standing = self.by_measure.get(provision.measure or "")
        carried = self.carried.get(provision.no)
        number = fact.value if fact is not None and not isinstance(fact.value, bool) else None
        short, counted = gap(pv), counted_gap(pv)
        return Line(
            no=provision.no, name=plain_name(provision), status=pv.status,
            demand=say_demand(provision, at=pv.level_by or None),
            value=self.teller.finding(pv) if pv.parts else self._value(pv), gap="" if pv.parts else self._gap(pv),
            need="" if pv.parts else self._need(pv), owner=owner.name if owner else "", article=source.cited(),
            verified=source.verified, assumed=provision.no in self.teller.illustrated,
            stand=_stand(pv, standing, carried), returned=_returned(standing),
            carried=say_carried(carried, provision) if carried else "", level=pv.level, number=number,
            numerator=fact.numerator if fact else None, denominator=fact.denominator if fact else None,
            unit=provision.unit or "", short=None if short is None else readable(short, Decimal(0)),
            missing=readable(counted.missing, Decimal(0)) if counted and counted.nouns else None,
            noun=counted.nouns[0] if counted and counted.nouns else "",
            as_of=fact.as_of if fact else None, synthetic=bool(fact and fact.synthetic), part=part,
            whole=bool(pv.parts),
        )  # fmt: skip

    def _value(self, pv: ProvisionVerdict) -> str:
        """Say a value with the two numbers of a rate: "75% (3/4)"; blank where there is none."""
        fact = pv.fact
        if fact is None:
            return ""
        said = self.teller.value(pv)
        if fact.numerator is None or not fact.denominator:
            return said
        return f"{said} ({self.teller.number(fact.numerator)}/{self.teller.number(fact.denominator)})"

    def _gap(self, pv: ProvisionVerdict) -> str:
        if pv.status is not Status.UNMET:
            return ""
        if gap(pv):
            return say_gap(pv, self.teller)
        return "phải cao hơn hẳn mức quy định" if gap(pv) is not None else "cần được xác nhận đạt"

    def _need(self, pv: ProvisionVerdict) -> str:
        """Say what would make an unknown line known."""
        if pv.status is not Status.UNKNOWN:
            return ""
        if pv.reason is Reason.NO_VALUE:
            return "cần nhập số liệu" if pv.operator is not None else "cần có xác nhận đạt hay không đạt"
        return _NEED.get(pv.reason, self.teller.finding(pv))


def _stand(pv: ProvisionVerdict, standing: Standing | None, carried: CarriedFact | None) -> Stand:
    if standing is not None:
        return _STAND[standing.state]
    if pv.fact is None:
        return Stand.NOT_ENTERED
    return Stand.CARRIED if carried is not None else Stand.DERIVED


def _returned(standing: Standing | None) -> str:
    """Say why the department gave the value back: its reason, and what it wrote."""
    if standing is None or standing.state is not State.RETURNED:
        return ""
    said = (standing.reason.vi if standing.reason else "", standing.text)
    return "; ".join(part for part in said if part)


def say_traits(traits: Traits) -> str:
    """Say the traits that the law looks at: "vùng Trung du miền núi phía Bắc, khu vực III"."""
    said = []
    for key, value in traits.items():
        trait = TRAITS[key]
        if trait.kind is TraitKind.FLAG:
            said += [trait.vi] if value else []
        else:
            mark = ":" if trait.kind is TraitKind.COUNT else ""
            said.append(f"{trait.vi}{mark} {REGION_VI.get(str(value), value)}")
    return ", ".join(said)
