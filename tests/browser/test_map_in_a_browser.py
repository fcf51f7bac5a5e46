"""Promises about the map in a browser: a commune is opened by click and by keyboard, on that day."""

from __future__ import annotations

from people import LAPTOP, PHONE, Person
from playwright.sync_api import Browser


def test_a_commune_is_opened_from_the_map_by_click_and_by_keyboard(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    person = Person(browser, site.address, "lanhdao", LAPTOP)
    page = person.page
    page.goto("/ban-do/?ngay=2023-12-31")
    page.locator(".map a[href^='/xa/05719/']").click()
    page.wait_for_url("**/xa/05719/?ngay=2023-12-31*")
    assert "Sảng Mộc" in page.locator("h1").inner_text()
    page.go_back()
    link = page.get_by_role("link", name="xã Phú Đình: NTM")
    link.focus()
    line = link.locator("path").evaluate("path => getComputedStyle(path).strokeWidth")
    assert float(line.removesuffix("px")) >= 3  # one sees where the keyboard is
    page.keyboard.press("Enter")
    page.wait_for_url("**/xa/05602/?ngay=2023-12-31*")
    assert person.broken == []
    person.leaves()


def test_names_are_legible_on_every_screen(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    for size, shown, other in ((LAPTOP, "wide", "narrow"), (PHONE, "narrow", "wide")):
        person = Person(browser, site.address, "lanhdao", size)
        person.page.goto("/ban-do/?ngay=2023-12-31")
        assert not person.page.locator(f".map .names.{other}").is_visible()
        texts = person.page.locator(f".map .names.{shown} text")
        seen = [texts.nth(i).bounding_box() for i in range(0, texts.count(), 9)]
        heights = [box["height"] for box in seen if box]
        assert len(heights) >= 4
        assert min(heights) >= 9, size
        person.leaves()
