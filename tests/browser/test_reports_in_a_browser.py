"""Promises about reports in a real browser: from the question to an issued paper, and many at once with progress."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from people import Person
from playwright.sync_api import Browser, expect


def test_the_year_is_previewed_issued_with_a_number_and_laid_beside_today(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    office = Person(browser, site.address, "vanphong")
    page = office.opens("/bao-cao/")
    page.get_by_label("Đơn vị").fill("huyện Đại Từ")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator(".sheet-of-paper").first).to_contain_text("27/27 xã đạt chuẩn nông thôn mới")
    page.get_by_text("Ban hành", exact=True).first.click()
    page.get_by_label("Số", exact=True).fill("45")
    page.get_by_label("Ngày ký").fill("22/01/2024")
    page.get_by_role("button", name="Ban hành").click()
    expect(page.get_by_role("heading", name="Báo cáo số 45")).to_be_visible()
    expect(page.locator(".sheet-of-paper").first).to_contain_text("ngày 22 tháng 01 năm 2024")
    page.get_by_role("link", name="So với số liệu hôm nay").click()
    expect(page.locator("p.lead")).to_contain_text("không khác chữ nào")
    assert office.broken == []
    office.leaves()


def test_many_reports_show_how_far_they_are_and_come_as_one_file(  # type: ignore[no-untyped-def]
    browser: Browser, site, tmp_path: Path
) -> None:
    office = Person(browser, site.address, "vanphong")
    page = office.opens("/bao-cao/hang-loat/")
    page.get_by_label("Đơn vị").fill("thành phố Sông Công")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lập").click()
        expect(page.locator(".steps progress")).to_be_visible()
    waiting.value.save_as(tmp_path / "made.pdf")
    assert waiting.value.suggested_filename == "ra-soat-tieu-chi-thanh-pho-song-cong-2023-12-31.pdf"
    expect(page.locator(".steps p")).to_have_text("Xong, tệp đã tải về.")
    with pypdfium2.PdfDocument(tmp_path / "made.pdf") as pdf:
        assert len(pdf) >= 3
    page.get_by_label("Đơn vị").fill("huyện Không Có")
    page.get_by_role("button", name="Lập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Không xem được")
    assert office.broken == []
    office.leaves()
