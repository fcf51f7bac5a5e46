"""Promises about a withdrawal from its ground to its decision: through pages, by two officers, nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chungsuc.accounts.errors import NotAllowed, OutOfScope
from chungsuc.accounts.models import AuditEntry, Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.law.tree import Subject, Title
from chungsuc.observations import actions as ledger
from chungsuc.recognition.actions import recognise
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import titles_at
from chungsuc.rules.actions import Draft, confirm_rule, set_rule
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.cases import candidate_for
from chungsuc.upkeep.errors import (
    ActNotPossible,
    CaseGoesOn,
    CautionNotAcknowledged,
    DeadlineMissing,
    PaperNumberMissing,
    SignerMissing,
    StepBlocked,
    StepDayWrong,
    TitleNotHeld,
    WhoOpenedDoesNotDecide,
)
from chungsuc.upkeep.models import Case, Upheld
from chungsuc.upkeep.withdrawing import Taken, open_case, take
from chungsuc.upkeep.words import CaseAct, CaseState, TriggerKind
from desk_people import person
from evidence_files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SET, DAY = "QD318-2022/xa", date(2023, 12, 31)
SIX = ("7", "13.2", "15.2", "17.3", "18.1", "19.1")  # six criteria of 19, two key ones (17, 19) among them
MORE = ("1.1", "3.2", "4.1", "8.1")  # with these it is ten


def says(unit: Unit, nos: tuple[str, ...], holds: bool, *, by: User, as_of: date = DAY) -> None:
    """Attest indicators of a unit, as its officer does."""
    with acting(actor_of(by)):
        for no in nos:
            ledger.record(unit, f"{SET}:{no}", as_of, attested=holds, source="Báo cáo năm", said_by="UBND xã")


@contextmanager
def by(user: User) -> Iterator[Scope]:
    with acting(actor_of(user)):
        yield scope_of(user)


@pytest.fixture
def commune() -> Unit:
    return find_unit("05602", DAY)


@pytest.fixture
def title(commune: Unit) -> Recognition:
    return recognise(commune, Title.NTM, "QD1980-2016/xa", 2019, source="trang tin", decided_on=date(2020, 1, 15))


@pytest.fixture
def officer(commune: Unit) -> User:
    return person(Role.COMMUNE, name="cán bộ xã", unit_thread=commune.thread)


@pytest.fixture
def first() -> User:
    return person(Role.OFFICE, name="người mở")


@pytest.fixture
def second() -> User:
    return person(Role.OFFICE, name="người quyết định")


@pytest.fixture
def case(title: Recognition, officer: User, first: User) -> Case:
    """A case that was opened on 10 January 2024, six criteria of 19 failing."""
    says(title.unit, SIX, False, by=officer)
    with by(first) as scope:
        return open_case(scope, title, DAY, Taken(date(2024, 1, 10), text="Rà soát cuối năm 2023"))


def step(user: User, case: Case, act: CaseAct, on: date, **said: object) -> CaseState:
    with by(user) as scope:
        return CaseState(take(scope, case, act, Taken(on, **said)).to_state)  # type: ignore[arg-type]


def proposed(case: Case, first: User) -> None:
    """Bring a case to the proposal, its time to repair over."""
    step(first, case, CaseAct.NOTIFY, date(2024, 1, 12), number="05/TB-VPĐP")
    step(first, case, CaseAct.HEAR, date(2024, 1, 30), text="Họp với UBND xã, Mặt trận")
    step(
        first, case, CaseAct.GIVE_TIME, date(2024, 2, 1), due_on=date(2024, 5, 31), text="Bốn tháng theo đề nghị của xã"
    )
    step(first, case, CaseAct.PROPOSE, date(2024, 6, 3), text="Chưa khắc phục", number="120/TTr-UBND")


# ── grounds ──────────────────────────────────────────────────────────────────────────────────────────


def test_grounds_follow_the_criteria_and_say_which_rule_they_rest_on(title: Recognition, officer: User) -> None:
    says(title.unit, SIX[:5], False, by=officer)
    assert candidate_for(title, DAY).reached is None  # type: ignore[union-attr]  # five fail, the others are not known
    says(title.unit, SIX, False, by=officer)
    part, most = candidate_for(title, DAY).grounds  # type: ignore[union-attr]
    assert (part.kind, part.reached, part.verified) == (TriggerKind.PART_WITH_KEY, True, False)
    assert "6/19 (31,6%)" in part.vi
    assert "then chốt chưa đạt: 17 Môi trường và an toàn thực phẩm, 19 Quốc phòng và An ninh" in part.vi
    assert most.reached is None
    says(title.unit, MORE, False, by=officer)
    part, most = candidate_for(title, DAY).grounds  # type: ignore[union-attr]
    assert (part.reached, most.reached) == (False, True)


def test_where_no_rule_has_been_entered_nothing_is_reached(title: Recognition) -> None:
    found = candidate_for(title, date(2021, 12, 31))
    assert found is not None
    assert found.reached is None
    assert not any(ground.known for ground in found.grounds)
    assert "[chưa có quy định]" in found.grounds[0].vi


# ── opening ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_case_keeps_its_grounds_as_they_were_when_it_was_opened(case: Case, officer: User) -> None:
    says(case.unit, SIX, True, by=officer)
    assert [ground["reached"] for ground in Case.objects.get().grounds] == [True, None]
    assert Case.objects.get().state == CaseState.OPENED
    assert AuditEntry.objects.filter(action="withdrawal.open", unit_thread=case.unit.thread).exists()


def test_without_a_ground_a_case_is_opened_only_with_a_reason_and_not_at_all_against_a_checked_rule(
    title: Recognition, officer: User, first: User
) -> None:
    says(title.unit, SIX, True, by=officer)
    taken = Taken(date(2024, 1, 10), text="Đơn phản ánh")
    with by(first) as scope:
        with pytest.raises(CautionNotAcknowledged):
            open_case(scope, title, DAY, taken)
        case = open_case(scope, title, DAY, Taken(date(2024, 1, 10), text="Đơn", acknowledged="Thanh tra yêu cầu"))
    assert case.steps.get().acknowledged == "Thanh tra yêu cầu"


def test_a_title_has_one_case_at_a_time_and_only_while_it_counts(case: Case, title: Recognition, first: User) -> None:
    with by(first) as scope:
        with pytest.raises(CaseGoesOn):
            open_case(scope, title, DAY, Taken(date(2024, 2, 1), text="lần nữa"))
        step(first, case, CaseAct.DROP, date(2024, 2, 1), text="Nhầm đơn vị")
        with pytest.raises(TitleNotHeld):
            open_case(scope, title, DAY, Taken(date(2025, 8, 1), text="xã đã sắp xếp"))


def test_the_commune_and_the_departments_open_no_case(title: Recognition, officer: User) -> None:
    with pytest.raises(OutOfScope), by(officer) as scope:
        open_case(scope, title, DAY, Taken(date(2024, 1, 10), text="tự mở"))


# ── steps ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_step_that_the_table_does_not_have_is_refused(case: Case, first: User) -> None:
    with pytest.raises(ActNotPossible):
        step(first, case, CaseAct.WITHDRAW, date(2024, 1, 11), number="1/QĐ", signer="Chủ tịch UBND tỉnh")


def test_a_step_says_its_day_in_order_and_its_paper(case: Case, first: User) -> None:
    for wrong in (date(2024, 1, 9), date(2100, 1, 1)):
        with pytest.raises(StepDayWrong):
            step(first, case, CaseAct.NOTIFY, wrong, number="05/TB")
    with pytest.raises(PaperNumberMissing):
        step(first, case, CaseAct.NOTIFY, date(2024, 1, 12))
    assert Case.objects.get().state == CaseState.OPENED


def test_without_a_rule_the_time_to_repair_wants_a_day_and_a_reason_and_with_one_it_follows(
    case: Case, first: User
) -> None:  # fmt: skip
    step(first, case, CaseAct.NOTIFY, date(2024, 1, 12), number="05/TB")
    step(first, case, CaseAct.HEAR, date(2024, 1, 30), text="Họp")
    with pytest.raises(DeadlineMissing):
        step(first, case, CaseAct.GIVE_TIME, date(2024, 2, 1))
    with by(first) as scope:
        set_rule(scope, Draft(
            "withdrawal.repair_days", Subject.COMMUNE, None, date(2024, 1, 1), value=Decimal(10), decree="tạm",
        ))  # fmt: skip
    step(first, case, CaseAct.GIVE_TIME, date(2024, 2, 1))
    # Ten working days from 1 February 2024, over Tết of the year of the Dragon.
    assert Case.objects.get().due_on == date(2024, 2, 22)


def test_nobody_proposes_a_withdrawal_before_the_time_to_repair_is_over(case: Case, first: User) -> None:
    step(first, case, CaseAct.NOTIFY, date(2024, 1, 12), number="05/TB")
    step(first, case, CaseAct.HEAR, date(2024, 1, 30), text="Họp")
    step(first, case, CaseAct.GIVE_TIME, date(2024, 2, 1), due_on=date(2024, 5, 31), text="theo đề nghị")
    with pytest.raises(StepBlocked):
        step(first, case, CaseAct.PROPOSE, date(2024, 5, 31), text="vội", number="1/TTr")
    assert step(first, case, CaseAct.PROPOSE, date(2024, 6, 1), text="hết hạn", number="1/TTr") is CaseState.PROPOSED


def test_what_was_repaired_is_upheld_and_the_title_stays(case: Case, officer: User, first: User) -> None:
    step(first, case, CaseAct.NOTIFY, date(2024, 1, 12), number="05/TB")
    step(first, case, CaseAct.HEAR, date(2024, 1, 30), text="Họp")
    step(first, case, CaseAct.GIVE_TIME, date(2024, 2, 1), due_on=date(2024, 5, 31), text="theo đề nghị")
    with pytest.raises(CautionNotAcknowledged):
        step(first, case, CaseAct.REPAIR, date(2024, 4, 1), text="Xã báo đã xong")
    says(case.unit, SIX, True, by=officer, as_of=date(2024, 3, 31))
    done = step(
        first, case, CaseAct.REPAIR, date(2024, 4, 2), text="Đã khắc phục", acknowledged="Chỉ tiêu khác nhập sau"
    )
    assert done is CaseState.UPHELD
    assert Upheld.objects.get().case == case
    assert Recognition.objects.get().withdrawn_on is None


def test_who_opened_does_not_decide_and_the_decision_names_its_signer(case: Case, first: User, second: User) -> None:
    proposed(case, first)
    decision = {"number": "900/QĐ-UBND", "signer": "Chủ tịch UBND tỉnh"}
    with pytest.raises(WhoOpenedDoesNotDecide):
        step(first, case, CaseAct.WITHDRAW, date(2024, 6, 20), **decision)
    with pytest.raises(SignerMissing):
        step(second, case, CaseAct.WITHDRAW, date(2024, 6, 20), number="900/QĐ-UBND")
    assert step(second, case, CaseAct.WITHDRAW, date(2024, 6, 20), **decision) is CaseState.WITHDRAWN
    row = Recognition.objects.get()
    assert (row.withdrawn_on, row.withdrawal_number) == (date(2024, 6, 20), "900/QĐ-UBND")
    assert (row.withdrawal_signer, row.decided_on, row.result_year) == ("Chủ tịch UBND tỉnh", date(2020, 1, 15), 2019)
    assert case.unit.thread in titles_at(date(2024, 6, 19))
    assert case.unit.thread not in titles_at(date(2024, 6, 20))
    with pytest.raises(ActNotPossible):
        step(second, case, CaseAct.DROP, date(2024, 6, 21), text="đã xong")


def test_since_july_2025_the_commune_committee_hears_and_completes_the_file_and_the_office_decides(
    first: User, second: User
) -> None:
    end = date(2025, 12, 31)
    commune = find_unit("Phú Đình, Thái Nguyên", end)
    title = recognise(commune, Title.NTM, SET, 2025, source="quyết định", decided_on=date(2025, 9, 1))
    officer = person(Role.COMMUNE, name="cán bộ xã mới", unit_thread=commune.thread)
    stranger = person(Role.COMMUNE, name="xã khác", unit_thread=find_unit("Vạn Phú, Thái Nguyên", end).thread)
    says(commune, SIX, False, by=officer, as_of=end)
    with by(first) as scope:
        case = open_case(scope, title, end, Taken(date(2026, 1, 10), text="Rà soát"))
    with pytest.raises(OutOfScope):
        step(officer, case, CaseAct.NOTIFY, date(2026, 1, 11), number="1/TB")
    step(first, case, CaseAct.NOTIFY, date(2026, 1, 11), number="1/TB")
    with pytest.raises(OutOfScope):
        step(stranger, case, CaseAct.HEAR, date(2026, 1, 12), text="họp hộ")
    step(officer, case, CaseAct.HEAR, date(2026, 1, 12), text="Họp, lấy ý kiến Nhân dân")
    with pytest.raises(OutOfScope):
        step(officer, case, CaseAct.GIVE_TIME, date(2026, 1, 13), due_on=date(2026, 2, 1), text="tự cho hạn")
    step(first, case, CaseAct.GIVE_TIME, date(2026, 1, 13), due_on=date(2026, 1, 31), text="theo đề nghị")
    step(officer, case, CaseAct.PROPOSE, date(2026, 2, 2), text="Hồ sơ theo Điều 44", number="3/TTr-UBND")
    assert step(second, case, CaseAct.WITHDRAW, date(2026, 2, 10), number="9/QĐ", signer="Chủ tịch UBND tỉnh",
                acknowledged="Số liệu mới nhất vẫn vậy") is CaseState.WITHDRAWN  # fmt: skip


def test_a_checked_rule_stops_a_withdrawal_without_a_ground(
    case: Case, officer: User, first: User, second: User
) -> None:  # fmt: skip
    proposed(case, first)
    says(case.unit, (*SIX, *MORE), True, by=officer, as_of=date(2024, 6, 5))
    decision = {"number": "900/QĐ-UBND", "signer": "Chủ tịch UBND tỉnh"}
    with pytest.raises(CautionNotAcknowledged):
        step(second, case, CaseAct.WITHDRAW, date(2024, 6, 20), **decision)
    assert Recognition.objects.get().withdrawn_on is None


def test_a_rule_that_was_checked_says_so_in_the_ground(title: Recognition, first: User) -> None:
    with by(first) as scope:
        confirm_rule(scope, "withdrawal.share_percent", Subject.COMMUNE, Title.NTM, DAY, decree="QĐ 18/2022/QĐ-TTg")
    part, most = candidate_for(title, DAY).grounds  # type: ignore[union-attr]
    assert (part.verified, most.verified) == (False, True)


def test_only_the_office_upholds(case: Case, officer: User, first: User) -> None:
    proposed(case, first)
    with pytest.raises((NotAllowed, OutOfScope)):
        step(officer, case, CaseAct.UPHOLD, date(2024, 6, 20), text="giữ", number="1/QĐ")


# ── through pages ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: object) -> None:
    """A store of files of its own, gone after the test."""
    settings.CHUNGSUC_FILES = str(tmp_path)  # type: ignore[attr-defined]


def signed_in(user: User) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


def test_on_pages_two_officers_take_a_title_from_its_ground_to_the_decision(
    title: Recognition, officer: User, first: User, second: User
) -> None:
    says(title.unit, SIX, False, by=officer)
    one, other = signed_in(first), signed_in(second)
    listed = one.get("/sau-cong-nhan/thu-hoi/", {"ngay": "31/12/2023"}).content.decode()
    assert "1 đơn vị tới căn cứ xét thu hồi" in listed
    assert "chưa đối chiếu" in listed
    opening = f"/sau-cong-nhan/thu-hoi/mo/{title.pk}/?ngay=31/12/2023"
    assert "6/19 (31,6%)" in one.get(opening).content.decode()
    missing = one.post(opening, {"on": "10/01/2024", "text": ""})
    assert (missing.status_code, Case.objects.count()) == (400, 0)
    one.post(opening, {"on": "10/01/2024", "text": "Rà soát cuối năm"})
    case = Case.objects.get()
    at = f"/sau-cong-nhan/thu-hoi/{case.pk}/"

    def done(client: Client, act: str, on: str, **said: object) -> str:
        answer = client.post(f"{at}{act}/", {"on": on, **said}, follow=True)
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    done(one, "notify", "12/01/2024", number="05/TB-VPĐP")
    done(one, "hear", "30/01/2024", text="Xã xin bốn tháng để khắc phục")
    done(one, "give_time", "01/02/2024", due_on="31/05/2024", text="theo đề nghị của xã")
    done(one, "propose", "03/06/2024", text="Chưa khắc phục xong", number="120/TTr-UBND")
    decision = {"number": "900/QĐ-UBND", "signer": "Chủ tịch UBND tỉnh"}
    refused = one.post(f"{at}withdraw/", {"on": "20/06/2024", **decision})
    assert refused.status_code == 400
    assert "Người mở và người quyết định phải là hai người" in refused.content.decode()
    scan = SimpleUploadedFile("quyet-dinh.pdf", pdf(), "application/pdf")
    page = done(other, "withdraw", "20/06/2024", **decision, scan=scan)
    for text in (
        "đã thu hồi",
        "900/QĐ-UBND",
        "Xã xin bốn tháng để khắc phục",
        "05/TB-VPĐP",
        "Quyết định công nhận vẫn còn",
    ):
        assert text in page
    assert Recognition.objects.get().withdrawn_on == date(2024, 6, 20)
    assert len(Recognition.objects.get().withdrawal_scan) == 64
    kept = case.steps.get(act=CaseAct.WITHDRAW)
    file = other.get(f"/sau-cong-nhan/thu-hoi/tep/{kept.pk}/")
    assert b"".join(file.streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    assert "thu hồi 20/06/2024" in other.get("/xa/05602/?ngay=2023-12-31").content.decode()
    assert "Xã xin bốn tháng" in signed_in(officer).get(at).content.decode()


def test_on_pages_what_was_typed_stays_when_a_step_is_refused(case: Case, first: User) -> None:
    client = signed_in(first)
    answer = client.post(
        f"/sau-cong-nhan/thu-hoi/{case.pk}/notify/", {"on": "12/01/2024", "number": "", "text": "Đã gọi điện"}
    )
    assert answer.status_code == 400
    assert "Đã gọi điện" in answer.content.decode()
    assert "Chưa ghi số văn bản" in answer.content.decode()


def test_an_officer_of_another_commune_does_not_see_the_case(case: Case) -> None:
    other = person(Role.COMMUNE, name="xã khác", unit_thread=find_unit("05605", DAY).thread)
    answer = signed_in(other).get(f"/sau-cong-nhan/thu-hoi/{case.pk}/")
    assert answer.status_code == 400
    assert b"CS-UPK-006" in answer.content
