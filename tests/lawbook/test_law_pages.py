"""Promises about the pages of the law: what they show, who may do what, faults at their field."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from lawbook_people import SET, YOUNG, provincial
from openpyxl.workbook import Workbook

import evidence_files as files
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.law.library import shipped
from chungsuc.lawbook.models import LawProposal, State
from chungsuc.lawbook.template.columns import DEMANDS
from chungsuc.lawbook.template.write import template
from chungsuc.verdicts.models import InstalledOverlay, InstalledSet, LevelConfirmation
from desk_people import signed_in

pytestmark = pytest.mark.django_db

OVERLAY = f"/bo-tieu-chi/quy-dinh/{SET}/"


@pytest.fixture
def office() -> Client:
    return signed_in(Role.OFFICE, name="lập")


@pytest.fixture
def second() -> Client:
    return signed_in(Role.OFFICE, name="duyệt")


def text_of(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def typed(**more: object) -> dict[str, object]:
    return {
        "no": ["2.1"], "kind": "province", "number": "QĐ 5/QĐ-UBND", "signed": "20/12/2022", "name": "Quy định mức",
        "valid_from": "01/01/2023", "by:2.1": "", "cell:2.1:": "80,5", **more,
    }  # fmt: skip


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.ADMIN, Role.OFFICE])
def test_everybody_sees_every_set_with_what_was_checked_of_it(role: Role) -> None:
    answer = signed_in(role).get("/bo-tieu-chi/")
    page = text_of(answer)
    assert answer.status_code == 200
    for law in shipped().sets.values():
        assert law.id in page
    assert "Nhập cả bộ từ Excel" in page if role is Role.OFFICE else "Nhập cả bộ từ Excel" not in page


@pytest.mark.parametrize("set_id", list(shipped().sets))
def test_every_set_has_a_page_with_every_demand(set_id: str, office: Client) -> None:
    answer = office.get(f"/bo-tieu-chi/bo/{set_id}/")
    assert answer.status_code == 200
    content = answer.content.decode()
    assert [one.no for one in shipped().set(set_id).provisions() if f'id="ct-{one.no}"' not in content] == []


def test_a_set_is_filtered_by_state_and_by_words_and_an_empty_answer_says_so(office: Client) -> None:
    address = f"/bo-tieu-chi/bo/{SET}/"
    left = office.get(address, {"loc": "province"})
    assert 'id="ct-2.1"' in left.content.decode()
    assert 'id="ct-3.1"' not in left.content.decode()
    found = office.get(address, {"tim": "hộ nghèo"}).content.decode()
    assert 'id="ct-2.1"' not in found
    assert "Không có mức nào khớp" in text_of(office.get(address, {"tim": "không có chữ này"}))


def test_two_sets_are_compared(office: Client) -> None:
    page = text_of(office.get("/bo-tieu-chi/so-sanh/", {"cu": "QD1980-2016/xa", "moi": SET}))
    assert "Chỉ tiêu mới" in page
    assert "QĐ 1980/QĐ-TTg" in page


def test_the_text_of_a_set_can_be_taken_away(office: Client) -> None:
    answer = office.get(f"/bo-tieu-chi/yaml/{SET}/")
    assert answer.content.decode().startswith(f"set: {SET}")
    assert "QD318-2022__xa.yaml" in answer["Content-Disposition"]


def test_the_pages_speak_english_when_asked(office: Client) -> None:
    office.post("/ngon-ngu/", {"language": "en", "next": "/"})
    page = text_of(office.get(f"/bo-tieu-chi/bo/{SET}/"))
    assert "Held against the decree" in page
    assert "at least 80%" in page


# ── confirming ───────────────────────────────────────────────────────────────────────────────────────


def test_a_level_is_confirmed_shown_as_such_everywhere_and_withdrawn(office: Client) -> None:
    address = f"/bo-tieu-chi/doi-chieu/{SET}/"
    assert "từ 80% trở lên" in text_of(office.get(address, {"so": "3.1"}))
    assert office.post(address, {"no": "3.1", "seen": "  "}).status_code == 400
    answer = office.post(address, {"no": "3.1", "seen": "QĐ 318, PL I, trang 4"}, follow=True)
    row = LevelConfirmation.objects.get()
    assert "đã đối chiếu với QĐ 318, PL I, trang 4: lập" in text_of(answer)
    assert "level.confirmed" in AuditEntry.objects.values_list("action", flat=True)
    answer = office.post(f"/bo-tieu-chi/rut-doi-chieu/{row.pk}/", {"reason": "nhầm trang"}, follow=True)
    assert "trang 4" not in text_of(answer)


# ── overlays ─────────────────────────────────────────────────────────────────────────────────────────


def test_open_requirements_are_offered_first_and_settled_ones_too(office: Client) -> None:
    page = text_of(office.get(OVERLAY))
    assert page.index("Văn bản giao UBND cấp tỉnh quy định") < page.index("2.1") < page.index("Mức hệ thống chưa rõ")
    assert "Mức đã có" in page


@pytest.mark.usefixtures("viet_nam")
def test_an_overlay_is_seen_sent_approved_by_another_and_kept(office: Client, second: Client) -> None:
    shown = office.post(OVERLAY, typed(look="1"))
    assert "Không có thay đổi" in text_of(shown)
    assert "at_least: 80.5" in shown.content.decode()
    assert not LawProposal.objects.exists()
    answer = office.post(OVERLAY, typed(send="1"), follow=True)
    proposal = LawProposal.objects.get()
    assert proposal.state == State.PROPOSED
    assert "một cán bộ khác phải duyệt" in text_of(answer)
    act = f"/bo-tieu-chi/de-xuat/{proposal.pk}/quyet-dinh/"
    refused = office.post(act, {"act": "approve"})
    assert "không được tự duyệt" in text_of(refused)
    assert "chờ bạn" in text_of(second.get("/bo-tieu-chi/de-xuat/"))
    assert "Đã duyệt" in text_of(second.post(act, {"act": "approve"}, follow=True))
    assert InstalledOverlay.objects.get().text == proposal.text
    assert "QĐ 5/QĐ-UBND" in text_of(office.get(f"/bo-tieu-chi/bo/{SET}/"))
    assert office.get(f"/bo-tieu-chi/yaml/{proposal.law_id}/").content.decode() == proposal.text


@pytest.mark.usefixtures("viet_nam")
def test_a_proposal_is_refused_with_a_reason_only(office: Client, second: Client) -> None:
    office.post(OVERLAY, typed(send="1"))
    act = f"/bo-tieu-chi/de-xuat/{LawProposal.objects.get().pk}/quyet-dinh/"
    assert "Chưa ghi lý do" in text_of(second.post(act, {"act": "refuse"}))
    second.post(act, {"act": "refuse", "reason": "thiếu bản quét"})
    assert LawProposal.objects.get().state == State.REFUSED


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"number": ""}, "number", "Ghi số văn bản"),
        ({"signed": "31/02/2022"}, "signed", "Không đọc được ngày"),
        ({"valid_from": ""}, "valid_from", "Ghi ngày"),
        ({"valid_from": "01/01/2019"}, "valid_from", "nằm ngoài hiệu lực"),
        ({"valid_until": "01/01/2022"}, "valid_until", "không có ngày nào"),
        ({"cell:2.1:": ""}, "cell:2.1:", "Ghi mức"),
        ({"cell:2.1:": "nhiều"}, "cell:2.1:", "nhiều"),
        ({"cell:2.1:": "120"}, "cell:2.1:", "100"),
    ],
)
def test_each_mistake_is_told_at_its_field(office: Client, change: dict[str, str], field: str, said: str) -> None:
    answer = office.post(OVERLAY, typed(look="1", **change))
    assert answer.status_code == 400
    content = answer.content.decode()
    assert re.search(rf'id="{re.escape(field)}"[^>]*aria-invalid="true"', content), text_of(answer)
    assert said in content
    assert not LawProposal.objects.exists()


def test_a_level_that_the_province_may_not_set_is_told_at_the_level(office: Client) -> None:
    answer = office.post(OVERLAY, typed(no=["3.1"], **{"by:3.1": "", "cell:3.1:": "85", "look": "1"}))
    assert answer.status_code == 400
    fault = re.search(r'id="muc-3.1".*?class="fault">([^<]+)', answer.content.decode(), re.DOTALL)
    assert fault is not None
    assert "không được đặt mức" in fault[1]


@pytest.mark.usefixtures("viet_nam")
def test_a_settled_level_is_amended_when_the_authority_says_so(office: Client) -> None:
    given = typed(no=["3.1"], kind="amendment", number="QĐ 9/QĐ-TTg", **{"by:3.1": "", "cell:3.1:": "85", "look": "1"})
    answer = office.post(OVERLAY, given)
    assert answer.status_code == 200
    assert "kind: amendment" in answer.content.decode()


def test_levels_are_laid_out_by_area_and_year_and_a_typed_value_stays(office: Client) -> None:
    given = typed(**{"by:2.1": "year,area", "years:2.1": "2023-2024", "relayout": "1", "cell:2.1:2023/II": "66"})
    content = office.post(OVERLAY, given).content.decode()
    rows = [f"{year}/{area}" for year in (2023, 2024) for area in ("I", "II", "III")]
    assert re.findall(r'name="cell:2\.1:([^"]+)"', content) == rows
    assert 'value="66"' in content


@pytest.mark.usefixtures("viet_nam")
def test_a_scan_comes_along_and_is_given_out_sealed(
    office: Client, second: Client, settings: object, tmp_path: Path
) -> None:
    settings.CHUNGSUC_FILES = tmp_path  # type: ignore[attr-defined]
    content = files.pdf()
    scan = SimpleUploadedFile("QĐ 5.pdf", content, "application/pdf")
    shown = office.post(OVERLAY, typed(look="1", scan=scan))
    kept = re.search(r'name="scan_kept" value="([0-9a-f]{64})"', shown.content.decode())
    if kept is None:
        pytest.fail(text_of(shown))
    office.post(OVERLAY, typed(send="1", scan_kept=kept[1]))
    answer = second.get(f"/bo-tieu-chi/de-xuat/{LawProposal.objects.get().pk}/ban-quet/")
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_a_second_open_proposal_of_the_same_text_is_told_at_the_number(office: Client, second: Client) -> None:
    office.post(OVERLAY, typed(send="1"))
    answer = second.post(OVERLAY, typed(send="1"))
    assert answer.status_code == 400
    assert re.search(r'id="number"[^>]*aria-invalid="true"', answer.content.decode())


# ── whole sets ───────────────────────────────────────────────────────────────────────────────────────


def uploaded(change: object = None, tmp_path: Path | None = None) -> SimpleUploadedFile:
    content = template(shipped().set(YOUNG), head={"provenance": "bản giấy", "confidence": "cao"})
    if change is not None and tmp_path is not None:
        path = tmp_path / "x.xlsx"
        path.write_bytes(content)
        book = openpyxl.load_workbook(path)
        change(book)  # type: ignore[operator]
        book.save(path)
        content = path.read_bytes()
    return SimpleUploadedFile("Bộ 2026.xlsx", content)


@pytest.mark.usefixtures("viet_nam")
def test_a_template_goes_out_filled_in_comes_back_and_becomes_law_by_two(office: Client, second: Client) -> None:
    out = office.get("/bo-tieu-chi/mau/", {"bo": YOUNG})
    assert out["Content-Disposition"].endswith('.xlsx"')
    answer = office.post("/bo-tieu-chi/tai-len/", {"file": SimpleUploadedFile("m.xlsx", out.content)}, follow=True)
    page = text_of(answer)
    assert "Nếu xét theo bộ này" in page
    assert "/ 47 theo quyết định" in page
    proposal = LawProposal.objects.get()
    act = f"/bo-tieu-chi/de-xuat/{proposal.pk}/quyet-dinh/"
    office.post(act, {"act": "propose"})
    second.post(act, {"act": "approve"})
    assert InstalledSet.objects.get().set_id == YOUNG
    assert "nhập tại đây" in text_of(office.get(f"/bo-tieu-chi/bo/{YOUNG}/"))


def test_faults_of_a_template_are_listed_by_cell_and_the_marked_workbook_is_there(
    office: Client, tmp_path: Path
) -> None:
    def change(book: Workbook) -> None:
        book[DEMANDS]["F2"] = "bằng mắt"

    answer = office.post("/bo-tieu-chi/tai-len/", {"file": uploaded(change, tmp_path)})
    assert answer.status_code == 400
    assert "F2" in text_of(answer)
    address = re.search(r'href="(/bo-tieu-chi/tai-len/[^"]+)"', answer.content.decode())
    assert address is not None
    back = tmp_path / "back.xlsx"
    back.write_bytes(office.get(address[1]).content)
    assert openpyxl.load_workbook(back)[DEMANDS]["F2"].comment is not None
    assert not LawProposal.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"%PDF-1.4", b"just text"])
def test_what_is_no_workbook_is_refused_in_words(office: Client, content: bytes) -> None:
    answer = office.post("/bo-tieu-chi/tai-len/", {"file": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 400
    assert "x.xlsx" in text_of(answer) or "Chưa chọn tệp" in text_of(answer)


def test_somebody_of_the_office_who_only_reads_may_not_send(office: Client) -> None:
    from chungsuc.accounts.models import Grant

    Grant.objects.update(write=False)
    assert office.post(OVERLAY, typed(send="1")).status_code == 403
    assert office.post("/bo-tieu-chi/tai-len/", {"file": uploaded()}).status_code == 403


def test_the_helper_writes_what_the_form_writes(office: Client) -> None:
    office.post(OVERLAY, typed(keep="1"))
    assert "at_least: 80.5" in LawProposal.objects.get().text
    assert "at_least: 80" in provincial({"2.1": "80"})
