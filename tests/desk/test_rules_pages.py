"""The pages of rules: what holds and what it rests on, entered and confirmed by the office, read by all."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.models import CalendarDay, RuleEntry
from chungsuc.rules.queries import rules_on
from chungsuc.rules.working_days import is_working_day
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
DAY = date(2023, 12, 31)
ASKED = "?ngay=31/12/2023&cho=commune.ntm"
VOTE = f"/quy-dinh/council.agreement_percent/{ASKED}"
ENTERED = {
    "what": "set", "scope": "title", "value": "92,5", "since": "01/01/2023", "until": "", "decree": "QĐ 9/QĐ-UBND",
    "decree_day": "", "verified": "1", "note": "",
}  # fmt: skip


def words(html: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())


@pytest.fixture
def office() -> Client:
    return signed_in(Role.OFFICE)


def test_everybody_reads_the_rules_with_source_and_standing() -> None:
    page = words(signed_in(Role.LEADER).get(f"/quy-dinh/{ASKED}").content)
    assert "0 /32 quy định đã đối chiếu với văn bản gốc" in page
    assert "Thời gian công khai kết quả tại xã 15 ngày ! chưa đối chiếu" in page
    assert "Tỷ lệ thành viên hội đồng phải có mặt — ? chưa có quy định" in page
    assert "nhập theo văn bản" not in page


def test_a_day_between_two_periods_says_that_nothing_is_known() -> None:
    page = words(signed_in(Role.LEADER).get("/quy-dinh/?ngay=01/06/2021&cho=commune.ntm").content)
    assert "Không có giai đoạn nào bao trùm ngày này" in page
    assert "chưa đối chiếu, 32 chưa có" in page


def test_rules_can_be_narrowed_to_what_is_not_known(office: Client) -> None:
    page = words(office.get(f"/quy-dinh/{ASKED}&muc=unknown").content)
    assert "Thời hạn của danh hiệu" in page
    assert "Tỷ lệ thành viên hội đồng có mặt đồng ý" not in page


def test_the_office_enters_a_rule_and_it_holds_at_once(office: Client) -> None:
    answer = office.post(VOTE, ENTERED)
    assert answer.status_code == 302
    rule = rules_on(DAY, Subject.COMMUNE, Title.NTM).number("council.agreement_percent")
    assert (str(rule.value), rule.verified, rule.decree) == ("92.500", True, "QĐ 9/QĐ-UBND")
    page = words(office.get(answer["Location"]).content)
    assert "92,5 % ✓ đã đối chiếu" in page
    assert "90 % ! chưa đối chiếu" in page  # what ships stays to be seen
    assert AuditEntry.objects.latest("pk").action == "rule.set"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"value": "chín mươi"}, "Phải là số"),
        ({"value": "120"}, "không dùng được"),
        ({"since": "31/02/2023"}, "31/02/2023"),
        ({"since": ""}, "Ghi ngày bắt đầu áp dụng"),
        ({"until": "01/01/2022"}, "không có ngày nào"),
        ({"decree": ""}, "Chưa ghi văn bản đã đối chiếu"),
    ],
)
def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(
    office: Client, wrong: dict[str, str], said: str
) -> None:
    answer = office.post(VOTE, {**ENTERED, "note": "ghi chú của tôi", **wrong})
    assert answer.status_code == 400
    assert said in words(answer.content)
    assert 'value="ghi chú của tôi"' in answer.content.decode()
    assert not RuleEntry.objects.exists()


def test_the_office_confirms_a_shipped_rule_and_ends_it_again(office: Client) -> None:
    wrong = office.post(VOTE, {"what": "confirm", "decree": " ", "note": "đã xem"})
    assert wrong.status_code == 400
    assert "Chưa ghi văn bản đã đối chiếu" in words(wrong.content)
    office.post(VOTE, {"what": "confirm", "decree": "QĐ 18/2022/QĐ-TTg, Điều 9", "decree_day": "02/08/2022"})
    assert rules_on(DAY, Subject.COMMUNE, Title.NTM).number("council.agreement_percent").verified
    missing = office.post(VOTE, {"what": "end", "until": "02/08/2022", "reason": ""})
    assert "Chưa ghi lý do" in words(missing.content)
    office.post(VOTE, {"what": "end", "until": "02/08/2022", "reason": "xem nhầm điều"})
    assert not rules_on(DAY, Subject.COMMUNE, Title.NTM).number("council.agreement_percent").verified
    page = words(office.get(VOTE).content)
    assert "xem nhầm điều" in page
    assert "QĐ 18/2022/QĐ-TTg, Điều 9" in page


def test_a_list_is_entered_line_by_line_and_keeps_what_the_system_makes(office: Client) -> None:
    address = f"/quy-dinh/dossier.papers/{ASKED}"
    lines = {
        "lines": "3", "item-0-key": "proposal", "item-0-vi": "Tờ trình đề nghị công nhận", "item-0-made_by": "unit",
        "item-0-required": "1", "item-0-produces": "proposal", "item-0-at": "submit", "item-1-vi": "",
        "item-2-vi": "Bản đồ hiện trạng", "item-2-made_by": "unit",
    }  # fmt: skip
    office.post(address, {**ENTERED, "value": "", **lines})
    given = rules_on(DAY, Subject.COMMUNE, Title.NTM).items("dossier.papers")
    assert [(one.key, one.en, one.required, dict(one.extra)) for one in given] == [
        ("proposal", "Proposal", True, {"at": "submit", "produces": "proposal"}),
        ("ban_do_hien_trang", "Bản đồ hiện trạng", False, {}),
    ]


def test_a_key_criterion_that_its_set_lacks_is_refused(office: Client) -> None:
    lines = {"lines": "1", "item-0-vi": "Thu nhập", "item-0-set": "QD318-2022/xa", "item-0-no": "99"}
    answer = office.post(f"/quy-dinh/withdrawal.key_criteria/{ASKED}", {**ENTERED, "value": "", **lines})
    assert answer.status_code == 400
    assert "không có tiêu chí “99”" in words(answer.content)


def test_nobody_but_the_office_of_the_province_enters_rules_or_days() -> None:
    for client in (signed_in(Role.ADMIN), signed_in(Role.OFFICE, name="huyen", unit_thread="district-164")):
        assert client.post(VOTE, ENTERED).status_code == 403
        day = {"day": "02/01/2026", "working": "off", "decree": "TB 1"}
        assert client.post("/quy-dinh/lich/", day).status_code == 403
        assert "Nhập giá trị theo văn bản" not in words(client.get(VOTE).content)
    assert not RuleEntry.objects.exists()


def test_the_calendar_of_a_year_shows_days_off_and_takes_what_the_office_enters(office: Client) -> None:
    page = words(office.get("/quy-dinh/lich/?nam=2024").content)
    assert "08/02/2024 thứ Năm 29 Tết nghỉ" in page
    assert "04/05/2024 thứ Bảy Làm bù (hoán đổi) làm việc" in page
    wrong = office.post("/quy-dinh/lich/", {"day": "2/13/2026", "working": "off", "decree": "TB 1"})
    assert wrong.status_code == 400
    assert 'value="2/13/2026"' in wrong.content.decode()
    office.post("/quy-dinh/lich/", {"day": "02/01/2026", "working": "off", "decree": "TB 1/TB-BNV", "note": "hoán đổi"})
    assert not is_working_day(date(2026, 1, 2))
    assert CalendarDay.objects.get().decree == "TB 1/TB-BNV"
    assert "02/01/2026 thứ Sáu — nghỉ TB 1/TB-BNV" in words(office.get("/quy-dinh/lich/?nam=2026").content)


def test_an_address_without_a_rule_says_which_are_near(office: Client) -> None:
    answer = office.get(f"/quy-dinh/council.agreement/{ASKED}")
    assert answer.status_code == 400
    assert "council.agreement_percent" in words(answer.content)
