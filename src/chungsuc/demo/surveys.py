"""Surveys of the demonstration: one ended for each dossier, and one that residents can answer today (lấy ý kiến).

Every answer is simulated and says so; the numbers are drawn out of the dossier's own, so that they stay the same.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from chungsuc.accounts.scope import Scope
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.words import Track
from chungsuc.law.tree import Title
from chungsuc.surveys import actions
from chungsuc.surveys.links import make_link, token_of
from chungsuc.surveys.models import Link
from chungsuc.surveys.question_sets import shipped
from chungsuc.surveys.results import Count
from chungsuc.surveys.tallying import enter_tally
from chungsuc.surveys.words import LinkKind, State
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit

RUN_BY = "Ủy ban MTTQ (ví dụ của bản trình diễn)"
_ASKED = 120
_OPEN_DAYS = 30


def make_survey(scope: Scope, dossier: Dossier, on: date) -> None:
    """Let the unit of a dossier have asked its residents in the three weeks before a day, and publish the total."""
    if dossier.track == Track.LOCAL:
        return
    then = Scope(scope.user, scope.grants, on)
    survey = actions.open_(then, actions.set_up(then, _draft(dossier, on - timedelta(days=20), on - timedelta(days=1))))
    each = [_drawn(dossier.pk, no) for no in range(len(shipped().questions))]
    enter_tally(then, survey, None, _ASKED, _drawn(dossier.pk, 99), each)
    actions.publish(then, actions.close(then, survey))


def open_survey(scope: Scope) -> None:
    """Open one in today's Phú Đình, with a link at which residents can answer from today on."""
    province = find_unit(settings.CHUNGSUC_PROVINCE, scope.day, level=Level.PROVINCE)
    unit = find_unit("Phú Đình", scope.day, level=Level.COMMUNE, within=province)
    last = scope.day + timedelta(days=_OPEN_DAYS)
    draft = actions.Draft(
        unit, Title.ADVANCED, scope.day.year, RUN_BY, scope.day, last, planned=_ASKED, synthetic=True
    )  # fmt: skip
    make_link(scope, actions.open_(scope, actions.set_up(scope, draft)), LinkKind.OPEN, last)


def open_path() -> str | None:
    """Give the path at which a survey can be answered now, for saying it."""
    link = Link.objects.filter(survey__synthetic=True, survey__state=State.OPEN, ended=False).first()
    token = token_of(link) if link is not None else None
    return f"/y-kien/{token}/" if token else None


def _draft(dossier: Dossier, opens: date, closes: date) -> actions.Draft:
    return actions.Draft(
        dossier.unit, Title(dossier.title), dossier.result_year, RUN_BY, opens, closes, planned=_ASKED, synthetic=True
    )


def _drawn(seed: int, no: int) -> Count:
    """Draw three counts that add up: between 91 and 99 of a hundred satisfied."""
    lot = (seed * 7919 + no * 104_729) % 1009
    against, silent = lot % 6, lot // 7 % 5
    return Count(_ASKED - against - silent, against, silent)
