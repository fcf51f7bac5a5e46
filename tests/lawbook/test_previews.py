"""Promises about the preview of a law on its way: what was shown is what happens, on the filled demonstration."""

from __future__ import annotations

from datetime import date

import pytest
from lawbook_people import END_2023, FROM, SET, by, officer, provincial

from chungsuc.accounts.models import Role
from chungsuc.lawbook.actions import approve, propose, write
from chungsuc.lawbook.checking import check_overlay
from chungsuc.lawbook.models import Kind, LawProposal
from chungsuc.lawbook.preview import preview, preview_day
from chungsuc.verdicts.models import StoredVerdict
from desk_people import signed_in

pytestmark = pytest.mark.django_db

Stored = dict[str, tuple[str, dict[str, str], dict[str, str]]]


def stored(day: date) -> Stored:
    rows = StoredVerdict.objects.filter(set_id=SET, as_of=day).select_related("unit")
    return {row.unit.thread: (row.status, row.criteria, row.indicators) for row in rows}


def proposed(text: str) -> LawProposal:
    with by(officer("a")) as scope:
        return propose(scope, write(scope, Kind.OVERLAY, text, file="thử").pk)


@pytest.mark.parametrize("levels", [{"2.1": "1"}, {"2.2": "85", "2.3": "77.5"}, {"2.1": "92", "2.4": "99.9"}])
def test_what_was_shown_before_is_what_happens(demo_province: object, levels: dict[str, str]) -> None:
    text = provincial(levels)
    shown = preview(check_overlay(text, file="thử"), END_2023)
    before = stored(END_2023)
    proposal = proposed(text)
    with by(officer("b")) as second:
        done = approve(second, proposal.pk)
    after = stored(END_2023)
    changed = {thread for thread in before if before[thread] != after[thread]}
    assert {change.unit.thread for change in shown.changed} == changed
    assert done.rejudged >= len(before)
    for change in shown.changed:
        _, criteria, indicators = after[change.unit.thread]
        assert {move.no: move.after for move in change.criteria}.items() <= criteria.items()
        assert {move.no: move.after for move in change.provisions}.items() <= indicators.items()
    assert shown.units == len(before) == 126


def test_a_preview_stores_nothing(demo_province: object) -> None:
    before = stored(END_2023)
    checked = check_overlay(provincial({"2.1": "100"}), file="thử")
    assert preview_day(checked.law) == END_2023
    found = preview(checked, END_2023)
    assert found.changed
    assert found.losing
    assert sum(count for _, count in found.moves()) == sum(len(change.provisions) for change in found.changed)
    assert stored(END_2023) == before
    assert "2.1" in {move.no for change in found.changed for move in change.provisions}


def test_verdicts_on_days_before_the_decree_stay(demo_province: object) -> None:
    earlier = date(2022, 12, 31)
    before = stored(earlier)
    proposal = proposed(provincial({"2.1": "100"}, begins=FROM))
    with by(officer("b")) as second:
        approve(second, proposal.pk)
    assert before
    assert stored(earlier) == before


def test_the_page_of_a_preview_names_the_communes_that_would_change(demo_province: object) -> None:
    typed = {
        "no": ["2.1"], "kind": "province", "number": "QĐ 5/QĐ-UBND", "signed": "20/12/2022", "name": "Quy định mức",
        "valid_from": "01/01/2023", "by:2.1": "", "cell:2.1:": "100", "look": "1",
    }  # fmt: skip
    page = signed_in(Role.OFFICE).post(f"/bo-tieu-chi/quy-dinh/{SET}/", typed).content.decode()
    found = preview(check_overlay(provincial({"2.1": "100"}), file="thử"), END_2023)
    assert f"<b>{len(found.changed)}/126</b>" in page
    assert all(change.unit.full_name in page for change in found.changed)
