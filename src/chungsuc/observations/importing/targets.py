"""What a column or an indicator's number stands for in a law: a provision that takes a fact, or a whole criterion.

A province's own summary says of each commune and each of the 19 criteria "đạt" or "chưa đạt". That is a
declaration by the unit, not the facts by which the law judges. It is kept under a measure of its own,
``<set>#criterion:<no>``, which belongs to no provision: no verdict ever looks at it, a report may show it as
"tự đánh giá". Only where a criterion consists of one indicator does its column speak of that indicator too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from chungsuc.engine.errors import FactNotTaken, UnknownIndicator, ValueUnreadable
from chungsuc.engine.reading import DecimalMark, fold, read_attested, read_value
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Attested, Criterion, HoldsTitle, Provision
from chungsuc.observations.file_errors import CriterionTakesNoNumber, IndicatorAmbiguous

_LEAD = re.compile(r"^(chi tieu(?: so)?|ct|indicator)\s*[.:]?\s*")
_CRITERION_LEAD = re.compile(r"^(tieu chi(?: so)?|tc|criterion)\s*[.:]?\s*")
_NUMBER = re.compile(r"^((?:dk\.?)?\d+(?:\.\d+)*(?:/[a-z](?:-[a-z])?)?)(?=$|[\s.:)–-])")


def criterion_measure(set_id: str, no: str) -> str:
    """Name the measure of a unit's own declaration on a whole criterion (tự đánh giá)."""
    return f"{set_id}#criterion:{no}"


@dataclass(frozen=True, slots=True)
class Target:
    """Where the values of one column go: to a provision, to a criterion's declaration, or to whichever they fit."""

    no: str
    provision: Provision | None = None
    criterion: Criterion | None = None
    set_id: str = ""

    def read(self, raw: str | Decimal | bool, decimal: DecimalMark | None) -> tuple[str, Decimal | bool]:
        """Give the measure and the value of one cell.

        Raises:
            ValueUnreadable, FactWrongType: not a value of the provision.
            CriterionTakesNoNumber: a number where only đạt / chưa đạt can stand.
        """
        if self.provision is None or (self.criterion is not None and self._declares(raw)):
            return self._declaration(raw)
        assert self.provision.measure is not None  # `Targets` makes no other
        return self.provision.measure, read_value(self.provision, raw, decimal=decimal)

    def _declares(self, raw: str | Decimal | bool) -> bool:
        """True when a criterion's column says đạt / chưa đạt of something that is not itself an attestation."""
        assert self.provision is not None
        if isinstance(self.provision.requirement, Attested | HoldsTitle) or isinstance(raw, Decimal):
            return False
        return isinstance(raw, bool) or not re.match(r"^\s*[+−-]?\s*\d", raw)

    def _declaration(self, raw: str | Decimal | bool) -> tuple[str, bool]:
        assert self.criterion is not None
        measure = criterion_measure(self.set_id, self.criterion.no)
        if isinstance(raw, bool):
            return measure, raw
        try:
            return measure, read_attested(f"{raw:f}" if isinstance(raw, Decimal) else raw)
        except ValueUnreadable as error:
            if isinstance(raw, str) and not raw.strip()[:1].isdigit():
                raise
            nos = ", ".join(indicator.no for indicator in self.criterion.indicators)
            raise CriterionTakesNoNumber(criterion=self.criterion.no, value=raw, indicators=nos) from error


class Targets:
    """All that can be named in one law at a date; looked up as people write numbers of indicators."""

    def __init__(self, law: LawAtDate) -> None:
        self.law = law
        self.criteria = {criterion.no.casefold(): criterion for criterion in law.criteria}
        self.nos: dict[str, str] = {}
        for no in law.by_no:
            self.nos.setdefault(no.casefold(), no)
        for no in law.by_no:  # "5a" and "5.a" stand for "5/a" where nothing else is called so
            for other in (no.casefold().replace("/", ""), no.casefold().replace("/", ".")):
                self.nos.setdefault(other, no)

    def find(self, raw: str | Decimal) -> Target:
        """Give what a number of an indicator or criterion stands for.

        Raises:
            UnknownIndicator: the set has none such; FactNotTaken: it follows from its parts.
            IndicatorAmbiguous: a cell that is a number and may have lost its last zero.
        """
        if isinstance(raw, Decimal):
            self._ask_about_lost_zero(raw)
        text = fold(f"{raw:f}" if isinstance(raw, Decimal) else raw)
        whole = _CRITERION_LEAD.match(text)
        target = self._find(_LEAD.sub("", text[whole.end() :] if whole else text), bool(whole))
        if target is None:
            near = get_close_matches(text, list(self.nos.values()), 5, 0.5) or list(self.nos.values())[:5]
            raise UnknownIndicator(no=str(raw).strip(), set=self.law.base.id, near=", ".join(near))
        return target

    def measure_of(self, text: str) -> str:
        """Give the measure that a text names: ``10`` the indicator's, ``TC 10`` the declaration on the criterion.

        Raises:
            UnknownIndicator, FactNotTaken: as ``find``.
        """
        target = self.find(text)
        declared = target.criterion is not None and bool(_CRITERION_LEAD.match(fold(text)))
        if target.provision is None or declared:
            return criterion_measure(self.law.base.id, target.criterion.no if target.criterion else target.no)
        return target.provision.measure or ""

    def recognise(self, raw: str | Decimal) -> bool:
        """True when a header names something of this law, whether or not it takes a value."""
        try:
            self.find(raw)
        except UnknownIndicator:
            return False
        except (FactNotTaken, IndicatorAmbiguous):
            return True
        return True

    def _find(self, text: str, whole: bool) -> Target | None:
        number = _NUMBER.match(text)
        for candidate in [text, *([number[1]] if number else [])]:
            no = self.nos.get(candidate)
            criterion = self.criteria.get(candidate)
            provision = None if no is None else self.law.by_no[no]
            if provision is not None and provision.measure is not None and provision.takes_fact:
                return Target(provision.no, provision, criterion, self.law.base.id)
            if criterion is not None and (whole or no is None or criterion.no == no):
                return self._criterion(criterion)
            if provision is not None:
                through = ", ".join(part.no for part in provision.parts) or "—"
                raise FactNotTaken(no=provision.no, set=self.law.base.id, through=through)
        return None

    def _criterion(self, criterion: Criterion) -> Target:
        only = criterion.indicators[0] if criterion.complete and len(criterion.indicators) == 1 else None
        if only is not None and only.measure is not None and only.takes_fact:
            return Target(criterion.no, only, criterion, self.law.base.id)
        return Target(criterion.no, None, criterion, self.law.base.id)

    def _ask_about_lost_zero(self, raw: Decimal) -> None:
        short = f"{raw:f}"
        if "." in short and short in self.nos and f"{short}0" in self.nos:
            raise IndicatorAmbiguous(value=short, first=short, second=f"{short}0")
