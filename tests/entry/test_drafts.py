"""Promises about drafts: what was typed comes back, nobody else's and nothing else, until it is submitted."""

from __future__ import annotations

import pytest

from chungsuc.accounts.errors import OutOfScope
from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.entry.drafts import discard_draft, save_draft
from chungsuc.entry.errors import DraftBehind, DraftTooLarge
from chungsuc.entry.fields import fields_of, said
from chungsuc.entry.models import Draft
from chungsuc.entry.queries import drafts_of
from chungsuc.entry.values import Said
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import person
from entry_forms import END_2023, SET, send

pytestmark = [pytest.mark.django_db]
TYPED = {
    "v:10": " 43,5", "n:15.1": "900", "d:15.1": "950", "r:11": "1", "w:11": "nhầm xã", "t:10": "theo cục thống kê",
    "v:4.1": "", "csrfmiddlewaretoken": "x", "act": "draft",
}  # fmt: skip


def test_what_was_typed_comes_back_as_it_was_typed(scope: Scope, ky_phu: Unit) -> None:
    save_draft(scope, ky_phu, SET, END_2023, TYPED)
    (draft,) = drafts_of(scope)
    assert draft.values == {
        "v:10": "43,5", "n:15.1": "900", "d:15.1": "950", "r:11": "1", "w:11": "nhầm xã", "t:10": "theo cục thống kê"
    }  # fmt: skip
    values, reasons = said(draft.values)
    assert values["15.1"] == Said("", "900", "950")
    assert (values["11"].retract, reasons, values["10"].note) == (True, {"11": "nhầm xã"}, "theo cục thống kê")
    assert not Observation.objects.exists()


def test_a_page_that_is_behind_is_told_so_and_may_overwrite(scope: Scope, ky_phu: Unit) -> None:
    first = save_draft(scope, ky_phu, SET, END_2023, {"v:10": "1"}, version=0)
    second = save_draft(scope, ky_phu, SET, END_2023, {"v:10": "2"}, version=first.version)
    with pytest.raises(DraftBehind):
        save_draft(scope, ky_phu, SET, END_2023, {"v:10": "3"}, version=first.version)
    assert (second.version, Draft.objects.get().values) == (2, {"v:10": "2"})
    save_draft(scope, ky_phu, SET, END_2023, {"v:10": "3"})
    assert Draft.objects.get().values == {"v:10": "3"}


def test_each_person_has_a_draft_of_their_own(scope: Scope, ky_phu: Unit) -> None:
    other = scope_of(person(Role.OFFICE))
    save_draft(scope, ky_phu, SET, END_2023, {"v:10": "1"})
    save_draft(other, ky_phu, SET, END_2023, {"v:10": "2"})
    assert [draft.values for draft in drafts_of(scope)] == [{"v:10": "1"}]


def test_a_draft_of_a_unit_that_is_not_theirs_is_refused(scope: Scope) -> None:
    with pytest.raises(OutOfScope):
        save_draft(scope, find_unit("Vạn Thọ, Đại Từ", END_2023, level="commune"), SET, END_2023, {"v:10": "1"})


def test_a_draft_goes_when_its_form_is_submitted_or_thrown_away(scope: Scope, ky_phu: Unit) -> None:
    save_draft(scope, ky_phu, SET, END_2023, {"v:10": "43,5"})
    send(scope, ky_phu, {"10": "43,5"})
    assert drafts_of(scope) == []
    save_draft(scope, ky_phu, SET, END_2023, {"v:10": "44"})
    assert (discard_draft(scope, ky_phu, SET, END_2023), drafts_of(scope)) == (True, [])
    assert not discard_draft(scope, ky_phu, SET, END_2023)


def test_more_than_a_form_can_hold_is_refused() -> None:
    with pytest.raises(DraftTooLarge):
        fields_of({"t:10": "x" * 5_000})
