"""Promises about every page, for each role, at the size of an old laptop and of a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import LAPTOP, PHONE, Person
from playwright.sync_api import Browser

ASKED = "?ngay=2023-12-31&bo=QD318-2022/xa"
PAGES = {
    "xa.phudinh": ("/", "/xa/", f"/xa/05602/{ASKED}", f"/ma-tran/{ASKED}", "/nhap-lieu/", f"/nhap-lieu/05602/{ASKED}",
                   f"/minh-chung/xa/05602/{ASKED}", "/tham-tra/bi-tra-lai/", "/bo-tieu-chi/"),
    "so.nnmt": ("/", f"/tham-tra/{ASKED}", f"/ma-tran/{ASKED}&tieuchi=17"),
    "vanphong": ("/", f"/ma-tran/{ASKED}", f"/xa/167/{ASKED}", f"/tham-tra/{ASKED}", "/nhap-lieu/dot/", "/bo-tieu-chi/",
                 "/nhat-ky/", "/phan-cong/", "/tham-tra/ly-do/", "/quy-dinh/", "/quy-dinh/dossier.papers/",
                 "/quy-dinh/council.quorum_percent/", "/quy-dinh/lich/"),
    "lanhdao": ("/", f"/ma-tran/{ASKED}"),
    "kiemtra": ("/", "/nhat-ky/"),
    "quantri": ("/", "/nguoi-dung/", "/tai-khoan/dang-nhap/"),
}  # fmt: skip
GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("who", PAGES)
def test_no_page_has_a_serious_fault_or_runs_out_of_the_screen(  # type: ignore[no-untyped-def]
    browser: Browser, site, who: str, size: dict[str, int]
) -> None:
    person, wrong = Person(browser, site.address, who, size), []
    for path in PAGES[who]:
        answer = person.page.goto(path)
        if answer is None or answer.status != 200:
            wrong.append(f"{path}: {answer and answer.status}")
            continue
        wide = person.page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            wrong.append(f"{path}: {wide} pixels wide")
        for fault in Axe().run(person.page).response["violations"]:
            if fault["impact"] in GRAVE:
                wrong.append(f"{path}: {fault['id']} {fault['nodes'][0]['html'][:160]}")
    assert wrong == []
    assert person.broken == []
    person.leaves()
