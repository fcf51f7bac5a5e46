"""The promise of recognition: a commune from its registration to the decision, with a return on the way, a refusal of
another, and a withdrawal, each step on screen by the people concerned."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO

import pytest
from people import PHONE, Person
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

WHY = "Đã trao đổi với Văn phòng Điều phối"
# The departments that have no log-in in the demonstration say their word by the same action as on screen.
OTHERS = """
import sys
from datetime import date
import django
django.setup()
from django.utils import timezone
from chungsuc.accounts.models import Grant, Role, User
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.dossiers import appraising
from chungsuc.dossiers.models import Dossier
from chungsuc.verdicts.known_law import library
today = timezone.localdate()
dossier, user = Dossier.objects.get(pk=int(sys.argv[1])), User.objects.get(username="so.nnmt")
for criterion in library().set(dossier.set_id).criteria:
    owner = Scope(user, (), today).owner(dossier.set_id, criterion.no)
    if owner is None or owner.code == "so-xay-dung":
        continue
    scope = Scope(user, (Grant(user=user, role=Role.DEPARTMENT, department=owner, write=True),), today)
    with acting(actor_of(user)):
        appraising.agree(scope, dossier, [criterion.no], on=date(2025, 5, 12), text="")
"""


@pytest.fixture
def people(browser: Browser, site) -> Iterator[dict[str, Person]]:  # type: ignore[no-untyped-def]
    names = {
        "officer": "xa.phudinh", "district": "huyen.dinhhoa", "office": "vanphong", "second": "vanphong.2",
        "department": "so.xaydung",
    }  # fmt: skip
    found = {name: Person(browser, site.address, who) for name, who in names.items()}
    yield found
    for person in found.values():
        assert person.broken == []
        person.leaves()


def fill(form: Locator, fields: dict[str, str]) -> None:
    form.evaluate(
        "f => { for (let d = f.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"
    )
    for name, text in fields.items():
        field = form.locator(f"[name='{name}']")
        if field.first.get_attribute("type") in {"checkbox", "radio"}:
            form.locator(f"[name='{name}'][value='{text}']").check()
        elif field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def record(page: Page, what: str, **fields: str) -> None:
    """Fill the form of a page that records one kind of thing, and send it."""
    form = page.locator(f"form:has([name=what][value={what}])").first
    fill(form, fields)
    form.locator("button").last.click()
    expect(page.locator(".messages")).to_be_visible()


def step(person: Person, pk: int, act: str, on: str, **fields: str) -> None:
    """Take a step of a dossier; where something is to be noted, say why it goes on."""
    page = person.opens(f"/ho-so/{pk}/buoc/{act}/")
    taken(page, on, fields)
    done(person, f"/ho-so/{pk}/")


def taken(page: Page, on: str, fields: dict[str, str]) -> None:
    form = page.locator("form.card")
    for _ in range(2):
        fill(form, {"on": on, **fields})
        noted = form.locator("[name=acknowledged]")
        if noted.count():
            noted.fill(WHY)
        form.locator(".actions button").first.click()
        page.wait_for_load_state()
        if not page.locator("[role=alert]").count():
            return


def done(person: Person, path: str) -> None:
    """Wait for the page that a step leads to; where the step was refused, say why."""
    page = person.page
    said = page.locator("[role=alert]").inner_text() if page.locator("[role=alert]").count() else ""
    assert re.search(f"{path}$", page.url), (page.url, said)


def meeting(person: Person, pk: int, body: str, on: str, **fields: str) -> None:
    page = person.opens(f"/ho-so/{pk}/hop/")
    form = page.locator("form.card")
    fill(form, {"body": body, "held_on": on, "disagreeing": "0", **fields})
    form.locator(".actions button").first.click()
    expect(page.locator(".messages")).to_be_visible()


def made(person: Person, pk: int, kind: str, number: str, dated: str) -> str:
    """Let the system write a paper, and give its text as another library reads it."""
    page = person.opens(f"/ho-so/{pk}/giay-to/")
    fill(page.locator("#lap form"), {"kind": kind, "number": number, "dated": dated})
    page.locator("#lap form button").click()
    expect(page.locator(".messages")).to_be_visible()
    row = page.locator("section table.cards tbody tr", has_text=number or "lập từ số liệu").first
    return pdf_of(page, str(row.locator("a").first.get_attribute("href")))


def pdf_of(page: Page, ending: str) -> str:
    """Give the text of the PDF that a link of the page leads to."""
    address = page.locator(f"a[href$='{ending}']").first.get_attribute("href")
    body = page.request.get(str(address)).body()
    assert body.startswith(b"%PDF")
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(body)).pages).split())


def test_a_commune_goes_from_registration_to_its_announced_decision_with_a_return_on_the_way(
    people: dict[str, Person], site, tmp_path,  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    officer, district, office = people["officer"], people["district"], people["office"]

    page = officer.opens("/dang-ky/?unit=Phú Đình&level=commune&year=2025")
    fill(page.locator("form.card.form").last, {"on": "10/01/2025", "number": "03/ĐK-UBND", "title": "advanced"})
    page.get_by_role("button", name="Đăng ký", exact=True).click()
    expect(page.locator("main")).to_contain_text("03/ĐK-UBND")

    page = officer.opens("/ho-so/mo/?unit=Phú Đình&level=commune&year=2025")
    fill(page.locator("form.card"), {"title": "advanced", "on": "15/01/2025"})
    page.get_by_role("button", name="Mở hồ sơ").click()
    page.wait_for_url(re.compile(r"/ho-so/\d+/$"))
    pk = int(page.url.rstrip("/").rsplit("/", 1)[1])
    step(officer, pk, "self_assess", "20/01/2025")

    # the residents: a survey set up from the dossier, sheets typed by digits, ended
    page = officer.opens(f"/ho-so/{pk}/y-kien/")
    page.get_by_role("link", name="Lập đợt lấy ý kiến").click()
    fill(page.locator("form.card"), {
        "opens": "01/02/2025", "closes": "20/02/2025", "run_by": "Ủy ban MTTQ xã", "plan": "Xóm Một; 60; 6",
    })  # fmt: skip
    page.get_by_role("button", name="Lập đợt").click()
    page.get_by_role("button", name="Bắt đầu lấy ý kiến").click()
    page.get_by_role("link", name="Nhập phiếu giấy", exact=True).first.click()
    page.select_option("[name=group]", index=1)
    page.locator(".digits").first.focus()
    for _ in range(6):
        page.keyboard.type("1" * 13 + "21")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Ghi các phiếu").click()
    expect(page.locator(".messages")).to_contain_text("6 phiếu")
    page.get_by_role("link", name="Kết quả").click()
    page.get_by_role("button", name="Kết thúc đợt").click()
    expect(page.locator("main")).to_contain_text("đã kết thúc")

    page = officer.opens(f"/ho-so/{pk}/y-kien/")
    expect(page.locator("main")).to_contain_text("Hài lòng chung: 6".lower())
    record(page, "publish", begins="22/02/2025", ends="10/03/2025", times="5", places="Nhà văn hóa các xóm")
    record(page, "declare", arrears="0", secure="yes")
    for voice in ("front", "organisations", "residents"):
        record(page, "comment", voice=voice, received_on="12/03/2025", text="Nhất trí")
    meeting(officer, pk, "unit", "15/03/2025", invited="60", present="58", agreeing="58")
    step(officer, pk, "collect_opinions", "20/03/2025")
    assert "Phú Đình" in made(officer, pk, "results", "15/BC-UBND", "25/03/2025")
    assert "nông thôn mới nâng cao" in made(officer, pk, "proposal", "16/TTr-UBND", "25/03/2025").lower()
    step(officer, pk, "submit", "01/04/2025")

    expect(district.opens(f"/ho-so/{pk}/").locator("main")).to_contain_text("với ngày trước 01/07/2025")
    meeting(district, pk, "district", "08/04/2025", invited="24", present="24", agreeing="23", disagreeing="1")
    step(district, pk, "district_verify", "10/04/2025")
    step(office, pk, "accept", "20/04/2025")

    # a department returns a criterion, the commune repairs it
    department = people["department"].opens(f"/ho-so/{pk}/tieu-chi/")
    fill(
        department.locator("form.card"), {"no": "2", "on": "05/05/2025", "text": "Thiếu biên bản nghiệm thu đường xóm"}
    )
    department.get_by_role("button", name="Trả lại tiêu chí đã chọn").click()
    page = officer.opens(f"/ho-so/{pk}/tieu-chi/")
    expect(page.locator("main")).to_contain_text("Thiếu biên bản nghiệm thu")
    repair = page.locator("#tc-2 form")
    fill(repair, {"text": "Đã bổ sung biên bản", "on": "09/05/2025"})
    repair.locator("button").click()
    department = people["department"].opens(f"/ho-so/{pk}/tieu-chi/")
    expect(department.locator("#tc-2")).to_contain_text("Đã bổ sung biên bản")
    boxes = department.locator("form.card [name=no]")
    for place in range(boxes.count()):
        boxes.nth(place).check()
    department.locator("form.card [name=on]").fill("12/05/2025")
    department.get_by_role("button", name="Đồng ý các tiêu chí đã chọn").click()
    expect(department.locator(".messages")).to_be_visible()
    run = subprocess.run(
        [sys.executable, "-c", OTHERS, str(pk)], capture_output=True, text=True, check=False,
        env={**site.environment, "DJANGO_SETTINGS_MODULE": "chungsuc.site.settings"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr

    step(office, pk, "verify", "20/05/2025")
    record(office.opens(f"/ho-so/{pk}/y-kien/"), "visit", held_on="22/05/2025", participants="Văn phòng, các sở",
           findings="Đạt yêu cầu", good="1")  # fmt: skip
    step(office, pk, "field_check", "25/05/2025")
    page = office.opens(f"/ho-so/{pk}/hop/")
    council = page.locator("[name=council] option").nth(1).get_attribute("value")
    meeting(office, pk, "council", "03/06/2025", invited="15", present="15", agreeing="15", council=str(council))
    step(office, pk, "council_agree", "05/06/2025")
    record(office.opens(f"/ho-so/{pk}/y-kien/"), "publish", begins="06/06/2025", ends="15/06/2025",
           places="Cổng thông tin của tỉnh")  # fmt: skip
    assert "hội đồng" in made(office, pk, "council_minutes", "07/BB-HĐTĐ", "05/06/2025").lower()
    decision = {
        "number": "1234/QĐ-UBND",
        "decided_on": "20/06/2025",
        "signer": "Chủ tịch",
        "decided_by": "Chủ tịch UBND tỉnh",
    }
    page = office.opens(f"/ho-so/{pk}/buoc/decide/")
    taken(page, "20/06/2025", decision)
    expect(page.locator("main")).to_contain_text("hai việc đó phải do hai người làm")  # who verified does not decide
    step(people["second"], pk, "decide", "20/06/2025", **decision)
    step(office, pk, "announce", "27/06/2025")

    page = officer.opens(f"/ho-so/{pk}/")
    for said in ("1234/QĐ-UBND", "20/06/2025", "27/06/2025", "đã công bố"):
        expect(page.locator("main")).to_contain_text(said)
    trail = made(officer, pk, "trail", "", "")
    for said in ("Phú Đình", "1234/QĐ-UBND", "Thiếu biên bản nghiệm thu đường xóm", "20/6/2025"):
        assert said in trail, said
    page = officer.opens("/xa/05602/?ngay=2025-06-30&bo=QD318-2022/xa_nang_cao")
    expect(page.locator("main")).to_contain_text("1234/QĐ-UBND")


def test_the_office_refuses_a_dossier_and_the_commune_sees_why_on_a_phone(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    office, reader = Person(browser, site.address, "vanphong"), Person(browser, site.address, "lanhdao", PHONE)
    page = office.opens("/ho-so/?nam=2024&o=verified")
    page.locator("table.cards tbody th a").first.click()
    pk = int(page.url.rstrip("/").rsplit("/", 1)[1])
    step(office, pk, "refuse", "01/08/2024", reason="Tiêu chí 17 chưa đạt khi kiểm tra thực tế")
    page = reader.opens(f"/ho-so/{pk}/")
    expect(page.locator("main")).to_contain_text("không công nhận")
    expect(page.locator("main")).to_contain_text("Tiêu chí 17 chưa đạt khi kiểm tra thực tế")
    assert office.broken == reader.broken == []
    office.leaves()
    reader.leaves()


def case_step(person: Person, case: str, act: str, on: str, **fields: str) -> None:
    page = person.opens(f"{case}{act}/")
    taken(page, on, fields)
    done(person, case)


def test_a_title_is_withdrawn_after_a_hearing_and_a_time_to_repair_by_another_officer(
    people: dict[str, Person],
) -> None:
    district, office = people["district"], people["office"]
    page = office.opens("/xa/Lam Vỹ/?ngay=2023-12-31")
    expect(page.locator("main")).to_contain_text("NTM")
    address = page.locator("a[href*='/sau-cong-nhan/thu-hoi/mo/']").first.get_attribute("href")
    page = district.opens(str(address))
    taken(page, "02/01/2024", {"text": "Không duy trì được tiêu chí 17"})
    page.wait_for_url(re.compile(r"/thu-hoi/\d+/$"))
    case = re.search(r"/sau-cong-nhan/thu-hoi/\d+/$", page.url)[0]  # type: ignore[index]
    case_step(district, case, "notify", "05/01/2024", number="11/TB-UBND")
    case_step(district, case, "hear", "20/01/2024", text="Xã nhận thiếu sót")
    case_step(office, case, "give_time", "25/01/2024", due_on="30/04/2024", text="Theo đề nghị của huyện")
    case_step(district, case, "propose", "05/05/2024", text="Chưa khắc phục được", number="40/TTr-UBND")
    page = office.opens(f"{case}withdraw/")
    case_step(people["second"], case, "withdraw", "20/05/2024", number="999/QĐ-UBND", signer="Chủ tịch")
    page = office.opens(case)
    expect(page.locator("main")).to_contain_text("20/05/2024")
    papers = {
        kind: pdf_of(page, f"/giay/{kind}.pdf") for kind in ("notice", "hearing", "repair", "proposal", "decision")
    }
    assert "11/TB-UBND" in papers["notice"]
    assert "Xã nhận thiếu sót" in papers["hearing"]
    assert "30/4/2024" in papers["repair"]
    assert "Thu hồi Quyết định" in papers["decision"]
    assert "999/QĐ-UBND" in pdf_of(page, "/giay/trail.pdf")
    for day, held in (("2024-05-19", "Đã được công nhận NTM"), ("2024-05-20", "Chưa có danh hiệu")):
        expect(office.opens(f"/xa/Lam Vỹ/?ngay={day}").locator("main")).to_contain_text(held)
