"""Promises about the public portal as a visitor sees it, on an old laptop and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import LAPTOP, PHONE
from playwright.sync_api import Browser

DAY = "/cong-khai/ngay/2023-12-31"
UNIT = "/cong-khai/don-vi/commune-05602-truoc-2020/2023-12-31/"
PAGES = ("/cong-khai/", f"{DAY}/xa/", UNIT, f"{DAY}/tieu-chi/", f"{DAY}/tieu-chi/17/", "/cong-khai/nam/2023/",
         f"{DAY}/bo-tieu-chi/", f"{DAY}/tai-ve/", "/cong-khai/khao-sat/?en=1", "/cong-khai/ban-cong-bo/",
         f"{DAY}/dinh-nghia/")  # fmt: skip
GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_no_public_page_has_a_serious_fault_or_runs_out_of_the_screen(  # type: ignore[no-untyped-def]
    browser: Browser, site, size: dict[str, int]
) -> None:
    context = browser.new_context(base_url=site.address, viewport=size, java_script_enabled=True)  # type: ignore[arg-type]
    page, wrong = context.new_page(), []
    page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    for path in PAGES:
        answer = page.goto(path)
        assert answer is not None
        if answer.status != 200:
            wrong.append(f"{path}: {answer.status}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            wrong.append(f"{path}: {wide} pixels wide")
        for fault in Axe().run(page).response["violations"]:
            if fault["impact"] in GRAVE:
                wrong.append(f"{path}: {fault['id']} {fault['nodes'][0]['html'][:160]}")
    assert wrong == []
    assert context.cookies() == []
    context.close()


def test_a_visitor_without_scripts_finds_their_commune(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    context = browser.new_context(base_url=site.address, viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/")
    page.fill("input[name=ten]", "phu dinh")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{UNIT}")
    assert page.locator("h1").inner_text() == "Xã Phú Đình"
    assert page.get_by_text("SỐ LIỆU MÔ PHỎNG").first.is_visible()
    context.close()
