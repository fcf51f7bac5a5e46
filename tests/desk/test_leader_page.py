"""The leader's page and the pages of figures: from a figure to its members, one sheet of A4, nothing out of scope."""

from __future__ import annotations

import csv
import io
from datetime import date

import pypdfium2
import pytest
from django.test import Client

from chungsuc.accounts.models import Role, User
from chungsuc.figures import catalogue
from chungsuc.figures.figure import Asked
from chungsuc.maps.shipped import load_shipped
from chungsuc.reports.leader.gathering import TITLES, leading
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_province")]
DAY = date(2023, 12, 31)


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return " ".join(answer.content.decode().split())


def test_the_four_figures_stand_beside_their_plans_and_open_to_their_members() -> None:
    leader = signed_in(Role.LEADER)
    page = shown(leader, "/dieu-hanh/?ngay=31/12/2023")
    for said in ("118<small>/126", "33<small>/126", "10<small>/126", "6<small>/9", "kế hoạch năm 12: vượt 4"):
        assert said in page
    assert "SỐ LIỆU MÔ PHỎNG" in page
    assert page.count("<svg") >= 4
    assert "/chi-so/communes.ntm.cumulative/?ngay=2023-12-31" in page
    figure = shown(leader, "/chi-so/communes.ntm.cumulative/?ngay=2023-12-31")
    assert figure.count('<li><a href="/xa/') == 118
    assert "✓ khớp" in figure


def test_the_sheet_is_one_page_of_a4_on_every_day_and_scope() -> None:
    leader = signed_in(Role.LEADER)
    for query in ("?ngay=31/12/2023", "?ngay=31/12/2023&huyen=164", "?ngay=31/07/2025", "?ngay=30/06/2021"):
        with pypdfium2.PdfDocument(leader.get(f"/dieu-hanh/mot-trang.pdf{query}").content) as pdf:
            assert len(pdf) == 1, query
            assert [round(side) for side in pdf[0].get_size()] == [595, 842]
            text = pdf[0].get_textpage().get_text_range()
    assert "30/06/2021" in text


def test_months_count_what_had_been_decided_by_their_end() -> None:
    asked = Asked(find_unit("19", DAY, level="province"), DAY)
    found = leading(asked)
    assert [one.day.month for one in found.months] == list(range(1, 13))
    assert [one.held[0] for one in found.months[3:]] == sorted(one.held[0] for one in found.months[3:])
    for at, headline in enumerate(found.headlines[: len(TITLES)]):
        assert headline.answer.numerator == found.years[-1].held[at]
        assert headline.change == catalogue.answer(headline.figure.replace("cumulative", "change"), asked).value


def test_after_a_merger_what_waits_for_a_decision_is_said() -> None:
    page = shown(signed_in(Role.LEADER), "/dieu-hanh/?ngay=31/07/2025")
    assert "chờ quyết định" in page
    assert "chưa ghi kế hoạch năm" in page


def test_the_map_stands_on_the_page_where_boundaries_are_known() -> None:
    load_shipped()
    page = shown(signed_in(Role.LEADER), "/dieu-hanh/?ngay=31/12/2023")
    assert 'class="sheet lead-map"><svg' in page


def test_every_figure_of_the_catalogue_has_a_page() -> None:
    office = signed_in(Role.OFFICE)
    listed = shown(office, "/chi-so/?ngay=31/12/2023")
    for one in catalogue.figures():
        assert one.id in listed
        assert one.vi in shown(office, f"/chi-so/{one.id}/?ngay=31/12/2023")
    known = shown(office, "/chi-so/communes.ntm.cumulative/?ngay=31/12/2023&biet=31/12/2023&cach=decided_on")
    assert "110/126" in known
    missing = shown(office, "/chi-so/communes.ntm.cumulativ/?ngay=31/12/2023", status=404)
    assert "communes.ntm.cumulative" in missing


def test_members_come_as_a_file_and_a_commune_sees_its_own() -> None:
    office = signed_in(Role.OFFICE)
    content = office.get("/chi-so/communes.model.cumulative/don-vi.csv?ngay=31/12/2023").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert len(rows) == 1 + 10
    assert rows[1][:2] == ["communes.model.cumulative", "2023-12-31"]
    place = find_unit("Phú Đình", DAY)
    officer = signed_in(Role.COMMUNE, unit_thread=place.thread)
    assert officer.get("/dieu-hanh/").status_code == 403
    assert "1/1" in shown(officer, "/chi-so/communes.in_programme/?ngay=31/12/2023")
    assert officer.get("/chi-so/communes.in_programme/?ngay=31/12/2023&huyen=164").status_code == 403


def test_what_is_late_stands_on_the_page_and_criteria_open_one_by_one() -> None:
    leader = signed_in(Role.LEADER)
    page = shown(leader, "/dieu-hanh/?ngay=31/12/2023")
    for figure in ("communes.submissions.overdue", "communes.dossiers.overdue", "communes.criterion.2"):
        assert f"/chi-so/{figure}/?ngay=2023-12-31" in page
    assert "quyết định ký năm sau vẫn tính cho năm nay" in page  # months end at 110, the year at 118
    assert "/chi-so/communes.ntm.without/" in page
    figure = shown(leader, "/chi-so/communes.ntm.without/?ngay=31/12/2023")
    assert figure.count('<li><a href="/xa/') == 8


def test_a_change_is_told_between_any_two_days_in_the_language_asked() -> None:
    leader = signed_in(Role.LEADER)
    told = shown(leader, "/chi-so/communes.ntm.change/?ngay=31/12/2023&tu=31/12/2021")
    assert 'value="31/12/2021"' in told
    assert "có quyết định công nhận" in told
    backwards = shown(leader, "/chi-so/communes.ntm.change/?ngay=31/12/2023&tu=31/12/2024", status=400)
    assert "31/12/2024" in backwards or "2024-12-31" in backwards
    User.objects.update(language="en")
    assert "recognised by a decision" in shown(leader, "/chi-so/communes.ntm.change/?ngay=31/12/2023")
