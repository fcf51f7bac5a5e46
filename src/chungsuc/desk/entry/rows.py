"""What one field of the form shows: what is asked, what is on record, what stands in it, what it would mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chungsuc.accounts.ownership import Owners
from chungsuc.desk.entry.beside import Beside, Returned, Word
from chungsuc.desk.say import language, say
from chungsuc.engine.errors import AmbiguousNumber
from chungsuc.engine.gaps import counted_gap, gap
from chungsuc.engine.prose import STATUS_EN, STATUS_SIGN, STATUS_VI
from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import ProvisionVerdict, Reason, SubjectVerdict
from chungsuc.entry.checking import Checked
from chungsuc.entry.fields import ANSWER, DENOMINATOR, NOTE, NUMERATOR, REASON, RETRACT, VALUE
from chungsuc.entry.ground import Ground
from chungsuc.entry.on_record import OnRecord
from chungsuc.entry.values import takes_parts
from chungsuc.errors import ChungSucError
from chungsuc.law.numbers import say_number, say_unit
from chungsuc.law.prose import plain_name, say_demand
from chungsuc.law.tree import Attested, HoldsTitle, NoneAllowed, Provision
from chungsuc.observations.checks import tidy


class Shape(StrEnum):
    """How a value is typed in (kiểu ô)."""

    NUMBER = "number"
    RATE = "rate"
    ATTESTED = "attested"
    NONE = "none"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in words; ``choices`` are the ways to write what may have been meant."""

    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A verdict as a chip: class, words, and the gap in the user's units."""

    status: str
    words: str
    gap: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form; ``typed`` by kind of field (``entry.fields``)."""

    no: str
    slug: str
    name: str
    unit: str
    shape: Shape
    demand: str
    caution: str
    owner: str
    last: str
    last_day: str
    copy: Mapping[str, str]
    same_day: bool
    applies: bool
    derived: str
    chip: Chip
    typed: Mapping[str, str]
    faults: tuple[Fault, ...]
    asked: tuple[str, ...]
    reason_wanted: bool
    word: Word | None
    returned: Returned | None
    evidence: tuple[int, str] | None


def slug(no: str) -> str:
    """Give an id for a page: ``17.1/a`` → ``17_1-a``."""
    return no.replace("/", "-").replace(".", "_")


def fields(
    ground: Ground, typed: Mapping[str, str], checked: Checked, verdict: SubjectVerdict, owners: Owners, by: Beside
) -> Iterator[Field]:
    """Give the fields of the form in the law's order; what follows from its parts has none."""
    for criterion in verdict.criteria:
        for pv in criterion.indicators:
            for leaf in _leaves(pv):
                yield _field(ground, typed, checked, leaf, owners, by)


def _leaves(pv: ProvisionVerdict) -> Iterator[ProvisionVerdict]:
    if pv.provision.takes_fact and pv.provision.measure is not None:
        yield pv
    for part in pv.parts:
        yield from _leaves(part)


def _field(
    ground: Ground, typed: Mapping[str, str], checked: Checked, pv: ProvisionVerdict, owners: Owners, by: Beside
) -> Field:  # fmt: skip
    provision = pv.provision
    no, measure = provision.no, provision.measure or ""
    row, owner = ground.on_record.get(measure), owners.of(ground.law.base.id, no)
    kinds = (VALUE, NUMERATOR, DENOMINATOR, RETRACT, REASON, NOTE, ANSWER)
    own = {kind: typed.get(f"{kind}:{no}", "") for kind in kinds}
    return Field(
        no=no,
        slug=slug(no),
        name=plain_name(provision),
        unit=say_unit(provision.unit),
        shape=shape(provision),
        demand=say_demand(provision, language(), at=pv.level_by or None),
        caution=_caution(ground, pv),
        owner=owner.name if owner else "",
        last=value_words(row, provision.unit),
        last_day=f"{row.as_of:%d/%m/%Y}" if row else "",
        copy=as_typed(row),
        same_day=ground.same_day(measure) is not None,
        applies=pv.reason is not Reason.EXCUSED,
        derived=_derived(ground, pv),
        chip=chip(pv),
        typed=own,
        faults=tuple(fault_words(fault) for fault in checked.faults.get(no, ())),
        asked=tuple(question.text(language()) for question in _questions(checked, no)),
        reason_wanted=bool(own[REASON] or own[RETRACT] or checked.asked.get(no)),
        word=by.word(measure),
        returned=by.returned(measure),
        evidence=by.evidence(ground.law.base.id, provision),
    )


