"""The page of the checker: a paper in, its figures marked and listed, a workbook out; nothing is kept."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from chungsuc.accounts.models import AuditEntry, Role
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
PAPER = "Toàn tỉnh có 118/126 xã đạt chuẩn NTM (93,7%).\n\n<b>87/110</b> xã đạt tiêu chí giao thông, chiếm 82%."
PLAIN = PAPER.replace("<b>", "").replace("</b>", "")


def words(html: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.ADMIN])
def test_everybody_who_is_signed_in_may_check_a_paper(role: Role) -> None:
    client = signed_in(role)
    assert "Dán văn bản" in words(client.get("/doi-chieu/").content)
    before = AuditEntry.objects.count()
    page = words(client.post("/doi-chieu/", {"van-ban": PLAIN}).content)
    assert "1 số tự mâu thuẫn" in page
    assert "in 82%, đúng là 79%" in page
    assert "Chưa so với số của hệ thống" in page
    assert AuditEntry.objects.count() == before


def test_the_text_is_shown_as_text_with_each_claim_marked() -> None:
    html = signed_in(Role.LEADER).post("/doi-chieu/", {"van-ban": "x " + PAPER}).content.decode()
    assert "<b>87/110</b>" not in html
    assert html.count('<mark class="said right">118/126') == 1
    marked = re.search(r'<mark class="said wrong">(.*?)<a class="sign" href="#so-1"', html, re.S)
    assert marked is None or "82%" in marked[1]


def test_a_file_is_read_and_its_findings_come_as_a_workbook_with_numbers() -> None:
    client = signed_in(Role.LEADER)
    file = SimpleUploadedFile("bao-cao.txt", PLAIN.encode())
    html = client.post("/doi-chieu/", {"tep": file, "ngay": "31/12/2023"}).content.decode()
    sealed = re.search(r'name="ket-qua" value="([^"]+)"', html)
    assert sealed is not None
    answer = client.post("/doi-chieu/ket-qua.xlsx", {"ket-qua": sealed[1]})
    assert "doi-chieu-bao-cao.xlsx" in answer["Content-Disposition"]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][1] == "sai"
    assert rows[1][5:9] == [87.0, 110.0, 82.0, 79.1]
    assert client.post("/doi-chieu/ket-qua.xlsx", {"ket-qua": sealed[1][:-2]}).status_code == 400


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Chưa có gì để đối chiếu"),
        ({"tep": SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0")}, "Không đối chiếu được loại tệp"),
        ({"van-ban": PLAIN, "ngay": "hôm qua"}, "hôm qua"),
    ],
)
def test_what_cannot_be_checked_is_said_on_the_page(sent: dict[str, object], said: str) -> None:
    answer = signed_in(Role.LEADER).post("/doi-chieu/", sent)
    assert answer.status_code == 400
    assert said in words(answer.content)
