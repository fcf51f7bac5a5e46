"""Facts of units made by a reorganisation, carried over from the units they were made of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from chungsuc.engine.verdict import Status, SubjectVerdict
from chungsuc.law.library import shipped
from chungsuc.observations.actions import record
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import facts_at
from chungsuc.units.carry import Gap, Roll, Rule
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit, units_at
from chungsuc.verdicts.carried import CarriedFact, carried_facts, undo
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_by, judge_rolled, judge_units

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]

D = Decimal
SET = "QD318-2022/xa"
BEFORE, EVE, MERGED, AFTER = date(2023, 12, 31), date(2024, 11, 30), date(2024, 12, 1), date(2024, 12, 31)
TODAY = date(2025, 7, 31)
COUNTED = """
overlay: THU/xa
kind: amendment
amends: QD318-2022/xa
name: Sửa đổi bịa ra để thử
decision: {number: QĐ THỬ, signed: 2024-06-01}
valid_from: 2024-06-01
redefine:
  - {no: "7", name: Số hợp tác xã, unit: HTX, at_least: 2, measure: "QD318-2022/xa:7", confidence: low, provenance: thử}
"""


def measure(no: str, set_id: str = SET) -> str:
    found = shipped().at(set_id, AFTER).by_no[no].measure
    assert found is not None
    return found


def old(name: str) -> Unit:
    return find_unit(f"{name}, Đại Từ", BEFORE)


@pytest.fixture
def van_phu() -> Unit:
    return find_unit("Vạn Phú, Đại Từ", AFTER)


def rate(unit: Unit, no: str, part: int, whole: int, day: date = BEFORE, *, synthetic: bool = False) -> None:
    value = (D(100) * part / whole).quantize(D("0.01"))
    record(unit, measure(no), day, value=value, numerator=D(part), denominator=D(whole), source="báo cáo xã",
           said_by="cán bộ xã", synthetic=synthetic)  # fmt: skip


def attest(unit: Unit, no: str, holds: bool, day: date = BEFORE) -> None:
    record(unit, measure(no), day, attested=holds, source="báo cáo xã", said_by="cán bộ xã")


def carried(unit: Unit, no: str, day: date = AFTER) -> CarriedFact:
    law = law_for(SET, day)
    return carried_facts([unit], law, facts_at([unit], law, day))[unit.thread][no]


def status(verdict: SubjectVerdict, no: str) -> Status:
    from chungsuc.engine.answer import walk

    return next(pv.status for pv in walk(verdict) if pv.provision.no == no)


# ── Vạn Phú = Ký Phú + Vạn Thọ ───────────────────────────────────────────────────────────────────────


def test_a_rate_is_weighted_by_the_bases_of_the_old_communes(van_phu: Unit) -> None:
    rate(old("Ký Phú"), "15.1", 900, 1000)
    rate(old("Vạn Thọ"), "15.1", 50, 100)
    one = carried(van_phu, "15.1")
    assert one.fact is not None
    assert (one.fact.value, one.fact.numerator, one.fact.denominator) == (D("86.36363636"), 950, 1100)
    assert one.fact.source == "quy đổi từ xã Vạn Thọ, xã Ký Phú (ngày 31/12/2023)"
    assert (one.fact.as_of, one.day, one.carrying.rule) == (BEFORE, MERGED, Rule.WEIGHTED)


def test_what_must_hold_holds_only_where_it_holds_in_both(van_phu: Unit) -> None:
    attest(old("Ký Phú"), "7", True)
    assert (carried(van_phu, "7").fact, carried(van_phu, "7").gap) == (None, Gap.NO_VALUE)
    attest(old("Vạn Thọ"), "7", True)
    fact = carried(van_phu, "7").fact
    assert fact is not None
    assert fact.value is True
    attest(old("Vạn Thọ"), "7", False, EVE)
    fact = carried(van_phu, "7").fact
    assert fact is not None
    assert fact.value is False


def test_counted_things_add_up(van_phu: Unit) -> None:
    law = law_for(SET, AFTER, overlays=[shipped().load_overlay_text(COUNTED, file="THU__xa.yaml")])
    for name, count in (("Ký Phú", 2), ("Vạn Thọ", 1)):
        record(old(name), "QD318-2022/xa:7", BEFORE, value=D(count), source="báo cáo", said_by="cán bộ xã")
    one = carried_facts([van_phu], law, {})[van_phu.thread]["7"]
    assert one.fact is not None
    assert (one.fact.value, one.carrying.rule) == (3, Rule.SUM)


def test_a_plan_of_each_part_is_no_plan_of_the_whole(van_phu: Unit) -> None:
    attest(old("Ký Phú"), "1.1", True)
    attest(old("Vạn Thọ"), "1.1", True)
    assert (carried(van_phu, "1.1").fact, carried(van_phu, "1.1").gap) == (None, Gap.NOT_COMPARABLE)


def test_the_latest_value_before_the_reorganisation_is_carried_and_none_after_it(van_phu: Unit) -> None:
    for name in ("Ký Phú", "Vạn Thọ"):
        rate(old(name), "15.1", 80, 100, date(2022, 12, 31))
        rate(old(name), "15.1", 90, 100, BEFORE)
    fact = carried(van_phu, "15.1").fact
    assert fact is not None
    assert (fact.value, fact.as_of) == (90, BEFORE)


def test_values_of_two_days_are_as_old_as_the_oldest(van_phu: Unit) -> None:
    rate(old("Ký Phú"), "15.1", 90, 100, BEFORE)
    rate(old("Vạn Thọ"), "15.1", 90, 100, date(2022, 12, 31))
    fact = carried(van_phu, "15.1").fact
    assert fact is not None
    assert fact.as_of == date(2022, 12, 31)
    assert "từ ngày 31/12/2022 đến ngày 31/12/2023" in (fact.source or "")


def test_a_carried_value_is_synthetic_if_any_part_of_it_is(van_phu: Unit) -> None:
    rate(old("Ký Phú"), "15.1", 90, 100)
    rate(old("Vạn Thọ"), "15.1", 90, 100, synthetic=True)
    fact = carried(van_phu, "15.1").fact
    assert fact is not None
    assert fact.synthetic


def test_a_rate_without_its_base_stays_unknown(van_phu: Unit) -> None:
    rate(old("Ký Phú"), "15.1", 90, 100)
    record(old("Vạn Thọ"), measure("15.1"), BEFORE, value=D(90), source="báo cáo", said_by="cán bộ xã")
    assert carried(van_phu, "15.1").gap is Gap.DENOMINATOR_UNKNOWN


def test_the_units_own_later_observation_wins(van_phu: Unit) -> None:
    for name in ("Ký Phú", "Vạn Thọ"):
        rate(old(name), "15.1", 99, 100)
    assert status(judge_units([van_phu], SET, AFTER, roll=Roll.AS_NOW)[van_phu.thread], "15.1") is Status.MET
    rate(van_phu, "15.1", 10, 100, AFTER)
    judged = judge_rolled([van_phu], law_for(SET, AFTER))
    assert status(judged.verdicts[van_phu.thread], "15.1") is Status.UNMET
    assert "15.1" not in judged.carried[van_phu.thread]


def test_as_then_each_unit_stands_by_its_own_facts(van_phu: Unit) -> None:
    for name in ("Ký Phú", "Vạn Thọ"):
        rate(old(name), "15.1", 99, 100)
    own = judge_units([van_phu], SET, AFTER)
    assert status(own[van_phu.thread], "15.1") is Status.UNKNOWN
    assert judge_units([van_phu], SET, AFTER, roll=Roll.AS_THEN) == own
    assert judge_by([van_phu], law_for(SET, AFTER)) == own


def test_before_the_reorganisation_as_now_changes_nothing() -> None:
    units = [old("Ký Phú"), old("Vạn Thọ")]
    for unit in units:
        rate(unit, "15.1", 99, 100)
    assert judge_units(units, SET, EVE, roll=Roll.AS_NOW) == judge_units(units, SET, EVE)


def test_what_was_not_yet_known_is_not_carried(van_phu: Unit) -> None:
    for name in ("Ký Phú", "Vạn Thọ"):
        record(old(name), measure("7"), BEFORE, attested=True, source="báo cáo", said_by="cán bộ xã",
               recorded_at=datetime(2025, 3, 1, tzinfo=UTC))  # fmt: skip
    law = law_for(SET, AFTER)
    then = datetime(2025, 1, 15, tzinfo=UTC)
    assert carried_facts([van_phu], law, {}, known_at=then)[van_phu.thread]["7"].gap is Gap.NO_VALUE
    assert carried_facts([van_phu], law, {})[van_phu.thread]["7"].fact is not None


def test_carrying_writes_nothing(van_phu: Unit) -> None:
    rate(old("Ký Phú"), "15.1", 99, 100)
    judge_units([van_phu], SET, AFTER, roll=Roll.AS_NOW)
    assert Observation.objects.count() == 1


# ── several reorganisations, divided units ───────────────────────────────────────────────────────────


def test_values_go_over_two_reorganisations_and_a_value_in_between_wins() -> None:
    today = find_unit("Vạn Phú, Thái Nguyên", TODAY)
    for name in ("Ký Phú", "Vạn Thọ", "Văn Yên"):
        attest(old(name), "7", True)
    one = carried(today, "7", TODAY)
    assert one.fact is not None
    assert one.fact.value is True
    inner = next(origin.carried for origin in one.parts if origin.unit.name == "Vạn Phú")
    assert inner is not None
    assert {origin.unit.name for origin in inner.parts} == {"Ký Phú", "Vạn Thọ"}
    attest(find_unit("Vạn Phú, Đại Từ", AFTER), "7", False, AFTER)
    one = carried(today, "7", TODAY)
    assert one.fact is not None
    assert one.fact.value is False


def test_a_divided_commune_gives_unknown_with_the_reason() -> None:
    from chungsuc.verdicts.carried_words import say_gap

    phu_binh = find_unit("Phú Bình, Thái Nguyên", TODAY)
    law = law_for(SET, TODAY)
    for origin in carried(phu_binh, "15.1", TODAY).parts:
        rate(origin.unit, "15.1", 99, 100)
        attest(origin.unit, "7", True)
    for no in ("15.1", "7"):
        one = carried(phu_binh, no, TODAY)
        assert (one.fact, one.gap) == (None, Gap.SHARE_UNKNOWN)
        assert say_gap(one) == "xã Thượng Đình bị chia, chưa rõ tỷ lệ"
    assert status(judge_rolled([phu_binh], law).verdicts[phu_binh.thread], "7") is Status.UNKNOWN


# ── the whole province ───────────────────────────────────────────────────────────────────────────────


def province() -> list[Unit]:
    whole = find_unit("19", TODAY, level=Level.PROVINCE)
    return list(units_at(TODAY, level=Level.COMMUNE, type="xã", within=whole))


def test_the_number_of_queries_does_not_grow_with_the_communes(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    law = law_for(SET, TODAY)
    with django_assert_max_num_queries(20):
        judged = judge_rolled(province(), law)
    assert len(judged.carried) == 75


def test_undoing_gives_the_facts_of_the_old_communes_back() -> None:
    law, eve = law_for(SET, TODAY), date(2025, 6, 30)
    olds = {o.unit.thread: o.unit for b in carried_facts(province(), law, {}).values() for o in b["7"].parts}
    for number, unit in enumerate(olds.values()):
        rate(unit, "15.1", 50 + number % 50, 100, eve)
        attest(unit, "7", number % 3 > 0, eve)
    before = facts_at(olds.values(), law, eve)
    assert len(before) == len(olds)
    assert undo(carried_facts(province(), law, {})) == before
