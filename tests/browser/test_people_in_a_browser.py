"""Promises about people, assignments and the trail in a real browser: keyboard, files, phone, axe."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import Workbook, load_workbook
from people import LAPTOP, PHONE, come_in, open_as
from playwright.sync_api import Browser, BrowserContext, FilePayload, expect

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGES = {
    "quantri": ("/nguoi-dung/", "/nguoi-dung/moi/", "/nguoi-dung/1/", "/nguoi-dung/moi-theo-tep/", "/toi/"),
    "vanphong": ("/phan-cong/?so=17.1", "/nhat-ky/"),
}


@pytest.fixture(scope="module")
def people(browser: Browser, site) -> Iterator[dict[tuple[str, str], BrowserContext]]:  # type: ignore[no-untyped-def]
    """Administrator and office, at a desk and on a phone."""
    sizes = {"desk": LAPTOP, "phone": PHONE}
    found = {(who, name): open_as(browser, site, who, size) for who in PAGES for name, size in sizes.items()}
    yield found
    for context in found.values():
        context.close()


def test_an_administrator_makes_somebody_with_the_keyboard_alone_who_then_chooses_a_password(
    browser: Browser, site, people: dict[tuple[str, str], BrowserContext]  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    page = people["quantri", "desk"].new_page()
    page.goto("/nguoi-dung/moi/")
    page.focus("#f-name")
    page.keyboard.type("Nguyễn Văn Bảy")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#f-department")).to_be_hidden()
    page.keyboard.press("ArrowDown")  # from the commune's officer to the department's
    expect(page.locator("#f-department")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.type("05602")
    page.keyboard.press("Enter")
    username = page.locator(".slip code").first.inner_text()
    password = page.locator(".slip .secret").inner_text()
    assert username == "baynv.phudinh"
    theirs = browser.new_context(base_url=site.address, viewport=LAPTOP, locale="vi-VN")  # type: ignore[arg-type]
    first = theirs.new_page()
    come_in(first, username, password)
    first.goto("/toi/")
    expect(first.locator("input[type=password]").first).to_be_visible()  # nothing opens before the password is changed
    theirs.close()


def test_a_list_is_seen_made_and_answered_as_a_file(people: dict[tuple[str, str], BrowserContext]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Họ và tên", "Vai trò", "Đơn vị"], ["Lò Thị Én", "cán bộ xã", "05602"], ["Lê Văn Dũng", "lãnh đạo"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    sent: FilePayload = {"name": "moi.xlsx", "mimeType": XLSX, "buffer": out.getvalue()}
    page = people["quantri", "desk"].new_page()
    page.goto("/nguoi-dung/moi-theo-tep/")
    page.set_input_files("#i-file", sent)
    page.get_by_role("button", name="Kiểm tra và xem trước").click()
    expect(page.locator("p.lead b")).to_have_text("2")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tạo tất cả và nhận tệp").click()
    answered = load_workbook(io.BytesIO(download.value.path().read_bytes()))["Tài khoản"]
    assert [answered.cell(row, 5).value for row in (4, 5)] == ["enlt.phudinh", "dunglv.lanhdao"]
    page.goto("/nguoi-dung/?tim=en")
    expect(page.get_by_text("enlt.phudinh")).to_be_visible()


def test_the_office_records_an_assignment_and_the_trail_shows_it(
    people: dict[tuple[str, str], BrowserContext],
) -> None:
    page = people["vanphong", "desk"].new_page()
    page.goto("/phan-cong/?bo=QD318-2022%2Fxa&so=15")
    page.select_option("#a-department", "so-y-te")
    page.fill("#a-since", "01/01/2026")
    page.fill("#a-decree", "Quyết định thử nghiệm")
    page.keyboard.press("Enter")
    expect(page.locator(".messages li")).to_contain_text("Đã ghi phân công")
    page.goto("/nhat-ky/?viec=ownership.assigned")
    expect(page.locator(".entry").first).to_contain_text("Sở Y tế")


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("who", list(PAGES))
def test_axe_finds_no_serious_fault_and_nothing_is_wider_than_the_screen(
    people: dict[tuple[str, str], BrowserContext], who: str, size: str
) -> None:
    page = people[who, size].new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for address in PAGES[who]:
        page.goto(address)
        for folded in page.locator("main details").all():
            folded.evaluate("one => one.open = true")
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= (PHONE if size == "phone" else LAPTOP)["width"]
    assert said == []
