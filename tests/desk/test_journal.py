"""Promises about the page of the trail: who sees what of it, how it is found, and how it reads."""

from __future__ import annotations

import io
import re
from datetime import date
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from chungsuc.accounts.models import AuditEntry, Department, Ownership, Role, User
from chungsuc.accounts.trail import Actor, Change, acting, wrote, wrote_many
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
DAY = date(2023, 12, 31)
SET = "QD318-2022/xa"


def thread(code: str) -> str:
    return find_unit(code, DAY).thread


def write(
    action: str = "observation.recorded", *, who: str = "Nguyễn Văn An", request: str = "", **rest: object
) -> None:
    actor = Actor(who, None, request) if request else Actor(who)
    with acting(actor):
        wrote(Change(action, **{"about": "observation", **rest}))  # type: ignore[arg-type]


def read(client: Client, **query: str) -> str:
    answer = client.get("/nhat-ky/", query)
    assert answer.status_code == 200, answer.content.decode()[:400]
    return re.sub(r"\s+", " ", answer.content.decode())


# ── who sees what ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", [Role.OFFICE, Role.AUDITOR, Role.ADMIN])
def test_the_office_the_auditor_and_the_administrator_see_everything(role: Role) -> None:
    write(unit_thread=thread("05602"), who="Người Một")
    write("grant.given", about="grant", who="Người Hai")
    said = read(signed_in(role))
    assert "Người Một" in said
    assert "Người Hai" in said


def test_an_auditor_of_one_district_sees_the_trail_of_its_communes() -> None:
    write(unit_thread=thread("05602"), who="Người Trong")
    write(unit_thread=find_unit("Đồng Liên, Thái Nguyên", DAY).thread, who="Người Ngoài")
    write("person.created", about="person", who="Người Không Xã")
    said = read(signed_in(Role.AUDITOR, unit_thread=find_unit("huyện Định Hóa", DAY).thread))
    assert "Người Trong" in said
    assert "Người Ngoài" not in said
    assert "Người Không Xã" not in said


def test_a_commune_sees_its_own_trail_and_no_other() -> None:
    write(unit_thread=thread("05602"), who="Người Trong")
    write(unit_thread=find_unit("Đồng Liên, Thái Nguyên", DAY).thread, who="Người Ngoài")
    write("person.created", about="person", who="Người Không Xã")
    client = signed_in(Role.COMMUNE, unit_thread=thread("05602"))
    said = read(client)
    assert "Người Trong" in said
    assert "Người Ngoài" not in said
    assert "Người Không Xã" not in said
    assert "Người Ngoài" not in read(client, donvi="Đồng Liên")


def test_a_department_sees_what_it_answers_for_also_within_a_form_of_many() -> None:
    own = Department.objects.create(code="so-thu", name="Sở thử")
    Ownership.objects.filter(set_id=SET, no__startswith="17").delete()
    Ownership.objects.create(department=own, set_id=SET, no="17", source="thử")
    write(unit_thread=thread("05602"), no=f"{SET}:17.2", who="Người Mười Bảy")
    write(unit_thread=thread("05602"), no=f"{SET}:19.1", who="Người Mười Chín")
    write(
        "submission.accepted", about="submission", about_id="XA-1", unit_thread=thread("05602"), no=SET,
        who="Người Nộp", after={f"{SET}:17.2": 95.5, f"{SET}:19.1": True},
    )  # fmt: skip
    write(
        "submission.accepted", about="submission", about_id="XA-2", unit_thread=thread("05602"), no=SET,
        who="Người Nộp Khác", after={f"{SET}:19.1": True},
    )  # fmt: skip
    said = read(signed_in(Role.DEPARTMENT, department=own))
    assert "Người Mười Bảy" in said
    assert "Người Mười Chín" not in said
    assert "95,5" in said
    assert "dân quân" not in said
    assert "Người Nộp Khác" not in said


def test_a_leader_does_not_read_the_trail() -> None:
    assert signed_in(Role.LEADER).get("/nhat-ky/").status_code == 403


