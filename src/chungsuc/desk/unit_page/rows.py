"""The lines of a unit's page: an indicator with value, level, gap, who answers for it, and why it is so judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from chungsuc.accounts.models import Department
from chungsuc.accounts.ownership import Owners
from chungsuc.desk import amounts
from chungsuc.desk.say import language, say
from chungsuc.engine.gaps import counted_gap
from chungsuc.engine.prose import gap, illustrated_numbers, say_verdict
from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import Fact, ProvisionVerdict, Status, SubjectVerdict
from chungsuc.evidence.queries import EvidenceView
from chungsuc.verdicts.carried import CarriedFact
from chungsuc.verdicts.carried_words import say_carried
from chungsuc.verification.standing import Standing

OPEN = (Status.UNMET, Status.UNKNOWN)
Carried = Mapping[str, CarriedFact]  # what the unit carries, by number of provision


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the verdicts: owners, files and who said what, by number of provision."""

    set_id: str
    owners: Owners
    evidence: Mapping[str, tuple[EvidenceView, ...]] = field(default_factory=dict)
    carried: Carried = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One line of the page; every field is in words already."""

    no: str
    name: str
    status: Status
    value: str
    counted: str
    level: str
    unit: str
    gap: str
    gap_note: str
    article: str
    caution: str
    said: str
    sentence: str
    owner: Department | None
    evidence: tuple[EvidenceView, ...]
    standing: Standing | None  # who entered the value, who verified it
    carried: str
    far: Decimal  # how far from the level, as a share of it: the worst come first


@dataclass(frozen=True, slots=True)
class CriterionCard:
    no: str
    name: str
    status: Status
    rows: tuple[IndicatorRow, ...]


def cards(verdict: SubjectVerdict, beside: Beside) -> list[CriterionCard]:
    """Give every criterion with a line for each provision that looks at a fact."""
    names = {criterion.no: criterion.name for criterion in verdict.law.criteria}
    return [
        CriterionCard(one.no, names[one.no], one.status, tuple(lines(one.indicators, verdict, beside)))
        for one in verdict.criteria
    ]


def left_to_do(criteria: Iterable[CriterionCard]) -> list[IndicatorRow]:
    """Give the lines that are not met: unmet before unknown, of these the farthest from its level first."""
    rows = [row for card in criteria if card.status in OPEN for row in card.rows if row.status in OPEN]
    return sorted(rows, key=lambda row: (OPEN.index(row.status), -row.far))


def lines(verdicts: Iterable[ProvisionVerdict], subject: SubjectVerdict, beside: Beside) -> Iterator[IndicatorRow]:
    """Give a line for each provision that looks at a fact; a rule over parts is shown by its parts."""
    for verdict in verdicts:
        if verdict.parts:
            yield from lines(verdict.parts, subject, beside)
            continue
        yield _line(verdict, subject, beside)


def _line(verdict: ProvisionVerdict, subject: SubjectVerdict, beside: Beside) -> IndicatorRow:
    provision = verdict.provision
    carried = beside.carried.get(provision.no)
    missing, note = _gap(verdict)
    return IndicatorRow(
        no=provision.no,
        name=provision.name,
        status=verdict.status,
        value=amounts.value(verdict.fact.value if verdict.fact else None, provision, verdict.level),
        counted=amounts.parts(verdict.fact),
        level=amounts.level(verdict),
        unit=provision.unit if provision.unit and provision.unit != "%" else "",
        gap=missing,
        gap_note=note,
        article=provision.source.cited(),
        caution=_caution(verdict, subject),
        said=_said(verdict.fact, carried, subject.law.day),
        sentence=say_verdict(verdict, subject, language()),
        owner=beside.owners.of(beside.set_id, provision.no),
        evidence=beside.evidence.get(provision.no, ()),
        standing=beside.standings.get(provision.no),
        carried=say_carried(carried, provision) if carried else "",
        far=_far(verdict),
    )


def _said(fact: Fact | None, carried: CarriedFact | None, day: date) -> str:
    """Say what one must know of a value: that it was carried, that it is of an earlier day."""
    if fact is None:
        return say("không quy đổi được", "could not be carried") if carried else ""
    words = [say("quy đổi", "carried")] if carried else []
    if fact.as_of and fact.as_of != day:
        words.append(say(f"số liệu {fact.as_of:%d/%m/%Y}", f"of {fact.as_of:%d/%m/%Y}"))
    return ", ".join(words)


def _gap(verdict: ProvisionVerdict) -> tuple[str, str]:
    """Say the gap in what the user counts ("126 hộ"), with the gap of the rate beside it."""
    short = gap(verdict)
    if not short:
        return _wanted(verdict), ""
    rate = verdict.provision.unit == "%"
    points = say("điểm %", "points")
    amount = amounts.number(readable(short, Decimal(0)))
    counted = counted_gap(verdict)
    if counted is None or counted.nouns is None:
        return amount, points if rate else verdict.provision.unit or ""
    noun = counted.nouns[1 if language() == "en" else 0]
    return f"{amounts.number(counted.missing)} {noun}", f"{amount} {points}"


def _wanted(verdict: ProvisionVerdict) -> str:
    """Say what is missing where it is no amount: somebody's word, or a value."""
    if verdict.status is not Status.UNKNOWN or verdict.fact is not None:
        return ""
    if verdict.operator is None:
        return say("xác nhận", "a confirmation")
    return say("số liệu", "a value")


def _far(verdict: ProvisionVerdict) -> Decimal:
    """Reckon how far a value is from its level, as a share of the level; what has no number is as far as can be."""
    short = gap(verdict)
    if not short:
        return Decimal(1)
    return min(Decimal(1), short / abs(verdict.level)) if verdict.level else Decimal(1)


def _caution(verdict: ProvisionVerdict, subject: SubjectVerdict) -> str:
    """Say in place what the level rests on: an assumption, or a source nobody has checked."""
    if verdict.provision.no in illustrated_numbers(subject.law):
        return say("giả định minh họa", "assumed for illustration")
    resting = verdict.level is not None or verdict.operator is None
    unchecked = say("chưa đối chiếu văn bản gốc", "not checked against the decree")
    return unchecked if resting and not verdict.provision.source.verified else ""
