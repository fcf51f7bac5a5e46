"""Reads of dossiers: those a person may see, one of them with all that belongs to it, those of units (truy vấn)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from chungsuc.accounts.scope import Scope
from chungsuc.dossiers.errors import NoSuchDossier
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.words import OPEN, State
from chungsuc.law.tree import Title
from chungsuc.units.models import Unit


def dossiers_of(scope: Scope, *, year: int | None = None) -> QuerySet[Dossier]:
    """Give the dossiers of the units a person may see, the newest year first, then by unit.

    A unit is seen as it stood on the day that its dossier looks at, so the dossiers of units that are no longer there
    stay in sight of whoever saw them.
    """
    found = Dossier.objects.select_related("unit").order_by("-result_year", "unit__code", "pk")
    if year is not None:
        found = found.filter(result_year=year)
    if any(not grant.unit_thread for grant in scope.grants):
        return found  # a right over the whole province
    days = found.order_by().values_list("assessed_on", flat=True).distinct()
    threads = {thread for day in days for thread in scope.units(day).values_list("thread", flat=True)}
    return found.filter(unit__thread__in=threads)


def dossiers_about(unit: Unit) -> list[Dossier]:
    """Give the dossiers of one unit that a person is looking at already, the newest first; one query."""
    return list(Dossier.objects.filter(unit__thread=unit.thread).order_by("-result_year", "-pk"))


def dossier_of(scope: Scope, pk: int) -> Dossier:
    """Give one dossier.

    Raises:
        NoSuchDossier: there is none.
        OutOfScope: its unit is not this person's to see.
    """
    found = Dossier.objects.select_related("unit", "recognition").filter(pk=pk).first()
    if found is None:
        raise NoSuchDossier(number=pk)
    if not scope.reads(found.unit, found.assessed_on):
        raise scope.out_of(f"Hồ sơ của {found.unit.full_name}", f"The dossier of {found.unit.full_name}")
    return found


def open_dossiers(threads: Iterable[str]) -> list[Dossier]:
    """Give the dossiers still going on of some units (of all days), by unit."""
    return list(
        Dossier.objects.filter(unit__thread__in=list(threads), state__in=[state.value for state in OPEN])
        .select_related("unit")
        .order_by("unit__code", "pk")
    )  # fmt: skip


def dossiers_of_threads(threads: Iterable[str]) -> list[Dossier]:
    """Give all dossiers of some units (by thread), the oldest first, so that the last one said counts; one query."""
    return list(Dossier.objects.filter(unit__thread__in=list(threads)).select_related("unit").order_by("pk"))


def dossier_for(unit: Unit, title: Title, result_year: int) -> Dossier | None:
    """Give the dossier of a unit for a title and year that was neither refused nor taken back."""
    found = Dossier.objects.filter(unit__thread=unit.thread, title=title.value, result_year=result_year)
    return found.exclude(state__in=[State.REFUSED.value, State.WITHDRAWN.value]).first()


def overdue(day: date) -> QuerySet[Dossier]:
    """Give the dossiers whose present step is past its time limit on a day."""
    return Dossier.objects.filter(due_on__lt=day, state__in=[state.value for state in OPEN]).select_related("unit")
