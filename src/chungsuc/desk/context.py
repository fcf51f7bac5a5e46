"""What every page knows of the installation."""

from __future__ import annotations

from django.http import HttpRequest

from chungsuc.desk.menu import in_reach, menu, sections
from chungsuc.observations.models import Observation


def pages(request: HttpRequest) -> dict[str, object]:
    """Give the menu of the person who is signed in: all of it, and as the phone's bar shows it."""
    items = menu(request)
    first, more = in_reach(request, items)
    return {
        "menu": sections(items), "menu_first": first, "menu_more": sections(more, few=0),
        "menu_more_here": any(item.here for item in more),
    }  # fmt: skip


def demonstration(request: HttpRequest) -> dict[str, bool]:
    """Tell whether this installation holds synthetic values: then every page says so, whatever it shows."""
    return {"demonstration": Observation.objects.filter(synthetic=True).exists()}
