"""Promises about the pages one reads, in a real browser: keyboard, dialog, phone, no script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from people import LAPTOP, PHONE, open_as
from playwright.sync_api import Browser, BrowserContext, Page, expect

DAY = "ngay=2023-12-31"


@pytest.fixture(scope="module")
def office(browser: Browser, site) -> Iterator[dict[str, BrowserContext]]:  # type: ignore[no-untyped-def]
    contexts = {name: open_as(browser, site, "vanphong", size) for name, size in (("desk", LAPTOP), ("phone", PHONE))}
    yield contexts
    for context in contexts.values():
        context.close()


def opened(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Open a page; gives also what breaks on it (policy, scripts), which must stay empty."""
    page, broken = context.new_page(), []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
    page.goto(address)
    return page, broken


def test_the_matrix_is_walked_and_asked_with_the_keyboard_alone(office: dict[str, BrowserContext]) -> None:
    page, broken = opened(office["desk"], f"/ma-tran/?{DAY}")
    first = page.locator("td.s").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.locator("td.s:focus")
    expect(focused).to_have_count(1)
    assert focused.evaluate(
        "cell => [cell.cellIndex, [...document.querySelectorAll('tr[data-code]')].indexOf(cell.parentElement)]"
    ) == [2, 1]
    expect(page.locator('td.s[tabindex="0"]')).to_have_count(1)
    page.keyboard.press("Control+End")
    at = page.locator("td.s:focus").evaluate(
        "cell => [cell.getBoundingClientRect().bottom, document.querySelector('tfoot').getBoundingClientRect().top]"
    )
    assert at[0] <= at[1] + 1, "the cell hides behind the totals"
    page.keyboard.press("Control+Home")
    page.keyboard.press("Enter")
    expect(page.locator("dialog#vi-sao")).to_be_visible()
    expect(page.locator("dialog .told").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#vi-sao")).to_be_hidden()
    expect(page.locator("td.s:focus")).to_have_count(1)
    assert broken == []


def test_the_head_and_the_names_of_the_matrix_stay_in_sight(office: dict[str, BrowserContext]) -> None:
    page, _ = opened(office["phone"], f"/ma-tran/?{DAY}")
    page.locator(".scroll").evaluate("box => box.scrollTo(400, 900)")
    box = page.locator(".scroll").bounding_box()
    head, name = page.locator("thead th").nth(8).bounding_box(), page.locator("tbody th.unit").nth(40).bounding_box()
    assert box is not None
    assert head is not None
    assert name is not None
    assert abs(head["y"] - box["y"]) < 3
    assert abs(name["x"] - box["x"]) < 3


def test_a_history_opens_in_a_dialog_and_without_scripts_as_a_page(
    office: dict[str, BrowserContext], browser: Browser, site
) -> None:  # type: ignore[no-untyped-def]
    page, broken = opened(office["desk"], f"/xa/05914/?{DAY}")
    page.get_by_role("link", name="lịch sử, nguồn của chỉ tiêu 10").first.click()
    expect(page.locator("dialog svg.chart")).to_be_visible()
    assert broken == []
    bare = open_as(browser, site, "vanphong", LAPTOP, java_script_enabled=False)
    page = bare.new_page()
    page.goto(f"/xa/05914/?{DAY}")
    page.get_by_role("link", name="lịch sử, nguồn của chỉ tiêu 10").first.click()
    expect(page.locator("h1")).to_have_text("Vì sao?")
    expect(page.locator("svg.chart")).to_be_visible()
    bare.close()


def test_a_criterion_of_the_strip_leads_to_its_lines_unfolded(office: dict[str, BrowserContext]) -> None:
    page, _ = opened(office["desk"], f"/xa/05914/?{DAY}")
    page.locator(".strip a").nth(4).click()
    expect(page.locator("details#tc-5")).to_have_attribute("open", "")


def test_on_a_phone_the_pages_are_at_the_foot_and_more_opens_with_the_keyboard(
    office: dict[str, BrowserContext],
) -> None:
    page, _ = opened(office["phone"], "/")
    bar = page.locator("nav.bar")
    expect(bar).to_be_visible()
    expect(page.locator("header nav.pages")).to_be_hidden()
    foot = bar.bounding_box()
    assert foot is not None
    assert foot["y"] + foot["height"] == 844
    page.locator("nav.bar summary").focus()
    page.keyboard.press("Enter")
    expect(bar.get_by_role("link", name="Nhật ký")).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar.get_by_role("link", name="Nhật ký")).to_be_hidden()
    expect(page.locator("nav.bar summary")).to_be_focused()


def test_a_group_of_the_menu_opens_with_the_keyboard_and_closes_by_escape_or_a_click_elsewhere(
    office: dict[str, BrowserContext],
) -> None:
    page, _ = opened(office["desk"], "/")
    groups, heads = page.locator("nav.pages details"), page.locator("summary")
    figures, keeping = (groups.filter(has=heads.get_by_text(name, exact=True)) for name in ("Số liệu", "Quản lý"))
    link = figures.get_by_role("link", name="Biểu Excel")
    figures.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(figures.locator("summary")).to_be_focused()
    figures.locator("summary").click()
    keeping.locator("summary").click()
    expect(link).to_be_hidden()
    page.mouse.click(8, page.viewport_size["height"] - 8)  # below the menu, whose lines hang over the heading
    expect(keeping.get_by_role("link", name="Nhật ký")).to_be_hidden()
