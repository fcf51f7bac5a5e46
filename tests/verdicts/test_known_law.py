"""Promises about the law of this installation: what ships, what was installed here, what was confirmed here."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from chungsuc.accounts.models import User
from chungsuc.cli.law import app
from chungsuc.figures.criteria import national_set_at
from chungsuc.law.errors import LawFaults
from chungsuc.law.installed import law_text
from chungsuc.law.library import shipped
from chungsuc.law.summary import summarise
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.actions import judge_and_store
from chungsuc.verdicts.confirming import confirm_level, withdraw_confirmation
from chungsuc.verdicts.errors import ConfirmedAlready, NoSuchConfirmation, NothingToConfirm, SetHasJudged
from chungsuc.verdicts.installing import install_set
from chungsuc.verdicts.known_law import known, library
from chungsuc.verdicts.law_in_force import install_overlay, law_for
from chungsuc.verdicts.models import InstalledSet, LevelConfirmation
from chungsuc.verdicts.queries import judge_units

pytestmark = pytest.mark.django_db

SET, YOUNG = "QD318-2022/xa", "QD51-2025/xa"
DAY, TODAY = date(2023, 12, 31), date(2026, 6, 30)
SOURCE = {"source": "thử", "file": "thử.yaml"}

FULLER = """
set: QD51-2025/xa
name: Bộ tiêu chí đầy đủ hơn
name_en: A fuller set
subject: commune
title: ntm
decision: {number: QĐ 51/2025/QĐ-TTg, signed: 2025-12-29}
valid_from: 2026-02-15
replaces: QD318-2022/xa
partial: true
defaults: {confidence: high, verified: true, provenance: bản giấy}
criteria:
  - no: "1"
    name: Quy hoạch
    indicators: [{no: "1.1", name: Tỷ lệ, unit: "%", at_least: {by: group, "1": 80, "2": 70, "3": 60}}]
