"""Verdicts on what the database holds: the same as the engine's, few queries, live, by a law that stays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungsuc.engine.single import judge
from chungsuc.engine.verdict import Status
from chungsuc.law.library import shipped
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record, retract
from chungsuc.observations.importing.batch import Options, staged
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import facts_at
from chungsuc.recognition.actions import recognise, withdraw
from chungsuc.units.actions import set_trait
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit, traits_of, units_at
from chungsuc.verdicts.actions import judge_and_store, refresh
from chungsuc.verdicts.errors import AmendmentInstalledByHand, LawChangedAfterUse, OverlayInstalledOtherwise
from chungsuc.verdicts.law_in_force import install_overlay, law_for
from chungsuc.verdicts.models import LawInUse, StoredVerdict
from chungsuc.verdicts.queries import judge_units, judged_before, stored_verdicts
from chungsuc.verdicts.verify import verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SET, ADVANCED, DISTRICT = "QD318-2022/xa", "QD318-2022/xa_nang_cao", "QD320-2022/huyen"
END_2023 = date(2023, 12, 31)


@pytest.fixture
def ky_phu() -> Unit:
    return find_unit("Ký Phú, Đại Từ", END_2023, level="commune")


@pytest.fixture
def dai_tu() -> Unit:
    return find_unit("huyện Đại Từ", END_2023, level="district")


def say(unit: Unit, measure: str, value: str, as_of: date = END_2023) -> Observation:
    return record(unit, measure, as_of, value=Decimal(value), source="a report", said_by="somebody")


def status_of(unit: Unit, no: str, set_id: str = SET, day: date = END_2023) -> Status:
    verdict = judge_units([unit], set_id, day)[unit.thread]
    found = {pv.provision.no: pv.status for criterion in verdict.criteria for pv in criterion.indicators}
    return found[no]


def test_judging_from_the_database_is_judging_the_facts(ky_phu: Unit) -> None:
    say(ky_phu, "income_per_head", "43.5")
    say(ky_phu, "health_insurance_rate", "89.9")
    set_trait(ky_phu, "schools", 3, valid_from=None, source="a list")
    law = law_for(SET, END_2023)
    expected = judge(
        law, facts_at([ky_phu], law, END_2023)[ky_phu.thread], traits_of([ky_phu], END_2023)[ky_phu.thread]
    )
    assert judge_units([ky_phu], SET, END_2023) == {ky_phu.thread: expected}
    assert (status_of(ky_phu, "10"), status_of(ky_phu, "15.1")) == (Status.MET, Status.UNMET)


def test_a_unit_without_facts_is_judged_unknown_not_dropped(ky_phu: Unit) -> None:
    verdict = judge_units([ky_phu], SET, END_2023)[ky_phu.thread]
    assert (verdict.status, verdict.criteria_met) == (Status.UNKNOWN, 0)


def test_what_was_recorded_later_was_not_known_before(ky_phu: Unit) -> None:
    before = say(ky_phu, "income_per_head", "43.5").recorded_at
    say(ky_phu, "health_insurance_rate", "95")
    then = judge_units([ky_phu], SET, END_2023, known_at=before)[ky_phu.thread]
    known = {pv.provision.no: pv.status for c in then.criteria for pv in c.indicators}
    assert (known["10"], known["15.1"]) == (Status.MET, Status.UNKNOWN)


def test_queries_do_not_grow_with_the_units() -> None:
    province = find_unit("Thái Nguyên", END_2023, level="province")
    counts = []
    for number in (2, 126):
        units = list(units_at(END_2023, type="xã", within=province)[:number])
        with CaptureQueriesContext(connection) as queries:
            assert len(judge_units(units, ADVANCED, END_2023)) == number
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


# ── titles as facts ──────────────────────────────────────────────────────────────────────────────────


def test_a_title_nobody_could_have_recorded_is_unknown_not_missing(ky_phu: Unit) -> None:
    assert status_of(ky_phu, "DK.NTM", ADVANCED) is Status.UNKNOWN
    other = find_unit("Bản Ngoại, Đại Từ", END_2023)
    recognise(other, Title.NTM, SET, 2022, source="a page")
    assert status_of(ky_phu, "DK.NTM", ADVANCED) is Status.UNMET
    recognise(ky_phu, Title.NTM, SET, 2023, source="a page")
    assert status_of(ky_phu, "DK.NTM", ADVANCED) is Status.MET


def test_the_ledger_of_one_province_says_nothing_of_another(ky_phu: Unit) -> None:
    recognise(ky_phu, Title.NTM, SET, 2022, source="a page")
    elsewhere = units_at(END_2023, type="xã", within=find_unit("Bắc Kạn", END_2023, level="province"))[0]
    assert status_of(elsewhere, "DK.NTM", ADVANCED) is Status.UNKNOWN


def test_a_share_of_communes_follows_the_recognitions(dai_tu: Unit) -> None:
    communes = list(units_at(END_2023, type="xã", within=dai_tu))
    for commune in communes[:-1]:
        recognise(commune, Title.NTM, SET, 2022, source="a page")
    verdict = judge_units([dai_tu], DISTRICT, END_2023)[dai_tu.thread]
    share = next(pv for c in verdict.criteria for pv in c.indicators if pv.provision.no == "DK.1")
    assert share.fact is not None
    assert (share.status, share.fact.numerator, share.fact.denominator) == (Status.UNMET, 26, 27)
    recognise(communes[-1], Title.ADVANCED, ADVANCED, 2023, source="a page")
    assert status_of(dai_tu, "DK.1", DISTRICT) is Status.MET
    assert status_of(dai_tu, "DK.1", DISTRICT, date(2023, 6, 30)) is Status.UNMET


# ── stored and live ──────────────────────────────────────────────────────────────────────────────────


def test_a_stored_verdict_is_replaced_not_doubled(ky_phu: Unit) -> None:
    first = judge_and_store(ky_phu, SET, END_2023)
    again = judge_and_store(ky_phu, SET, END_2023)
    assert StoredVerdict.objects.count() == 1
    assert (first.status, first.law_version) == (again.status, law_for(SET, END_2023).version)


def test_a_new_value_is_judged_in_its_own_transaction(ky_phu: Unit) -> None:
    judge_and_store(ky_phu, SET, END_2023)
    entered = say(ky_phu, "income_per_head", "43.5")
    assert stored_verdicts([ky_phu], SET, END_2023)[ky_phu.thread].criteria["10"] == "met"
    retract(entered, "no evidence")
    assert stored_verdicts([ky_phu], SET, END_2023)[ky_phu.thread].criteria["10"] == "unknown"


def test_a_value_of_a_later_day_leaves_earlier_verdicts_alone(ky_phu: Unit) -> None:
    early = judge_and_store(ky_phu, SET, date(2022, 12, 31))
    say(ky_phu, "income_per_head", "60")
    assert StoredVerdict.objects.get(as_of=date(2022, 12, 31)).judged_at == early.judged_at


def test_a_trait_and_a_decision_are_followed_too(ky_phu: Unit, dai_tu: Unit) -> None:
    recognise(find_unit("Bản Ngoại, Đại Từ", END_2023), Title.NTM, SET, 2022, source="a page")
    say(ky_phu, f"{SET}:5/a", "100")
    say(ky_phu, f"{SET}:5/b", "60")
    say(ky_phu, f"{SET}:5/c", "60")
    for unit, set_id in ((ky_phu, SET), (ky_phu, ADVANCED), (dai_tu, DISTRICT)):
        judge_and_store(unit, set_id, END_2023)
    set_trait(ky_phu, "schools", 3, valid_from=None, source="a list")
    assert stored_verdicts([ky_phu], SET, END_2023)[ky_phu.thread].criteria["5"] == "met"
    row = recognise(ky_phu, Title.NTM, SET, 2023, source="a page")
    assert stored_verdicts([ky_phu], ADVANCED, END_2023)[ky_phu.thread].indicators["DK.NTM"] == "met"
    withdraw(row, date(2023, 12, 1), source="a decision")
    assert stored_verdicts([ky_phu], ADVANCED, END_2023)[ky_phu.thread].indicators["DK.NTM"] == "unmet"


def test_both_engines_agree_on_what_is_stored(ky_phu: Unit) -> None:
    set_trait(ky_phu, "schools", 4, valid_from=None, source="a list")
    say(ky_phu, "income_per_head", "41", date(2022, 12, 31))
    retract(say(ky_phu, "health_insurance_rate", "95"), "no evidence")
    say(ky_phu, "temporary_houses", "0")
    recognise(ky_phu, Title.NTM, SET, 2022, source="a page")
    for set_id in (SET, ADVANCED):
        refresh([ky_phu], set_id, END_2023)
        found = verify([ky_phu], law_for(set_id, END_2023))
        assert (found.units, found.stored, found.outdated) == (1, 1, 0)
    assert set(judged_before()) == {(SET, END_2023), (ADVANCED, END_2023)}


# ── the law that judged ──────────────────────────────────────────────────────────────────────────────


def change_the_law_of(set_id: str) -> None:
    """As if the file had been another one when it was first used."""
    LawInUse.objects.filter(law_id=set_id).update(checksum="0" * 64)


def test_a_law_once_used_may_not_change(ky_phu: Unit) -> None:
    judge_and_store(ky_phu, SET, END_2023)
    assert LawInUse.objects.get(law_id=SET).checksum == shipped().set(SET).checksum
    change_the_law_of(SET)
    with pytest.raises(LawChangedAfterUse) as raised:
        judge_and_store(ky_phu, SET, END_2023)
    assert raised.value.data["law"] == SET


def test_a_value_that_cannot_be_judged_by_the_law_in_use_is_not_stored(ky_phu: Unit) -> None:
    judge_and_store(ky_phu, SET, END_2023)
    change_the_law_of(SET)
    with pytest.raises(LawChangedAfterUse):
        say(ky_phu, "income_per_head", "43.5")
    assert not Observation.objects.exists()


def test_a_file_that_was_accepted_has_used_the_set_it_was_read_by(ky_phu: Unit, tmp_path: Path) -> None:
    judge_and_store(ky_phu, ADVANCED, END_2023)
    file = tmp_path / "values.csv"
    file.write_text('unit,indicator,as_of,value\n05845,10,2023-12-31,"43,5"\n', encoding="utf-8")
    with staged(file, Options(SET, said_by="somebody", source="a report")) as found:
        found.accept()
    assert LawInUse.objects.filter(law_id=SET).exists()
    row = stored_verdicts([ky_phu], ADVANCED, END_2023)[ky_phu.thread]
    assert row.judged_at >= Observation.objects.get().recorded_at


def illustration(name: str = "ILLUSTRATION-xa-2022.yaml") -> str:
    return (files("chungsuc.demo") / "overlays" / name).read_text(encoding="utf-8")


def test_an_installed_overlay_is_applied_and_says_what_it_is() -> None:
    assert not law_for(SET, END_2023).illustrated
    overlay = install_overlay(illustration(), source="a test", file="x.yaml")
    law = law_for(SET, END_2023)
    assert overlay.id in {part.id for part in law.overlays}
    assert "2.1" in law.illustrated
    assert overlay.id in law.version
    assert not law_for(SET, END_2023, overlays=()).illustrated


def test_one_id_has_one_text() -> None:
    install_overlay(illustration(), source="a test", file="x.yaml")
    install_overlay(illustration(), source="a test", file="x.yaml")
    with pytest.raises(OverlayInstalledOtherwise):
        install_overlay(illustration() + "\n# changed\n", source="a test", file="x.yaml")


def test_an_amendment_of_the_centre_is_not_installed_by_hand() -> None:
    text = illustration().replace("kind: illustration", "kind: amendment")
    with pytest.raises(AmendmentInstalledByHand):
        install_overlay(text, source="a test", file="x.yaml")
