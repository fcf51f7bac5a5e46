"""Facts carried over in the filled demonstration: more is known, and nothing is met without all its parts."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.engine.verdict import Fact, Status, SubjectVerdict
from chungsuc.units.carry import Roll
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit, units_at
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_rolled

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SET, TODAY = "QD318-2022/xa", date(2025, 7, 31)


def province() -> list[Unit]:
    whole = find_unit("19", TODAY, level=Level.PROVINCE)
    return list(units_at(TODAY, level=Level.COMMUNE, type="xã", within=whole))


@pytest.mark.slow
def test_in_the_demo_as_now_knows_more_and_meets_nothing_without_all_its_parts(demo_province: object) -> None:
    law, units = law_for(SET, TODAY), province()
    then, now = judge_rolled(units, law, roll=Roll.AS_THEN), judge_rolled(units, law)
    assert _count(now.verdicts, Status.UNKNOWN) < _count(then.verdicts, Status.UNKNOWN)
    assert _count(now.verdicts, Status.MET) > _count(then.verdicts, Status.MET)
    for thread, verdict in now.verdicts.items():
        for criterion in verdict.criteria:
            for pv in criterion.indicators:
                one = now.carried.get(thread, {}).get(pv.provision.no)
                if pv.status is Status.MET and one is not None:
                    assert all(origin.fact is not None for origin in one.parts)
    facts: list[Fact] = [one.fact for b in now.carried.values() for one in b.values() if one.fact is not None]
    assert facts
    assert all(fact.synthetic for fact in facts)


def _count(verdicts: dict[str, SubjectVerdict], status: Status) -> int:
    return sum(criterion.status is status for verdict in verdicts.values() for criterion in verdict.criteria)
