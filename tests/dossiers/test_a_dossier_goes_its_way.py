"""A dossier from registration to announcement: the decision makes a recognition, and nothing else does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chungsuc.accounts.errors import OutOfScope
from chungsuc.accounts.models import AuditEntry
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.dossiers import appraising
from chungsuc.dossiers.actions import Taking, take
from chungsuc.dossiers.errors import (
    CautionNotAnswered,
    ConditionNotMet,
    DayOutOfOrder,
    DossierThere,
    FieldMissing,
    NotFromHere,
    ReasonMissing,
    SameHand,
)
from chungsuc.dossiers.words import Act, Body, State, Word
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from dossier_world import WHY, go_to, hold, make_world, open_dossier, prepare, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(viet_nam: None):
    return make_world()


def test_a_dossier_becomes_a_recognition_with_three_dates(world) -> None:
    dossier = open_dossier(world)
    go_to(world, dossier, State.ANNOUNCED, on=date(2023, 12, 1))
    recognition = Recognition.objects.get()
    assert dossier.recognition_id == recognition.pk
    assert (recognition.title, recognition.result_year, recognition.set_id) == ("ntm", 2023, "QD318-2022/xa")
    assert recognition.decided_on == date(2024, 1, 26)
    assert recognition.announced_on == date(2024, 2, 2)
    assert recognition.signer == "Chủ tịch"
    acts = list(dossier.steps.values_list("act", flat=True))
    assert acts == [
        "register", "self_assess", "collect_opinions", "submit", "district_verify", "accept", "verify", "field_check",
        "council_agree", "decide", "announce",
    ]  # fmt: skip
    assert AuditEntry.objects.filter(about="dossier", action="dossier.decide").exists()


def test_a_verdict_never_decides_and_a_decision_never_changes_the_verdict(world) -> None:
    """The commune has no value at all: the law does not know, and the authority decides all the same, saying why."""
    dossier = open_dossier(world)
    go_to(world, dossier, State.DECIDED)
    first = dossier.steps.get(act="self_assess")
    assert {one["code"]: one["met"] for one in first.findings}["criteria_met"] is None
    assert first.acknowledged == WHY


def test_an_unverified_rule_asks_for_a_reason_and_stops_nobody(world) -> None:
    dossier = open_dossier(world)
    go_to(world, dossier, State.FIELD_CHECKED)
    hold(world, dossier, Body.COUNCIL, date(2024, 1, 15), 20, 18, 15)  # 83 % where a memory says 90 %
    with pytest.raises(CautionNotAnswered, match="83,3"):
        step(world, dossier, Act.COUNCIL_AGREE, date(2024, 1, 15), acknowledged="")
    done = step(world, dossier, Act.COUNCIL_AGREE, date(2024, 1, 15), acknowledged="Hội đồng thống nhất.")
    assert done.acknowledged == "Hội đồng thống nhất."


def test_what_the_system_itself_needs_stops_everybody(world) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.FIELD_CHECKED)
    with pytest.raises(ConditionNotMet, match="Hội đồng chưa họp"):
        step(world, dossier, Act.COUNCIL_AGREE, on)


def test_each_step_needs_its_own_hand(world) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.OPINIONS_COLLECTED)
    for stranger in (world.office, world.district, world.specialist):
        with pytest.raises(OutOfScope):
            step(world, dossier, Act.SUBMIT, on, by=stranger)
    step(world, dossier, Act.SUBMIT, on)
    with pytest.raises(OutOfScope):
        step(world, dossier, Act.DISTRICT_VERIFY, on, by=world.officer)


def test_whoever_accepted_it_cannot_record_the_decision(world) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.COUNCIL_AGREED)
    said = {"number": "1/QĐ", "decided_on": on, "signer": "Chủ tịch", "decided_by": "Chủ tịch UBND tỉnh"}
    with pytest.raises(SameHand, match="văn phòng"):
        step(world, dossier, Act.DECIDE, on, by=world.office, **said)
    with pytest.raises(FieldMissing, match="số quyết định"):
        step(world, dossier, Act.DECIDE, on, **{**said, "number": " "})
    assert not Recognition.objects.exists()
    step(world, dossier, Act.DECIDE, on, **said)


def test_a_returned_criterion_is_repaired_and_seen_again_before_the_appraisal_closes(world) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.COMPLETE)
    prepare(world, dossier, Act.VERIFY, on)
    with acting(actor_of(world.specialist)):
        appraising.return_criterion(scope_of(world.specialist), dossier, "17", on=on, text="Thiếu sổ theo dõi rác thải")
    with pytest.raises(ConditionNotMet, match="17"):
        step(world, dossier, Act.VERIFY, on)
    with acting(actor_of(world.officer)):
        appraising.repaired(scope_of(world.officer), dossier, "17", on=on, text="Đã bổ sung sổ của 12 xóm")
    with pytest.raises(ConditionNotMet, match="17"):
        step(world, dossier, Act.VERIFY, on)
    with acting(actor_of(world.specialist)):
        appraising.agree(scope_of(world.specialist), dossier, ["17"], on=on)
    step(world, dossier, Act.VERIFY, on)
    assert [one.word for one in dossier.appraisals.filter(no="17")] == [
        Word.AGREED, Word.RETURNED, Word.REPAIRED, Word.AGREED,
    ]  # fmt: skip


def test_only_the_department_that_owns_a_criterion_speaks_on_it(world) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.COMPLETE)
    for stranger in (world.officer, world.office, world.district):
        with acting(actor_of(stranger)), pytest.raises(OutOfScope):
            appraising.agree(scope_of(stranger), dossier, ["17"], on=on)


def test_a_returned_dossier_comes_back_to_where_it_was(world) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.VERIFIED)
    with pytest.raises(ReasonMissing), acting(actor_of(world.office)):
        take(scope_of(world.office), dossier, Act.RETURN, Taking(on))
    step(world, dossier, Act.RETURN, on, reason="Thiếu biên bản")
    step(world, dossier, Act.SUSPEND, on, reason="Chờ sắp xếp đơn vị hành chính")
    assert step(world, dossier, Act.RESUME, on).to_state == State.RETURNED
    assert step(world, dossier, Act.RESUBMIT, on, reason="Đã bổ sung").to_state == State.VERIFIED


def test_a_refused_dossier_ends_without_a_title_and_another_may_be_opened(world) -> None:
    dossier = open_dossier(world)
    on = go_to(world, dossier, State.VERIFIED)
    step(world, dossier, Act.REFUSE, on, reason="Không đạt tiêu chí 17")
    assert not Recognition.objects.exists()
    with pytest.raises(NotFromHere):
        step(world, dossier, Act.FIELD_CHECK, on)
    assert open_dossier(world).pk != dossier.pk


def test_a_unit_has_one_dossier_for_a_title_and_year(world) -> None:
    open_dossier(world)
    with pytest.raises(DossierThere):
        open_dossier(world)
    open_dossier(world, title=Title.ADVANCED)


def test_steps_follow_each_other_in_time(world) -> None:
    dossier = open_dossier(world, on=date(2023, 6, 1))
    with pytest.raises(DayOutOfOrder):
        step(world, dossier, Act.SELF_ASSESS, date(2023, 5, 31))
    with pytest.raises(DayOutOfOrder):
        step(world, dossier, Act.SELF_ASSESS, scope_of(world.officer).day + timedelta(days=1))


def test_without_districts_a_commune_hands_in_to_the_province(world) -> None:
    from chungsuc.accounts.models import Role
    from chungsuc.units.queries import find_unit
    from desk_people import person

    later = date(2025, 9, 1)
    new = find_unit("Phú Đình", later, level="commune")
    officer = person(Role.COMMUNE, name="cán bộ xã mới", unit_thread=new.thread)
    from chungsuc.dossiers.actions import register

    with acting(actor_of(officer)):
        dossier = register(scope_of(officer), new, Title.NTM, 2025, on=later, assessed_on=later)
    from dataclasses import replace

    there = replace(world, officer=officer, commune=new)
    for act in (Act.SELF_ASSESS, Act.COLLECT_OPINIONS, Act.SUBMIT):
        prepare(there, dossier, act, later)
        step(there, dossier, act, later)
    with pytest.raises(NotFromHere):
        step(there, dossier, Act.DISTRICT_VERIFY, later)
    assert step(there, dossier, Act.ACCEPT, later).to_state == State.COMPLETE