# ── finding ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_trail_is_filtered_by_unit_person_indicator_action_and_days() -> None:
    write(unit_thread=thread("05602"), no=f"{SET}:17.2", who="Nguyễn Văn An", after={"value": "1"})
    write("evidence.attached", about="evidence", no="solid_waste_collected", who="Trần Thị Bình")
    write("grant.given", about="grant", who="Quản trị")
    client = signed_in(Role.AUDITOR)
    for query, found in (
        ({"donvi": "phu dinh"}, {"Nguyễn Văn An"}), ({"donvi": "05602"}, {"Nguyễn Văn An"}),
        ({"nguoi": "bình"}, {"Trần Thị Bình"}), ({"chitieu": "17"}, {"Nguyễn Văn An", "Trần Thị Bình"}),
        ({"chitieu": "17.2"}, {"Nguyễn Văn An"}), ({"viec": "grant.given"}, {"Quản trị"}),
        ({"den": "01/01/2020"}, set()), ({"tu": "01/01/2020"}, {"Nguyễn Văn An", "Trần Thị Bình", "Quản trị"}),
    ):  # fmt: skip
        said = read(client, **query)
        listed = said[said.index("</form>", said.index('role="search"')) :]
        assert {name for name in ("Nguyễn Văn An", "Trần Thị Bình", "Quản trị") if f"· {name}<" in listed} == found, (
            query
        )


def test_an_indicator_is_found_inside_a_form_of_many() -> None:
    write("submission.accepted", about="submission", about_id="XA-7", after={f"{SET}:17.2": 95.5})
    write("submission.accepted", about="submission", about_id="XA-8", after={f"{SET}:18.1": True})
    said = read(signed_in(Role.AUDITOR), chitieu="17.2")
    assert "XA-7" in said
    assert "XA-8" not in said


def test_a_person_is_found_by_the_username_they_have_now() -> None:
    user = User.objects.create_user("annv.phudinh", full_name="Nguyễn Văn Ân")
    with acting(Actor("Nguyễn Văn An", user.pk)):
        wrote(Change("observation.recorded", "observation"))
    assert "Nguyễn Văn An" in read(signed_in(Role.AUDITOR), nguoi="annv")


def test_a_unit_that_is_not_there_is_refused_with_what_is_near() -> None:
    answer = signed_in(Role.AUDITOR).get("/nhat-ky/", {"donvi": "Phú Đìn"})
    assert answer.status_code == 400
    assert "Phú Đình" in answer.content.decode()


def test_nothing_found_says_so_and_offers_a_way_back() -> None:
    said = read(signed_in(Role.AUDITOR), nguoi="không ai")
    assert "Không có thay đổi nào khớp điều kiện lọc" in said
    assert "Bỏ lọc" in said


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────


def write_many(count: int, request: str, who: str) -> None:
    with acting(Actor(who, None, request)):
        wrote_many(
            Change("observation.recorded", "observation", number, after={"value": number}) for number in range(count)
        )


def older(said: str) -> dict[str, str] | None:
    found = re.search(r'href="\?([^"]*)" rel="next"', said)
    return dict(part.split("=", 1) for part in found[1].replace("&amp;", "&").split("&")) if found else None


def test_walking_to_the_end_shows_every_request_exactly_once_even_behind_a_great_one() -> None:
    for number in range(5):
        write(request=f"lan-{number}", who=f"Người {number}")
    write_many(700, "rat-lon", "Người Lớn")
    for number in range(5, 9):
        write(request=f"lan-{number}", who=f"Người {number}")
    client, seen, query = signed_in(Role.AUDITOR), [], {}
    for _ in range(20):
        said = read(client, **query)
        seen += re.findall(r"yeucau=([\w-]+)", said)
        query = older(said)
        if query is None:
            break
    assert sorted(seen) == sorted({"rat-lon", *(f"lan-{number}" for number in range(9))})


def test_a_great_request_shows_its_head_and_how_many_it_holds() -> None:
    write_many(30, "lon", "Người Lớn")
    said = read(signed_in(Role.AUDITOR))
    assert said.count('class="entry"') == 8
    assert re.search(r"xem cả 30 thay đổi", said)
    assert read(signed_in(Role.AUDITOR, name="khac"), yeucau="lon").count('class="entry"') == 30


