"""Promises about errors: one tree, stable codes, two languages, four answers."""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path

from chungsuc.errors import ChungSucError, Faults, Where

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "script"))

from error_codes import PAGE, all_errors, page  # noqa: E402 — the folder of scripts is no package


def leaves() -> list[type[ChungSucError]]:
    return [error for error in all_errors() if not error.code.endswith("-000")]


def test_every_code_belongs_to_one_error() -> None:
    codes = [error.code for error in leaves()]
    assert len(codes) == len(set(codes)), sorted(code for code in codes if codes.count(code) > 1)


def test_every_code_has_the_form_of_its_family() -> None:
    assert [e.code for e in leaves() if not re.fullmatch(r"CS-(?:[A-Z]{3}-)?\d{3}", e.code)] == []


def test_every_error_says_in_both_languages_what_and_what_to_do() -> None:
    for error in leaves():
        for words in (error.vi, error.en):
            assert words.what, f"{error.__name__} does not say what"
            assert words.fix, f"{error.__name__} does not say what to do"
        assert error.vi != error.en, error.__name__


def test_both_languages_use_the_same_data_fields() -> None:
    def used(words: object) -> set[str]:
        text = "".join(str(getattr(words, part)) for part in ("what", "why", "fix"))
        return {
            name.removesuffix("_en").removesuffix("_vi") for _, name, _, _ in string.Formatter().parse(text) if name
        }

    assert [error.__name__ for error in leaves() if used(error.vi) != used(error.en)] == []


def test_the_page_of_error_codes_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run .venv/bin/python script/error_codes.py"


def test_an_error_tells_its_place_in_words_and_as_data() -> None:
    error = Faults([], where=Where(file="a.xlsx", sheet="Xã", cell="C7"))
    assert error.text("vi").startswith("Tệp a.xlsx, trang tính Xã, ô C7: ")
    assert error.as_dict()["where"] == {"file": "a.xlsx", "sheet": "Xã", "cell": "C7"}
