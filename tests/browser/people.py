"""The people of the demonstration in a browser, signed in."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

from chungsuc.demo.people import PASSWORD

LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


def come_in(page: Page, who: str, password: str = PASSWORD) -> None:
    """Sign somebody in, and wait until they are."""
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("input[name=login]", who)
    page.fill("input[type=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "dang-nhap" not in url)


def open_as(browser: Browser, site, who: str, size: dict[str, int], **more: object) -> BrowserContext:  # type: ignore[no-untyped-def]
    """Give a browser of their own in which somebody is signed in."""
    context = browser.new_context(
        base_url=site.address, viewport=size, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **more
    )  # type: ignore[arg-type]
    come_in(context.new_page(), who)
    return context


class Person:
    """Somebody with a browser of their own; ``broken`` is what fails on the pages: scripts, the policy of content."""

    def __init__(self, browser: Browser, address: str, who: str, size: dict[str, int] = LAPTOP) -> None:
        self.context = browser.new_context(
            base_url=address, viewport=size, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )  # type: ignore[arg-type]
        self.broken: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("console", lambda said: self.broken.append(said.text) if "Content Security" in said.text else None)
        come_in(self.page, who)

    def opens(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def leaves(self) -> None:
        self.context.close()
