"""What every page knows of the installation."""

from __future__ import annotations

from django.http import HttpRequest

from chungsuc.desk.menu import Item, menu
from chungsuc.observations.models import Observation


def pages(request: HttpRequest) -> dict[str, list[Item]]:
    """Give the menu of the person who is signed in."""
    return {"menu": menu(request)}


def demonstration(request: HttpRequest) -> dict[str, bool]:
    """Tell whether this installation holds synthetic values: then every page says so, whatever it shows."""
    return {"demonstration": Observation.objects.filter(synthetic=True).exists()}
