"""Questions about recorded re-evaluations, each within the scope of who asks (đợt xét lại đã lưu)."""

from __future__ import annotations

from django.db.models import QuerySet

from chungsuc.accounts.scope import Scope
from chungsuc.upkeep.errors import NoSuchReview
from chungsuc.upkeep.models import Review, ReviewLine
from chungsuc.upkeep.tasks import threads_of


def reviews_of(scope: Scope) -> QuerySet[Review]:
    """Give the recorded re-evaluations in which a person has a unit, the newest first."""
    threads = threads_of(scope)
    if threads is None:
        return Review.objects.all()
    return Review.objects.filter(lines__unit__thread__in=threads).distinct()


def review_of(scope: Scope, pk: int) -> Review:
    """Give one recorded re-evaluation. Raises: NoSuchReview."""
    found = reviews_of(scope).filter(pk=pk).first()
    if found is None:
        raise NoSuchReview(review=pk)
    return found


def lines_in(scope: Scope, review: Review) -> QuerySet[ReviewLine]:
    """Give the frozen lines of a re-evaluation that a person may see, the worst first as they were."""
    threads = threads_of(scope)
    rows = review.lines.select_related("unit", "recognition").order_by("pk")
    return rows if threads is None else rows.filter(unit__thread__in=threads)
