"""Promises about the form of entry while one types: keys, paste, bad networks, no scripts, questions in place.

All of it on days of their own, so that the values of the demonstration stay what other tests expect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import LAPTOP, PHONE, Person
from playwright.sync_api import Browser, Page, expect

from chungsuc.demo.people import PASSWORD


def address(day: str) -> str:
    return f"/nhap-lieu/05602/?ngay={day}&bo=QD318-2022/xa"


@pytest.fixture
def officer(browser: Browser, site) -> Iterator[Person]:  # type: ignore[no-untyped-def]
    person = Person(browser, site.address, "xa.phudinh")
    yield person
    assert person.broken == []
    person.leaves()


def paste(page: Page, name: str, text: str) -> None:
    """Paste a text as a spreadsheet gives it."""
    page.focus(f'[name="{name}"]')
    page.evaluate(
        """([name, text]) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector(`[name="${name}"]`).dispatchEvent(event);
        }""",
        [name, text],
    )


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name ?? ''"))


def chip(page: Page, no: str):  # type: ignore[no-untyped-def]
    return page.locator(f'.entry-field[data-no="{no}"] [data-chip]')


def saved(page: Page) -> None:
    expect(page.locator("#draft-state")).to_contain_text(re.compile(r"đã lưu nháp \d\d:\d\d"))


def test_enter_and_arrows_go_down_and_up_in_the_same_column(officer: Person) -> None:
    page = officer.opens(address("2022-03-31"))
    page.focus('[name="n:2.1"]')
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    assert focused(page) == "n:2.2"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+Enter")
    assert focused(page) == "n:2.1"
    page.focus('[name="v:3.1"]')
    page.keyboard.press("ArrowDown")
    assert focused(page) == "v:3.2"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert focused(page) == "v:4.1"


def test_a_pasted_column_fills_the_fields_below_and_a_table_with_numbers_fills_by_number(officer: Person) -> None:
    page = officer.opens(address("2022-04-30"))
    paste(page, "v:2.1", "81,5\r\n82,5\r\n\r\n84,5\r\n85,5\r\nĐạt\r\n")
    values = {no: page.input_value(f'[name="v:{no}"]') for no in ("2.1", "2.2", "2.3", "2.4", "3.1")}
    assert values == {"2.1": "81,5", "2.2": "82,5", "2.3": "", "2.4": "84,5", "3.1": "85,5"}
    expect(page.locator('[name="v:3.2"][value="Đạt"]')).to_be_checked()
    paste(page, "v:2.1", "15.1\t96,5\r\n10\t43,5\r\n12.1\t350\t500\r\n4.1\tkhông đạt\r\n")
    assert page.input_value('[name="v:15.1"]') == "96,5"
    assert [page.input_value(f'[name="{part}:12.1"]') for part in "vnd"] == ["", "350", "500"]
    expect(page.locator('[name="v:4.1"][value="Không đạt"]')).to_be_checked()
    expect(page.locator("#toasts")).to_contain_text("Đã dán 4 giá trị")
    expect(chip(page, "12.1")).to_have_text(re.compile("đạt|căn cứ"))
    saved(page)


def test_what_reads_two_ways_is_asked_in_place_and_answered_with_one_click(officer: Person) -> None:
    page = officer.opens(address("2022-05-31"))
    page.fill('[name="v:10"]', "1.234")
    page.keyboard.press("Tab")
    said = page.locator("#e-10")
    expect(said).to_contain_text("đọc được hai cách")
    expect(page.locator('[name="v:10"]')).to_have_attribute("aria-invalid", "true")
    assert "e-10" in (page.get_attribute('[name="v:10"]', "aria-describedby") or "")
    page.get_by_role("button", name="1,2340").click()
    expect(said.locator(".fault")).to_have_count(0)
    assert page.input_value('[name="v:10"]') == "1,2340"


def test_what_is_typed_without_a_network_survives_and_is_saved_when_it_is_back(
    officer: Person, browser: Browser
) -> None:
    page = officer.opens(address("2022-06-30"))
    page.fill('[name="v:10"]', "43,5")
    page.keyboard.press("Tab")
    saved(page)
    officer.context.set_offline(True)
    page.fill('[name="v:15.1"]', "96,5")
    page.keyboard.press("Tab")
    expect(page.locator("#draft-state")).to_contain_text("mất mạng")
    page.goto("about:blank")
    officer.context.set_offline(False)
    page.goto(address("2022-06-30"))
    assert (page.input_value('[name="v:10"]'), page.input_value('[name="v:15.1"]')) == ("43,5", "96,5")
    page.fill('[name="v:12.1"]', "71,5")
    page.keyboard.press("Tab")
    saved(page)
    page.reload()
    assert page.input_value('[name="v:15.1"]') == "96,5"


def test_a_form_sent_on_a_bad_network_is_sent_again_and_stored_once(officer: Person) -> None:
    page = officer.opens(address("2022-07-31"))
    page.fill('[name="v:10"]', "43,5")
    page.keyboard.press("Tab")
    saved(page)
    officer.context.set_offline(True)
    page.get_by_role("button", name="Gửi số liệu").click()
    expect(page.locator("#entry-summary")).to_contain_text("gửi hai lần cũng chỉ ghi một lần")
    officer.context.set_offline(False)
    page.wait_for_url(re.compile("/bien-nhan/"), timeout=20_000)
    expect(page.locator("main")).to_contain_text("đã ghi 1 số liệu")
    first = page.inner_text(".entry-number")
    page = officer.opens("/nhap-lieu/")
    assert page.locator("main").inner_text().count(first) == 1


def test_questions_and_faults_stand_on_top_with_links_and_a_reason_is_given_in_place(officer: Person) -> None:
    page = officer.opens(address("2022-08-31"))
    page.fill('[name="v:15.1"]', "90")
    page.fill('[name="v:2.1"]', "120")
    page.get_by_role("button", name="Gửi số liệu").click()
    summary = page.locator("#entry-summary")
    expect(summary).to_contain_text("chưa có gì được ghi")
    summary.get_by_role("link", name=re.compile(r"^2\.1 ")).click()
    assert focused(page) == "v:2.1"
    page.keyboard.type("81,5")
    summary.get_by_role("link", name=re.compile(r"^15\.1 ")).click()
    assert focused(page) == "w:15.1"
    page.keyboard.type("450/500 người, theo danh sách")
    page.get_by_role("button", name="Gửi số liệu").click()
    page.wait_for_function(
        "() => location.pathname.includes('bien-nhan') || document.querySelector('[name=\"w:2.1\"]').offsetParent"
    )
    if "bien-nhan" not in page.url:  # what the communes around say may ask about 2.1 too
        page.fill('[name="w:2.1"]', "đã nghiệm thu")
        page.get_by_role("button", name="Gửi số liệu").click()
    page.wait_for_url(re.compile("/bien-nhan/"))
    expect(page.locator("main")).to_contain_text("450/500 người, theo danh sách")


def test_two_pages_with_one_draft_do_not_overwrite_each_other_unasked(officer: Person) -> None:
    page = officer.opens(address("2022-09-30"))
    other = officer.context.new_page()
    other.goto(address("2022-09-30"))
    page.fill('[name="v:10"]', "41,5")
    page.keyboard.press("Tab")
    saved(page)
    other.fill('[name="v:10"]', "42,5")
    other.keyboard.press("Tab")
    expect(other.locator("#draft-state")).to_contain_text("đã được lưu ở nơi khác")
    other.fill('[name="v:15.1"]', "96,5")
    other.keyboard.press("Tab")
    saved(other)
    other.close()


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_form_with_faults_and_questions_has_no_serious_fault_itself(  # type: ignore[no-untyped-def]
    browser: Browser, site, size: dict[str, int]
) -> None:
    person = Person(browser, site.address, "xa.phudinh", size)
    page = person.opens(address("2022-10-31"))
    page.fill('[name="v:15.1"]', "90")
    page.fill('[name="v:10"]', "1.234")
    page.get_by_role("button", name="Gửi số liệu").click()
    expect(page.locator("#entry-summary")).to_contain_text("Cần sửa")
    faults = [one for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in faults] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    button = page.get_by_role("button", name="Gửi số liệu").bounding_box()
    assert button is not None
    assert button["y"] + button["height"] <= size["height"]
    assert person.broken == []
    person.leaves()


def test_without_scripts_the_form_is_checked_and_sent_by_its_buttons(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    context = browser.new_context(base_url=site.address, locale="vi-VN", java_script_enabled=False)
    page = context.new_page()
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("input[name=login]", "xa.phudinh")
    page.fill("input[type=password]", PASSWORD)
    page.press("input[type=password]", "Enter")
    page.goto(address("2022-11-30"))
    page.fill('[name="v:10"]', "43,5")
    page.fill('[name="v:15.1"]', "90")
    page.press('[name="v:10"]', "Enter")  # the first button of the form checks
    expect(page.locator("#f-15_1")).to_contain_text("đúng bằng mức đạt chuẩn")
    page.fill('[name="w:15.1"]', "theo danh sách")
    page.get_by_role("button", name="Gửi số liệu").click()
    expect(page.locator("h1")).to_contain_text("Đã nhận số liệu")
    context.close()
