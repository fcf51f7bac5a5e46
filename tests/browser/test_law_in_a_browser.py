"""Promises about the pages of the law in a real browser: two officers, the keyboard, a phone, axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import LAPTOP, PHONE, open_as
from playwright.sync_api import Browser, BrowserContext, Page, expect

from chungsuc.law.library import shipped
from chungsuc.lawbook.template.write import template

SET = "QD318-2022/xa"
PAGES = (
    "/bo-tieu-chi/", f"/bo-tieu-chi/bo/{SET}/", f"/bo-tieu-chi/so-sanh/?cu=QD1980-2016/xa&moi={SET}",
    f"/bo-tieu-chi/quy-dinh/{SET}/", f"/bo-tieu-chi/quy-dinh/{SET}/?no=2.4&no=10",
    f"/bo-tieu-chi/doi-chieu/{SET}/?so=3.1", "/bo-tieu-chi/de-xuat/", "/bo-tieu-chi/tai-len/",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(browser: Browser, site) -> Iterator[dict[str, BrowserContext]]:  # type: ignore[no-untyped-def]
    """Two officers of the coordination office, one of them also on a phone."""
    asked = {"first": ("vanphong", LAPTOP), "second": ("vanphong.2", LAPTOP), "phone": ("vanphong", PHONE)}
    contexts = {name: open_as(browser, site, who, size) for name, (who, size) in asked.items()}
    yield contexts
    for context in contexts.values():
        context.close()


def no_serious_fault(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_an_overlay_is_entered_with_the_keyboard_and_approved_by_another(office: dict[str, BrowserContext]) -> None:
    page, broken = office["first"].new_page(), []
    page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
    page.goto(f"/bo-tieu-chi/quy-dinh/{SET}/")
    page.focus('input[name=no][value="2.4"]')
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.focus("#number")
    for typed in ("QĐ 77/QĐ-UBND", "20/12/2024", "01/01/2025"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.fill("#name", "Quy định mức đường trục chính nội đồng")
    page.get_by_label("Cách chia mức").select_option("area")
    expect(page.get_by_label("khu vực III")).to_be_visible()
    for area, level in (("I", "90"), ("II", "80"), ("III", "70,5")):
        page.get_by_label(f"khu vực {area}", exact=True).fill(level)
    page.get_by_role("button", name="Xem trước").press("Enter")
    expect(page.locator("#xem-truoc")).to_be_visible()
    no_serious_fault(page)
    page.get_by_role("button", name="Gửi người thứ hai duyệt").press("Enter")
    expect(page.locator("main")).to_contain_text("một cán bộ khác phải duyệt")
    expect(page.get_by_role("button", name="Duyệt", exact=True)).to_have_count(0)

    other = office["second"].new_page()
    other.goto("/bo-tieu-chi/de-xuat/")
    other.get_by_role("link", name="QĐ 77/QĐ-UBND").press("Enter")
    no_serious_fault(other)
    other.get_by_role("button", name="Duyệt", exact=True).press("Enter")
    expect(other.locator(".messages")).to_contain_text("Đã duyệt")
    other.goto(f"/bo-tieu-chi/bo/{SET}/?ngay=2025-01-01&tim=2.4")
    expect(other.locator('[id="ct-2.4"]')).to_contain_text("QĐ 77/QĐ-UBND")
    assert broken == []


def test_a_level_is_confirmed_with_the_keyboard(office: dict[str, BrowserContext]) -> None:
    page = office["second"].new_page()
    page.goto(f"/bo-tieu-chi/bo/{SET}/?tim=3.2")
    page.get_by_role("link", name="Đối chiếu 3.2").press("Enter")
    page.get_by_label("Đã xem").fill("QĐ 318/QĐ-TTg, PL I, trang 5")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Đã ghi đối chiếu")
    page.goto(f"/bo-tieu-chi/bo/{SET}/?tim=3.2")
    expect(page.locator('[id="ct-3.2"]')).to_contain_text("✓ đã đối chiếu")


def test_a_filled_in_template_is_read_and_shown_on_a_phone(office: dict[str, BrowserContext]) -> None:
    page = office["phone"].new_page()
    page.goto("/bo-tieu-chi/tai-len/")
    content = template(shipped().set("QD51-2025/xa"), head={"provenance": "bản giấy", "confidence": "cao"})
    book = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.set_input_files("#file", {"name": "bo.xlsx", "mimeType": book, "buffer": content})
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.locator("main")).to_contain_text("Nếu xét theo bộ này")
    no_serious_fault(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_sound_on_both_sizes(address: str, office: dict[str, BrowserContext]) -> None:
    for name in ("first", "phone"):
        page = office[name].new_page()
        page.goto(address)
        no_serious_fault(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.close()
