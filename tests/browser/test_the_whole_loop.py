"""The promise of the desk: enter, see the verdict and its reason, return, mend, confirm, and find it in the trail."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from people import PHONE, Person
from playwright.sync_api import Browser, Response, expect

ASKED = "?ngay=2023-12-31&bo=QD318-2022/xa"
QUEUE = f"/tham-tra/{ASKED}&tc=1&tim=Đồng Liên"


@pytest.fixture
def three(browser: Browser, site) -> Iterator[dict[str, Person]]:  # type: ignore[no-untyped-def]
    """The officer of Đồng Liên on a phone, the department that owns criterion 1, and the auditor."""
    people = {
        "commune": Person(browser, site.address, "xa.donglien", PHONE),
        "department": Person(browser, site.address, "so.xaydung"),
        "auditor": Person(browser, site.address, "kiemtra"),
    }
    yield people
    for person in people.values():
        assert person.broken == []
        person.leaves()


def posted(answer: Response, path: str) -> bool:
    """True for the answer to what was sent to a path: the next page is asked for only after it."""
    return answer.request.method == "POST" and path in answer.url and answer.ok


def test_a_value_goes_from_the_commune_to_the_department_and_back_and_into_the_trail(three: dict[str, Person]) -> None:
    officer, department, auditor = three["commune"], three["department"], three["auditor"]

    page = officer.opens(f"/nhap-lieu/Đồng Liên/{ASKED}")
    field = page.locator('.entry-field[data-no="1.1"]')
    expect(field.locator("[data-chip]")).to_contain_text("chưa đạt")
    field.get_by_label("Đạt", exact=True).check()
    expect(field.locator("[data-chip]")).to_contain_text("✓")
    expect(page.locator('[data-stand="met"]')).to_have_text("15")
    reason = page.locator('input[name="w:1.1"]')
    if reason.is_visible():
        reason.fill("đã có quyết định phê duyệt")
    page.get_by_role("button", name="Gửi số liệu").click()
    page.wait_for_url(re.compile("/bien-nhan/"))
    receipt = re.search(r"XA-[0-9-]+", page.inner_text("main"))
    assert receipt, page.inner_text("main")

    queue = department.opens(QUEUE)
    line = queue.locator("tbody.line").filter(has_text="Đồng Liên").filter(has_text="chờ").first
    line.get_by_role("link", name=re.compile("^Trả lại")).click()
    queue.locator("select[name=reason]").select_option(index=1)
    queue.locator("textarea[name=text]").fill("Gửi kèm quyết định phê duyệt quy hoạch")
    with queue.expect_response(lambda answer: posted(answer, "/tra-lai/")):
        queue.get_by_role("button", name="Trả lại", exact=True).click()

    back = officer.opens("/tham-tra/bi-tra-lai/")
    expect(back.locator("main")).to_contain_text("Gửi kèm quyết định phê duyệt quy hoạch")
    back.locator("textarea[name=text]").first.fill("Quyết định đã có trong hồ sơ, xin xem lại")
    back.get_by_role("button", name="Gửi trả lời").first.click()
    expect(back.locator("main")).to_contain_text("đã trả lời")

    queue = department.opens(QUEUE)
    line = queue.locator("tbody.line").filter(has_text="Đồng Liên").filter(has_text="trả lời").first
    with queue.expect_response(lambda answer: posted(answer, "/xac-nhan/")):
        line.get_by_role("button", name=re.compile("^Xác nhận")).click()
    page = officer.opens(f"/xa/Đồng Liên/{ASKED}")
    expect(page.locator("main")).to_contain_text("15/19")

    trail = auditor.opens("/nhat-ky/")
    for said in (receipt[0], "Quyết định đã có trong hồ sơ, xin xem lại"):
        expect(trail.locator("main")).to_contain_text(said)


def test_a_form_is_filled_and_sent_with_the_keyboard_alone(browser: Browser, site) -> None:  # type: ignore[no-untyped-def]
    officer = Person(browser, site.address, "xa.phudinh")
    page = officer.opens(f"/nhap-lieu/05602/{ASKED}")
    page.focus('input[name="v:10"]')
    page.keyboard.type("39,5")
    chip = page.locator('.entry-field[data-no="10"] [data-chip]')
    expect(chip).to_contain_text("chưa đạt")
    expect(page.locator("#draft-state")).to_contain_text("đã lưu nháp")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") != "v:10"
    for _ in range(400):
        if page.evaluate("document.activeElement.value === 'submit'"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reason = page.locator('input[name="w:10"]')
    page.wait_for_function(
        "() => location.pathname.includes('bien-nhan') || document.querySelector('input[name=\"w:10\"]').offsetParent"
    )
    if "bien-nhan" not in page.url:
        reason.focus()
        page.keyboard.type("thu nhập giảm do lũ")
        for _ in range(400):
            if page.evaluate("document.activeElement.value === 'submit'"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/bien-nhan/"))
    page = officer.opens(f"/xa/05602/{ASKED}")
    expect(page.locator("main")).to_contain_text("18/19")
    assert officer.broken == []
    officer.leaves()
