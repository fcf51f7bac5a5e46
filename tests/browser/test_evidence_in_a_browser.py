"""Promises about the pages of evidence in a real browser: by keyboard, by drop, without scripts, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import LAPTOP, PHONE, open_as
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

import evidence_files as files

ADDRESS = "/minh-chung/xa/05602/?ngay=2023-12-31&bo=QD318-2022/xa"


@pytest.fixture(scope="module")
def officers(browser: Browser, site) -> Iterator[dict[str, BrowserContext]]:  # type: ignore[no-untyped-def]
    """The officer of Phú Đình at a desk and on a phone."""
    contexts = {name: open_as(browser, site, "xa.phudinh", size) for name, size in (("desk", LAPTOP), ("phone", PHONE))}
    yield contexts
    for context in contexts.values():
        context.close()


def pdf(name: str, pages: int) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": files.pdf(pages=pages)}


def opened(context: BrowserContext) -> tuple[Page, list[str]]:
    """Open the page; gives also what breaks on it (policy, scripts), which must stay empty."""
    page, broken = context.new_page(), []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
    page.goto(ADDRESS)
    return page, broken


def test_a_file_is_attached_with_the_keyboard_alone(officers: dict[str, BrowserContext]) -> None:
    page, broken = opened(officers["desk"])
    page.focus("#files")
    page.set_input_files("#files", [pdf("Biên bản họp xóm 7.pdf", 2)])
    expect(page.locator("#chosen-files li")).to_have_count(1)
    page.keyboard.press("Tab")  # the button that leaves the file out again
    page.keyboard.press("Tab")
    page.keyboard.type("đã ký đủ")
    page.focus('input[name=no][value="4.1"]')
    page.keyboard.press("Space")
    expect(page.locator("#send-what")).to_have_text("1 tệp cho 1 chỉ tiêu.")
    page.focus("#send")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Đã lưu 1 tệp")
    expect(page.get_by_role("link", name="Biên bản họp xóm 7.pdf").first).to_be_visible()
    assert broken == []


def test_a_refused_file_is_told_and_the_rest_goes_once_it_is_left_out(officers: dict[str, BrowserContext]) -> None:
    page, broken = opened(officers["phone"])
    web: FilePayload = {"name": "trang.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
    page.set_input_files("#files", [pdf("tốt.pdf", 3), web])
    page.check('input[name=no][value="4.2"]')
    page.click("#send")
    expect(page.locator("#faults")).to_be_focused()
    expect(page.locator("#faults")).to_contain_text("CS-EVI-103")
    page.get_by_role("button", name="Bỏ trang.pdf").click()
    page.click("#send")
    expect(page.locator(".messages")).to_contain_text("Đã lưu 1 tệp")
    assert broken == []


def test_what_is_not_ready_is_told_before_it_travels(officers: dict[str, BrowserContext]) -> None:
    page, _ = opened(officers["desk"])
    page.click("#send")
    expect(page.locator("#toasts")).to_contain_text("Chưa chọn tệp nào")
    page.set_input_files("#files", [pdf("a.pdf", 1)])
    page.click("#send")
    expect(page.locator("#toasts")).to_contain_text("Chưa đánh dấu chỉ tiêu nào")


def test_files_may_be_dropped_on_the_page(officers: dict[str, BrowserContext]) -> None:
    page, _ = opened(officers["desk"])
    page.set_input_files("#files", [pdf("chọn.pdf", 1)])
    page.evaluate(
        """() => { const held = new DataTransfer(); held.items.add(new File(["%PDF-"], "thả.pdf"));
        for (const kind of ["dragover", "drop"]) document.getElementById("drop").dispatchEvent(
          new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true })); }"""
    )
    expect(page.locator("#chosen-files li")).to_contain_text(["chọn.pdf", "thả.pdf"])


def test_everything_works_without_scripts(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    context = open_as(browser, site, "xa.phudinh", LAPTOP, java_script_enabled=False)
    page, _ = opened(context)
    page.set_input_files("#files", [pdf("không script.pdf", 5)])
    page.check('input[name=no][value="3.2"]')
    page.click("#send")
    expect(page.locator(".messages")).to_contain_text("Đã lưu 1 tệp")
    context.close()


def test_on_a_phone_nothing_runs_out_of_the_page_and_the_button_is_in_reach(
    officers: dict[str, BrowserContext],
) -> None:
    page, _ = opened(officers["phone"])
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    expect(page.locator("#send")).to_be_in_viewport()


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_axe_finds_no_serious_fault(officers: dict[str, BrowserContext], size: str) -> None:
    page, _ = opened(officers[size])
    withdraw = page.get_by_role("link", name="gỡ").first
    pages = [ADDRESS, "/minh-chung/yeu-cau/?ngay=2023-12-31"]
    if withdraw.count():
        pages.append(withdraw.get_attribute("href") or "")
    for address in pages:
        page.goto(address)
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], address