"""
PROVINCIAL = """
overlay: QD-tinh-2024/xa
kind: province
amends: QD318-2022/xa
name: Quy định của tỉnh
decision: {number: QĐ 1/QĐ-UBND, signed: 2024-01-05}
valid_from: 2024-01-10
defaults: {confidence: high, verified: true, provenance: bản giấy}
levels: {"2.1": {at_least: 80}}
"""


@pytest.fixture
def officer() -> User:
    return User.objects.create_user("van-phong", full_name="Nguyễn Văn A")


def test_an_installation_that_was_given_nothing_judges_by_the_shipped_sets_themselves() -> None:
    assert library().set(SET) is shipped().set(SET)


def test_knowing_the_law_costs_one_query_whatever_was_installed(officer: User) -> None:
    install_set(FULLER, **SOURCE)
    install_overlay(PROVINCIAL, **SOURCE)
    confirm_level(SET, "3.1", DAY, by=officer, seen="QĐ 318, PL I")
    law_for(SET, DAY)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        law_for(SET, DAY)
        law_for(YOUNG, TODAY)
    assert len(seen) == 2


# ── whole sets ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("viet_nam")
def test_an_installed_set_takes_the_place_of_the_shipped_one_and_judges() -> None:
    install_set(FULLER, **SOURCE)
    assert national_set_at(TODAY).name == "Bộ tiêu chí đầy đủ hơn"
    commune = find_unit("05641", TODAY, level="commune")
    verdict = judge_units([commune], YOUNG, TODAY)[commune.thread]
    assert [criterion.no for criterion in verdict.criteria] == ["1"]
    assert law_text(library(), YOUNG) == FULLER


def test_until_it_judges_a_set_may_be_installed_again_in_a_better_version() -> None:
    install_set(FULLER, **SOURCE)
    install_set(FULLER.replace('"3": 60', '"3": 65'), **SOURCE)
    install_set(FULLER.replace('"3": 60', '"3": 65'), **SOURCE)
    assert list(InstalledSet.objects.values_list("version", flat=True)) == [1, 2]
    assert '"3": 65' in law_text(library(), YOUNG)


@pytest.mark.usefixtures("viet_nam")
def test_a_set_that_has_judged_is_not_replaced_and_a_new_id_is_offered() -> None:
    judge_and_store(find_unit("05641", TODAY, level="commune"), YOUNG, TODAY)
    with pytest.raises(SetHasJudged) as caught:
        install_set(FULLER, **SOURCE)
    assert caught.value.data["other"] == "QD51-2025/xa-2"
    text = FULLER.replace("set: QD51-2025/xa", "set: QD51-2025/xa-2\nsupersedes: QD51-2025/xa")
    install_set(text, **SOURCE)
    assert national_set_at(TODAY).id == "QD51-2025/xa-2"
    assert not law_for(YOUNG, TODAY).in_force


def test_a_set_that_does_not_follow_on_the_one_before_is_refused() -> None:
    with pytest.raises(LawFaults) as caught:
        install_set(FULLER.replace("valid_from: 2026-02-15", "valid_from: 2026-03-01"), **SOURCE)
    assert [fault.code for fault in caught.value.faults] == ["CS-LAW-306"]
    assert not InstalledSet.objects.exists()


def test_a_set_that_an_installed_overlay_no_longer_fits_is_refused() -> None:
    install_overlay(PROVINCIAL, **SOURCE)
    text = FULLER.replace("QD51-2025/xa", "QD318-2022/xa").replace("2026-02-15", "2022-03-08")
    with pytest.raises(LawFaults) as caught:
        install_set(
            text.replace("replaces: QD318-2022/xa", "replaces: QD1980-2016/xa\nvalid_until: 2026-02-15"), **SOURCE
        )
    assert "CS-LAW-103" in {fault.code for fault in caught.value.faults}


def test_the_database_itself_refuses_to_change_an_installed_set() -> None:
    install_set(FULLER, **SOURCE)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE verdicts_installedset SET text = ''")


def test_a_set_to_come_ends_the_one_that_it_replaces() -> None:
    text = FULLER.replace("set: QD51-2025/xa", "set: QD9-2030/xa").replace(
        "replaces: QD318-2022/xa", "replaces: QD51-2025/xa"
    )
    install_set(text.replace("valid_from: 2026-02-15", "valid_from: 2031-01-01"), **SOURCE)
    assert library().set(YOUNG).valid_until == date(2031, 1, 1)


# ── amendments entered here ──────────────────────────────────────────────────────────────────────────

AMENDMENT = """
overlay: QD9-2024/xa
kind: amendment
amends: QD318-2022/xa
name: Sửa mức chỉ tiêu 2.1
decision: {number: QĐ 9/QĐ-TTg, signed: 2024-02-01}
valid_from: 2024-02-01
defaults: {confidence: high, verified: true, provenance: bản giấy}
levels: {"2.1": {at_least: 95}}
"""


def test_an_amendment_ends_what_the_province_had_set_before_it_and_only_from_its_day_on() -> None:
    install_overlay(PROVINCIAL, **SOURCE)
    install_overlay(AMENDMENT, amendment=True, **SOURCE)
    before, after = law_for(SET, date(2024, 1, 31)), law_for(SET, date(2024, 2, 1))
    levels = [law.by_no["2.1"].requirement.levels.at(()) for law in (before, after)]  # type: ignore[union-attr]
    assert levels == [80, 95]


def test_an_assumption_gives_way_to_an_amendment_entered_here() -> None:
    from importlib.resources import files

    text = (files("chungsuc.demo") / "overlays" / "ILLUSTRATION-xa-2022.yaml").read_text(encoding="utf-8")
    install_overlay(text, **SOURCE)
    install_overlay(AMENDMENT, amendment=True, **SOURCE)
    assert "2.1" in law_for(SET, date(2024, 1, 31)).illustrated
    law = law_for(SET, date(2024, 2, 15))
    assert "2.1" not in law.illustrated
    assert law.by_no["2.1"].requirement.levels.at(()) == 95  # type: ignore[union-attr]
    assert "2.2" in law.illustrated


# ── confirmed levels ─────────────────────────────────────────────────────────────────────────────────


def test_a_confirmed_level_is_verified_wherever_the_law_is_seen_and_says_by_whom(officer: User) -> None:
    before = law_for(SET, DAY)
    confirm_level(SET, "3.1", DAY, by=officer, seen="QĐ 318/QĐ-TTg, PL I, trang 4")
    law = law_for(SET, DAY)
    source = law.by_no["3.1"].source
    assert source.verified
    assert "Nguyễn Văn A" in source.provenance
    assert law.version == before.version
    assert summarise(library().set(SET).criteria).verified == summarise(before.criteria).verified + 1


@pytest.mark.usefixtures("viet_nam")
def test_a_confirmation_leaves_law_that_has_judged_valid(officer: User) -> None:
    unit = find_unit("05845", DAY, level="commune")
    judge_and_store(unit, SET, DAY)
    confirm_level(SET, "3.1", DAY, by=officer, seen="QĐ 318, PL I")
    judge_and_store(unit, SET, DAY)


def test_a_confirmation_dies_with_its_level_and_holds_on_the_days_before(officer: User) -> None:
    install_overlay(PROVINCIAL.replace("verified: true", "verified: false"), **SOURCE)
    confirm_level(SET, "2.1", date(2024, 1, 15), by=officer, seen="QĐ 1/QĐ-UBND")
    install_overlay(AMENDMENT.replace("verified: true", "verified: false"), amendment=True, **SOURCE)
    assert law_for(SET, date(2024, 1, 31)).by_no["2.1"].source.verified
    assert not law_for(SET, date(2024, 2, 1)).by_no["2.1"].source.verified
    confirm_level(SET, "2.1", date(2024, 2, 1), by=officer, seen="QĐ 9/QĐ-TTg")
    assert law_for(SET, date(2024, 1, 31)).by_no["2.1"].source.verified
    assert law_for(SET, date(2024, 2, 1)).by_no["2.1"].source.verified


def test_what_is_not_known_cannot_be_confirmed_and_nothing_twice(officer: User) -> None:
    with pytest.raises(NothingToConfirm):
        confirm_level(SET, "4.2", DAY, by=officer, seen="QĐ 318")
    confirm_level(SET, "3.1", DAY, by=officer, seen="QĐ 318")
    with pytest.raises(ConfirmedAlready):
        confirm_level(SET, "3.1", DAY, by=officer, seen="QĐ 318")


def test_a_confirmation_withdrawn_leaves_the_level_unverified_and_stays_on_record(officer: User) -> None:
    row = confirm_level(SET, "3.1", DAY, by=officer, seen="QĐ 318")
    withdraw_confirmation(row.pk, by=officer, why="nhìn nhầm phụ lục")
    assert not law_for(SET, DAY).by_no["3.1"].source.verified
    assert LevelConfirmation.objects.get().withdrawn_why == "nhìn nhầm phụ lục"
    with pytest.raises(NoSuchConfirmation):
        withdraw_confirmation(row.pk, by=officer, why="lần nữa")


def test_the_law_as_it_would_be_is_not_the_law_that_is() -> None:
    before = known()
    overlay = before.library.load_overlay_text(PROVINCIAL, file="x")
    after = before.with_overlay(overlay, PROVINCIAL)
    day = date(2024, 1, 31)
    assert after.at(SET, day).by_no["2.1"] != before.at(SET, day).by_no["2.1"]
    assert known().at(SET, day) == before.at(SET, day)


@pytest.mark.usefixtures("viet_nam")
def test_the_command_line_shows_what_was_installed_when_asked_and_only_then() -> None:
    install_set(FULLER, **SOURCE)
    install_overlay(PROVINCIAL, **SOURCE)
    with_it = CliRunner().invoke(app, ["show", SET, "--as-of", "2024-01-31", "--installed"]).output
    without = CliRunner().invoke(app, ["show", SET, "--as-of", "2024-01-31"]).output
    assert "QD-tinh-2024/xa" in with_it
    assert "QD-tinh-2024/xa" not in without
    assert "Bộ tiêu chí đầy đủ hơn" in CliRunner().invoke(app, ["list", "--json", "--installed"]).output
