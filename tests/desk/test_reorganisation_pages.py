"""Pages of reorganisations: entered by one person, applied by another, undone; dossiers and registrations follow."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from chungsuc.accounts.actions import grant
from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.models import Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting, actor_of
from chungsuc.dossiers.actions import register as open_dossier
from chungsuc.dossiers.models import Dossier
from chungsuc.figures.plans import plan_against_actual
from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.recognition.carried import carried_titles
from chungsuc.recognition.models import Recognition, StandingDecision
from chungsuc.recognition.queries import titles_at
from chungsuc.reorganisation.models import Event, State
from chungsuc.reorganisation.queries import plan_for
from chungsuc.targets.actions import Letter, Named, Target, Wording, record_version, register
from chungsuc.targets.models import Registration
from chungsuc.units.local import Named as Hamlet
from chungsuc.units.local import add_hamlets
from chungsuc.units.models import Link, Unit
from chungsuc.units.queries import find_unit
from desk_people import person

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NOW = date(2026, 1, 15)
DAY = "01/03/2026"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def browser(user) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


@pytest.fixture
def two(viet_nam: None) -> list[Unit]:
    """Two xã of today's Thái Nguyên: one has a dossier and a registration under way."""
    units = [
        find_unit(name, NOW, level="commune", within=find_unit("19", NOW, level="province"))
        for name in ("Phú Đình", "Bình Yên")
    ]
    officer = person(Role.COMMUNE, name="cán bộ", unit_thread=units[0].thread)
    with acting(actor_of(officer)):
        open_dossier(scope_of(officer), units[0], Title.NTM, 2026, on=NOW, assessed_on=NOW)
        register(scope_of(officer), units[0], Title.NTM, 2026, Letter(NOW))
    return units


def entered(client: Client, units: list[Unit], kind: str = "xã") -> Event:
    rows = "\n".join(f"xã; {unit.code}; 99001; Hợp Nhất; {kind}; 19" for unit in units)
    asked = {"number": "NQ thử nghiệm", "source": "thử nghiệm", "day": DAY, "rows": rows}
    answer = client.post("/sap-xep/moi/", asked)
    assert answer.status_code == 302, text(answer)[3000:5000]
    return Event.objects.get()


def test_a_merger_is_previewed_applied_by_another_and_everything_follows(two: list[Unit]) -> None:
    first, second = person(Role.OFFICE, name="một"), person(Role.OFFICE, name="hai")
    event = entered(browser(first), two)
    page = text(browser(second).get(f"/sap-xep/{event.pk}/"))
    assert "2 → 1" in page
    assert "Hồ sơ đang xử lý" in page
    assert "chuyển theo" in page
    assert browser(first).post(f"/sap-xep/{event.pk}/", {"what": "apply"}).status_code == 400, "not by the same person"
    assert browser(second).post(f"/sap-xep/{event.pk}/", {"what": "apply"}).status_code == 302
    new = Unit.objects.get(code="99001")
    assert Dossier.objects.get().unit == new
    assert Registration.objects.get(state="registered").unit == new
    assert browser(second).post(f"/sap-xep/{event.pk}/", {"what": "undo", "reason": "nhầm"}).status_code == 302
    event.refresh_from_db()
    assert event.state == State.UNDONE
    assert not Unit.objects.filter(code="99001").exists()
    assert Dossier.objects.get().unit == two[0]
    assert Registration.objects.get(state="registered").unit == two[0]


def test_what_becomes_a_ward_ends_with_its_reason(two: list[Unit]) -> None:
    first, second = person(Role.OFFICE, name="một"), person(Role.OFFICE, name="hai")
    event = entered(browser(first), two, "phường")
    assert browser(second).post(f"/sap-xep/{event.pk}/", {"what": "apply"}).status_code == 302
    dossier = Dossier.objects.get()
    assert dossier.ended
    assert "không còn thuộc Chương trình" in dossier.steps.last().reason
    assert Registration.objects.get().state == "closed"


