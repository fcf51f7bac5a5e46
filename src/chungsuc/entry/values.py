"""What stands in the fields of the form, read as people write it: every field's faults, none guessed (ô nhập)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from chungsuc.engine.errors import ValueUnreadable
from chungsuc.engine.reading import DecimalMark, is_blank, read_number, read_value
from chungsuc.engine.single import stray_number
from chungsuc.entry.errors import PartsNotTaken
from chungsuc.errors import ChungSucError
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Compare, Provision

Raw = str | Decimal | bool | None


class Said(NamedTuple):
    """One field as it was filled (một ô): ``value`` as people write it, or numerator and denominator of a rate.

    All blank means: unchanged. ``retract`` takes the value of this day back.
    """

    value: Raw = None
    numerator: Raw = None
    denominator: Raw = None
    note: str = ""
    retract: bool = False

    @property
    def parts(self) -> tuple[object, ...]:
        return tuple(self)

    @property
    def states(self) -> bool:
        """True when a value stands in it."""
        return not (is_blank(self.value) and is_blank(self.numerator) and is_blank(self.denominator))

    @property
    def empty(self) -> bool:
        return not self.retract and not self.states


class Value(NamedTuple):
    """A field that could be read; numbers as they were written."""

    value: Decimal | None = None
    attested: bool | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def takes_parts(provision: Provision) -> bool:
    """True when the value is a rate that may be given by numerator and denominator."""
    return isinstance(provision.requirement, Compare) and (provision.unit or "").strip() == "%"


def read_said(
    provision: Provision, said: Said, decimal: DecimalMark | None = None
) -> tuple[Value | None, list[ChungSucError]]:
    """Read one field, and give either its value or everything that is wrong with it."""
    faults: list[ChungSucError] = []
    value = attested = None
    if not is_blank(said.value):
        try:
            found = read_value(provision, said.value, decimal=decimal)  # type: ignore[arg-type]  # not blank
            value, attested = (None, found) if isinstance(found, bool) else (found, None)
        except ChungSucError as error:
            faults.append(error)
    parts = [_part(raw, decimal, faults) for raw in (said.numerator, said.denominator)]
    if parts != [None, None] and not takes_parts(provision):
        faults.append(PartsNotTaken(no=provision.no))
    return (None, faults) if faults else (Value(value, attested, *parts), faults)


def _part(raw: Raw, decimal: DecimalMark | None, faults: list[ChungSucError]) -> Decimal | None:
    if is_blank(raw):
        return None
    if isinstance(raw, Decimal):
        return raw
    try:
        return read_number(str(raw), unit="", decimal=decimal)
    except ValueUnreadable as error:
        faults.append(error)
        return None


def provisions_of(
    law: LawAtDate, values: Mapping[str, Said]
) -> tuple[dict[str, Provision], dict[str, list[ChungSucError]]]:
    """Give the provision of each number that was said, and a fault for each that takes no value."""
    found: dict[str, Provision] = {}
    faults: dict[str, list[ChungSucError]] = {}
    for no in values:
        provision = law.by_no.get(no)
        if provision is None or provision.measure is None or not provision.takes_fact:
            faults[no] = [stray_number(law, no)]
        else:
            found[no] = provision
    return found, faults
