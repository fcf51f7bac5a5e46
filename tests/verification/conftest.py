"""What the promises of verification stand on."""

from __future__ import annotations

import pytest

from verification_world import World, make_world


@pytest.fixture
def world(viet_nam: None) -> World:
    """A commune, the department that owns its income, another one, and their people."""
    return make_world()
