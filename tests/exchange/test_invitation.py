"""Promises about inviting many people by one workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from chungsuc.accounts.actions import create_user, deactivate
from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.granting import units_to_grant
from chungsuc.accounts.inviting import Kind, Plan, invite, plan
from chungsuc.accounts.models import AuditEntry, Department, Grant, Ownership, Role, User
from chungsuc.accounts.people_errors import ColumnsMissing, NobodyInFile, TooManyPeople
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.shipped_assignments import load_departments
from chungsuc.accounts.trail import Actor, acting
from chungsuc.errors import ChungSucError, Faults
from chungsuc.exchange.invitation.answer import marked, with_passwords
from chungsuc.exchange.invitation.columns import COLUMNS, LIST
from chungsuc.exchange.invitation.reading import ReadList, read_list
from chungsuc.exchange.invitation.template import template
from chungsuc.units.queries import find_unit
from desk_people import comes_in, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
DAY = date(2023, 12, 31)
HEADS = [column.head for column in COLUMNS]
AN = ["Nguyễn Văn An", "cán bộ xã", "xã Phú Đình, huyện Định Hóa"]
BINH = ["Trần Thị Bình", "chuyên viên sở, ngành", "", "Sở Xây dựng"]
CUC = ["Phạm Thị Cúc", "lãnh đạo"]


@pytest.fixture(autouse=True)
def _somebody_acts(db: None) -> Iterator[None]:
    with acting(Actor("thử nghiệm")):
        Ownership.objects.all().delete()
        Department.objects.all().delete()
        load_departments()
        yield


def written(folder: Path, *rows: list[object], heads: list[str] | None = None, top: int = 0) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = LIST
    for _ in range(top):
        sheet.append(["một dòng khác"])
    sheet.append(heads or HEADS)
    for row in rows:
        sheet.append(row)
    path = folder / "danh-sach.xlsx"
    book.save(path)
    return path


def planned(path: Path) -> tuple[ReadList, Plan]:
    listed = read_list(path)
    return listed, plan(OPERATOR, listed.rows, DAY)


def made(path: Path) -> list[str]:
    return [one.line.username for one in invite(OPERATOR, read_list(path).rows, DAY)]


# ── the template ─────────────────────────────────────────────────────────────────────────────────────


def test_the_template_filled_in_as_it_asks_is_read_without_fault(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template(units_to_grant(DAY), ["Sở Xây dựng"], DAY))
    book = load_workbook(path)
    sheet = book[LIST]
    for row, texts in enumerate((AN, BINH, CUC), 4):
        for column, text in enumerate(texts, 1):
            sheet.cell(row, column, text)
    book.save(path)
    _, found = planned(path)
    assert found.faults == ()
    assert [line.username for line in found.lines] == ["annv.phudinh", "binhtt.sxd", "cucpt.lanhdao"]
    assert [line.kind for line in found.lines] == [Kind.NEW] * 3


def test_the_template_offers_roles_units_and_departments_and_explains_itself(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(template(units_to_grant(DAY), ["Sở Xây dựng"], DAY)))
    assert book["Danh mục"].sheet_state == "hidden"
    assert len(book[LIST].data_validations.dataValidation) == 3
    guide = " ".join(str(cell.value) for row in book["Hướng dẫn"] for cell in row if cell.value)
    assert "mật khẩu dùng một lần" in guide
    assert all(head in guide for head in HEADS)


def test_every_unit_the_template_offers_is_found_again() -> None:
    province = find_unit("19", DAY, level="province")
    offered = units_to_grant(DAY)
    threads = {find_unit(text, DAY, within=province).thread for text in offered}
    assert len(threads) == len(offered) > 100


# ── planning ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_plan_changes_nothing(tmp_path: Path) -> None:
    entries = AuditEntry.objects.count()
    planned(written(tmp_path, AN, BINH))
    assert (User.objects.count(), AuditEntry.objects.count()) == (0, entries)


def test_columns_may_be_moved_and_others_added_and_the_header_lie_lower(tmp_path: Path) -> None:
    heads = ["STT", "Điện thoại", "VAI TRÒ *", "Đơn vị", "họ và tên"]
    _, found = planned(written(tmp_path, [1, "", "can bo xa", 5602, "Nguyễn Văn An"], heads=heads, top=4))
    assert [line.username for line in found.lines] == ["annv.phudinh"]


def test_days_are_read_as_dates_and_as_text(tmp_path: Path) -> None:
    row = [*CUC, "", "", "", date(2026, 1, 1), "31/12/2099"]
    _, found = planned(written(tmp_path, row))
    assert (found.lines[0].right.since, found.lines[0].right.until) == (date(2026, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("row", "cell", "code"),
    [
        (["", "lãnh đạo"], "A2", "CS-ACC-101"),
        (["=cmd", "lãnh đạo"], "A2", "CS-OBS-408"),
        (["-cmd", "lãnh đạo"], "A2", "CS-ACC-102"),
        (["Nguyễn Văn An", "vua"], "B2", "CS-ACC-207"),
        (["Nguyễn Văn An", ""], "B2", "CS-ACC-207"),
        (["Nguyễn Văn An", "cán bộ xã"], "C2", "CS-ACC-202"),
        (["Nguyễn Văn An", "cán bộ xã", "Xã Không Có"], "C2", "CS-UNI-001"),
        (["Nguyễn Văn An", "cán bộ xã", "huyện Định Hóa"], "C2", "CS-ACC-202"),
        (["Nguyễn Văn An", "chuyên viên sở, ngành"], "D2", "CS-ACC-201"),
        (["Nguyễn Văn An", "chuyên viên sở, ngành", "", "Sở Không Có"], "D2", "CS-ACC-301"),
        (["Nguyễn Văn An", "lãnh đạo", "", "", "có lẽ"], "E2", "CS-ACC-405"),
        (["Nguyễn Văn An", "lãnh đạo", "", "", "", "mai"], "F2", "CS-OBS-401"),
        (["Nguyễn Văn An", "lãnh đạo", "", "", "", "", "01/01/2020"], "G2", "CS-ACC-204"),
        (["Nguyễn Văn An", "lãnh đạo", "", "", "", "", "", "có dấu"], "H2", "CS-ACC-103"),
    ],
)
def test_each_fault_names_its_cell(tmp_path: Path, row: list[object], cell: str, code: str) -> None:
    listed, found = planned(written(tmp_path, row))
    assert [(listed.cell(f.row, f.field), f.error.code) for f in found.faults] == [(cell, code)]


def test_all_faults_of_all_rows_are_told_at_once(tmp_path: Path) -> None:
    listed, found = planned(written(tmp_path, ["", "vua", "Không Có"], AN, ["Lê Văn Dũng", "cán bộ xã"]))
    assert [listed.cell(f.row, f.field) for f in found.faults] == ["A2", "B2", "C2", "C4"]
    assert [line.name for line in found.lines] == ["Nguyễn Văn An"]


def test_one_person_twice_is_asked_about_and_two_of_one_name_take_usernames(tmp_path: Path) -> None:
    listed, found = planned(written(tmp_path, AN, AN))
    assert [(listed.cell(f.row, f.field), f.error.code) for f in found.faults] == [("A3", "CS-ACC-401")]
    rest = ["", "", "", ""]
    _, found = planned(written(tmp_path, [*AN, *rest, "an.mot"], [*AN, *rest, "an.hai"]))
    assert [line.username for line in found.lines] == ["an.mot", "an.hai"]


# ── all or nobody, and nobody twice ──────────────────────────────────────────────────────────────────


def test_everybody_is_made_with_their_right_and_a_password_of_their_own(tmp_path: Path) -> None:
    done = invite(OPERATOR, read_list(written(tmp_path, AN, BINH, CUC)).rows, DAY)
    assert len({one.password for one in done}) == 3
    for one in done:
        assert comes_in(one.line.username, one.password)
        assert User.objects.get(username=one.line.username).must_change_password
    assert scope_of(User.objects.get(username="annv.phudinh")).enters(find_unit("05602", DAY), DAY)
    assert AuditEntry.objects.get(action="people.invited").after == {"rows": 3, "new": 3, "grant": 0, "known": 0}


def test_one_fault_stops_everybody(tmp_path: Path) -> None:
    entries = AuditEntry.objects.count()
    with pytest.raises(Faults):
        invite(OPERATOR, read_list(written(tmp_path, AN, ["Lê Văn Dũng", "vua"])).rows, DAY)
    assert (User.objects.count(), Grant.objects.count(), AuditEntry.objects.count()) == (0, 0, entries)


def test_the_same_file_twice_makes_nobody_twice(tmp_path: Path) -> None:
    path = written(tmp_path, AN, BINH)
    made(path)
    assert [one.line.kind for one in invite(OPERATOR, read_list(path).rows, DAY)] == [Kind.KNOWN] * 2
    assert (User.objects.count(), Grant.objects.count()) == (2, 2)


def test_who_was_stopped_since_is_not_made_again(tmp_path: Path) -> None:
    path = written(tmp_path, AN)
    made(path)
    deactivate(OPERATOR, User.objects.get())
    made(path)
    assert User.objects.count() == 1


def test_a_username_of_somebody_known_gives_them_one_more_right(tmp_path: Path) -> None:
    create_user(OPERATOR, "Phạm Thị Cúc", username="cuc")
    path = written(tmp_path, [*CUC, "", "", "", "", "", "cuc"])
    assert [one.line.kind for one in invite(OPERATOR, read_list(path).rows, DAY)] == [Kind.GRANT]
    assert Grant.objects.get(user__username="cuc").role == Role.LEADER
    listed, found = planned(written(tmp_path, ["Ai Đó Khác", "lãnh đạo", "", "", "", "", "", "cuc"]))
    assert [(listed.cell(f.row, f.field), f.error.code) for f in found.faults] == [("H2", "CS-ACC-104")]


def test_nobody_slips_a_right_for_themselves_into_a_list(tmp_path: Path) -> None:
    admin = scope_of(person(Role.ADMIN, name="quantri"))
    User.objects.filter(username="quantri").update(full_name="Quản Trị")
    rows = read_list(written(tmp_path, ["Quản Trị", "Văn phòng Điều phối", "", "", "", "", "", "quantri"])).rows
    assert [f.error.code for f in plan(admin, rows, DAY).faults] == ["CS-ACC-106"]


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER, Role.AUDITOR])
def test_only_an_administrator_invites(tmp_path: Path, role: Role) -> None:
    rows = read_list(written(tmp_path, AN)).rows
    scope = scope_of(person(role))
    for attempt in (plan, invite):
        with pytest.raises(NotAllowed):
            attempt(scope, rows, DAY)


def test_two_hundred_people_take_no_query_each_to_plan(tmp_path: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    rows = read_list(written(tmp_path, *([f"Người Thứ {n}", "cán bộ xã", "05602"] for n in range(200)))).rows
    with CaptureQueriesContext(connection) as queries:
        plan(OPERATOR, rows, DAY)
    assert len(queries) <= 12


# ── files that are no list ───────────────────────────────────────────────────────────────────────────


def test_what_is_no_list_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ColumnsMissing, match="Họ và tên"):
        read_list(written(tmp_path, ["a"], heads=["một", "hai"]))
    with pytest.raises(NobodyInFile):
        planned(written(tmp_path))
    with pytest.raises(TooManyPeople):
        read_list(written(tmp_path, *([f"Người {n}", "lãnh đạo"] for n in range(1_001))))
    text = tmp_path / "danh-sach.xlsx"
    text.write_text("Họ và tên;Vai trò")
    with pytest.raises(ChungSucError) as refused:
        read_list(text)
    assert refused.value.code == "CS-WBK-101"


def test_macros_and_bombs_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, AN)
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(ChungSucError) as refused:
        read_list(path)
    assert refused.value.code == "CS-WBK-106"
    with ZipFile(path, "w", compression=8) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (70 << 20))
    with pytest.raises(ChungSucError) as refused:
        read_list(path)
    assert refused.value.code == "CS-WBK-105"


# ── the answer ───────────────────────────────────────────────────────────────────────────────────────


def test_the_answer_to_a_faulty_list_is_the_same_workbook_with_its_faults_in_their_cells(tmp_path: Path) -> None:
    path = written(tmp_path, AN, ["Lê Văn Dũng", "vua"], ["=1+1", "lãnh đạo"], top=1)
    listed, found = planned(path)
    path.write_bytes(marked(path, listed, found.faults))
    book = load_workbook(path)
    cell = book[LIST]["B4"]
    assert cell.fill.start_color.rgb == "FFF4B6B0"
    assert "Không có vai trò «vua»" in cell.comment.text
    assert book[LIST]["B3"].comment is None
    assert book.active is book["Kết quả kiểm tra"]
    assert all(one.data_type != "f" for sheet in book for row in sheet for one in row)
    # Mended in the answer itself, it is accepted, and the marks go.
    book[LIST]["B4"], book[LIST]["A5"] = "lãnh đạo", "Lò Thị Én"
    book.save(path)
    listed, found = planned(path)
    assert found.faults == ()
    again = load_workbook(io.BytesIO(with_passwords(path, listed, invite(OPERATOR, listed.rows, DAY))))
    assert again[LIST]["B4"].comment is None
    assert "Kết quả kiểm tra" not in again.sheetnames


def test_the_answer_to_a_good_list_carries_usernames_and_passwords_and_changes_nothing_sent_again(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, AN, BINH)
    listed = read_list(path)
    done = invite(OPERATOR, listed.rows, DAY)
    path.write_bytes(with_passwords(path, listed, done))
    book = load_workbook(path)
    told = [[cell.value for cell in row] for row in book["Tài khoản"].iter_rows(min_row=4)]
    assert [(row[4], row[5]) for row in told] == [(one.line.username, one.password) for one in done]
    assert book[LIST]["H2"].value == "annv.phudinh"
    assert [one.line.kind for one in invite(OPERATOR, read_list(path).rows, DAY)] == [Kind.KNOWN] * 2
    assert User.objects.count() == 2


def test_passwords_stand_in_the_answer_and_nowhere_else(tmp_path: Path) -> None:
    done = invite(OPERATOR, read_list(written(tmp_path, AN, BINH)).rows, DAY)
    kept = " ".join(str([e.before, e.after, e.reason, e.about_id]) for e in AuditEntry.objects.all())
    kept += " ".join(User.objects.values_list("password", flat=True))
    assert not any(one.password in kept for one in done)


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def admin() -> Client:
    return signed_in(Role.ADMIN, name="quantri")


def sent(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def carried(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(data|name|unit_day)" value="([^"]*)"', page))


def test_on_the_page_a_list_is_seen_first_and_then_made_and_answered(tmp_path: Path, admin: Client) -> None:
    path = written(tmp_path, AN, BINH)
    page = admin.post("/nguoi-dung/moi-theo-tep/", {"file": sent(path), "unit_day": "31/12/2023"}).content.decode()
    assert "annv.phudinh" in page
    assert User.objects.count() == 1
    answer = admin.post("/nguoi-dung/moi-theo-tep/", {**carried(page), "what": "create"})
    assert answer["Cache-Control"] == "no-store"
    assert "danh-sach-ket-qua.xlsx" in answer["Content-Disposition"]
    book = load_workbook(io.BytesIO(answer.getvalue()))
    row = [cell.value for cell in book["Tài khoản"][4]]
    assert comes_in(row[4], row[5])
    assert User.objects.count() == 3
    again = admin.post("/nguoi-dung/moi-theo-tep/", {**carried(page), "what": "create"})
    assert [cell.value for cell in load_workbook(io.BytesIO(again.getvalue()))["Tài khoản"][4]][5] in (None, "")
    assert User.objects.count() == 3


def test_on_the_page_faults_are_listed_by_cell_and_the_marked_file_given(tmp_path: Path, admin: Client) -> None:
    answer = admin.post(
        "/nguoi-dung/moi-theo-tep/",
        {"file": sent(written(tmp_path, AN, ["Lê Văn Dũng", "vua"])), "unit_day": "31/12/2023"},
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Danh sách!B3" in page
    assert 'value="create"' not in page
    tried = admin.post("/nguoi-dung/moi-theo-tep/", {**carried(page), "what": "create"})
    assert tried.status_code == 400
    assert User.objects.count() == 1
    given = admin.post("/nguoi-dung/moi-theo-tep/", {**carried(page), "what": "answer"})
    assert load_workbook(io.BytesIO(given.getvalue()))[LIST]["B3"].comment is not None


def test_on_the_page_a_file_that_is_none_is_refused_in_words(admin: Client) -> None:
    for data in ({}, {"file": SimpleUploadedFile("a.xlsx", b"PK")}, {"data": "!!", "name": "a.xlsx", "what": "create"}):
        answer = admin.post("/nguoi-dung/moi-theo-tep/", data)
        assert answer.status_code == 400
        assert 'class="note bad"' in answer.content.decode()


def test_the_template_comes_for_the_day_asked_for(admin: Client) -> None:
    answer = admin.get("/nguoi-dung/mau-danh-sach.xlsx", {"ngay": "31/12/2023"})
    book = load_workbook(io.BytesIO(answer.getvalue()))
    offered = {cell.value for cell in book["Danh mục"]["B"]}
    assert "xã Đồng Liên, thành phố Thái Nguyên" in offered


def test_the_command_line_invites_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from chungsuc.cli.main import app
    from chungsuc.cli.people import register

    monkeypatch.setattr("chungsuc.site.start._is_ready", lambda: True)
    if not any(group.name == "people" for group in app.registered_groups):
        register(app)
    path, out = written(tmp_path, AN), tmp_path / "tra-loi.xlsx"
    words = ["people", "invite", str(path), "--out", str(out), "--as-of", "2023-12-31"]
    assert "1 tạo mới" in CliRunner().invoke(app, [*words, "--dry-run"]).output
    assert not out.exists()
    CliRunner().invoke(app, words)
    assert load_workbook(out)["Tài khoản"]["E4"].value == "annv.phudinh"
