"""Promises about the pages of evidence: what goes in by a form comes out safely, and only to those who may see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from evidence_given import END_2022, END_2023, OTHERS, OWNED, SET, Given

import evidence_files as files
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.accounts.scope import Scope
from chungsuc.evidence import actions, requiring
from chungsuc.evidence.models import EvidenceFile, EvidenceLink
from chungsuc.evidence.store import file_path
from chungsuc.units.models import Unit

pytestmark = pytest.mark.django_db
PAGE = f"/minh-chung/xa/05602/?ngay=2023-12-31&bo={SET}"


@pytest.fixture
def browse() -> Callable[[Scope], Client]:
    def signed_in(scope: Scope, **given: object) -> Client:
        client = Client(HTTP_HOST="localhost", **given)  # type: ignore[arg-type]
        client.force_login(scope.user)
        return client

    return signed_in


def upload(client: Client, *nos: str, name: str = "biên bản.pdf", data: bytes | None = None, **more: str) -> object:
    file = SimpleUploadedFile(name, files.pdf() if data is None else data, content_type="text/html")
    return client.post(PAGE, {"no": nos, "file": [file], **more})


def attach(scope: Scope, unit: Unit, data: bytes, name: str, day: object = END_2023, no: str = OTHERS) -> EvidenceFile:
    return actions.add_files(scope, unit, SET, day, [no], [Given(name, data)]).files[0]  # type: ignore[arg-type]


# ── by the form ──────────────────────────────────────────────────────────────────────────────────────


def test_a_file_sent_by_the_plain_form_stands_at_every_indicator_that_was_ticked(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit
) -> None:
    client = browse(officer)
    answer = upload(client, OWNED, OTHERS, note="họp xóm 7")
    assert answer.status_code == 302  # type: ignore[attr-defined]
    page = client.get(PAGE).content.decode()
    assert page.count('piece-name">biên bản.pdf') == 2
    assert "họp xóm 7" in page
    assert "2/" in re.sub("<[^>]+>", "", page)


def test_what_was_done_by_a_form_is_on_the_trail_under_the_persons_name(
    browse: Callable[..., Client], officer: Scope
) -> None:
    upload(browse(officer), OWNED)
    [entry] = AuditEntry.objects.all()
    assert (entry.action, entry.who, entry.user) == ("evidence.attached", "can-bo-phu-dinh", officer.user)


def test_a_refused_file_is_told_on_the_page_and_what_was_ticked_stays_ticked(
    browse: Callable[..., Client], officer: Scope
) -> None:
    answer = upload(browse(officer), OWNED, data=b"<html><script>alert(1)</script>", note="ghi chú này")
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert "CS-EVI-103" in page
    assert f'value="{OWNED}" id="no-{OWNED}" checked' in page
    assert "ghi chú này" in page
    assert not EvidenceFile.objects.exists()


def test_a_script_is_answered_in_data_and_not_with_a_page(browse: Callable[..., Client], officer: Scope) -> None:
    client = browse(officer)
    file = SimpleUploadedFile("a.pdf", b"")
    answer = client.post(PAGE, {"no": [OWNED], "file": [file]}, headers={"accept": "application/json"})
    assert [fault["code"] for fault in answer.json()["faults"]] == ["CS-EVI-101"]
    good = SimpleUploadedFile("a.pdf", files.pdf())
    answer = client.post(PAGE, {"no": [OWNED], "file": [good]}, headers={"accept": "application/json"})
    assert answer.json()["to"].startswith("/minh-chung/xa/05602/")


def test_a_form_without_its_token_is_refused(browse: Callable[..., Client], officer: Scope) -> None:
    client = browse(officer, enforce_csrf_checks=True)
    assert upload(client, OWNED).status_code == 403  # type: ignore[attr-defined]
    assert not EvidenceFile.objects.exists()


def test_another_communes_page_is_refused_and_takes_nothing(
    browse: Callable[..., Client], person: Callable[..., Scope], ky_phu: Unit
) -> None:
    client = browse(person(Role.COMMUNE, ky_phu))
    assert client.get(PAGE).status_code == 403
    assert upload(client, OWNED).status_code == 403  # type: ignore[attr-defined]
    assert not EvidenceFile.objects.exists()


def test_a_reader_sees_the_files_and_no_form(
    browse: Callable[..., Client], person: Callable[..., Scope], officer: Scope, phu_dinh: Unit
) -> None:
    attach(officer, phu_dinh, files.pdf(), "a.pdf")
    page = browse(person(Role.LEADER)).get(PAGE).content.decode()
    assert "a.pdf" in page
    assert 'type="file"' not in page
    assert ">gỡ" not in page


def test_a_department_may_tick_only_what_it_verifies(
    browse: Callable[..., Client], specialist: Scope, phu_dinh: Unit
) -> None:
    page = browse(specialist).get(PAGE).content.decode()
    assert re.findall(r'name="no" value="([^"]+)"', page) == [OWNED, "17.1/a", "17.1/b"]


def test_earlier_files_are_used_again_by_one_press(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit
) -> None:
    attach(officer, phu_dinh, files.pdf(), "a.pdf", END_2022)
    client = browse(officer)
    assert "tệp của kỳ 31/12/2022" in client.get(PAGE).content.decode()
    assert client.post(f"/minh-chung/xa/05602/dung-lai/?ngay=2023-12-31&bo={SET}").status_code == 302
    assert "tệp của kỳ" not in client.get(PAGE).content.decode()
    again = client.post(f"/minh-chung/xa/05602/dung-lai/?ngay=2023-12-31&bo={SET}")
    assert "CS-EVI-205" in again.content.decode()


def test_evidence_is_withdrawn_with_a_reason_and_the_page_tells_who_and_why(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit
) -> None:
    attach(officer, phu_dinh, files.pdf(), "a.pdf")
    link, client = EvidenceLink.objects.get(), browse(officer)
    address = f"/minh-chung/go/{link.pk}/"
    assert "a.pdf" in client.get(address).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 400
    assert client.post(address, {"reason": "thiếu chữ ký"}).status_code == 302
    page = client.get(PAGE).content.decode()
    assert "<del>a.pdf</del>" in page
    assert "thiếu chữ ký" in page


# ── given out ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "shown"), [("pdf", True), ("jpeg", True), ("png", True), ("heic", False), ("docx", False), ("xlsx", False)]
)
def test_a_file_is_given_out_as_its_kind_sealed_and_shown_only_where_a_browser_can(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit, kind: str, shown: bool
) -> None:
    data = files.ALL[kind]()
    file = attach(officer, phu_dinh, data, "Biên bản họp.html")
    for address, inline in ((f"/minh-chung/tep/{file.pk}/", shown), (f"/minh-chung/tep/{file.pk}/?tai=1", False)):
        answer = browse(officer).get(address)
        assert b"".join(answer.streaming_content) == data
        assert answer["Content-Type"] == file.mime
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
        assert answer["Content-Disposition"].startswith("inline" if inline else "attachment")
        assert "filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n%20h%E1%BB%8Dp." in answer["Content-Disposition"]
        assert "html" not in answer["Content-Type"] + answer["Content-Disposition"]


def test_a_thumbnail_is_given_out_and_kept_by_the_browser(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit
) -> None:
    file = attach(officer, phu_dinh, files.heic(), "anh.heic")
    answer = browse(officer).get(f"/minh-chung/anh/{file.pk}/")
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"].startswith("private, max-age=31536000")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_neither_file_nor_thumbnail_is_given_to_who_may_not_read_the_unit(
    browse: Callable[..., Client], person: Callable[..., Scope], officer: Scope, phu_dinh: Unit, ky_phu: Unit
) -> None:
    file = attach(officer, phu_dinh, files.jpeg(), "a.jpg")
    stranger = browse(person(Role.COMMUNE, ky_phu))
    for address in (f"/minh-chung/tep/{file.pk}/", f"/minh-chung/anh/{file.pk}/"):
        assert stranger.get(address).status_code == 403
        assert Client(HTTP_HOST="localhost").get(address).status_code == 302


def test_a_file_that_is_attached_to_nothing_or_is_lost_is_not_there(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit, store: Path
) -> None:
    file = attach(officer, phu_dinh, files.pdf(), "a.pdf")
    address, client = f"/minh-chung/tep/{file.pk}/", browse(officer)
    file_path(file.sha256).unlink()
    lost = client.get(address)
    assert (lost.status_code, "CS-EVI-211" in lost.content.decode()) == (404, True)
    actions.withdraw(officer, EvidenceLink.objects.get(), "nhầm")
    assert client.get(address).status_code == 404
    assert client.get("/minh-chung/anh/999999/").status_code == 404


# ── over many communes, and what is asked for ────────────────────────────────────────────────────────


def test_an_officer_of_one_commune_goes_straight_to_it(browse: Callable[..., Client], officer: Scope) -> None:
    answer = browse(officer).get("/minh-chung/?ngay=2023-12-31")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/minh-chung/xa/05602/?ngay=2023-12-31")


def test_the_office_sees_how_far_each_commune_is(
    browse: Callable[..., Client], office: Scope, phu_dinh: Unit,
    django_assert_max_num_queries: Callable[..., object],
) -> None:  # fmt: skip
    attach(office, phu_dinh, files.pdf(), "a.pdf")
    client = browse(office)
    client.get("/minh-chung/?ngay=2023-12-31")
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        page = client.get("/minh-chung/?ngay=2023-12-31").content.decode()
    assert page.count('<th scope="row">') == 126
    assert "1/126 xã" in page


def test_the_page_of_a_commune_costs_a_fixed_number_of_queries(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit,
    django_assert_max_num_queries: Callable[..., object],
) -> None:  # fmt: skip
    for number in range(5):
        attach(officer, phu_dinh, files.xlsx(text=str(number)), f"{number}.xlsx", no="3.1")
    client = browse(officer)
    client.get(PAGE)
    with django_assert_max_num_queries(30):  # type: ignore[attr-defined]
        client.get(PAGE)


def test_the_office_records_what_is_asked_for_and_the_commune_sees_what_is_missing(
    browse: Callable[..., Client], office: Scope, officer: Scope, phu_dinh: Unit
) -> None:
    address = f"/minh-chung/yeu-cau/?ngay=2023-12-31&bo={SET}"
    client, commune = browse(office), browse(officer)
    assert "Chưa ai ghi loại giấy tờ" in commune.get(PAGE).content.decode()
    said = {"no": OWNED, "text": "Danh sách hộ", "source": "HD 01 (thử)", "obligatory": "1"}
    assert client.post(address, said).status_code == 302
    page = commune.get(PAGE).content.decode()
    assert "Danh sách hộ" in page
    assert "✕ thiếu" in page
    upload(commune, OWNED)
    assert "✕ thiếu" not in commune.get(PAGE).content.decode()
    assert commune.post(address, said).status_code == 403
    assert client.post(address, {**said, "source": ""}).status_code == 400


def test_a_requirement_is_ended_on_the_page(browse: Callable[..., Client], office: Scope, viet_nam: None) -> None:
    row = requiring.require(office, SET, OWNED, "Danh sách hộ", source="HD 01 (thử)")
    end = f"/minh-chung/yeu-cau/{row.pk}/ket-thuc/?ngay=2023-12-31&bo={SET}"
    assert browse(office).post(end, {"reason": "hướng dẫn mới"}).status_code == 302
    row.refresh_from_db()
    assert row.valid_until == END_2023


def test_the_list_may_be_narrowed_to_what_has_no_file(
    browse: Callable[..., Client], officer: Scope, phu_dinh: Unit
) -> None:
    attach(officer, phu_dinh, files.pdf(), "a.pdf")
    client = browse(officer)
    numbers = re.findall(r'name="no" value="([^"]+)"', client.get(PAGE + "&loc=chua").content.decode())
    assert OTHERS not in numbers
    assert OWNED in numbers


def test_the_pages_speak_english_when_asked(browse: Callable[..., Client], officer: Scope, phu_dinh: Unit) -> None:
    client = browse(officer)
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    page = client.get(PAGE).content.decode()
    assert "Add files" in page
    assert "Thêm tệp" not in page
    assert "CS-EVI-101" in (refused := upload(client, OWNED, data=b"").content.decode())  # type: ignore[attr-defined]
    assert "The file is empty" in refused


def test_names_come_back_escaped(browse: Callable[..., Client], officer: Scope, phu_dinh: Unit) -> None:
    client = browse(officer)
    upload(client, OWNED, name="<img src=x onerror=alert(1)>.pdf", note="<script>alert(1)</script>")
    page = client.get(PAGE).content.decode()
    assert "<img src=x" not in page
    assert "<script>alert" not in page