def test_rows_that_cannot_be_read_are_all_told_and_nothing_is_kept(viet_nam: None) -> None:
    office = browser(person(Role.OFFICE))
    asked = {
        "number": "NQ",
        "source": "thử",
        "day": DAY,
        "rows": "làng; 1; 2; A; xã; 19\nxã; 05602; 2; B; xã; 19; nhiều",
    }
    answer = office.post("/sap-xep/moi/", asked)
    assert answer.status_code == 400
    assert "làng" in text(answer)
    assert "nhiều" in text(answer)
    assert not Event.objects.exists()
    assert browser(person(Role.LEADER)).post("/sap-xep/moi/", asked).status_code == 403


def test_an_event_comes_as_a_workbook_whose_faults_name_their_cells(two: list[Unit]) -> None:
    client = browser(person(Role.OFFICE, name="một"))
    given = client.get("/sap-xep/mau.xlsx")
    book = load_workbook(io.BytesIO(given.content))
    sheet = book["Sắp xếp"]
    for row, unit in enumerate(two, 2):
        for column, said in enumerate(("xã", unit.code, "99001", "Hợp Nhất", "xã", "19", ""), 1):
            sheet.cell(row, column, said)
    sheet["A3"], sheet["G2"] = "làng", "nhiều"
    asked = {"number": "NQ thử nghiệm", "source": "thử nghiệm", "day": DAY}
    refused = client.post("/sap-xep/moi/", {**asked, "file": saved(book)})
    assert refused.status_code == 400
    for place in ("trang tính Sắp xếp, ô A3", "trang tính Sắp xếp, ô G2", "nhiều"):
        assert place in text(refused)
    sheet["A3"], sheet["G2"], sheet["H2"] = "xã", None, "Tên khác"
    assert "trang tính Sắp xếp, dòng 2" in text(client.post("/sap-xep/moi/", {**asked, "file": saved(book)}))
    assert not Event.objects.exists()
    # As a spreadsheet keeps it: a code that was typed as a number has lost its zero.
    sheet["B2"], sheet["H2"] = int(two[0].code), two[0].name
    assert client.post("/sap-xep/moi/", {**asked, "file": saved(book)}).status_code == 302
    assert [row.old_code for row in Event.objects.get().rows.order_by("pk")] == [unit.code for unit in two]


def saved(book) -> SimpleUploadedFile:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("dot-sap-xep.xlsx", out.getvalue())


def test_an_event_is_entered_change_by_change_without_a_file(two: list[Unit]) -> None:
    first = person(Role.OFFICE, name="một")
    client, (one, other) = browser(first), two
    asked = {"number": "NQ thử nghiệm", "source": "thử nghiệm", "day": DAY}
    assert client.post("/sap-xep/moi/", asked).status_code == 302
    page = f"/sap-xep/{Event.objects.get().pk}/"
    assert f"xã Phú Đình ({one.code})" in text(client.get(page)), "to be chosen by name or code"
    hand = {"what": "hand", "level": "commune"}
    for typed in ({"viec": "nhap", "name0": "Hợp Nhất"}, {"viec": "nhap", "old0": "Không Có Xã Này"},
                  {"viec": "chia", "old0": one.code, "name0": "A", "code0": "99001"},
                  {"viec": "doi", "old0": one.code}):  # fmt: skip
        refused = client.post(page, hand | typed)
        assert refused.status_code == 400
        assert typed.get("old0", "Hợp Nhất") in text(refused), "what was typed stays"
    merger = {"viec": "nhap", "old0": f"xã Phú Đình ({one.code})", "old1": other.name, "name0": "Hợp Nhất"}
    assert client.post(page, hand | merger).status_code == 302
    ward = {"viec": "doi", "old0": "Vạn Phú", "kind0": "phường"}
    assert client.post(page, hand | ward).status_code == 302
    shown = text(client.get(page))
    assert "<b>3 → 1</b> xã" in shown
    assert "<b>0 → 1</b> phường" in shown
    assert plan_for(Event.objects.get()).fresh[0].unit[1:5] == (one.code, "Hợp Nhất", "xã", "19")
    taken = list(Event.objects.get().rows.filter(new_type="phường").values_list("pk", flat=True))
    assert client.post(page, {"what": "remove", "row": taken}).status_code == 302
    assert "phường" not in text(client.get(page)).split('id="them"')[0]


