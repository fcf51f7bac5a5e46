"""Promises about law written as YAML again."""

from __future__ import annotations

import pytest

from chungsuc.law.library import shipped
from chungsuc.law.loader import load_set
from chungsuc.law.yaml_text import set_as_yaml


@pytest.mark.parametrize("set_id", list(shipped().sets))
def test_a_set_written_as_yaml_loads_as_an_equal_set(set_id: str) -> None:
    law = shipped().set(set_id)
    again = load_set(set_as_yaml(law), file="x")
    assert again == law


def test_days_and_levels_stand_without_quotes_and_numbers_of_indicators_with() -> None:
    text = set_as_yaml(shipped().set("QD318-2022/xa"))
    assert "valid_from: 2022-03-08\n" in text
    assert "at_least: 80\n" in text
    assert "no: '3.1'\n" in text
    assert "by: [year, region]" in text
