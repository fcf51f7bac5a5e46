"""Cases of the law as an officer would tell them: readable YAML, judged by the shipped sets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from chungsuc.engine.answer import as_json
from chungsuc.engine.reading import read_value
from chungsuc.engine.single import judge
from chungsuc.engine.verdict import Fact
from chungsuc.law.library import shipped

FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_the_law_judges_the_case_as_told(case: dict[str, Any]) -> None:
    """A case: ``set``, ``day``, ``traits``, ``facts``; ``expect`` names criteria and what of an indicator matters."""
    day = date.fromisoformat(str(case["day"]))
    law = shipped().at(case["set"], day)
    facts = {no: Fact(read_value(law.by_no[no], raw), day) for no, raw in (case.get("facts") or {}).items()}
    found: Any = as_json(judge(law, facts, case.get("traits") or {}), "Xã")
    for no, status in case["expect"].get("criteria", {}).items():
        assert found["criteria"][no]["status"] == status, f"tiêu chí {no}"
    for no, wanted in case["expect"].get("indicators", {}).items():
        wanted = {"status": wanted} if isinstance(wanted, str) else wanted
        says = wanted.pop("says", "")
        assert {key: found["indicators"][no][key] for key in wanted} == wanted, f"chỉ tiêu {no}"
        assert says in found["indicators"][no]["reason"]