def test_hamlets_of_a_divided_commune_are_placed_on_the_page_and_what_hangs_on_it_keeps_it(two: list[Unit]) -> None:
    first, second = person(Role.OFFICE, name="một"), person(Role.OFFICE, name="hai")
    hamlets = add_hamlets(two[0], [Hamlet("xóm", f"Mô phỏng {n}") for n in (1, 2)], NOW)
    client = browser(first)
    rows = "\n".join(f"xã; {two[0].code}; 9900{n}; Phần {n}; xã; 19; ?" for n in (1, 2))
    asked = {"number": "NQ thử nghiệm", "source": "thử nghiệm", "day": DAY, "rows": rows}
    assert client.post("/sap-xep/moi/", asked).status_code == 302, "what is left below is asked for on the draft"
    event = Event.objects.get()
    page = f"/sap-xep/{event.pk}/"
    assert "Các đơn vị bên dưới về đâu?" in text(client.get(page))
    assert browser(second).post(page, {"what": "apply"}).status_code == 400
    chosen = {f"below_{hamlet.code}": f"9900{n}" for n, hamlet in enumerate(hamlets, 1)}
    assert client.post(page, {"what": "below", **chosen}).status_code == 302
    shown = text(client.get(page))
    assert "Các đơn vị bên dưới về đâu?" not in shown
    assert "? Hồ sơ đang xử lý: 1" in shown, "a question to the office"
    assert browser(second).post(page, {"what": "apply"}).status_code == 302
    assert find_unit(hamlets[1].code, date(2026, 3, 1), level="hamlet").parent_code == "99002"
    assert "? Hồ sơ đang xử lý: 1" in text(client.get(page)), "it is asked until it is answered"
    new = Unit.objects.get(code="99001")
    with acting(actor_of(first)):
        recognise(new, Title.NTM, "QD318-2022/xa", 2026, source="thử nghiệm", decided_on=date(2026, 6, 1))
    shown = text(browser(second).get(page))
    assert "Không hoàn tác được nữa" in shown
    assert "1 quyết định công nhận" in shown
    assert browser(second).post(page, {"what": "undo", "reason": "nhầm"}).status_code == 400
    Recognition.objects.all().delete()
    assert browser(second).post(page, {"what": "undo", "reason": "nhầm"}).status_code == 302


def test_what_no_rule_tells_is_asked_until_it_is_answered(two: list[Unit]) -> None:
    first, second = person(Role.OFFICE, name="một"), person(Role.OFFICE, name="hai")
    province = find_unit("19", NOW, level="province")

    def planned(day: date, *units: Unit) -> None:
        with acting(actor_of(first)):
            target = Target("commune", Title.NTM, 1, tuple(Named(unit) for unit in units))
            record_version(scope_of(first), province, 2026, Wording(day, "thử nghiệm", reason="thử"), [target])

    planned(date(2026, 1, 10), two[0])
    rows = "\n".join(f"xã; {two[0].code}; 9900{n}; Phần {n}; xã; 19; ?" for n in (1, 2))
    asked = {"number": "NQ thử nghiệm", "source": "thử nghiệm", "day": DAY, "rows": rows}
    assert browser(first).post("/sap-xep/moi/", asked).status_code == 302
    page = f"/sap-xep/{Event.objects.get().pk}/"
    assert browser(second).post(page, {"what": "apply"}).status_code == 302
    shown = text(browser(first).get(page))
    for kind in ("Quyền của cán bộ", "Hồ sơ đang xử lý", "Đăng ký phấn đấu", "Chỉ tiêu kế hoạch"):
        assert f"? {kind}: 1<" in shown
    piece = Unit.objects.get(code="99001")
    with acting(Actor("bài thử")):
        grant(OPERATOR, User.objects.get(username="cán bộ"), Role.COMMUNE, unit=piece)
    planned(date(2026, 4, 1), piece)
    shown = text(browser(first).get(page))
    assert "? Hồ sơ đang xử lý: 1<" in shown
    assert "? Quyền của cán bộ" not in shown
    assert "? Chỉ tiêu kế hoạch" not in shown


