"""What the page of one commune shows: its verdict, what is left to do, its titles and its lineage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from chungsuc.desk.asked import Asked
from chungsuc.engine.gaps import counted_gap
from chungsuc.engine.prose import gap, illustrated_numbers, say_verdict
from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import Fact, ProvisionVerdict, Status, SubjectVerdict
from chungsuc.figures.assembly import law_used, uses_synthetic_values
from chungsuc.figures.carried import made_of_others
from chungsuc.law.prose import number_vi
from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import Attested, HoldsTitle, NoneAllowed, Operator
from chungsuc.recognition.queries import history_of, titles_at
from chungsuc.units.models import Link, Unit
from chungsuc.units.queries import parent_of, traits_of
from chungsuc.verdicts.carried import CarriedFact
from chungsuc.verdicts.carried_words import NOT_AN_ASSESSMENT_VI, say_carried, shows_synthetic
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_rolled

SIGNS = {Operator.AT_LEAST: "≥", Operator.MORE_THAN: ">", Operator.AT_MOST: "≤", Operator.LESS_THAN: "<"}
OPEN = (Status.UNMET, Status.UNKNOWN)
Carried = Mapping[str, CarriedFact]  # what the unit carries, by number of provision


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One line of the page: an indicator or part, with value, level, gap and the sentence that explains it."""

    no: str
    name: str
    status: Status
    value: str
    level: str
    unit: str
    gap: str
    gap_note: str
    caution: str
    said: str
    sentence: str
    carried: str = ""


@dataclass(frozen=True, slots=True)
class CriterionCard:
    no: str
    name: str
    status: Status
    rows: tuple[IndicatorRow, ...]


def content(unit: Unit, asked: Asked) -> dict[str, Any]:
    """Gather the page of one unit: a fixed number of queries."""
    judged = judge_rolled([unit], law_for(asked.set_id, asked.day), roll=asked.roll)
    verdict, carried = judged.verdicts[unit.thread], judged.carried.get(unit.thread, {})
    names = {criterion.no: criterion.name for criterion in verdict.law.criteria}
    criteria = [
        CriterionCard(c.no, names[c.no], c.status, tuple(_rows(c.indicators, verdict, carried)))
        for c in verdict.criteria
    ]
    statuses = [c.status for c in verdict.criteria if c.counted]
    recognitions = history_of([unit.thread]).get(unit.thread, ())
    return {
        "unit": unit,
        "place": _place(unit, asked),
        "traits": _traits(unit, asked),
        "last_day": unit.valid_until and unit.valid_until - timedelta(days=1),
        "criteria": criteria,
        "left": sorted((r for c in criteria for r in c.rows if r.status in OPEN), key=lambda r: OPEN.index(r.status)),
        "met": verdict.criteria_met,
        "total": len(statuses),
        "unmet": statuses.count(Status.UNMET),
        "unknown": statuses.count(Status.UNKNOWN),
        "title": titles_at(asked.day, threads=[unit.thread]).get(unit.thread),
        "recognitions": recognitions,
        "lineage": list(_lineage(unit)),
        "law": law_used(verdict.law),
        "synthetic": (
            uses_synthetic_values([verdict])
            or any(r.synthetic for r in recognitions)
            or any(shows_synthetic(one) for one in carried.values())
        ),
        "made": len(made_of_others([unit.thread] if Status.UNKNOWN in statuses else [], asked.day)),
        "carried_values": sum(one.gap is None for one in carried.values()),
        "carried_notes": list(_carried_notes(carried)) if asked.carries else [],
        "illustrated": bool(verdict.law.illustrated),
    }


def _carried_notes(carried: Carried) -> Iterator[str]:
    """Say how many values were carried to the unit and that they are no assessment of it."""
    if not carried:
        yield "Đơn vị này không có số liệu nào phải quy đổi từ đơn vị khác."
        return
    done = sum(one.gap is None for one in carried.values())
    yield (
        f"Số liệu quy về đơn vị hiện nay: {done} giá trị quy đổi từ các đơn vị trước sắp xếp, {len(carried) - done} "
        "không quy đổi được (lý do ghi ở từng chỉ tiêu)."
    )
    yield NOT_AN_ASSESSMENT_VI


def _rows(
    verdicts: tuple[ProvisionVerdict, ...], subject: SubjectVerdict, carried: Carried
) -> Iterator[IndicatorRow]:  # fmt: skip
    """Give a line for each provision that looks at a fact; a rule over parts is shown by its parts."""
    for verdict in verdicts:
        if verdict.parts:
            yield from _rows(verdict.parts, subject, carried)
            continue
        yield _row(verdict, subject, carried.get(verdict.provision.no))


