"""One bad file for each mistake: the fault has its code, its line, and words that teach in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from law_files import BAD, good_library

from chungsuc.errors import ChungSucError, Faults
from chungsuc.law.errors import LawError
from chungsuc.law.library import read_overlay_file, read_set_file

# file, code of the first fault, a key word in Vietnamese, one in English
MISTAKES = [
    ("not_yaml", "CS-LAW-011", "YAML", "proper YAML"),
    ("not_a_mapping", "CS-LAW-011", "khóa: giá trị", "mapping"),
    ("strange_tag", "CS-LAW-011", "thẻ lạ", "strange tag"),
    ("endless_alias", "CS-LAW-011", "alias", "alias"),
    ("duplicate_key", "CS-LAW-012", "“name” ghi hai lần", "“name” stands twice"),
    ("missing_key", "CS-LAW-013", "Thiếu khóa “name_en”", "“name_en” is missing"),
    ("empty_value", "CS-LAW-013", "Thiếu khóa “name”", "“name” is missing"),
    ("table_without_by", "CS-LAW-013", "“by”", "“by”"),
    ("unknown_key", "CS-LAW-014", "gần giống: indicators", "Near keys: indicators"),
    ("wrong_shape", "CS-LAW-015", "một danh sách", "a list"),
    ("wrong_flag", "CS-LAW-015", "true hoặc false", "true or false"),
    ("attested_false", "CS-LAW-015", "phải là true", "must be true"),
    ("unknown_word", "CS-LAW-016", "village", "commune, district"),
    ("unknown_confidence", "CS-LAW-016", "confidence: sure", "high, medium, low"),
    ("unknown_carry", "CS-LAW-016", "carry: mean", "sum, weighted, worst, best, not_comparable"),
    ("not_a_date", "CS-LAW-017", "không phải ngày có thật", "is not a date"),
    ("empty_interval", "CS-LAW-018", "không có ngày nào", "holds no day"),
    ("missing_source", "CS-LAW-019", "Thiếu căn cứ", "No source"),
    ("missing_provenance", "CS-LAW-020", "đã đọc ở đâu", "where it was read"),
    ("missing_confidence", "CS-LAW-021", "mức tin cậy", "how sure"),
    ("unknown_trait", "CS-LAW-030", "đặc điểm “regoin”", "trait “regoin”"),
    ("unknown_dimension", "CS-LAW-030", "“vung”", "“vung”"),
    ("unknown_trait_value", "CS-LAW-031", "“TNB”", "TDMNPB, DBSH"),
    ("unknown_flag_value", "CS-LAW-031", "true, false", "true, false"),
    ("unknown_count_value", "CS-LAW-031", "số nguyên", "a whole number"),
    ("unknown_rule_column", "CS-LAW-031", "MIỀN NÚI", "MIỀN NÚI"),
    ("unknown_row", "CS-LAW-031", "“TNB”", "“TNB”"),
    ("empty_condition", "CS-LAW-032", "để trống", "is empty"),
    ("not_a_level", "CS-LAW-040", "dấu thập phân", "decimal mark"),
    ("level_without_number", "CS-LAW-040", "không phải mức", "is not a level"),
    ("missing_cell", "CS-LAW-041", "thiếu ô: DBSCL", "lacks cells: DBSCL"),
    ("missing_cell_of_year", "CS-LAW-041", "2023/TN", "2023/TN"),
    ("gap_in_years", "CS-LAW-042", "thiếu năm 2023", "the years 2023"),
    ("cell_given_twice", "CS-LAW-043", "“TDMNPB” của bảng ghi hai lần", "“TDMNPB” is given twice"),
    ("count_as_dimension", "CS-LAW-044", "theo “schools”", "laid out by “schools”"),
    ("no_requirement", "CS-LAW-050", "không nói yêu cầu gì", "does not say what it demands"),
    ("two_requirements", "CS-LAW-051", "at_least, attested", "at_least, attested"),
    ("too_few_parts", "CS-LAW-052", "3 trong 2", "3 of 2"),
    ("no_parts", "CS-LAW-053", "“all” không có", "“all” has nothing"),
    ("no_indicators", "CS-LAW-053", "“indicators”", "“indicators”"),
    ("cases_overlap", "CS-LAW-054", "schools = 3", "schools = 3"),
    ("cases_leave_gap", "CS-LAW-055", "schools = 3", "schools = 3"),
    ("cases_of_regions_leave_gap", "CS-LAW-055", "region = D", "region = D"),
    ("unknown_title", "CS-LAW-056", "danh hiệu “super”", "title “super”"),
    ("unknown_title_of_children", "CS-LAW-056", "ntm, advanced", "ntm, advanced"),
    ("measure_without_fact", "CS-LAW-057", "không cần số liệu", "takes no fact"),
    ("carry_without_fact", "CS-LAW-058", "không cần số liệu", "takes no fact"),
    ("duplicate_number", "CS-LAW-060", "“3.1” dùng hai lần", "“3.1” is used twice"),
    ("duplicate_criterion", "CS-LAW-060", "“3” dùng hai lần", "“3” is used twice"),
    ("number_elsewhere", "CS-LAW-061", "“4.1” không thuộc “3”", "does not belong under “3”"),
    ("part_elsewhere", "CS-LAW-061", "dạng 3.1/a", "Use 3.1/a"),
    ("wrong_criteria_count", "CS-LAW-062", "1 tiêu chí, văn bản có 2", "1 criteria, the decision 2"),
    ("wrong_indicator_count", "CS-LAW-063", "1 chỉ tiêu, văn bản có 2", "1 indicators, the decision 2"),
    ("too_many_indicators", "CS-LAW-063", "không bao giờ được thừa", "more never"),
    ("overlay_unknown_number", "CS-LAW-103", "gần giống: 2.", "Near numbers: 2."),
    ("overlay_redefines_unknown_number", "CS-LAW-103", "“2.9”", "“2.9”"),
    ("overlay_before_its_set", "CS-LAW-104", "nằm ngoài hiệu lực", "lies outside"),
    ("overlay_after_its_set", "CS-LAW-104", "02/01/2026", "2026-01-02"),
    ("overlay_level_not_open", "CS-LAW-105", "đã quy định", "has settled it"),
    ("overlay_unknown_is_not_open", "CS-LAW-105", "“2.2”", "“2.2”"),
    ("overlay_changes_known_cell", "CS-LAW-106", "đã quy định 24", "the set says 24"),
    ("overlay_other_operator", "CS-LAW-107", "at_least", "at_most here"),
    ("overlay_attests_a_number", "CS-LAW-107", "attested", "attested here"),
    ("overlay_changes_twice", "CS-LAW-108", "hai lần", "twice"),
    ("overlay_changes_nothing", "CS-LAW-053", "levels, redefine", "levels, redefine"),
    ("overlay_unknown_kind", "CS-LAW-016", "kind: district", "amendment, province, illustration"),
    ("overlay_missing_provenance", "CS-LAW-020", "“2.1”", "“2.1”"),
    ("overlay_amends_unknown_set", "CS-LAW-301", "gần giống: QD0-2020/xa", "Near ids: QD0-2020/xa"),
]


def faults_of(path: Path) -> tuple[ChungSucError, ...]:
    overlay = path.name.startswith("overlay_")
    with pytest.raises(LawError) as caught:
        read_overlay_file(path, good_library()) if overlay else read_set_file(path)
    return caught.value.faults if isinstance(caught.value, Faults) else (caught.value,)


@pytest.mark.parametrize(("name", "code", "vi", "en"), MISTAKES, ids=[name for name, *_ in MISTAKES])
def test_a_bad_file_tells_its_mistake_in_both_languages(name: str, code: str, vi: str, en: str) -> None:
    fault = faults_of(BAD / f"{name}.yaml")[0]
    assert fault.code == code
    assert vi in fault.text("vi")
    assert en in fault.text("en")
    assert fault.where.file == f"{name}.yaml"


@pytest.mark.parametrize("name", [name for name, *_ in MISTAKES if name not in ("unknown_key", "wrong_shape")])
def test_one_mistake_makes_one_fault(name: str) -> None:
    assert len(faults_of(BAD / f"{name}.yaml")) == 1


def test_every_bad_file_is_in_the_table_and_says_its_mistake() -> None:
    files = sorted(BAD.glob("*.yaml"))
    assert [path.stem for path in files] == sorted(name for name, *_ in MISTAKES)
    for path in files:
        assert path.read_text(encoding="utf-8").startswith("# Mistake: "), path.name


def test_every_fault_within_a_file_has_a_bad_file() -> None:
    from chungsuc.law import file_errors, rule_errors

    codes = {
        fault.code
        for module in (file_errors, rule_errors)
        for fault in vars(module).values()
        if isinstance(fault, type) and issubclass(fault, LawError) and fault is not LawError
    }
    # A file that cannot be read at all is made on the spot, below.
    assert codes - {code for _, code, _, _ in MISTAKES} == {"CS-LAW-010"}


def test_a_fault_names_line_and_place() -> None:
    (fault,) = faults_of(BAD / "part_elsewhere.yaml")
    text = (BAD / "part_elsewhere.yaml").read_text(encoding="utf-8").splitlines()
    assert fault.where.line is not None
    assert "3.2/a" in text[fault.where.line - 1]
    assert fault.where.path == "tiêu chí 3 › chỉ tiêu 3.1 › nội dung 3.2/a"


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = (BAD / "number_elsewhere.yaml").read_text(encoding="utf-8")
    text = text.replace("at_least: 80", 'at_least: "26,7"').replace("subject: commune", "subject: village")
    path = tmp_path / "three.yaml"
    path.write_text(text.replace("title: ntm", "titel: ntm"), encoding="utf-8")
    assert [fault.code for fault in faults_of(path)] == [
        "CS-LAW-014", "CS-LAW-061", "CS-LAW-040", "CS-LAW-016", "CS-LAW-013",
    ]  # fmt: skip


def test_a_wrong_word_in_the_defaults_is_told_once(tmp_path: Path) -> None:
    text = (BAD / "duplicate_number.yaml").read_text(encoding="utf-8").replace("medium", "sure")
    path = tmp_path / "defaults.yaml"
    path.write_text(text, encoding="utf-8")
    assert [fault.code for fault in faults_of(path)] == ["CS-LAW-016", "CS-LAW-060"]


@pytest.mark.parametrize("content", [None, b"set: \xff\xfe"], ids=["missing", "not UTF-8"])
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "QD.yaml"
    if content is not None:
        path.write_bytes(content)
    (fault,) = faults_of(path)
    assert fault.code == "CS-LAW-010"
    assert "UTF-8" in fault.text("en")
