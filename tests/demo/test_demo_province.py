"""The demonstration filled: printed totals, every value synthetic, named facts real, verdicts beside titles."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from chungsuc.accounts.demonstration import is_demonstration
from chungsuc.accounts.models import User
from chungsuc.accounts.scope import scope_of
from chungsuc.demo import calibration as printed
from chungsuc.demo.errors import CalibrationMissed, OtherSeedThere, RealDataThere
from chungsuc.demo.fill import Made, fill, hold_to_print
from chungsuc.demo.people import make_people
from chungsuc.demo.shape import MID_2023, NEW_SET, OLD_SET, Y2020, Y2023
from chungsuc.demo.show import comparison, example, reassessed_in_dinh_hoa, standing
from chungsuc.demo.verify import say_words
from chungsuc.demo.world import districts_on, province, xa_of
from chungsuc.engine.verdict import Status
from chungsuc.figures.titles import communes_holding, districts_holding
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record
from chungsuc.observations.models import Observation
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import titles_at
from chungsuc.units.models import UnitTrait
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_units
from chungsuc.verdicts.verify import verify
from chungsuc.verification.models import VerificationEvent
from chungsuc.verification.queries import returned_to
from chungsuc.verification.standing import State

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("demo_province")]


def test_the_printed_totals_of_2023_come_out_of_the_recognitions() -> None:
    counted = {
        title: communes_holding(province(), Y2023, title).share for title in (Title.NTM, Title.ADVANCED, Title.MODEL)
    }
    assert counted == {Title.NTM: (118, 126), Title.ADVANCED: (33, 126), Title.MODEL: (10, 126)}
    districts = districts_holding(province(), Y2023)
    assert districts.share == (6, 9)
    assert {"Phú Bình", "Định Hóa", "Đại Từ"} <= {unit.name for unit in districts.members}


def test_only_where_the_papers_count_units_that_had_left_do_we_differ() -> None:
    lines = comparison()
    assert len(lines) > 20
    assert all(line.source for line in lines)
    assert {(line.name, line.day.year) for line in lines if not line.agrees} == {
        ("Xã thuộc Chương trình", 2020), ("Xã thuộc Chương trình", 2022), ("Xã đạt chuẩn NTM (lũy kế)", 2022),
    }  # fmt: skip
    assert all(line.agrees or line.why for line in lines)


def test_every_observation_says_that_it_is_synthetic() -> None:
    assert Observation.objects.count() > 50_000
    assert not Observation.objects.filter(synthetic=False).exists()
    assert set(Observation.objects.values_list("source", flat=True).distinct()) == {"số liệu mô phỏng"}
    drawn = UnitTrait.objects.exclude(trait="region")
    assert drawn.exists()
    assert not drawn.filter(synthetic=False).exists()


def test_the_database_of_the_demonstration_says_that_it_is_one() -> None:
    assert is_demonstration()


def test_recognitions_named_on_a_page_are_real_and_the_others_are_not() -> None:
    real = Recognition.objects.filter(synthetic=False)
    named = {(row.unit.name, row.title, row.result_year) for row in real.select_related("unit")}
    expected = {(name, "ntm", 2019) for names in printed.NTM_2019.values() for name in names}
    expected |= {("Ký Phú", "advanced", 2023), ("Vạn Thọ", "advanced", 2024)}
    expected |= {("Phú Bình", "ntm", 2022), ("Định Hóa", "ntm", 2023), ("Đại Từ", "ntm", 2023)}
    expected |= {("Phú Lương", "ntm", 2024)}
    assert named == expected
    assert all("mô phỏng" not in row.source for row in real)
    assert all("mô phỏng" in row.source for row in Recognition.objects.filter(synthetic=True))
    dinh_hoa = real.get(unit__name="Định Hóa")
    assert (dinh_hoa.number, dinh_hoa.decided_on) == ("719/QĐ-TTg", date(2024, 7, 29))


def test_communes_recognised_on_the_new_set_meet_it() -> None:
    recognised = Recognition.objects.filter(title="ntm", result_year__in=(2022, 2023), unit__level="commune")
    threads = set(recognised.values_list("unit__thread", flat=True))
    units = [unit for unit in xa_of(Y2023) if unit.thread in threads]
    verdicts = judge_units(units, NEW_SET, Y2023)
    assert {(verdict.status, verdict.criteria_met) for verdict in verdicts.values()} == {(Status.MET, 19)}
    assert sum(row.result_year == 2023 for row in recognised) == 10


def test_a_title_and_a_verdict_may_differ_and_neither_corrects_the_other() -> None:
    eight = reassessed_in_dinh_hoa()
    assert len(eight) == 8
    assert all(14 <= met <= 16 for _, met in eight)
    now = standing()
    assert now.held == now.met + now.unmet + now.unknown == 118
    assert now.unmet > 0
    assert now.unknown > 0
    assert now.new_in_2023_met == 10
    shown = example()
    assert shown is not None
    assert shown.sentences


def test_those_without_a_title_do_not_meet_the_set() -> None:
    held = titles_at(Y2023)
    rest = [unit for unit in xa_of(Y2023) if unit.thread not in held]
    assert len(rest) == 8
    assert {verdict.status for verdict in judge_units(rest, NEW_SET, Y2023).values()} == {Status.UNMET}


def test_the_old_set_is_met_in_2020_as_printed() -> None:
    rows = StoredVerdict.objects.filter(set_id=OLD_SET, as_of=Y2020).select_related("unit")
    met = Counter(no for row in rows for no, status in row.criteria.items() if status == "met")
    assert len(rows) == 137
    assert {no: met[no] for no in printed.MET_IN_2020} == printed.MET_IN_2020
    assert {row.unit.name for row in rows if row.criteria_met < 10} == set(printed.BELOW_TEN_IN_2020)


@pytest.mark.parametrize(("set_id", "day"), [(OLD_SET, Y2020), (NEW_SET, MID_2023), (NEW_SET, Y2023)])
def test_both_engines_agree_on_the_whole_province(set_id: str, day: date) -> None:
    found = verify(xa_of(day), law_for(set_id, day))
    assert (found.stored, found.outdated) == (found.units, 0)


def test_assumed_levels_say_so_in_the_law_itself() -> None:
    law = law_for(NEW_SET, Y2023)
    assert law.illustrated
    assert "giả định minh họa" in law.by_no["2.1"].source.cited()


def test_rates_come_from_a_numerator_and_a_denominator() -> None:
    rated = Observation.objects.filter(denominator__isnull=False)
    assert rated.count() > 20_000
    for row in rated.order_by("pk")[:200]:
        assert row.numerator is not None
        assert abs(row.value - 100 * row.numerator / row.denominator) < 1


def test_filling_again_writes_nothing(demo_province: Made) -> None:
    before = Observation.objects.count(), Recognition.objects.count(), StoredVerdict.objects.count()
    again = fill(318)
    assert (again.fresh, demo_province.fresh) == (False, True)
    assert (again.observations, again.recognitions, again.verdicts) == before


def test_another_seed_needs_another_database() -> None:
    with pytest.raises(OtherSeedThere):
        fill(319)


def test_real_values_are_never_mixed_with_simulated_ones() -> None:
    unit = xa_of(Y2023)[0]
    record(unit, "income_per_head", Y2023, value=Observation.objects.filter(value__gt=0)[0].value,
           source="a report", said_by="somebody")  # fmt: skip
    with pytest.raises(RealDataThere):
        fill(318)


def test_a_missed_total_is_noticed() -> None:
    row = Recognition.objects.filter(title="ntm", result_year=2023, unit__level="commune").first()
    assert row is not None
    row.delete()
    with pytest.raises(CalibrationMissed):
        hold_to_print()


def test_districts_are_judged_by_what_is_known_of_their_set() -> None:
    units = [unit for unit in districts_on(Y2023).values() if unit.type == "huyện"]
    verdicts = judge_units(units, "QD320-2022/huyen", Y2023)
    share = {
        unit.name: next(
            pv.status for c in verdicts[unit.thread].criteria for pv in c.indicators if pv.provision.no == "DK.1"
        )
        for unit in units
    }
    met = {name for name, status in share.items() if status is Status.MET}
    assert {"Phú Bình", "Định Hóa", "Đại Từ"} <= met
    assert "Võ Nhai" not in met
    assert {verdict.status for verdict in verdicts.values()} <= {Status.UNKNOWN, Status.UNMET}


def test_departments_have_spoken_and_a_commune_has_something_to_answer_and_asking_again_adds_nothing() -> None:
    make_people()
    words = say_words()
    commune = scope_of(User.objects.get(username="xa.phudinh"))
    back = Counter(one.state for one in returned_to(commune, Y2023))
    assert back == {State.RETURNED: 2, State.ANSWERED: 1}
    assert VerificationEvent.objects.filter(by__demo=False).count() == 0
    assert say_words() == words > 200
