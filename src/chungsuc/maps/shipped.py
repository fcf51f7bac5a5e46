"""The maps that ship, loaded once: Thái Nguyên and Bắc Kạn in 2023, Thái Nguyên since 2025 (bản đồ đi kèm)."""

from __future__ import annotations

from django.db import transaction

from chungsuc.accounts.authority import OPERATOR
from chungsuc.maps.actions import Loaded, load_map
from chungsuc.maps.source import shipped


@transaction.atomic
def load_shipped() -> list[Loaded]:
    """Load every map that ships; again, it stores nothing."""
    return [load_map(OPERATOR, file) for file in shipped()]
