"""What every page knows of the installation."""

from __future__ import annotations

from django.http import HttpRequest

from chungsuc.observations.models import Observation


def demonstration(request: HttpRequest) -> dict[str, bool]:
    """Tell whether this installation holds synthetic values: then every page says so, whatever it shows."""
    return {"demonstration": Observation.objects.filter(synthetic=True).exists()}
