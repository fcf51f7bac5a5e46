"""A commune that asks its residents, for all tests of surveys."""

from __future__ import annotations

import pytest

from survey_world import World, make_world


@pytest.fixture
def world(viet_nam: None) -> World:
    return make_world()
