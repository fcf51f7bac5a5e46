"""Promises about coming in, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page


def test_a_stranger_is_asked_to_sign_in_whatever_they_open(laptop: Page) -> None:
    laptop.goto("/ma-tran/?ngay=2023-12-31")
    assert "/tai-khoan/dang-nhap/" in laptop.url
    assert laptop.locator("input[type=password]").count() == 1
