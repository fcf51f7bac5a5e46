"""The page of the Excel form: download, hand in, see, store; each only to whom it belongs."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from chungsuc.accounts.models import AuditEntry, Department, Role
from chungsuc.exchange.workbook.models import Upload
from chungsuc.exchange.workbook.plan import Arrangement
from chungsuc.observations.actions import record
from chungsuc.observations.models import Observation
from desk_people import signed_in
from form_files import DAY, ENTRY, SET, column_of, commune, district, edit, fill, form, put, row_of, two_communes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

HOME, ASKED = "/bieu-excel/", f"?ngay=31/12/2023&bo={SET}"
SAID = {"source": "báo cáo", "said_by": "Văn phòng"}


@pytest.fixture
def officer() -> Client:
    return signed_in(Role.COMMUNE, name="hoa", unit_thread=commune().thread)


def hand_in(client: Client, path: Path, name: str = "biểu xã Phú Đình.xlsx", **more: str) -> str:
    """Hand a file in and give the address of its preview."""
    answer = client.post(f"{HOME}nop/", {"file": SimpleUploadedFile(name, path.read_bytes()), **more})
    assert answer.status_code == 302, words(answer.content)
    return str(answer.headers["Location"])


def words(content: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content.decode()))


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return words(answer.content)


def seal(client: Client, address: str) -> str:
    found = re.search(r'name="dau" value="(\w+)"', client.get(address).content.decode())
    assert found
    return found[1]


def store(client: Client, address: str, **more: str) -> object:
    return client.post(f"{address}ghi/", {"dau": seal(client, address), **more})


# ── downloading ──────────────────────────────────────────────────────────────────────────────────────


def test_an_officer_gets_the_form_of_their_own_commune_without_choosing(officer: Client) -> None:
    answer = officer.get(f"{HOME}tai/{ASKED}")
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert 'filename="bieu-nhap-2023-12-31-' in answer.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))[ENTRY]
    assert row_of(sheet, "Xã Phú Đình, huyện Định Hóa (mã 05602) · Số liệu tính đến ngày 31/12/2023")


def test_the_form_of_somebody_else_s_commune_is_refused(officer: Client) -> None:
    assert officer.get(f"{HOME}tai/{ASKED}&donvi={commune('Bảo Linh').code}").status_code == 403


def test_the_office_chooses_place_and_arrangement() -> None:
    office = signed_in(Role.OFFICE)
    page = office.get(HOME + ASKED).content.decode()
    assert '<optgroup label="huyện Định Hóa">' in page
    code, by = district().code, Arrangement.CRITERIA.value
    book = openpyxl.load_workbook(io.BytesIO(office.get(f"{HOME}tai/{ASKED}&donvi={code}&bang={by}").content))
    assert "TC 17" in book.sheetnames


def test_a_department_may_download_and_not_hand_in() -> None:
    department = Department.objects.create(code="so-y-te", name="Sở Y tế")
    client = signed_in(Role.DEPARTMENT, department=department)
    assert client.get(f"{HOME}tai/{ASKED}&donvi=05602").status_code == 200
    page = client.get(HOME + ASKED).content.decode()
    assert "bieu-excel/nop/" not in page
    assert client.post(f"{HOME}nop/", {}).status_code == 403


# ── handing in ───────────────────────────────────────────────────────────────────────────────────────


def test_what_is_handed_in_is_shown_and_not_yet_stored(officer: Client, tmp_path: Path) -> None:
    record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID)
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82, "10": 41, "1.1": "Đạt"}))
    page = seen(officer, address)
    assert "Sẽ ghi 3 số liệu (2 mới, 1 đổi)" in page
    assert "31/12/2023" in page
    assert Observation.objects.count() == 1


def test_what_was_seen_is_stored_with_a_receipt_and_the_file_is_let_go(officer: Client, tmp_path: Path) -> None:
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    answer = store(officer, address)
    assert answer.status_code == 302  # type: ignore[attr-defined]
    page = seen(officer, answer.headers["Location"])  # type: ignore[attr-defined]
    assert "Đã ghi 1 số liệu của 1 đơn vị. Biên nhận: XA-05602-20231231-" in page
    assert not Upload.objects.exists()
    assert AuditEntry.objects.get().who == "hoa"
    assert Observation.objects.get().recorded_by.username == "hoa"
    gone = officer.get(address)
    assert gone.status_code == 400
    assert "CS-WBK-303" in words(gone.content)


def test_a_file_with_faults_cannot_be_stored_and_comes_back_marked(officer: Client, tmp_path: Path) -> None:
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82, "10": "nhiều"}))
    page = seen(officer, address)
    assert "1 lỗi : chưa ghi được gì" in page
    assert "Không đọc được số «nhiều»" in page
    assert "Ghi 1 số liệu" not in page
    refused = store(officer, address)
    assert refused.status_code == 400  # type: ignore[attr-defined]
    assert not Observation.objects.exists()
    marked = officer.get(f"{address}tra-loi/")
    assert "filename*=utf-8''bi%E1%BB%83u%20x%C3%A3" in marked.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(marked.content))
    sheet = book[ENTRY]
    assert sheet.cell(row_of(sheet, "10"), column_of(sheet, "Giá trị")).comment is not None
    assert book.sheetnames[0] == "Kết quả kiểm tra"


def test_open_questions_want_a_reason_before_anything_is_stored(officer: Client, tmp_path: Path) -> None:
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 80}))
    assert "1 số cần nêu lý do" in seen(officer, address)
    refused = store(officer, address)
    assert refused.status_code == 400  # type: ignore[attr-defined]
    assert "CS-WBK-304" in words(refused.content)  # type: ignore[attr-defined]
    store(officer, address, **{"ly-do": "đo lại theo bản đồ"})
    assert Observation.objects.get().note == "đo lại theo bản đồ"


def test_a_file_that_cannot_be_let_in_is_refused_on_the_page_with_what_to_do(officer: Client, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    answer = officer.post(f"{HOME}nop/", {"file": SimpleUploadedFile("a.xlsx", path.read_bytes())})
    assert answer.status_code == 400
    assert "CS-WBK-101" in words(answer.content)
    assert not Upload.objects.exists()
    nothing = officer.post(f"{HOME}nop/", {})
    assert "CS-WBK-116" in words(nothing.content)


def test_a_file_for_another_day_than_said_is_refused(officer: Client, tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"3.1": 82})
    answer = officer.post(
        f"{HOME}nop/", {"file": SimpleUploadedFile("a.xlsx", path.read_bytes()), "ngay": "30/06/2023"}
    )
    assert "CS-WBK-109" in words(answer.content)


def test_a_file_without_codes_is_read_by_what_its_person_says(officer: Client, tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[ENTRY]
        put(sheet, "3.1", "Giá trị", 82)
        sheet.delete_cols(1)
        sheet.delete_rows(1)

    path = edit(form(tmp_path / "a.xlsx"), change)
    address = hand_in(officer, path, ngay="31/12/2023", bo=SET)
    assert "Sẽ ghi 1 số liệu" in seen(officer, address)
    store(officer, address)
    assert Observation.objects.get().value == 82


def test_what_somebody_else_changed_meanwhile_is_shown_before_anything_is_stored(
    officer: Client, tmp_path: Path
) -> None:
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    old = seal(officer, address)
    record(commune(), "irrigated_farmland_share", DAY, value=Decimal(70), **SAID)
    answer = officer.post(f"{address}ghi/", {"dau": old})
    page = words(answer.content)
    assert answer.status_code == 400
    assert "CS-WBK-302" in page
    assert "(0 mới, 1 đổi)" in page
    store(officer, address)
    assert Observation.objects.order_by("-pk")[0].value == 82


def test_a_preview_is_its_person_s_own(officer: Client, tmp_path: Path) -> None:
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    other = signed_in(Role.OFFICE)
    asked: list[Callable[[], object]] = [
        lambda: other.get(address), lambda: other.get(f"{address}tra-loi/"), lambda: other.post(f"{address}bo/"),
        lambda: other.post(f"{address}ghi/", {"dau": "x"}),
    ]  # fmt: skip
    for ask in asked:
        assert "CS-WBK-303" in words(ask().content)  # type: ignore[attr-defined]
    assert Upload.objects.count() == 1


def test_a_file_thrown_away_is_gone(officer: Client, tmp_path: Path) -> None:
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    assert "biểu xã Phú Đình.xlsx" in seen(officer, HOME)
    officer.post(f"{address}bo/")
    assert not Upload.objects.exists()
    assert "Đã bỏ tệp; chưa ghi gì." in seen(officer, HOME)


def test_a_preview_of_many_communes_is_filtered_by_kind_and_commune(tmp_path: Path) -> None:
    office = signed_in(Role.OFFICE)

    def change(book: openpyxl.Workbook) -> None:
        sheet = book[ENTRY]
        sheet.cell(row_of(sheet, "Xã Phú Đình"), column_of(sheet, "15.1")).value = "sai"

    address = hand_in(office, edit(two_communes(tmp_path / "a.xlsx"), change))
    page = seen(office, address)
    assert "Theo từng đơn vị (22)" in page
    assert "Lỗi 1" in page
    faults = seen(office, f"{address}?loc=loi")
    assert "Không đọc được số «sai»" in faults
    mine = seen(office, f"{address}?xa={commune('Bảo Linh').thread}")
    assert "Từng ô: xã Bảo Linh" in mine
    assert "Không đọc được số «sai»" not in mine


def test_the_pages_speak_english_too(officer: Client, tmp_path: Path) -> None:
    officer.post("/ngon-ngu/", {"language": "en", "next": HOME})
    assert "Hand in" in seen(officer, HOME)
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82, "10": "nhiều"}))
    page = seen(officer, address)
    assert "1 faults : nothing can be stored" in page
    assert "cannot be read as a number" in page or "«nhiều»" not in page


def test_an_expired_upload_is_no_longer_there(officer: Client, tmp_path: Path) -> None:
    address = hand_in(officer, fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    Upload.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert officer.get(address).status_code == 400
    assert date(2023, 12, 31) == DAY
