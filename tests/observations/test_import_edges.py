"""Promises of the import at its edges: read another way, said as people write, nothing hidden or cut short."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from import_files import SET, write_csv, write_xlsx
from typer.testing import CliRunner

from chungsuc.cli.observations import register
from chungsuc.engine.reading import DecimalMark
from chungsuc.observations.file_errors import EncodingUnknown, HiddenTables
from chungsuc.observations.importing.batch import Options, staged
from chungsuc.observations.importing.report import Preview
from chungsuc.observations.models import Observation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

HEADER = ["unit", "indicator", "as_of", "value", "numerator", "denominator", "note"]
PHU_DINH = "05602"


def look(path: Path, **given: object) -> Preview:
    with staged(path, Options(**{"set_id": SET, "said_by": "Văn phòng", **given})) as found:  # type: ignore[arg-type]
        return found.preview


def take(path: Path, **given: object) -> int:
    with staged(path, Options(**{"set_id": SET, "said_by": "Văn phòng", **given})) as found:  # type: ignore[arg-type]
        return found.accept().stored if found.preview.already is None else 0


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"decimal": DecimalMark.POINT}, {"decimal": DecimalMark.COMMA}),
        ({"decimal": DecimalMark.POINT, "synthetic": True}, {"decimal": DecimalMark.POINT}),
    ],
)
def test_the_same_file_read_another_way_is_another_import(tmp_path: Path, first, then) -> None:  # type: ignore[no-untyped-def]
    path = write_csv(tmp_path / "a.csv", [HEADER[:4], [PHU_DINH, "10", "31/12/2023", "1.234"]])
    assert [take(path, **first), take(path, **first), take(path, **then), take(path, **then)] == [1, 0, 1, 0]
    assert Observation.objects.filter(supersedes__isnull=False).count() == 1


def test_faults_write_days_and_numbers_as_each_language_does(tmp_path: Path) -> None:
    rows = [
        ["Tân Thịnh", "3.1", "31/12/2023", "80", "", "", ""],
        [PHU_DINH, "3.1", "31/12/2023", "50", "118", "126", ""],
        [PHU_DINH, "10", "31/12/2023", "40,2", "", "", ""],
        [PHU_DINH, "10", "31/12/2023", "40,3", "", "", ""],
    ]
    faults = look(write_csv(tmp_path / "a.csv", [HEADER, *rows]), province="19").faults
    said, in_english = " ".join(f.rule() for f in faults), " ".join(f.rule("en") for f in faults)
    assert "ngày 31/12/2023" in said
    assert "93,65079365" in said
    assert "giá trị 40,2 ở D4" in said
    assert "2023-12-31" in in_english
    assert "93.65079365" in in_english
    assert "40.2" in in_english
    assert faults[1].as_dict()["data"]["computed"] == "93.65079365"  # type: ignore[index]


@pytest.mark.parametrize("place", ["note", "unit"])
def test_a_text_file_with_null_bytes_is_refused_before_a_database_sees_it(tmp_path: Path, place: str) -> None:
    row = ["05\0602" if place == "unit" else PHU_DINH, "3.1", "31/12/2023", "80", "", "", "a\0b"]
    with pytest.raises(EncodingUnknown) as caught:
        look(write_csv(tmp_path / "a.csv", [HEADER, row]))
    assert caught.value.where.line == 2


def test_utf_16_without_its_mark_is_said_to_be_no_utf_8(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADER, [PHU_DINH, "3.1", "31/12/2023", "80", "", "", ""]])
    path.write_bytes(path.read_text().encode("utf-16-le"))
    with pytest.raises(EncodingUnknown):
        look(path)


def test_a_file_whose_only_table_is_hidden_says_so(tmp_path: Path) -> None:
    import openpyxl

    rows = [HEADER, [PHU_DINH, "3.1", "31/12/2023", "80", "", "", ""]]
    path = write_xlsx(tmp_path / "a.xlsx", {"Bìa": [["Báo cáo"]], "Bản nháp": rows})
    book = openpyxl.load_workbook(path)
    book["Bản nháp"].sheet_state = "hidden"
    book.save(path)
    with pytest.raises(HiddenTables, match="Bản nháp"):
        look(path)


def test_whoever_brings_in_values_of_a_ward_hears_that_the_set_judges_xa_only(tmp_path: Path) -> None:
    ward = ["phường Tân Thịnh", "3.1", "31/12/2023", "80", "", "", ""]
    commune = [PHU_DINH, "3.1", "31/12/2023", "80", "", "", ""]
    notes = look(write_csv(tmp_path / "a.csv", [HEADER, ward, commune]), province="19").sheets[0].notes
    assert [note for note in notes if note.startswith("1 đơn vị là phường")]
    assert look(write_csv(tmp_path / "b.csv", [HEADER, commune]), province="19").sheets[0].notes == []


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("chungsuc.site.start.ready_database", lambda: None)
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    runner = CliRunner()
    return lambda *words: runner.invoke(app, ["observations", *map(str, words)])


def test_an_export_to_no_folder_is_a_fault_in_words(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    result = run("export", "--set", SET, "--as-of", "2023-12-31", "--out", tmp_path / "không có" / "a.csv")
    assert result.exception.code == "CS-OBS-312"


def test_the_history_on_the_screen_is_written_as_vietnamese_papers_do(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    take(write_csv(tmp_path / "a.csv", [HEADER[:4], [PHU_DINH, "10", "31/12/2023", "41,1"]]))
    shown = run("history", PHU_DINH, "10", "--set", SET, "--as-of", "31/12/2023").stdout
    assert "41,1" in shown
    assert "31/12/2023" in shown
    assert "2023-12-31" not in shown
    now = run("history", PHU_DINH, "10", "--set", SET, "--as-of", "2025-12-31").stdout
    assert "--as-of" in now  # the commune of that code today is another one
