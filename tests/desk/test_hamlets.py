"""A commune keeps its hamlets, households and gardens on screen; names of households are for few."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chungsuc.accounts.models import AuditEntry, Department, Ownership, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.figures.published import load_published
from chungsuc.law.tree import Title
from chungsuc.observations.models import Observation
from chungsuc.recognition.actions import recognise
from chungsuc.units.local import private_names
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.installing import install_set
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verification.actions import return_
from desk_people import person, signed_in
from garden_set import GARDENS

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]

DAY = date(2023, 12, 31)
WHERE = {"xa": "05602", "ngay": "31/12/2023", "loai": "xom"}
NAME = "Tên thử không công khai"


@pytest.fixture
def officer() -> Client:
    return signed_in(Role.COMMUNE, unit_thread=find_unit("05602", DAY).thread)


def registered(client: Client, **more: str) -> object:
    return client.post("/xom/ghi/", {**WHERE, "since": "01/01/2023", "type": "xóm", **more})


def paste(client: Client, lines: str = "", **more: object) -> str:
    page = client.post("/xom/danh-sach/", {**WHERE, "type": "xóm", "since": "01/01/2023", "lines": lines, **more})
    return page.content.decode()


def hamlets() -> list[str]:
    return [one.full_name for one in Unit.objects.filter(level=Level.HAMLET).order_by("code", "valid_from")]


def household(client: Client, name: str = NAME) -> Unit:
    registered(client, loai="ho", name=name)
    return Unit.objects.get(level=Level.HOUSEHOLD)


def test_a_commune_registers_a_hamlet_and_the_trail_says_so(officer: Client) -> None:
    assert registered(officer, name="Thôn Mô phỏng 1").status_code == 302  # type: ignore[attr-defined]
    page = officer.get("/xom/?ngay=31/12/2023").content.decode()
    assert "Thôn Mô phỏng 1" in page
    assert "05602-X01" in page
    entry = AuditEntry.objects.get(action="local.registered")
    assert entry.after["name"] == "thôn Mô phỏng 1"
    assert "thôn Mô phỏng 1" in officer.get("/nhat-ky/").content.decode()
    assert "Thôn Mô phỏng 1" in officer.get("/xa/05602-X01/?ngay=31/12/2023").content.decode()


def test_nobody_registers_in_a_commune_that_is_not_theirs(officer: Client) -> None:
    neighbour = find_unit("Điềm Mặc, Định Hóa", DAY)
    assert registered(officer, xa=neighbour.code, name="Xóm 1").status_code == 403  # type: ignore[attr-defined]
    leader = signed_in(Role.LEADER)
    assert registered(leader, name="Xóm 1").status_code == 403  # type: ignore[attr-defined]
    assert hamlets() == []
    assert registered(signed_in(Role.OFFICE), name="Xóm 1").status_code == 302  # type: ignore[attr-defined]


def test_a_list_with_faults_is_told_all_of_them_and_nothing_is_stored(officer: Client) -> None:
    registered(officer, name="Xóm 1")
    page = paste(officer, "STT;Tên xóm\n1;Xóm 01\n2;Xóm 2\n3;xóm 2\n4;" + "x" * 101 + "\nlàng;Năm\n")
    for said in ("Dòng 2", "05602-X01", "Dòng 4", "Dòng 5", "Dòng 6", "Không có loại"):
        assert said in page
    assert "Xóm 01" in page  # what was typed is still there
    assert hamlets() == ["xóm 1"]


def test_a_list_without_faults_is_stored_whole_pasted_or_as_a_file(officer: Client) -> None:
    paste(officer, "Xóm 1\n2\tThôn\tTân Lập\nBản Mới\n")
    file = SimpleUploadedFile("xom.csv", "STT,Tên xóm\n1,TDP số 4\n".encode())
    paste(officer, file=file)
    assert hamlets() == ["xóm 1", "thôn Tân Lập", "bản Mới", "tổ dân phố số 4"]


def test_the_name_of_a_household_is_for_the_commune_and_the_office_alone(officer: Client) -> None:
    code = household(officer).code
    pages = ["/xom/?ngay=31/12/2023&xa=05602&loai=ho", f"/xa/{code}/?ngay=31/12/2023", f"/xom/{code}/?ngay=31/12/2023"]
    for client, sees in (
        (officer, True), (signed_in(Role.OFFICE), True), (signed_in(Role.LEADER), False),
        (signed_in(Role.AUDITOR), False), (signed_in(Role.ADMIN), False),
    ):  # fmt: skip
        for address in pages:
            page = client.get(address).content.decode()
            assert "ộ số 1" in page, address
            assert (NAME in page) is sees, address
    other = signed_in(Role.COMMUNE, name="xa-khac", unit_thread=find_unit("Điềm Mặc, Định Hóa", DAY).thread)
    assert all(other.get(address).status_code == 403 for address in pages)


def test_the_name_of_a_household_is_in_no_trail_and_no_search(officer: Client) -> None:
    unit = household(officer)
    officer.post(f"/xom/{unit.code}/ten/?ngay=31/12/2023", {"name": NAME + " 2"})
    assert private_names([unit.thread]) == {unit.thread: NAME + " 2"}
    auditor = signed_in(Role.AUDITOR)
    assert NAME not in str(list(AuditEntry.objects.values()))
    assert NAME not in auditor.get("/nhat-ky/").content.decode()
    found = signed_in(Role.OFFICE).get("/xa/", {"ten": NAME, "ngay": "31/12/2023"}).content.decode()
    assert unit.code not in found
    officer.post(f"/xom/{unit.code}/ten/?ngay=31/12/2023", {"name": ""})
    assert private_names([unit.thread]) == {}


def test_a_renamed_hamlet_and_an_ended_one_are_as_they_were_before(officer: Client) -> None:
    registered(officer, name="Xóm 1")
    registered(officer, loai="ho", inside="05602-X01")
    officer.post("/xom/05602-X01/ten/?ngay=31/12/2023", {"name": "Xóm 1 mới", "since": "01/06/2023"})
    assert "Xóm 1 mới" in officer.get("/xom/?ngay=31/12/2023").content.decode()
    assert "Xóm 1 mới" not in officer.get("/xom/?ngay=31/05/2023").content.decode()
    without = officer.post("/xom/05602-X01/ket-thuc/?ngay=31/12/2023", {"until": "01/09/2023", "reason": ""})
    assert without.status_code == 400
    assert "Chưa ghi lý do" in without.content.decode()
    officer.post("/xom/05602-X01/ket-thuc/?ngay=31/12/2023", {"until": "01/09/2023", "reason": "sáp nhập xóm"})
    assert "05602-X01" not in officer.get("/xom/?ngay=31/12/2023").content.decode()
    assert "05602-X01" in officer.get("/xom/?ngay=31/08/2023").content.decode()
    home = Unit.objects.get(level=Level.HOUSEHOLD, valid_until=None)
    assert home.parent_code == "05602"
    assert AuditEntry.objects.get(action="local.ended").reason == "sáp nhập xóm"


def test_without_a_set_of_the_province_a_garden_is_not_judged_and_that_is_said(officer: Client) -> None:
    registered(officer, loai="vuon")
    page = officer.get("/xa/05602-V0001/?ngay=31/12/2023").content.decode()
    assert "bộ của tỉnh khác không được dùng thay" in page
    asked = "?ngay=2023-12-31&bo=TuyenQuang-VuonMau/vuon_mau"
    refused = officer.get(f"/nhap-lieu/05602-V0001/{asked}")
    assert refused.status_code == 400
    assert "tỉnh Tuyên Quang" in refused.content.decode()


def test_by_the_provinces_own_set_a_garden_is_entered_judged_and_explained(officer: Client) -> None:
    install_set(GARDENS % "Thái Nguyên", source="bài thử", file="thu.yaml")
    registered(officer, loai="vuon")
    form = "/nhap-lieu/05602-V0001/?ngay=2023-12-31&bo=Thu-VuonMau/vuon_mau"
    assert "Thu nhập từ vườn" in officer.get(form).content.decode()
    answer = officer.post(form, {"act": "submit", "v:1": "62", "client_id": str(uuid4())})
    assert answer.status_code == 302, answer.content.decode()
    assert Observation.objects.get().unit.code == "05602-V0001"
    assert StoredVerdict.objects.get(set_id="Thu-VuonMau/vuon_mau").status == "met"
    page = officer.get("/xa/05602-V0001/?ngay=31/12/2023").content.decode()
    assert "1/1" in page
    assert "62" in officer.get("/xa/05602-V0001/vi-sao/1/?ngay=31/12/2023").content.decode()
    assert "1/1" in officer.get("/xom/?ngay=31/12/2023&loai=vuon").content.decode()


def test_the_printed_104_model_hamlets_stand_beside_what_is_registered(officer: Client) -> None:
    load_published()
    registered(officer, name="Xóm 1")
    hamlet = Unit.objects.get(level=Level.HAMLET)
    recognise(hamlet, Title.MODEL, "", 2023, decided_on=date(2023, 12, 1), source="thử", decided_by="UBND huyện")
    page = signed_in(Role.LEADER).get("/xom/?ngay=31/12/2023").content.decode()
    assert "thiếu 103" in page
    assert "Sổ chưa nhập đủ" in page


def test_a_value_of_a_garden_is_returned_by_its_department_and_comes_back_to_the_commune(officer: Client) -> None:
    install_set(GARDENS % "Thái Nguyên", source="bài thử", file="thu.yaml")
    registered(officer, loai="vuon")
    form = "/nhap-lieu/05602-V0001/?ngay=2023-12-31&bo=Thu-VuonMau/vuon_mau"
    officer.post(form, {"act": "submit", "v:1": "62", "client_id": str(uuid4())})
    department = Department.objects.create(code="so-thu", name="Sở thử")
    Ownership.objects.create(department=department, set_id="Thu-VuonMau/vuon_mau", no="1", source="thử")
    specialist = person(Role.DEPARTMENT, department=department)
    with acting(actor_of(specialist)):
        return_(
            scope_of(specialist), Observation.objects.get().pk, "khac-nguon", "xem lại", set_id="Thu-VuonMau/vuon_mau"
        )  # fmt: skip
    assert "05602-V0001" in officer.get("/tham-tra/bi-tra-lai/?ngay=31/12/2023").content.decode()
