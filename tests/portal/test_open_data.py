"""Promises about the files: what pages show, what they say of themselves, read by other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client
from portal_world import DAY, FILES, OF_DAY, PHU_DINH, SET, fill, recognise, release, visitor
from python_calamine import CalamineWorkbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]


@pytest.fixture
def client(viet_nam: None) -> Client:
    fill()
    return visitor()


def test_csv_holds_a_line_for_each_commune_and_each_says_what_it_is(client: Client) -> None:
    made = release()
    rows = list(csv.DictReader(io.StringIO(client.get(f"{OF_DAY}/tai-ve/xa.csv").content.decode("utf-8-sig"))))
    assert len(rows) == 126
    one = next(row for row in rows if row["key"] == PHU_DINH)
    assert (one["name"], one["district"], one["title"], one["c10"]) == ("Phú Đình", "huyện Định Hóa", "ntm", "unknown")
    assert (one["as_of"], one["set"], one["release"]) == (DAY.isoformat(), SET, str(made.pk))
    assert (one["synthetic"], one["checksum"]) == ("false", made.checksum)
    assert sum(row["title"] != "" for row in rows) == 5


def test_a_workbook_says_what_it_is_in_both_languages(client: Client) -> None:
    made = release()
    for suffix, sheet, about in (("", "Số liệu", "Về tệp này"), ("?en=1", "Data", "About this file")):
        book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{OF_DAY}/tai-ve/xa.xlsx{suffix}").content))
        assert book.sheet_names == [sheet, about]
        rows = book.get_sheet_by_name(sheet).to_python()
        assert len(rows) == 127
        assert {row[2] for row in rows} >= {"Phú Đình", "Ký Phú"}
        told = dict(row[:2] for row in book.get_sheet_by_name(about).to_python())
        assert made.checksum in told.values()
        assert any(SET in str(value) for value in told.values())


def test_json_gives_the_same_rows_with_what_they_are(client: Client) -> None:
    made = release()
    found = json.loads(client.get(f"{OF_DAY}/tai-ve/xa.json").content)
    assert len(found["rows"]) == found["about"]["rows"] == 126
    assert found["about"]["checksum"] == made.checksum
    assert found["criteria"]["10"] == "Thu nhập"


def test_made_up_data_says_so_in_every_file_and_on_every_page(client: Client) -> None:
    recognise("Phượng Tiến", year=2023, synthetic=True)
    release(changed=True)
    assert b"true" in client.get(FILES[0]).content
    assert json.loads(client.get(f"{OF_DAY}/tai-ve/xa.json").content)["about"]["synthetic"] is True
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{OF_DAY}/tai-ve/xa.xlsx").content))
    assert "MÔ PHỎNG" in book.get_sheet_by_index(0).to_python()[0][0]
    for address in ("/cong-khai/", f"{OF_DAY}/xa/", "/cong-khai/ban-cong-bo/", "/cong-khai/ngay/2020-12-31/"):
        assert "SỐ LIỆU MÔ PHỎNG" in client.get(address).content.decode(), address


def test_others_may_read_the_files_from_their_own_pages_and_save_them_by_name(client: Client) -> None:
    made = release()
    answer = client.get(FILES[0])
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert f'filename="ntm-{DAY}-ban-{made.pk}.csv"' in answer.headers["Content-Disposition"]
