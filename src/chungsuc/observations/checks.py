"""Whether one value may enter the ledger; no database is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from django.utils import timezone

from chungsuc.errors import Where
from chungsuc.observations.errors import (
    DayInFuture,
    DenominatorNotPositive,
    HalfARate,
    NothingSaid,
    NotStorable,
    NumeratorOutOfRange,
    RateDisagrees,
    RecordedAtUnsound,
    TwoKindsOfValue,
    UnitNotInForce,
    WordMissing,
)
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit

_PLACES = Decimal("1E-8")  # decimals of the ledger's columns
_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)  # what SQLite gives back digit by digit
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_LIMITS = {"measure": 80, "source": 255, "said_by": 150}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value to be recorded (một số liệu sẽ ghi): ``value`` or ``attested``, or numerator and denominator.

    A rate with numerator and denominator gets its ``value``, in per cent, from them.
    """

    unit: Unit
    measure: str
    as_of: date
    value: Decimal | None = None
    attested: bool | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    source: str = ""
    said_by: str = ""
    note: str = ""
    synthetic: bool = False
    recorded_at: datetime | None = None


@dataclass(slots=True)
class Columns:
    """One observation that was checked, as the ledger's columns: lighter than a model where many are made at once."""

    unit_id: int
    measure: str
    as_of: date
    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None
    denominator: Decimal | None
    source: str
    said_by: str
    recorded_at: datetime
    note: str
    synthetic: bool
    recorded_by_id: int | None = None
    supersedes_id: int | None = None
    batch_id: int | None = None


Numbers = tuple[Decimal | None, Decimal | None, Decimal | None]


def moment(recorded_at: datetime | None) -> datetime:
    """Give the moment of recording: now when none is given.

    Raises:
        RecordedAtUnsound: without a time zone, or in the future.
    """
    now = timezone.now()
    if recorded_at is None:
        return now
    if timezone.is_naive(recorded_at) or recorded_at > now:
        raise RecordedAtUnsound(recorded_at=recorded_at)
    return recorded_at


def checked(entry: Entry, recorded_at: datetime) -> Observation:
    """Give the entry as an observation that may be stored: numbers in the ledger's precision, the rate computed.

    Raises:
        ObservationFault: the first rule that it breaks (CS-OBS-1xx).
    """
    where = Where(path=entry.measure, unit=entry.unit.full_name, day=entry.as_of)
    check_words(entry, where)
    check_day(entry.unit, entry.as_of, recorded_at, where)
    numbers = entry.value, entry.numerator, entry.denominator
    value, numerator, denominator = sound(entry.measure, entry.attested, numbers, where)
    return Observation(
        unit=entry.unit, measure=entry.measure, as_of=entry.as_of, value=value, attested=entry.attested,
        numerator=numerator, denominator=denominator, source=entry.source, said_by=entry.said_by,
        recorded_at=recorded_at, note=entry.note, synthetic=entry.synthetic,
    )  # fmt: skip


def sound(measure: str, attested: bool | None, numbers: Numbers, where: Where) -> Numbers:
    """Give value, numerator and denominator in the ledger's precision, the rate computed.

    Raises:
        ObservationFault: as ``checked``, of the value alone.
    """
    value, numerator, denominator = numbers
    rated = numerator is not None or denominator is not None
    value = storable(value, where)
    if rated:
        numerator, denominator = storable(numerator, where), storable(denominator, where)
    if attested is not None and (rated or value is not None):
        raise TwoKindsOfValue(where=where, measure=measure, value=told(value or numerator or denominator))
    if rated:
        value = rate(value, numerator, denominator, where)
    if value is None and attested is None:
        raise NothingSaid(where=where, measure=measure)
    return value, numerator, denominator


def check_words(entry: Entry, where: Where) -> None:
    for field, limit in _LIMITS.items():
        text = getattr(entry, field)
        if not text or not text.strip() or len(text) > limit:
            raise WordMissing(where=where, field=field, limit=limit)


def check_day(unit: Unit, as_of: date, recorded_at: datetime, where: Where) -> None:
    """Hold the day against the moment of recording and against the unit's own interval."""
    recorded_on = timezone.localtime(recorded_at).date()
    if as_of > recorded_on:
        raise DayInFuture(where=where, as_of=as_of, recorded_on=recorded_on)
    begun = unit.valid_from is None or unit.valid_from <= as_of
    ended = unit.valid_until is not None and unit.valid_until <= as_of
    if not begun or ended:
        raise UnitNotInForce(
            where=where, unit=unit.full_name, code=unit.code, as_of=as_of,
            valid_from=unit.valid_from or "…", valid_until=unit.valid_until or "…",
        )  # fmt: skip


def storable(number: Decimal | None, where: Where) -> Decimal | None:
    """Give the number with the ledger's 8 decimals.

    Raises:
        NotStorable: not a finite number, or more digits than every database gives back.
    """
    if number is None:
        return None
    rounded = _rounded(number) if number.is_finite() else None
    if rounded is None:
        raise NotStorable(where=where, value=number)
    return rounded


@lru_cache(maxsize=16_384)
def _rounded(number: Decimal) -> Decimal | None:
    if abs(number) >= Decimal("1E15"):
        return None
    rounded = number.quantize(_PLACES, context=_WIDE)
    return rounded if rounded == number == _EXACT.plus(rounded) else None


def rate(value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None, where: Where) -> Decimal:
    """Compute the rate in per cent, and hold a value given beside it against the result.

    Raises:
        HalfARate, DenominatorNotPositive, NumeratorOutOfRange, RateDisagrees.
    """
    if numerator is None or denominator is None:
        raise HalfARate(where=where, numerator=told(numerator), denominator=told(denominator))
    if denominator <= 0:
        raise DenominatorNotPositive(where=where, denominator=told(denominator))
    if not 0 <= numerator <= denominator:
        raise NumeratorOutOfRange(where=where, numerator=told(numerator), denominator=told(denominator))
    exact = _WIDE.divide(numerator * 100, denominator)
    computed = exact.quantize(_PLACES, context=_WIDE)
    if value is not None and value != computed and not _rounds_to(exact, value):
        raise RateDisagrees(
            where=where, value=told(value), numerator=told(numerator), denominator=told(denominator),
            computed=told(computed),
        )  # fmt: skip
    return computed


def _rounds_to(exact: Decimal, value: Decimal) -> bool:
    step = Decimal(1).scaleb(tidy(value).as_tuple().exponent)  # type: ignore[arg-type]  # finite by now
    return exact.quantize(step, context=_WIDE) == value


@lru_cache(maxsize=16_384)  # of equal numbers, however many zeros they end in, it gives the same
def tidy(number: Decimal) -> Decimal:
    """Drop trailing zeros without falling into powers of ten: 93.70000000 → 93.7, 100.00000000 → 100."""
    short = number.normalize(_WIDE)
    return short.quantize(Decimal(1)) if short.as_tuple().exponent > 0 else short  # type: ignore[operator]


def told(number: Decimal | None) -> Decimal | str:
    """Give a number for the words of an error, which write it as each language does; a dash for none."""
    return "—" if number is None else tidy(number)
