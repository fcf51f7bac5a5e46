"""Ways on from a page: only those that exist and that the person may go (đường dẫn theo quyền)."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from chungsuc.accounts.scope import Scope
from chungsuc.desk.access import ACCESS


def way(scope: Scope, route: str, *args: object, writing: bool = False) -> str:
    """Give the address of a route, or an empty text where it does not exist or is not for this person."""
    row = ACCESS.get(route)
    if row is None or not row.allows(scope.roles, writing=writing):
        return ""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""