def test_a_name_in_a_plan_follows_its_unit_and_the_plan_stays_as_it_was_decided(two: list[Unit]) -> None:
    first, second = person(Role.OFFICE, name="một"), person(Role.OFFICE, name="hai")
    province = find_unit("19", NOW, level="province")
    with acting(actor_of(first)):
        version = record_version(
            scope_of(first), province, 2026, Wording(date(2026, 1, 10), "thử nghiệm"),
            [Target("commune", Title.NTM, 1, (Named(two[0]),))],
        )  # fmt: skip
    event = entered(browser(first), two)
    page = text(browser(second).get(f"/sap-xep/{event.pk}/"))
    assert "tên này kể cho đơn vị mới" in page
    assert browser(second).post(f"/sap-xep/{event.pk}/", {"what": "apply"}).status_code == 302
    new = Unit.objects.get(code="99001")
    recognise(new, Title.NTM, "QD318-2022/xa", 2026, source="thử nghiệm", decided_on=date(2026, 6, 1))
    line = plan_against_actual(version.plan, stood_on=date(2026, 12, 31), day=date(2026, 12, 31)).lines[0]
    assert ([unit.thread for unit in line.made], line.not_made) == ([two[0].thread], ())


def test_the_office_says_what_a_piece_of_a_divided_unit_holds_and_may_take_it_back(viet_nam: None) -> None:
    office = person(Role.OFFICE, name="một")
    day, later = date(2025, 7, 1), date(2025, 9, 1)
    unit = find_unit("Điềm Thụy", day, level="commune")
    for link in Link.objects.filter(new__thread=unit.thread, day=day).select_related("old"):
        recognise(link.old, Title.NTM, "QD318-2022/xa", 2023, source="thử nghiệm", decided_on=date(2023, 5, 1))
    client, page = browser(office), f"/sap-xep/danh-hieu/{unit.code}/?ngay=2025-07-01"
    assert "Cần Văn phòng quyết (1)" in text(client.get("/sap-xep/danh-hieu/?ngay=2025-07-01"))
    assert "Văn phòng phải quyết" in text(client.get(page))
    said = {
        "what": "acknowledge", "title": "ntm", "number": "5/UBND", "decided_on": "01/09/2025",
        "signer": "người ký thử nghiệm", "source": "thử nghiệm",
    }  # fmt: skip
    for refused in ({"title": "model"}, {"number": ""}, {"decided_on": ""}, {"signer": ""}):
        assert client.post(page, said | refused).status_code == 400
    assert client.post(page, said).status_code == 302
    assert carried_titles([unit], later)[unit.thread].title is Title.NTM
    assert carried_titles([unit], day)[unit.thread].asks, "before that day nobody had said anything"
    assert titles_at(later, threads=[unit.thread]) == {}, "it is no recognition"
    row = StandingDecision.objects.get()
    assert client.post(page, said).status_code == 400, "one paper a day"
    taken_back = {"what": "withdraw", "standing": str(row.pk), "reason": "văn bản bị thay"}
    assert client.post(page, taken_back).status_code == 302
    assert carried_titles([unit], later)[unit.thread].asks
    assert "văn bản bị thay" in text(client.get(page))
    assert browser(person(Role.LEADER, name="lãnh đạo")).post(page, said).status_code == 403
