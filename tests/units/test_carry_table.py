"""The page that explains how each indicator is carried says what the law does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from chungsuc.law.library import shipped
from chungsuc.units.carry import rule_of

PAGE = Path(__file__).parents[2] / "docs" / "carry-over.md"


def test_the_page_names_the_rule_of_every_indicator() -> None:
    law = shipped().at("QD318-2022/xa", date(2025, 7, 31))
    table = PAGE.read_text(encoding="utf-8").split("## The indicators")[1]
    rows = re.findall(r"^\| (\d[^|]*) \| (\w+) \|", table, re.M)
    printed = {no: rule for nos, rule in rows for no in nos.strip().split(", ")}
    assert printed == {p.no: rule_of(p).rule.value for p in law.provisions() if p.takes_fact}


def test_what_the_page_calls_stated_is_stated_in_the_file() -> None:
    law = shipped().at("QD318-2022/xa", date(2025, 7, 31))
    assert {p.no for p in law.provisions() if p.carry is not None} == {"1.1", "1.2", "18.2", "18.3"}
