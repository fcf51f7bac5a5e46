"""After whatever several people did, stored verdicts are what both engines say (kết quả luôn khớp số liệu)."""

from __future__ import annotations

import json
from datetime import date

import pytest
import typer
from typer.testing import CliRunner

from chungsuc.cli import verdicts
from chungsuc.engine.answer import walk
from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.actions import judge_and_store
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_units
from random_editing import ADVANCED, COMMUNE, Editing

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

KINDS = {
    "submitted", "recorded", "recorded many", "corrected", "retracted", "recognised", "withdrawn", "trait", "confirmed",
    "returned",
}  # fmt: skip


def verified() -> list[dict[str, object]]:
    """Run ``chungsuc verdicts verify`` and give what it found."""
    app = typer.Typer()
    verdicts.register(app)
    result = CliRunner().invoke(app, ["verdicts", "verify", "--json"])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return list(json.loads(result.stdout))


def differing() -> list[tuple[str, str, str, list[str]]]:
    """Give the stored verdicts that are not what judging says now, down to criteria and indicators."""
    wrong = []
    for stored in StoredVerdict.objects.select_related("unit"):
        fresh = judge_units([stored.unit], stored.set_id, stored.as_of)[stored.unit.thread]
        now = {pv.provision.no: pv.status.value for pv in walk(fresh)}
        if (stored.indicators, stored.criteria) != (now, {one.no: one.status.value for one in fresh.criteria}):
            changed = sorted(no for no in now if stored.indicators.get(no) != now[no])
            wrong.append((stored.unit.full_name, stored.set_id, stored.as_of.isoformat(), changed[:5]))
    return wrong


@pytest.mark.parametrize("seed", [318, 2023])
def test_no_verdict_differs_after_random_editing_by_several_people(seed: int) -> None:
    editing = Editing(seed)
    editing.edit(90)
    assert set(editing.done) >= KINDS, editing.done
    found = verified()
    assert sum(int(str(one["units"])) for one in found) == StoredVerdict.objects.count()
    assert [one for one in found if one["outdated"]] == []
    assert differing() == []


def test_the_first_recognition_of_a_province_is_news_of_all_its_units() -> None:
    day = date(2023, 12, 31)
    first, other = (find_unit(name, day, level="commune") for name in ("Ký Phú, Đại Từ", "05602"))
    judge_and_store(other, ADVANCED, day)
    assert StoredVerdict.objects.get().indicators["DK.NTM"] == "unknown"
    recognise(first, Title.NTM, COMMUNE, 2022, source="quyết định")
    assert StoredVerdict.objects.get().indicators["DK.NTM"] == "unmet"
