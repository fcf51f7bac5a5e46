"""A promise about the checker at an office that has recorded nothing (apart from those that fill the database)."""

from __future__ import annotations

import pytest

from chungsuc.figures.claimed import our_figures


@pytest.mark.django_db
def test_an_office_without_recognitions_has_nothing_to_compare_with() -> None:
    assert our_figures() is None
