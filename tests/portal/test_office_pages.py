"""Promises about the office's pages: preview, release, withdraw."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from portal_world import DAY, SET, fill, recognise, release

from chungsuc.accounts.models import Role
from chungsuc.portal.models import Release, Withdrawal
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
ASKED = {"ngay": "31/12/2023", "bo": SET}


@pytest.fixture
def office(viet_nam: None) -> Client:
    fill()
    return signed_in(Role.OFFICE)


def preview(client: Client, **more: str) -> tuple[str, str]:
    text = client.get("/cong-bo/moi/", ASKED | more).content.decode()
    found = re.search(r'name="seen" value="(\w+)"', text)
    return " ".join(text.split()), found[1] if found else ""


def test_the_office_sees_what_would_become_public_before_it_does(office: Client) -> None:
    text, seen = preview(office)
    assert "5/126 xã đạt chuẩn NTM" in text
    assert len(seen) == 64
    assert not Release.objects.exists()
    answer = office.post("/cong-bo/moi/", ASKED | {"seen": seen})
    made = Release.objects.get()
    assert answer.headers["Location"] == f"/cong-bo/{made.pk}/"
    assert made.checksum == seen
    page = office.get(f"/cong-bo/{made.pk}/").content.decode()
    assert "nội dung còn nguyên" in page
    assert "đang công khai" in office.get("/cong-bo/").content.decode()


def test_a_preview_says_how_it_differs_from_the_last_release_and_asks_for_the_reason(office: Client) -> None:
    release()
    recognise("Phượng Tiến", year=2023)
    text, seen = preview(office)
    assert "Phượng Tiến" in text
    answer = office.post("/cong-bo/moi/", ASKED | {"seen": seen})
    assert answer.status_code == 400
    assert "CS-PUB" in answer.content.decode() or "không ghi lý do" in answer.content.decode()
    assert office.post("/cong-bo/moi/", ASKED | {"seen": seen, "reason": "bổ sung"}).status_code == 302


def test_the_office_withdraws_with_a_reason(office: Client) -> None:
    made = release()
    assert office.post(f"/cong-bo/{made.pk}/", {"reason": ""}).status_code == 400
    assert office.post(f"/cong-bo/{made.pk}/", {"reason": "nhầm"}).status_code == 302
    assert Withdrawal.objects.get().reason == "nhầm"
    assert "nhầm" in office.get(f"/cong-bo/{made.pk}/").content.decode()


def test_a_leader_reads_and_does_not_release(office: Client) -> None:
    made, leader = release(), signed_in(Role.LEADER)
    assert leader.get("/cong-bo/").status_code == 200
    assert leader.get(f"/cong-bo/{made.pk}/").status_code == 200
    assert leader.get("/cong-bo/moi/").status_code == 403
    assert leader.post(f"/cong-bo/{made.pk}/", {"reason": "x"}).status_code == 403


def test_a_wrong_day_or_indicator_is_said_on_the_form(office: Client) -> None:
    assert "không đọc được" in office.get("/cong-bo/moi/", {"ngay": "mai"}).content.decode()
    assert "không có chỉ tiêu 99" in preview(office, **{"gia-tri": "99"})[0]
    assert DAY.isoformat() not in Release.objects.values_list("day", flat=True)