def _questions(checked: Checked, no: str) -> Sequence[ChungSucError]:
    return [*checked.asked.get(no, ()), *checked.answered.get(no, ())]


def shape(provision: Provision) -> Shape:
    """Tell how a value of the provision is typed in."""
    match provision.requirement:
        case Attested(left_to_province=True):
            return Shape.OPEN
        case Attested() | HoldsTitle():
            return Shape.ATTESTED
        case NoneAllowed():
            return Shape.NONE
        case _:
            return Shape.RATE if takes_parts(provision) else Shape.NUMBER


def chip(pv: ProvisionVerdict) -> Chip:
    """Say a verdict in a chip, with what is missing beside it."""
    words = f"{STATUS_SIGN[pv.status]} {say(STATUS_VI[pv.status], STATUS_EN[pv.status])}"
    return Chip(pv.status.value, words, _gap_words(pv))


def _gap_words(pv: ProvisionVerdict) -> str:
    short = gap(pv)
    if not short:
        return ""
    counted = counted_gap(pv)
    if counted is not None and counted.nouns is not None:
        amount = f"{say_number(counted.missing, language())} {say(*counted.nouns)}"
    else:
        unit = say("điểm %", "points") if pv.provision.unit == "%" else say_unit(pv.provision.unit)
        amount = f"{say_number(readable(short, Decimal(0)), language())} {unit}".strip()
    return say(f"lệch {amount}", f"{amount} off")


def _caution(ground: Ground, pv: ProvisionVerdict) -> str:
    if pv.provision.no in ground.law.illustrated:
        return say("mức giả định minh họa", "level assumed for illustration")
    rests = pv.level is not None or pv.operator is None
    return say("mức chưa đối chiếu", "level not checked") if rests and not pv.provision.source.verified else ""


def _derived(ground: Ground, pv: ProvisionVerdict) -> str:
    if pv.provision.no not in ground.derived:
        return ""
    return say("Hệ thống lấy từ các quyết định công nhận, không phải nhập.", "Taken from the decisions of recognition.")


def fault_words(fault: ChungSucError) -> Fault:
    """Say a fault; of a number that reads two ways both ways to write it are offered."""
    if not isinstance(fault, AmbiguousNumber):
        return Fault(fault.text(language()))
    whole, decimal = str(fault.data["as_grouped"]), str(fault.data["decimal_plain"]).replace(".", ",")
    text = fault.data["text"]
    vi, en = (
        f"«{text}» đọc được hai cách: viết {whole} hoặc {decimal}.",
        f"“{text}” reads two ways: {whole} or {decimal}.",
    )
    return Fault(say(vi, en), (whole, decimal))


# ── values in words and as typed ─────────────────────────────────────────────────────────────────────


def value_words(row: OnRecord | None, unit: str | None = None) -> str:
    """Say what is on record: ``93,7% (118/126)``, ``Đạt``; a dash where nothing is."""
    if row is None or row.retracted:
        return "—" if row is None else say("đã rút lại", "taken back")
    if row.value is None:
        return say("Đạt", "Met") if row.attested else say("Không đạt", "Not met")
    said = say_number(readable(tidy(row.value)), language()) + ("%" if (unit or "").startswith("%") else "")
    if row.numerator is None or row.denominator is None:
        return said
    parts = (say_number(tidy(part), language()) for part in (row.numerator, row.denominator))
    return f"{said} ({'/'.join(parts)})"


def as_typed(row: OnRecord | None) -> dict[str, str]:
    """Give what is on record as one would type it again, so that it reads in one way only."""
    if row is None or row.retracted:
        return {}
    if row.value is None:
        return {VALUE: "Đạt" if row.attested else "Không đạt"}
    if row.numerator is not None and row.denominator is not None:
        return {NUMERATOR: plain(row.numerator), DENOMINATOR: plain(row.denominator)}
    return {VALUE: plain(row.value)}


def plain(number: Decimal) -> str:
    """Write a number without groups: ``1234,5``; with three decimals a fourth, since ``1,234`` reads two ways."""
    text = f"{tidy(number):f}".replace(".", ",")
    whole, mark, decimals = text.partition(",")
    return f"{whole}{mark}{decimals}0" if len(decimals) == 3 else text
