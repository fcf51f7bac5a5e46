"""Promises of the queue in a real browser: with the keys alone, with a stale page, without a script, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from people import PHONE, Person
from playwright.sync_api import Browser, Page, expect

QUEUE = "/tham-tra/?ngay=2023-12-31&bo=QD318-2022/xa&tim=Phú Đình&tc="


@pytest.fixture
def specialist(browser: Browser, site) -> Iterator[Person]:  # type: ignore[no-untyped-def]
    person = Person(browser, site.address, "so.nnmt")
    yield person
    assert person.broken == []
    person.leaves()


def stands_on(page: Page, line: int) -> None:
    """Wait until this line of the queue has the focus: an answer in place moves it when it has settled."""
    page.wait_for_function(
        "line => document.querySelectorAll('tbody.line')[line]?.contains(document.activeElement)", arg=line
    )


def test_a_queue_is_worked_through_with_the_keys_alone(specialist: Person) -> None:
    page = specialist.opens(QUEUE + "17")
    page.get_by_role("link", name="Vào bảng").press("Enter")
    stands_on(page, 0)
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    stands_on(page, 1)
    page.keyboard.press("Space")
    expect(page.locator("#how-many")).to_have_text("Đã chọn 1 số liệu.")
    page.keyboard.press("j")
    page.keyboard.press("c")
    line = page.locator("tbody.line").nth(2)
    expect(line).to_contain_text("đã xác nhận")
    expect(page.locator("#numbers")).to_contain_text("Đã xác nhận 1/")
    stands_on(page, 3)  # on to the next
    page.keyboard.press("r")
    reason = page.locator("tbody.line").nth(3).get_by_label("Lý do trả lại")
    expect(reason).to_be_focused()
    page.keyboard.press("c")  # a letter in a field is a letter
    page.keyboard.press("Escape")
    expect(reason).to_have_count(0)
    stands_on(page, 3)
    page.keyboard.press("r")
    expect(reason).to_be_focused()
    reason.select_option(label="Lý do khác (ghi rõ)")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("tbody.line").nth(3)).to_contain_text("Chưa ghi nội dung")
    page.locator("tbody.line").nth(3).get_by_label("Lời gửi xã").press_sequentially("Xem lại mẫu số")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("tbody.line").nth(3)).to_contain_text("đã trả lại")
    expect(page.locator("#numbers")).to_contain_text("1 đang trả lại cho xã")
    expect(page.locator("#how-many")).to_have_text("Đã chọn 1 số liệu.")  # what was ticked before is still ticked


def test_ticking_all_of_the_filter_says_how_many_and_confirms_them(specialist: Person) -> None:
    page = specialist.opens(QUEUE + "3")
    boxes = page.locator('input[name="pk"]')
    many = boxes.count()
    assert many > 1
    page.get_by_label("Chọn cả trang").check()
    expect(page.locator("#how-many")).to_have_text(f"Đã chọn {many} số liệu.")
    page.get_by_label("Chọn cả trang").uncheck()
    page.get_by_label(re.compile("số liệu của bộ lọc")).check()
    expect(page.locator("#how-many")).to_contain_text(f"Sẽ xác nhận cả {many} số liệu")
    page.get_by_role("button", name="Xác nhận đã chọn").click()
    expect(page.locator(".messages")).to_have_text(f"Đã xác nhận {many} số liệu.")
    expect(page.locator("main")).to_contain_text("Đã xong")


def test_pressing_confirm_with_nothing_chosen_says_so(specialist: Person) -> None:
    page = specialist.opens(QUEUE + "17")
    page.get_by_role("button", name="Xác nhận đã chọn").click()
    expect(page.locator("#toasts")).to_contain_text("Chưa chọn số liệu nào")


def test_without_a_script_the_same_is_done_by_forms_and_links(browser: Browser, site, specialist: Person) -> None:  # type: ignore[no-untyped-def]
    cookies = specialist.context.cookies()
    bare = browser.new_context(base_url=site.address, java_script_enabled=False)
    bare.add_cookies(cookies)  # type: ignore[arg-type]
    page = bare.new_page()
    page.goto(QUEUE + "13")
    page.locator('input[name="pk"]').first.check()
    page.get_by_role("button", name="Xác nhận đã chọn").click()
    expect(page.locator(".messages")).to_have_text("Đã xác nhận 1 số liệu.")
    page.get_by_role("link", name=re.compile("^Trả lại")).first.click()
    page.get_by_label("Lý do trả lại").select_option(label="Thiếu minh chứng")
    page.get_by_role("button", name="Trả lại", exact=True).click()
    expect(page.locator(".messages")).to_have_text("Đã trả lại cho xã.")
    bare.close()


def test_on_a_phone_a_line_is_a_card_and_its_buttons_are_in_reach(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    person = Person(browser, site.address, "so.nnmt", PHONE)
    page = person.opens(QUEUE + "11")
    line = page.locator("tbody.line").first
    button = line.get_by_role("button", name=re.compile("^Xác nhận"))
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 36
    assert box["x"] + box["width"] <= 390
    button.click()
    expect(line).to_contain_text("đã xác nhận")
    assert person.broken == []
    person.leaves()
