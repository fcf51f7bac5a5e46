"""Promises about signing in, in a real browser: keyboard alone, on the phone, nothing blocked, nothing inaccessible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from chungsuc.demo.people import PASSWORD
from signing_in import CHANGE, CODES, LOG_IN, MINE, OFF, ON, code_of

SIZES = {"laptop": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(params=sorted(SIZES))
def visitor(request: pytest.FixtureRequest, browser: Browser, site) -> Iterator[Page]:  # type: ignore[no-untyped-def]
    """A page in one of the two sizes; what the policy of content blocks is an error."""
    context = browser.new_context(base_url=site.address, viewport=SIZES[request.param], locale="vi-VN")  # type: ignore[arg-type]
    page = context.new_page()
    blocked: list[str] = []
    page.on("console", lambda said: blocked.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert blocked == []


def enter(page: Page) -> None:
    """Send the form that the cursor stands in, and wait for the answer."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def log_in(page: Page, name: str) -> None:
    """Sign in with the keyboard alone: the cursor stands in the first field."""
    page.goto(LOG_IN)
    expect(page.locator("[name=login]")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    enter(page)


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found if one["impact"] in ("serious", "critical")]


def test_the_second_step_is_set_up_used_and_turned_off_again(visitor: Page) -> None:
    log_in(visitor, "lanhdao")
    visitor.goto(ON)
    assert visitor.locator("img.qr").evaluate("picture => picture.naturalWidth") > 0
    secret = visitor.inner_text(".secret").replace(" ", "")
    visitor.fill("[name=code]", code_of(secret))
    enter(visitor)
    visitor.wait_for_url(f"**{CODES}")
    codes = visitor.locator(".codes li").all_inner_texts()
    with visitor.expect_download() as kept:
        visitor.click("a[download]")
    assert re.findall(r"\d{8}", Path(kept.value.path()).read_text(encoding="utf-8")) == codes
    visitor.goto("/tai-khoan/thoat/")
    with visitor.expect_navigation():
        visitor.click("main button")
    log_in(visitor, "lanhdao")
    assert visitor.url.endswith("/buoc-hai/")
    expect(visitor.locator("[name=code]")).to_be_focused()
    visitor.keyboard.type(codes[0])
    enter(visitor)
    visitor.goto(OFF)
    visitor.click("main .button.danger")
    visitor.wait_for_url(f"**{MINE}")
    assert "đang tắt" in visitor.inner_text("main")


def test_axe_finds_no_serious_fault_where_one_signs_in(visitor: Page) -> None:
    visitor.goto(LOG_IN)
    assert faults(visitor) == []
    visitor.fill("[name=login]", "khong.co")
    visitor.fill("[name=password]", "sai")
    enter(visitor)
    visitor.wait_for_selector(".note.bad")
    assert faults(visitor) == []
    log_in(visitor, "kiemtra")
    for address in (MINE, ON, CHANGE, "/tai-khoan/thoat/", "/khong-co/"):
        visitor.goto(address)
        assert faults(visitor) == [], address
        wide = visitor.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{address} is wider than the screen"


def test_axe_finds_no_serious_fault_on_the_page_of_a_lock(visitor: Page) -> None:
    for _ in range(5):
        visitor.goto(LOG_IN)
        visitor.fill("[name=login]", f"khoa.{visitor.viewport_size['width']}")  # type: ignore[index]
        visitor.fill("[name=password]", "sai")
        enter(visitor)
    assert "Tạm khóa đăng nhập" in visitor.inner_text("h1")
    assert faults(visitor) == []


def test_whoever_signs_in_again_in_another_tab_goes_on_in_the_first(visitor: Page) -> None:
    """The form of entry is open; the session ends; in another tab somebody signs in again: nothing typed is lost."""
    log_in(visitor, "xa.donglien")
    visitor.goto("/nhap-lieu/Đồng Liên/?ngay=2022-12-31&bo=QD318-2022/xa")
    other = visitor.context.new_page()
    other.goto("/tai-khoan/thoat/")
    with other.expect_navigation():
        other.click("main button")
    field = visitor.locator('input[name="v:10"]')
    state = visitor.locator("#draft-state")
    field.fill("12")
    expect(state).to_contain_text("đã hết phiên")
    log_in(other, "xa.donglien")
    field.fill(str(visitor.viewport_size["width"])[-2:])  # type: ignore[index]
    expect(state).to_contain_text("đã lưu nháp", timeout=30_000)
