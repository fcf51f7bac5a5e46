"""Promises about the pages of people, assignments and one's own account."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chungsuc.accounts.models import AuditEntry, Department, Grant, Ownership, Role, User
from chungsuc.accounts.shipped_assignments import load_departments
from chungsuc.accounts.trail import Actor, acting
from chungsuc.units.queries import find_unit
from desk_people import comes_in, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
DAY = date(2023, 12, 31)
NEW = {"name": "Nguyễn Văn An", "role": "commune", "unit": "xã Phú Đình, huyện Định Hóa", "unit_day": "31/12/2023"}


def words(answer: object) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def admin() -> Client:
    return signed_in(Role.ADMIN, name="quantri")


@pytest.fixture
def departments(db: None) -> None:
    Ownership.objects.all().delete()
    Department.objects.all().delete()
    with acting(Actor("thử")):
        load_departments()


# ── people ───────────────────────────────────────────────────────────────────────────────────────────


def test_an_administrator_makes_a_person_who_then_signs_in(admin: Client) -> None:
    answer = admin.post("/nguoi-dung/moi/", NEW)
    password = re.search(r'class="secret">([^<]+)<', words(answer))
    assert answer["Cache-Control"] == "no-store"
    assert password is not None
    assert comes_in("annv.phudinh", password[1])
    grant = Grant.objects.get(user__username="annv.phudinh")
    assert grant.unit_thread == find_unit("05602", DAY).thread
    assert (grant.granted_by, AuditEntry.objects.filter(action="grant.given").count()) == ("quantri", 1)


def test_a_password_is_shown_once_and_on_no_other_page(admin: Client) -> None:
    answer = admin.post("/nguoi-dung/moi/", NEW)
    found = re.search(r'class="secret">([^<]+)<', words(answer))
    assert found is not None
    user = User.objects.get(username="annv.phudinh")
    for address in ("/nguoi-dung/", f"/nguoi-dung/{user.pk}/", "/nhat-ky/", "/nhat-ky/tai-ve.xlsx"):
        assert found[1] not in admin.get(address).content.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": ""}, "f-name", "Thiếu họ tên"),
        ({"unit": "Xã Không Có"}, "f-unit", "Không có đơn vị"),
        ({"unit": ""}, "f-unit", "phải ghi rõ xã"),
        ({"role": "department", "unit": ""}, "f-department", "phải ghi rõ sở, ngành"),
        ({"since": "hôm nay"}, "f-since", "Không đọc được ngày"),
        ({"until": "01/01/2020"}, "f-until", "không sau ngày bắt đầu"),
        ({"username": "có dấu"}, "f-username", "không dùng được"),
    ],
)
def test_a_fault_stands_beside_its_field_and_what_was_typed_stays(
    admin: Client, wrong: dict[str, str], field: str, said: str
) -> None:
    answer = admin.post("/nguoi-dung/moi/", {**NEW, "name": "Trần Thị Bình", **wrong})
    page = words(answer)
    assert answer.status_code == 400
    assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', page)
    assert said in page
    assert wrong.get("name") == "" or 'value="Trần Thị Bình"' in page
    assert User.objects.count() == 1


def test_a_unit_that_was_merged_is_refused_with_its_heir(admin: Client) -> None:
    answer = admin.post("/nguoi-dung/moi/", {**NEW, "unit": "Đồng Liên", "unit_day": "01/01/2026"})
    assert "nay thuộc" in words(answer)


def test_rights_are_given_and_revoked_on_the_page_of_a_person(admin: Client) -> None:
    user = person(Role.LEADER, name="lanhdao")
    admin.post(f"/nguoi-dung/{user.pk}/cap-quyen/", {"role": "office", "until": "31/12/2099"})
    page = words(admin.get(f"/nguoi-dung/{user.pk}/"))
    assert "Văn phòng Điều phối · toàn tỉnh · đến hết 30/12/2099" in page
    given = Grant.objects.get(user=user, role=Role.OFFICE)
    admin.post(f"/nguoi-dung/{user.pk}/quyen/{given.pk}/thu-hoi/", {"reason": "chuyển công tác"})
    page = words(admin.get(f"/nguoi-dung/{user.pk}/"))
    assert "✕ đã thu hồi" in page
    assert AuditEntry.objects.get(action="grant.revoked").reason == "chuyển công tác"


def test_a_right_of_somebody_else_is_not_revoked_under_the_wrong_name(admin: Client) -> None:
    one, other = person(Role.LEADER, name="mot"), person(Role.OFFICE, name="hai")
    of_other = Grant.objects.get(user=other)
    assert admin.post(f"/nguoi-dung/{one.pk}/quyen/{of_other.pk}/thu-hoi/").status_code == 404
    of_other.refresh_from_db()
    assert of_other.revoked_at is None


def test_nobody_does_to_themselves_what_another_must_do(admin: Client) -> None:
    me = User.objects.get(username="quantri")
    assert "do quản trị khác cấp" in words(admin.get(f"/nguoi-dung/{me.pk}/"))
    for address, data in (
        ("cap-quyen", {"role": "office"}), ("ngung", {}), ("mat-khau", {}), ("hai-buoc", {}),
    ):  # fmt: skip
        answer = admin.post(f"/nguoi-dung/{me.pk}/{address}/", data)
        assert answer.status_code in {400, 403}
        assert "cho chính mình" in words(answer)
    assert Grant.objects.count() == 1


def test_the_last_administrator_is_not_revoked_and_the_page_says_why(admin: Client) -> None:
    only = Grant.objects.get(user__username="quantri")
    answer = admin.post(f"/nguoi-dung/{only.user_id}/quyen/{only.pk}/thu-hoi/")
    assert answer.status_code == 400
    assert "quản trị duy nhất" in words(answer)


def test_a_person_is_stopped_let_in_again_renamed_and_given_a_new_password(admin: Client) -> None:
    user = person(Role.LEADER, name="lanhdao")
    admin.post(f"/nguoi-dung/{user.pk}/ngung/", {"reason": "nghỉ hưu"})
    assert "lanhdao" in words(admin.get("/nguoi-dung/?trangthai=ngung"))
    assert "lanhdao" not in words(admin.get("/nguoi-dung/"))
    assert "đang ngừng" in words(admin.post(f"/nguoi-dung/{user.pk}/mat-khau/"))
    admin.post(f"/nguoi-dung/{user.pk}/mo-lai/")
    admin.post(f"/nguoi-dung/{user.pk}/ho-ten/", {"name": "Hoàng Văn Dũng"})
    assert "Hoàng Văn Dũng" in words(admin.get("/nguoi-dung/"))
    assert 'class="secret"' in words(admin.post(f"/nguoi-dung/{user.pk}/mat-khau/"))


def test_a_lost_second_factor_is_removed_and_the_trail_says_so(admin: Client) -> None:
    from allauth.mfa.models import Authenticator

    user = person(Role.OFFICE, name="vanphong")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    assert "✓ đã bật" in words(admin.get("/nguoi-dung/"))
    admin.post(f"/nguoi-dung/{user.pk}/hai-buoc/", {"reason": "mất điện thoại"})
    assert not Authenticator.objects.filter(user=user).exists()
    assert AuditEntry.objects.get(action="person.second_factor_off").reason == "mất điện thoại"


def test_people_are_found_by_name_commune_or_department_without_diacritics(admin: Client, departments: None) -> None:
    person(Role.COMMUNE, name="xa.phudinh", unit_thread=find_unit("05602", DAY).thread)
    person(Role.DEPARTMENT, name="so.xaydung", department=Department.objects.get(code="so-xay-dung"))
    for search, found in (("phu dinh", "xa.phudinh"), ("xay dung", "so.xaydung"), ("so.xay", "so.xaydung")):
        page = words(admin.get("/nguoi-dung/", {"tim": search}))
        assert found in page
        assert page.count('scope="row"') == 1
    assert "Không có ai" in words(admin.get("/nguoi-dung/", {"tim": "không ai cả"}))


def test_a_list_of_many_is_paged_by_key_at_a_flat_price(admin: Client) -> None:
    admin.get("/nguoi-dung/")
    counts = []
    for size in (3, 117):
        for number in range(size):
            user = User.objects.create(username=f"u{size:03}{number:03}")
            Grant.objects.create(user=user, role=Role.LEADER, granted_by="thử")
        with CaptureQueriesContext(connection) as queries:
            admin.get("/nguoi-dung/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
    seen, address = [], "/nguoi-dung/"
    while address:
        page = words(admin.get(address))
        seen += re.findall(r'<div class="why">(\S+)', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = "/nguoi-dung/" + found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 121


def test_the_office_and_the_auditor_read_the_list_and_change_nothing() -> None:
    other = person(Role.LEADER, name="lanhdao")
    for role in (Role.OFFICE, Role.AUDITOR):
        client = signed_in(role)
        assert "Thêm người" not in words(client.get("/nguoi-dung/"))
        assert "Thu hồi" not in words(client.get(f"/nguoi-dung/{other.pk}/"))
        assert client.post(f"/nguoi-dung/{other.pk}/ngung/").status_code == 403


# ── one's own account ────────────────────────────────────────────────────────────────────────────────


def test_my_account_says_what_i_may_do_and_what_my_department_answers_for(departments: None) -> None:
    client = signed_in(Role.DEPARTMENT, department=Department.objects.get(code="so-tu-phap"))
    page = words(client.get("/toi/"))
    assert "chuyên viên sở, ngành · Sở Tư pháp" in page
    assert "18.4" in page
    assert "chưa đối chiếu" in page
    client.post("/ngon-ngu/", {"language": "en", "next": "/toi/"})
    assert "What I may do" in words(client.get("/toi/"))


# ── assignments ──────────────────────────────────────────────────────────────────────────────────────


def test_everybody_sees_who_answers_for_what_on_a_day_and_that_it_is_not_verified(departments: None) -> None:
    client = signed_in(Role.COMMUNE, unit_thread=find_unit("05602", DAY).thread)
    page = words(client.get("/phan-cong/", {"bo": "QD318-2022/xa", "ngay": "28/02/2025"}))
    assert "Sở Giao thông vận tải" in page
    assert "chưa đối chiếu" in page
    assert "Ghi phân công" not in page
    assert client.post("/phan-cong/", {"bo": "QD318-2022/xa"}).status_code == 403


def test_the_office_records_an_assignment_with_its_decision(departments: None) -> None:
    office = signed_in(Role.OFFICE)
    form = {
        "bo": "QD318-2022/xa", "no": "17.1", "department": "so-y-te", "since": "01/01/2026", "decree": "QĐ thử 01/2026",
    }  # fmt: skip
    assert office.post("/phan-cong/", form).status_code == 302
    page = words(office.get("/phan-cong/", {"bo": "QD318-2022/xa", "ngay": "02/01/2026"}))
    assert "✓ đã đối chiếu" in page
    assert "QĐ thử 01/2026" in page
    ended = office.post("/phan-cong/", {**form, "since": "01/02/2026", "what": "end", "department": ""})
    assert ended.status_code == 302
    assert "Sở Y tế" in words(office.get("/phan-cong/", {"bo": "QD318-2022/xa", "so": "17.1"}))  # in its history


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"no": "99"}, "a-no"), ({"department": ""}, "a-department"), ({"since": ""}, "a-since"),
        ({"since": "mai"}, "a-since"), ({"decree": ""}, "a-decree"),
    ],
)  # fmt: skip
def test_a_faulty_assignment_is_refused_beside_its_field(departments: None, wrong: dict[str, str], field: str) -> None:
    form = {"bo": "QD318-2022/xa", "no": "15", "department": "so-y-te", "since": "01/01/2026", "decree": "QĐ thử"}
    answer = signed_in(Role.OFFICE).post("/phan-cong/", {**form, **wrong})
    assert answer.status_code == 400
    assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', words(answer))
    assert not Ownership.objects.filter(verified=True).exists()


def test_the_office_adds_a_department(departments: None) -> None:
    office = signed_in(Role.OFFICE)
    answer = office.post("/phan-cong/so-nganh/", {"name": "Sở Mới", "since": "01/01/2026", "source": "QĐ thử"})
    assert answer.status_code == 302
    assert "Sở Mới" in words(office.get("/phan-cong/"))
    again = office.post("/phan-cong/so-nganh/", {"name": "Sở Mới", "source": "QĐ thử"})
    assert "Đã có sở, ngành" in words(again)
