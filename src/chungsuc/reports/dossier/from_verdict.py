"""A verdict of the engine as the rows and the law that papers print (từ kết quả đánh giá sang giấy tờ)."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.engine.prose import Teller
from chungsuc.engine.verdict import ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import plain_name, say_demand
from chungsuc.law.tree import Decision
from chungsuc.reports.dossier.inputs import Cited, Criterion, Indicator, Law


def law_of(law: LawAtDate) -> Law:
    """Cite the law that judged, and say how much of it nobody has verified."""
    facts = [provision for provision in law.provisions() if provision.takes_fact]
    return Law(
        set_id=law.base.id, name=law.base.name, decision=_cited(law.base.decision), version=law.version,
        levels=len(facts), unverified=sum(not provision.source.verified for provision in facts),
        assumed=len(law.illustrated), overlays=tuple(_cited(one.decision) for one in law.overlays),
    )  # fmt: skip


def criteria_of(verdict: SubjectVerdict) -> tuple[Criterion, ...]:
    """Give every criterion with its indicators and their parts: demand, value, verdict, article, what is missing."""
    names = {criterion.no: criterion.name for criterion in verdict.law.criteria}
    teller = Teller(verdict)
    return tuple(
        Criterion(
            one.no, names[one.no], one.status, counted=one.counted,
            indicators=tuple(row for pv in one.indicators for row in _rows(pv, teller, part=False)),
        )
        for one in verdict.criteria
    )  # fmt: skip


def _rows(pv: ProvisionVerdict, teller: Teller, *, part: bool) -> Iterator[Indicator]:
    fact, source = pv.fact, pv.provision.source
    yield Indicator(
        no=pv.provision.no, name=plain_name(pv.provision), demand=say_demand(pv.provision, at=pv.level_by or None),
        value=teller.value(pv) if fact else (teller.finding(pv) if pv.parts else ""),
        as_of=fact.as_of if fact else None, status=pv.status, article=source.cited(), verified=source.verified,
        gap=_gap(pv, teller), part=part,
    )  # fmt: skip
    for below in pv.parts:
        yield from _rows(below, teller, part=True)


def _gap(pv: ProvisionVerdict, teller: Teller) -> str:
    """Say what is missing, or why nobody can say."""
    if pv.status is Status.UNMET:
        return ", ".join(teller.missing(pv)) if not pv.parts else ""
    if pv.status is Status.UNKNOWN and pv.reason not in (Reason.BY_PARTS, Reason.BY_CASE, Reason.BY_CRITERIA):
        return teller.not_known(pv)
    return ""


def _cited(decision: Decision) -> Cited:
    return Cited(decision.number, decision.signed)
