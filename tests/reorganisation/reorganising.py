"""In whose name a step of a reorganisation is taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import acting, actor_of


@contextmanager
def by(scope: Scope) -> Iterator[Scope]:
    """Let what follows be done by a person."""
    with acting(actor_of(scope.user)):
        yield scope
