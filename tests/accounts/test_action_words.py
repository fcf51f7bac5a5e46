"""Promises about the words of the trail."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import chungsuc
from chungsuc.accounts.action_words import ACTIONS, FIELDS, VALUES, about_word, action_word, field_word

ROOT = Path(chungsuc.__file__).parent
CODE = re.compile(r"[a-z_]+\.[a-z_]+")
NO_ACTION = re.compile(r"^chungsuc\.|\.(yaml|xlsx|html)$")  # a package, a file


def writers() -> Iterator[tuple[Path, ast.Module]]:
    """Give the modules that write to the trail."""
    for path in sorted(ROOT.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "accounts.trail" not in text:
            continue
        tree = ast.parse(text)
        names = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        if any(node.module == "chungsuc.accounts.trail" and {a.name for a in node.names} & WRITES for node in names):
            yield path, tree


WRITES = {"Change", "wrote", "wrote_many"}


def written() -> Iterator[tuple[str, bool]]:
    """Give every text of those modules that looks like an action, and whether it is only the head of one."""
    for _, tree in writers():
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, ast.Module)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                head = str(node.values[0].value)
                if re.fullmatch(r"[a-z_]+\.[a-z_]*", head) and len(node.values) > 1:
                    yield head, True
            elif isinstance(node, ast.Constant) and node.value not in docs and is_code(node.value):
                yield node.value, False


def is_code(text: object) -> bool:
    return isinstance(text, str) and bool(CODE.fullmatch(text)) and not NO_ACTION.search(text)


def test_every_action_that_is_written_anywhere_has_a_word() -> None:
    found = list(written())
    assert ("grant.given", False) in found
    without = {code for code, head in found if not head and code not in ACTIONS}
    without |= {head + "…" for head, is_head in found if is_head and not any(a.startswith(head) for a in ACTIONS)}
    assert sorted(without) == []


@pytest.mark.parametrize("table", [ACTIONS, FIELDS, VALUES])
def test_every_word_is_there_in_both_languages(table: dict[str, tuple[str, str]]) -> None:
    assert [key for key, (vi, en) in table.items() if not vi or not en or vi == en] == []


def test_what_nobody_has_named_shows_its_key_and_breaks_nothing() -> None:
    assert (action_word("x.y"), about_word("z"), field_word("w")) == ("x.y", "z", "w")
    assert (action_word("grant.given"), action_word("grant.given", "en")) == ("cấp quyền", "right given")
