"""Promises about departments and what they answer for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from chungsuc.accounts.assigning import (
    assign,
    close_department,
    create_department,
    end_assignment,
    find_department,
)
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Department, Ownership, Role
from chungsuc.accounts.ownership import owners_on
from chungsuc.accounts.people_errors import (
    AssignedAlready,
    DecreeMissing,
    DepartmentThere,
    NotAssigned,
    NothingToOwn,
    UnknownDepartment,
)
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.shipped_assignments import load_departments
from chungsuc.accounts.trail import Actor, acting
from chungsuc.law.library import shipped
from desk_people import person

pytestmark = pytest.mark.django_db
SET = "QD318-2022/xa"
BEFORE, AFTER = date(2025, 2, 28), date(2025, 3, 1)
DECREE = "QĐ thử nghiệm ngày 01/01/2026"
SINCE = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _loaded(db: None) -> Iterator[None]:
    with acting(Actor("thử nghiệm")):
        Ownership.objects.all().delete()
        Department.objects.all().delete()
        load_departments()
        yield


@pytest.fixture
def office() -> Scope:
    return scope_of(person(Role.OFFICE))


def owner(no: str, day: date, set_id: str = SET) -> str:
    found = owners_on(day).of(set_id, no)
    return found.name if found else ""


@pytest.mark.parametrize(
    ("no", "before", "after"),
    [
        ("2.1", "Sở Giao thông vận tải", "Sở Xây dựng"),
        ("8.4", "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
        ("12.1", "Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
        ("11", "Sở Lao động - Thương binh và Xã hội", "Sở Nông nghiệp và Môi trường"),
        ("17.1/a", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
        ("17.2", "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("18.1", "Sở Nội vụ", "Sở Nội vụ"),
        ("18.4", "Sở Tư pháp", "Sở Tư pháp"),
        ("18.5", "Hội Liên hiệp Phụ nữ tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"),
        ("19.1", "Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("19.2", "Công an tỉnh", "Công an tỉnh"),
    ],
)
def test_the_merger_of_departments_changes_the_owner_on_its_day(no: str, before: str, after: str) -> None:
    assert (owner(no, BEFORE), owner(no, AFTER)) == (before, after)


@pytest.mark.parametrize("set_id", [SET, "QD1980-2016/xa"])
@pytest.mark.parametrize("day", [date(2020, 12, 31), BEFORE, AFTER, date(2026, 11, 1)])
def test_every_indicator_of_the_19_criteria_has_one_owner_on_every_day(set_id: str, day: date) -> None:
    owners = owners_on(day)
    without = [p.no for p in shipped().set(set_id).provisions() if owners.of(set_id, p.no) is None]
    assert without == []


def test_no_two_departments_answer_for_one_number_on_a_day() -> None:
    for day in (date(2020, 1, 1), BEFORE, AFTER, date(2026, 11, 1)):
        from chungsuc.units.days import in_force

        rows = list(Ownership.objects.filter(in_force(day)).values_list("set_id", "no"))
        assert len(rows) == len(set(rows))


def test_nobody_is_named_for_what_no_source_speaks_of() -> None:
    assert owner("15.1", AFTER, "QD318-2022/xa_nang_cao") == ""
    assert owner("DK.3", AFTER, "QD319-2022/xa_kieu_mau") == ""


def test_every_number_shipped_is_in_its_set_and_none_claims_to_be_verified() -> None:
    for row in Ownership.objects.all():
        law = shipped().set(row.set_id)
        assert row.no in {c.no for c in law.criteria} | {p.no for p in law.provisions()}
        assert not row.verified
        assert row.source


def test_loading_again_changes_nothing_and_says_so_once() -> None:
    entries = AuditEntry.objects.count()
    assert load_departments() == (0, 0)
    assert AuditEntry.objects.count() == entries


def test_loading_again_leaves_what_the_office_wrote(office: Scope) -> None:
    assign(office, SET, "10", find_department("Sở Nội vụ"), SINCE, decree=DECREE)
    Ownership.objects.filter(set_id=SET, no="11").delete()
    assert load_departments() == (0, 2)
    assert owner("10", SINCE) == "Sở Nội vụ"
    assert Ownership.objects.filter(set_id=SET, no="10").count() == 2


def test_an_assignment_ends_the_one_before_on_its_day_with_its_decree(office: Scope) -> None:
    assign(office, SET, "17.1", find_department("so-y-te"), SINCE, decree=DECREE)
    assert (owner("17.1", date(2025, 12, 31)), owner("17.1", SINCE)) == ("Sở Nông nghiệp và Môi trường", "Sở Y tế")
    ended, assigned = AuditEntry.objects.order_by("pk").filter(no="17.1")
    assert (ended.action, ended.after["until"], ended.reason) == ("ownership.ended", "2026-01-01", DECREE)
    assert (assigned.action, assigned.after["department"], assigned.after["verified"]) == (
        "ownership.assigned", "so-y-te", True,
    )  # fmt: skip


def test_an_assignment_recorded_for_a_past_day_stops_where_the_next_begins(office: Scope) -> None:
    assign(office, SET, "2", find_department("so-noi-vu"), date(2024, 1, 1), decree=DECREE)
    assert owner("2", date(2023, 12, 31)) == "Sở Giao thông vận tải"
    assert owner("2", BEFORE) == "Sở Nội vụ"
    assert owner("2", AFTER) == "Sở Xây dựng"


def test_the_decision_of_what_we_supposed_makes_it_verified(office: Scope) -> None:
    department = find_department("Sở Y tế")
    row = assign(office, SET, "15", department, SINCE, decree=DECREE)
    assert (row.verified, row.source) == (True, DECREE)
    assert not Ownership.objects.get(set_id=SET, no="15", valid_from=None).verified
    with pytest.raises(AssignedAlready):
        assign(office, SET, "15", department, SINCE, decree=DECREE)


def test_a_mistake_is_mended_on_the_same_day(office: Scope) -> None:
    assign(office, SET, "15", find_department("so-noi-vu"), SINCE, decree=DECREE)
    assign(office, SET, "15", find_department("so-y-te"), SINCE, decree=DECREE)
    assert owner("15", SINCE) == "Sở Y tế"
    assign(office, SET, "15", find_department("so-noi-vu"), SINCE, decree=DECREE)
    assert owner("15", SINCE) == "Sở Nội vụ"


def test_an_indicator_whose_assignment_ends_falls_back_to_its_criterion(office: Scope) -> None:
    end_assignment(office, SET, "18.4", SINCE, decree=DECREE)
    assert (owner("18.4", date(2025, 12, 31)), owner("18.4", SINCE)) == ("Sở Tư pháp", "Sở Nội vụ")
    with pytest.raises(NotAssigned):
        end_assignment(office, SET, "18.4", SINCE, decree=DECREE)


def test_an_assignment_names_a_number_a_department_and_a_decree_that_exist(office: Scope) -> None:
    department = find_department("so-y-te")
    with pytest.raises(NothingToOwn):
        assign(office, SET, "20", department, SINCE, decree=DECREE)
    with pytest.raises(DecreeMissing):
        assign(office, SET, "15", department, SINCE, decree=" ")
    with pytest.raises(UnknownDepartment):
        assign(office, SET, "2", Department.objects.get(code="so-giao-thong-van-tai"), SINCE, decree=DECREE)


def test_a_department_is_found_by_name_without_diacritics_on_its_days() -> None:
    assert find_department("so xay dung").code == "so-xay-dung"
    assert find_department("Sở Giao thông vận tải", BEFORE).code == "so-giao-thong-van-tai"
    with pytest.raises(UnknownDepartment, match="Sở Xây dựng"):
        find_department("Sở Xây dưng nhà")


def test_the_office_adds_a_department_and_ends_one_with_all_it_owns(office: Scope) -> None:
    made = create_department(office, "Sở Dân tộc và Tôn giáo", since=AFTER, source=DECREE)
    assert made.code == "so-dan-toc-va-ton-giao"
    with pytest.raises(DepartmentThere):
        create_department(office, "Sở Dân tộc và Tôn giáo", since=AFTER, source=DECREE)
    close_department(office, Department.objects.get(code="so-y-te"), SINCE, source=DECREE)
    assert (owner("15", date(2025, 12, 31)), owner("15", SINCE)) == ("Sở Y tế", "")


@pytest.mark.parametrize("role", [Role.ADMIN, Role.LEADER, Role.AUDITOR])
def test_only_the_office_records_assignments(role: Role) -> None:
    scope, department = scope_of(person(role)), find_department("so-y-te")
    for attempt in (
        lambda: assign(scope, SET, "15", department, SINCE, decree=DECREE),
        lambda: end_assignment(scope, SET, "15", SINCE, decree=DECREE),
        lambda: create_department(scope, "Sở mới", since=None, source=DECREE),
        lambda: close_department(scope, department, SINCE, source=DECREE),
    ):
        with pytest.raises(NotAllowed):
            attempt()
