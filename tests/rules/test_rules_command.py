"""``chungsuc rules``: the rules of a day on the command line."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from chungsuc.cli.rules import rules

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def database_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chungsuc.site.start.ready_database", lambda: None)


def run(*words: str) -> str:
    done = CliRunner().invoke(rules, list(words), catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_rules_are_listed_with_value_and_standing() -> None:
    said = run("list", "--as-of", "2023-12-31")
    assert "opinions.publish_days: 15 ngày [chưa đối chiếu] QĐ 18/2022/QĐ-TTg" in said
    assert said.splitlines()[-1] == "32 quy định, 0 đã đối chiếu, 19 chưa có."


def test_rules_come_as_json_for_a_subject_and_a_title() -> None:
    said = json.loads(run("list", "--as-of", "2023-12-31", "--subject", "district", "--title", "ntm", "--json"))
    by_key = {rule["key"]: rule for rule in said["rules"]}
    assert by_key["withdrawal.communes_percent"]["value"] == "30"
    assert by_key["decision.authority"]["items"][0]["key"] == "prime_minister"
    assert by_key["council.quorum_percent"]["standing"] == "unknown"


def test_one_rule_is_shown_with_its_lines() -> None:
    assert "- Tờ trình đề nghị công nhận (unit)" in run("show", "dossier.papers", "--as-of", "2023-12-31")
