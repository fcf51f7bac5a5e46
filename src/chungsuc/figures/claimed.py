"""The office's figures for the checker of papers: asked of the catalogue, with what others printed (số để đối chiếu).

``claims`` knows no database; it asks whatever answers ``figure(meaning)``. Here that is the catalogue.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from chungsuc.claims.claim import Meaning, Ours
from chungsuc.claims.meaning import COUNTRY, SOME_DISTRICT
from chungsuc.errors import ChungSucError
from chungsuc.figures import catalogue
from chungsuc.figures.figure import Asked
from chungsuc.observations.models import Observation
from chungsuc.recognition.models import Recognition
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

_JUDGED = ("communes.criterion.", "communes.criteria.")


def our_figures(as_of: date | None = None) -> Catalogue | None:
    """Give the office's figures, or ``None`` where it has recorded none: then there is nothing to compare with."""
    if not Recognition.objects.exists():
        return None
    return Catalogue(as_of)


class Catalogue:
    """Answers what a claim means out of the catalogue; each question is asked once."""

    def __init__(self, as_of: date | None = None) -> None:
        last = Observation.objects.order_by("-as_of").values_list("as_of", flat=True).first()
        self.day = as_of or last or timezone.localdate()
        self.judged = last is not None
        self._known: dict[tuple[str, str, date], Ours | None] = {}

    def figure(self, meaning: Meaning) -> Ours | None:
        """Give the figure that a claim means; ``None`` where the catalogue has none for that place."""
        day = meaning.day or self.day
        key = (meaning.figure, meaning.scope, day)
        if key not in self._known:
            self._known[key] = self._asked(meaning.figure, meaning.scope, day)
        return self._known[key]

    def _asked(self, name: str, place: str, day: date) -> Ours | None:
        if name.startswith(_JUDGED) and not self.judged:
            return None
        try:
            scope = _scope(place, day)
            if scope is None:
                return None
            asked = Asked(scope, day)
            one = catalogue.figure(name, asked)
            answer = one.answer(asked)
            printed = catalogue.printed_of(one, asked)
        except ChungSucError:  # no such figure, place or set on that day: there is nothing to compare with
            return None
        base = answer.denominator if answer.is_share else None
        return Ours(
            name, (one.vi, one.en), day, answer.value, answer.numerator, base, answer.percent,
            (one.source_vi, one.source_en), answer.synthetic, tuple((row.value, row.source) for row in printed),
            answer.why,
        )  # fmt: skip


def _scope(place: str, day: date) -> Unit | None:
    """Find the unit that a paper speaks of; ``None`` where it is no province or district of this installation."""
    if place in (COUNTRY, SOME_DISTRICT):
        return None
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    if not place:
        return province
    kind, _, name = place.partition(" ")
    if kind == "tỉnh":
        return province if find_unit(name, day, level=Level.PROVINCE).thread == province.thread else None
    if kind == "xã" or place.startswith("thị trấn "):
        return None
    name = place.split(" ", 2)[2] if kind in {"thành", "thị"} else name
    return find_unit(name, day, level=Level.DISTRICT, within=province)