def test_a_page_costs_the_same_number_of_queries_however_long_the_trail_is() -> None:
    client = signed_in(Role.AUDITOR)
    read(client)  # what a session asks once
    counts = []
    for number in (3, 200):
        for one in range(number):
            write(unit_thread=thread("05602"), no=f"{SET}:17.2", request=f"lan-{number}-{one}", after={"value": "1"})
        with CaptureQueriesContext(connection) as queries:
            read(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 14


# ── words ────────────────────────────────────────────────────────────────────────────────────────────


def test_differences_read_as_an_officer_writes_them() -> None:
    write(
        "observation.corrected", unit_thread=thread("05602"), no=f"{SET}:17.2", as_of=DAY, reason="nhập nhầm",
        before={"value": "94.5", "attested": None, "source": "báo cáo"},
        after={"value": "1234.5", "attested": None, "source": "báo cáo"},
    )  # fmt: skip
    write(
        "grant.given", about="grant", about_id="annv", after={"role": "commune", "write": True, "until": "2027-01-31"}
    )
    said = read(signed_in(Role.AUDITOR))
    assert "<del>94,5</del> → <ins>1.234,5</ins>" in said
    assert "sửa số liệu" in said
    assert "17.2 Tỷ lệ cơ sở sản xuất" in said
    assert "tính đến 31/12/2023" in said
    assert "nhập nhầm" in said
    assert "<dt>vai trò</dt> <dd><ins>cán bộ xã</ins>" in said
    assert "<dt>trước ngày</dt> <dd><ins>31/01/2027</ins>" in said
    assert "nguồn" not in said[said.index("entry") :]  # it did not change
    assert "{" not in said[said.index('class="entry"') :].replace("{}", "")


def test_only_figures_are_rounded_for_reading_never_the_number_of_an_indicator_or_a_year() -> None:
    write(before={"value": "95.34883721"}, after={"value": "94.73684211"}, about_id="1")
    write(before={"value": "95.34883721"}, after={"value": "95.34883722"}, about_id="2")
    write("ownership.assigned", about="ownership", no="17.1", after={"no": "17.10", "year": 2023})
    said = read(signed_in(Role.AUDITOR))
    assert "<del>95,349</del> → <ins>94,737</ins>" in said
    assert "<del>95,34883721</del> → <ins>95,34883722</ins>" in said
    assert "<ins>17.10</ins>" in said
    assert "<ins>2023</ins>" in said


def test_the_trail_speaks_english_by_switch() -> None:
    write("grant.given", about="grant", about_id="annv", after={"role": "commune", "write": True})
    client = signed_in(Role.AUDITOR)
    client.post("/ngon-ngu/", {"language": "en", "next": "/nhat-ky/"})
    said = read(client)
    assert "right given" in said
    assert "<dt>role</dt> <dd><ins>commune officer</ins>" in said


def test_what_was_typed_is_never_html() -> None:
    write(who="<script>alert(1)</script>", after={"note": "<img src=x>"}, reason="<b>x</b>")
    said = read(signed_in(Role.AUDITOR))
    assert "<script>alert" not in said
    assert "<img src=x>" not in said


# ── workbook ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_workbook_says_what_it_holds_and_never_carries_a_formula() -> None:
    write(unit_thread=thread("05602"), no=f"{SET}:17.2", who='=HYPERLINK("http://x")', after={"value": "94.73684211"})
    write("grant.given", about="grant", who="Quản trị")
    client = signed_in(Role.AUDITOR)
    answer = client.get("/nhat-ky/tai-ve.xlsx", {"donvi": "05602"})
    assert answer["Cache-Control"] == "no-store"
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    head, *rows = book.get_sheet_by_name("Nhật ký").to_python()
    assert [row[head.index("Người")] for row in rows] == ['=HYPERLINK("http://x")']
    assert rows[0][head.index("Sau")] == "94,73684211"
    about = {row[0]: row[1] for row in book.get_sheet_by_name("Về tệp này").to_python()}
    assert about["Đơn vị"].startswith("xã Phú Đình")
    assert (about["Số thay đổi"], about["Số dòng"]) == ("1", "1")
    assert len(about["Mã kiểm tra (SHA-256)"]) == 64
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())


def test_the_workbook_holds_no_more_than_the_page_lets_see() -> None:
    write(unit_thread=find_unit("Đồng Liên, Thái Nguyên", DAY).thread, who="Người Ngoài")
    answer = signed_in(Role.COMMUNE, unit_thread=thread("05602")).get("/nhat-ky/tai-ve.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert len(book.get_sheet_by_name("Nhật ký").to_python()) == 1
    assert AuditEntry.objects.count() == 1
