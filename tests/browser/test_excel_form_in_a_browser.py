"""Promises about the Excel form in a real browser: downloaded, filled in, handed in, mended, stored; on a phone too."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from people import LAPTOP, PHONE, Person
from playwright.sync_api import Browser, Page, expect

from form_files import fill

HOME = "/bieu-excel/?ngay=2023-12-31&bo=QD318-2022/xa"


def downloaded(page: Page, folder: Path) -> Path:
    page.goto(HOME)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Tải biểu").click()
    path = folder / caught.value.suggested_filename
    caught.value.save_as(path)
    return path


def handed_in(page: Page, path: Path) -> Page:
    page.goto(HOME)
    page.set_input_files("#file", str(path))
    page.get_by_role("button", name="Xem trước").press("Enter")
    page.wait_for_url(re.compile("/xem/"))
    return page


def grave(page: Page) -> list[tuple[str, str]]:
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize(("size", "values"), [(LAPTOP, (615, 2.6)), (PHONE, (635, 2.7))], ids=["laptop", "phone"])
def test_a_form_is_filled_in_refused_mended_and_stored(  # type: ignore[no-untyped-def]
    browser: Browser, site, size: dict[str, int], values: tuple[int, float], tmp_path: Path
) -> None:
    person = Person(browser, site.address, "xa.phudinh", size)
    page = person.page
    path = fill(downloaded(page, tmp_path), {"17.4": "rất nhiều", "17.11": (values[0], 1000)})
    assert grave(page) == []

    handed_in(page, path)
    expect(page.locator(".lead")).to_contain_text("1 lỗi")
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    with page.expect_download() as caught:
        page.get_by_role("link", name="Tải tệp đã đánh dấu").click()
    caught.value.save_as(tmp_path / "marked.xlsx")
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx").sheetnames[0] == "Kết quả kiểm tra"

    handed_in(page, fill(tmp_path / "marked.xlsx", {"17.4": values[1]}))
    expect(page.locator(".lead")).to_contain_text("Sẽ ghi 2 số liệu")
    assert grave(page) == []
    reason = page.locator("#ly-do")
    if reason.count():
        reason.fill("đã kiểm tra lại với đơn vị thu gom")
    page.get_by_role("button", name="Ghi 2 số liệu").press("Enter")
    expect(page.locator("main")).to_contain_text("XA-05602-20231231-")
    assert person.broken == []
    person.leaves()
