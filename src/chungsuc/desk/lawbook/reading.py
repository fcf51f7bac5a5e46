"""Browse the law: all sets, one set, two sets compared, the text to take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chungsuc.desk.access import ACCESS
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.lawbook import tree, words
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language
from chungsuc.law.diff import Change, ChangeKind, Thing, diff
from chungsuc.law.errors import UnknownSet
from chungsuc.law.installed import law_text
from chungsuc.law.library import file_name
from chungsuc.law.prose import say_level_rule
from chungsuc.law.summary import Summary, summarise
from chungsuc.law.tree import CriteriaSet, Subject
from chungsuc.lawbook.models import LawProposal, State
from chungsuc.lawbook.queries import confirmations, entered_here, nearest_day
from chungsuc.lawbook.rights import decides_law
from chungsuc.verdicts.known_law import KnownLaw, known


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set in the list."""

    law: CriteriaSet
    title: str
    counts: Summary
    in_force: bool
    local: bool

    @property
    def share(self) -> int:
        """How many of a hundred demands were held against the decree."""
        return 100 * self.counts.verified // self.counts.requirements if self.counts.requirements else 0


@require_safe
@explains_faults
def sets(request: HttpRequest) -> HttpResponse:
    """List every set: period, title, subject, decree, counts, how far it was checked (danh sách bộ tiêu chí)."""
    law, today, here = known(), timezone.localdate(), entered_here()
    rows = [_row(one, law, today, local=one.id in here) for one in law.library.sets.values()]
    groups = [
        (words.subject(subject), _ordered(row for row in rows if row.law.subject is subject)) for subject in Subject
    ]
    return render(
        request, "desk/lawbook/sets.html",
        {
            "groups": [(name, found) for name, found in groups if found],
            "decides": decides_law(cast(ScopedRequest, request).scope),
            "sees_proposals": ACCESS["law_proposals"].allows(cast(ScopedRequest, request).scope.roles, writing=False),
            "waiting": LawProposal.objects.filter(state=State.PROPOSED).count(),
            "verified": sum(row.counts.verified for row in rows),
            "levels": sum(row.counts.requirements for row in rows),
            "number": len(rows), "valid": sum(row.in_force for row in rows),
        },
    )  # fmt: skip


def _row(one: CriteriaSet, law: KnownLaw, today: date, *, local: bool) -> SetRow:
    at = law.at(one.id, nearest_day(one, today), assumed=False)
    return SetRow(one, words.title(one.title), summarise(at.criteria), one.in_force(today), local)


def _ordered(rows: Iterator[SetRow]) -> list[SetRow]:
    return sorted(rows, key=lambda row: (not row.in_force, -row.law.valid_from.toordinal(), row.law.id))


@require_safe
@explains_faults
def one_set(request: HttpRequest, set_id: str) -> HttpResponse:
    """Show one set on a day: every demand with levels, source and state (một bộ tiêu chí)."""
    law = known()
    base = law.library.set(set_id)
    asked = request.GET.get("ngay", "").strip()
    day = read_day(asked) if asked else nearest_day(base, timezone.localdate())
    at = law.at(set_id, day)
    search, only = request.GET.get("tim", "").strip(), request.GET.get("loc", "")
    shown = tree.page(at, confirmations(set_id), only=only, search=search)
    return render(
        request, "desk/lawbook/set.html",
        {
            "law": at, "base": base, "day": day, "page": shown, "search": search, "only": only,
            "title": words.title(base.title), "subject": words.subject(base.subject),
            "counts": summarise(at.criteria), "overlays": [(one, words.kind(one.kind)) for one in at.overlays],
            "rules": [say_level_rule(rule, language()) for rule in base.level_rules],
            "decides": decides_law(cast(ScopedRequest, request).scope), "local": set_id in entered_here(),
            "others": [one for one in _same_subject(law, base) if one.id != set_id],
        },
    )  # fmt: skip


def _same_subject(law: KnownLaw, base: CriteriaSet) -> list[CriteriaSet]:
    found = [one for one in law.library.sets.values() if one.subject is base.subject]
    return sorted(found, key=lambda one: (one.title is not base.title, one.valid_from, one.id), reverse=False)


@require_safe
@explains_faults
def compare(request: HttpRequest) -> HttpResponse:
    """Compare two sets: what was added, taken away, renamed, changed (so sánh hai bộ)."""
    law = known().library
    options = sorted(law.sets.values(), key=lambda one: (one.subject, one.title, one.valid_from, one.id))
    old, new = request.GET.get("cu", "").strip(), request.GET.get("moi", "").strip()
    found = diff(law.set(old), law.set(new)) if old and new else None
    return render(
        request, "desk/lawbook/compare.html",
        {
            "options": options, "old": old, "new": new, "found": found,
            "sections": sections(found.changes) if found else (),
        },
    )  # fmt: skip


_HEADS = (
    (Thing.CRITERION, ChangeKind.ADDED, "Tiêu chí mới", "New criteria"),
    (Thing.CRITERION, ChangeKind.REMOVED, "Tiêu chí bỏ", "Criteria taken away"),
    (Thing.INDICATOR, ChangeKind.ADDED, "Chỉ tiêu mới", "New indicators"),
    (Thing.INDICATOR, ChangeKind.REMOVED, "Chỉ tiêu bỏ", "Indicators taken away"),
)


def sections(changes: Sequence[Change]) -> list[tuple[str, str, list[Change]]]:
    """Put changes into the sections of the page; what is neither new nor gone comes last."""
    whole = (ChangeKind.ADDED, ChangeKind.REMOVED)
    found = [(vi, en, [c for c in changes if (c.thing, c.kind) == (thing, kind)]) for thing, kind, vi, en in _HEADS]
    rest = [c for c in changes if c.kind not in whole or c.thing is Thing.PART]
    return [one for one in (*found, ("Thay đổi", "Changed", rest)) if one[2]]


@require_safe
@explains_faults
def text(request: HttpRequest, law_id: str) -> HttpResponse:
    """Give the text of a set or an overlay as it was written (tải YAML)."""
    law = known()
    files = (*law.library.set_files, *law.library.overlay_files)
    local = {one.id: one.text for one in law.texts}
    if law_id not in files and law_id not in local:
        raise UnknownSet(set=law_id, near="–")
    found = local.get(law_id) or law_text(law.library, law_id)
    answer = HttpResponse(found, content_type="application/yaml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(law_id)}"'
    return answer