def _row(verdict: ProvisionVerdict, subject: SubjectVerdict, carried: CarriedFact | None) -> IndicatorRow:
    provision, fact = verdict.provision, verdict.fact
    missing, note = _gap(verdict)
    return IndicatorRow(
        no=provision.no,
        name=provision.name,
        status=verdict.status,
        value=_value(verdict),
        level=_level(verdict),
        unit=provision.unit if provision.unit and provision.unit != "%" else "",
        gap=missing,
        gap_note=note,
        caution=_caution(verdict, subject),
        said=_said(fact, carried),
        sentence=say_verdict(verdict, subject),
        carried=say_carried(carried, provision) if carried else "",
    )


def _said(fact: Fact | None, carried: CarriedFact | None) -> str:
    if fact is None:
        return "không quy đổi được" if carried else ""
    words = [*(["quy đổi"] if carried else []), *([f"ngày {fact.as_of:%d/%m/%Y}"] if fact.as_of else [])]
    return ", ".join(words)


def _gap(verdict: ProvisionVerdict) -> tuple[str, str]:
    """Say the gap in what the user counts ("126 hộ"), with the gap of the rate beside it."""
    short = gap(verdict)
    if not short:
        return "", ""
    rate = verdict.provision.unit == "%"
    amount = number_vi(readable(short, Decimal(0)))
    counted = counted_gap(verdict)
    if counted is None or counted.nouns is None:
        return amount, "điểm %" if rate else verdict.provision.unit or ""
    return f"{number_vi(counted.missing)} {counted.nouns[0]}", f"{amount} điểm %"


def _caution(verdict: ProvisionVerdict, subject: SubjectVerdict) -> str:
    """Say in place what the level rests on: an assumption, or a source nobody has checked."""
    if verdict.provision.no in illustrated_numbers(subject.law):
        return "giả định minh họa"
    resting = verdict.level is not None or verdict.operator is None
    return "chưa đối chiếu" if resting and not verdict.provision.source.verified else ""


def _value(verdict: ProvisionVerdict) -> str:
    if verdict.fact is None:
        return "—"
    value = verdict.fact.value
    if isinstance(value, bool):
        return "Đạt" if value else "Không đạt"
    return number_vi(readable(value, verdict.level)) + _percent_sign(verdict)


def _level(verdict: ProvisionVerdict) -> str:
    if isinstance(verdict.provision.requirement, Attested | HoldsTitle):
        return "Đạt"
    if isinstance(verdict.provision.requirement, NoneAllowed):
        return "Không"
    if verdict.operator is None or verdict.level is None:
        return "chưa rõ"
    return f"{SIGNS[verdict.operator]} {number_vi(verdict.level)}{_percent_sign(verdict)}"


def _percent_sign(verdict: ProvisionVerdict) -> str:
    return "%" if verdict.provision.unit == "%" else ""


def _place(unit: Unit, asked: Asked) -> str:
    """Name what the unit lies in, from the nearest up."""
    above: list[str] = []
    parent = parent_of(unit, asked.day)
    while parent is not None:
        above.append(parent.full_name)
        parent = parent_of(parent, asked.day)
    return ", ".join(above)


def _traits(unit: Unit, asked: Asked) -> str:
    said = []
    for key, value in traits_of([unit], asked.day).get(unit.thread, {}).items():
        trait = TRAITS[key]
        if trait.kind is TraitKind.FLAG:
            said += [trait.vi] if value else []
        else:
            said.append(f"{trait.vi} {value}")
    return ", ".join(said)


def _lineage(unit: Unit) -> Iterator[dict[str, str]]:
    """Say what the thread came from and what it went into, with the decree."""
    links = Link.objects.select_related("old", "new")
    for link in links.filter(new__thread=unit.thread).exclude(old__thread=unit.thread).order_by("day"):
        yield {"words": f"{link.day:%d/%m/%Y}: nhận {_how_much(link)} {link.old.full_name}", "decree": link.decree}
    for link in links.filter(old__thread=unit.thread).exclude(new__thread=unit.thread).order_by("day"):
        yield {"words": f"Từ {link.day:%d/%m/%Y}: {_how_much(link)} vào {link.new.full_name}", "decree": link.decree}


def _how_much(link: Link) -> str:
    return "toàn bộ" if link.whole else "một phần"
