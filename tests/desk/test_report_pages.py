"""The pages of reports: preview, files, issuing, laying beside today, templates, many communes at once."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import docx
import pypdfium2
import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.reports.issued.models import IssuedReport, ReportTemplate
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = pytest.mark.django_db
YEAR = {"loai": "year", "ngay": "31/12/2023"}
OF_DINH_HOA = {**YEAR, "don-vi": "huyện Định Hóa"}


@pytest.fixture(autouse=True)
def _demo(demo_province: object, settings: Any, tmp_path: Path) -> None:
    settings.CHUNGSUC_FILES = str(tmp_path / "files")


@pytest.fixture
def office() -> Client:
    return signed_in(Role.OFFICE)


def shown(client: Client, address: str, given: dict[str, str] | None = None, status: int = 200) -> str:
    answer = client.get(f"{address}?{urlencode(given)}" if given else address)
    assert answer.status_code == status, answer.content.decode()[-600:]
    return " ".join(answer.content.decode().split())


def previewed(client: Client, given: dict[str, str]) -> str:
    page = shown(client, "/bao-cao/lap/", given)
    return page.split('name="seen" value="')[1][:64]


def issue(client: Client, given: dict[str, str], **more: str) -> IssuedReport:
    said = {**given, "so": "12", "ngay-ky": "20/01/2024", "seen": previewed(client, given), **more}
    answer = client.post("/bao-cao/lap/", said)
    assert answer.status_code == 302, answer.content.decode()[-800:]
    return IssuedReport.objects.get(pk=int(answer.url.rstrip("/").rsplit("/", 1)[1]))  # type: ignore[attr-defined]


def test_a_preview_is_the_paper_itself_and_its_files_are_read_by_others(office: Client) -> None:
    page = shown(office, "/bao-cao/lap/", {**YEAR, "loi-kho_khan": "Mưa lũ <b>lớn</b>."})
    assert "118/126 xã đạt chuẩn nông thôn mới (93,7%), tăng 10 xã, bằng kế hoạch" in page
    assert "Mưa lũ &lt;b&gt;lớn&lt;/b&gt;." in page
    assert page.count('src="data:image/png;base64,') == 4
    content = {
        form: office.get("/bao-cao/lap/tep/", {**OF_DINH_HOA, "dang": form}).content for form in ("docx", "pdf", "xlsx")
    }
    assert any("22/22" in one.text for one in docx.Document(io.BytesIO(content["docx"])).paragraphs)
    with pypdfium2.PdfDocument(content["pdf"]) as pdf:
        assert "22/22" in pdf[0].get_textpage().get_text_range()
    assert "T1 Tiêu chí từng xã" in CalamineWorkbook.from_filelike(io.BytesIO(content["xlsx"])).sheet_names


def test_the_office_issues_what_it_saw_and_everybody_reads_it(office: Client) -> None:
    made = issue(office, OF_DINH_HOA)
    assert AuditEntry.objects.filter(action="report.issued").exists()
    leader = signed_in(Role.LEADER)
    assert "Báo cáo số 12" in shown(leader, f"/bao-cao/{made.pk}/")
    assert "không khác chữ nào" in shown(leader, f"/bao-cao/{made.pk}/so-sanh/")
    assert "12" in shown(leader, "/bao-cao/")
    kept = leader.get(f"/bao-cao/{made.pk}/tep/docx/")
    word = docx.Document(io.BytesIO(b"".join(kept.streaming_content)))  # type: ignore[attr-defined]
    assert any("12/BC-" in cell.text for row in word.tables[0].rows for cell in row.cells)
    assert leader.post("/bao-cao/lap/", {**OF_DINH_HOA, "so": "13", "ngay-ky": "20/01/2024"}).status_code == 403
    assert shown(leader, "/bao-cao/999999/", status=404)


def test_a_report_is_replaced_for_a_reason(office: Client) -> None:
    first = issue(office, OF_DINH_HOA)
    page = shown(office, f"/bao-cao/{first.pk}/")
    assert f"thay={first.pk}" in page
    again = {**OF_DINH_HOA, "thay": str(first.pk)}
    refused = office.post("/bao-cao/lap/", {**again, "so": "13", "ngay-ky": "21/01/2024"})
    assert refused.status_code == 400
    assert "phải nói lý do" in refused.content.decode()
    issue(office, again, so="13", **{"ngay-ky": "21/01/2024", "ly-do": "Sửa lời văn"})
    assert "đã thay" in shown(office, f"/bao-cao/{first.pk}/")


@pytest.mark.parametrize(("given", "said"), [
    ({"loai": "gap", "ngay": "31/12/2023"}, "lập cho từng xã"), ({**YEAR, "don-vi": "xã Không Có"}, "Không"),
    ({**YEAR, "bo": "XX/1"}, "XX/1"), ({**YEAR, "ngay": "hôm qua"}, "hôm qua"),
    ({**YEAR, "mau": "Không có"}, "Không có mẫu"),
])  # fmt: skip
def test_what_cannot_be_made_is_said_on_the_form(office: Client, given: dict[str, str], said: str) -> None:
    assert said in shown(office, "/bao-cao/lap/", given, status=400)


def test_a_commune_reads_reports_of_its_own_place_only() -> None:
    place = find_unit("Phú Đình", date(2023, 12, 31))
    officer = signed_in(Role.COMMUNE, unit_thread=place.thread)
    page = shown(officer, "/bao-cao/lap/", {"loai": "gap", "ngay": "31/12/2023", "don-vi": "Phú Đình"})
    assert "Rà soát tiêu chí" in page
    assert 'name="seen"' not in page
    assert officer.get("/bao-cao/lap/", {**YEAR}).status_code == 403


def test_all_communes_at_once_come_as_one_file_with_steps_for_who_waits(office: Client) -> None:
    given = {"ngay": "31/12/2023", "don-vi": "huyện Võ Nhai", "dang": "zip"}
    plain = b"".join(office.get("/bao-cao/hang-loat/tep/", given).streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert len(archive.namelist()) == 2 * 14
    told = office.get(
        "/bao-cao/hang-loat/tep/", {**given, "dang": "pdf"}, headers={"accept": "application/x-chungsuc-steps"}
    )
    content = b"".join(told.streaming_content)  # type: ignore[attr-defined]
    steps = []
    while not steps or not steps[-1]["size"]:
        line, _, content = content.partition(b"\n")
        steps.append(json.loads(line))
    assert [step["done"] for step in steps[:-1]] == list(range(1, 15))
    assert steps[-1]["size"] == len(content)
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) >= 28
    refused = office.get("/bao-cao/hang-loat/tep/", {**given, "dang": "rar"})
    assert refused.status_code == 400


def test_an_office_keeps_a_template_and_reports_are_made_by_it(office: Client) -> None:
    wrong = office.post("/bao-cao/mau/", {"viec": "ghi", "ten": "Sai", "van-ban": "Có {{ xa_ntm.soo }} xã"})
    assert wrong.status_code == 400
    assert "xa_ntm.soo" in wrong.content.decode()
    word = office.get("/bao-cao/mau/tep/").content
    document = docx.Document(io.BytesIO(word))
    document.paragraphs[4].add_run(" Có {{ xa_ntm.so }} xã, theo mẫu riêng.")
    out = io.BytesIO()
    document.save(out)
    out.seek(0)
    out.name = "Mẫu của Văn phòng.docx"
    assert office.post("/bao-cao/mau/", {"viec": "ghi", "tep": out}).status_code == 302
    assert ReportTemplate.objects.get().name == "Mẫu của Văn phòng"
    page = shown(office, "/bao-cao/lap/", {**YEAR, "mau": "Mẫu của Văn phòng"})
    assert "Có 118 xã, theo mẫu riêng." in page
    assert office.post("/bao-cao/mau/", {"viec": "thoi", "ten": "Mẫu của Văn phòng"}).status_code == 302
    assert "Chưa có mẫu riêng" in shown(office, "/bao-cao/mau/")
