"""Two officers and the texts that they propose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.law.overlays import OverlayKind
from chungsuc.lawbook.overlay_draft import LevelEntry, OverlayDraft, overlay_text
from chungsuc.verdicts.law_in_force import law_for
from desk_people import person

SET, ADVANCED, YOUNG = "QD318-2022/xa", "QD318-2022/xa_nang_cao", "QD51-2025/xa"
FROM, END_2023 = date(2023, 1, 1), date(2023, 12, 31)


def officer(name: str) -> Scope:
    """Give the scope of a new officer of the coordination office."""
    return scope_of(person(Role.OFFICE, name=name))


@contextmanager
def by(scope: Scope) -> Iterator[Scope]:
    """Let what follows be done by a person."""
    with acting(actor_of(scope.user)):
        yield scope


def provincial(levels: dict[str, str], *, begins: date = FROM, number: str = "QĐ 5/QĐ-UBND", **more: object) -> str:
    """Give the text of a province's overlay that sets one level for all communes in each of some indicators."""
    entries = tuple(LevelEntry(no, (), {(): Decimal(level)}) for no, level in levels.items())
    draft = OverlayDraft(
        SET, OverlayKind.PROVINCE, number, date(2022, 12, 20), "Quy định của tỉnh", begins, entries, **more
    )  # type: ignore[arg-type]
    return overlay_text(draft, law_for(SET, begins))
